import {
  ApparentPower,
  Conductor,
  Duration,
  ElectricalFacts,
  InputMode,
  LimitRule,
  LoadElectricalFacts,
  PowerLevel,
  Ratio,
  SourceRole,
  Tier,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { faultLevels } from '../../lib/analysis/electrical/fault';
import type { FaultLevel } from '../../lib/analysis/electrical/model';
import { harmonics } from '../../lib/analysis/electrical/harmonics';
import { phaseBalance } from '../../lib/analysis/electrical/phases';
import { faultZoneRun } from '../../lib/analysis/resilience/run';
import { LiteralSite, limitKva, limitKw } from '../support/literal-site';

/** Found by the independent audit. Medium voltage is 13.8 kV, so that c is 1.1 and 1.0. */
describe('ways by which a fault is fed, and what hangs on them', () => {
  const MV = { level: PowerLevel.MEDIUM_VOLTAGE };
  const feed = (site: LiteralSite, name: string, electrical: ElectricalFacts): LiteralSite =>
    site.add(name, {
      source: { role: SourceRole.UTILITY, level: PowerLevel.UTILITY, limits: [limitKva('capacity', LimitRule.CAPACITY, 1e6)], electrical },
    });
  const stiff = (mva: number, ratio = 0): ElectricalFacts => ({
    shortCircuitPower: ApparentPower.megavoltAmperes(mva),
    resistanceToReactance: ratio,
  });
  const levelAt = (site: LiteralSite, name: string): FaultLevel => {
    const analysis = analyseSite(site.build());
    return faultLevels(analysis).levels.find(({ asset }) => analysis.site.assets[asset].path === name)!;
  };
  /** c_min·U/(2·Z) of a feed of so many MVA, kA: Z = U²/S with c_min = 1. */
  const smallest = (mva: number): number => mva / 2 / 13.8;

  test('a unit is never without any of its members, a parallel group may be', () => {
    const behind = (input: InputMode): LiteralSite => {
      const site = feed(feed(new LiteralSite(Tier.I), 'a', stiff(200)), 'b', stiff(100)).path('bus', 1000, { ...MV, input });
      return site.feed('a', 'bus', '', { lengthM: 0 }).feed('b', 'bus', '', { lengthM: 0 });
    };
    expect(levelAt(behind(InputMode.UNIT), 'bus').minimumKa).toBeCloseTo(smallest(300), 9);
    expect(levelAt(behind(InputMode.PARALLEL), 'bus').minimumKa).toBeCloseTo(smallest(100), 9);
  });

  test('where one way is not given the smallest current is not known, whichever way is longer', () => {
    const site = feed(feed(new LiteralSite(Tier.I), 'a', stiff(100)), 'b', stiff(400)).path('bus', 1000, MV);
    expect(levelAt(site.feed('a', 'bus', '', { lengthM: 0 }).feed('b', 'bus'), 'bus').minimumKa).toBeUndefined();
  });

  test('the nearest source is told at the fault, not on the way', () => {
    // At the bus 1 Ω of resistance beats j1.05 Ω; behind a cable of R the sums are 1 + R and |R + j1.05|, which is less.
    const of = (ohms: number, ratio: number): ElectricalFacts => stiff((1.1 * 13.8 ** 2) / ohms, ratio);
    const cable = { lengthM: 1000, conductor: Conductor.of('3 Ω/km', 3, 0) };
    const site = feed(feed(new LiteralSite(Tier.I), 'resistive', of(1, 1e6)), 'reactive', of(1.05, 0))
      .path('bus', 1000, MV)
      .path('end', 1000, MV);
    site.feed('resistive', 'bus', '', { lengthM: 0 }).feed('reactive', 'bus', '', { lengthM: 0 }).feed('bus', 'end', '', cable);
    const cold = cable.conductor.coldResistanceOhmsPerKilometer;
    expect(levelAt(site, 'bus').maximumKa).toBeCloseTo((1.1 * 13.8) / Math.sqrt(3) / 1, 5);
    expect(levelAt(site, 'end').maximumKa).toBeCloseTo((1.1 * 13.8) / Math.sqrt(3) / Math.hypot(cold, 1.05), 5);
  });

  test('an alternator counts with the power factor of its rating', () => {
    const generator = { ratingClass: 'DCC', startTime: Duration.seconds(10), powerFactor: Ratio.of(0.9) };
    const site = new LiteralSite(Tier.I).add('set', {
      source: {
        role: SourceRole.GENERATOR,
        level: PowerLevel.MEDIUM_VOLTAGE,
        limits: [limitKw('rating', LimitRule.GENERATOR, 1800)],
        electrical: { subtransientReactance: Ratio.percent(12) },
        supply: { generator },
      },
    });
    // 2,000 kVA: X = .12·13.8²/2 = 11.4264 Ω; K_G = 1.1/(1 + .12·√(1 − .81)) = 1.04532; |1 + j·R/X| with R = .07·X.
    const z = 11.4264 * (1.1 / (1 + 0.12 * Math.sqrt(0.19))) * Math.hypot(1, 0.07);
    expect(levelAt(site, 'set').maximumKa).toBeCloseTo((1.1 * 13.8) / Math.sqrt(3) / z, 6);
  });

  const loaded = (site: LiteralSite, name: string, kw: number, electrical: LoadElectricalFacts): LiteralSite =>
    site.load(name, kw, [{ id: 'x' }], { powerFactor: Ratio.ONE, electrical });

  test('distortion of what hangs on a converter and on raw supply has to be given', () => {
    const site = new LiteralSite(Tier.I).utility('feed').path('raw', 1000).path('both', 1000, { input: InputMode.PARALLEL });
    site.path('ups', 1000, {
      more: { inputPowerFactor: Ratio.of(0.99), electrical: { regulatedOutput: true, currentDistortion: Ratio.percent(3) } },
    });
    loaded(site, 'rack', 100, {});
    site.feed('feed', 'raw').feed('feed', 'ups').feed('ups', 'both').feed('raw', 'both').feed('both', 'rack', 'x');
    expect(harmonics(analyseSite(site.build())).feeds[0].demandDistortion).toBeUndefined();
  });

  test('bars that feed another bus over a tie carry its phases, too', () => {
    const site = new LiteralSite(Tier.I).utility('feed').path('a', 1000).path('b', 1000).path('tie', 1000, { role: SourceRole.TIE });
    loaded(loaded(site, 'one', 30, { phases: { l1: 2, l2: 1, l3: 0 } }), 'other', 30, { phases: { l1: 0, l2: 1, l3: 2 } });
    site.feed('feed', 'a').feed('a', 'tie').feed('b', 'tie').feed('a', 'one', 'x').feed('b', 'other', 'x');
    const analysis = analyseSite(site.build());
    const at = (name: string): number => phaseBalance(analysis).equipment.find(({ asset }) => analysis.site.assets[asset].path === name)!.unbalance;
    // 2 : 1 : 0 and 0 : 1 : 2 are even together.
    expect([at('a'), at('b')]).toEqual([expect.closeTo(0, 9), expect.closeTo(1, 9)]);
  });

  test('an open tie has no breaker that could stick', () => {
    const site = new LiteralSite(Tier.IV).utility('one').utility('two').path('a', 1000).path('b', 1000).path('tie', 1000, { role: SourceRole.TIE });
    site.feed('one', 'a').feed('two', 'b').feed('a', 'tie').feed('b', 'tie');
    const stuck = faultZoneRun(site.build()).zones.filter((zone) => zone.kind === 'stuck_breaker');
    expect(stuck.map(({ name }) => name)).toEqual(['a with its breaker at one', 'b with its breaker at two']);
  });
});
