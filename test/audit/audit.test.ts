import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Area, Conductor, Current, ElectricalCode, LimitRule, Ratio, ServiceKind, SourceRole, Voltage } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { SiteSnapshot } from '../../lib/analysis/model';
import { newCloud } from '../support/cloud';
import { pair } from '../support/capped-pair';
import { LiteralSite, limitA } from '../support/literal-site';
import { randomSite } from '../support/random-site';
import { smallSite } from '../support/small-site';
import { cooledSite } from './cooled-site';
import { Change, plus, runAudit, times, withChanged, without, writeAnalysis, writeCloud } from './written';

/** 13.8 kV, 415 V and a tie, with a conductor on everything: IEC with a declared ampacity, ANSI by the table. */
function wired(code: ElectricalCode): SiteSnapshot {
  const ampacity = code.name === 'IEC' ? Current.amperes(300) : undefined;
  const run = (area: number, parallel = 1) => ({ lengthM: 10, conductor: Conductor.copper(Area.squareMillimeters(area), { parallel, ampacity }) });
  const site = new LiteralSite().under(code).utility('u1').utility('u2');
  const breaker = (amperes: number) => ({ limits: [{ ...limitA('main breaker', LimitRule.OVERCURRENT, amperes), factor: Ratio.percent(80) }] });
  ['a', 'b'].forEach((name, i) => {
    site
      .path(`board-${name}`, 0, { more: breaker(800) })
      .feed(`u${i + 1}`, `board-${name}`, '', { lengthM: 5, conductor: Conductor.of('duct', 0.01, 0.01, Current.amperes(900)) });
  });
  site.path('tie', 1e4, { role: SourceRole.TIE }).feed('board-a', 'tie', '', run(253, 2)).feed('board-b', 'tie', '', run(253, 2));
  site.path('run', 0, { more: breaker(400) }).feed('board-a', 'run', '', run(253));
  site.load('rack', 120, [{ id: 'a', limits: [limitA('whip', LimitRule.CORD, 60)] }, { id: 'b' }]);
  return site.feed('run', 'rack', 'a', run(13.3)).feed('board-b', 'rack', 'b', run(16)).build();
}

/** The audit itself: that it passes what is right and sees what is not. Many sites are run by `npm run audit`. */
describe('the audit', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'audit-'));
  const cloud = newCloud();
  smallSite(cloud);
  const [small] = writeCloud(cloud, folder, 'small');
  // Boards that count on less than all loads, which have caps, and some of which would be overloaded.
  const capped = writeAnalysis(analyseSite(randomSite(74, { cords: true, simultaneity: true }).site), folder, 'capped');
  const held = writeAnalysis(analyseSite(pair().build()), folder, 'held');

  /** The small site with one value of a manifest replaced; a place is named as in `limits.4.demand_worst`. */
  function changed(name: string, file: string, place: string, change: Change, of = small): string {
    return withChanged(of, path.join(folder, name.replace(/ /g, '-')), file, [[place, change]]);
  }

  test('holds for a composed site, a supply and a cooling plant, and counts what it compared', () => {
    const supply = writeAnalysis(analyseSite(randomSite(3, { cords: true }).site), folder, 'supply');
    const cooled = writeAnalysis(analyseSite(cooledSite(3)), folder, 'cooled');
    const { status, output } = runAudit([small, supply, cooled, capped, held]);
    expect(output).not.toMatch(/MISMATCH|GAP/);
    expect(status).toBe(0);
    expect(output.match(/every figure holds/g)).toHaveLength(5);
    expect(output).toMatch(/limits +\d{3}/);
  });

  test('recomputes the site of today, with equipment out of service', () => {
    const cooled = cooledSite(3);
    const unit = cooled.assets.find(({ record }) => record.cooling?.unit)!;
    const at = (site: SiteSnapshot, index: number): SiteSnapshot => ({
      ...site,
      assets: site.assets.map((asset) =>
        asset.index === index ? { ...asset, record: { ...asset.record, service: { kind: ServiceKind.FAILED } } } : asset,
      ),
    });
    const supply = randomSite(3, { cords: true }).site;
    const source = supply.assets.find(({ record }) => record.source && record.demand === undefined)!;
    const folders = [
      writeAnalysis(analyseSite(at(cooled, unit.index)), folder, 'cooled-today'),
      writeAnalysis(analyseSite(at(supply, source.index)), folder, 'supply-today'),
    ];
    const { status, output } = runAudit(folders);
    expect(output).not.toMatch(/MISMATCH|GAP/);
    expect(status).toBe(0);
    const budget = JSON.parse(fs.readFileSync(path.join(folders[1], 'budget.json'), 'utf8'));
    budget.today.limits[0].demand_worst += 1;
    fs.writeFileSync(path.join(folders[1], 'budget.json'), JSON.stringify(budget));
    expect(runAudit([folders[1]])).toMatchObject({ status: 1, output: expect.stringMatching(/demand_worst/) });
  });

  test.each([ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) }), ElectricalCode.iec({ lowVoltage: Voltage.volts(415) })])(
    'recomputes conductors, over a tie too: $name',
    (code) => {
      const target = writeAnalysis(analyseSite(wired(code)), folder, `wired-${code.name}`);
      const { status, output } = runAudit([target]);
      expect(output).not.toMatch(/MISMATCH|GAP/);
      expect([status, /conductors +[3-9]\d/.test(output)]).toEqual([0, true]);
      for (const key of ['worst_a', 'ampacity_a', 'limit_a']) {
        const budget = JSON.parse(fs.readFileSync(path.join(target, 'budget.json'), 'utf8'));
        budget.electrical.conductors[2][key] += 1;
        const wrong = path.join(folder, `wired-${code.name}-${key}`);
        fs.cpSync(target, wrong, { recursive: true });
        fs.writeFileSync(path.join(wrong, 'budget.json'), JSON.stringify(budget));
        expect(runAudit([wrong])).toMatchObject({ status: 1, output: expect.stringMatching(new RegExp(`conductors .*${key}`)) });
      }
    },
  );

  test.each<[string, string, (value: never) => unknown, RegExp]>([
    ['a worst demand', 'limits.4.demand_worst', times(1.00001), /limits .*demand_worst/],
    ['a normal demand', 'limits.4.demand_normal', times(0.9999), /limits .*demand_normal/],
    ['the scenario of the worst', 'limits.4.demand_worst_scenario', () => 'on utility, all in service', /limits .*demand in/],
    ['a count of overloads', 'limits.2.scenarios_over', plus(1), /limits .*scenarios_over/],
    ['a limit left out', 'limits', without(3), /not in the budget/],
    ['live shelves', 'shelves.0.live_worst_kw', plus(-33), /shelves .*live_worst_kw/],
    ['a flow', 'flows.3.design_day.out_kvar', plus(0.1), /flows .*out_kvar/],
    ['the return of a loop', 'loops.1.return_c', plus(0.01), /loops .*return_c/],
    ['a thermal limit', 'thermal.2.worst_limit', times(1.001), /thermal .*worst_limit/],
    ['a failure left out', 'failures', without(0), /failures .*not in the budget/],
    ['racks lost', 'failures.0.racks_overheated', plus(1), /failures .*racks_overheated/],
    ['a scenario left out', 'scenarios', without(5), /scenarios labels/],
    ['the design PUE', 'totals.design_pue', times(1.0001), /totals design_pue/],
    ['a head', 'hydraulics.1.head_asked_bar', times(1.00001), /hydraulics .*head_asked_bar/],
    ['the flow of a loop', 'hydraulics.0.flow_lpm', times(1.001), /hydraulics .*flow_lpm/],
    ['time on batteries', 'supply.batteries.0.worst_s', times(1.001), /supply .*worst_s/],
    ['a surge', 'supply.peaks.0.demand_worst', times(1.001), /supply .*demand_worst/],
    ['fuel', 'totals.fuel_liters_per_hour', plus(1), /totals fuel/],
  ])('sees %s changed', (name, place, change, said) => {
    const { status, output } = runAudit([changed(name, 'budget.json', place, change)]);
    expect(output).toMatch(said);
    expect(status).toBe(1);
  });

  test.each<[string, string, (value: never) => unknown, RegExp]>([
    ['what caps leave', 'supply.power_caps.0.demand_capped', times(1.001), /caps .*demand_capped/],
    ['how long it is borne', 'supply.power_caps.1.overload_borne_s', () => 1e6, /caps .*overload_borne_s/],
    ['whether caps hold', 'supply.power_caps.0.held', (held: boolean) => !held, /caps .*held/],
    ['what is counted', 'supply.simultaneity.0.demand_counted_kw', times(0.99), /caps .*demand_counted_kw/],
    ['an overload left out', 'supply.power_caps', without(0), /caps .*/],
  ])('sees %s changed, of loads with caps', (name, place, change, said) => {
    const { status, output } = runAudit([changed(name, 'budget.json', place, change, capped)]);
    expect(output).toMatch(said);
    expect(status).toBe(1);
  });

  test('sees facts that the budget was not made from, and coefficients that are not those of water', () => {
    const inventory = JSON.parse(fs.readFileSync(path.join(small, 'inventory.json'), 'utf8'));
    const ups = inventory.assets.findIndex((asset: { kind: string }) => asset.kind === 'ups');
    expect(runAudit([changed('ups', 'inventory.json', `assets.${ups}.source.losses.0.square`, times(1.01))]).status).toBe(1);
    const water = inventory.model.fluids.findIndex((fluid: { name: string }) => fluid.name === 'water');
    const heavy = changed('water', 'inventory.json', `model.fluids.${water}.density_kg_per_m3.0`, plus(1));
    expect(runAudit([heavy]).output).toMatch(/fluids density of water/);
  });

  test('says what it cannot recompute, and what it does not know', () => {
    const fewer = (figures: { name: string }[]): unknown => figures.filter((figure) => figure.name !== 'pump_exponent');
    const gap = runAudit([changed('gap', 'inventory.json', 'model.figures', fewer)]);
    expect(gap).toMatchObject({ status: 1, output: expect.stringMatching(/GAP .*pump_exponent/) });
    const more = runAudit([changed('more', 'budget.json', 'noise', () => ({ boundary_dba: 45 }))]);
    expect(more).toMatchObject({ status: 0, output: expect.stringMatching(/not audited: .*noise/) });
    expect(runAudit([path.join(folder, 'nowhere')]).status).toBe(2);
  });
});
