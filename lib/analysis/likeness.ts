import { SiteSnapshot, isInformationTechnology } from './model';
import { CHANNELS } from './power/state';
import type { Settled } from './settled';
import type { LoopNode } from './thermal/topology';

type Column = ArrayLike<unknown>;

/**
 * Whether two parts of a site do the same when the same fails: built of equipment with the same numbers in the same order, joined in the same way, and
 * the same to the last bit in every base state. Assets and nodes are told by their place in their part.
 */
export class Likeness {
  private readonly nodesOf: number[][];
  private readonly nodePosition: Int32Array;
  /** Numbers of nodes, loss curves, loads and feeds, each by its own index. */
  private readonly ofNode: Column[];
  private readonly ofLoss: Column[];
  private readonly ofLoad: Column[];
  private readonly ofFeed: Column[];

  public constructor(
    private readonly site: SiteSnapshot,
    private readonly base: Settled,
    private readonly parts: readonly (readonly number[])[],
    private readonly position: Int32Array,
  ) {
    const { net } = base;
    const states = base.engines.map(({ now }) => now);
    this.nodePosition = new Int32Array(net.count);
    this.nodesOf = parts.map((part) => part.flatMap((asset) => net.nodesOf[asset]).sort((a, b) => a - b));
    this.nodesOf.forEach((nodes) => nodes.forEach((node, i) => (this.nodePosition[node] = i)));
    this.ofNode = [net.kind, net.weight, net.inputTan, net.reactive, net.recharge, net.simultaneity, net.isOutlet];
    this.ofNode.push(...states.flatMap((now) => [now.up, now.thermalIn, ...CHANNELS.flatMap((c) => [now.outP[c], now.outQ[c]])]));
    this.ofLoss = [net.lossBase, net.lossPerKva, net.lossNone, net.lossLinear, net.lossSquare];
    this.ofLoad = [net.provisionedKw, net.capKw, net.loadTan, net.minimumCords, net.countedWhole];
    this.ofLoad.push(...base.engines.flatMap(({ thermalKw, running, dark }) => [thermalKw, running, dark]));
    this.ofFeed = [net.feedWeight, net.feedCords, ...states.flatMap((now) => CHANNELS.map((c) => now.feedP[c]))];
  }

  /** Parts of other sizes are not alike. */
  public size(part: number): string {
    const { net } = this.base;
    const loads = this.parts[part].filter((asset) => net.loadOf[asset] >= 0);
    const kw = loads.reduce((sum, asset) => sum + net.provisionedKw[net.loadOf[asset]], 0);
    return [this.parts[part].length, this.nodesOf[part].length, loads.length, kw].join();
  }

  public holds(a: number, b: number): boolean {
    const [first, second] = [this.parts[a], this.parts[b]];
    const [nodes, others] = [this.nodesOf[a], this.nodesOf[b]];
    return (
      first.length === second.length &&
      nodes.length === others.length &&
      first.every((asset, i) => this.assets(asset, second[i])) &&
      nodes.every((node, i) => this.nodes(node, others[i]))
    );
  }

  private assets(a: number, b: number): boolean {
    const { net } = this.base;
    const [one, other] = [this.site.assets[a].record, this.site.assets[b].record];
    const [source, otherSource] = [one.source, other.source];
    const same =
      one.kind === other.kind &&
      net.isOut[a] === net.isOut[b] &&
      source?.role === otherSource?.role &&
      source?.level === otherSource?.level &&
      source?.capacityComponent === otherSource?.capacityComponent &&
      (one.cooling?.unit === undefined) === (other.cooling?.unit === undefined) &&
      one.cooling?.rejectsLosses === other.cooling?.rejectsLosses &&
      (one.demand === undefined) === (other.demand === undefined) &&
      one.parts?.find((part) => part.pump)?.id === other.parts?.find((part) => part.pump)?.id &&
      this.samePlaces(net.nodesOf[a], net.nodesOf[b], this.nodePosition) &&
      this.sameLimits(net.limitsOf[a], net.limitsOf[b]);
    if (!same || (one.demand && !this.loads(a, b))) {
      return false;
    }
    const [loop, otherLoop] = [a, b].map((asset) => this.base.thermal.topology.loops.get(asset));
    return loop && otherLoop ? this.loops(loop, otherLoop) : loop === otherLoop;
  }

  private nodes(a: number, b: number): boolean {
    const { net, engines } = this.base;
    const { start, source, outlet, asset, lossStart, blockerStart, blocker } = net;
    const place = (node: number): number => (node < 0 ? -1 : this.nodePosition[node]);
    const edges = start[a + 1] - start[a];
    const losses = lossStart[a + 1] - lossStart[a];
    if (
      edges !== start[b + 1] - start[b] ||
      losses !== lossStart[b + 1] - lossStart[b] ||
      place(outlet[a]) !== place(outlet[b]) ||
      this.position[asset[a]] !== this.position[asset[b]] ||
      !sameRow(this.ofNode, a, b)
    ) {
      return false;
    }
    for (let e = 0; e < edges; e++) {
      if (place(source[start[a] + e]) !== place(source[start[b] + e])) {
        return false;
      }
    }
    const blockers = (node: number): string => [...blocker.subarray(blockerStart[node], blockerStart[node + 1])].map(place).join();
    if (blockers(a) !== blockers(b)) {
      return false;
    }
    for (let l = 0; l < losses; l++) {
      if (!sameRow(this.ofLoss, lossStart[a] + l, lossStart[b] + l)) {
        return false;
      }
    }
    const drawn = (edge: number, node: number): number => (edge < 0 ? -1 : edge - start[node]);
    return engines.every(({ now }) => drawn(now.selected[a], a) === drawn(now.selected[b], b));
  }

  private loads(assetA: number, assetB: number): boolean {
    const { net } = this.base;
    const [a, b] = [net.loadOf[assetA], net.loadOf[assetB]];
    const [one, other] = [net.loads[a], net.loads[b]];
    const [demand, otherDemand] = [this.site.assets[assetA].record.demand!, this.site.assets[assetB].record.demand!];
    const feeds = net.feedStart[a + 1] - net.feedStart[a];
    return (
      sameRow(this.ofLoad, a, b) &&
      one.provisioned === other.provisioned &&
      one.required === other.required &&
      one.shelfKw === other.shelfKw &&
      one.shelfEfficiency === other.shelfEfficiency &&
      one.capKw === other.capKw &&
      demand.gpus === otherDemand.gpus &&
      isInformationTechnology(demand) === isInformationTechnology(otherDemand) &&
      feeds === net.feedStart[b + 1] - net.feedStart[b] &&
      Array.from({ length: feeds }, (_, f) => f).every((f) => this.feeds(net.feedStart[a] + f, net.feedStart[b] + f)) &&
      net.cordsOf[a].length === net.cordsOf[b].length &&
      net.cordsOf[a].every((cord, c) => {
        const like = net.cordsOf[b][c];
        return (
          cord.feed - net.feedStart[a] === like.feed - net.feedStart[b] &&
          cord.share === like.share &&
          cord.powerFactor === like.powerFactor &&
          this.sameLimits(cord.limits, like.limits)
        );
      })
    );
  }

  private feeds(a: number, b: number): boolean {
    const { net, engines } = this.base;
    const { feedSource, feedSourceStart } = net;
    const place = (node: number): number => (node < 0 ? -1 : this.nodePosition[node]);
    const sources = feedSourceStart[a + 1] - feedSourceStart[a];
    if (sources !== feedSourceStart[b + 1] - feedSourceStart[b] || !sameRow(this.ofFeed, a, b)) {
      return false;
    }
    for (let s = 0; s < sources; s++) {
      if (place(feedSource[feedSourceStart[a] + s]) !== place(feedSource[feedSourceStart[b] + s])) {
        return false;
      }
    }
    return engines.every(({ feedNode }) => place(feedNode[a]) === place(feedNode[b]));
  }

  private loops(a: LoopNode, b: LoopNode): boolean {
    const { cooling, thermal } = this.base;
    const [quantities, others] = [a, b].map((loop) => thermal.normalOf(loop.asset)!.quantities);
    const same = (list: readonly number[], other: readonly number[]): boolean => this.samePlaces(list, other, this.position);
    const assetsOf = (loop: LoopNode): number[] => loop.units.map((unit) => unit.asset);
    const facilitiesOf = (loop: LoopNode): number[] => loop.units.map((unit) => unit.facility);
    return (
      cooling.shapeOf(a.asset) === cooling.shapeOf(b.asset) &&
      same(assetsOf(a), assetsOf(b)) &&
      same(facilitiesOf(a), facilitiesOf(b)) &&
      same(a.racks, b.racks) &&
      same(a.rooms, b.rooms) &&
      same(a.clients, b.clients) &&
      quantities.length === others.length &&
      quantities.every(
        (q, i) => q.quantity === others[i].quantity && Object.is(q.measured, others[i].measured) && Object.is(q.limit, others[i].limit),
      )
    );
  }

  private sameLimits(a: readonly number[], b: readonly number[]): boolean {
    const { limits } = this.base.net;
    return (
      a.length === b.length &&
      a.every((limit, i) => {
        const [one, other] = [limits[limit], limits[b[i]]];
        return (
          one.limit === other.limit &&
          one.perKva === other.perKva &&
          one.name === other.name &&
          one.rule === other.rule &&
          one.unit === other.unit &&
          one.cord === other.cord
        );
      })
    );
  }

  /** Lists of the same places; -1 is no place. */
  private samePlaces(a: readonly number[], b: readonly number[], position: Int32Array): boolean {
    return a.length === b.length && a.every((value, i) => (value < 0 || b[i] < 0 ? value === b[i] : position[value] === position[b[i]]));
  }
}

/** The same bits in every column. */
function sameRow(columns: readonly Column[], a: number, b: number): boolean {
  for (let c = 0; c < columns.length; c++) {
    if (!Object.is(columns[c][a], columns[c][b])) {
      return false;
    }
  }
  return true;
}
