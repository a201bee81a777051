import type { EnergyFacts } from '../../core';
import { SettledSite } from '../climate/settle';
import { atAveragePower } from '../climate/variants';
import { CUBIC_METERS_PER_HOUR } from '../climate/water';
import { onceFor } from '../memo';
import type { SiteAnalysis } from '../model';
import type { ThermalState } from '../thermal/network';
import { Meter } from './meter';
import type { Annual, FreeCooling, YearBin, YearSums } from './model';

type Counted = { -readonly [K in keyof FreeCooling]: FreeCooling[K] };
type Summed = { -readonly [K in keyof YearSums]: YearSums[K] };

/**
 * The year of a site: for each weather bin heat, losses and mechanical load are solved together with IT at average power, everything in service, on
 * utility. Undefined without weather, without IT or without supply.
 */
export const annualOf = onceFor(({ site }: SiteAnalysis): Annual | undefined => {
  const { weather, energy } = site;
  if (!weather) {
    return undefined;
  }
  const settled = new SettledSite(atAveragePower(site));
  const meter = new Meter(settled);
  const auxiliary = energy?.auxiliaryPower?.toKilowatts() ?? 0;
  const sums: Summed = { hours: 0, it: 0, ups: 0, facility: 0, generated: 0, mechanical: 0, rejected: 0, water: 0 };
  const bins: YearBin[] = [];
  const free = new Map<number, Counted>();
  // From cold to warm, so that each bin starts from the state of similar weather.
  const ordered = [...weather.conditions].sort(
    (a, b) => a.dryBulb.toCelsius() - b.dryBulb.toCelsius() || a.wetBulb.toCelsius() - b.wetBulb.toCelsius(),
  );
  for (const { hours, dryBulb, wetBulb } of ordered) {
    const state = settled.at({ dryBulb, wetBulb });
    const read = meter.read();
    const supplied = read.feeds + read.generated;
    if (read.it <= 0 || supplied <= 0) {
      return undefined;
    }
    const mechanical = [...state.mechanicalKw.values()].reduce((a, b) => a + b, 0);
    const facility = supplied + auxiliary;
    const makeUp = state.facilities.reduce((total, f) => total + f.makeUp, 0) * CUBIC_METERS_PER_HOUR;
    sums.hours += hours;
    sums.it += hours * read.it;
    sums.ups += hours * (read.ups ?? 0);
    sums.facility += hours * facility;
    sums.generated! += hours * read.generated;
    sums.mechanical += hours * mechanical;
    sums.rejected += hours * state.facilities.reduce((total, f) => total + f.state.heatKw, 0);
    sums.water += hours * makeUp;
    countFree(free, state, hours);
    bins.push({
      hours,
      dryBulbC: dryBulb.toCelsius(),
      wetBulbC: wetBulb.toCelsius(),
      facilityKw: facility,
      mechanicalKw: mechanical,
      makeUp,
      pue: facility / read.it,
    });
  }
  return {
    ...yearFigures(sums, energy),
    withAuxiliaries: auxiliary > 0 || meter.hasControl,
    freeCooling: [...free.values()].sort((a, b) => a.loop - b.loop),
    bins,
  };
});

/** The metrics of ISO/IEC 30134-2, -6, -7 and -9 from the sums of a year. */
export function yearFigures(sums: YearSums, energy: EnergyFacts = {}): Omit<Annual, 'withAuxiliaries' | 'freeCooling' | 'bins'> {
  const { hours, it, ups, facility, generated = 0, mechanical, rejected, water } = sums;
  const reusedKwh = (energy.reusedHeat?.toKilowatts() ?? 0) * hours;
  const auxiliaryKwh = (energy.auxiliaryPower?.toKilowatts() ?? 0) * hours;
  const wue = (1000 * water) / it;
  const generation = energy.generationWaterLitersPerKilowattHour;
  return {
    hours,
    itKwh: it,
    itAtUpsKwh: ups > 0 ? ups : undefined,
    facilityKwh: facility,
    generatedKwh: generated,
    mechanicalKwh: mechanical,
    auxiliaryKwh,
    otherKwh: facility - it - mechanical - auxiliaryKwh,
    rejectedKwh: rejected,
    reusedKwh,
    waterM3: water,
    pue: facility / it,
    pueCategory1: ups > 0 ? facility / ups : undefined,
    pueMechanical: (it + mechanical) / it,
    wue,
    wueSource: generation === undefined ? undefined : wue + (generation * (facility - generated)) / it,
    erf: reusedKwh / facility,
    ere: (facility - reusedKwh) / it,
    coolingEfficiency: mechanical > 0 ? rejected / mechanical : undefined,
  };
}

function countFree(free: Map<number, Counted>, state: ThermalState, hours: number): void {
  for (const { loop, state: of, chilledKw } of state.facilities) {
    if (of.heatKw <= 0) {
      continue;
    }
    const counted = free.get(loop.asset) ?? { loop: loop.asset, free: 0, partial: 0, compressor: 0, missed: 0 };
    free.set(loop.asset, counted);
    const share = chilledKw / of.heatKw;
    counted[share < 1e-9 ? 'free' : share < 1 - 1e-9 ? 'partial' : 'compressor'] += hours;
    counted.missed += of.supplyC > loop.facts.supplyTemperature.toCelsius() + 1e-3 ? hours : 0;
  }
}
