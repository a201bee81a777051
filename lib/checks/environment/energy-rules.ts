import { annualOf } from '../../analysis/year/annual';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { atLeast, lacking, number, percent } from '../words';

export const energyRules: Check = {
  id: 'environment/energy-rules',
  code: 'ENV-05',
  severity: Severity.WARNING,
  title: 'annual PUE and the share of reused energy meet the law or permit that the site names',
  reason: 'Some jurisdictions set a largest PUE and a least share of reuse for new sites; a design that misses them is fined or refused.',
  inputs: ['EnergyFacts.rules', 'EnergyFacts.reusedHeat', 'EnergyFacts.auxiliaryPower', 'SiteProps.weather'],
  source: 'law or permit that the site names; ISO/IEC 30134-2 and -6',
  acknowledgeable: true,
  applies: ({ site }) => site.energy?.rules !== undefined,
  evaluate: (analysis) => {
    const { site } = analysis;
    const annual = annualOf(analysis);
    if (!annual) {
      return [lacking(site.path, "the year of the site; give 'weather' to the site, and racks and a utility feed")];
    }
    const { name, maximumPue, minimumReuse } = site.energy!.rules!;
    const scenario = `${site.weather!.source}, IT at average power`;
    const findings: RawFinding[] = [];
    if (maximumPue !== undefined && annual.pue > maximumPue + 1e-9) {
      findings.push({
        path: site.path,
        message: `annual PUE is ${annual.pue.toFixed(3)}, above ${maximumPue} (${name})`,
        measured: annual.pue,
        limit: maximumPue,
        unit: 'PUE',
        scenario,
        fix: `save ${atLeast((annual.pue - maximumPue) * annual.itKwh)} kWh a year: the mechanical plant takes ${number(annual.mechanicalKwh)}, losses and the rest ${number(annual.otherKwh + annual.auxiliaryKwh)}`,
      });
    }
    const reuse = minimumReuse?.toFraction();
    if (reuse !== undefined && annual.erf < reuse - 1e-9) {
      findings.push({
        path: site.path,
        message: `${percent(annual.erf)} of the energy is reused, below ${percent(reuse)} (${name})`,
        measured: annual.erf,
        limit: reuse,
        unit: 'ERF',
        scenario,
        fix: `hand over ${atLeast((reuse * annual.facilityKwh) / annual.hours)} kW of heat on average, given as 'reusedHeat'`,
      });
    }
    return findings;
  },
};
