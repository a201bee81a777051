import { SiteAnalysis } from '../../../analysis/model';
import { powerCaps, SimultaneityResult } from '../../../analysis/power/capping';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, number, pathOf, percent, scenarioOf } from '../../words';

export const simultaneity: Check = {
  id: 'power/simultaneity',
  code: 'PWR-20',
  severity: Severity.ERROR,
  title: 'equipment counts on less than all loads at once only as far as their power caps bring them down',
  reason: 'Processors in synchronous training draw together; only a cap that they keep to makes less of them.',
  inputs: ['PowerEquipmentProps.simultaneity', 'RackProps.powerCap', 'PowerDemand.powerCap'],
  source: 'simultaneity factor of the designer, held against declared power caps',
  acknowledgeable: false,
  applies: ({ site }) => site.assets.some(({ record }) => (record.source?.simultaneity?.toFraction() ?? 1) < 1),
  evaluate: (analysis) =>
    powerCaps(analysis)
      .simultaneity.filter(({ holds }) => !holds)
      .map((result) => told(analysis, result)),
};

function told(analysis: SiteAnalysis, { asset, share, countedKw, cappedKw, scenario, loads, capping }: SimultaneityResult): RawFinding {
  const who =
    capping === 0 ? `none of its ${number(loads)} loads has a power cap` : `${number(capping)} of its ${number(loads)} loads have a power cap`;
  // What caps leave, of all loads at once (counted / share), rounded up to whole per mille.
  const needed = Math.min(1, Math.ceil((cappedKw / (countedKw / share)) * 1000) / 1000);
  return {
    path: pathOf(analysis, asset),
    message: `it counts on ${percent(share)} of its loads at once, ${number(countedKw)} kW, but they still draw ${number(cappedKw)} kW when capped: ${who}`,
    measured: cappedKw,
    limit: countedKw,
    unit: 'kW',
    scenario: scenarioOf(analysis, scenario),
    fix: `set 'simultaneity' to ${percent(needed)}, or give its loads power caps that take off ${atLeast(cappedKw - countedKw)} kW more`,
  };
}
