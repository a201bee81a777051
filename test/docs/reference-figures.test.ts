import * as fs from 'fs';
import * as path from 'path';
import { analyse } from '../../lib/analysis/analyse';
import type { SiteAnalysis } from '../../lib/analysis/model';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { budget as budgetOf } from '../../lib/manifests/budget';
import { gb300Hall } from '../../examples/halls/gb300';
import { newCloud } from '../support/cloud';

type Entry = Record<string, number | string>;

/**
 * The pages of checks tell figures of `gb300-hall`. What they say is compared with its budget, so that no page goes stale; that the budget is right is for
 * the tests of the hall, with an engineer's arithmetic.
 */
describe('figures of gb300-hall in docs/checks', () => {
  const cloud = newCloud();
  gb300Hall(cloud);
  const [analysis] = analyse(snapshotOf(cloud)) as [SiteAnalysis];
  const budget = JSON.parse(JSON.stringify(budgetOf(analysis))) as {
    totals: Entry;
    scenarios: string[];
    limits: Entry[];
    loops: Entry[];
    ride_through: Entry[];
    design_day_water: Entry[];
    year: Entry;
    electrical: { voltage: { drops: Entry[] } };
    supply: { peaks: Entry[]; agreements: Entry[]; energising: { steps: Entry[] } };
  };
  const hall = 'us-tx-1-hall-a';
  const of = (entries: Entry[], end: string, name?: string): Entry =>
    entries.find((e) => String(e.path).endsWith(end) && (name === undefined || e.name === name))!;
  const limit = (end: string, name: string): Entry => of(budget.limits, end, name);
  const page = (code: string): string => fs.readFileSync(path.join(__dirname, `../../docs/checks/${code}.md`), 'utf8').replace(/\s+/g, ' ');

  const transformer = limit(`${hall}/power/block-1/lineup-a/transformer`, 'rating');
  const ups = limit('power/block-1/lineup-a/ups', 'active power');
  const kva = limit('power/block-1/lineup-a/ups', 'apparent power');
  const set = limit('utility/generator-1', 'rating');
  const warm = of(budget.loops, 'warm-water');
  const [agreement] = budget.supply.agreements;
  const rack = of(budget.electrical.voltage.drops, 'pod-1/rack-08');
  const [water] = budget.design_day_water;
  const { year } = budget;

  /** Page, what it says, with `#` where each of the figures stands. */
  const said: [string, string, ...number[]][] = [
    ['PWR-01', 'and # kVA on generators', +transformer.demand_normal],
    ['PWR-02', 'carries # A after one lineup is lost', +limit('lineup-a/busway-pod-1', 'feeder breaker').demand_worst],
    ['PWR-03', '# scenarios', budget.scenarios.length],
    ['PWR-03', '# % of 12 MVA', (+limit('utility/feed-a', 'capacity').demand_worst / 12000) * 100],
    ['PWR-13', 'loses # % after a lineup is lost, # % of it in its whip', +rack.total_ratio * 100, +rack.branch_ratio * 100],
    ['PWR-16', '# of 1,500 kW (# %) and # of 1,548 kVA', +ups.demand_worst, +ups.demand_worst / 15, +kva.demand_worst],
    ['PWR-17', '300·1,500/# = # s', +ups.demand_worst, (300 * 1500) / +ups.demand_worst],
    ['PWR-18', '# kW on four of five sets of 3,000 kW, # kW each', +set.demand_worst * 4, +set.limit],
    ['PWR-18', '°C: # %;', (+set.demand_worst / +set.limit) * 100],
    ['PWR-18', '# m³ for 12 h', (+budget.totals.fuel_liters_per_hour * 12) / 1000],
    ['PWR-19', '# kW in step 1', +budget.supply.energising.steps[0].block_kw],
    [
      'PWR-22',
      'both feeds carry # kW, and # kW in the worst failure, at power factor # or more',
      +agreement.demand_normal_kw,
      +agreement.demand_worst_kw,
      +agreement.power_factor_least,
    ],
    ['PWR-24', 'with 7 kW of busway and board # kW of', +of(budget.supply.peaks, 'power/block-1/lineup-a/ups').demand_worst],
    ['PWR-25', 'a step are # kVA', +budget.supply.energising.steps[1].transformer_kva],
    ['THM-06', '# kW, two of 2+1 coolers', +warm.heat_kw],
    ['THM-06', 'held at # % fan speed', +warm.fan_speed * 100],
    ['THM-09', '# kW in, # kW out', analysis.thermal.balance.electricKw, analysis.thermal.balance.heatKw],
    ['THM-12', 'for 121.5 kW last # s', +of(budget.ride_through, 'group-pod-1/loop').ride_through_s],
    ['THM-12', 'kW last # s, pumps', +of(budget.ride_through, 'warm-water').ride_through_s],
    [
      'THM-20',
      '# m³/h evaporate, # m³/h are made up, 12 h are # m³',
      +water.evaporation_m3_per_h,
      +water.make_up_m3_per_h,
      +water.make_up_m3_per_h * 12,
    ],
    ['ENV-02', '# m³ and # GWh are # L/kWh', +year.water_m3, +year.it_kwh / 1e6, +year.wue_l_per_kwh],
  ];

  test.each(said)('%s: %s', (code, words, ...figures) => {
    const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/#/g, '([\\d,.]*\\d)');
    const found = new RegExp(escaped).exec(page(code));
    expect(found).not.toBeNull();
    // Rounded to as many decimals as the page gives.
    const shown = found!.slice(1).map((text) => text.replace(/,/g, ''));
    expect(shown).toEqual(figures.map((figure, i) => figure.toFixed(shown[i].split('.')[1]?.length ?? 0)));
  });
});
