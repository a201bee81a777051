import { LoopMedium } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { shortfalls, told } from './support';

export const groupCapacity: Check = {
  id: 'thermal/group-capacity',
  code: 'THM-04',
  severity: Severity.ERROR,
  title: 'with everything in service, the CDUs of a group have the capacity that its racks need',
  reason: 'Capacity follows from the actual water temperatures, not from the nameplate.',
  inputs: ['CduModel.facts', 'FacilityWaterLoopProps.supplyTemperature'],
  source: 'rating point of the CDU; ε-NTU',
  acknowledgeable: false,
  evaluate: (analysis) => shortfalls(analysis, [LoopMedium.TECHNOLOGY], ['heat'], 'normal').map((shortfall) => told(analysis, shortfall)),
};
