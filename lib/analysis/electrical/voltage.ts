import { onceFor } from '../memo';
import type { Scenario, SiteAnalysis } from '../model';
import type { Engine } from '../power/engine';
import { hypot } from '../power/hypot';
import { type Island, islandsOf } from '../power/islands';
import { Bench, benchOf, studied } from './bench';
import { conductorLosses } from './conductor-losses';
import type { InputVoltage, NodeVoltage, VoltageAnalysis } from './model';
import { Sweep } from './sweep';
import { WorstCords } from './worst-cords';

/** Voltages and drops in the base states and in the contingencies with the least margin. */
export const voltages = onceFor((analysis: SiteAnalysis): VoltageAnalysis => {
  const bench = benchOf(analysis.site);
  const study = new Study(bench);
  // Without any conductor every answer would be "not evaluated": one state finds whom that concerns.
  const scenarios = bench.grid.hasConductors ? studied(analysis) : analysis.scenarios.slice(0, 1);
  scenarios.forEach((scenario) => bench.at(scenario, (engine) => study.read(engine, scenario)));
  return study.result(scenarios);
});

class Study {
  private readonly worst: WorstCords;
  private readonly inputs = new Map<number, InputVoltage>();
  private readonly unknownLoads = new Set<number>();
  private readonly unknownInputs = new Set<number>();
  private readonly collapsed: number[] = [];
  private readonly sweep: Sweep;
  /** Rounds that the base states took, by state. */
  private readonly rounds = new Map<string, number>();
  private nodes: NodeVoltage[] = [];
  private losses = { kw: 0, kvar: 0 };

  public constructor(private readonly bench: Bench) {
    this.sweep = new Sweep(bench.grid);
    this.worst = new WorstCords(bench.grid);
  }

  /** Base states come before their contingencies, of which only what they reach is solved and read: all else is as in the base state. */
  public read(engine: Engine, scenario: Scenario): void {
    const { sweep } = this;
    const islands = scenario.removed < 0 ? [islandsOf(this.bench.net).all] : this.reached(engine);
    if (!islands.every((island) => sweep.solve(engine, island, this.rounds.get(engine.state)))) {
      this.collapsed.push(scenario.index);
      return;
    }
    if (scenario.removed < 0) {
      this.rounds.set(engine.state, sweep.rounds);
    }
    if (scenario.index === 0) {
      this.readNormal(engine);
    }
    islands.forEach((island) => {
      this.readInputs(engine, island, scenario);
      this.readCords(engine, island, scenario);
    });
  }

  /** Parts of the network in which the scenario changes anything. */
  private reached(engine: Engine): Island[] {
    const { parts, ofNode, ofLoad } = islandsOf(this.bench.net);
    const found = new Set([...engine.changedNodes.map((n) => ofNode[n]), ...engine.touchedLoads.map((load) => ofLoad[load])]);
    return [...found].sort((a, b) => a - b).flatMap((part) => parts[part] ?? []);
  }

  public result(scenarios: Scenario[]): VoltageAnalysis {
    return {
      scenarios: scenarios.map((scenario) => scenario.index),
      collapsed: this.collapsed,
      cords: this.worst.drops(),
      inputs: [...this.inputs.values()].sort((a, b) => a.asset - b.asset),
      nodes: this.nodes,
      lossKw: this.losses.kw,
      lossKvar: this.losses.kvar,
      unknownLoads: [...this.unknownLoads].sort((a, b) => a - b),
      unknownInputs: [...this.unknownInputs].sort((a, b) => a - b),
    };
  }

  private readNormal(engine: Engine): void {
    const { sweep } = this;
    const { net, volts, regulated } = this.bench.grid;
    const outlets = new Map<number, { perUnit: number; known: boolean }>();
    for (let n = 0; n < net.count; n++) {
      // Of a tied bus the outlet comes last and says what its feeders see. An open tie has no voltage of its own.
      if (engine.up[n] && !engine.isIdle(n)) {
        const known = regulated[net.asset[n]] === 1 || !sweep.unknownInput[n];
        outlets.set(net.asset[n], { perUnit: hypot(sweep.vr[n], sweep.vi[n]), known });
      }
    }
    this.nodes = [...outlets].sort(([a], [b]) => a - b).map(([asset, at]) => ({ asset, ...at, volts: at.perUnit * volts[asset] }));
    this.losses = conductorLosses(this.bench.grid, sweep);
  }

  private readInputs(engine: Engine, { nodes }: Island, { index, removed }: Scenario): void {
    const { sweep } = this;
    const { net, regulated } = this.bench.grid;
    for (const n of nodes) {
      const asset = net.asset[n];
      if (!regulated[asset] || !engine.up[n]) {
        continue;
      }
      if (sweep.unknownInput[n]) {
        this.unknownInputs.add(asset);
        continue;
      }
      const u = hypot(sweep.ur[n], sweep.ui[n]);
      const known = this.inputs.get(asset) ?? { asset, normal: undefined, lowest: u, lowestScenario: index, highest: u, highestScenario: index };
      this.inputs.set(asset, {
        ...known,
        normal: known.normal ?? (removed < 0 ? u : undefined),
        ...(u < known.lowest ? { lowest: u, lowestScenario: index } : {}),
        ...(u > known.highest ? { highest: u, highestScenario: index } : {}),
      });
    }
  }

  private readCords(engine: Engine, { loads }: Island, { index }: Scenario): void {
    const { net } = this.bench.grid;
    for (const load of loads) {
      const cords = net.cordsOf[load];
      for (let c = 0; c < cords.length && !engine.dark[load]; c++) {
        if (engine.feedNode[cords[c].feed] >= 0) {
          this.readCord(engine, load, c, index);
        }
      }
    }
  }

  private readCord(engine: Engine, load: number, c: number, scenario: number): void {
    const { sweep } = this;
    const { grid } = this.bench;
    const { net, busways } = grid;
    const { asset } = net.loads[load];
    const { feed, share } = net.cordsOf[load][c];
    const n = engine.feedNode[feed];
    const giver = net.asset[n];
    const { run, zr, zx } = grid.cord(load, c, giver);
    if (sweep.unknown[n] || !run.known || busways[giver]?.known === false) {
      this.unknownLoads.add(asset);
      return;
    }
    const draw = grid.drawOf(load, c);
    const part = grid.drawShare[draw] > 0 ? share / grid.drawShare[draw] : 0;
    const jr = sweep.cr[draw] * part;
    const ji = sweep.ci[draw] * part;
    const r = sweep.fr[draw] - (zr * jr - zx * ji);
    const i = sweep.fi[draw] - (zr * ji + zx * jr);
    const branch = hypot(sweep.fr[draw], sweep.fi[draw]) - hypot(r, i);
    this.worst.note(load, c, giver, branch, sweep.drawDrop[draw] + branch, hypot(r, i) * grid.volts[giver], scenario);
  }
}
