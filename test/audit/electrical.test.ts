import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { analyseSite } from '../../lib/analysis/analyse';
import { randomSite } from '../support/random-site';
import { wired } from './wired';
import { Change, plus, runAudit, times, withChanged, without, writeAnalysis } from './written';

/** What the audit says of a good budget of an electrical network in which one figure is changed. */
describe('the audit of the electrical network', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'audit-'));
  const good = writeAnalysis(analyseSite(wired(randomSite(2, { cords: true }).site, 2)), folder, 'good');

  function changed(section: string, place: string, change: Change): { status: number | null; output: string } {
    const known = (value: never): unknown => {
      expect(value).toBeDefined();
      return change(value);
    };
    return runAudit([withChanged(good, path.join(folder, place), 'budget.json', [[`${section}.${place}`, known]])]);
  }

  test('holds as it is', () => {
    expect(runAudit([good])).toMatchObject({ status: 0, output: expect.stringMatching(/voltage +\d{2,}/) });
  });

  test.each<[string, string, Change, RegExp]>([
    ['a fault current', 'fault.4.maximum_ka', times(1.00001), /fault .*maximum_ka/],
    ['the smallest fault current', 'fault.0.minimum_ka', times(0.9999), /fault .*minimum_ka/],
    ['amperes of a cable', 'conductors.0.worst_a', times(1.001), /conductors .*worst_a/],
    ['a peak', 'fault.4.peak_ka', times(1.001), /fault .*peak_ka/],
    ['where a fault is fed from', 'fault.4.maximum_from', () => 'nowhere', /fault .*maximum_from/],
    ['an unbalance', 'phases.0.unbalance_ratio', plus(0.001), /phases .*unbalance_ratio/],
    ['a phase', 'phases.0.phases_a.1', times(1.001), /phases .*l2/],
    ['a neutral', 'phases.0.neutral_a', plus(1), /phases .*neutral_a/],
    ['a whip', 'whips.0.unbalance_ratio', plus(0.01), /phases .*of whips/],
    ['a distortion', 'harmonics.0.short_circuit_ratio', times(1.001), /harmonics .*short_circuit_ratio/],
    ['a busbar of direct current', 'direct_current.0.limit_a', times(1.001), /direct_current .*limit_a/],
    ['a voltage', 'voltage.nodes.9.normal_pu', times(1.00001), /voltage .*normal_pu/],
    ['the input of a converter', 'voltage.inputs.0.lowest_pu', times(0.9999), /voltage .*lowest_pu/],
    ['the scenario of the lowest', 'voltage.inputs.0.lowest_scenario', () => 'on utility, all in service', /voltage .*input in/],
    ['a drop', 'voltage.drops.0.total_ratio', times(1.01), /voltage .*total_ratio/],
    ['the cord of a drop', 'voltage.drops.0.cord', () => 'nowhere', /voltage .*branch_ratio/],
    ['a loss', 'voltage.conductor_and_winding_loss_kw', times(1.001), /voltage conductor_and_winding_loss_kw/],
    ['a state left out', 'voltage.states', without(4), /voltage contingenc/],
    ['a node left out', 'voltage.nodes', without(3), /voltage nodes/],
  ])('sees %s changed', (_name, place, change, said) => {
    const { status, output } = changed('electrical', place, change);
    expect(output).toMatch(said);
    expect(status).toBe(1);
  });

  test.each<[string, string, Change, RegExp]>([
    ['the number of zones', 'maintenance.zones', plus(1), /zones zones/],
    ['a zone left out', 'fault_zones.zones_of_several', without(0), /zones zones_of_several/],
    ['a failing zone left out', 'fault_zones.failing', without(0), /zones failing/],
    ['what a zone darkens', 'fault_zones.failing.0.outcomes.0.dark', () => ['nowhere'], /zones .*dark/],
    ['a cut set left out', 'availability.supplies.0.first_order_cut_sets', without(0), /availability .*first_order/],
    ['minutes', 'availability.supplies.0.minutes.minutes_per_year_beta_5', times(1.00001), /availability .*beta_5/],
    ['sets that fail', 'availability.utilities.0.generators_fail_probability', plus(0.001), /availability .*generators_fail/],
    ['what weighs most', 'availability.supplies.0.largest_at_beta_5.0.what', () => 'nothing', /availability .*'nothing'/],
    ['the median', 'availability.summary.0.median.minutes_per_year_beta_1', times(1.001), /availability .*median/],
  ])('sees %s changed', (_name, place, change, said) => {
    const { status, output } = changed('resilience', place, change);
    expect(output).toMatch(said);
    expect(status).toBe(1);
  });
});
