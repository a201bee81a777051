import { LimitRule } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { outageOf } from '../../analysis/power/remedies';
import { fixOf, number, pathOf, percent, scenarioOf } from '../words';

const AFTER_FAILURE = 0.05;
const NORMAL = 0.1;

export const headroom: Check = {
  id: 'power/headroom',
  code: 'PWR-10',
  severity: Severity.WARNING,
  title: 'electrical equipment keeps 10 % headroom normally and 5 % after its worst single failure',
  reason: 'Estimates move between design and handover; without slack the first change breaks the budget.',
  inputs: ['limits of equipment', 'demand of loads'],
  source: 'engineering practice',
  acknowledgeable: true,
  evaluate: (analysis) =>
    analysis.power.limits
      .filter((limit) => limit.rule !== LimitRule.CORD && limit.cord === '' && limit.overloads.length === 0 && limit.limit > 0)
      .flatMap((limit) => {
        const [normal, worst] = [1 - limit.normal / limit.limit, 1 - limit.worst / limit.limit];
        if (normal >= NORMAL - 1e-9 && worst >= AFTER_FAILURE - 1e-9) {
          return [];
        }
        const after = worst < AFTER_FAILURE - 1e-9;
        const [left, value, scenario] = after ? [worst, limit.worst, limit.worstScenario] : [normal, limit.normal, limit.normalScenario];
        return [
          {
            path: pathOf(analysis, limit.asset),
            message: `keeps ${percent(left)} headroom (${number(value)} of ${number(limit.limit)} ${limit.unit}), less than ${after ? '5 % after a failure' : '10 % normally'}`,
            measured: value,
            limit: limit.limit,
            unit: limit.unit,
            scenario: scenarioOf(analysis, scenario),
            // Both have to hold: what restores one may leave the other short.
            fix: fixOf(analysis, limit, [
              { value: limit.worst, outage: outageOf(analysis.scenarios[limit.worstScenario]), share: 1 - AFTER_FAILURE },
              { value: limit.normal, outage: outageOf(analysis.scenarios[limit.normalScenario]), share: 1 - NORMAL },
            ]),
          },
        ];
      }),
};
