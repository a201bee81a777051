import { Tier } from '../core';
import type { SiteAnalysis } from '../analysis/model';
import { availability } from '../analysis/availability/availability';
import type { YearlyMinutes } from '../analysis/availability/model';
import { summaryOf } from '../analysis/availability/summary';
import { itCeilings } from '../analysis/resilience/headroom';
import type { ZoneAnalysis, ZoneOutcome } from '../analysis/resilience/model';
import { faults, maintenance } from '../analysis/resilience/run';
import { Json, rounded } from './serialise';

/** Numbers behind PWR-04 and PWR-05, and the IT load at which each limit would be met. What the tier does not ask for is not in it. */
export function budgetResilience(analysis: SiteAnalysis): Json {
  const { tier } = analysis.site;
  return {
    ...(tier === Tier.III || tier === Tier.IV ? { maintenance: zonesJson(analysis, maintenance(analysis)) } : {}),
    ...(tier === Tier.IV ? { fault_zones: zonesJson(analysis, faults(analysis)) } : {}),
    availability: availabilityJson(analysis),
    it_ceilings: itCeilings(analysis).map(({ limit, itKw, scenario }) => ({
      path: analysis.site.assets[analysis.power.limits[limit].asset].path,
      name: analysis.power.limits[limit].name,
      it_kw: rounded(itKw),
      scenario: analysis.scenarios[scenario].label,
    })),
  };
}

/** Of the supply at the cords of racks; minutes a year side by side for three shares of common causes. */
function availabilityJson(analysis: SiteAnalysis): Json {
  const { classes, utilities } = availability(analysis);
  const paths = (assets: number[]): string[] => assets.map((asset) => analysis.site.assets[asset].path);
  return {
    summary: summaryOf(classes).map(({ loadClass, racks, worst, median }) => ({
      load_class: loadClass,
      racks,
      worst_rack: paths(worst.loads)[0],
      worst: minutesJson(worst.minutes),
      median: minutesJson(median),
    })),
    utilities: utilities.map((u) => ({
      feeds: paths(u.feeds),
      all_feeds_lost: minutesJson(u.minutes),
      generators: paths(u.generators),
      generators_needed: u.needed,
      generators_fail_probability: rounded(u.generatorsFail),
      generators_fail_probability_beta_5: rounded(u.generatorsFailBeta5),
    })),
    supplies: classes.map((c) => ({
      load_class: c.loadClass,
      loads: paths(c.loads),
      minutes: minutesJson(c.minutes),
      first_order_cut_sets: paths(c.first),
      second_order_cut_sets: c.second.map(paths),
      without_rates: paths(c.missing),
      largest_at_beta_5: c.contributions.map(({ what, minutes }) => ({ what, minutes_per_year: rounded(minutes) })),
    })),
  };
}

const minutesJson = (m: YearlyMinutes): Json => ({
  minutes_per_year_independent: rounded(m.independent),
  minutes_per_year_beta_1: rounded(m.beta1),
  minutes_per_year_beta_5: rounded(m.beta5),
  ...(m.observed === undefined ? {} : { minutes_per_year_beta_5_observed_utility: rounded(m.observed) }),
});

function zonesJson({ site }: SiteAnalysis, result: ZoneAnalysis): Json {
  const paths = (assets: number[]): string[] => assets.map((asset) => site.assets[asset].path);
  return {
    zones: result.zones.length,
    scenarios: result.scenarios,
    zones_of_several: result.zones
      .filter((zone) => zone.removed.length > 1)
      .map((zone) => ({ kind: zone.kind, name: zone.name, out: paths(zone.removed), ...(zone.states ? { states: zone.states } : {}) })),
    held_by_bypass: result.bypassed.map((zone) => paths(zone.removed)),
    failing: result.failing.map(({ zone, outcomes }) => ({
      kind: zone.kind,
      name: zone.name,
      out: paths(zone.removed),
      outcomes: outcomes.map((o) => outcomeJson(o, paths)),
    })),
  };
}

const outcomeJson = (o: ZoneOutcome, paths: (assets: number[]) => string[]): Json => ({
  state: o.state,
  dark: paths(o.dark),
  gpus_lost: o.gpusLost,
  cooling_lost: paths(o.coolingLost),
  racks_overheated: o.racksOverheated,
  overloads: o.overloads.map((v) => ({
    path: paths([v.asset])[0],
    cord: v.cord,
    name: v.name,
    unit: v.unit,
    limit: rounded(v.limit),
    demand: rounded(v.value),
  })),
  shelves: o.shelves.map((s) => ({ path: paths([s.asset])[0], needed_dc_kw: rounded(s.neededKw), live_dc_kw: rounded(s.liveKw) })),
  shortfalls: o.shortfalls.map((s) => ({
    path: paths([s.loop])[0],
    quantity: s.quantity,
    unit: s.unit,
    measured: rounded(s.measured),
    limit: rounded(s.limit),
    racks_lost: s.racksLost,
  })),
});
