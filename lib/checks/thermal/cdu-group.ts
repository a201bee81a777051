import { LoopMedium } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { shortfalls, told } from './support';

export const cduGroup: Check = {
  id: 'thermal/cdu-group',
  code: 'THM-04',
  severity: Severity.ERROR,
  title: 'with any CDU or CDU pump out, the group has the capacity, flow and head that its racks need',
  reason: 'A CDU and its pumps are serviced in operation; the group must do without one.',
  inputs: ['CduModel.facts', 'CoolantLoopProps', 'RackSystem.flowTable'],
  source: 'rating point of the CDU; ε-NTU',
  acknowledgeable: false,
  evaluate: (analysis) =>
    shortfalls(analysis, [LoopMedium.TECHNOLOGY], ['heat', 'flow', 'pressure'], 'failure').map((shortfall) => told(analysis, shortfall)),
};
