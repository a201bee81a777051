import { LimitRule } from '../../core';
import { onceFor } from '../memo';
import type { SiteAnalysis } from '../model';
import { benchOf } from './bench';
import { voltages } from './voltage';

/** Amperes through a direct-current run or busbar, the largest of all scenarios. */
export interface DirectCurrent {
  /** What carries it: the receiver of a run, or the owner of a busbar. */
  readonly asset: number;
  readonly amperes: number;
  /** What it may carry; undefined where nobody said. */
  readonly limitA?: number;
  readonly scenario: number;
}

export interface DirectCurrentAnalysis {
  readonly runs: DirectCurrent[];
  readonly busbars: DirectCurrent[];
  /** Loads on direct current, with their drop. */
  readonly cords: ReturnType<typeof voltages>['cords'];
  readonly unknownLoads: number[];
  /** Sources of direct-current systems and whether they watch the insulation. */
  readonly systems: { readonly asset: number; readonly monitored?: boolean }[];
}

/** What flows on direct current: a limit in kW there is its amperes times the voltage, without a power factor. */
export const directCurrent = onceFor((analysis: SiteAnalysis): DirectCurrentAnalysis => {
  const { grid, net } = benchOf(analysis.site);
  const { assets, power: links } = analysis.site;
  const busbars: DirectCurrent[] = [];
  const carried = new Map<string, { kw: number; scenario: number }>();
  for (const limit of analysis.power.limits) {
    if (limit.unit === 'kW' && (limit.rule === LimitRule.DIRECT_CURRENT || limit.cord !== '')) {
      carried.set(`${limit.asset}#${limit.cord}`, { kw: limit.worst, scenario: limit.worstScenario });
      if (limit.cord === '') {
        const perKw = 1000 / grid.volts[limit.asset];
        busbars.push({ asset: limit.asset, amperes: limit.worst * perKw, limitA: limit.limit * perKw, scenario: limit.worstScenario });
      }
    }
  }
  const runs = links.flatMap((link): DirectCurrent[] => {
    const flow = carried.get(`${link.receiver}#${link.cord}`);
    if (!grid.direct[link.giver] || !flow || link.lengthM === 0) {
      return [];
    }
    const amperes = (1000 * flow.kw) / grid.volts[link.giver];
    return [{ asset: link.receiver, amperes, limitA: link.conductor?.ampacity?.toAmperes(), scenario: flow.scenario }];
  });
  const study = voltages(analysis);
  const fed = new Set(links.filter((link) => link.cord !== '' && grid.direct[link.giver]).map((link) => link.receiver));
  return {
    runs,
    busbars,
    cords: study.cords.filter((cord) => cord.direct),
    unknownLoads: study.unknownLoads.filter((load) => fed.has(load) && net.loadOf[load] >= 0),
    systems: assets
      .filter(({ record: { source } }) => source?.electrical?.directCurrent && source.electrical.regulatedOutput)
      .map(({ index, record }) => ({ asset: index, monitored: record.source!.electrical!.directCurrent!.insulationMonitor })),
  };
});
