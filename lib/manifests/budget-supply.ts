import type { SiteAnalysis } from '../analysis/model';
import { powerCaps } from '../analysis/power/capping';
import { agreements } from '../analysis/supply/agreement';
import { upsAutonomies } from '../analysis/supply/autonomy';
import { energising } from '../analysis/supply/energising';
import { peaks } from '../analysis/supply/peak';
import { returnRamp } from '../analysis/supply/return-ramp';
import { ramps, swings } from '../analysis/supply/swing';
import { Json, rounded } from './serialise';

/** Numbers behind PWR-17 and 19 to 25: power caps against overloads, batteries against the start of generators, steps on them, the agreement with the utility, swings and surges. */
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
    agreements: agreements(analysis).map(({ agreement, normalKw, worst, leastPowerFactor, largestLoss }) => ({
      name: agreement.name,
      contract_kw: rounded(agreement.contract.toKilowatts()),
      demand_normal_kw: rounded(normalKw),
      demand_worst_kw: rounded(worst.value),
      demand_worst_scenario: scenarios[worst.scenario].label,
      ...(leastPowerFactor
        ? { power_factor_least: rounded(leastPowerFactor.value), power_factor_least_scenario: scenarios[leastPowerFactor.scenario].label }
        : {}),
      load_loss_worst_kw: rounded(largestLoss.value),
      load_loss_worst_scenario: scenarios[largestLoss.scenario].label,
    })),
    ...comingBack(analysis),
    ...caps(analysis),
    ...swing(analysis),
    ...steps(analysis),
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

function comingBack(analysis: SiteAnalysis): { [key: string]: Json } {
  const found = returnRamp(analysis);
  return found
    ? {
        return_after_sag: {
          limit_mw_per_min: rounded(found.limit),
          step_mw: rounded(found.stepMw),
          all_back_s: rounded(found.seconds),
          ...(Number.isFinite(found.rate) ? { fastest_mw_per_min: rounded(found.rate) } : {}),
          storage_needed_mw: rounded(found.neededMw),
          storage_needed_mwh: rounded(found.neededMwh),
          batteries_too_small: found.short.length,
        },
      }
    : {};
}

function caps(analysis: SiteAnalysis): { [key: string]: Json } {
  const { site, scenarios, power } = analysis;
  const { limits, simultaneity } = powerCaps(analysis);
  if (limits.length + simultaneity.length === 0) {
    return {};
  }
  return {
    power_caps: limits.map((cap) => ({
      path: site.assets[power.limits[cap.limit].asset].path,
      name: power.limits[cap.limit].name,
      unit: power.limits[cap.limit].unit,
      limit: rounded(power.limits[cap.limit].limit),
      demand_all_at_once: rounded(cap.full),
      demand_all_at_once_scenario: scenarios[cap.fullScenario].label,
      demand_capped: rounded(cap.capped),
      demand_capped_scenario: scenarios[cap.cappedScenario].label,
      ...(cap.responseS === undefined ? {} : { response_s: rounded(cap.responseS) }),
      ...(cap.toleranceS === undefined ? {} : { overload_borne_s: rounded(cap.toleranceS) }),
      held: cap.holds,
    })),
    simultaneity: simultaneity.map((result) => ({
      path: site.assets[result.asset].path,
      simultaneity_ratio: rounded(result.share),
      loads: result.loads,
      loads_with_cap: result.capping,
      demand_counted_kw: rounded(result.countedKw),
      demand_capped_kw: rounded(result.cappedKw),
      demand_capped_scenario: scenarios[result.scenario].label,
    })),
  };
}

function swing(analysis: SiteAnalysis): { [key: string]: Json } {
  const all = swings(analysis);
  const ramp = ramps(analysis);
  if (all.loads === 0) {
    return {};
  }
  return {
    swing: {
      loads: all.loads,
      peak_to_peak_kw: rounded(all.peakToPeakKw),
      ...(all.hertz === undefined
        ? {}
        : {
            lowest_frequency_hz: rounded(all.hertz),
            stored_in_loads_kj: rounded(all.inLoadsKj),
            needed_beyond_loads_sine_kj: rounded(all.restSineKj),
            needed_beyond_loads_square_kj: rounded(all.restSquareKj),
          }),
      site_storage_kw: rounded(all.storageKw),
      site_storage_one_direction_kj: rounded(all.storageKj),
    },
    ...(ramp
      ? {
          ramp: {
            step_mw: rounded(ramp.stepMw),
            limit_mw_per_min: rounded(ramp.limit),
            ...(Number.isFinite(ramp.rate) ? { rate_mw_per_min: rounded(ramp.rate) } : {}),
            storage_needed_mw: rounded(ramp.neededMw),
            storage_needed_mwh: rounded(ramp.neededMwh),
          },
        }
      : {}),
  };
}

function steps(analysis: SiteAnalysis): { [key: string]: Json } {
  const found = energising(analysis);
  return found && found.steps.length > 0
    ? {
        energising: {
          live_sets: found.liveSets,
          block_limit_kw: rounded(found.blockLimitKw),
          inrush_limit_kva: rounded(found.inrushLimitKva),
          steps: found.steps.map(({ step, assets, blockKw, transformerKva, softKva }) => ({
            step,
            equipment: assets.map((asset) => analysis.site.assets[asset].path),
            block_kw: rounded(blockKw),
            transformer_kva: rounded(transformerKva),
            soft_energised_kva: rounded(softKva),
          })),
        },
      }
    : {};
}
