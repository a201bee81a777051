import { LoopMedium } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { isSetTooWarm, shortfalls, told } from './support';

export const coolantTemperature: Check = {
  id: 'thermal/coolant-temperature',
  code: 'THM-02',
  severity: Severity.ERROR,
  title: 'coolant is supplied and returned within its class and within what the racks bear',
  reason: 'Beyond its class the rack throttles or trips.',
  inputs: ['CoolantLoopProps.maximumSupplyTemperature', 'RackSystem.maximumSupplyTemperature', 'RackSystem.maximumReturnTemperature'],
  source: 'ASHRAE TC 9.9 S classes; limits of the rack',
  acknowledgeable: false,
  evaluate: (analysis) =>
    shortfalls(analysis, [LoopMedium.TECHNOLOGY], ['supply_temperature', 'return_temperature'], 'any')
      .filter(({ worst }) => worst.quantity === 'return_temperature' || isSetTooWarm(analysis, worst))
      .map((shortfall) => told(analysis, shortfall)),
};
