import {
  ApparentPower,
  Busway,
  BuswayModel,
  Current,
  Length,
  LimitRule,
  Power,
  PowerLevel,
  Ratio,
  Switchboard,
  Temperature,
  Transformer,
  TransformerModel,
  Ups,
  UpsCurve,
  UpsModel,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { CHECKS } from '../../lib/checks/registry';
import { siteDerating } from '../../lib/checks/power/electrical/derating';
import type { RawFinding } from '../../lib/checks/finding';
import { LiteralSite } from '../support/literal-site';
import { newCloud, newSite } from '../support/cloud';

const run = (site: LiteralSite): RawFinding[] => siteDerating.evaluate(analyseSite(site.build()));
const derating = { altitude: Ratio.percent(95), temperature: Ratio.percent(95), source: "maker's curve" };

describe('PWR-28: derating', () => {
  const site = (meters: number, more: object = {}): LiteralSite =>
    new LiteralSite().utility('u').path('ups', 100, { more }).feed('u', 'ups').atAltitude(meters);

  test('not applicable at 1,000 m and 39 °C', () => expect(siteDerating.applies!(analyseSite(site(1000).build()))).toBe(false));
  test('above 1,000 m a record without a rule', () => {
    expect(siteDerating.applies!(analyseSite(site(1001).build()))).toBe(true);
    expect(run(site(1600))).toEqual([expect.objectContaining({ path: 'ups', measured: 1600, limit: 1000, unit: 'm' })]);
  });
  test('compliant with a rule', () => expect(run(site(1600, { electrical: { derating } }))).toEqual([]));
  test('medium-voltage gear: e^((1600 − 1000)/8150) = 1.076 times the withstand voltage', () => {
    const [found] = run(new LiteralSite().utility('u').path('mv', 100, { level: PowerLevel.MEDIUM_VOLTAGE }).feed('u', 'mv').atAltitude(1600));
    expect(found.message).toMatch(/1\.076 times the withstand voltage/);
  });
  test('above 40 °C a record without a temperature rule', () => {
    const hot = { electrical: { ambient: Temperature.celsius(50), derating: { ...derating, temperature: Ratio.ONE } } };
    const [found] = run(site(0, hot));
    expect(found).toMatchObject({ path: 'ups', measured: 50, limit: 40, unit: '°C' });
    // √((95 − 50)/55) = .9045.
    expect(found.fix).toMatch(/90\.5 %/);
    expect(run(site(0, { electrical: { ambient: Temperature.celsius(50), derating } }))).toEqual([]);
    expect(run(site(0, { electrical: { ambient: Temperature.celsius(40) } }))).toEqual([]);
  });
});

describe('what altitude and ambient leave of a rating', () => {
  const cloud = newCloud();
  const high = newSite(cloud, 'high', { altitude: Length.meters(1600) });
  const factorOf = (asset: { describe(): { source?: { limits: { factor?: Ratio }[] } } }): number =>
    asset.describe().source!.limits[0].factor!.toFraction();

  test('transformers .5 % and UPS 1 % a 100 m above 1,000 m: 97 and 94 % at 1,600 m', () => {
    expect(factorOf(new Transformer(high, 'tx', { model: TransformerModel.DOE_LIQUID_2000 }))).toBeCloseTo(0.97, 12);
    const model = UpsModel.generic({ power: Power.kilowatts(500), apparentPower: ApparentPower.kilovoltAmperes(500), curve: UpsCurve.SIC });
    expect(factorOf(new Ups(high, 'ups', { model }))).toBeCloseTo(0.94, 12);
  });
  test('boards and busways at 50 °C: .8 · √(45/55) = .8 · .9045', () => {
    const ambient = Temperature.celsius(50);
    expect(factorOf(new Switchboard(high, 'board', { mainBreaker: Current.amperes(800), ambient }))).toBeCloseTo(0.8 * 0.90453, 5);
    expect(factorOf(new Busway(high, 'run', { model: BuswayModel.PLUGIN_800, ambient }))).toBeCloseTo(0.8 * 0.90453, 5);
  });
  test('a derated rating that is exceeded is an error of the rule of its limit', () => {
    const limits = [{ name: 'active power', rule: LimitRule.UPS, power: Power.kilowatts(100), factor: Ratio.percent(94) }];
    const site = new LiteralSite()
      .utility('u')
      .path('ups', 1, { more: { limits } })
      .feed('u', 'ups')
      .load('rack', 95, [{ id: 'a' }])
      .feed('ups', 'rack', 'a');
    const found = CHECKS.filter((check) => check.code === 'PWR-16').flatMap((check) => check.evaluate(analyseSite(site.build())));
    expect(found).toEqual([expect.objectContaining({ measured: 95, limit: 94 })]);
  });
});
