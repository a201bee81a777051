import { LimitRule } from '../../core';
import type { LimitResult, SiteAnalysis } from '../../analysis/model';
import type { CappedLimit } from '../../analysis/power/capping';
import { cordRemedy } from '../../analysis/power/cord-remedies';
import { Check } from '../check';
import { Severity } from '../finding';
import { atMost, byParent, number, pathOf, percent, scenarioOf, some } from '../words';
import { borne, capOf, isHeld } from './capping/held';

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
    const worstOfRack = new Map<number, Overload>();
    for (const limit of analysis.power.limits) {
      const over = limit.rule === LimitRule.CORD ? overloadOf(analysis, limit) : undefined;
      const known = over && worstOfRack.get(limit.asset);
      if (over && (!known || rank(over) > rank(known))) {
        worstOfRack.set(limit.asset, over);
      }
    }
    const racks = [...worstOfRack.values()].map((over) => ({ ...over, path: pathOf(analysis, over.limit.asset) }));
    return [...byParent(racks)].map(([parent, all]) => {
      const { limit: worst, cap } = all.reduce((most, over) => (rank(over) > rank(most) ? over : most));
      return {
        path: all.length === 1 ? all[0].path : parent,
        message: `${all.length} rack${all.length === 1 ? ' draws' : 's draw'} up to ${number(worst.worst)} ${worst.unit} on a cord whose ${worst.name} may carry ${number(worst.limit)} ${worst.unit} of ${number(worst.rated)} (${percent(worst.worst / worst.limit)}): ${some(all.map((r) => r.path))}${cap ? `; ${capped(cap, worst.unit)}` : ''}`,
        measured: worst.worst,
        limit: worst.limit,
        unit: worst.unit,
        scenario: scenarioOf(analysis, worst.worstScenario),
        fix: fixOf(analysis, worst),
        severity: all.every(({ held }) => held) ? Severity.WARNING : Severity.ERROR,
      };
    });
  },
};

/** A cord that carries too much before its load caps itself, and what the cap does about it. */
interface Overload {
  readonly limit: LimitResult;
  readonly cap?: CappedLimit;
  readonly held: boolean;
}

/** What no power cap holds comes first, then the larger overload. */
const rank = ({ limit, held }: Overload): number => limit.worst / limit.limit + (held ? 0 : 1e6);

/** The failure run shows a load that can cap itself at its cap: what its cords carry until then is told. */
function overloadOf(analysis: SiteAnalysis, limit: LimitResult): Overload | undefined {
  const cap = capOf(analysis, limit);
  if (cap) {
    return { limit: { ...limit, worst: cap.full, worstScenario: cap.fullScenario }, cap, held: isHeld(analysis, limit) };
  }
  return limit.overloads.length > 0 ? { limit, held: false } : undefined;
}

function capped({ capped: left, responseS, toleranceS, enough, holds, inBaseState }: CappedLimit, unit: string): string {
  if (responseS === undefined || !enough) {
    return `power caps leave ${number(left)} ${unit}`;
  }
  const brings = `its power cap brings it to ${number(left)} ${unit} in ${number(responseS)} s`;
  return `${brings}, ${borne('it bears', 'PowerLimit.overload', toleranceS, holds && !inBaseState)}`;
}

function fixOf(analysis: SiteAnalysis, limit: LimitResult): string {
  const { deviceA, lineups, capKw } = cordRemedy(analysis, limit);
  return [
    ...(lineups === undefined ? [] : [`spread the cords evenly over ${lineups} lineups`]),
    ...(deviceA === undefined ? [] : [`take tap-off, whip and connector of ${number(deviceA)} A`]),
    `cap the rack at ${atMost(capKw)} kW`,
  ].join(', or ');
}
