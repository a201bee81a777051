import { conductorLoads } from '../analysis/electrical/conductors';
import { directCurrent } from '../analysis/electrical/direct-current';
import { faultLevels } from '../analysis/electrical/fault';
import { harmonics } from '../analysis/electrical/harmonics';
import { phaseBalance } from '../analysis/electrical/phases';
import { voltages } from '../analysis/electrical/voltage';
import type { SiteAnalysis } from '../analysis/model';
import { Json, rounded } from './serialise';

/** Numbers behind voltages, fault currents, phases, harmonics and direct current. */
export function electricalBudget(analysis: SiteAnalysis): Json {
  const path = (asset: number): string => analysis.site.assets[asset].path;
  const label = (scenario: number): string => analysis.scenarios[scenario].label;
  const voltage = voltages(analysis);
  const fault = faultLevels(analysis);
  return {
    voltage: {
      states_studied: voltage.scenarios.length,
      states: voltage.scenarios.map(label),
      states_without_voltage: voltage.collapsed.map(label),
      conductor_and_winding_loss_kw: rounded(voltage.lossKw),
      nodes: voltage.nodes.map((node) => ({
        path: path(node.asset),
        normal_v: rounded(node.volts),
        normal_pu: rounded(node.perUnit),
        all_runs_given: node.known,
      })),
      inputs: voltage.inputs.map((input) => ({
        path: path(input.asset),
        ...(input.normal === undefined ? {} : { normal_pu: rounded(input.normal) }),
        lowest_pu: rounded(input.lowest),
        lowest_scenario: label(input.lowestScenario),
        highest_pu: rounded(input.highest),
        highest_scenario: label(input.highestScenario),
      })),
      drops: voltage.cords.map((cord) => ({
        path: path(cord.load),
        cord: cord.cord,
        branch_ratio: rounded(cord.branch),
        worst_branch_ratio: rounded(cord.worstBranch),
        total_ratio: rounded(cord.total),
        voltage_v: rounded(cord.volts),
        scenario: label(cord.scenario),
      })),
    },
    conductors: conductorLoads(analysis).loads.map((load) => ({
      giver: path(load.giver),
      path: path(load.receiver),
      cord: load.cord,
      conductor: load.conductor.description,
      ampacity_a: rounded(load.carrying.ampacityA),
      limit_a: rounded(load.carrying.limitA),
      normal_a: rounded(load.normalA),
      normal_scenario: label(load.normalScenario),
      worst_a: rounded(load.worstA),
      worst_scenario: label(load.worstScenario),
      ...(load.device ? { device_a: rounded(load.device.ratingA), largest_device_a: rounded(load.largestDeviceA) } : {}),
    })),
    fault: fault.levels.map((level) => ({
      path: path(level.asset),
      maximum_ka: rounded(level.maximumKa),
      maximum_from: path(level.maximumFrom),
      peak_ka: rounded(level.peakKa),
      kappa: rounded(level.kappa),
      ...(level.minimumKa === undefined ? {} : { minimum_ka: rounded(level.minimumKa), minimum_from: path(level.minimumFrom!) }),
    })),
    phase_states: phaseBalance(analysis).scenarios.map(label),
    phases: phaseBalance(analysis).equipment.map((load) => ({
      path: path(load.asset),
      phases_a: load.amperes.map(rounded),
      unbalance_ratio: rounded(load.unbalance),
      neutral_a: rounded(load.neutralA),
      scenario: label(load.scenario),
    })),
    whips: phaseBalance(analysis).whips.map((whip) => ({
      path: path(whip.load),
      unbalance_ratio: rounded(whip.unbalance),
      ...(whip.afterLoss === undefined ? {} : { unbalance_after_loss_ratio: rounded(whip.afterLoss) }),
    })),
    harmonics: harmonics(analysis).feeds.map((feed) => ({
      path: path(feed.asset),
      ...(feed.demandDistortion === undefined ? {} : { demand_distortion_ratio: rounded(feed.demandDistortion) }),
      ...(feed.stiffness === undefined ? {} : { short_circuit_ratio: rounded(feed.stiffness) }),
    })),
    direct_current: directCurrent(analysis).busbars.map((busbar) => ({
      path: path(busbar.asset),
      worst_a: rounded(busbar.amperes),
      limit_a: rounded(busbar.limitA ?? NaN),
      scenario: label(busbar.scenario),
    })),
  };
}
