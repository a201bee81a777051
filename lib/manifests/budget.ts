import type { SiteAnalysis } from '../analysis/model';
import { electricalBudget } from './budget-electrical';
import { budgetResilience } from './budget-resilience';
import { hydraulicBudget } from './budget-hydraulics';
import { budgetSupply } from './budget-supply';
import { yearBudget } from './budget-year';
import { Json, rounded, toJson } from './serialise';

/** Every number behind the summary: totals, and each limit with demand, headroom and scenario. */
export function budget(analysis: SiteAnalysis): Json {
  const { site, scenarios, power, thermal, totals } = analysis;
  const path = (asset: number): string => site.assets[asset].path;
  return {
    site: site.name,
    totals: toJson(totals),
    flows: site.assets.flatMap((asset) => {
      const [normal, design] = [power.normal[asset.index], power.design[asset.index]];
      return normal && design ? [{ path: asset.path, normal: toJson(normal), design_day: toJson(design) }] : [];
    }),
    limits: power.limits.map((limit) => ({
      path: path(limit.asset),
      cord: limit.cord,
      name: limit.name,
      rule: limit.rule,
      unit: limit.unit,
      rated: rounded(limit.rated),
      limit: rounded(limit.limit),
      demand_normal: rounded(limit.normal),
      demand_normal_scenario: scenarios[limit.normalScenario].label,
      demand_worst: rounded(limit.worst),
      demand_worst_scenario: scenarios[limit.worstScenario].label,
      headroom_worst: rounded(limit.limit - limit.worst),
      scenarios_over: limit.overloads.length,
    })),
    shelves: power.shelves.map((shelf) => ({
      path: path(shelf.asset),
      needed_dc_kw: rounded(shelf.neededKw),
      live_normal_kw: rounded(shelf.normalKw),
      live_worst_kw: rounded(shelf.worstKw),
      live_worst_shelves: shelf.worstLive,
      worst_scenario: scenarios[shelf.worstScenario].label,
      scenarios_over: shelf.overloads.length,
    })),
    loops: thermal.normal.map((loop) => ({ path: path(loop.loop), ...(toJson({ ...loop, loop: undefined }) as object) })),
    hydraulics: hydraulicBudget(analysis),
    thermal: thermal.results.map((result) => ({
      path: path(result.loop),
      quantity: result.quantity,
      unit: result.unit,
      normal: rounded(result.normal),
      normal_limit: rounded(result.normalLimit),
      worst: rounded(result.worst),
      worst_limit: rounded(result.worstLimit),
      worst_scenario: scenarios[result.worstScenario].label,
      scenarios_short: result.failing.length,
    })),
    confined: power.confined.map((part) => ({ part_kind: part.partKind, racks: part.racks, racks_lost: part.racksLost, first: path(part.asset) })),
    failures: analysis.outcomes.map((outcome) => ({
      scenario: scenarios[outcome.scenario].label,
      dark: outcome.dark.map(path),
      cooling_lost: outcome.coolingLost.map(path),
      racks_lost: outcome.racksLost,
      racks_overheated: outcome.racksOverheated,
      gpus_lost: outcome.gpusLost,
    })),
    ...yearBudget(analysis),
    electrical: electricalBudget(analysis),
    scenarios: scenarios.map((scenario) => scenario.label),
    resilience: budgetResilience(analysis),
    supply: budgetSupply(analysis),
  };
}
