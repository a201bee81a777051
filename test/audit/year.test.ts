import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { analyseSite } from '../../lib/analysis/analyse';
import { randomSite } from '../support/random-site';
import { cooledSite } from './cooled-site';
import { furnished } from './furnished';
import { Change, plus, runAudit, times, withChanged, writeAnalysis } from './written';

/** The audit of weather, water, the year and the terms of supply: that it passes what is right and sees what is not. */
describe('the audit of the year and of the terms of supply', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'audit-year-'));
  const plant = writeAnalysis(analyseSite(furnished(cooledSite(4), 4)), folder, 'plant');
  const supply = writeAnalysis(analyseSite(furnished(randomSite(10, { cords: true }).site, 10)), folder, 'supply');
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const changed = (site: string, name: string, file: string, changes: [string, Change][]): string =>
    withChanged(site, path.join(folder, name), file, changes);

  test('holds for both', () => {
    const { status, output } = runAudit([plant, supply]);
    expect(output).not.toMatch(/MISMATCH|GAP/);
    expect(status).toBe(0);
  });

  // Each change is of a figure of its own, so that one run tells them all.
  const FIGURES: [string, Change, RegExp][] = [
    ['year.pue_category_3', times(1.00001), /year pue_category_3/],
    ['year.it_at_ups_kwh', times(1.00001), /year it_at_ups_kwh/],
    ['year.water_m3', plus(0.1), /year water_m3/],
    ['year.bins.2.mechanical_kw', times(1.00001), /year bins\.2\.mechanical_kw/],
    ['year.carbon_t.embodied.high', times(1.001), /year carbon_t\.embodied\.high/],
    ['year.carbon_t.missing', () => [], /year carbon_t\.missing/],
    ['year.free_cooling.0.free_h', plus(10), /year .*free_h/],
    ['ride_through.1.ride_through_s', times(1.001), /ride_through .*ride_through_s/],
    ['ride_through.0.restart_s', plus(1), /ride_through .*restart_s/],
    ['design_day_water.0.make_up_m3_per_h', plus(0.1), /design_day_water .*make_up/],
    ['design_day_water.0.store_m3', () => 1e4, /design_day_water .*store/],
    ['extreme_year.0.supply_c', plus(0.01), /extreme_year .*supply_c/],
    ['at_provisioned_power.0.measured', times(1.001), /at_provisioned_power .*measured/],
    ['supply.agreements.0.demand_worst_kw', times(1.001), /agreements .*demand_worst/],
    ['supply.agreements.0.load_loss_worst_scenario', () => 'on utility, all in service', /agreements .*load_loss/],
    ['supply.agreements.0.power_factor_least', times(1.001), /agreements .*power_factor/],
    ['supply.swing.needed_beyond_loads_square_kj', plus(1), /swing needed_beyond_loads_square/],
    ['supply.ramp.step_mw', times(1.001), /ramp step_mw/],
    ['supply.return_after_sag.step_mw', times(1.001), /return_after_sag step_mw/],
  ];
  const STEPS: [string, Change, RegExp][] = [
    ['supply.energising.steps.0.block_kw', plus(1), /energising .*block_kw/],
    ['supply.energising.steps.1.equipment', () => [], /energising .*equipment/],
    ['supply.energising.block_limit_kw', times(1.01), /energising block_limit/],
  ];
  const LEFT_OUT: [string, Change, RegExp][] = [
    ['year', () => null, /year year/],
    ['at_provisioned_power', (list: unknown[]) => list.slice(1), /at_provisioned_power .*not in the budget/],
    ['supply.energising', () => undefined, /energising given/],
  ];
  const seen = (site: string, name: string, rows: [string, Change, RegExp][]): void => {
    const { status, output } = runAudit([
      changed(
        site,
        name,
        'budget.json',
        rows.map(([place, change]) => [place, change]),
      ),
    ]);
    for (const [, , said] of rows) {
      expect(output).toMatch(said);
    }
    expect(output.match(/MISMATCH/g)!.length).toBeGreaterThanOrEqual(rows.length);
    expect(status).toBe(1);
  };

  test('sees every figure that is changed', () => seen(plant, 'figures', FIGURES));
  test('sees every figure of steps that is changed', () => seen(supply, 'steps', STEPS));
  test('sees sections that are left out', () => {
    seen(plant, 'short', LEFT_OUT.slice(1, 2));
    seen(supply, 'none', [LEFT_OUT[0], LEFT_OUT[2]]);
  });

  test('sees weather and constants that the budget was not made from', () => {
    const hotter = changed(plant, 'hotter', 'inventory.json', [['site.weather.conditions.0.dry_bulb_c', plus(1)]]);
    expect(runAudit([hotter]).output).toMatch(/MISMATCH year/);
    const fewer: Change = (figures: { name: string }[]) => figures.filter((figure) => figure.name !== 'evaporation_heat_kj_per_kg');
    const gap = runAudit([changed(plant, 'gap', 'inventory.json', [['model.figures', fewer]])]);
    expect(gap).toMatchObject({ status: 1, output: expect.stringMatching(/GAP .*evaporation_heat/) });
  });
});
