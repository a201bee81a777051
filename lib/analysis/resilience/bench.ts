import { BaseState, SiteSnapshot, isInformationTechnology } from '../model';
import { onceFor } from '../memo';
import { Engine, PROVISIONED } from '../power/engine';
import { lossKw } from '../power/losses';
import { SLACK } from '../power/meters';
import type { PowerNetwork } from '../power/network';
import { settled } from '../settled';
import type { ThermalNetwork } from '../thermal/network';
import { Twins, twinsOf } from '../twins';
import { isAllowed } from './allowed';
import type { ZoneOutcome, ZoneOverload } from './model';
import { Watch } from './watch';

/** A settled site on which any set of components can be taken out, electrically and thermally coupled. */
export class ResilienceBench {
  public readonly net: PowerNetwork;
  public readonly engines: Engine[];
  public readonly thermal: ThermalNetwork;
  /** What is so in each base state, so that a scenario is charged only with what it adds. */
  private readonly watches = new Map<BaseState, Watch>();
  private readonly shortBefore: Set<string>;
  public readonly twins: Twins;
  /** What was found in parts of the site that stand for others, by state and what was out. */
  private readonly known = new Map<string, ZoneOutcome | undefined>();

  /** `aliases`: assets that stand for others in what is told (a bypass for its UPS), by index. */
  public constructor(
    public readonly site: SiteSnapshot,
    private readonly aliases: ReadonlyMap<number, number> = new Map(),
  ) {
    const base = settled(site);
    this.twins = twinsOf(site);
    ({ net: this.net, thermal: this.thermal, engines: this.engines } = base);
    this.shortBefore = new Set(base.normal.shortfalls.map(({ loop, quantity }) => `${loop} ${quantity}`));
    this.engines.forEach((engine) => this.watches.set(engine.state, new Watch(base, engine)));
  }

  /** What goes wrong when `removed` are out together; nothing where all holds. Parts of the site that are alike are asked once. */
  public judge(engine: Engine, removed: readonly number[]): ZoneOutcome | undefined {
    const { hasTwin, partOf, original } = this.twins;
    const part = partOf[removed[0]];
    if (!hasTwin[part] || removed.some((asset) => partOf[asset] !== part)) {
      return this.take(engine, removed);
    }
    const own = removed.map((asset) => original[asset]);
    const key = `${engine.state} ${own.join()}`;
    const outcome = this.known.has(key) ? this.known.get(key) : this.take(engine, own);
    this.known.set(key, outcome);
    return outcome && own[0] !== removed[0] ? this.in(part, outcome) : outcome;
  }

  /** What an outcome is in a part like the one that it was found in. */
  public in(part: number, outcome: ZoneOutcome): ZoneOutcome {
    const here = (asset: number): number => this.twins.in(part, asset);
    const moved = <T extends { readonly asset: number }>(list: readonly T[]): T[] => list.map((one) => ({ ...one, asset: here(one.asset) }));
    return {
      ...outcome,
      dark: outcome.dark.map(here),
      coolingLost: outcome.coolingLost.map(here),
      overloads: moved(outcome.overloads),
      shelves: moved(outcome.shelves),
      shortfalls: outcome.shortfalls.map((one) => ({ ...one, loop: here(one.loop) })),
    };
  }

  private take(engine: Engine, removed: readonly number[]): ZoneOutcome | undefined {
    const watch = this.watches.get(engine.state)!;
    engine.apply(removed);
    const outcome = watch.holds(removed) ? undefined : this.outcomeOf(watch, removed);
    engine.rollback();
    return outcome;
  }

  /** What goes wrong in the scenario that the engine is in. */
  private outcomeOf(watch: Watch, removed: readonly number[]): ZoneOutcome | undefined {
    const { engine } = watch;
    const gone = new Set(removed);
    const dark = engine.touchedLoads.filter((load) => engine.dark[load] && !watch.dark[load] && !gone.has(this.net.loads[load].asset));
    const overloads = this.overloads(watch);
    const shelves = this.shelves(watch);
    const thermal = this.coolingOf(watch, removed, dark);
    const unpowered = dark
      .filter((load) => this.net.loads[load].required)
      .map((load) => this.net.loads[load].asset)
      .sort((a, b) => a - b);
    const required = isAllowed(this.site, removed, unpowered) ? [] : unpowered;
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

  private overloads(watch: Watch): ZoneOverload[] {
    const { engine, meters } = watch;
    const values = new Map<number, number>();
    const note = (limit: number, value: number): void => {
      if (!watch.over[meters.of[limit]]) {
        values.set(limit, Math.max(value, values.get(limit) ?? 0));
      }
    };
    engine.changedNodes.forEach((node) => this.exceeded(engine, node, note));
    engine.touchedLoads.filter((load) => watch.overloadsCords(load)).forEach((load) => this.cordsExceeded(engine, load, note));
    return [...values]
      .map(([index, value]) => {
        const { asset, cord, name, rule, unit, limit } = this.net.limits[index];
        return { asset: this.aliases.get(asset) ?? asset, cord, name, rule, unit, limit, value };
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
      const kw = engine.feedP[PROVISIONED][cord.feed] * cord.share;
      for (const limit of cord.limits) {
        const value = engine.cordValue(limit, cord.powerFactor, kw);
        if (value > this.net.limits[limit].limit * (1 + SLACK)) {
          note(limit, value);
        }
      }
    }
  }

  private shelves(watch: Watch): { asset: number; neededKw: number; liveKw: number }[] {
    const { engine } = watch;
    return engine.touchedLoads.flatMap((load) => {
      const { asset, shelfEfficiency, capKw, provisioned } = this.net.loads[load];
      const liveKw = watch.shelves(load);
      if (watch.shortOfShelves[load] || engine.dark[load] || liveKw >= watch.shelvesNeeded(load)) {
        return [];
      }
      // A declared cap that fits the shelves left is taken: PWR-07 lists it as an assumption.
      const capped = Math.min(capKw, provisioned) * shelfEfficiency <= liveKw * (1 + SLACK);
      return capped ? [] : [{ asset, neededKw: provisioned * shelfEfficiency, liveKw }];
    });
  }

  private coolingOf(
    watch: Watch,
    removed: readonly number[],
    darkNow: readonly number[],
  ): Pick<ZoneOutcome, 'coolingLost' | 'racksOverheated' | 'shortfalls'> {
    const { engine } = watch;
    const cooling = (asset: number): boolean => this.site.assets[asset].record.cooling?.unit !== undefined;
    const out = new Set(removed.filter(cooling));
    const lost = new Set([...out, ...darkNow.map((load) => this.net.loads[load].asset).filter(cooling)]);
    const coolingLost = [...lost].sort((a, b) => a - b);
    if (watch.coolingHolds(removed)) {
      return { coolingLost, racksOverheated: 0, shortfalls: [] };
    }
    const dark = new Set<number>(removed.filter((asset) => this.net.loadOf[asset] >= 0 && !cooling(asset)));
    for (const asset of [...watch.darkAssets, ...darkNow.map((load) => this.net.loads[load].asset)]) {
      (cooling(asset) ? out : dark).add(asset);
    }
    const rooms = new Set<number>();
    for (const node of engine.changedNodes) {
      if (this.site.assets[this.net.asset[node]].record.cooling?.rejectsLosses) {
        rooms.add(this.net.asset[node]);
      }
    }
    if (darkNow.length + lost.size + rooms.size === 0) {
      return { coolingLost, racksOverheated: 0, shortfalls: [] };
    }
    const state = this.thermal.evaluate({ out, dark, lossKw: (asset) => lossKw(engine, asset) }, [...rooms]);
    const shortfalls = state.shortfalls.filter(({ loop, quantity }) => !this.shortBefore.has(`${loop} ${quantity}`));
    return { coolingLost, racksOverheated: shortfalls.length > 0 ? state.racksOverheated : 0, shortfalls };
  }
}

/** One bench a site, made when first asked for. */
export const benchOf = onceFor((site: SiteSnapshot) => new ResilienceBench(site));
