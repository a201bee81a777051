import type { SiteAnalysis } from '../../analysis/model';
import { coolantTopology } from '../../analysis/thermal/topology';
import { CoolingUnitType, LoopMedium } from '../../core';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lacking, pathOf, some } from '../words';
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
  evaluate: (analysis) => [
    ...shortfalls(analysis, [LoopMedium.FACILITY_WATER], ['heat', 'flow', 'supply_temperature'], 'any').map((shortfall) => told(analysis, shortfall)),
    ...withoutPumps(analysis),
  ],
};

/** Water that nothing in the design moves: its flow cannot be judged. */
function withoutPumps(analysis: SiteAnalysis): RawFinding[] {
  const { loops } = coolantTopology(analysis.site);
  const silent = analysis.thermal.normal.filter(({ loop, heatKw }) => {
    const node = loops.get(loop)!;
    const pumped = node.units.some(({ facts }) => facts.unitType === CoolingUnitType.PUMP);
    return node.facts.medium === LoopMedium.FACILITY_WATER && heatKw > 0 && !pumped;
  });
  const paths = silent.map(({ loop }) => pathOf(analysis, loop));
  return paths.length === 0
    ? []
    : [
        lacking(
          paths.length === 1 ? paths[0] : analysis.site.path,
          `flow of facility water without pumps (${some(paths)}); add a PumpSet and let it cool the loop`,
        ),
      ];
}
