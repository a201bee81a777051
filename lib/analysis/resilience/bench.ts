import { lossKw } from '../analyse';
import { BaseState, SiteSnapshot, isInformationTechnology } from '../model';
import { onceFor } from '../memo';
import { Engine, PROVISIONED } from '../power/engine';
import { PowerNetwork } from '../power/network';
import { SLACK } from '../power/record';
import { ThermalNetwork } from '../thermal/network';
import type { ZoneOutcome, ZoneOverload } from './model';

/** Rounds of "losses heat rooms, rooms load chillers, chillers load boards", as in the single-failure run. */
const ROUNDS = 4;

/** What is so in a base state, so that a scenario is charged only with what it adds. */
interface Base {
  readonly engine: Engine;
  readonly dark: Set<number>;
  readonly over: Set<number>;
  readonly shelves: Set<number>;
}

/** A settled site on which any set of components can be taken out, electrically and thermally coupled. */
export class ResilienceBench {
  public readonly net: PowerNetwork;
  public readonly engines: Engine[];
  public readonly thermal: ThermalNetwork;
  private readonly bases = new Map<BaseState, Base>();
  private readonly shortBefore: Set<string>;

  /** `aliases`: assets that stand for others in what is told (a bypass for its UPS), by index. */
  public constructor(
    public readonly site: SiteSnapshot,
    private readonly aliases: ReadonlyMap<number, number> = new Map(),
  ) {
    this.net = new PowerNetwork(site);
    this.thermal = new ThermalNetwork(site);
    const states: BaseState[] = this.net.hasGenerators ? ['U', 'G'] : ['U'];
    this.engines = states.map((state) => new Engine(this.net, state, [...this.thermal.switchedGroups]));
    let normal = this.thermal.setNormal((asset) => lossKw(this.engines[0], asset));
    for (let round = 0; round < ROUNDS; round++) {
      this.engines.forEach((engine) => engine.setThermal(normal.mechanicalKw));
      normal = this.thermal.setNormal((asset) => lossKw(this.engines[0], asset));
    }
    this.shortBefore = new Set(normal.shortfalls.map(({ loop, quantity }) => `${loop} ${quantity}`));
    this.engines.forEach((engine) => this.bases.set(engine.state, this.baseOf(engine)));
  }

  /** What goes wrong when `removed` are out together; nothing where all holds. */
  public judge(engine: Engine, removed: readonly number[]): ZoneOutcome | undefined {
    const base = this.bases.get(engine.state)!;
    engine.apply(removed);
    const gone = new Set(removed);
    const darkLoads = engine.touchedLoads.filter((load) => engine.dark[load] && !gone.has(this.net.loads[load].asset));
    const dark = darkLoads.filter((load) => !base.dark.has(load));
    const overloads = this.overloads(engine, base);
    const shelves = this.shelves(engine, base);
    const thermal = this.coolingOf(engine, removed, base, dark);
    engine.rollback();
    const required = dark
      .filter((load) => this.net.loads[load].required)
      .map((load) => this.net.loads[load].asset)
      .sort((a, b) => a - b);
    if (required.length + overloads.length + shelves.length + thermal.shortfalls.length === 0) {
      return undefined;
    }
    const racks = required.map((asset) => this.site.assets[asset].record.demand!).filter((d) => isInformationTechnology(d));
    return {
      state: engine.state,
      dark: required,
      racksLost: racks.length,
      gpusLost: racks.reduce((sum, demand) => sum + (demand.gpus ?? 0), 0),
      overloads,
      shelves,
      ...thermal,
    };
  }

  private baseOf(engine: Engine): Base {
    const dark = new Set<number>();
    const over = new Set<number>();
    const shelves = new Set<number>();
    engine.dark.forEach((is, load) => is && dark.add(load));
    for (let node = 0; node < this.net.count; node++) {
      this.exceeded(engine, node, (limit) => over.add(limit));
    }
    for (let load = 0; load < this.net.loads.length; load++) {
      this.cordsExceeded(engine, load, (limit) => over.add(limit));
      if (this.shelvesLeft(engine, load) < this.shelvesNeeded(load)) {
        shelves.add(load);
      }
    }
    return { engine, dark, over, shelves };
  }

  private overloads(engine: Engine, base: Base): ZoneOverload[] {
    const values = new Map<number, number>();
    const note = (limit: number, value: number): void => {
      if (!base.over.has(limit)) {
        values.set(limit, Math.max(value, values.get(limit) ?? 0));
      }
    };
    engine.changedNodes.forEach((node) => this.exceeded(engine, node, note));
    engine.touchedLoads.forEach((load) => this.cordsExceeded(engine, load, note));
    return [...values]
      .map(([index, value]) => {
        const { perKva: _, rated: __, ...limit } = this.net.limits[index];
        return { ...limit, asset: this.aliases.get(limit.asset) ?? limit.asset, value };
      })
      .sort((a, b) => b.value / b.limit - a.value / a.limit || a.asset - b.asset);
  }

  private exceeded(engine: Engine, node: number, note: (limit: number, value: number) => void): void {
    for (const limit of this.net.limitsOf[this.net.asset[node]]) {
      const value = engine.limitValue(node, limit);
      if (value > this.net.limits[limit].limit * (1 + SLACK)) {
        note(limit, value);
      }
    }
  }

  private cordsExceeded(engine: Engine, load: number, note: (limit: number, value: number) => void): void {
    for (const cord of this.net.cordsOf[load]) {
      const kw = engine.dark[load] ? 0 : engine.feedP[PROVISIONED][cord.feed] * cord.share;
      for (const limit of cord.limits) {
        const value = engine.cordValue(limit, cord.powerFactor, kw);
        if (value > this.net.limits[limit].limit * (1 + SLACK)) {
          note(limit, value);
        }
      }
    }
  }

  private shelves(engine: Engine, base: Base): { asset: number; neededKw: number; liveKw: number }[] {
    return engine.touchedLoads.flatMap((load) => {
      const { asset, shelfEfficiency, capKw, provisioned } = this.net.loads[load];
      const liveKw = this.shelvesLeft(engine, load);
      if (base.shelves.has(load) || engine.dark[load] || liveKw >= this.shelvesNeeded(load)) {
        return [];
      }
      // A declared cap that fits the shelves left is taken: PWR-07 lists it as an assumption.
      const capped = Math.min(capKw, provisioned) * shelfEfficiency <= liveKw * (1 + SLACK);
      return capped ? [] : [{ asset, neededKw: provisioned * shelfEfficiency, liveKw }];
    });
  }

  private shelvesNeeded(load: number): number {
    const { shelfKw, provisioned, shelfEfficiency } = this.net.loads[load];
    return shelfKw > 0 ? provisioned * shelfEfficiency * (1 - SLACK) : 0;
  }

  private shelvesLeft(engine: Engine, load: number): number {
    let live = 0;
    for (let f = this.net.feedStart[load]; f < this.net.feedStart[load + 1]; f++) {
      live += engine.feedNode[f] >= 0 ? this.net.feedWeight[f] : 0;
    }
    return live;
  }

  private coolingOf(
    engine: Engine,
    removed: readonly number[],
    base: Base,
    darkNow: readonly number[],
  ): Pick<ZoneOutcome, 'coolingLost' | 'racksOverheated' | 'shortfalls'> {
    const cooling = (asset: number): boolean => this.site.assets[asset].record.cooling?.unit !== undefined;
    const out = new Set(removed.filter(cooling));
    const dark = new Set<number>(removed.filter((asset) => this.net.loadOf[asset] >= 0 && !cooling(asset)));
    const lost = new Set(out);
    for (const load of [...base.dark, ...darkNow]) {
      const { asset } = this.net.loads[load];
      (cooling(asset) ? out : dark).add(asset);
    }
    darkNow.forEach((load) => cooling(this.net.loads[load].asset) && lost.add(this.net.loads[load].asset));
    const rooms = new Set<number>();
    for (const node of engine.changedNodes) {
      if (this.site.assets[this.net.asset[node]].record.cooling?.rejectsLosses) {
        rooms.add(this.net.asset[node]);
      }
    }
    if (darkNow.length + lost.size + rooms.size === 0) {
      return { coolingLost: [], racksOverheated: 0, shortfalls: [] };
    }
    const state = this.thermal.evaluate({ out, dark, lossKw: (asset) => lossKw(engine, asset) }, [...rooms]);
    const shortfalls = state.shortfalls.filter(({ loop, quantity }) => !this.shortBefore.has(`${loop} ${quantity}`));
    return {
      coolingLost: [...lost].sort((a, b) => a - b),
      racksOverheated: shortfalls.length > 0 ? state.racksOverheated : 0,
      shortfalls,
    };
  }
}

/** One bench a site, made when first asked for. */
export const benchOf = onceFor((site: SiteSnapshot) => new ResilienceBench(site));
