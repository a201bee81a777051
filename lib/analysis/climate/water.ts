import { CoolingUnitType } from '../../core';
import { WATER_DENSITY } from '../figures-year';
import { onceFor } from '../memo';
import type { SiteAnalysis } from '../model';
import { onDesignDay } from './settle';

/** Water of one facility loop with towers or adiabatic stages. */
export interface LoopWater {
  readonly loop: number;
  /** Evaporation on the design day, m³/h. */
  readonly evaporation: number;
  /** Make-up with bleed, m³/h. */
  readonly makeUp: number;
  /** Water stored, m³; undefined where the design says nothing. */
  readonly storeM3?: number;
}

/** m³/h for each kg/s of water at 20 °C. */
export const CUBIC_METERS_PER_HOUR = 3600 / WATER_DENSITY;

/** Evaporation and make-up of every facility loop that can evaporate, at thermal design power on the design day, everything in service. */
export const designDayWater = onceFor(({ site }: SiteAnalysis): LoopWater[] => {
  const wet = new Set(site.coolant.filter(({ giver }) => evaporates(site.assets[giver].record.cooling?.unit)).map(({ receiver }) => receiver));
  if (wet.size === 0) {
    return [];
  }
  return onDesignDay(site)
    .facilities.filter((facility) => wet.has(facility.loop.asset))
    .map((facility) => ({
      loop: facility.loop.asset,
      evaporation: facility.evaporation * CUBIC_METERS_PER_HOUR,
      makeUp: facility.makeUp * CUBIC_METERS_PER_HOUR,
      storeM3: facility.loop.facts.environment?.makeUpStore?.toCubicMeters(),
    }));
});

const evaporates = (unit: NonNullable<SiteAnalysis['site']['assets'][number]['record']['cooling']>['unit']): boolean =>
  unit?.unitType === CoolingUnitType.COOLING_TOWER || (unit?.dryCooler?.adiabaticEffectiveness?.toFraction() ?? 0) > 0;
