import { annualOf } from '../../analysis/year/annual';
import { CoolingUnitType } from '../../core';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';

/** Annual PUE that no site has reached, and that none should be designed for. */
const [LEAST, MOST] = [1.02, 2];
/** Below this only dry coolers or liquid cooling get. */
const LOW = 1.05;

export const pueRange: Check = {
  id: 'environment/pue-range',
  code: 'ENV-05',
  severity: Severity.ERROR,
  title: 'an annual PUE that is stated is one that a site can have',
  reason: 'A PUE below the best sites built is missing equipment, not efficiency; one above two is a mistake in the inputs.',
  inputs: ['SiteProps.weather', 'EnergyFacts.auxiliaryPower'],
  source: 'published annual PUE: 1.036 (NREL ESIF) to 1.15 (fleets); engineering judgement',
  acknowledgeable: true,
  applies: (analysis) => annualOf(analysis) !== undefined,
  evaluate: (analysis) => {
    const annual = annualOf(analysis)!;
    const { site } = analysis;
    const said = (limit: number, what: string, severity: Severity, fix: string): RawFinding => ({
      path: site.path,
      severity,
      message: `annual PUE is ${annual.pue.toFixed(3)}, ${what} ${limit}`,
      measured: annual.pue,
      limit,
      unit: 'PUE',
      scenario: `${site.weather!.source}, IT at average power`,
      fix,
    });
    if (annual.pue < LEAST) {
      return [
        said(LEAST, 'below', Severity.ERROR, 'feed the mechanical plant from the site, give losses to transformers and UPS, and state auxiliaries'),
      ];
    }
    if (annual.pue > MOST) {
      return [said(MOST, 'above', Severity.ERROR, 'check the average power of racks and the plant that runs')];
    }
    const plain = !site.assets.some(
      ({ record }) => record.cooling?.unit?.unitType === CoolingUnitType.DRY_COOLER || (record.cooling?.heat?.liquidShare.toFraction() ?? 0) > 0,
    );
    return annual.pue < LOW && plain
      ? [said(LOW, 'without dry coolers or liquid cooling below', Severity.WARNING, 'check that every mechanical load is fed from the site')]
      : [];
  },
};
