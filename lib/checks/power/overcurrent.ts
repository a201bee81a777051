import { LimitRule } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { overload } from '../words';

export const overcurrent: Check = {
  id: 'power/overcurrent',
  code: 'PWR-02',
  severity: Severity.ERROR,
  title: 'no overcurrent device carries more than its continuous rating, normally and after a failure',
  reason: 'A standard breaker trips below its rating under a load of hours; a transferred load stays for days.',
  inputs: ['SwitchboardProps.mainBreaker', 'BuswayProps.feederBreaker', 'ElectricalCode'],
  source: 'NEC 210.20(A), 215.3; IEC 60364-4-43',
  acknowledgeable: false,
  evaluate: (analysis) =>
    analysis.power.limits
      .filter((limit) => limit.rule === LimitRule.OVERCURRENT && limit.overloads.length > 0)
      .map((limit) => overload(analysis, limit, limit.worst, limit.worstScenario)),
};
