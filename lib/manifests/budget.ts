import type { SiteAnalysis } from '../analysis/model';
import { todayOf } from '../analysis/today';
import { electricalBudget } from './budget-electrical';
import { budgetResilience } from './budget-resilience';
import { hydraulicBudget } from './budget-hydraulics';
import { budgetSupply } from './budget-supply';
import { yearBudget } from './budget-year';
import { Json, rounded, toJson } from './serialise';

/** Every number behind the summary: totals, and each limit with demand, headroom and scenario. */
export function budget(analysis: SiteAnalysis): { [section: string]: Json } {
  const today = todayOf(analysis);
  return {
    site: analysis.site.name,
    ...inScenarios(analysis),
    hydraulics: hydraulicBudget(analysis),
    ...yearBudget(analysis),
    electrical: electricalBudget(analysis),
    resilience: budgetResilience(analysis),
    supply: budgetSupply(analysis),
    // The same with what is declared out of service; all above is of the site as built.
    ...(today ? { today: { out_of_service: today.out.map(({ path }) => path), ...inScenarios(today.failures) } } : {}),
  };
}

/** What the failure run gives. */
function inScenarios({ site, scenarios, power, thermal, totals, outcomes }: SiteAnalysis): { [section: string]: Json } {
  const path = (asset: number): string => site.assets[asset].path;
  return {
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
    failures: outcomes.map((outcome) => ({
      scenario: scenarios[outcome.scenario].label,
      dark: outcome.dark.map(path),
      cooling_lost: outcome.coolingLost.map(path),
      racks_lost: outcome.racksLost,
      racks_overheated: outcome.racksOverheated,
      gpus_lost: outcome.gpusLost,
    })),
    scenarios: scenarios.map((scenario) => scenario.label),
  };
}
