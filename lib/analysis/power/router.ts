import type { BaseState } from '../model';
import { GENERATOR, PARALLEL, PowerNetwork, SELECTIVE, UNIT, UTILITY } from './network';
import { NodeSet } from './node-set';
import { PROVISIONED, PowerState, THERMAL } from './state';

/** Cooling units of which the first `duty` live ones run; the others draw nothing until one is lost. */
export interface SwitchedGroup {
  readonly members: number[];
  readonly duty: number;
}

/** Which sources are up, what each node and cord draws on, and how loads share over their live cords. */
export class Router {
  /** Nodes to look at again, sources first. */
  public readonly rising: NodeSet;
  /** Nodes whose flow is to be computed again, for `Flow`. */
  public readonly falling: NodeSet;
  /** Loads held to their cap. */
  public capped: number[] = [];
  /** Modelled electrical input of loads at thermal design power. */
  public readonly thermalKw: Float64Array;
  private readonly forced: Uint8Array;
  private readonly sourceTouched: Uint8Array;
  private readonly queued: Uint8Array;
  private readonly groupOf: Int32Array;
  private readonly groupQueued: Uint8Array;
  private readonly groupQueue: number[] = [];

  public constructor(
    private readonly net: PowerNetwork,
    private readonly state: PowerState,
    private readonly baseState: BaseState,
    private readonly groups: readonly SwitchedGroup[],
  ) {
    this.rising = new NodeSet(net.count);
    this.falling = new NodeSet(net.count);
    this.forced = new Uint8Array(net.count);
    this.sourceTouched = new Uint8Array(net.count);
    this.queued = new Uint8Array(net.loads.length);
    this.thermalKw = Float64Array.from(net.loads, (load) => load.thermal);
    this.groupQueued = new Uint8Array(groups.length);
    this.groupOf = new Int32Array(net.loads.length).fill(-1);
    net.asset.forEach((asset, node) => (this.forced[node] = net.isOut[asset]));
    groups.forEach((group, g) => group.members.forEach((asset) => net.loadOf[asset] >= 0 && (this.groupOf[net.loadOf[asset]] = g)));
  }

  public remove(removed: readonly number[]): void {
    for (const asset of removed) {
      for (const node of this.net.nodesOf[asset]) {
        this.forced[node] = 1;
        this.rising.add(node);
      }
      const load = this.net.loadOf[asset];
      if (load >= 0) {
        this.state.lost[load] = 1;
        this.queueLoad(load);
      }
    }
  }

  public release(removed: readonly number[]): void {
    for (const asset of removed) {
      this.net.nodesOf[asset].forEach((node) => (this.forced[node] = this.net.isOut[asset]));
    }
  }

  public queueLoad(load: number): void {
    if (!this.queued[load]) {
      this.queued[load] = 1;
      this.state.touched[this.state.loadCount++] = load;
    }
  }

  /** Forgets the loads that were queued. */
  public dropLoads(): void {
    for (let i = 0; i < this.state.loadCount; i++) {
      this.queued[this.state.touched[i]] = 0;
    }
  }

  /** Sources first: what is up, and what each selective node draws on. */
  public routeNodes(): void {
    const { rising, sourceTouched } = this;
    const { up, selected } = this.state;
    const { words } = rising;
    for (let w = rising.low; w <= rising.high; w++) {
      for (let word = words[w]; word !== 0; word = words[w]) {
        const n = (w << 5) | (31 - Math.clz32(word & -word));
        words[w] = word & (word - 1);
        const edge = this.route(n);
        const isUp = edge === DOWN ? 0 : 1;
        const draws = edge < 0 ? -1 : edge;
        const changed = isUp !== up[n];
        if (!changed && draws === selected[n] && !sourceTouched[n]) {
          continue;
        }
        sourceTouched[n] = 0;
        up[n] = isUp;
        selected[n] = draws;
        this.recompute(n);
        if (changed) {
          this.tellDrawers(n);
        }
      }
    }
    rising.reset();
  }

  private recompute(n: number): void {
    this.falling.add(n);
    if (this.net.isOutlet[n]) {
      // No-load losses follow the outlet from one side to another, even where no power does.
      for (let e = this.net.start[n]; e < this.net.start[n + 1]; e++) {
        this.falling.add(this.net.source[e]);
      }
    }
  }

  private tellDrawers(n: number): void {
    const { drawerStart, drawer, feedAtStart, feedAt, feedLoad, kind, blockedStart, blocked } = this.net;
    for (let d = drawerStart[n]; d < drawerStart[n + 1]; d++) {
      this.sourceTouched[drawer[d]] = kind[drawer[d]] === PARALLEL ? 1 : 0;
      this.rising.add(drawer[d]);
    }
    for (let b = blockedStart[n]; b < blockedStart[n + 1]; b++) {
      this.rising.add(blocked[b]);
    }
    for (let i = feedAtStart[n]; i < feedAtStart[n + 1]; i++) {
      this.queueLoad(feedLoad[feedAt[i]]);
    }
  }

  /** The edge that a selective node draws on, UP for other nodes that are up, or DOWN. */
  private route(n: number): number {
    if (this.forced[n]) {
      return DOWN;
    }
    const { kind, start, source, blockerStart, blocker } = this.net;
    const { up } = this.state;
    const k = kind[n];
    for (let b = blockerStart[n]; b < blockerStart[n + 1]; b++) {
      if (up[blocker[b]]) {
        return DOWN;
      }
    }
    if (k === SELECTIVE) {
      for (let e = start[n]; e < start[n + 1]; e++) {
        if (up[source[e]]) {
          return e;
        }
      }
      return DOWN;
    }
    if (k === UTILITY || k === GENERATOR) {
      return k === GENERATOR || this.baseState === 'U' ? UP : DOWN;
    }
    let live = 0;
    for (let e = start[n]; e < start[n + 1]; e++) {
      live += up[source[e]];
    }
    const all = start[n + 1] - start[n];
    return (k === UNIT ? live === all && all > 0 : live > 0) ? UP : DOWN;
  }

  /** Cords go to their first live source; loads with too few are dark; standby units start; what is drawn is shared out. */
  public routeLoads(): void {
    const { state, queued } = this;
    const routed = state.loadCount;
    for (let i = 0; i < routed; i++) {
      this.routeLoad(state.touched[i]);
    }
    this.startStandby();
    for (let i = 0; i < state.loadCount; i++) {
      const load = state.touched[i];
      queued[load] = 0;
      this.share(load);
    }
  }

  private routeLoad(load: number): void {
    const { feedStart, feedSourceStart, feedSource, feedCords, minimumCords } = this.net;
    const { feedNode, up, dark, lost } = this.state;
    const gone = lost[load];
    let cords = 0;
    for (let f = feedStart[load]; f < feedStart[load + 1]; f++) {
      let now = -1;
      if (!gone) {
        for (let s = feedSourceStart[f]; s < feedSourceStart[f + 1]; s++) {
          if (up[feedSource[s]]) {
            now = feedSource[s];
            break;
          }
        }
      }
      if (now >= 0) {
        cords += feedCords[f];
      }
      if (now !== feedNode[f]) {
        this.setFeed(load, f, 0, 0, 0);
        feedNode[f] = now;
      }
    }
    dark[load] = cords < minimumCords[load] || cords === 0 ? 1 : 0;
    const group = this.groupOf[load];
    if (group >= 0 && !this.groupQueued[group]) {
      this.groupQueued[group] = 1;
      this.groupQueue.push(group);
    }
  }

  /** Units of a switched group start in declared order when one before them is lost. */
  private startStandby(): void {
    const { dark, running } = this.state;
    while (this.groupQueue.length > 0) {
      const g = this.groupQueue.shift()!;
      this.groupQueued[g] = 0;
      let left = this.groups[g].duty;
      for (const asset of this.groups[g].members) {
        const load = this.net.loadOf[asset];
        const runs = load >= 0 && !dark[load] && left > 0 ? 1 : 0;
        left -= runs;
        if (load >= 0 && running[load] !== runs) {
          running[load] = runs;
          this.queueLoad(load);
        }
      }
    }
  }

  /** Equal-droop sharing: each live feed by its live shelves (or its weight). A removed share goes to the others. */
  private share(load: number): void {
    const { feedStart, feedWeight, provisionedKw, capKw, countedWhole } = this.net;
    const { feedNode, running, dark } = this.state;
    const first = feedStart[load];
    const last = feedStart[load + 1];
    let weights = 0;
    for (let f = first; f < last; f++) {
      if (feedNode[f] >= 0) {
        weights += feedWeight[f];
      }
    }
    const live = running[load] && !dark[load];
    const whole = live ? provisionedKw[load] : 0;
    let provisioned = whole;
    if (whole > capKw[load] && this.exceeds(load, whole, weights)) {
      provisioned = capKw[load];
      this.capped.push(load);
    }
    const up = countedWhole[load] ? whole : provisioned;
    const thermal = live ? this.thermalKw[load] : 0;
    for (let f = first; f < last; f++) {
      if (feedNode[f] >= 0) {
        const part = weights > 0 ? feedWeight[f] / weights : 0;
        this.setFeed(load, f, provisioned * part, up * part, thermal * part);
      }
    }
  }

  private setFeed(load: number, feed: number, provisioned: number, up: number, thermal: number): void {
    const { feedNode, feedP, feedUp, outP, outQ } = this.state;
    const node = feedNode[feed];
    if (node < 0) {
      return;
    }
    const tan = this.net.loadTan[load];
    const before = feedUp[feed];
    feedP[PROVISIONED][feed] = provisioned;
    if (up !== before) {
      const more = (up - before) * this.net.simultaneity[node];
      feedUp[feed] = up;
      outP[PROVISIONED][node] += more;
      outQ[PROVISIONED][node] += more * tan;
      this.falling.add(node);
    }
    const warm = feedP[THERMAL][feed];
    if (thermal !== warm) {
      feedP[THERMAL][feed] = thermal;
      outP[THERMAL][node] += thermal - warm;
      outQ[THERMAL][node] += (thermal - warm) * tan;
      this.falling.add(node);
    }
  }

  /** Whether a load at `kw` would overload its live shelves or a cord of its own. */
  private exceeds(load: number, kw: number, weights: number): boolean {
    const { net } = this;
    const facts = net.loads[load];
    if (facts.shelfKw > 0 && kw * facts.shelfEfficiency > weights * (1 + 1e-9)) {
      return true;
    }
    return net.cordsOf[load].some(
      (cord) =>
        this.state.feedNode[cord.feed] >= 0 &&
        cord.limits.some(
          (l) => net.cordValue(l, cord.powerFactor, (kw * cord.share * net.feedWeight[cord.feed]) / weights) > net.limits[l].limit * (1 + 1e-9),
        ),
    );
  }
}

const UP = -1;
const DOWN = -2;
