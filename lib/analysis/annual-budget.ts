import { Energy, Mass, Volume } from '../units';
import type { SiteAnalysis } from './model';
import { annualOf } from './year/annual';
import { carbonOf } from './year/carbon';

/** The year of one site, IT at average power, by the definitions of ISO/IEC 30134. Annual figures, not design ones. */
export interface AnnualBudget {
  /** Name of the site. */
  readonly site: string;
  /** Where the weather is from. */
  readonly weather: string;
  /** Hours of the year. */
  readonly hours: number;
  /** Energy at the inputs of IT. */
  readonly itEnergy: Energy;
  /** Energy at the utility feeds and of generators that carry load beside them, with auxiliaries where they are given. */
  readonly facilityEnergy: Energy;
  /** Energy of the mechanical plant. */
  readonly mechanicalEnergy: Energy;
  /** Annual PUE, category 3: IT measured at its input. Category 2 is the same here: nothing that is modelled lies between the last board and the rack. */
  readonly pue: number;
  /**
   * Annual PUE, category 1: IT measured at the UPS outputs, and at its input where no UPS feeds it.
   * @default - no IT on a UPS
   */
  readonly pueCategory1?: number;
  /** Whether lighting, security and heaters are in it. */
  readonly withAuxiliaries: boolean;
  /** Water of towers and adiabatic stages. */
  readonly water: Volume;
  /** WUE at the site, liters for each kilowatt-hour of IT. */
  readonly wueLitersPerKilowattHour: number;
  /** Share of the energy that is reused outside (ERF). */
  readonly reuseFactor: number;
  /** Energy reuse effectiveness (ERE) = (1 − ERF) · PUE. */
  readonly reuseEffectiveness: number;
  /**
   * Carbon of the bought electricity for each kilowatt-hour of IT, kilograms (CUE).
   * @default - no grid factor given
   */
  readonly cueKilogramsPerKilowattHour?: number;
  /**
   * Carbon of electricity, diesel and leaking refrigerant, as far as given.
   * @default - no grid factor given
   */
  readonly operationalCarbon?: Mass;
  /** Embodied carbon of the known parts for each year, low end; engineering ranges. */
  readonly embodiedCarbonLow: Mass;
  /** Embodied carbon of the known parts for each year, high end. */
  readonly embodiedCarbonHigh: Mass;
  /** What carbon leaves out, in words. */
  readonly carbonLeftOut: string[];
}

/** The year of a site, if its weather, racks and a utility feed are there. */
export function annualBudget(analysis: SiteAnalysis): AnnualBudget | undefined {
  const annual = annualOf(analysis);
  const carbon = carbonOf(analysis);
  if (!annual || !carbon) {
    return undefined;
  }
  return {
    site: analysis.site.name,
    weather: analysis.site.weather!.source,
    hours: annual.hours,
    itEnergy: Energy.kilowattHours(annual.itKwh),
    facilityEnergy: Energy.kilowattHours(annual.facilityKwh),
    mechanicalEnergy: Energy.kilowattHours(annual.mechanicalKwh),
    pue: annual.pue,
    pueCategory1: annual.pueCategory1,
    withAuxiliaries: annual.withAuxiliaries,
    water: Volume.cubicMeters(annual.waterM3),
    wueLitersPerKilowattHour: annual.wue,
    reuseFactor: annual.erf,
    reuseEffectiveness: annual.ere,
    cueKilogramsPerKilowattHour: carbon.cue,
    operationalCarbon: carbon.operationalT === undefined ? undefined : Mass.metricTons(carbon.operationalT),
    embodiedCarbonLow: Mass.metricTons(carbon.embodied.low),
    embodiedCarbonHigh: Mass.metricTons(carbon.embodied.high),
    carbonLeftOut: carbon.missing,
  };
}
