import { PeakResult, peaks } from '../../../analysis/supply/peak';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, lacking, number, pathOf, percent, scenarioOf } from '../../words';

export const peakCurrents: Check = {
  id: 'power/peak-currents',
  code: 'PWR-24',
  severity: Severity.WARNING,
  title: 'the transient peaks of all loads together trip no breaker and stay within the one-second overload of every UPS, also after a failure',
  reason: 'Synchronous training lets all GPUs surge in the same instant: what the heat of a breaker forgives, its magnetic trip does not.',
  inputs: ['PowerDemand.peak', 'UpsFacts.oneSecondOverload', 'SwitchboardProps.instantaneousPickUp', 'PowerLimit.instantaneousPickUp'],
  source: 'at most 80 % of the instantaneous pick-up; one-second overload 150 % of a UPS where its maker says nothing (engineering defaults)',
  acknowledgeable: true,
  applies: (analysis) => peaks(analysis).results.length + peaks(analysis).withoutPickUp > 0,
  evaluate: (analysis) => {
    const { results, withoutPickUp, firstWithout } = peaks(analysis);
    const over = results.filter(({ worst, limit }) => worst > limit * (1 + 1e-9));
    return [
      ...told(
        analysis,
        over.filter(({ kind }) => kind === 'ups'),
        'UPS',
      ),
      ...told(
        analysis,
        over.filter(({ kind }) => kind === 'breaker'),
        'breaker',
      ),
      ...(withoutPickUp > 0
        ? [
            lacking(
              pathOf(analysis, firstWithout),
              `the instantaneous pick-up of ${withoutPickUp} breaker${withoutPickUp === 1 ? '' : 's'}; give 'mainBreakerPickUp' to the plant, 'instantaneousPickUp' to the limit, or Details.of(plant).electrical`,
            ),
          ]
        : []),
    ];
  },
};

/** The worst stands for all of its kind. */
function told(analysis: SiteAnalysis, found: PeakResult[], what: string): RawFinding[] {
  if (found.length === 0) {
    return [];
  }
  const worst = found.reduce((a, b) => (a.worst / a.limit >= b.worst / b.limit ? a : b));
  const limited = worst.kind === 'ups' ? 'its one-second overload' : `80 % of its instantaneous pick-up (${number(worst.rated)} A)`;
  const need = worst.kind === 'ups' ? worst.worst / worst.rated : worst.worst / 0.8;
  const fix =
    worst.kind === 'ups'
      ? `take a UPS that bears ${percent(need)} for a second, or limit the peaks by ${atLeast(worst.worst - worst.limit)} ${worst.unit}`
      : `set the pick-up to at least ${atLeast(Math.ceil(need))} A if protection allows, or limit the peaks`;
  return [
    {
      path: pathOf(analysis, worst.asset) + (worst.cord ? `#${worst.cord}` : ''),
      message: `transient peaks add up to ${number(worst.worst)} ${worst.unit} at ${worst.name}, more than ${number(worst.limit)} ${worst.unit}, ${limited}${found.length > 1 ? `; ${found.length} are concerned (${what})` : ''}`,
      measured: worst.worst,
      limit: worst.limit,
      unit: worst.unit,
      scenario: scenarioOf(analysis, worst.scenario),
      fix,
    },
  ];
}
