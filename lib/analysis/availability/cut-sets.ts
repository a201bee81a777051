import type { BaseState } from '../model';
import { Engine } from '../power/engine';
import { GENERATOR, PowerNetwork, UNIT, UTILITY } from '../power/network';

/** Minimal sets of components, of one or two, whose removal takes something down. */
export interface CutSets {
  /** Down with nothing removed. */
  readonly down: boolean;
  readonly first: number[];
  /** Neither is first-order by itself; the smaller index first. */
  readonly second: [number, number][];
}

interface Family {
  readonly down: boolean;
  readonly one: ReadonlySet<number>;
  /** Partners of each component in pairs, both ways round. */
  readonly two: ReadonlyMap<number, ReadonlySet<number>>;
}

interface Input {
  readonly family: Family;
  readonly weight: number;
}

const NONE: Family = { down: false, one: new Set(), two: new Map() };

/**
 * Minimal cut sets of every load, to the second order, in one base state. Whether equipment is up is a monotone function of what feeds it, so the sets
 * of a node follow from those of its sources: it fails with itself, with all sources of a selective or parallel input, with any of a unit. One thing is not
 * monotone: a bus lends its generators over a tie once nothing ties it to utility any more. Where that matters, sets are those that fail even with such
 * generators always ready, and of the others that fail without them those that the engine finds down.
 */
export class CutSetAnalysis {
  private readonly ready: Families;
  /** Without generators behind a tie that utility blocks; undefined where there is nothing of the kind. */
  private readonly never?: Families;
  private engine?: Engine;

  public constructor(
    private readonly net: PowerNetwork,
    private readonly state: BaseState,
  ) {
    this.ready = new Families(net, state, false);
    this.never = net.blocker.length > 0 ? new Families(net, state, true) : undefined;
  }

  /** What makes a load dark: fewer cords live than it needs. Its own failure is not counted. */
  public darkening(load: number): CutSets {
    return this.settled(load, (families) => families.cords(load), false);
  }

  /** What takes a load from service: too few cords, or shelves that give less than it needs (or than it caps itself to). */
  public stopping(load: number): CutSets {
    return this.settled(load, (families) => families.service(load), true);
  }

  private settled(load: number, of: (families: Families) => Family, shelves: boolean): CutSets {
    const ready = told(of(this.ready));
    const never = this.never && told(of(this.never));
    if (!never || never.down || (never.first.length === ready.first.length && never.second.length === ready.second.length)) {
      // With nothing out, generators that are blocked give nothing.
      return never?.down ? never : ready;
    }
    const sure = new Set([...ready.first.map(String), ...ready.second.map(String)]);
    const fails = (set: number[]): boolean => sure.has(String(set)) || this.isStopped(load, set, shelves);
    const first = never.first.filter((a) => fails([a]));
    const pairs = new Map([...ready.second, ...never.second].map((pair) => [String(pair), pair]));
    const second = [...pairs.values()].filter(([a, b]) => !first.includes(a) && !first.includes(b) && fails([a, b]));
    return { down: false, first, second: second.sort(([a, b], [c, d]) => a - c || b - d) };
  }

  private isStopped(load: number, removed: number[], shelves: boolean): boolean {
    const { net } = this;
    this.engine ??= new Engine(net, this.state, []);
    this.engine.isolate(removed);
    let [cords, kw] = [0, 0];
    for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
      if (net.feedSources[f].some((node) => this.engine!.up[node])) {
        cords += net.feedCords[f];
        kw += net.feedWeight[f];
      }
    }
    this.engine.rollback();
    return cords < Math.max(1, net.loads[load].minimumCords) || (shelves && kw < neededShelvesKw(net, load));
  }
}

/** The sets of all nodes, from sources down. */
class Families {
  private readonly families: Family[] = [];

  public constructor(
    private readonly net: PowerNetwork,
    private readonly state: BaseState,
    private readonly blocks: boolean,
  ) {
    for (let node = 0; node < net.count; node++) {
      this.families.push(this.ofNode(node));
    }
  }

  public service(load: number): Family {
    const needed = neededShelvesKw(this.net, load);
    const cords = this.cords(load);
    const shelves = needed > 0 ? gate(this.feeds(load, this.net.feedWeight), needed) : undefined;
    return shelves
      ? gate(
          [cords, shelves].map((family) => ({ family, weight: 1 })),
          2,
        )
      : cords;
  }

  public cords(load: number): Family {
    return gate(this.feeds(load, this.net.feedCords), Math.max(1, this.net.loads[load].minimumCords));
  }

  private feeds(load: number, weights: ArrayLike<number>): Input[] {
    const { net } = this;
    const feeds: Input[] = [];
    for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
      const sources = [...net.feedSources[f]].map((node) => ({ family: this.families[node], weight: 1 }));
      feeds.push({ family: gate(sources, 1), weight: weights[f] });
    }
    return feeds;
  }

  private ofNode(node: number): Family {
    const { net } = this;
    const self = net.asset[node];
    if (net.kind[node] === UTILITY || net.kind[node] === GENERATOR) {
      const down = net.kind[node] === UTILITY && this.state === 'G';
      return { ...NONE, down, one: new Set(down ? [] : [self]) };
    }
    if (this.blocks && net.blocker.subarray(net.blockerStart[node], net.blockerStart[node + 1]).some((other) => !this.families[other].down)) {
      return { ...NONE, down: true };
    }
    const sources: Input[] = [];
    for (let e = net.start[node]; e < net.start[node + 1]; e++) {
      sources.push({ family: this.families[net.source[e]], weight: 1 });
    }
    const needed = net.kind[node] === UNIT ? Math.max(1, sources.length) : 1;
    return withSelf(gate(sources, needed), self);
  }
}

/** Power that the live shelves of a load must give for it to stay in service, kW DC, rounding aside; 0 where it has none. */
export function neededShelvesKw(net: PowerNetwork, load: number): number {
  const { shelfKw, shelfEfficiency, provisioned, capKw } = net.loads[load];
  return shelfKw > 0 ? Math.min(provisioned, capKw) * shelfEfficiency * (1 - 1e-9) : 0;
}

function told({ down, one, two }: Family): CutSets {
  const second: [number, number][] = [];
  two.forEach((partners, a) => partners.forEach((b) => a < b && second.push([a, b])));
  return { down, first: [...one].sort((a, b) => a - b), second: second.sort(([a, b], [c, d]) => a - c || b - d) };
}

function withSelf(family: Family, self: number): Family {
  if (family.down || family.one.has(self)) {
    return family;
  }
  const two = new Map<number, ReadonlySet<number>>();
  family.two.forEach((partners, a) => {
    const left = a === self ? new Set<number>() : new Set([...partners].filter((b) => b !== self));
    if (left.size > 0) {
      two.set(a, left);
    }
  });
  return { down: false, one: new Set([...family.one, self]), two };
}

/** A gate over inputs with weights that fails when less than `needed` is left. */
function gate(inputs: readonly Input[], needed: number): Family {
  const live = inputs.filter(({ family }) => !family.down);
  const total = live.reduce((sum, { weight }) => sum + weight, 0);
  if (total < needed) {
    return { ...NONE, down: true };
  }
  if (live.length === 1) {
    return live[0].family;
  }
  /** Inputs, as bits of their place, that one component takes by itself, and that it may take with a partner. */
  const alone = new Map<number, number[]>();
  const partners = new Map<number, Set<number>>();
  live.forEach(({ family }, i) => {
    family.one.forEach((a) => push(alone, a, i));
    family.two.forEach((others, a) => {
      const known = partners.get(a) ?? new Set<number>();
      others.forEach((b) => known.add(b));
      partners.set(a, known);
    });
  });
  const weightOf = (places: Iterable<number>): number => [...places].reduce((sum, i) => sum + live[i].weight, 0);
  const one = new Set([...alone].filter(([, places]) => total - weightOf(places) < needed).map(([a]) => a));
  const two = new Map<number, Set<number>>();
  const join = (a: number, b: number): void => {
    two.set(a, (two.get(a) ?? new Set<number>()).add(b));
    two.set(b, (two.get(b) ?? new Set<number>()).add(a));
  };
  const candidates = [...new Set([...alone.keys(), ...partners.keys()])].filter((a) => !one.has(a)).sort((a, b) => a - b);
  const reach = new Map(candidates.map((a) => [a, weightOf(alone.get(a) ?? [])]));
  for (const [i, a] of candidates.entries()) {
    const mates = partners.get(a);
    for (let j = i + 1; j < candidates.length; j++) {
      const b = candidates[j];
      const mated = mates?.has(b) ?? false;
      // Even apart they do not take enough, and together they take no input that neither takes alone.
      if (!mated && total - reach.get(a)! - reach.get(b)! >= needed) {
        continue;
      }
      const places = new Set([...(alone.get(a) ?? []), ...(alone.get(b) ?? [])]);
      if (mated) {
        live.forEach(({ family }, place) => family.two.get(a)?.has(b) && places.add(place));
      }
      if (total - weightOf(places) < needed) {
        join(a, b);
      }
    }
  }
  return { down: false, one, two };
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}
