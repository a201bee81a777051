import { BUILDING, DIESEL_CARBON, PLANT, SERVER } from '../figures-year';
import { onceFor } from '../memo';
import { isInformationTechnology, type SiteAnalysis } from '../model';
import { annualOf } from './annual';

/** A range, never a point: nobody knows embodied carbon better. */
export interface CarbonRange {
  readonly low: number;
  readonly high: number;
}

/** Carbon of a year, t CO2 equivalent, and what is not in it. */
export interface Carbon {
  readonly gridT?: number;
  readonly dieselT?: number;
  readonly refrigerantT?: number;
  /** Sum of what is known of the three; undefined without a grid factor. */
  readonly operationalT?: number;
  /** Carbon of the grid part of E_DC over E_IT, kg/kWh (CUE, ISO/IEC 30134-8). */
  readonly cue?: number;
  readonly servers?: CarbonRange;
  readonly building?: CarbonRange;
  readonly plant: CarbonRange;
  /** Sum of the known parts, a year. */
  readonly embodied: CarbonRange;
  /** Operational and embodied over E_IT, kg/kWh. */
  readonly intensity?: CarbonRange;
  /** Parts that are not in it, in words. */
  readonly missing: string[];
}

/** Carbon of the year; undefined where the year is not evaluated. */
export const carbonOf = onceFor((analysis: SiteAnalysis): Carbon | undefined => {
  const annual = annualOf(analysis);
  if (!annual) {
    return undefined;
  }
  const { energy } = analysis.site;
  const { gpus, itProvisionedKw } = analysis.totals;
  const factor = energy?.gridCarbon?.kilogramsPerKilowattHour;
  const gridT = factor === undefined ? undefined : ((annual.facilityKwh - annual.generatedKwh) * factor) / 1000;
  const dieselT = energy?.annualDiesel && (energy.annualDiesel.toLiters() * DIESEL_CARBON) / 1000;
  const leak = energy?.refrigerant;
  const refrigerantT = leak && (leak.charge.toKilograms() * leak.annualLeakage.toFraction() * leak.globalWarmingPotential) / 1000;
  const operationalT = gridT === undefined ? undefined : gridT + (dieselT ?? 0) + (refrigerantT ?? 0);
  const perYear = (amount: number, { low, high }: CarbonRange, years: number): CarbonRange => ({
    low: (amount * low) / years,
    high: (amount * high) / years,
  });
  const servers = gpus > 0 ? perYear(gpus / SERVER.gpus, SERVER, SERVER.years) : undefined;
  const area = energy?.buildingArea?.toSquareMeters();
  const building = area === undefined ? undefined : perYear(area, BUILDING, BUILDING.years);
  const plant = { low: (itProvisionedKw * PLANT.low) / PLANT.longest, high: (itProvisionedKw * PLANT.high) / PLANT.shortest };
  const embodied = {
    low: plant.low + (servers?.low ?? 0) + (building?.low ?? 0),
    high: plant.high + (servers?.high ?? 0) + (building?.high ?? 0),
  };
  const perKwh = (tonnes: number): number => (1000 * tonnes) / annual.itKwh;
  return {
    gridT,
    dieselT,
    refrigerantT,
    operationalT,
    cue: gridT === undefined ? undefined : perKwh(gridT),
    servers,
    building,
    plant,
    embodied,
    intensity: operationalT === undefined ? undefined : { low: perKwh(operationalT + embodied.low), high: perKwh(operationalT + embodied.high) },
    missing: [
      ...(factor === undefined ? ['electricity (no gridCarbon)'] : []),
      ...(annual.generatedKwh > 0 ? ['fuel of generators that carry load with the utility there'] : []),
      ...(dieselT === undefined ? ['diesel (no annualDiesel)'] : []),
      ...(refrigerantT === undefined ? ['refrigerant (no refrigerant)'] : []),
      ...(area === undefined ? ['buildings (no buildingArea)'] : []),
      ...(analysis.site.assets.some(({ record: { demand } }) => demand && isInformationTechnology(demand) && !((demand.gpus ?? 0) > 0))
        ? ['racks without GPUs']
        : []),
    ],
  };
});
