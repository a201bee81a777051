import { LimitRule } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { overload } from '../words';
import { orHeld } from './capping/held';
import { conductorFindings } from './conductors';

export const overcurrent: Check = {
  id: 'power/overcurrent',
  code: 'PWR-02',
  severity: Severity.ERROR,
  title:
    'no overcurrent device or conductor carries more than its continuous rating, normally and after a failure, and the device protects the conductor',
  reason: 'A standard breaker trips below its rating under a load of hours, a cable ages by its heat; a transferred load stays for days.',
  inputs: ['SwitchboardProps.mainBreaker', 'BuswayProps.feederBreaker', 'ElectricalCode', 'SupplyOptions.conductor', 'ConductorOptions.ampacity'],
  source: 'NEC 210.20(A), 215.2, 215.3, 240.4, table 310.16; IEC 60364-4-43',
  acknowledgeable: false,
  evaluate: (analysis) => [
    ...analysis.power.limits
      .filter((limit) => limit.rule === LimitRule.OVERCURRENT && limit.overloads.length > 0)
      .map((limit) => orHeld(analysis, limit, overload(analysis, limit, limit.worst, limit.worstScenario))),
    ...conductorFindings(analysis),
  ],
};
