import { ApparentPower, Area, Conductor, ElectricalCode, InputMode, LimitRule, PowerLevel, Ratio, SourceRole, Voltage } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { faultLevels } from '../../lib/analysis/electrical/fault';
import type { FaultLevel } from '../../lib/analysis/electrical/model';
import { peakFactor } from '../../lib/analysis/electrical/short-circuit';
import { LiteralSite, limitKva, limitKw } from '../support/literal-site';

const MVA = (value: number): ApparentPower => ApparentPower.megavoltAmperes(value);

function levelAt(site: LiteralSite, name: string): FaultLevel {
  const analysis = analyseSite(site.build());
  return faultLevels(analysis).levels.find((level) => analysis.site.assets[level.asset].path === name)!;
}

/** A feed of `mva` at `kv`; null for an infinite one. */
const grid = (site: LiteralSite, name: string, mva: number, kv = 13.8): LiteralSite =>
  site.add(name, {
    source: {
      role: SourceRole.UTILITY,
      level: PowerLevel.UTILITY,
      limits: [limitKva('capacity', LimitRule.CAPACITY, 1e6)],
      electrical: { voltage: Voltage.kilovolts(kv), shortCircuitPower: MVA(mva), resistanceToReactance: 0 },
    },
  });

const transformer = (site: LiteralSite, name: string, kva: number, percent: number, more: object = {}): LiteralSite =>
  site.path(name, 1, { more: { limits: [limitKva('rating', LimitRule.CAPACITY, kva)], impedance: Ratio.percent(percent), ...more } });

const touching = { lengthM: 0 };
const chain = (code: ElectricalCode, mva: number, kva: number, percent: number, more: object = {}): LiteralSite =>
  transformer(grid(new LiteralSite().under(code), 'grid', mva), 'tx', kva, percent, more)
    .path('board', 1)
    .feed('grid', 'tx', '', touching)
    .feed('tx', 'board', '', touching);

const LV415 = (tolerance: number): ElectricalCode =>
  ElectricalCode.ansi({ lowVoltage: Voltage.volts(415), voltageTolerance: Ratio.percent(tolerance) });

describe('fault currents (IEC 60909)', () => {
  test('2.5 MVA, 6 %, 415 V on 500 MVA: 57.7 kA at ±6 %, 57.9 kA at ±10 %', () => {
    // Z_t 4.133 mΩ, Z_Q 1.1·415²/500e6 = .379 mΩ; K_T .9628 and 1.0087: 1.05·415/√3/(.379 + .9628·4.133) mΩ.
    expect(levelAt(chain(LV415(6), 500, 2500, 6), 'board').maximumKa).toBeCloseTo(57.7, 1);
    expect(levelAt(chain(LV415(10), 500, 2500, 6), 'board').maximumKa).toBeCloseTo(57.9, 1);
  });

  test('V07: 400 kVA, 420 V, 4 %: 550 A and 13.7 kA', () => {
    expect(ApparentPower.kilovoltAmperes(400).threePhaseCurrent(Voltage.volts(420)).toAmperes() / 550).toBeCloseTo(1, 2);
    // The guide's I_sc = I_n·100/u_k has neither voltage factor nor K_T nor grid: c = 1.05 and K_T = .95·1.05/(1 + .6·.04) are taken out here.
    const site = chain(ElectricalCode.iec({ lowVoltage: Voltage.volts(420) }), 1e9, 400, 4);
    const plain = (levelAt(site, 'board').maximumKa * ((0.95 * 1.05) / (1 + 0.6 * 0.04))) / 1.05;
    expect(Math.abs(plain / 13.7 - 1)).toBeLessThanOrEqual(0.005);
  });

  test('at medium voltage the feed gives its short-circuit power: 500 MVA/(√3·13.8 kV) = 20.92 kA', () => {
    const site = grid(new LiteralSite(), 'grid', 500).path('mv', 1, { level: PowerLevel.MEDIUM_VOLTAGE }).feed('grid', 'mv', '', touching);
    expect(levelAt(site, 'mv').maximumKa).toBeCloseTo(20.918, 3);
  });

  test('a cable: cold for the largest, at 250 °C for the smallest, phase to phase', () => {
    const conductor = Conductor.copper(Area.squareMillimeters(240));
    const site = chain(LV415(6), 500, 2500, 6).path('sub', 1).feed('board', 'sub', '', { lengthM: 50, conductor });
    const { maximumKa, minimumKa } = levelAt(site, 'sub');
    // R 18.5185/240·.05 km = 3.858 mΩ, X 4 mΩ; Z behind 4.3583 mΩ, all X: 251.58/|3.858 + j8.358|.
    expect(maximumKa).toBeCloseTo(251.58 / Math.hypot(3.858, 0.3789 + 0.9628 * 4.1334 + 4), 1);
    // R · (1 + .004·230) = 7.407 mΩ; Z_Q with c 1.0: .3445 mΩ; Z_t without K_T: .95·415/2/|7.407 + j8.478|.
    expect(minimumKa).toBeCloseTo((0.95 * 415) / 2 / Math.hypot(7.407, 0.34445 + 4.13344 + 4), 2);
  });

  test('an unknown run: the largest current without it, the smallest not at all', () => {
    const site = chain(LV415(6), 500, 2500, 6).path('sub', 1).feed('board', 'sub');
    expect(levelAt(site, 'sub').maximumKa).toBeCloseTo(57.7, 1);
    expect(levelAt(site, 'sub').minimumKa).toBeUndefined();
  });

  test('two transformers in parallel on one feed: the grid is counted once', () => {
    const both = transformer(transformer(grid(new LiteralSite().under(LV415(6)), 'grid', 500), 't1', 2500, 6), 't2', 2500, 6)
      .path('board', 1, { input: InputMode.PARALLEL })
      .feed('grid', 't1', '', touching)
      .feed('grid', 't2', '', touching)
      .feed('t1', 'board', '', touching)
      .feed('t2', 'board', '', touching);
    const { maximumKa, minimumKa } = levelAt(both, 'board');
    expect(maximumKa).toBeCloseTo(251.58 / (0.3789 + (0.9628 * 4.1334) / 2), 0);
    // The smallest flows over one of them: .95·415/2/(.34445 + 4.13344) mΩ = 44.0 kA.
    expect(minimumKa).toBeCloseTo(44.02, 1);
  });

  test('of two feeds the stronger gives the largest, the weaker the smallest current', () => {
    const site = grid(grid(new LiteralSite(), 'strong', 800), 'weak', 200)
      .path('mv', 1, { level: PowerLevel.MEDIUM_VOLTAGE })
      .feed('weak', 'mv', '', touching)
      .feed('strong', 'mv', '', touching);
    const level = levelAt(site, 'mv');
    expect(level.maximumKa).toBeCloseTo(800 / (Math.sqrt(3) * 13.8), 3);
    // c_min·U/2 over c_min·U²/S: √3/2 of I″k3.
    expect(level.minimumKa).toBeCloseTo((Math.sqrt(3) / 2) * (200 / (Math.sqrt(3) * 13.8)), 3);
  });

  test('behind a UPS: its bypass passes the fault; without one, twice its rated current', () => {
    const ups = (bypass: boolean): LiteralSite =>
      chain(LV415(6), 500, 2500, 6)
        .path('ups', 1, { more: { limits: [limitKva('apparent', LimitRule.UPS, 1000)], electrical: { regulatedOutput: true, bypass } } })
        .feed('board', 'ups', '', touching);
    expect(levelAt(ups(true), 'ups').maximumKa).toBeCloseTo(57.7, 1);
    // 2 · 1000/(√3·.415) = 2.782 kA.
    expect(levelAt(ups(false), 'ups').maximumKa).toBeCloseTo(2.782, 3);
  });

  test('a generator: c·U/√3 over K_G·x″d·U²/S', () => {
    const site = new LiteralSite()
      .add('set', {
        source: {
          role: SourceRole.GENERATOR,
          level: PowerLevel.MEDIUM_VOLTAGE,
          limits: [limitKw('rating', LimitRule.GENERATOR, 2000)],
          electrical: { subtransientReactance: Ratio.percent(15) },
        },
      })
      .path('bus', 1, { level: PowerLevel.MEDIUM_VOLTAGE })
      .feed('set', 'bus', '', touching);
    // S 2.5 MVA: X 11.4264 Ω, K_G 1.1/(1 + .15·.6) = 1.00917, R .07 X: 1.1·13.8/√3/(1.00917·11.4264·1.002447) = .7582 kA.
    expect(levelAt(site, 'bus').maximumKa).toBeCloseTo(0.7582, 4);
  });

  test('peak factor: 2 without resistance, 1.02 with nothing else', () => {
    expect(peakFactor({ r: 0, x: 1 })).toBeCloseTo(2, 12);
    // R/X .1: 1.02 + .98·e^−.3 = 1.746.
    expect(peakFactor({ r: 0.1, x: 1 })).toBeCloseTo(1.746, 3);
    expect(peakFactor({ r: 1, x: 0 })).toBe(1.02);
  });
});
