import { LoopMedium } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { shortfalls, told } from './support';

export const rackFlow: Check = {
  id: 'thermal/rack-flow',
  code: 'THM-01',
  severity: Severity.ERROR,
  title: "every rack gets the flow of its maker's table at the actual supply temperature, and the CDUs have the head for it",
  reason: "The maker's table is the condition of the warranty: less flow is a hotter chip.",
  inputs: ['RackSystem.flowTable', 'CduModel.facts', 'CoolantLoopProps.pipePressureDrop', 'LoopDetails.pipework'],
  source: 'coolant table of the rack; head of the CDU',
  acknowledgeable: false,
  evaluate: (analysis) => shortfalls(analysis, [LoopMedium.TECHNOLOGY], ['flow', 'pressure'], 'normal').map((shortfall) => told(analysis, shortfall)),
};
