import type {
  BaseState,
  LimitResult,
  Scenario,
  ScenarioResult,
  SharedFate,
  ShelfResult,
  SiteSnapshot,
  ThermalResult,
  ThermalShortfall,
} from './model';
import { isInformationTechnology } from './model';
import type { Engine } from './power/engine';
import { lossKw } from './power/losses';
import type { PowerNetwork } from './power/network';
import { Recorder } from './power/record';
import { SharedFates } from './power/shared-fate';
import { Repeats } from './repeats';
import type { Settled } from './settled';
import type { CoolingFailures } from './thermal/failures';
import type { ThermalNetwork, ThermalState } from './thermal/network';
import { type Shortfall, ThermalRecorder } from './thermal/record';
import { Twins, twinsOf } from './twins';

/** What the failures of a site do, of every part of it. */
export interface FailureResults {
  readonly outcomes: ScenarioResult[];
  readonly limits: LimitResult[];
  readonly shelves: ShelfResult[];
  readonly sharedFates: SharedFate[];
  readonly thermal: { readonly results: ThermalResult[]; readonly shortfalls: ThermalShortfall[] };
}

/** Every single failure of a site in its base states: what it does, electrically and thermally, gathered scenario by scenario. */
export class FailureRun {
  private readonly power: Recorder;
  private readonly heat: ThermalRecorder;
  private readonly fates: SharedFates;
  private readonly net: PowerNetwork;
  private readonly thermal: ThermalNetwork;
  private readonly engines: readonly Engine[];
  private readonly cooling: CoolingFailures;
  /** Loads dark with nothing removed, by state, and whether there are none. */
  private readonly baseDark: Record<BaseState, Set<number>> = { U: new Set(), G: new Set() };
  private readonly dark: number[] = [];
  private readonly out: number[] = [];
  private readonly isUnit: Uint8Array;
  /** What was found in the scenarios that were run, by scenario. */
  private readonly found: (Found | undefined)[] = [];

  public constructor(
    private readonly site: SiteSnapshot,
    base: Settled,
    private readonly twins: Twins = twinsOf(site),
  ) {
    ({ net: this.net, thermal: this.thermal, engines: this.engines, cooling: this.cooling } = base);
    this.power = new Recorder(this.net);
    this.heat = new ThermalRecorder(base.normal);
    this.fates = new SharedFates(this.net, this.engines[0]);
    this.isUnit = Uint8Array.from(site.assets, ({ record }) => (record.cooling?.unit ? 1 : 0));
  }

  /** All scenarios, base states first. What fails in parts of the site that are alike is run in the first of them. */
  public run(scenarios: readonly Scenario[]): void {
    const { original } = this.twins;
    for (const [i, engine] of this.engines.entries()) {
      this.base(engine, scenarios[i]);
      for (const scenario of scenarios) {
        const { state, removed, part } = scenario;
        if (state === engine.state && removed >= 0 && part === undefined && original[removed] === removed) {
          engine.apply([removed]);
          this.read(engine, scenario);
          engine.rollback();
        }
      }
    }
    for (const scenario of scenarios) {
      if (scenario.part !== undefined && original[scenario.removed] === scenario.removed) {
        this.pump(this.engines[0], scenario);
      }
    }
  }

  /** What was found, told of each part of the site that is like one that was run. Asked once. */
  public results(scenarios: readonly Scenario[]): FailureResults {
    const repeats = new Repeats(this.twins, scenarios);
    const outcomes = this.tell(scenarios, repeats);
    return {
      outcomes,
      limits: this.power.limits(repeats),
      shelves: this.power.shelves(repeats),
      sharedFates: this.fates.all(repeats),
      thermal: this.heat.results(repeats),
    };
  }

  /** Outcomes of all scenarios, from those that were run, in the order of the run: by state, pumps last. */
  private tell(scenarios: readonly Scenario[], repeats: Repeats): ScenarioResult[] {
    const outcomes: ScenarioResult[] = [];
    const tellOf = (scenario: Scenario): void => {
      const found = this.found[repeats.originalOf(scenario)];
      if (found) {
        const part = scenario.removed < 0 ? -1 : this.twins.partOf[scenario.removed];
        const here = (assets: readonly number[]): number[] => (part < 0 ? [...assets] : assets.map((asset) => this.twins.in(part, asset)));
        outcomes.push(...this.tellOne(scenario.index, found, here));
      }
    };
    for (const { state } of this.engines) {
      scenarios.forEach((scenario) => scenario.state === state && scenario.part === undefined && tellOf(scenario));
    }
    scenarios.forEach((scenario) => scenario.part !== undefined && tellOf(scenario));
    return outcomes.sort((a, b) => a.scenario - b.scenario);
  }

  private tellOne(scenario: number, { shortfalls: short, outcome }: Found, here: (assets: readonly number[]) => number[]): ScenarioResult[] {
    const shortfalls = this.heat.add(
      scenario,
      short.map((shortfall) => ({ ...shortfall, loop: here([shortfall.loop])[0] })),
    );
    if (!outcome) {
      return [];
    }
    const { dark, racksLost, gpusLost, coolingLost, racksOverheated } = outcome;
    return [{ scenario, dark: here(dark), racksLost, gpusLost, coolingLost: here(coolingLost), racksOverheated, shortfalls }];
  }

  private base(engine: Engine, scenario: Scenario): void {
    this.power.readBase(engine, scenario);
    const dark = this.net.loads.flatMap((load, i) => (engine.dark[i] && !this.net.isOut[load.asset] ? [load.asset] : []));
    this.baseDark[engine.state] = new Set(dark);
    // On utility with nothing dark it is the normal state, which is known.
    if (dark.length > 0 || engine.state === 'G') {
      if (dark.length === 0 && !this.thermal.normalFails && this.cooling.allHolds(engine, { into: this.heat, scenario: scenario.index })) {
        return;
      }
      const { out, dark: racks } = this.split(dark);
      const state = this.thermal.evaluate({ out, dark: racks, lossKw: (asset) => lossKw(engine, asset) }, 'all');
      this.heat.read(scenario, state);
      if (dark.length > 0) {
        this.finish(scenario, dark, [...out], state);
      } else {
        this.found[scenario.index] = { shortfalls: state.shortfalls };
      }
    }
  }

  private read(engine: Engine, scenario: Scenario): void {
    this.power.read(engine, scenario);
    if (engine === this.engines[0]) {
      this.fates.read(engine, scenario.removed);
    }
    const baseDark = this.baseDark[engine.state];
    if (baseDark.size > 0 || this.thermal.normalFails) {
      this.readAsWhole(engine, scenario, baseDark);
      return;
    }
    const { dark, out, isUnit } = this;
    dark.length = out.length = 0;
    if (isUnit[scenario.removed]) {
      out.push(scenario.removed);
    }
    const { touched, loadCount } = engine.now;
    for (let i = 0; i < loadCount; i++) {
      const { asset } = this.net.loads[touched[i]];
      if (engine.dark[touched[i]] && asset !== scenario.removed && !this.net.isOut[asset]) {
        (isUnit[asset] ? out : dark).push(asset);
      }
    }
    if (this.cooling.holds(engine, out, dark, -1, true, { into: this.heat, scenario: scenario.index })) {
      if (out.length + dark.length > 0) {
        const lost = [...out.filter((unit) => unit !== scenario.removed), ...dark];
        this.finish(scenario, lost, [...out], HOLDS);
      }
      return;
    }
    this.readAsWhole(engine, scenario, baseDark);
  }

  /** As `read`, with what falls short and by how much. */
  private readAsWhole(engine: Engine, scenario: Scenario, baseDark: ReadonlySet<number>): void {
    const dark = engine.touchedLoads.flatMap((load) => {
      const { asset } = this.net.loads[load];
      return engine.dark[load] && !baseDark.has(asset) && asset !== scenario.removed && !this.net.isOut[asset] ? [asset] : [];
    });
    const out = new Set<number>();
    if (this.isUnit[scenario.removed]) {
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
  private pump(engine: Engine, scenario: Scenario): void {
    const { out, dark } = this.split(this.baseDark[engine.state]);
    if (
      !this.thermal.normalFails &&
      this.cooling.holds(engine, [...out], [...dark], scenario.removed, false, { into: this.heat, scenario: scenario.index })
    ) {
      return;
    }
    const state = this.thermal.evaluate({ out, dark, pumpOut: scenario.removed, lossKw: (asset) => lossKw(engine, asset) });
    this.heat.read(scenario, state);
    this.finish(scenario, [], [], state);
  }

  private judge(engine: Engine, scenario: Scenario, dark: number[], rooms: number[], out: Set<number>): void {
    const unpowered = this.split([...this.baseDark[engine.state], ...dark]);
    unpowered.out.forEach((unit) => out.add(unit));
    const state = this.thermal.evaluate({ out, dark: unpowered.dark, lossKw: (asset) => lossKw(engine, asset) }, rooms);
    this.heat.read(scenario, state);
    this.finish(scenario, dark, [...out], state);
  }

  /** Loads without supply: cooling units are lost, racks give no heat. */
  private split(unpowered: Iterable<number>): { out: Set<number>; dark: Set<number> } {
    const [out, dark] = [new Set<number>(), new Set<number>()];
    for (const asset of unpowered) {
      (this.isUnit[asset] ? out : dark).add(asset);
    }
    return { out, dark };
  }

  private finish(scenario: Scenario, dark: number[], coolingLost: number[], { shortfalls, racksOverheated }: Thermal): void {
    if (dark.length + coolingLost.length + shortfalls.length === 0) {
      return;
    }
    const sorted = dark.sort((a, b) => a - b);
    const racks = sorted.map((asset) => this.site.assets[asset].record.demand!).filter((d) => isInformationTechnology(d));
    this.found[scenario.index] = {
      shortfalls,
      outcome: {
        dark: sorted,
        racksLost: racks.length,
        gpusLost: racks.reduce((sum, demand) => sum + (demand.gpus ?? 0), 0),
        coolingLost: coolingLost.sort((a, b) => a - b),
        racksOverheated,
      },
    };
  }
}

type Thermal = Pick<ThermalState, 'shortfalls' | 'racksOverheated'>;

const HOLDS: Thermal = { shortfalls: [], racksOverheated: 0 };

/** What one scenario does; no outcome where nothing is lost that its base state has. */
interface Found {
  readonly shortfalls: readonly Shortfall[];
  readonly outcome?: Omit<ScenarioResult, 'scenario' | 'shortfalls'>;
}
