import { annualOf } from '../../analysis/year/annual';
import { Check } from '../check';
import { Severity } from '../finding';
import { atLeast, lacking, number } from '../words';

export const wueCap: Check = {
  id: 'environment/wue-cap',
  code: 'ENV-02',
  severity: Severity.ERROR,
  title: 'the annual water use of the site stays below its cap',
  reason: 'A water right or permit is a hard limit: a site above it may not be operated as designed.',
  inputs: ['EnergyFacts.wueCapLitersPerKilowattHour', 'SiteProps.weather', 'AdiabaticFacts', 'CoolingTowerFacts.cyclesOfConcentration'],
  source: 'permit or water right of the site; WUE by ISO/IEC 30134-9',
  acknowledgeable: true,
  applies: ({ site }) => site.energy?.wueCapLitersPerKilowattHour !== undefined,
  evaluate: (analysis) => {
    const { site } = analysis;
    const annual = annualOf(analysis);
    if (!annual) {
      return [lacking(site.path, "the year of the site; give 'weather' to the site, and racks and a utility feed")];
    }
    const cap = site.energy!.wueCapLitersPerKilowattHour!;
    return annual.wue <= cap * (1 + 1e-9)
      ? []
      : [
          {
            path: site.path,
            message: `WUE is ${number(annual.wue)} L/kWh (${number(annual.waterM3)} m³ a year), above the cap of ${number(cap)} L/kWh`,
            measured: annual.wue,
            limit: cap,
            unit: 'L/kWh',
            scenario: `${site.weather!.source}, IT at average power`,
            fix: `save ${atLeast(annual.waterM3 - (cap * annual.itKwh) / 1000)} m³ a year: more dry coolers, a higher set-point, a later adiabatic threshold or more cycles of concentration`,
          },
        ];
  },
};
