import { InputMode, LimitRule, PowerLimit } from '../../core';
import type { SiteSnapshot } from '../model';
import { buildGraph } from './graph';

export const SELECTIVE = 0;
export const PARALLEL = 1;
export const UNIT = 2;
export const UTILITY = 3;
export const GENERATOR = 4;

const KIND = { [InputMode.SELECTIVE]: SELECTIVE, [InputMode.PARALLEL]: PARALLEL, [InputMode.UNIT]: UNIT, utility: UTILITY, generator: GENERATOR };

/** A limit as numbers: value = kVA · perKva, or kW. */
export interface NetworkLimit {
  readonly asset: number;
  readonly cord: string;
  readonly name: string;
  readonly rule: LimitRule;
  readonly unit: 'kW' | 'kVA' | 'A';
  readonly rated: number;
  readonly limit: number;
  /** Amperes for each kVA; 1 for a limit in kVA; 0 for one in kW. */
  readonly perKva: number;
}

/** One load: its feeds are `feedStart[i]` to `feedStart[i + 1]`. */
export interface NetworkLoad {
  readonly asset: number;
  readonly provisioned: number;
  readonly thermal: number;
  readonly tan: number;
  readonly required: boolean;
  readonly minimumCords: number;
  readonly shelfKw: number;
  readonly shelfEfficiency: number;
  readonly capKw: number;
}

/** One cord, for its own limits: its share of the feed that it is part of. */
export interface NetworkCord {
  readonly feed: number;
  readonly share: number;
  readonly powerFactor: number;
  readonly limits: number[];
}

/** A site's power graph on typed arrays. Nodes are numbered sources first. */
export class PowerNetwork {
  public readonly count: number;
  public readonly kind: Uint8Array;
  public readonly asset: Int32Array;
  public readonly weight: Float64Array;
  /** Edges to sources: node n draws on edges `start[n]` to `start[n + 1]`. */
  public readonly start: Int32Array;
  public readonly source: Int32Array;
  /** Nodes that draw on each node, and feeds that may. */
  public readonly drawers: Int32Array[];
  public readonly feedsAt: Int32Array[];
  public readonly nodesOf: number[][];
  public readonly losses: { readonly base: number; readonly perKva: boolean; readonly a0: number; readonly a1: number; readonly a2: number }[][];
  public readonly inputTan: Float64Array;
  public readonly reactive: Float64Array;
  public readonly recharge: Float64Array;
  /** Of a side of a tied bus, and of a tie: the outlet that may draw on it; -1 for all else. */
  public readonly outlet: Int32Array;
  /** 1 for the outlet of a tied bus. */
  public readonly isOutlet: Uint8Array;
  public readonly limits: NetworkLimit[] = [];
  public readonly limitsOf: number[][];
  public readonly loads: NetworkLoad[] = [];
  public readonly loadOf: Int32Array;
  public readonly feedStart: Int32Array;
  public readonly feedLoad: Int32Array;
  public readonly feedWeight: Float64Array;
  public readonly feedCords: Int32Array;
  public readonly feedSources: Int32Array[] = [];
  public readonly cordsOf: NetworkCord[][] = [];
  public readonly hasGenerators: boolean;

  public constructor(public readonly site: SiteSnapshot) {
    const { nodes, outletOf } = buildGraph(site);
    const n = nodes.length;
    this.count = n;
    this.kind = Uint8Array.from(nodes, (node) => KIND[node.kind]);
    this.asset = Int32Array.from(nodes, (node) => node.asset);
    this.start = new Int32Array(n + 1);
    nodes.forEach((node, i) => (this.start[i + 1] = this.start[i] + node.sources.length));
    this.source = Int32Array.from(nodes.flatMap((node) => node.sources.map((source) => source.id)));
    const drawers: number[][] = nodes.map(() => []);
    nodes.forEach((node) => node.sources.forEach((source) => drawers[source.id].push(node.id)));
    this.drawers = drawers.map((list) => Int32Array.from(list));
    this.nodesOf = site.assets.map(() => []);
    nodes.forEach((node) => this.nodesOf[node.asset].push(node.id));
    this.hasGenerators = nodes.some((node) => node.kind === 'generator');

    this.outlet = Int32Array.from(nodes, (node) => node.outlet?.id ?? -1);
    this.isOutlet = new Uint8Array(n);
    this.outlet.forEach((outlet) => outlet >= 0 && (this.isOutlet[outlet] = 1));

    const source = (i: number): NonNullable<SiteSnapshot['assets'][number]['record']['source']> => site.assets[nodes[i].asset].record.source!;
    this.weight = Float64Array.from(nodes, (_, i) => ratingKw(source(i).limits));
    this.losses = nodes.map((_, i) =>
      (source(i).losses ?? []).map((loss) => ({
        base: loss.ratedPower?.toKilowatts() ?? loss.ratedApparentPower!.toKilovoltAmperes(),
        perKva: loss.ratedPower === undefined,
        a0: loss.noLoad,
        a1: loss.linear,
        a2: loss.square,
      })),
    );
    this.inputTan = Float64Array.from(nodes, (_, i) => tangent(source(i).inputPowerFactor?.toFraction()));
    this.reactive = Float64Array.from(nodes, (_, i) => {
      const rated = source(i)
        .limits.find((limit) => limit.apparentPower)
        ?.apparentPower?.toKilovoltAmperes();
      return rated && source(i).impedance ? source(i).impedance!.toFraction() / rated : 0;
    });
    this.recharge = Float64Array.from(nodes, (_, i) => source(i).recharge?.toFraction() ?? 0);
    this.limitsOf = site.assets.map((asset) => (asset.record.source?.limits ?? []).map((limit) => this.addLimit(asset.index, '', limit)));

    const feedStart = [0];
    const feeds: { load: number; weight: number; cords: number; sources: number[] }[] = [];
    this.loadOf = new Int32Array(site.assets.length).fill(-1);
    const linksOf = cordSources(site);
    for (const asset of site.assets) {
      const demand = asset.record.demand;
      if (!demand) {
        continue;
      }
      const load = this.loads.length;
      this.loadOf[asset.index] = load;
      const shelfKw = demand.shelves?.ratedPower.toKilowatts() ?? 0;
      const byList = new Map<string, number>();
      const cords: NetworkCord[] = [];
      const weights = demand.cords.map((cord) => (shelfKw > 0 ? (cord.shelves ?? 0) * shelfKw : (cord.shareWeight ?? 1)));
      const members: number[] = demand.cords.map((cord, c) => {
        const sources = (linksOf.get(`${asset.index}#${cord.id}`) ?? []).map((giver) => outletOf[giver]!.id);
        const key = sources.join(',');
        const feed = byList.get(key) ?? feeds.push({ load, weight: 0, cords: 0, sources }) - 1;
        byList.set(key, feed);
        feeds[feed].weight += weights[c];
        feeds[feed].cords += 1;
        return feed;
      });
      demand.cords.forEach((cord, c) => {
        const limits = (cord.limits ?? []).map((limit) => this.addLimit(asset.index, cord.id, limit));
        const total = feeds[members[c]].weight;
        cords.push({
          feed: members[c],
          share: total > 0 ? weights[c] / total : 0,
          powerFactor: (cord.powerFactor ?? demand.powerFactor).toFraction(),
          limits,
        });
      });
      this.cordsOf.push(cords);
      feedStart.push(feeds.length);
      this.loads.push({
        asset: asset.index,
        provisioned: demand.provisioned.toKilowatts(),
        thermal: demand.thermal.toKilowatts(),
        tan: tangent(demand.powerFactor.toFraction()),
        required: demand.required ?? true,
        minimumCords: demand.minimumCords ?? 1,
        shelfKw,
        shelfEfficiency: demand.shelves?.efficiency.toFraction() ?? 1,
        capKw: demand.powerCap?.power.toKilowatts() ?? Infinity,
      });
    }
    this.feedStart = Int32Array.from(feedStart);
    this.feedLoad = Int32Array.from(feeds, (feed) => feed.load);
    this.feedWeight = Float64Array.from(feeds, (feed) => feed.weight);
    this.feedCords = Int32Array.from(feeds, (feed) => feed.cords);
    this.feedSources = feeds.map((feed) => Int32Array.from(feed.sources));
    const feedsAt: number[][] = nodes.map(() => []);
    feeds.forEach((feed, f) => feed.sources.forEach((node) => feedsAt[node].push(f)));
    this.feedsAt = feedsAt.map((list) => Int32Array.from(list));
  }

  private addLimit(asset: number, cord: string, limit: PowerLimit): number {
    const unit = limit.power ? 'kW' : limit.apparentPower ? 'kVA' : 'A';
    const rated = limit.power?.toKilowatts() ?? limit.apparentPower?.toKilovoltAmperes() ?? limit.current!.toAmperes();
    const perKva = unit === 'kW' ? 0 : unit === 'kVA' ? 1 : 1000 / (Math.sqrt(3) * limit.voltage!.toVolts());
    const factor = limit.factor?.toFraction() ?? 1;
    return this.limits.push({ asset, cord, name: limit.name, rule: limit.rule, unit, rated, limit: rated * factor, perKva }) - 1;
  }
}

/** Rating by which members of a parallel group share. */
function ratingKw(limits: PowerLimit[]): number {
  const kw = limits.map(
    (limit) =>
      limit.power?.toKilowatts() ??
      limit.apparentPower?.toKilovoltAmperes() ??
      (Math.sqrt(3) * limit.voltage!.toVolts() * limit.current!.toAmperes()) / 1000,
  );
  return kw.length > 0 ? Math.min(...kw) : 1;
}

/** tan φ of a power factor; NaN where none is given. */
const tangent = (pf: number | undefined): number => (pf === undefined ? NaN : Math.sqrt(Math.max(0, 1 - pf * pf)) / pf);

function cordSources(site: SiteSnapshot): Map<string, number[]> {
  const map = new Map<string, number[]>();
  for (const link of site.power) {
    if (link.cord !== '') {
      const key = `${link.receiver}#${link.cord}`;
      const list = map.get(key) ?? [];
      list.push(link.giver);
      map.set(key, list);
    }
  }
  return map;
}
