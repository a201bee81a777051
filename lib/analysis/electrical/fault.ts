import { SourceRole } from '../../core';
import { onceFor } from '../memo';
import type { SiteAnalysis, SiteSnapshot } from '../model';
import { GENERATOR, PARALLEL, UNIT, UTILITY } from '../power/network';
import { benchOf } from './bench';
import type { Grid } from './grid';
import type { FaultAnalysis, FaultLevel } from './model';
import { Complex, Reduction, magnitude, plus, times } from './reduction';
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
  private readonly known: (Behind | undefined)[] = [];

  public constructor(
    private readonly grid: Grid,
    private readonly largest: boolean,
  ) {
    for (let n = 0; n < grid.net.count; n++) {
      this.known[n] = this.find(n);
    }
  }

  public at(n: number): Behind | undefined {
    return this.known[n];
  }

  private find(n: number): Behind | undefined {
    const { net, site, volts } = this.grid;
    const asset = net.asset[n];
    const source = site.assets[asset].record.source!;
    const facts = source.electrical;
    const c = voltageFactors(site.code, volts[asset]);
    const root = (z: Complex): Behind => ({ z, from: asset, known: true, edge: -1 });
    if (net.kind[n] === UTILITY) {
      const power = this.largest ? facts?.shortCircuitPower : (facts?.minimumShortCircuitPower ?? facts?.shortCircuitPower);
      const factor = this.largest ? c.most : c.least;
      return power && root(gridImpedance(factor, volts[asset], power.toKilovoltAmperes(), facts?.resistanceToReactance ?? 0.1));
    }
    if (net.kind[n] === GENERATOR) {
      const x = facts?.subtransientReactance?.toFraction();
      return x === undefined ? undefined : root(generatorImpedance(c.most, volts[asset], net.weight[n], x, this.largest));
    }
    if (facts?.regulatedOutput && facts.bypass === false) {
      // An inverter feeds a multiple of its rated current, whatever is behind it.
      const kva = source.limits.find((limit) => limit.apparentPower)?.apparentPower?.toKilovoltAmperes() ?? net.weight[n];
      const factor = this.largest ? c.most : c.least;
      return root({ r: 0, x: (factor * volts[asset] ** 2) / ((facts.inverterFaultRatio ?? 2) * kva * 1000) });
    }
    const over = this.candidates(n);
    if (over.length === 0) {
      return undefined;
    }
    if (this.largest && over.length > 1 && (net.kind[n] === PARALLEL || net.kind[n] === UNIT)) {
      return { ...over.reduce((a, b) => (magnitude(b.z) < magnitude(a.z) ? b : a)), z: this.together(n, over), known: over.every((o) => o.known) };
    }
    // One source at a time; of a parallel group the smallest current flows while one member is left.
    return over.reduce((a, b) => (magnitude(b.z) < magnitude(a.z) === this.largest ? b : a));
  }

  /** What each source of a node puts behind it. */
  private candidates(n: number): Behind[] {
    const { net } = this.grid;
    const list: Behind[] = [];
    for (let e = net.start[n]; e < net.start[n + 1]; e++) {
      const behind = this.known[net.source[e]];
      if (behind) {
        const z = plus(this.referred(n, e, plus(behind.z, this.run(e))), this.winding(n));
        list.push({ z, from: behind.from, known: behind.known && this.isKnown(e), edge: e });
      }
    }
    return list;
  }

  /** An impedance at the voltage of an edge's source, at the voltage of its node: squared ratio of the rated voltages. */
  private referred(n: number, e: number, z: Complex): Complex {
    const { net, volts, windings } = this.grid;
    const [here, there] = [net.asset[n], net.asset[net.source[e]]];
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

  private winding(n: number): Complex {
    const { net, site, volts, windings } = this.grid;
    const asset = net.asset[n];
    const winding = windings[asset];
    if (!winding) {
      return { r: 0, x: 0 };
    }
    const rated = winding.ratio * volts[asset];
    const base = (rated * rated) / (winding.kva * 1000);
    const factor = this.largest ? transformerFactor(voltageFactors(site.code, volts[asset]).most, winding.ukx) : 1;
    return { r: factor * winding.ukr * base, x: factor * winding.ukx * base };
  }

  /** All members of a group at once, with what they have in common above them counted once. */
  private together(n: number, members: Behind[]): Complex {
    const { net, volts } = this.grid;
    const network = new Reduction();
    const seen = new Set<number>();
    const reference = volts[net.asset[n]];
    const scale = (asset: number): number => (reference / volts[asset]) ** 2;
    const open = members.map((member) => ({ node: n, edge: member.edge }));
    for (let at = open.pop(); at; at = open.pop()) {
      const { node, edge } = at;
      const source = net.source[edge];
      const z = plus(this.referred(node, edge, this.run(edge)), this.winding(node));
      network.branch(node, times(z, scale(net.asset[node])), source);
      if (seen.has(source)) {
        continue;
      }
      seen.add(source);
      const behind = this.known[source]!;
      if (behind.edge < 0) {
        network.branch(source, times(behind.z, scale(net.asset[source])));
      } else if (net.kind[source] === PARALLEL || net.kind[source] === UNIT) {
        this.candidates(source).forEach((candidate) => open.push({ node: source, edge: candidate.edge }));
      } else {
        open.push({ node: source, edge: behind.edge });
      }
    }
    return network.impedanceAt(n);
  }
}
