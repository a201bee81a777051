import { LimitRule } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { overload } from '../words';

export const baseOverload: Check = {
  id: 'power/base-overload',
  code: 'PWR-01',
  severity: Severity.ERROR,
  title: 'no equipment is overloaded with everything in service, on utility and on generators',
  reason: 'What is overloaded on an ordinary day has no reserve for any failure.',
  inputs: ['limits of equipment', 'demand of loads'],
  source: 'continuous rating of the equipment',
  acknowledgeable: false,
  evaluate: (analysis) =>
    analysis.power.limits
      .filter((limit) => limit.rule === LimitRule.CAPACITY && limit.overloads.some((s) => analysis.scenarios[s].removed < 0))
      .map((limit) => overload(analysis, limit, limit.normal, limit.normalScenario)),
};
