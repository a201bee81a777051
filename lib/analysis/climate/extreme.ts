import { LoopMedium } from '../../core';
import { onceFor } from '../memo';
import type { SiteAnalysis } from '../model';
import { SettledSite } from './settle';

/** One loop in the hottest air of twenty years, at thermal design power, everything in service. */
export interface ExtremeLoop {
  readonly loop: number;
  readonly medium: LoopMedium;
  readonly supplyC: number;
  readonly setC: number;
  /** Warmest supply that is allowed: the class of a coolant loop, the set-point of facility water that cools no coolant. */
  readonly limitC?: number;
}

/** All liquid loops in the hottest air of twenty years; undefined where the climate names none. */
export const inExtreme = onceFor((analysis: SiteAnalysis): ExtremeLoop[] | undefined => {
  const { site } = analysis;
  if (!site.climate.extreme) {
    return undefined;
  }
  const state = new SettledSite(site).at(site.climate.extreme);
  const classOf = new Map(state.quantities.filter((q) => q.quantity === 'supply_temperature').map((q) => [q.loop, q.limit]));
  const coolsCoolant = new Set(
    state.facilities.filter((f) => f.loop.clients.some((unit) => site.assets[unit].record.cooling?.unit?.cdu)).map((f) => f.loop.asset),
  );
  return state.loops.flatMap((loop) => {
    const facts = site.assets[loop.loop].record.cooling!.loop!;
    if (facts.medium === LoopMedium.AIR || loop.heatKw <= 0) {
      return [];
    }
    return [
      {
        loop: loop.loop,
        medium: facts.medium,
        supplyC: loop.supplyC,
        setC: facts.supplyTemperature.toCelsius(),
        limitC: coolsCoolant.has(loop.loop) ? undefined : classOf.get(loop.loop),
      },
    ];
  });
});
