import { LimitRule } from '../../core';
import { lossKw } from '../analyse';
import { onceFor } from '../memo';
import { BaseState, SiteAnalysis, SiteSnapshot, isRack } from '../model';
import { Engine } from '../power/engine';
import { type PowerNetwork, powerNetworkOf } from '../power/network';
import { SLACK } from '../power/record';
import { removable } from '../power/scenarios';
import { ThermalNetwork } from '../thermal/network';

/** What is wrong on one day of the programme. */
export interface ProgrammeShortfall {
  /** The day; empty for the beginning, before the first date. */
  readonly day: string;
  /** Racks that have landed, and how many of them would hold. */
  readonly landed: number;
  readonly holds: number;
  /** Index in `assets` of the single failure; -1 with everything in service that is there. */
  readonly removed: number;
  readonly state: BaseState;
  /** Required loads without supply. */
  readonly dark: number[];
  /** The limit that is exceeded by most, if one is. */
  readonly overload?: { readonly asset: number; readonly name: string; readonly ratio: number };
  /** Racks lost for want of cooling. */
  readonly overheated: number;
}

/**
 * Racks landed by a day against equipment in service by that day, after any single failure of the declared tier, power and cooling: what is not there yet
 * is taken out of the whole design, and the failure run is made again. One result a day that does not hold.
 */
export const programmeShortfalls = onceFor((analysis: SiteAnalysis): ProgrammeShortfall[] => {
  const { site } = analysis;
  const days = [...new Set(site.assets.flatMap(({ record }) => record.programme?.inService ?? []))].sort();
  if (days.length === 0) {
    return [];
  }
  const run = new Rehearsal(site);
  return ['', ...days].flatMap((day) => run.on(day) ?? []);
});

interface Bad {
  readonly removed: number;
  readonly state: BaseState;
  readonly dark: number[];
  readonly overload?: ProgrammeShortfall['overload'];
  readonly overheated: number;
}

class Rehearsal {
  private readonly net: PowerNetwork;
  private readonly engines: Engine[];
  private readonly thermal: ThermalNetwork;
  /** Single failures that darken nothing in the finished design, by state: a single point of the design is told by other checks, on no particular day. */
  private readonly borne: number[][];

  public constructor(private readonly site: SiteSnapshot) {
    this.net = powerNetworkOf(site);
    this.thermal = new ThermalNetwork(site);
    const states: BaseState[] = this.net.hasGenerators ? ['U', 'G'] : ['U'];
    this.engines = states.map((state) => new Engine(this.net, state, [...this.thermal.switchedGroups]));
    this.thermal.setNormal((asset) => lossKw(this.engines[0], asset));
    const candidates = [-1, ...removable(site)];
    this.borne = this.engines.map((engine) =>
      candidates.filter((removed) => !this.judge(engine, removed, removed < 0 ? [] : [removed])?.dark.length),
    );
  }

  public on(day: string): ProgrammeShortfall | undefined {
    const later = (asset: SiteSnapshot['assets'][number]): boolean => (asset.record.programme?.inService ?? '') > day;
    const equipment = this.site.assets.filter((asset) => later(asset) && !isRack(asset)).map((asset) => asset.index);
    const racks = this.site.assets.filter(isRack);
    const landed = racks
      .filter((rack) => !later(rack))
      .sort((a, b) => ((a.record.programme?.inService ?? '') < (b.record.programme?.inService ?? '') ? -1 : 1) || a.index - b.index)
      .map((rack) => rack.index);
    const notYet = racks.filter(later).map((rack) => rack.index);
    const judge = (count: number): Bad | undefined => this.first([...equipment, ...notYet, ...landed.slice(count)]);
    const bad = judge(landed.length);
    if (!bad) {
      return undefined;
    }
    let [holds, fails] = [0, landed.length];
    while (fails - holds > 1) {
      const middle = (holds + fails) >> 1;
      [holds, fails] = judge(middle) ? [holds, middle] : [middle, fails];
    }
    return { day, landed: landed.length, holds, ...bad };
  }

  /** The first single failure that what is there does not bear. */
  private first(absent: number[]): Bad | undefined {
    const gone = new Set(absent);
    for (const [i, engine] of this.engines.entries()) {
      for (const removed of this.borne[i]) {
        if (!gone.has(removed)) {
          const bad = this.judge(engine, removed, removed < 0 ? absent : [...absent, removed]);
          if (bad) {
            return bad;
          }
        }
      }
    }
    return undefined;
  }

  private judge(engine: Engine, removed: number, out: number[]): Bad | undefined {
    const { net, site } = this;
    engine.apply(out);
    const gone = new Set(out);
    const unpowered = engine.touchedLoads.filter((load) => engine.dark[load] && !gone.has(net.loads[load].asset)).map((load) => net.loads[load]);
    const dark = unpowered.filter((load) => load.required).map((load) => load.asset);
    const overload = this.worstOverload(engine);
    const [units, loads] = [new Set<number>(), new Set<number>()];
    for (const asset of [...out, ...unpowered.map((load) => load.asset)]) {
      if (site.assets[asset].record.cooling?.unit) {
        units.add(asset);
      } else if (site.assets[asset].record.demand) {
        loads.add(asset);
      }
    }
    const overheated =
      units.size > 0 ? this.thermal.evaluate({ out: units, dark: loads, lossKw: (asset) => lossKw(engine, asset) }).racksOverheated : 0;
    engine.rollback();
    return dark.length > 0 || overload || overheated > 0 ? { removed, state: engine.state, dark, overload, overheated } : undefined;
  }

  /** Of what changed; what did not is judged by the finished design. Cords have a check of their own. */
  private worstOverload(engine: Engine): Bad['overload'] {
    const { net } = this;
    let worst: Bad['overload'];
    for (const node of engine.changedNodes) {
      for (const index of net.limitsOf[net.asset[node]]) {
        const { limit, name, asset, rule } = net.limits[index];
        const ratio = engine.limitValue(node, index) / limit;
        if (rule !== LimitRule.CORD && ratio > 1 + SLACK && ratio > (worst?.ratio ?? 0)) {
          worst = { asset, name, ratio };
        }
      }
    }
    return worst;
  }
}
