import { ApparentPower, Current, LimitRule, LoadClass, PowerLevel, Ratio, SourceRole, Voltage } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { harmonicDistortion } from '../../lib/checks/power/electrical/harmonics';
import type { RawFinding } from '../../lib/checks/finding';
import { LiteralSite, limitA, limitKva } from '../support/literal-site';

const run = (site: LiteralSite): RawFinding[] => harmonicDistortion.evaluate(analyseSite(site.build()));

/** 1 MVA at power factor 1 with a distortion in per cent, on a feed of some MVA. */
function site(percent: number | undefined, mva: number, thdv: number | null = 3): LiteralSite {
  return new LiteralSite()
    .add('u', {
      source: {
        role: SourceRole.UTILITY,
        level: PowerLevel.UTILITY,
        limits: [limitKva('capacity', LimitRule.CAPACITY, 1e4)],
        electrical: {
          voltage: Voltage.kilovolts(13.8),
          shortCircuitPower: ApparentPower.megavoltAmperes(mva),
          voltageDistortion: thdv === null ? undefined : Ratio.percent(thdv),
        },
      },
    })
    .path('board', 5000)
    .feed('u', 'board')
    .load('rack', 1000, [{ id: 'a' }], {
      powerFactor: Ratio.ONE,
      electrical: { currentDistortion: percent === undefined ? undefined : Ratio.percent(percent), thirdHarmonic: Ratio.ZERO },
    })
    .feed('board', 'rack', 'a');
}

describe('PWR-27: harmonics', () => {
  // IEEE 519, short-circuit ratio and limit: 19 → 5 %, 30 → 8 %, 60 → 12 %, 500 → 15 %.
  test.each([
    [19, 5],
    [30, 8],
    [60, 12],
    [500, 15],
  ])('at a ratio of %d: %d %% pass, a tenth more warns', (ratio, limit) => {
    expect(run(site(limit, ratio))).toEqual([]);
    expect(run(site(limit * 1.1, ratio))).toEqual([expect.objectContaining({ path: 'u', measured: expect.closeTo(limit * 1.1, 9), limit })]);
  });
  test.each([
    [19.999, 5],
    [20, 8],
    [49.999, 8],
    [50, 12],
    [99.999, 12],
    [100, 15],
  ])('a ratio of %d has the limit of %d %%: classes begin with 20, 50 and 100', (ratio, limit) =>
    expect(run(site(20, ratio))).toEqual([expect.objectContaining({ limit })]),
  );
  test('voltage distortion of the study', () => {
    expect(run(site(3, 500, 5))).toEqual([]);
    expect(run(site(3, 500, 6))).toEqual([expect.objectContaining({ measured: expect.closeTo(6, 9), limit: 5 })]);
  });
  test('not evaluated without distortion of the load, or without a study', () => {
    expect(run(site(undefined, 500))).toEqual([expect.objectContaining({ path: 'rack', missing: expect.stringMatching(/distortion of its input/) })]);
    expect(run(site(3, 500, null))).toEqual([expect.objectContaining({ missing: expect.stringMatching(/from a study/) })]);
  });
  test('a UPS sets its own distortion: what stands behind it is not asked', () => {
    const behind = site(3, 500)
      .path('ups', 5000, { more: { electrical: { regulatedOutput: true, currentDistortion: Ratio.percent(3) } } })
      .feed('board', 'ups')
      .load('other', 100, [{ id: 'a' }], { electrical: { thirdHarmonic: Ratio.ZERO } })
      .feed('ups', 'other', 'a');
    expect(run(behind)).toEqual([]);
  });
  test('third harmonic: 10 % of 1,000 kVA at 415 V is 3 · 139.1 = 417.4 A in the neutral', () => {
    const row = (amperes: number): LiteralSite =>
      site(3, 500)
        .path('run', 1, {
          more: { limits: [limitA('breaker', LimitRule.OVERCURRENT, amperes)], electrical: { neutral: Ratio.ONE } },
        })
        .feed('board', 'run')
        .load('server', 1000, [{ id: 'a' }], {
          powerFactor: Ratio.ONE,
          electrical: { currentDistortion: Ratio.percent(3), thirdHarmonic: Ratio.percent(10) },
        })
        .feed('run', 'server', 'a');
    const at = (amperes: number): RawFinding[] => run(row(amperes)).filter((f) => f.path === 'run');
    expect(at(417.4)).toEqual([]);
    expect(at(400)).toEqual([expect.objectContaining({ measured: expect.closeTo(417.4, 1), limit: 400, unit: 'A' })]);
    expect(Current.amperes(417.4).toAmperes()).toBeCloseTo((3 * 0.1 * 1e6) / (Math.sqrt(3) * 415), 1);
  });
  test('a third harmonic that nobody gives is not evaluated, behind a UPS neither: neutrals there are not known to be large enough', () => {
    const unsaid = site(3, 500)
      .path('ups', 5000, { more: { electrical: { regulatedOutput: true, currentDistortion: Ratio.percent(3) } } })
      .feed('board', 'ups')
      .load('one', 100, [{ id: 'a' }])
      .load('two', 100, [{ id: 'a' }])
      .load('fan', 100, [{ id: 'a' }], { loadClass: LoadClass.COOLING, electrical: { currentDistortion: Ratio.percent(3) } })
      .feed('ups', 'one', 'a')
      .feed('ups', 'two', 'a')
      .feed('board', 'fan', 'a');
    expect(run(unsaid)).toEqual([expect.objectContaining({ path: 'one', missing: expect.stringMatching(/third harmonic.*; 2 in all/) })]);
  });
  test('not applicable without a utility', () =>
    expect(harmonicDistortion.applies!(analyseSite(new LiteralSite().generator('g', 10).build()))).toBe(false));
});
