import {
  CoolingUnitType,
  Duration,
  FlowRate,
  FuelPoint,
  InputMode,
  LimitRule,
  LoadClass,
  Power,
  PowerLevel,
  Ratio,
  SourceRole,
  Tier,
  Volume,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite, limitA, limitKw } from '../support/literal-site';

const run = (code: string, site: LiteralSite): RawFinding[] => {
  const analysis = analyseSite(site.build());
  return CHECKS.filter((c) => c.code === code).flatMap((c) => c.evaluate(analysis));
};

/** One board of `kw` under a rule, with a load on it. */
const board = (kw: number, rule: LimitRule, load: number, tier = Tier.I): LiteralSite =>
  new LiteralSite(tier)
    .utility('u')
    .path('board', kw, { rule })
    .feed('u', 'board')
    .load('rack', load, [{ id: 'a' }])
    .feed('board', 'rack', 'a');

describe.each([
  ['PWR-01', LimitRule.CAPACITY],
  ['PWR-02', LimitRule.OVERCURRENT],
  ['PWR-16', LimitRule.UPS],
])('%s: nothing carries more than its rating with everything in service', (code, rule) => {
  test('compliant', () => expect(run(code, board(100, rule, 99))).toEqual([]));
  test('at the limit', () => expect(run(code, board(100, rule, 100))).toEqual([]));
  test('non-compliant', () =>
    expect(run(code, board(100, rule, 101))).toEqual([
      expect.objectContaining({ path: 'board', measured: 101, limit: 100, unit: 'kW', scenario: 'on utility, all in service' }),
    ]));
  test('not applicable: another rule judges it', () => expect(run(code, board(100, LimitRule.GENERATOR, 101))).toEqual([]));
});

/** Two paths to a load of two cords. */
const two = (kw: number, load: number, tier = Tier.III): LiteralSite =>
  new LiteralSite(tier)
    .utility('u1')
    .utility('u2')
    .path('a', kw)
    .path('b', kw)
    .feed('u1', 'a')
    .feed('u2', 'b')
    .load('rack', load, [{ id: '1' }, { id: '2' }])
    .feed('a', 'rack', '1')
    .feed('b', 'rack', '2');

describe('PWR-03: no single failure of the declared tier darkens a required load or overloads equipment', () => {
  test('compliant', () => expect(run('PWR-03', two(100, 90))).toEqual([]));
  test('at the limit', () => expect(run('PWR-03', two(100, 100))).toEqual([]));
  test('overload after a failure', () => {
    const found = run('PWR-03', two(100, 110));
    expect(found.map((f) => [f.path, f.measured, f.limit])).toEqual([
      ['a', 110, 100],
      ['b', 110, 100],
    ]);
    expect(found[0].scenario).toMatch(/out$/);
    expect(found[0].fix).toBe('no larger model is listed: move 1 rack away, or hold the IT load of the site to 100 of 110 kW');
  });
  test('dark after a failure', () => {
    const found = run('PWR-03', board(100, LimitRule.CAPACITY, 50, Tier.III));
    expect(found.map((f) => f.path)).toEqual(['u', 'board']);
    expect(found[0].message).toMatch(/^1 required load loses all supply: rack/);
  });
  test('tier II judges capacity components, not paths; tier I nothing', () => {
    expect(run('PWR-03', board(100, LimitRule.CAPACITY, 50, Tier.II)).map((f) => f.path)).toEqual(['u']);
    expect(run('PWR-03', board(100, LimitRule.CAPACITY, 50, Tier.I))).toEqual([]);
  });
});

/** Eight shelves, four on each path. */
const shelved = (kw: number): LiteralSite => {
  const cords = Array.from({ length: 8 }, (_, i) => ({
    id: `s${i}`,
    shelves: 1,
    limits: [limitA('whip', LimitRule.CORD, 48)],
    powerFactor: Ratio.of(0.99),
  }));
  const site = new LiteralSite().utility('u1').utility('u2').path('a', 1000).path('b', 1000).feed('u1', 'a').feed('u2', 'b');
  site.load('rack', kw, cords, { shelves: { ratedPower: Power.kilowatts(33), efficiency: Ratio.of(0.975) } });
  cords.forEach((cord, i) => site.feed(i < 4 ? 'a' : 'b', 'rack', cord.id));
  return site;
};

describe('PWR-07 and PWR-08: live shelves give what the rack needs, and cords share nothing', () => {
  // 4 · 33 / .975 = 135.38 kW AC.
  test('at the limit', () => {
    expect(run('PWR-07', shelved((4 * 33) / 0.975))).toEqual([]);
    expect(run('PWR-08', shelved((4 * 33) / 0.975))).toEqual([]);
  });
  test('non-compliant: 142 kW on four shelves', () => {
    const [shelves] = run('PWR-07', shelved(142));
    expect(shelves).toMatchObject({ measured: expect.closeTo(138.45, 9), limit: 132, unit: 'kW DC' });
    expect(run('PWR-08', shelved(142)).map((f) => f.path)).toEqual(['a', 'b']);
  });
  test('not applicable without shelves', () => expect(run('PWR-07', two(100, 500))).toEqual([]));
});

describe('PWR-11: no whip, tap-off or connector carries more than its rating', () => {
  // 48 A · √3 · 415 V · .99 = 34.16 kW a cord, four cords: 136.6 kW.
  test('compliant', () => expect(run('PWR-11', shelved(136))).toEqual([]));
  test('non-compliant', () =>
    expect(run('PWR-11', shelved(142))).toEqual([expect.objectContaining({ measured: expect.closeTo(49.89, 1), limit: 48 })]));
});

describe('PWR-09: a claimed redundancy holds', () => {
  const claimed = (needed: number, load = 90): LiteralSite => two(100, load).claim('plant', 'claim', needed, [['a'], ['b']]);
  test('compliant', () => expect(run('PWR-09', claimed(1))).toEqual([]));
  test('survives more than claimed: for information', () =>
    expect(run('PWR-09', claimed(2))).toEqual([expect.objectContaining({ severity: 'info' })]));
  test('overloaded without one lineup', () => expect(run('PWR-09', claimed(1, 110))[0]).toMatchObject({ measured: 1.1, limit: 1 }));
  test('a component takes more lineups than claimed with it', () => {
    const site = new LiteralSite().utility('u').path('tx', 1000).feed('u', 'tx').path('a', 100).path('b', 100).feed('tx', 'a').feed('tx', 'b');
    site
      .load('rack', 50, [{ id: '1' }, { id: '2' }])
      .feed('a', 'rack', '1')
      .feed('b', 'rack', '2')
      .claim('plant', '2N', 1, [['a'], ['b']]);
    expect(run('PWR-09', site)).toEqual([expect.objectContaining({ message: expect.stringContaining("'tx' takes lineups 1 and 2 with it") })]);
  });
});

describe('PWR-10: 10 % headroom normally and 5 % after the worst failure', () => {
  test('compliant', () => expect(run('PWR-10', board(100, LimitRule.CAPACITY, 89))).toEqual([]));
  test('at the limit', () => expect(run('PWR-10', board(100, LimitRule.CAPACITY, 90))).toEqual([]));
  test('normal', () => expect(run('PWR-10', board(100, LimitRule.CAPACITY, 91))).toHaveLength(1));
  test('after a failure', () => expect(run('PWR-10', two(100, 96)).map((f) => f.path)).toEqual(['a', 'b']));
  test('sets of one bank are told the same way out', () => {
    const site = new LiteralSite(Tier.I).path('gens', 1e4, { input: InputMode.PARALLEL });
    for (let i = 1; i <= 3; i++) {
      site.generator(`set-${i}`, 100).feed(`set-${i}`, 'gens');
    }
    for (let i = 1; i <= 29; i++) {
      site.load(`rack-${i}`, 10, [{ id: 'a' }]).feed('gens', `rack-${i}`, 'a');
    }
    // 290 kW on three of 100 kW: 270 kW keep 10 %, so that two racks of 10 kW have to go.
    const found = run('PWR-10', site);
    expect(found.map((f) => f.path)).toEqual(['set-1', 'set-2', 'set-3']);
    found.forEach((f) => expect(f.fix).toMatch(/move 2 racks/));
  });
  test('an overload has a finding of its own', () => expect(run('PWR-10', board(100, LimitRule.CAPACITY, 101))).toEqual([]));
});

const fuel: FuelPoint[] = [{ load: Ratio.ONE, litersPerKilowattHour: 0.25 }];
/** `sets` sets of 100 kW on one bus, 90 kW of load. */
const generated = (sets: number, liters: number, tier = Tier.III): LiteralSite => {
  const site = new LiteralSite(tier)
    .utility('u')
    .path('bus', 1e4, { level: PowerLevel.MEDIUM_VOLTAGE })
    .path('gens', 1e4, { input: InputMode.PARALLEL, level: PowerLevel.MEDIUM_VOLTAGE });
  site
    .feed('u', 'bus')
    .feed('gens', 'bus')
    .load('rack', 90, [{ id: 'a' }])
    .feed('bus', 'rack', 'a');
  for (let i = 0; i < sets; i++) {
    site.add(`set-${i}`, {
      source: {
        role: SourceRole.GENERATOR,
        level: PowerLevel.MEDIUM_VOLTAGE,
        capacityComponent: true,
        limits: [limitKw('rating', LimitRule.GENERATOR, 100)],
        fuel,
        fuelStore: Volume.liters(liters / sets),
        supply: { generator: { ratingClass: 'DCC', startTime: Duration.seconds(10) } },
      },
    });
    site.feed(`set-${i}`, 'gens');
  }
  return site;
};

describe('PWR-18: generators carry the site, with one out, for 12 hours', () => {
  // 90 kW · .25 L/kWh · 12 h = 270 L.
  test('compliant, fuel at the limit', () => expect(run('PWR-18', generated(2, 270))).toEqual([]));
  test('fuel too short', () =>
    expect(run('PWR-18', generated(2, 260))).toEqual([expect.objectContaining({ unit: 'm³', measured: 0.26, limit: 0.27 })]));
  test('overloaded with one out', () => {
    const site = generated(2, 1000)
      .load('more', 20, [{ id: 'a' }])
      .feed('bus', 'more', 'a');
    expect(run('PWR-18', site)).toEqual([expect.objectContaining({ measured: 110, limit: 100 })]);
  });
  test('no generators: an error from tier II, a warning at tier I', () => {
    expect(run('PWR-18', two(100, 50))[0].severity).toBe('error');
    expect(run('PWR-18', two(100, 50, Tier.I))[0].severity).toBe('warning');
  });
});

describe('PWR-30: the supply of CDUs does not break for longer than 5 s for dense racks', () => {
  const withTransfer = (seconds: number, kw: number): LiteralSite =>
    two(1000, 10)
      .add('cdu', {
        demand: {
          peak: Power.kilowatts(1),
          provisioned: Power.kilowatts(1),
          thermal: Power.kilowatts(1),
          average: Power.kilowatts(1),
          powerFactor: Ratio.ONE,
          loadClass: LoadClass.COOLING,
          required: false,
          cords: [{ id: 's', transferTime: Duration.seconds(seconds) }],
        },
        cooling: {
          unit: {
            unitType: CoolingUnitType.CDU,
            cdu: { pumpPower: Power.kilowatts(1), maximumFlow: FlowRate.litersPerMinute(1), pumps: 1 } as never,
          },
        },
      })
      .feed('a', 'cdu', 's')
      .feed('b', 'cdu', 's')
      .add('dense', {
        demand: {
          peak: Power.kilowatts(kw),
          provisioned: Power.kilowatts(kw),
          thermal: Power.kilowatts(kw),
          average: Power.kilowatts(kw),
          powerFactor: Ratio.ONE,
          loadClass: LoadClass.TRAINING,
          cords: [{ id: 'a' }],
        },
        cooling: { heat: { liquidShare: Ratio.percent(90) } },
      })
      .feed('a', 'dense', 'a');
  test('at the limit', () => expect(run('PWR-30', withTransfer(5, 100))).toEqual([]));
  test('non-compliant', () =>
    expect(run('PWR-30', withTransfer(6, 100))).toEqual([expect.objectContaining({ path: 'cdu', measured: 6, limit: 5, unit: 's' })]));
  test('not applicable to racks of 50 kW', () => expect(run('PWR-30', withTransfer(6, 50))).toEqual([]));
});
