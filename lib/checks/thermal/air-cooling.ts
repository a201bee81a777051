import { LoopMedium } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { shortfalls, told } from './support';

export const airCooling: Check = {
  id: 'thermal/air-cooling',
  code: 'THM-10',
  severity: Severity.ERROR,
  title: 'with any fan wall out, the others take the heat and give 105 % of the airflow that racks need',
  reason: 'Air-cooled parts overheat, and hot air recirculates, where fan walls give less air than servers move.',
  inputs: ['FanWallModel', 'RackSystem.airTemperatureRise'],
  source: 'rating of the fan wall',
  acknowledgeable: false,
  evaluate: (analysis) => shortfalls(analysis, [LoopMedium.AIR], ['heat', 'airflow'], 'any').map((shortfall) => told(analysis, shortfall)),
};
