import { LoopMedium } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { shortfalls, told } from './support';

export const coolantTemperature: Check = {
  id: 'thermal/coolant-temperature',
  code: 'THM-02',
  severity: Severity.ERROR,
  title: 'coolant returns no warmer than the racks bear',
  reason: 'A rack whose coolant leaves too warm throttles or trips.',
  inputs: ['RackSystem.maximumReturnTemperature', 'RackSystem.flowTable', 'CoolantLoopProps.supplyTemperature'],
  source: 'limits of the rack, at most 65 °C',
  acknowledgeable: false,
  evaluate: (analysis) => shortfalls(analysis, [LoopMedium.TECHNOLOGY], ['return_temperature'], 'any').map((shortfall) => told(analysis, shortfall)),
};
