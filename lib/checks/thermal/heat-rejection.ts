import { LoopMedium } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { shortfalls, told } from './support';

export const heatRejection: Check = {
  id: 'thermal/heat-rejection',
  code: 'THM-06',
  severity: Severity.ERROR,
  title: 'with one unit of each type out, heat rejection and pumps hold the set-point of facility water on the design day',
  reason: 'All heat leaves the site through these units, one of which is always in service or repair.',
  inputs: ['DryCoolerModel.facts', 'ChillerModel.facts', 'PumpModel.facts', 'Climate.designDay'],
  source: 'ε-NTU of the cooler; capacity of the chiller at its on-coil air',
  acknowledgeable: false,
  evaluate: (analysis) =>
    shortfalls(analysis, [LoopMedium.FACILITY_WATER], ['heat', 'flow', 'supply_temperature'], 'any').map((shortfall) => told(analysis, shortfall)),
};
