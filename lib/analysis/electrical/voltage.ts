import { onceFor } from '../memo';
import type { Scenario, SiteAnalysis } from '../model';
import type { Engine } from '../power/engine';
import { Bench, benchOf, studied } from './bench';
import type { CordDrop, InputVoltage, NodeVoltage, VoltageAnalysis } from './model';
import { Sweep } from './sweep';

/** Voltages and drops in the base states and in the contingencies with the least margin. */
export const voltages = onceFor((analysis: SiteAnalysis): VoltageAnalysis => {
  const bench = benchOf(analysis.site);
  const study = new Study(analysis, bench);
  // Without any conductor every answer would be "not evaluated": one state finds whom that concerns.
  const scenarios = bench.grid.hasConductors ? studied(analysis) : analysis.scenarios.slice(0, 1);
  scenarios.forEach((scenario) => bench.at(scenario, (engine) => study.read(engine, scenario)));
  return study.result(scenarios);
});

class Study {
  private readonly worst = new Map<number, CordDrop>();
  private readonly inputs = new Map<number, InputVoltage>();
  private readonly unknownLoads = new Set<number>();
  private readonly unknownInputs = new Set<number>();
  private readonly collapsed: number[] = [];
  private nodes: NodeVoltage[] = [];
  private losses = { kw: 0, kvar: 0 };

  public constructor(
    private readonly analysis: SiteAnalysis,
    private readonly bench: Bench,
  ) {}

  public read(engine: Engine, scenario: Scenario): void {
    const sweep = new Sweep(this.bench.grid, engine);
    if (!sweep.converged) {
      this.collapsed.push(scenario.index);
      return;
    }
    if (scenario.index === 0) {
      this.readNormal(engine, sweep);
    }
    this.readInputs(engine, sweep, scenario);
    this.readCords(engine, sweep, scenario);
  }

  public result(scenarios: Scenario[]): VoltageAnalysis {
    return {
      scenarios: scenarios.map((scenario) => scenario.index),
      collapsed: this.collapsed,
      cords: [...this.worst.values()].sort((a, b) => a.load - b.load),
      inputs: [...this.inputs.values()].sort((a, b) => a.asset - b.asset),
      nodes: this.nodes,
      lossKw: this.losses.kw,
      lossKvar: this.losses.kvar,
      unknownLoads: [...this.unknownLoads].sort((a, b) => a - b),
      unknownInputs: [...this.unknownInputs].sort((a, b) => a - b),
    };
  }

  private readNormal(engine: Engine, sweep: Sweep): void {
    const { net, volts } = this.bench.grid;
    const outlets = new Map<number, number>();
    for (let n = 0; n < net.count; n++) {
      // Of a tied bus the outlet comes last and says what its feeders see.
      if (engine.up[n]) {
        outlets.set(net.asset[n], sweep.output(n));
      }
    }
    this.nodes = [...outlets].sort(([a], [b]) => a - b).map(([asset, perUnit]) => ({ asset, perUnit, volts: perUnit * volts[asset] }));
    this.losses = { kw: sweep.lossKw, kvar: sweep.lossKvar };
  }

  private readInputs(engine: Engine, sweep: Sweep, { index }: Scenario): void {
    const { net, regulated } = this.bench.grid;
    for (let n = 0; n < net.count; n++) {
      const asset = net.asset[n];
      if (!regulated[asset] || !engine.up[n]) {
        continue;
      }
      if (sweep.unknownInput[n]) {
        this.unknownInputs.add(asset);
        continue;
      }
      const u = sweep.inputVoltage(n);
      const known = this.inputs.get(asset) ?? { asset, normal: u, lowest: u, lowestScenario: index, highest: u, highestScenario: index };
      this.inputs.set(asset, {
        ...known,
        ...(u < known.lowest ? { lowest: u, lowestScenario: index } : {}),
        ...(u > known.highest ? { highest: u, highestScenario: index } : {}),
      });
    }
  }

  private readCords(engine: Engine, sweep: Sweep, { index }: Scenario): void {
    const { grid } = this.bench;
    const { net, busways } = grid;
    for (let load = 0; load < net.loads.length; load++) {
      const { asset } = net.loads[load];
      const cords = this.analysis.site.assets[asset].record.demand!.cords;
      net.cordsOf[load].forEach(({ feed, share }, c) => {
        const n = engine.feedNode[feed];
        if (n < 0 || engine.dark[load]) {
          return;
        }
        const giver = net.asset[n];
        const { run } = grid.cord(giver, asset, cords[c].id);
        if (sweep.unknown[n] || !run.known || busways[giver]?.known === false) {
          this.unknownLoads.add(asset);
          return;
        }
        const [zr, zx] = sweep.perUnit(run, giver);
        const [jr, ji] = sweep.feedCurrent(feed).map((j) => j * share);
        const [r, i] = [sweep.fr[feed] - (zr * jr - zx * ji), sweep.fi[feed] - (zr * ji + zx * jr)];
        const branch = Math.hypot(sweep.fr[feed], sweep.fi[feed]) - Math.hypot(r, i);
        const total = sweep.feedDrop[feed] + branch;
        const known = this.worst.get(asset);
        const worstBranch = Math.max(branch, known?.worstBranch ?? 0);
        if (!known || total > known.total + 1e-12) {
          const [volts, direct] = [Math.hypot(r, i) * grid.volts[giver], grid.direct[giver] === 1];
          this.worst.set(asset, { load: asset, cord: cords[c].id, giver, branch, worstBranch, total, volts, scenario: index, direct });
        } else if (worstBranch > known.worstBranch) {
          this.worst.set(asset, { ...known, worstBranch });
        }
      });
    }
  }
}
