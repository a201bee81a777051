import { LimitRule } from '../../core';
import type { LimitResult, SiteAnalysis } from '../../analysis/model';
import { cordRemedy } from '../../analysis/power/cord-remedies';
import { Check } from '../check';
import { Severity } from '../finding';
import { atMost, byParent, number, pathOf, percent, scenarioOf, some } from '../words';

export const cords: Check = {
  id: 'power/cords',
  code: 'PWR-11',
  severity: Severity.ERROR,
  title: 'no whip, tap-off or connector carries more than its continuous rating, in any scenario',
  reason: 'Whip, tap-off and connector are the last overcurrent step before the rack, and take what the lost cords carried.',
  inputs: ['RackProps.tapOff', 'ElectricalCode', 'power links'],
  source: 'NEC 210.20(A); IEC 60364-4-43',
  acknowledgeable: false,
  evaluate: (analysis) => {
    const worstOfRack = new Map<number, (typeof analysis.power.limits)[number]>();
    for (const limit of analysis.power.limits) {
      if (limit.rule === LimitRule.CORD && limit.overloads.length > 0) {
        const known = worstOfRack.get(limit.asset);
        worstOfRack.set(limit.asset, known && known.worst / known.limit >= limit.worst / limit.limit ? known : limit);
      }
    }
    const racks = [...worstOfRack.values()].map((limit) => ({ ...limit, path: pathOf(analysis, limit.asset) }));
    return [...byParent(racks)].map(([parent, over]) => {
      const worst = over.reduce((most, limit) => (limit.worst / limit.limit > most.worst / most.limit ? limit : most));
      return {
        path: over.length === 1 ? over[0].path : parent,
        message: `${over.length} rack${over.length === 1 ? ' draws' : 's draw'} up to ${number(worst.worst)} ${worst.unit} on a cord whose ${worst.name} may carry ${number(worst.limit)} ${worst.unit} of ${number(worst.rated)} (${percent(worst.worst / worst.limit)}): ${some(over.map((r) => r.path))}`,
        measured: worst.worst,
        limit: worst.limit,
        unit: worst.unit,
        scenario: scenarioOf(analysis, worst.worstScenario),
        fix: fixOf(analysis, worst),
      };
    });
  },
};

function fixOf(analysis: SiteAnalysis, limit: LimitResult): string {
  const { deviceA, lineups, capKw } = cordRemedy(analysis, limit);
  return [
    ...(lineups === undefined ? [] : [`spread the cords evenly over ${lineups} lineups`]),
    ...(deviceA === undefined ? [] : [`take tap-off, whip and connector of ${number(deviceA)} A`]),
    `cap the rack at ${atMost(capKw)} kW`,
  ].join(', or ');
}
