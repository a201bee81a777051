import type { BaseState } from '../model';
import { IndexHeap } from './heap';
import { Cells, Journal } from './journal';
import { GENERATOR, PARALLEL, PowerNetwork, SELECTIVE, UNIT, UTILITY } from './network';

/** Cooling units of which the first `duty` live ones run; the others draw nothing until one is lost. */
export interface SwitchedGroup {
  readonly members: number[];
  readonly duty: number;
}

/** Two demands are carried side by side: provisioned for electrical checks, thermal for heat. */
export const PROVISIONED = 0;
export const THERMAL = 1;
const CHANNELS = [PROVISIONED, THERMAL];

/**
 * Routing and flow of one base state, incrementally. `apply` takes equipment out and recomputes only what hangs on it; `rollback` restores every
 * changed number exactly. Shares never depend on losses, so one bottom-up sweep with the full loss curves is exact.
 */
export class Engine {
  public readonly up: Uint8Array;
  public readonly outP: Float64Array[];
  public readonly outQ: Float64Array[];
  public readonly dark: Uint8Array;
  public readonly running: Uint8Array;
  public readonly feedNode: Int32Array;
  public readonly feedP: Float64Array[];
  /** Modelled electrical input of loads at thermal design power; mechanical loads are set by the thermal model. */
  public readonly thermalKw: Float64Array;
  /** Nodes whose flow was recomputed, and loads whose shares were, by the last `apply`. */
  public changedNodes: number[] = [];
  public touchedLoads: number[] = [];
  /** Loads held to their cap by the last `apply`. */
  public capped: number[] = [];

  private readonly selected: Int32Array;
  private readonly edgeP: Float64Array[];
  private readonly edgeQ: Float64Array[];
  private readonly forced: Uint8Array;
  private readonly lost: Uint8Array;
  private readonly rising: IndexHeap;
  private readonly falling: IndexHeap;
  private readonly groupOf: Int32Array;
  private readonly loadQueue: number[] = [];
  private readonly loadQueued: Uint8Array;
  private readonly sourceTouched: Uint8Array;
  private readonly journal = new Journal();
  private base = false;

  public constructor(
    public readonly net: PowerNetwork,
    public readonly state: BaseState,
    private readonly groups: SwitchedGroup[],
  ) {
    const { count, loads } = net;
    const edges = net.source.length;
    const feeds = net.feedLoad.length;
    this.up = new Uint8Array(count);
    this.selected = new Int32Array(count).fill(-1);
    this.forced = new Uint8Array(count);
    this.sourceTouched = new Uint8Array(count);
    this.outP = CHANNELS.map(() => new Float64Array(count));
    this.outQ = CHANNELS.map(() => new Float64Array(count));
    this.edgeP = CHANNELS.map(() => new Float64Array(edges));
    this.edgeQ = CHANNELS.map(() => new Float64Array(edges));
    this.feedNode = new Int32Array(feeds).fill(-1);
    this.feedP = CHANNELS.map(() => new Float64Array(feeds));
    this.dark = new Uint8Array(loads.length);
    this.lost = new Uint8Array(loads.length);
    this.running = new Uint8Array(loads.length).fill(1);
    this.loadQueued = new Uint8Array(loads.length);
    this.thermalKw = Float64Array.from(loads, (load) => load.thermal);
    this.rising = new IndexHeap(count);
    this.falling = new IndexHeap(count);
    this.groupOf = new Int32Array(loads.length).fill(-1);
    groups.forEach((group, g) => group.members.forEach((asset) => this.mapGroup(asset, g)));
    this.computeBase();
  }

  /** Takes equipment out and settles the new steady state. */
  public apply(removed: readonly number[]): void {
    this.reset();
    for (const asset of removed) {
      for (const node of this.net.nodesOf[asset]) {
        this.forced[node] = 1;
        this.rising.push(node);
      }
      const load = this.net.loadOf[asset];
      if (load >= 0) {
        this.set(this.lost, load, 1);
        this.queueLoad(load);
      }
    }
    this.settle();
    for (const asset of removed) {
      this.net.nodesOf[asset].forEach((node) => (this.forced[node] = 0));
    }
  }

  /** Restores the base state exactly. */
  public rollback(): void {
    this.journal.rollback();
  }

  /** Sets the modelled input of loads at thermal design power (by asset) and recomputes the base state. */
  public setThermal(kilowatts: ReadonlyMap<number, number>): void {
    for (const [asset, kw] of kilowatts) {
      const load = this.net.loadOf[asset];
      if (load >= 0) {
        this.thermalKw[load] = kw;
      }
    }
    this.computeBase();
  }

  /** Power into a node, by channel: output, losses and (on generators, provisioned) battery recharge. */
  public input(node: number, channel: number): [number, number] {
    if (!this.up[node]) {
      return [0, 0];
    }
    const p = this.outP[channel][node];
    const q = this.outQ[channel][node];
    const drawn = this.selected[node];
    if (this.net.isOutlet[node] && this.net.asset[this.net.source[drawn]] === this.net.asset[node]) {
      // The bus itself: the side that it is fed from carries all that the bus gives, and pays its loss.
      return [p, q];
    }
    const outlet = this.net.outlet[node];
    const idle = outlet >= 0 && this.net.source[this.selected[outlet]] !== node;
    let inP = p;
    for (const loss of this.net.losses[node]) {
      const x = (loss.perKva ? Math.hypot(p, q) : p) / loss.base;
      inP += loss.base * ((idle ? 0 : loss.a0) + loss.a1 * x + loss.a2 * x * x);
    }
    if (this.state === 'G' && channel === PROVISIONED) {
      inP += this.net.recharge[node] * p;
    }
    const tan = this.net.inputTan[node];
    const inQ = Number.isNaN(tan) ? q + this.net.reactive[node] * (p * p + q * q) : inP * tan;
    return [inP, inQ];
  }

  private mapGroup(asset: number, group: number): void {
    const load = this.net.loadOf[asset];
    if (load >= 0) {
      this.groupOf[load] = group;
    }
  }

  private computeBase(): void {
    this.base = true;
    this.reset();
    for (const array of [...this.outP, ...this.outQ, ...this.edgeP, ...this.edgeQ, ...this.feedP]) {
      array.fill(0);
    }
    this.up.fill(0);
    this.selected.fill(-1);
    this.feedNode.fill(-1);
    for (let n = 0; n < this.net.count; n++) {
      this.rising.push(n);
      this.falling.push(this.net.count - 1 - n);
    }
    for (let load = 0; load < this.net.loads.length; load++) {
      this.queueLoad(load);
    }
    this.settle();
    this.base = false;
  }

  private reset(): void {
    this.journal.clear();
    this.changedNodes = [];
    this.touchedLoads = [];
    this.capped = [];
  }

  private settle(): void {
    this.routeNodes();
    this.routeLoads();
    this.flow();
  }

  private routeNodes(): void {
    for (let n = this.rising.pop(); n >= 0; n = this.rising.pop()) {
      const wasUp = this.up[n];
      const wasSelected = this.selected[n];
      const [isUp, selected] = this.route(n);
      const touched = this.sourceTouched[n];
      this.sourceTouched[n] = 0;
      if (isUp === wasUp && selected === wasSelected && !touched) {
        continue;
      }
      this.set(this.up, n, isUp);
      this.set(this.selected, n, selected);
      this.falling.push(this.net.count - 1 - n);
      if (this.net.isOutlet[n]) {
        // No-load losses follow the outlet from one side to another, even where no power does.
        for (let e = this.net.start[n]; e < this.net.start[n + 1]; e++) {
          this.falling.push(this.net.count - 1 - this.net.source[e]);
        }
      }
      if (isUp !== wasUp) {
        for (const drawer of this.net.drawers[n]) {
          this.sourceTouched[drawer] = this.net.kind[drawer] === PARALLEL ? 1 : 0;
          this.rising.push(drawer);
        }
        for (const feed of this.net.feedsAt[n]) {
          this.queueLoad(this.net.feedLoad[feed]);
        }
      }
    }
  }

  /** Whether a node is up, and the edge that a selective node draws on. */
  private route(n: number): [number, number] {
    if (this.forced[n]) {
      return [0, -1];
    }
    const { kind, start, source } = this.net;
    switch (kind[n]) {
      case UTILITY:
        return [this.state === 'U' ? 1 : 0, -1];
      case GENERATOR:
        return [1, -1];
      case SELECTIVE:
        for (let e = start[n]; e < start[n + 1]; e++) {
          if (this.up[source[e]]) {
            return [1, e];
          }
        }
        return [0, -1];
      default: {
        let live = 0;
        for (let e = start[n]; e < start[n + 1]; e++) {
          live += this.up[source[e]];
        }
        const all = start[n + 1] - start[n];
        return [(kind[n] === UNIT ? live === all && all > 0 : live > 0) ? 1 : 0, -1];
      }
    }
  }

  private queueLoad(load: number): void {
    if (!this.loadQueued[load]) {
      this.loadQueued[load] = 1;
      this.loadQueue.push(load);
    }
  }

  private routeLoads(): void {
    const { net } = this;
    const groups = new Set<number>();
    for (const load of this.loadQueue) {
      let cords = 0;
      for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
        const before = this.feedNode[f];
        let now = -1;
        if (!this.lost[load]) {
          for (const node of net.feedSources[f]) {
            if (this.up[node]) {
              now = node;
              break;
            }
          }
        }
        cords += now >= 0 ? net.feedCords[f] : 0;
        if (now !== before) {
          this.moveFeed(f, now);
        }
      }
      this.set(this.dark, load, cords < net.loads[load].minimumCords || cords === 0 ? 1 : 0);
      if (this.groupOf[load] >= 0) {
        groups.add(this.groupOf[load]);
      }
    }
    // Units of a switched group start in declared order when one before them is lost.
    for (const g of groups) {
      let left = this.groups[g].duty;
      for (const asset of this.groups[g].members) {
        const load = net.loadOf[asset];
        const live = load >= 0 && !this.dark[load];
        const runs = live && left > 0 ? 1 : 0;
        left -= runs;
        if (load >= 0 && this.running[load] !== runs) {
          this.set(this.running, load, runs);
          this.queueLoad(load);
        }
      }
    }
    for (const load of this.loadQueue) {
      this.loadQueued[load] = 0;
      this.touchedLoads.push(load);
      this.share(load);
    }
    this.loadQueue.length = 0;
  }

  /** Equal-droop sharing: each live feed by its live shelves (or its weight). A removed share goes to the others. */
  private share(load: number): void {
    const { net } = this;
    const facts = net.loads[load];
    const live = this.running[load] && !this.dark[load];
    let weights = 0;
    for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
      weights += this.feedNode[f] >= 0 ? net.feedWeight[f] : 0;
    }
    let provisioned = live ? facts.provisioned : 0;
    if (live && provisioned > facts.capKw && this.exceeds(load, provisioned, weights)) {
      provisioned = facts.capKw;
      this.capped.push(load);
    }
    const thermal = live ? this.thermalKw[load] : 0;
    for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
      const part = this.feedNode[f] >= 0 && weights > 0 ? net.feedWeight[f] / weights : 0;
      this.setFeed(f, PROVISIONED, provisioned * part, facts.tan);
      this.setFeed(f, THERMAL, thermal * part, facts.tan);
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
        this.feedNode[cord.feed] >= 0 &&
        cord.limits.some(
          (l) => this.cordValue(l, cord.powerFactor, (kw * cord.share * net.feedWeight[cord.feed]) / weights) > net.limits[l].limit * (1 + 1e-9),
        ),
    );
  }

  /** What a limit of a cord measures when the cord carries `kw`. */
  public cordValue(limit: number, powerFactor: number, kw: number): number {
    const { perKva } = this.net.limits[limit];
    return perKva === 0 ? kw : (kw / powerFactor) * perKva;
  }

  private moveFeed(feed: number, node: number): void {
    const tan = this.net.loads[this.net.feedLoad[feed]].tan;
    for (const channel of CHANNELS) {
      this.setFeed(feed, channel, 0, tan);
    }
    this.set(this.feedNode, feed, node);
  }

  private setFeed(feed: number, channel: number, kw: number, tan: number): void {
    const before = this.feedP[channel][feed];
    const node = this.feedNode[feed];
    if (kw === before || node < 0) {
      return;
    }
    this.set(this.feedP[channel], feed, kw);
    this.addOut(node, channel, kw - before, (kw - before) * tan);
  }

  private flow(): void {
    const { start, source, kind, weight, count } = this.net;
    for (let i = this.falling.pop(); i >= 0; i = this.falling.pop()) {
      const n = count - 1 - i;
      this.changedNodes.push(n);
      for (const channel of CHANNELS) {
        const [inP, inQ] = this.input(n, channel);
        let live = 0;
        if (kind[n] === PARALLEL || kind[n] === UNIT) {
          for (let e = start[n]; e < start[n + 1]; e++) {
            live += this.up[source[e]] ? weight[source[e]] : 0;
          }
        }
        for (let e = start[n]; e < start[n + 1]; e++) {
          const part = kind[n] === SELECTIVE ? (e === this.selected[n] ? 1 : 0) : this.up[source[e]] && live > 0 ? weight[source[e]] / live : 0;
          const p = inP * part;
          const q = inQ * part;
          const dp = p - this.edgeP[channel][e];
          const dq = q - this.edgeQ[channel][e];
          if (dp !== 0 || dq !== 0) {
            this.set(this.edgeP[channel], e, p);
            this.set(this.edgeQ[channel], e, q);
            this.addOut(source[e], channel, dp, dq);
          }
        }
      }
    }
  }

  private addOut(node: number, channel: number, dp: number, dq: number): void {
    this.set(this.outP[channel], node, this.outP[channel][node] + dp);
    this.set(this.outQ[channel], node, this.outQ[channel][node] + dq);
    this.falling.push(this.net.count - 1 - node);
  }

  private set(array: Cells, index: number, value: number): void {
    if (!this.base) {
      this.journal.note(array, index);
    }
    array[index] = value;
  }
}
