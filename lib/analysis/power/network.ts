import { InputMode, LimitRule, PhaseWeights, PowerLimit } from '../../core';
import { onceFor } from '../memo';
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
  /** Amperes for each kVA, of a cord in its fullest phase; 1 for a limit in kVA; 0 for one in kW. */
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
  /** Nodes that draw on node n: `drawer[drawerStart[n]]` and on; feeds that may: `feedAt[feedAtStart[n]]` and on. */
  public readonly drawerStart: Int32Array;
  public readonly drawer: Int32Array;
  public readonly feedAtStart: Int32Array;
  public readonly feedAt: Int32Array;
  public readonly nodesOf: number[][];
  /** Loss curves of node n: `lossStart[n]` to `lossStart[n + 1]`, loss = base · (none + linear·x + square·x²), x = kW or kVA over base. */
  public readonly lossStart: Int32Array;
  public readonly lossBase: Float64Array;
  public readonly lossPerKva: Uint8Array;
  public readonly lossNone: Float64Array;
  public readonly lossLinear: Float64Array;
  public readonly lossSquare: Float64Array;
  public readonly inputTan: Float64Array;
  public readonly reactive: Float64Array;
  public readonly recharge: Float64Array;
  /** Share of the provisioned demand on a node that is drawn at once; of a bus with ties, at its outlet. */
  public readonly simultaneity: Float64Array;
  /** Of a side of a tied bus, and of a tie: the outlet that may draw on it; -1 for all else. */
  public readonly outlet: Int32Array;
  /** Of a tie to a generator side: ties that, while they are up, leave it nothing to give; and the other way round. */
  public readonly blockerStart: Int32Array;
  public readonly blocker: Int32Array;
  public readonly blockedStart: Int32Array;
  public readonly blocked: Int32Array;
  /** 1 for the outlet of a tied bus. */
  public readonly isOutlet: Uint8Array;
  public readonly limits: NetworkLimit[] = [];
  public readonly limitsOf: number[][];
  /** Limits of an asset itself are consecutive: `limitStart[asset]` to `limitStart[asset + 1]`. */
  public readonly limitStart: Int32Array;
  public readonly loads: NetworkLoad[] = [];
  /** Of each load, as in `loads`, for inner loops. */
  public readonly provisionedKw: Float64Array;
  public readonly capKw: Float64Array;
  /** 1 for a load below equipment that counts on less than all loads: it hands its provisioned demand up, even where its cords show it capped. */
  public readonly countedWhole: Uint8Array;
  public readonly loadTan: Float64Array;
  public readonly minimumCords: Int32Array;
  public readonly loadOf: Int32Array;
  public readonly feedStart: Int32Array;
  public readonly feedLoad: Int32Array;
  public readonly feedWeight: Float64Array;
  public readonly feedCords: Int32Array;
  /** Nodes that feed f may draw on, in order: `feedSource[feedSourceStart[f]]` and on. */
  public readonly feedSourceStart: Int32Array;
  public readonly feedSource: Int32Array;
  public readonly cordsOf: NetworkCord[][] = [];
  public readonly hasGenerators: boolean;
  /** 1 for equipment (by asset) that is out of service from the start. */
  public readonly isOut: Uint8Array;
  private feedLists?: Int32Array[];

  public constructor(public readonly site: SiteSnapshot) {
    const { nodes, outletOf } = buildGraph(site);
    const n = nodes.length;
    this.count = n;
    this.isOut = new Uint8Array(site.assets.length);
    site.out?.forEach((asset) => (this.isOut[asset] = 1));
    this.kind = Uint8Array.from(nodes, (node) => KIND[node.kind]);
    this.asset = Int32Array.from(nodes, (node) => node.asset);
    this.start = new Int32Array(n + 1);
    nodes.forEach((node, i) => (this.start[i + 1] = this.start[i] + node.sources.length));
    this.source = new Int32Array(this.start[n]);
    const drawnBy = new Int32Array(this.start[n]);
    nodes.forEach((node, i) =>
      node.sources.forEach((source, k) => {
        this.source[this.start[i] + k] = source.id;
        drawnBy[this.start[i] + k] = i;
      }),
    );
    [this.drawerStart, this.drawer] = grouped(n, this.source, drawnBy);
    this.nodesOf = site.assets.map(() => []);
    nodes.forEach((node) => this.nodesOf[node.asset].push(node.id));
    this.hasGenerators = nodes.some((node) => node.kind === 'generator');

    this.outlet = Int32Array.from(nodes, (node) => node.outlet?.id ?? -1);
    const blocks = nodes.flatMap((node) => (node.blockers ?? []).map((blocker) => [node.id, blocker.id]));
    const [held, holder] = [0, 1].map((end) => Int32Array.from(blocks, (pair) => pair[end]));
    [this.blockerStart, this.blocker] = grouped(n, held, holder);
    [this.blockedStart, this.blocked] = grouped(n, holder, held);
    this.isOutlet = new Uint8Array(n);
    this.outlet.forEach((outlet) => outlet >= 0 && (this.isOutlet[outlet] = 1));

    const source = (i: number): NonNullable<SiteSnapshot['assets'][number]['record']['source']> => site.assets[nodes[i].asset].record.source!;
    this.weight = Float64Array.from(nodes, (_, i) => ratingKw(source(i).limits));
    const curves = nodes.map((_, i) => source(i).losses ?? []);
    this.lossStart = starts(curves.map((list) => list.length));
    const all = curves.flat();
    this.lossBase = Float64Array.from(all, (loss) => loss.ratedPower?.toKilowatts() ?? loss.ratedApparentPower!.toKilovoltAmperes());
    this.lossPerKva = Uint8Array.from(all, (loss) => (loss.ratedPower === undefined ? 1 : 0));
    this.lossNone = Float64Array.from(all, (loss) => loss.noLoad);
    this.lossLinear = Float64Array.from(all, (loss) => loss.linear);
    this.lossSquare = Float64Array.from(all, (loss) => loss.square);
    this.inputTan = Float64Array.from(nodes, (_, i) => tangent(source(i).inputPowerFactor?.toFraction()));
    this.reactive = Float64Array.from(nodes, (_, i) => {
      const rated = source(i)
        .limits.find((limit) => limit.apparentPower)
        ?.apparentPower?.toKilovoltAmperes();
      return rated && source(i).impedance ? source(i).impedance!.toFraction() / rated : 0;
    });
    this.recharge = Float64Array.from(nodes, (_, i) => source(i).recharge?.toFraction() ?? 0);
    this.simultaneity = Float64Array.from(nodes, (node, i) => (node.outlet ? 1 : (source(i).simultaneity?.toFraction() ?? 1)));
    this.limitsOf = site.assets.map((asset) => (asset.record.source?.limits ?? []).map((limit) => this.addLimit(asset.index, '', limit)));
    this.limitStart = starts(this.limitsOf.map((list) => list.length));

    const feedStart = [0];
    const feeds: { load: number; weight: number; cords: number; sources: number[] }[] = [];
    this.loadOf = new Int32Array(site.assets.length).fill(-1);
    const [linkStart, links] = linksByReceiver(site);
    const sources: number[] = [];
    for (const asset of site.assets) {
      const demand = asset.record.demand;
      if (!demand) {
        continue;
      }
      const load = this.loads.length;
      this.loadOf[asset.index] = load;
      const shelfKw = demand.shelves?.ratedPower.toKilowatts() ?? 0;
      const cords: NetworkCord[] = [];
      const fullest = fullestPhase(demand.electrical?.phases);
      const weights = demand.cords.map((cord) => (shelfKw > 0 ? (cord.shelves ?? 0) * shelfKw : (cord.shareWeight ?? 1)));
      const members: number[] = demand.cords.map((cord, c) => {
        sources.length = 0;
        for (let l = linkStart[asset.index]; l < linkStart[asset.index + 1]; l++) {
          if (site.power[links[l]].cord === cord.id) {
            sources.push(outletOf[site.power[links[l]].giver]!.id);
          }
        }
        let feed = feedStart[load];
        while (feed < feeds.length && !sameList(feeds[feed].sources, sources)) {
          feed++;
        }
        if (feed === feeds.length) {
          feeds.push({ load, weight: 0, cords: 0, sources: [...sources] });
        }
        feeds[feed].weight += weights[c];
        feeds[feed].cords += 1;
        return feed;
      });
      demand.cords.forEach((cord, c) => {
        const limits = (cord.limits ?? []).map((limit) => this.addLimit(asset.index, cord.id, limit, fullest));
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
    this.feedSourceStart = starts(feeds.map((feed) => feed.sources.length));
    this.feedSource = Int32Array.from(feeds.flatMap((feed) => feed.sources));
    const feedOf = new Int32Array(this.feedSource.length);
    feeds.forEach((_, f) => feedOf.fill(f, this.feedSourceStart[f], this.feedSourceStart[f + 1]));
    [this.feedAtStart, this.feedAt] = grouped(n, this.feedSource, feedOf);
    this.provisionedKw = Float64Array.from(this.loads, (load) => load.provisioned);
    this.capKw = Float64Array.from(this.loads, (load) => load.capKw);
    this.loadTan = Float64Array.from(this.loads, (load) => load.tan);
    this.minimumCords = Int32Array.from(this.loads, (load) => load.minimumCords);
    this.countedWhole = this.belowSimultaneity();
  }

  /** Nodes that each feed may draw on, in order, as lists. */
  public get feedSources(): readonly Int32Array[] {
    const { feedSource, feedSourceStart } = this;
    this.feedLists ??= Array.from(this.feedLoad, (_, f) => feedSource.subarray(feedSourceStart[f], feedSourceStart[f + 1]));
    return this.feedLists;
  }

  /** What a limit of a cord measures when the cord carries `kw`. */
  public cordValue(limit: number, powerFactor: number, kw: number): number {
    const { perKva } = this.limits[limit];
    return perKva === 0 ? kw : (kw / powerFactor) * perKva;
  }

  /** Whether any battery recharges on generators. */
  public get recharges(): boolean {
    return this.recharge.some((share) => share > 0);
  }

  /** Whether any equipment counts on less than all loads at once. */
  public get countsOnLess(): boolean {
    return this.simultaneity.some((share) => share < 1);
  }

  /** The same network once batteries are full again. */
  public withoutRecharge(): PowerNetwork {
    return this.but({ recharge: new Float64Array(this.count) });
  }

  /** The same network with all loads drawn at once. */
  public allAtOnce(): PowerNetwork {
    return this.but({ simultaneity: new Float64Array(this.count).fill(1), countedWhole: new Uint8Array(this.loads.length) });
  }

  /** The same network with all loads drawn at once, before any power cap holds. */
  public beforeCaps(): PowerNetwork {
    return this.allAtOnce().but({ capKw: new Float64Array(this.loads.length).fill(Infinity) });
  }

  /** The same network with all loads drawn at once, and every power cap held. */
  public atCaps(): PowerNetwork {
    return this.allAtOnce().but({ provisionedKw: this.provisionedKw.map((kw, i) => Math.min(kw, this.capKw[i])) });
  }

  private but(changes: Partial<PowerNetwork>): PowerNetwork {
    return Object.assign(Object.create(PowerNetwork.prototype) as PowerNetwork, this, changes);
  }

  private belowSimultaneity(): Uint8Array {
    const below = this.simultaneity.map((share) => (share < 1 ? 1 : 0));
    const loads = new Uint8Array(this.loads.length);
    if (!this.countsOnLess) {
      return loads;
    }
    for (let n = 0; n < this.count; n++) {
      for (let d = this.drawerStart[n]; d < this.drawerStart[n + 1]; d++) {
        below[this.drawer[d]] = below[this.drawer[d]] || below[n];
      }
      for (let i = this.feedAtStart[n]; i < this.feedAtStart[n + 1]; i++) {
        loads[this.feedLoad[this.feedAt[i]]] ||= below[n];
      }
    }
    return loads;
  }

  private addLimit(asset: number, cord: string, limit: PowerLimit, fullest = 1): number {
    const unit = limit.power ? 'kW' : limit.apparentPower ? 'kVA' : 'A';
    const rated = limit.power?.toKilowatts() ?? limit.apparentPower?.toKilovoltAmperes() ?? limit.current!.toAmperes();
    const perKva = unit === 'kW' ? 0 : unit === 'kVA' ? 1 : (fullest * 1000) / (Math.sqrt(3) * limit.voltage!.toVolts());
    const factor = limit.factor?.toFraction() ?? 1;
    return this.limits.push({ asset, cord, name: limit.name, rule: limit.rule, unit, rated, limit: rated * factor, perKva }) - 1;
  }
}

/** One network a site, for all who only read it. */
export const powerNetworkOf = onceFor((site: SiteSnapshot) => new PowerNetwork(site));

/**
 * Current of the fullest phase of a cord, over the mean of its three: 3 of a single-phase cord (I = P / (U_LN · pf)), 1 of one that loads its phases evenly
 * (I = P / (√3 · U_LL · pf)).
 */
export const fullestPhase = (phases: PhaseWeights | undefined): number => {
  const sum = phases ? phases.l1 + phases.l2 + phases.l3 : 0;
  return sum > 0 ? (3 * Math.max(phases!.l1, phases!.l2, phases!.l3)) / sum : 1;
};

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

/** Where each list begins, of lists of these lengths one after another. */
export function starts(lengths: number[]): Int32Array {
  const start = new Int32Array(lengths.length + 1);
  lengths.forEach((length, i) => (start[i + 1] = start[i] + length));
  return start;
}

/** `values` sorted by their key (0 to count − 1), in order within a key, and where each key begins. */
export function grouped(count: number, keys: Int32Array, values: Int32Array): [Int32Array, Int32Array] {
  const start = new Int32Array(count + 1);
  keys.forEach((key) => start[key + 1]++);
  for (let key = 0; key < count; key++) {
    start[key + 1] += start[key];
  }
  const next = start.slice();
  const sorted = new Int32Array(values.length);
  keys.forEach((key, i) => (sorted[next[key]++] = values[i]));
  return [start, sorted];
}

/** Links of cords by receiver, in the order of `site.power`. */
function linksByReceiver(site: SiteSnapshot): [Int32Array, Int32Array] {
  const cords = Int32Array.from(site.power.keys()).filter((l) => site.power[l].cord !== '');
  return grouped(
    site.assets.length,
    cords.map((l) => site.power[l].receiver),
    cords,
  );
}

const sameList = (a: number[], b: number[]): boolean => a.length === b.length && a.every((value, i) => value === b[i]);
