import { PowerSource, SourceRole } from '../../core';
import { onceFor } from '../memo';
import type { SiteAnalysis, SiteSnapshot } from '../model';
import { GENERATOR, PARALLEL, UNIT, UTILITY } from '../power/network';
import { benchOf } from './bench';
import type { Grid } from './grid';
import type { FaultAnalysis, FaultLevel } from './model';
import { Complex, Reduction, magnitude, plus, times } from './reduction';
import { GENERATOR_POWER_FACTOR, GRID_RESISTANCE_TO_REACTANCE, INVERTER_FAULT_RATIO } from '../figures';
import { generatorImpedance, gridImpedance, peakFactor, phaseToPhase, threePhase, transformerFactor, voltageFactors } from './short-circuit';

/** What is behind a node: its impedance to earth at the node's own voltage, and the root that it comes from. */
interface Behind {
  readonly z: Complex;
  readonly from: number;
  /** Whether every run on the way is given. */
  readonly known: boolean;
  /** Edge that it comes over; -1 for a root. */
  readonly edge: number;
}

/** Fault currents at all equipment of a site, of every source that may ever feed it (IEC 60909). */
export const faultLevels = onceFor((analysis: SiteAnalysis): FaultAnalysis => {
  const { grid } = benchOf(analysis.site);
  const [most, least] = [new Impedances(grid, true), new Impedances(grid, false)];
  const { site } = grid;
  const levels = new Map<number, FaultLevel>();
  for (let n = 0; n < grid.net.count; n++) {
    const asset = grid.net.asset[n];
    const volts = grid.volts[asset];
    const [high, low] = [most.at(n), least.at(n)];
    if (!high || grid.direct[asset]) {
      continue;
    }
    const c = voltageFactors(site.code, volts);
    const maximumKa = threePhase(c.most, volts, high.z);
    const minimumKa = low?.known ? phaseToPhase(c.least, volts, low.z) : undefined;
    const before = levels.get(asset);
    const kappa = peakFactor(high.z);
    levels.set(asset, {
      ...(before && before.maximumKa >= maximumKa
        ? before
        : {
            asset,
            maximumKa,
            maximumFrom: high.from,
            kappa,
            peakKa: kappa * Math.SQRT2 * maximumKa,
            resistanceToReactance: high.z.x > 0 ? high.z.r / high.z.x : Infinity,
          }),
      ...smaller(before, minimumKa, low?.from),
    });
  }
  const missing = (role: SourceRole, given: (s: NonNullable<SiteSnapshot['assets'][number]['record']['source']>) => boolean): number[] =>
    site.assets.filter(({ record: { source } }) => source?.role === role && !given(source)).map((asset) => asset.index);
  return {
    levels: [...levels.values()].sort((a, b) => a.asset - b.asset),
    unknownFeeds: missing(SourceRole.UTILITY, (source) => source.electrical?.shortCircuitPower !== undefined),
    unknownGenerators: missing(SourceRole.GENERATOR, (source) => source.electrical?.subtransientReactance !== undefined),
  };
});

const ratedKva = (source: PowerSource): number | undefined => source.limits.find((limit) => limit.apparentPower)?.apparentPower?.toKilovoltAmperes();

/** Of several nodes of one piece of equipment the smallest current; unknown at one is unknown at all. */
function smaller(before: FaultLevel | undefined, ka: number | undefined, from: number | undefined): Partial<FaultLevel> {
  if (!before) {
    return { minimumKa: ka, minimumFrom: from };
  }
  if (before.minimumKa === undefined || ka === undefined) {
    return { minimumKa: undefined, minimumFrom: undefined };
  }
  return ka < before.minimumKa ? { minimumKa: ka, minimumFrom: from } : { minimumKa: before.minimumKa, minimumFrom: before.minimumFrom };
}

/** Impedances behind every node for the largest or the smallest current. */
class Impedances {
  /** Ways to each node that no other beats in both resistance and reactance: which of them is the shortest shows only further down. */
  private readonly known: Behind[][] = [];

  public constructor(
    private readonly grid: Grid,
    private readonly largest: boolean,
  ) {
    for (let n = 0; n < grid.net.count; n++) {
      this.known[n] = this.find(n);
    }
  }

  public at(n: number): Behind | undefined {
    return this.best(this.known[n]);
  }

  private best(ways: Behind[]): Behind | undefined {
    return ways.length === 0 ? undefined : ways.reduce((a, b) => (magnitude(b.z) < magnitude(a.z) === this.largest ? b : a));
  }

  private find(n: number): Behind[] {
    const { net, site, volts } = this.grid;
    const asset = net.asset[n];
    const source = site.assets[asset].record.source!;
    const facts = source.electrical;
    const c = voltageFactors(site.code, volts[asset]);
    const root = (z: Complex): Behind[] => [{ z, from: asset, known: true, edge: -1 }];
    if (net.kind[n] === UTILITY) {
      const most = facts?.shortCircuitPower;
      const power = this.largest ? most : most && (facts?.minimumShortCircuitPower ?? most);
      const factor = this.largest ? c.most : c.least;
      return power === undefined
        ? []
        : root(gridImpedance(factor, volts[asset], power.toKilovoltAmperes(), facts?.resistanceToReactance ?? GRID_RESISTANCE_TO_REACTANCE));
    }
    if (net.kind[n] === GENERATOR) {
      const x = facts?.subtransientReactance?.toFraction();
      const cosine = source.supply?.generator?.powerFactor?.toFraction() ?? GENERATOR_POWER_FACTOR;
      const kva = ratedKva(source) ?? net.weight[n] / cosine;
      return x === undefined ? [] : root(generatorImpedance(c.most, volts[asset], { kva, cosine }, x, this.largest));
    }
    if (facts?.regulatedOutput && facts.bypass === false) {
      // An inverter feeds a multiple of its rated current, whatever is behind it.
      const kva = ratedKva(source) ?? net.weight[n];
      const factor = this.largest ? c.most : c.least;
      return root({ r: 0, x: (factor * volts[asset] ** 2) / ((facts.inverterFaultRatio ?? INVERTER_FAULT_RATIO) * kva * 1000) });
    }
    const over = this.candidates(n);
    const one = this.best(over);
    if (!one) {
      return [];
    }
    // A way that is not given may be the smallest current.
    const known = over.every((o) => o.known);
    const members = [...new Set(over.map(({ edge }) => edge))];
    if (members.length > 1 && this.feedsTogether(n)) {
      return [{ ...one, z: this.together(n, members), known }];
    }
    // One source at a time; of a parallel group the smallest current flows while one member is left. A unit is never without any of its members.
    return this.front(over).map((way) => ({ ...way, known }));
  }

  private front(ways: Behind[]): Behind[] {
    const beats = (a: Complex, b: Complex): boolean =>
      (this.largest ? a.r <= b.r && a.x <= b.x : a.r >= b.r && a.x >= b.x) && (a.r !== b.r || a.x !== b.x);
    const least = ways.filter(({ z }) => !ways.some((other) => beats(other.z, z)));
    return least.filter(({ z }, i) => least.findIndex((other) => other.z.r === z.r && other.z.x === z.x) === i);
  }

  /** Whether all sources of a node feed a fault: for the smallest current of a parallel group only one is left. */
  private feedsTogether(n: number): boolean {
    const kind = this.grid.net.kind[n];
    return kind === UNIT || (kind === PARALLEL && this.largest);
  }

  /** What each source of a node puts behind it. */
  private candidates(n: number): Behind[] {
    const { net } = this.grid;
    const list: Behind[] = [];
    for (let e = net.start[n]; e < net.start[n + 1]; e++) {
      for (const behind of this.known[net.source[e]]) {
        const z = plus(this.referred(n, e, plus(behind.z, this.run(e))), this.winding(n, e));
        list.push({ z, from: behind.from, known: behind.known && this.isKnown(e), edge: e });
      }
    }
    return list;
  }

  /** An impedance at the voltage of an edge's source, at the voltage of its node: squared ratio of the rated voltages. */
  private referred(n: number, e: number, z: Complex): Complex {
    const { net, volts, windings } = this.grid;
    const [here, there] = [net.asset[n], net.asset[net.source[e]]];
    if (here === there) {
      return z;
    }
    return times(z, (((windings[here]?.ratio ?? 1) * volts[here]) / volts[there]) ** 2);
  }

  /** The run of an edge, with the length of busway before its tap. */
  private run(e: number): Complex {
    const { net, edges, busways, buswayM, edgeTapM } = this.grid;
    const [run, giver] = [edges[e], net.asset[net.source[e]]];
    const along = busways[giver];
    const share = along ? (Number.isNaN(edgeTapM[e]) ? 1 : Math.min(1, edgeTapM[e] / (buswayM[giver] || 1))) : 0;
    const resistance = (r: typeof run): number => (this.largest ? r.cold : r.hot);
    return { r: resistance(run) + share * (along ? resistance(along) : 0), x: run.x + share * (along?.x ?? 0) };
  }

  private isKnown(e: number): boolean {
    const { net, edges, busways } = this.grid;
    return edges[e].known && busways[net.asset[net.source[e]]]?.known !== false;
  }

  /** Of a node, on the way of an edge: a tied bus has its winding once, at the side that feeds it. */
  private winding(n: number, e: number): Complex {
    const { net, site, volts, windings } = this.grid;
    const asset = net.asset[n];
    const winding = net.asset[net.source[e]] === asset ? undefined : windings[asset];
    if (!winding) {
      return { r: 0, x: 0 };
    }
    const rated = winding.ratio * volts[asset];
    const base = (rated * rated) / (winding.kva * 1000);
    const factor = this.largest ? transformerFactor(voltageFactors(site.code, volts[asset]).most, winding.ukx) : 1;
    return { r: factor * winding.ukr * base, x: factor * winding.ukx * base };
  }

  /** All members of a group at once, with what they have in common above them counted once. */
  private together(n: number, members: number[]): Complex {
    const { net, volts, windings } = this.grid;
    const network = new Reduction();
    const seen = new Set<number>();
    const reference = volts[net.asset[n]];
    const scale = (asset: number): number => (reference / volts[asset]) ** 2;
    const open = members.map((edge) => ({ node: n, edge }));
    for (let at = open.pop(); at; at = open.pop()) {
      const { node, edge } = at;
      const source = net.source[edge];
      const z = plus(this.referred(node, edge, this.run(edge)), this.winding(node, edge));
      const ratio = net.asset[source] === net.asset[node] ? 1 : (windings[net.asset[node]]?.ratio ?? 1);
      network.branch(node, times(z, scale(net.asset[node])), source, ratio);
      if (seen.has(source)) {
        continue;
      }
      seen.add(source);
      const behind = this.best(this.known[source])!;
      if (behind.edge < 0) {
        network.branch(source, times(behind.z, scale(net.asset[source])));
      } else if (this.feedsTogether(source)) {
        new Set(this.candidates(source).map(({ edge }) => edge)).forEach((up) => open.push({ node: source, edge: up }));
      } else {
        open.push({ node: source, edge: behind.edge });
      }
    }
    return network.impedanceAt(n);
  }
}
