import { LoadClass, PhaseWeights } from '../../core';
import { onceFor } from '../memo';
import type { Scenario, SiteAnalysis } from '../model';
import { Engine, PROVISIONED } from '../power/engine';
import { Bench, benchOf, studied } from './bench';
import { inputShares } from './shares';

/** Unbalance of one piece of equipment in the worst state that was studied: amperes of the phases, and of the neutral at the fundamental. */
export interface PhaseLoad {
  readonly asset: number;
  readonly unbalance: number;
  readonly amperes: number[];
  readonly neutralA: number;
  readonly scenario: number;
}

/** Unbalance of the whips of a load: with everything in order, and with one power supply out. */
export interface WhipBalance {
  readonly load: number;
  readonly unbalance: number;
  readonly afterLoss?: number;
}

export interface PhaseAnalysis {
  readonly equipment: PhaseLoad[];
  readonly whips: WhipBalance[];
  /** Index in `SiteAnalysis.scenarios` of those that were studied. */
  readonly scenarios: number[];
  /** Loads of which nobody said how they load the phases. */
  readonly unknown: number[];
}

const BALANCED = [1, 1, 1];

/** Largest deviation from the average, over the average. */
export function unbalance(phases: number[]): number {
  const average = (phases[0] + phases[1] + phases[2]) / 3;
  return average > 0 ? Math.max(...phases.map((phase) => Math.abs(phase - average))) / average : 0;
}

/** Neutral current of the fundamental: √(Ia² + Ib² + Ic² − IaIb − IbIc − IcIa). */
export function neutral([a, b, c]: number[]): number {
  return Math.sqrt(Math.max(0, a * a + b * b + c * c - a * b - b * c - c * a));
}

const asList = ({ l1, l2, l3 }: PhaseWeights): number[] => [l1, l2, l3];

/** How evenly the phases are loaded, from whips up to the next converter, which draws evenly whatever it feeds. */
export const phaseBalance = onceFor((analysis: SiteAnalysis): PhaseAnalysis => {
  const study = new Study(analysis, benchOf(analysis.site));
  const scenarios = study.anyKnown ? studied(analysis) : [];
  const bench = benchOf(analysis.site);
  scenarios.forEach((scenario) => bench.at(scenario, (engine) => study.read(engine, scenario)));
  return study.result(scenarios);
});

class Study {
  private readonly weights: (number[] | undefined)[];
  private readonly worst = new Map<number, PhaseLoad>();
  /** By node, in the scenario that is read: kVA of each phase, and whether a load below does not say how it loads them. */
  private readonly phases: readonly Float64Array[];
  private readonly unknown: Uint8Array;

  public constructor(
    private readonly analysis: SiteAnalysis,
    private readonly bench: Bench,
  ) {
    this.phases = [0, 1, 2].map(() => new Float64Array(bench.net.count));
    this.unknown = new Uint8Array(bench.net.count);
    // Motors are three-phase; what a direct-current bus feeds loads no phase.
    this.weights = bench.net.loads.map(({ asset }) => {
      const demand = analysis.site.assets[asset].record.demand!;
      return demand.electrical?.phases ? asList(demand.electrical.phases) : demand.loadClass === LoadClass.COOLING ? BALANCED : undefined;
    });
  }

  public get anyKnown(): boolean {
    return this.bench.net.loads.some(({ asset }) => this.analysis.site.assets[asset].record.demand!.electrical?.phases);
  }

  public read(engine: Engine, scenario: Scenario): void {
    const { net, grid } = this.bench;
    const { unknown } = this;
    const part = inputShares(net, engine);
    const [a, b, c] = this.phases;
    [a, b, c, unknown].forEach((array) => array.fill(0));
    for (let f = 0; f < net.feedLoad.length; f++) {
      const n = engine.feedNode[f];
      const load = net.feedLoad[f];
      if (n < 0) {
        continue;
      }
      const kva = engine.feedP[PROVISIONED][f] * Math.sqrt(1 + net.loads[load].tan ** 2);
      const weights = this.weights[load] ?? BALANCED;
      const sum = weights[0] + weights[1] + weights[2];
      if (sum > 0) {
        a[n] += (kva * weights[0]) / sum;
        b[n] += (kva * weights[1]) / sum;
        c[n] += (kva * weights[2]) / sum;
      }
      unknown[n] |= this.weights[load] || grid.direct[net.asset[n]] ? 0 : 1;
    }
    for (let n = net.count - 1; n >= 0; n--) {
      const asset = net.asset[n];
      const even = grid.regulated[asset] === 1;
      const average = (a[n] + b[n] + c[n]) / 3;
      for (let e = net.start[n]; e < net.start[n + 1]; e++) {
        if (part[e] > 0) {
          const source = net.source[e];
          a[source] += part[e] * (even ? average : a[n]);
          b[source] += part[e] * (even ? average : b[n]);
          c[source] += part[e] * (even ? average : c[n]);
          unknown[source] |= even ? 0 : unknown[n];
        }
      }
      // The bars of a tied bus carry what its side does: with what it gives over a tie.
      if (!unknown[n] && average > 0 && !grid.direct[asset] && !engine.passesOn(n)) {
        this.note(asset, n, scenario.index);
      }
    }
  }

  private note(asset: number, n: number, scenario: number): void {
    const kva = this.phases.map((phase) => phase[n]);
    const u = unbalance(kva);
    const before = this.worst.get(asset);
    if (!before || u > before.unbalance + 1e-12) {
      const amperes = kva.map((phase) => (1000 * phase * Math.sqrt(3)) / this.bench.grid.volts[asset]);
      this.worst.set(asset, { asset, unbalance: u, amperes, neutralA: neutral(amperes), scenario });
    }
  }

  public result(scenarios: Scenario[]): PhaseAnalysis {
    const { net } = this.bench;
    const demandOf = (load: number): NonNullable<SiteAnalysis['site']['assets'][number]['record']['demand']> =>
      this.analysis.site.assets[net.loads[load].asset].record.demand!;
    return {
      equipment: [...this.worst.values()].sort((a, b) => a.asset - b.asset),
      whips: net.loads.flatMap(({ asset }, load) => {
        const facts = demandOf(load).electrical;
        return facts?.phases
          ? [
              {
                load: asset,
                unbalance: unbalance(asList(facts.phases)),
                afterLoss: facts.phasesAfterLoss && unbalance(asList(facts.phasesAfterLoss)),
              },
            ]
          : [];
      }),
      scenarios: scenarios.map((scenario) => scenario.index),
      unknown: net.loads.filter((_, load) => !this.weights[load]).map(({ asset }) => asset),
    };
  }
}
