import { Current, Duration, InputMode, LimitRule, Power, PowerLevel, Ratio, SourceRole, SupplyFacts, Tier, UpsFacts } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { timeAt } from '../../lib/analysis/supply/autonomy';
import { peaks } from '../../lib/analysis/supply/peak';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite, limitA, limitKw } from '../support/literal-site';

const run = (code: string, site: LiteralSite): RawFinding[] => {
  const analysis = analyseSite(site.build());
  return CHECKS.filter((c) => c.code === code).flatMap((c) => (c.applies && !c.applies(analysis) ? [] : c.evaluate(analysis)));
};

/** Two UPS of 100 kW behind one board, a load on both, and a set of 500 kW. */
const twoUps = (loadKw: number, autonomyS: number, options: { set?: SupplyFacts; ups?: UpsFacts; peakKw?: number } = {}): LiteralSite => {
  const ups = { autonomy: Duration.seconds(autonomyS), supply: { ups: options.ups } };
  return new LiteralSite(Tier.III)
    .utility('u')
    .add('set', {
      source: {
        role: SourceRole.GENERATOR,
        level: PowerLevel.MEDIUM_VOLTAGE,
        capacityComponent: true,
        limits: [limitKw('rating', LimitRule.GENERATOR, 500)],
        supply: options.set,
      },
    })
    .path('bus', 1e4, { level: PowerLevel.MEDIUM_VOLTAGE })
    .feed('u', 'bus')
    .feed('set', 'bus')
    .path('ups-a', 100, { rule: LimitRule.UPS, more: ups })
    .path('ups-b', 100, { rule: LimitRule.UPS, more: ups })
    .feed('bus', 'ups-a')
    .feed('bus', 'ups-b')
    .load('rack', loadKw, [{ id: 'a' }, { id: 'b' }], options.peakKw ? { peak: Power.kilowatts(options.peakKw) } : {})
    .feed('ups-a', 'rack', 'a')
    .feed('ups-b', 'rack', 'b');
};
const set = (startS: number, ratingClass = 'DCC'): SupplyFacts => ({ generator: { ratingClass, startTime: Duration.seconds(startS) } });

describe('PWR-17: the battery lasts until the generators have taken over', () => {
  test('time at a load: constant energy, or Peukert where an exponent is given', () => {
    expect(timeAt(300, 100, 50)).toBe(600);
    expect(timeAt(300, 100, 200)).toBe(150);
    // 300 · 2^1.2 = 689.2 s.
    expect(timeAt(300, 100, 50, 1.2)).toBeCloseTo(689.22, 2);
  });
  // One UPS out: the other carries all 80 kW. 96 s · 100/80 = 120 s, at the limit of the warning.
  test('compliant at the limit of 120 s', () => expect(run('PWR-17', twoUps(80, 96, { set: set(10) }))).toEqual([]));
  test('below 120 s: a warning, both UPS told once', () =>
    expect(run('PWR-17', twoUps(80, 95, { set: set(10) }))).toEqual([
      expect.objectContaining({ severity: 'warning', measured: 118.75, limit: 120, unit: 's', message: expect.stringContaining('2 UPS are short') }),
    ]));
  // 10 + 20 + 15 + 10 = 55 s; 43 s · 100/80 = 53.75 s.
  test('below start, paralleling, walk-in and margin: an error', () =>
    expect(run('PWR-17', twoUps(80, 43, { set: set(10) }))).toEqual([expect.objectContaining({ severity: 'error', measured: 53.75, limit: 55 })]));
  test('44 s · 100/80 = 55 s: met exactly, a warning remains', () =>
    expect(run('PWR-17', twoUps(80, 44, { set: set(10) }))).toEqual([expect.objectContaining({ severity: 'warning', limit: 120 })]));
  // A set that needs 100 s to start: 100 + 20 + 15 + 10 = 145 s, above the 120 s of the warning.
  test('a slow set raises the limit', () =>
    expect(run('PWR-17', twoUps(80, 100, { set: set(100) }))).toEqual([expect.objectContaining({ severity: 'error', measured: 125, limit: 145 })]));
  test('a longer walk-in raises the limit: 10 + 20 + 60 + 10 = 100 s', () =>
    expect(run('PWR-17', twoUps(80, 78, { set: set(10), ups: { walkIn: Duration.seconds(60) } }))).toEqual([
      expect.objectContaining({ severity: 'error', measured: 97.5, limit: 100 }),
    ]));
  test('sets without start time: below 30 s is judged, the rest is not evaluated', () => {
    expect(run('PWR-17', twoUps(80, 240))).toEqual([expect.objectContaining({ path: 'ups-a', missing: expect.stringContaining('start time') })]);
    expect(run('PWR-17', twoUps(80, 20))).toEqual([
      expect.objectContaining({ measured: 25, limit: 30 }),
      expect.objectContaining({ missing: expect.anything() }),
    ]);
  });
  test('no battery: not applicable', () => {
    const analysis = analyseSite(new LiteralSite().utility('u').build());
    expect(CHECKS.find((c) => c.code === 'PWR-17')!.applies!(analysis)).toBe(false);
  });
});

describe('PWR-18: rating class', () => {
  const noFuel = (facts?: SupplyFacts): RawFinding[] => run('PWR-18', twoUps(80, 300, { set: facts })).filter((f) => !/fuel/.test(f.message));
  test('an emergency standby rating is refused at tier III, a continuous one is not', () => {
    expect(noFuel(set(10, 'ESP'))).toContainEqual(expect.objectContaining({ path: 'set', message: expect.stringContaining('200 h a year') }));
    expect(noFuel(set(10, 'PRP')).filter((f) => /rating/.test(f.message) && !f.measured)).toEqual([]);
  });
  test('without a class it is not evaluated', () =>
    expect(noFuel()).toContainEqual(expect.objectContaining({ missing: expect.stringContaining('rating class') })));
  test('without a fuel store or curve it is not evaluated', () =>
    expect(run('PWR-18', twoUps(80, 300, { set: set(10) }))).toContainEqual(
      expect.objectContaining({ missing: expect.stringContaining('fuel curve') }),
    ));
  test('with a curve but no store the store is asked for', () => {
    const site = new LiteralSite(Tier.I)
      .utility('u')
      .add('set', {
        source: {
          role: SourceRole.GENERATOR,
          level: PowerLevel.MEDIUM_VOLTAGE,
          limits: [limitKw('rating', LimitRule.GENERATOR, 2500)],
          // Generic sets of 2 MW and more.
          fuel: [0.75, 1].map((load) => ({ load: Ratio.of(load), litersPerKilowattHour: 0.265 })),
        },
      })
      .path('bus', 1e4, { level: PowerLevel.MEDIUM_VOLTAGE })
      .feed('u', 'bus')
      .feed('set', 'bus')
      .load('rack', 2500, [{ id: 'a' }])
      .feed('bus', 'rack', 'a');
    // 2,500 kW · .265 L/kWh = 662.5 L/h; 48 h: 31,800 L; at 75 %: 23,850 L (engineering.md 1.9).
    const [told] = run('PWR-18', site);
    expect(told.missing).toContain('7.95 m³');
    expect(analyseSite(site.build()).totals.fuelLitersPerHour! * 48).toBeCloseTo(31800, 6);
  });
});

describe('PWR-24: transient peaks', () => {
  // One UPS out: all of the peak on the other; 1.5 · 100 kW.
  test('compliant at 150 % of the survivor', () => expect(run('PWR-24', twoUps(80, 300, { peakKw: 150 }))).toEqual([]));
  test('above it, after a failure only', () => {
    const site = twoUps(80, 300, { peakKw: 160 });
    expect(run('PWR-24', site)).toEqual([expect.objectContaining({ measured: 160, limit: 150, unit: 'kW' })]);
    const [ups] = peaks(analyseSite(site.build())).results;
    expect([ups.normal, ups.worst]).toEqual([80, 160]);
  });
  test('a maker’s own overload counts', () =>
    expect(run('PWR-24', twoUps(80, 300, { peakKw: 160, ups: { oneSecondOverload: Ratio.percent(160) } }))).toEqual([]));

  /** A breaker of 415 V in front of a load of 100 kW that surges to 145 kW at power factor .98. */
  const breaker = (pickUp?: number): LiteralSite =>
    new LiteralSite(Tier.I)
      .utility('u')
      .add('board', {
        source: {
          role: SourceRole.PATH,
          level: PowerLevel.LOW_VOLTAGE,
          input: InputMode.SELECTIVE,
          limits: [
            {
              ...limitA('main breaker', LimitRule.OVERCURRENT, 250),
              instantaneousPickUp: pickUp === undefined ? undefined : Current.amperes(pickUp),
            },
          ],
        },
      })
      .feed('u', 'board')
      .load('rack', 100, [{ id: 'a' }], { peak: Power.kilowatts(145) })
      .feed('board', 'rack', 'a');
  // 145 kW / (.98 · √3 · 415 V) = 205.84 A; / .8 = 257.3 A.
  test('pick-up of 258 A holds, of 257 A does not', () => {
    expect(run('PWR-24', breaker(258))).toEqual([]);
    const [found] = run('PWR-24', breaker(257));
    expect(found).toMatchObject({ path: 'board', unit: 'A', fix: expect.stringContaining('258 A') });
    expect(found.limit).toBeCloseTo(205.6, 9);
    expect(found.measured).toBeCloseTo(205.84, 2);
  });
  test('without a pick-up it is not evaluated, one line for all', () =>
    expect(run('PWR-24', breaker())).toEqual([expect.objectContaining({ path: 'board', missing: expect.stringContaining('1 breaker;') })]));
});
