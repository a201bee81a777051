import { warmWalls } from '../../analysis/climate/fan-wall-water';
import type { SiteAnalysis } from '../../analysis/model';
import { LoopMedium } from '../../core';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { number, pathOf } from '../words';
import { shortfalls, told } from './support';

export const airCooling: Check = {
  id: 'thermal/air-cooling',
  code: 'THM-10',
  severity: Severity.ERROR,
  title: 'with any fan wall out, the others take the heat and give 105 % of the airflow that racks need, on water colder than their air',
  reason: 'Air-cooled parts overheat, and hot air recirculates, where fan walls give less air than servers move, or air as warm as their water.',
  inputs: ['FanWallModel', 'RackSystem.airTemperatureRise', 'AirZoneProps.supplyTemperature', 'FacilityWaterLoopProps.supplyTemperature'],
  source: 'rating of the fan wall; no coil cools air below the water that enters it',
  acknowledgeable: false,
  evaluate: (analysis) => [
    ...shortfalls(analysis, [LoopMedium.AIR], ['heat', 'airflow'], 'any').map((shortfall) => told(analysis, shortfall)),
    ...tooWarm(analysis),
  ],
};

function tooWarm(analysis: SiteAnalysis): RawFinding[] {
  return warmWalls(analysis.site).map(({ zone, facility, airC, waterC, walls }) => ({
    path: pathOf(analysis, zone),
    message: `${walls} fan wall${walls === 1 ? '' : 's'} on '${pathOf(analysis, facility)}' would have to cool air to ${number(airC)} °C with water of ${number(waterC)} °C`,
    measured: waterC,
    limit: airC,
    unit: '°C',
    fix: `link them to facility water colder than ${number(airC)} °C; their ratings are for water some kelvins below the air`,
  }));
}
