import { Conductor, Length, LimitRule, LossCurve, Power, PowerLevel, Ratio, SourceRole, Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { SiteAnalysis } from '../../lib/analysis/model';
import { voltages } from '../../lib/analysis/electrical/voltage';
import { LiteralSite, limitKva } from '../support/literal-site';

/** Found by the independent audit: what hangs where on busways and ties. 415 V, power factor 1: 100 kW through 10 mΩ is .5806 % to first order. */
describe('voltages of busways and tied buses', () => {
  const tenMilliohms = { lengthM: 10, conductor: Conductor.of('1 Ω/km', 1, 0) };
  const even = { powerFactor: Ratio.ONE };
  /** v of a load of constant power behind a resistance: v·(1 − v) = P·R/U². */
  const behind = (ratio: number): number => (1 + Math.sqrt(1 - 4 * ratio)) / 2;
  const at = (analysis: SiteAnalysis, name: string): number =>
    voltages(analysis).nodes.find(({ asset }) => analysis.site.assets[asset].path === name)!.perUnit;

  test('cords of one load at two places of a busway see two voltages', () => {
    const site = new LiteralSite(Tier.I).utility('feed').path('busway', 1000);
    site.amend('busway', {
      kind: 'busway',
      source: { ...busway(), electrical: { run: { conductor: tenMilliohms.conductor, length: Length.meters(10) } } },
    });
    site.load('rack', 200, [{ id: 'near' }, { id: 'far' }], even);
    site.feed('feed', 'busway', '', { lengthM: 0 });
    site.feed('busway', 'rack', 'near', { lengthM: 0, tapM: 0 }).feed('busway', 'rack', 'far', { lengthM: 0, tapM: 10 });
    site.feed('feed', 'none', 'x', tenMilliohms);
    const [cord] = voltages(analyseSite(withConductor(site))).cords.filter((c) => c.load === 2);
    expect([cord.cord, cord.total]).toEqual(['far', expect.closeTo(1 - behind((100e3 * 0.01) / 415 ** 2), 7)]);
  });

  function busway(): NonNullable<Parameters<LiteralSite['add']>[1]['source']> {
    return {
      role: SourceRole.PATH,
      level: PowerLevel.LOW_VOLTAGE,
      limits: [{ name: 'rating', rule: LimitRule.CAPACITY, power: Power.kilowatts(1000) }],
    };
  }

  /** A second load somewhere else, so that a conductor is in the design. */
  function withConductor(site: LiteralSite): ReturnType<LiteralSite['build']> {
    site.load('none', 1, [{ id: 'x' }], even);
    return site.build();
  }

  test('a tie has a run to either bus, and no voltage of its own while it is open', () => {
    const site = new LiteralSite(Tier.I).utility('feed').utility('other').path('a', 1000).path('b', 1000).path('c', 1000);
    site.path('tie', 1000, { role: SourceRole.TIE }).path('open', 1000, { role: SourceRole.TIE });
    site.load('rack', 100, [{ id: 'x' }], even);
    site.feed('feed', 'a', '', { lengthM: 0 }).feed('other', 'c', '', { lengthM: 0 });
    site.feed('a', 'tie', '', tenMilliohms).feed('b', 'tie', '', tenMilliohms).feed('a', 'open').feed('c', 'open');
    site.feed('b', 'rack', 'x', { lengthM: 0 });
    const analysis = analyseSite(site.build());
    expect(at(analysis, 'b')).toBeCloseTo(behind((100e3 * 0.02) / 415 ** 2), 7);
    const named = voltages(analysis).nodes.map(({ asset }) => analysis.site.assets[asset].path);
    expect([named.includes('tie'), named.includes('open')]).toEqual([true, false]);
  });

  test('a tied bus with a winding has it once', () => {
    const transformer = { impedance: Ratio.percent(6), limits: [limitKva('rating', LimitRule.CAPACITY, 1000)] };
    const site = new LiteralSite(Tier.I).utility('feed').path('a', 1000, { more: transformer }).path('b', 1000);
    site.path('tie', 1000, { role: SourceRole.TIE }).load('rack', 500, [{ id: 'x' }], even);
    site.feed('feed', 'a', '', { lengthM: 0 }).feed('feed', 'b', '', tenMilliohms).feed('a', 'tie').feed('b', 'tie').feed('a', 'rack', 'x');
    // X = .06, half load at power factor 1: v⁴ − v² + (.03)² = 0.
    expect(at(analyseSite(site.build()), 'a')).toBeCloseTo(Math.sqrt((1 + Math.sqrt(1 - 4 * 0.03 ** 2)) / 2), 7);
  });

  test('losses of conductors that are not given stay where they are, on a tied board, too', () => {
    const curve: LossCurve = { name: 'conductors', ratedPower: Power.kilowatts(1000), noLoad: 0, linear: 0, square: 0.006 };
    const site = new LiteralSite(Tier.I)
      .utility('feed')
      .path('a', 1000, { losses: [curve] })
      .path('b', 1000)
      .path('run', 1000);
    site.path('tie', 1000, { role: SourceRole.TIE }).load('rack', 1000, [{ id: 'x' }], even);
    site.feed('feed', 'a', '', tenMilliohms).feed('feed', 'b').feed('a', 'tie').feed('b', 'tie').feed('a', 'run').feed('run', 'rack', 'x');
    // 6 kW beside 1,000 kW behind 10 mΩ of 13.8 kV.
    expect(at(analyseSite(site.build()), 'a')).toBeCloseTo(behind((1006e3 * 0.01) / 13800 ** 2), 9);
  });
});
