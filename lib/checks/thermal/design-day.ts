import { LoopMedium } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { isSetTooWarm, shortfalls, told } from './support';

export const designDay: Check = {
  id: 'thermal/design-day',
  code: 'THM-03',
  severity: Severity.ERROR,
  title:
    'facility water and the approach that the CDUs need stay below the coolant class on the design day, normally and with one unit of heat rejection out',
  reason: 'On the hottest day facility water is warmest and the approach of the CDUs is all that is left.',
  inputs: ['Climate.designDay', 'CduModel.facts', 'CoolantLoopProps.maximumSupplyTemperature'],
  source: 'ASHRAE TC 9.9 S classes; ε-NTU of the CDU',
  acknowledgeable: false,
  // A set-point above its class is no matter of the day: THM-02 tells it.
  evaluate: (analysis) =>
    shortfalls(analysis, [LoopMedium.TECHNOLOGY], ['supply_temperature'], 'any')
      .filter(({ worst }) => !isSetTooWarm(analysis, worst))
      .map((shortfall) => told(analysis, shortfall)),
};
