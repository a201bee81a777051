import { LEAST_S, USUAL_S, UpsAutonomy, upsAutonomies } from '../../../analysis/supply/autonomy';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, lacking, number, pathOf, scenarioOf } from '../../words';

/** Slack of comparisons, so that a limit met exactly is met. */
const SLACK = 1e-9;

export const autonomy: Check = {
  id: 'power/autonomy',
  code: 'PWR-17',
  severity: Severity.ERROR,
  title: 'the battery of every UPS lasts, at its load after a failure, until the generators have taken over',
  reason: 'A set that starts late, or a battery that ends early, drops the load although both are there.',
  inputs: ['UpsProps.autonomy', 'UpsFacts.walkIn', 'UpsFacts.peukertExponent', 'GeneratorModel.startTime', 'GeneratorOptions.synchronizingTime'],
  source: 't_start + t_sync + t_walk-in + 10 s; start within 10 s as NFPA 110 type 10',
  acknowledgeable: true,
  applies: (analysis) => upsAutonomies(analysis).length > 0,
  evaluate: (analysis) => {
    const all = upsAutonomies(analysis);
    const least = ({ neededS }: UpsAutonomy): number => Math.max(neededS ?? 0, LEAST_S);
    const short = all.filter((ups) => ups.atWorstS < least(ups) * (1 - SLACK));
    const tight = all.filter((ups) => !short.includes(ups) && ups.atWorstS < USUAL_S * (1 - SLACK));
    const unknown = all.find((ups) => ups.neededS === undefined);
    return [
      ...told(analysis, short, Severity.ERROR, least),
      ...told(analysis, tight, Severity.WARNING, () => USUAL_S),
      ...(unknown
        ? [lacking(pathOf(analysis, unknown.asset), "the start time of the generators; give 'supply.generator' to their source facet")]
        : []),
    ];
  },
};

/** The worst stands for all of one severity. */
function told(analysis: SiteAnalysis, found: UpsAutonomy[], severity: Severity, limitOf: (ups: UpsAutonomy) => number): RawFinding[] {
  const worst = found.reduce<UpsAutonomy | undefined>((a, b) => (a && a.atWorstS / limitOf(a) <= b.atWorstS / limitOf(b) ? a : b), undefined);
  if (!worst) {
    return [];
  }
  const limit = limitOf(worst);
  const more = found.length > 1 ? `; ${found.length} UPS are short` : '';
  return [
    {
      path: pathOf(analysis, worst.asset),
      severity,
      message: `the battery lasts ${number(worst.atWorstS)} s at ${number(worst.worstKw)} kW (${number(worst.atFullLoadS)} s at ${number(worst.ratedKw)} kW), less than ${number(limit)} s${more}`,
      measured: worst.atWorstS,
      limit,
      unit: 's',
      scenario: scenarioOf(analysis, worst.scenario),
      fix: `take a battery of ${atLeast(Math.ceil(worst.atFullLoadNeededS))} s at full load`,
    },
  ];
}
