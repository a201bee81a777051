import { Engine, PROVISIONED, THERMAL } from './power/engine';
import { verifyClaims } from './power/claims';
import { confinedLosses } from './power/confined';
import { PowerNetwork, UTILITY } from './power/network';
import { Recorder } from './power/record';
import { sharedFates } from './power/shared-fate';
import { scenariosOf } from './power/scenarios';
import { ThermalNetwork, ThermalState } from './thermal/network';
import { ThermalRecorder } from './thermal/record';
import { totalsOf } from './totals';
import type { BaseState, FlowState, Scenario, ScenarioResult, SiteAnalysis, SiteSnapshot, Snapshot } from './model';
import { isInformationTechnology } from './model';

/** Rounds of "losses heat rooms, rooms load chillers, chillers load boards"; each changes the next by a few per cent of the last. */
const ROUNDS = 4;

/** Analyses every site of a snapshot. Pure: the same snapshot gives the same numbers. */
export function analyse(snapshot: Snapshot): SiteAnalysis[] {
  return snapshot.sites.map((site) => analyseSite(site));
}

/** Routing, flow, heat, and every single failure of a site, coupled. */
export function analyseSite(site: SiteSnapshot): SiteAnalysis {
  const net = new PowerNetwork(site);
  const thermal = new ThermalNetwork(site);
  const states: BaseState[] = net.hasGenerators ? ['U', 'G'] : ['U'];
  const engines = states.map((state) => new Engine(net, state, [...thermal.switchedGroups]));
  const normal = settleDesign(thermal, engines);
  const scenarios = scenariosOf(site, states);
  const run = new FailureRun(site, net, thermal, normal);
  for (const [i, engine] of engines.entries()) {
    run.base(engine, scenarios[i]);
    for (const scenario of scenarios) {
      if (scenario.state === engine.state && scenario.removed >= 0 && scenario.part === undefined) {
        engine.apply([scenario.removed]);
        run.read(engine, scenario);
        engine.rollback();
      }
    }
  }
  scenarios.filter((s) => s.part !== undefined).forEach((scenario) => run.pump(engines[0], scenario));
  const power = {
    limits: run.power.limits(),
    shelves: run.power.shelves(),
    sharedFates: sharedFates(net, engines[0]),
    claims: verifyClaims(net, engines),
    confined: confinedLosses(site),
    normal: flows(net, engines[0], PROVISIONED),
    design: flows(net, engines[0], THERMAL),
    hasGenerators: net.hasGenerators,
  };
  const outcomes = run.outcomes.sort((a, b) => a.scenario - b.scenario);
  return {
    site,
    scenarios,
    outcomes,
    power,
    thermal: {
      ...run.heat.results(),
      normal: normal.loops,
      uncooledLiquid: thermal.uncooledLiquid,
      uncooledAir: thermal.uncooledAir,
      balance: balanceOf(site, engines[0], normal),
    },
    totals: totalsOf(site, net, engines, normal),
  };
}

/** The design day: mechanical input follows from heat, heat from losses, losses from mechanical input. */
function settleDesign(thermal: ThermalNetwork, engines: Engine[]): ThermalState {
  let state = thermal.setNormal((asset) => lossKw(engines[0], asset));
  for (let round = 0; round < ROUNDS; round++) {
    engines.forEach((engine) => engine.setThermal(state.mechanicalKw));
    state = thermal.setNormal((asset) => lossKw(engines[0], asset));
  }
  return state;
}

/** Electrical loss of equipment at thermal design power. */
export function lossKw(engine: Engine, asset: number): number {
  return engine.net.nodesOf[asset].reduce(
    (sum, node) => sum + engine.input(node, THERMAL)[0] - (engine.up[node] ? engine.outP[THERMAL][node] : 0),
    0,
  );
}

function flows(net: PowerNetwork, engine: Engine, channel: number): (FlowState | undefined)[] {
  return net.site.assets.map(({ index }) => {
    const nodes = net.nodesOf[index];
    if (nodes.length === 0) {
      return undefined;
    }
    // Of a tied bus, the side that carries most says it all.
    const node = nodes.reduce((most, n) => (engine.outP[channel][n] > engine.outP[channel][most] ? n : most), nodes[0]);
    const [inKw] = engine.input(node, channel);
    const outKw = engine.outP[channel][node];
    return { outKw, outKvar: engine.outQ[channel][node], inKw, lossKw: lossOf(net, node, inKw, outKw) };
  });
}

const lossOf = (net: PowerNetwork, node: number, inKw: number, outKw: number): number => (net.kind[node] === UTILITY ? 0 : Math.max(0, inKw - outKw));

/** Heat that leaves through facility water against electricity that turned into it. */
function balanceOf(site: SiteSnapshot, engine: Engine, normal: ThermalState): { heatKw: number; electricKw: number } {
  const loopOf = new Map(normal.loops.map((loop) => [loop.loop, loop]));
  const heatKw = [...loopOf.values()].reduce((sum, l) => sum + (site.assets[l.loop].record.cooling?.loop?.medium === 'fws' ? l.heatKw : 0), 0);
  const cooled = new Set(site.coolant.map((link) => link.receiver));
  let electricKw = 0;
  for (const asset of site.assets) {
    const { cooling, demand } = asset.record;
    const linked = cooled.has(asset.index);
    if (cooling?.heat && linked) {
      electricKw += demand?.thermal.toKilowatts() ?? 0;
    }
    if (cooling?.rejectsLosses && linked) {
      electricKw += lossKw(engine, asset.index);
    }
    const type = cooling?.unit?.unitType;
    if (type === 'cdu' || type === 'fan_wall' || type === 'pump') {
      electricKw += normal.mechanicalKw.get(asset.index) ?? 0;
    }
  }
  return { heatKw, electricKw };
}

/** Gathers what each scenario does, electrically and thermally. */
class FailureRun {
  public readonly power: Recorder;
  public readonly heat: ThermalRecorder;
  public readonly outcomes: ScenarioResult[] = [];
  /** Loads dark with nothing removed, by state. */
  private readonly baseDark: Record<BaseState, Set<number>> = { U: new Set(), G: new Set() };

  public constructor(
    private readonly site: SiteSnapshot,
    private readonly net: PowerNetwork,
    private readonly thermal: ThermalNetwork,
    normal: ThermalState,
  ) {
    this.power = new Recorder(net);
    this.heat = new ThermalRecorder(normal);
  }

  /** A base state: everything was computed, so everything is read. */
  public base(engine: Engine, scenario: Scenario): void {
    this.power.readBase(engine, scenario);
    const dark = this.net.loads.flatMap((load, i) => (engine.dark[i] ? [load.asset] : []));
    this.baseDark[engine.state] = new Set(dark);
    if (dark.length > 0) {
      this.judge(engine, scenario, dark, [], new Set());
    }
  }

  public read(engine: Engine, scenario: Scenario): void {
    this.power.read(engine, scenario);
    const dark = engine.touchedLoads.flatMap((load) => {
      const { asset } = this.net.loads[load];
      return engine.dark[load] && !this.baseDark[engine.state].has(asset) && asset !== scenario.removed ? [asset] : [];
    });
    const out = new Set<number>();
    if (this.site.assets[scenario.removed].record.cooling?.unit) {
      out.add(scenario.removed);
    }
    const rooms = [...new Set(engine.changedNodes.map((node) => this.net.asset[node]))].filter(
      (a) => this.site.assets[a].record.cooling?.rejectsLosses,
    );
    if (dark.length > 0 || out.size > 0 || rooms.length > 0) {
      this.judge(engine, scenario, dark, rooms, out);
    }
  }

  /** One pump inside a CDU: the electrical state stays. */
  public pump(engine: Engine, scenario: Scenario): void {
    const { out, dark } = this.split(this.baseDark[engine.state]);
    this.finish(scenario, [], [], this.thermal.evaluate({ out, dark, pumpOut: scenario.removed, lossKw: (asset) => lossKw(engine, asset) }));
  }

  private judge(engine: Engine, scenario: Scenario, dark: number[], rooms: number[], out: Set<number>): void {
    const unpowered = this.split([...this.baseDark[engine.state], ...dark]);
    unpowered.out.forEach((unit) => out.add(unit));
    const state = this.thermal.evaluate({ out, dark: unpowered.dark, lossKw: (asset) => lossKw(engine, asset) }, rooms);
    this.finish(scenario, dark, [...out], state);
  }

  /** Loads without supply: cooling units are lost, racks give no heat. */
  private split(unpowered: Iterable<number>): { out: Set<number>; dark: Set<number> } {
    const [out, dark] = [new Set<number>(), new Set<number>()];
    for (const asset of unpowered) {
      (this.site.assets[asset].record.cooling?.unit ? out : dark).add(asset);
    }
    return { out, dark };
  }

  private finish(scenario: Scenario, dark: number[], coolingLost: number[], state: ThermalState): void {
    const shortfalls = this.heat.read(scenario, state);
    const sorted = dark.sort((a, b) => a - b);
    const racks = sorted
      .map((asset) => this.site.assets[asset].record.demand!)
      .filter((d) => isInformationTechnology(d.loadClass, d.informationTechnology));
    if (sorted.length + coolingLost.length + shortfalls.length > 0) {
      this.outcomes.push({
        scenario: scenario.index,
        dark: sorted,
        racksLost: racks.length,
        gpusLost: racks.reduce((sum, demand) => sum + (demand.gpus ?? 0), 0),
        coolingLost: coolingLost.sort((a, b) => a - b),
        racksOverheated: state.racksOverheated,
        shortfalls,
      });
    }
  }
}
