import {
  Duration,
  Energy,
  LimitRule,
  Power,
  PowerLevel,
  Ratio,
  RideThroughPoint,
  SourceRole,
  SwingFacts,
  Tier,
  UpsFacts,
  UtilityAgreement,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { agreements, borneSeconds } from '../../lib/analysis/supply/agreement';
import { rampStorage, ramps, sineKilojoules, squareKilojoules, swings } from '../../lib/analysis/supply/swing';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite, limitKva } from '../support/literal-site';

const run = (code: string, site: LiteralSite): RawFinding[] => {
  const analysis = analyseSite(site.build());
  return CHECKS.filter((c) => c.code === code).flatMap((c) => (c.applies && !c.applies(analysis) ? [] : c.evaluate(analysis)));
};
const errors = (site: LiteralSite): RawFinding[] => run('PWR-22', site).filter((f) => f.missing === undefined);

/** The form of PRC-024: 0 pu 0.15 s, 0.45 pu 0.30 s, 0.65 pu 2 s, 0.75 pu 3 s, 0.90 pu without limit. */
const PRC: RideThroughPoint[] = [
  { voltage: Ratio.of(0), duration: Duration.seconds(0.15) },
  { voltage: Ratio.of(0.45), duration: Duration.seconds(0.3) },
  { voltage: Ratio.of(0.65), duration: Duration.seconds(2) },
  { voltage: Ratio.of(0.75), duration: Duration.seconds(3) },
  { voltage: Ratio.of(0.9) },
];

interface Options {
  readonly agreement?: Partial<UtilityAgreement>;
  readonly ups?: UpsFacts;
  readonly swing?: SwingFacts;
  readonly storage?: { mw: number; mwh: number; reserve?: number };
}

/** Two feeds of one agreement on a bus that takes the first live one; two lossless UPS of 10 MW, each with a single-corded rack of 4 MW at power factor .98. */
const twoFeeds = ({ agreement, ups, swing, storage }: Options = {}): LiteralSite => {
  const utility = agreement && { name: 'grid', contract: Power.megawatts(8), ...agreement };
  const feed = {
    role: SourceRole.UTILITY,
    level: PowerLevel.UTILITY,
    capacityComponent: true,
    limits: [limitKva('capacity', LimitRule.CAPACITY, 20_000)],
    supply: { utility },
  };
  const battery = { autonomy: Duration.minutes(5), supply: { ups } };
  const site = new LiteralSite(Tier.III)
    .add('u1', { source: feed })
    .add('u2', { source: feed })
    .path('bus', 1e5, { level: PowerLevel.MEDIUM_VOLTAGE })
    .feed('u1', 'bus')
    .feed('u2', 'bus')
    .path('ups-a', 10_000, { rule: LimitRule.UPS, more: battery })
    .path('ups-b', 10_000, { rule: LimitRule.UPS, more: battery })
    .feed('bus', 'ups-a')
    .feed('bus', 'ups-b')
    .load('rack-a', 4000, [{ id: 'a' }], { swing })
    .load('rack-b', 4000, [{ id: 'a' }], { swing })
    .feed('ups-a', 'rack-a', 'a')
    .feed('ups-b', 'rack-b', 'a');
  return storage
    ? site.add('bess', {
        storage: {
          power: Power.megawatts(storage.mw),
          energy: Energy.megawattHours(storage.mwh),
          reserve: storage.reserve === undefined ? undefined : Ratio.of(storage.reserve),
        },
      })
    : site;
};

describe('PWR-22 a: contract', () => {
  test('8 MW of 8 MW holds; the feeds of one agreement add', () => expect(errors(twoFeeds({ agreement: {} }))).toEqual([]));
  test('8 MW of 7.9 MW does not', () => {
    const [found, ...rest] = errors(twoFeeds({ agreement: { contract: Power.megawatts(7.9) } }));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'u1', limit: 7.9, unit: 'MW', fix: 'contract 8 MW, or take off 0.1 MW' });
    expect(found.measured).toBeCloseTo(8, 9);
  });
  test('feeds that say nothing are not evaluated, one line a rule', () => {
    const found = run('PWR-22', twoFeeds());
    expect(found.every((f) => f.missing !== undefined)).toBe(true);
    expect(found.map((f) => f.missing)).toEqual([
      expect.stringContaining('the contract; give'),
      expect.stringContaining('the power factor; give'),
      expect.stringContaining('the ramp limit; give'),
      expect.stringContaining('the ride-through curve; give'),
      expect.stringContaining('the largest loss of load; give'),
    ]);
  });
  test('a site without feeds has no agreement', () => {
    const site = new LiteralSite(Tier.I)
      .generator('set', 100)
      .load('rack', 10, [{ id: 'a' }])
      .feed('set', 'rack', 'a');
    expect(CHECKS.find((c) => c.code === 'PWR-22')!.applies!(analyseSite(site.build()))).toBe(false);
  });
});

describe('PWR-22 b: power factor of each feed', () => {
  const at = (factor: number): Options => ({ agreement: { minimumPowerFactor: Ratio.of(factor) } });
  test('.98 of .98 holds', () => expect(errors(twoFeeds(at(0.98)))).toEqual([]));
  // tan(acos .98) − tan(acos .99) = .20306 − .14249 = .06057.
  test('.98 of .99 does not: 61 kvar for each MW', () => {
    const [found, ...rest] = errors(twoFeeds(at(0.99)));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ limit: 0.99, fix: expect.stringContaining('61 kvar') });
    expect(found.measured).toBeCloseTo(0.98, 9);
  });
});

describe('PWR-22 c: ramp', () => {
  // 70 % of 8 MW: 5.6 MW. Over 2 min, 2.8 MW/min.
  // What comes back after a sag is PWR-22 f: here it may come back as fast as it likes.
  const ramp = (limit: number, more: Options = {}): LiteralSite =>
    twoFeeds({ ...more, agreement: { rampMegawattsPerMinute: limit, returnMegawattsPerMinute: 1000 } });
  const slow: SwingFacts = { rampTime: Duration.minutes(2) };
  test('at the limit', () => expect(errors(ramp(2.8, { swing: slow }))).toEqual([]));
  test('above it, without storage', () => {
    const [found, ...rest] = errors(ramp(2, { swing: slow }));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ limit: 2, unit: 'MW/min', path: 'u1' });
    expect(found.measured).toBeCloseTo(2.8, 9);
  });
  // At once, 1 MW/min: 5.6 MW and 5.6²/2 MW·min = 15.68/60 = .26133 MWh.
  test('a step is covered by power and by energy in one direction', () => {
    expect(errors(ramp(1, { storage: { mw: 5.6, mwh: 0.523 } }))).toEqual([]);
    expect(errors(ramp(1, { storage: { mw: 5.5, mwh: 9 } }))).toHaveLength(1);
    expect(errors(ramp(1, { storage: { mw: 9, mwh: 0.522 } }))).toHaveLength(1);
    expect(errors(ramp(1, { storage: { mw: 9, mwh: 0.262, reserve: 1 } }))).toEqual([]);
  });
});

describe('PWR-22 d: ride-through, point by point', () => {
  const ride = (ups?: RideThroughPoint[]): LiteralSite => twoFeeds({ agreement: { rideThrough: PRC }, ups: { rideThrough: ups } });
  test('steps hold from their voltage up', () =>
    expect([0, 0.44, 0.45, 0.7, 0.8, 0.9, 1].map((v) => borneSeconds(PRC, v))).toEqual([0.15, 0.15, 0.3, 2, 3, Infinity, Infinity]));
  test('the same curve holds', () => expect(errors(ride(PRC))).toEqual([]));
  test('a UPS that bears 65 % for 1 s only leaves early', () => {
    const curve = PRC.map((p, i) => (i === 2 ? { ...p, duration: Duration.seconds(1) } : p));
    const [found, ...rest] = errors(ride(curve));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'ups-a', measured: 1, limit: 2, unit: 's', message: expect.stringContaining('2 UPS leave early') });
  });
  test('a window that ends at 91 % leaves at 90 %, which is agreed without limit', () => {
    const [found] = errors(ride([{ voltage: Ratio.of(0), duration: Duration.seconds(10) }, { voltage: Ratio.of(0.91) }]));
    expect(found.message).toContain('at 90 % voltage it stays on the utility for 10 s; without limit is agreed');
  });
  test('UPS without a curve are not evaluated', () =>
    expect(run('PWR-22', ride()).map((f) => f.missing)).toContainEqual(expect.stringContaining('the ride-through curve of 2 UPS')));
});

describe('PWR-22 e: the largest loss of load', () => {
  const loss = (mw: number): Options => ({ agreement: { largestLoadLoss: Power.megawatts(mw) } });
  test('8 MW of 8 MW hold', () => expect(errors(twoFeeds(loss(8)))).toEqual([]));
  test('the bus takes 8 MW', () => {
    const [found, ...rest] = errors(twoFeeds(loss(7)));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ limit: 7, unit: 'MW', scenario: expect.stringContaining('bus') });
    expect(found.measured).toBeCloseTo(8, 9);
  });
  test('a feed that goes is the loss of the utility, not of the site: 4 MW of a UPS remain', () => {
    const supply = { utility: { name: 'grid', contract: Power.megawatts(8) } };
    const limits = [limitKva('capacity', LimitRule.CAPACITY, 20_000)];
    const site = new LiteralSite(Tier.III)
      .add('u', { source: { role: SourceRole.UTILITY, level: PowerLevel.UTILITY, capacityComponent: true, limits, supply } })
      .path('ups-a', 10_000, { rule: LimitRule.UPS })
      .path('ups-b', 10_000, { rule: LimitRule.UPS })
      .feed('u', 'ups-a')
      .feed('u', 'ups-b')
      .load('rack-a', 4000, [{ id: 'a' }])
      .load('rack-b', 4000, [{ id: 'a' }])
      .feed('ups-a', 'rack-a', 'a')
      .feed('ups-b', 'rack-b', 'a');
    expect(agreements(analyseSite(site.build()))[0].largestLoss.value).toBeCloseTo(4000, 6);
  });
});

describe('PWR-22 f: the return of load after a sag', () => {
  // Two UPS of 4 MW each, lossless: 8 MW over 15 s are 32 MW/min.
  const back = (limit: number, ups?: UpsFacts, storage?: Options['storage']): LiteralSite =>
    twoFeeds({ agreement: { returnMegawattsPerMinute: limit }, ups, storage });
  test('at the limit', () => expect(errors(back(32))).toEqual([]));
  test('above it: how long it would have to take, or what storage it asks for', () => {
    const [found, ...rest] = errors(back(10));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'u1', limit: 10, unit: 'MW/min', scenario: 'sag on the utility' });
    expect(found.measured).toBeCloseTo(32, 9);
    // 8 MW at 10 MW/min: 48 s. Storage 8 · (1 − 10/32) = 5.5 MW and 8²/2 · (1/10 − 1/32)/60 = .03667 MWh.
    expect(found.fix).toMatch(/take the load back over 48 s .* storage of 5\.5 MW and 0\.03667 MWh in one direction/);
  });
  test('over 48 s it holds, and one after the other: 24 s each at 4 MW', () => {
    expect(errors(back(10, { returnRamp: Duration.seconds(48) }))).toEqual([]);
    expect(errors(back(10, { returnRamp: Duration.seconds(47) }))).toHaveLength(1);
    const late = { autonomy: Duration.minutes(5), supply: { ups: { returnRamp: Duration.seconds(24), returnDelay: Duration.seconds(24) } } };
    const staggered = twoFeeds({ agreement: { returnMegawattsPerMinute: 10 }, ups: { returnRamp: Duration.seconds(24) } });
    staggered.amend('ups-b', { source: { ...staggered.build().assets.find(({ path }) => path === 'ups-b')!.record.source!, ...late } });
    expect(errors(staggered)).toEqual([]);
  });
  test('storage that covers it is enough', () => {
    expect(errors(back(10, undefined, { mw: 5.5, mwh: 0.0734 }))).toEqual([]);
    expect(errors(back(10, undefined, { mw: 5.4, mwh: 1 }))).toHaveLength(1);
    expect(errors(back(10, undefined, { mw: 9, mwh: 0.0733 }))).toHaveLength(1);
  });
  test('without a limit of its own that of the ramp counts, and its walk-in where nothing else is said', () => {
    const walk = { walkIn: Duration.seconds(30) };
    // 8 MW over 30 s: 16 MW/min.
    expect(errors(twoFeeds({ agreement: { rampMegawattsPerMinute: 15 }, ups: walk, swing: { depth: Ratio.of(0) } }))[0].measured).toBeCloseTo(16, 9);
  });
  test('at once: what is missing is power', () =>
    expect(errors(back(10, { returnRamp: Duration.seconds(0) }))).toMatchObject([{ measured: 8, limit: 0, unit: 'MW' }]));
  test('a battery that is empty before all is back: half of the ramp and all of the delay at its load', () => {
    // 5 min at 10 MW are 12.5 min at 4 MW; 60 min of ramp ask for 30.
    const [found, ...rest] = errors(back(10, { returnRamp: Duration.minutes(60) }));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'ups-a', measured: expect.closeTo(750, 6), limit: 1800, unit: 's' });
    expect(errors(back(10, { returnRamp: Duration.minutes(25) }))).toEqual([]);
  });
  test('losses above the UPS come back, too', () => {
    const site = back(32).amend('bus', {
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.MEDIUM_VOLTAGE,
        limits: [],
        losses: [{ name: 'bus', ratedPower: Power.megawatts(8), noLoad: 0, linear: 0.01, square: 0 }],
      },
    });
    // 8.08 MW at the feeds: 32.32 MW/min.
    expect(errors(site).find((f) => f.unit === 'MW/min')!.measured).toBeCloseTo(32.32, 6);
  });
});

describe('PWR-23: storage of swings and ramps', () => {
  test('V34: 600 MW at 50 MW/min needs 600 MW and 60 MWh; 300 MW at 20 MW/min 37.5 MWh', () => {
    expect(rampStorage(600, 0, 50)).toEqual({ mw: 600, mwh: 60 });
    expect(rampStorage(300, 0, 20)).toEqual({ mw: 300, mwh: 37.5 });
  });
  test('a ramp of its own leaves less: 600 MW in 6 min at 50 MW/min is 100 MW/min, 300 MW and 30 MWh', () => {
    // Peak of the gap after 6 min: 600 − 50 · 6 = 300 MW; area of a triangle of 300 MW over 12 min: 1,800 MW·min = 30 MWh.
    const { mw, mwh } = rampStorage(600, 6, 50);
    expect(mw).toBeCloseTo(300, 9);
    expect(mwh).toBeCloseTo(30, 9);
    expect(rampStorage(600, 12, 50)).toEqual({ mw: 0, mwh: 0 });
  });
  test('72 · 65 J = 4.68 kJ cover 29.4 kW at 1 Hz; 56 kW need 8.91 kJ; 94.5 kW are covered from 3.2 Hz (sine), 5.0 Hz (square)', () => {
    expect(sineKilojoules(29.4, 1)).toBeCloseTo(4.68, 2);
    expect(sineKilojoules(56, 1)).toBeCloseTo(8.91, 2);
    expect(sineKilojoules(94.5, 1) / 4.68).toBeCloseTo(3.2, 1);
    expect(squareKilojoules(94.5, 1) / 4.68).toBeCloseTo(5.05, 2);
  });

  const swinging = (more: SwingFacts, storage?: Options['storage']): LiteralSite =>
    twoFeeds({ agreement: {}, swing: { lowestFrequency: 1, ...more }, storage });
  // 70 % of 4 MW is 2,800 kW; as a square at 1 Hz 2,800/4 = 700 kJ a rack.
  test('storage in the loads at the limit', () => expect(run('PWR-23', swinging({ storage: Energy.kilojoules(700) }))).toEqual([]));
  test('enough for a sine only', () => {
    const [found, ...rest] = run('PWR-23', swinging({ storage: Energy.kilojoules(699) }));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'rack-a', unit: 'kJ', measured: 1398, message: expect.stringContaining('enough for a sine only') });
    expect(found.limit).toBeCloseTo(1400, 6);
  });
  test('usable share of 50 % leaves 700 of 1,400 kJ to the site; 350 kWh kept half full are plenty', () => {
    const half: SwingFacts = { storage: Energy.kilojoules(700), usableStorage: Ratio.percent(50) };
    expect(swings(analyseSite(swinging(half).build())).restSquareKj).toBeCloseTo(700, 6);
    expect(run('PWR-23', swinging(half))).toHaveLength(1);
    expect(run('PWR-23', swinging(half, { mw: 3, mwh: 0.35 }))).toEqual([]);
  });
  test('the ramp that is agreed: .2613 MWh in one direction', () => {
    const site = twoFeeds({
      agreement: { rampMegawattsPerMinute: 1 },
      swing: { lowestFrequency: 20, storage: Energy.kilojoules(700) },
      storage: { mw: 6, mwh: 0.4 },
    });
    expect(ramps(analyseSite(site.build()))!.neededMwh).toBeCloseTo(5.6 ** 2 / 2 / 60, 9);
    const [found, ...rest] = run('PWR-23', site);
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'u1', unit: 'MWh' });
    expect(found.measured).toBeCloseTo(0.2, 9);
  });
  test('loads that do not say how slowly they swing are not evaluated', () =>
    expect(run('PWR-23', twoFeeds())).toEqual([expect.objectContaining({ path: 'rack-a', missing: expect.stringContaining('2 loads swing') })]));
});
