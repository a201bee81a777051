import type { SiteAnalysis } from '../../analysis/model';
import { annualOf } from '../../analysis/year/annual';
import { CoolingUnitType } from '../../core';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';

/** PUE that no site has reached, and that none should be designed for. */
const [LEAST, MOST] = [1.02, 2];
/** Below this only dry coolers or liquid cooling get. */
const LOW = 1.05;

/** A PUE that the report states. */
interface Stated {
  readonly name: string;
  readonly pue: number;
  readonly scenario: string;
}

const hasPlant = ({ site }: SiteAnalysis): boolean => site.assets.some(({ record }) => record.cooling?.unit !== undefined);

/** That of the design day where cooling is there at all, and that of the year. */
function stated(analysis: SiteAnalysis): Stated[] {
  const { site, totals } = analysis;
  const annual = annualOf(analysis);
  const design = hasPlant(analysis) ? totals.designPue : undefined;
  return [
    ...(design === undefined ? [] : [{ name: 'design PUE', pue: design, scenario: 'design day, thermal design power' }]),
    ...(annual ? [{ name: 'annual PUE', pue: annual.pue, scenario: `${site.weather!.source}, IT at average power` }] : []),
  ];
}

export const pueRange: Check = {
  id: 'environment/pue-range',
  code: 'ENV-05',
  severity: Severity.ERROR,
  title: 'a PUE that is stated, of the design day or of the year, is one that a site can have',
  reason: 'A PUE below the best sites built is missing equipment, not efficiency; one above two is a mistake in the inputs.',
  inputs: ['SiteProps.climate', 'SiteProps.weather', 'EnergyFacts.auxiliaryPower'],
  source: 'published annual PUE: 1.036 (NREL ESIF) to 1.15 (fleets); engineering judgement',
  acknowledgeable: true,
  applies: (analysis) => stated(analysis).length > 0,
  evaluate: (analysis) => {
    const plain = !analysis.site.assets.some(
      ({ record }) => record.cooling?.unit?.unitType === CoolingUnitType.DRY_COOLER || (record.cooling?.heat?.liquidShare.toFraction() ?? 0) > 0,
    );
    return stated(analysis).flatMap((one) => judged(analysis, one, plain));
  },
};

function judged({ site }: SiteAnalysis, { name, pue, scenario }: Stated, plain: boolean): RawFinding[] {
  const said = (limit: number, what: string, severity: Severity, fix: string): RawFinding => ({
    path: site.path,
    severity,
    message: `${name} is ${pue.toFixed(3)}, ${what} ${limit}`,
    measured: pue,
    limit,
    unit: 'PUE',
    scenario,
    fix,
  });
  if (pue < LEAST) {
    return [
      said(LEAST, 'below', Severity.ERROR, 'feed the mechanical plant from the site, give losses to transformers and UPS, and state auxiliaries'),
    ];
  }
  if (pue > MOST) {
    return [said(MOST, 'above', Severity.ERROR, 'check the power of racks and the plant that runs')];
  }
  return pue < LOW && plain
    ? [said(LOW, 'without dry coolers or liquid cooling below', Severity.WARNING, 'check that every mechanical load is fed from the site')]
    : [];
}
