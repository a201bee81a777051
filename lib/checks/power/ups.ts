import { LimitRule } from '../../core';
import type { LimitResult, SiteAnalysis } from '../../analysis/model';
import { Check } from '../check';
import { Severity } from '../finding';
import { overload } from '../words';
import { isHeld, orHeld } from './capping/held';

export const ups: Check = {
  id: 'power/ups',
  code: 'PWR-16',
  severity: Severity.ERROR,
  title: 'no UPS carries more than its active or apparent power, in any scenario',
  reason: 'Beyond its rating a UPS goes to bypass or drops the load within minutes.',
  inputs: ['UpsModel.power', 'UpsModel.apparentPower', 'power links'],
  source: 'rating of the UPS (IEC 62040-3)',
  acknowledgeable: false,
  evaluate: (analysis) => {
    const worst = new Map<number, (typeof analysis.power.limits)[number]>();
    for (const limit of analysis.power.limits) {
      if (limit.rule === LimitRule.UPS && limit.overloads.length > 0) {
        const known = worst.get(limit.asset);
        worst.set(limit.asset, known && rank(analysis, known) >= rank(analysis, limit) ? known : limit);
      }
    }
    return [...worst.values()].map((limit) => orHeld(analysis, limit, overload(analysis, limit, limit.worst, limit.worstScenario)));
  },
};

/** What no power cap holds comes first, then the larger overload. */
const rank = (analysis: SiteAnalysis, limit: LimitResult): number => limit.worst / limit.limit + (isHeld(analysis, limit) ? 0 : 1e6);
