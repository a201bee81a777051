import type { SiteAnalysis } from '../analysis/model';
import { upsAutonomies } from '../analysis/supply/autonomy';
import { peaks } from '../analysis/supply/peak';
import { Json, rounded } from './serialise';

/** Numbers behind PWR-17 and PWR-24: batteries against the start of generators, and surges. */
export function budgetSupply(analysis: SiteAnalysis): Json {
  const { site, scenarios } = analysis;
  return {
    batteries: upsAutonomies(analysis).map((ups) => ({
      path: site.assets[ups.asset].path,
      demand_worst_kw: rounded(ups.worstKw),
      worst_scenario: scenarios[ups.scenario].label,
      full_load_s: rounded(ups.atFullLoadS),
      ...(Number.isFinite(ups.atWorstS) ? { worst_s: rounded(ups.atWorstS) } : {}),
      ...(ups.neededS === undefined ? {} : { needed_s: rounded(ups.neededS) }),
    })),
    peaks: peaks(analysis).results.map((peak) => ({
      path: site.assets[peak.asset].path,
      cord: peak.cord,
      name: peak.name,
      unit: peak.unit,
      limit: rounded(peak.limit),
      demand_normal: rounded(peak.normal),
      demand_worst: rounded(peak.worst),
      demand_worst_scenario: scenarios[peak.scenario].label,
    })),
  };
}
