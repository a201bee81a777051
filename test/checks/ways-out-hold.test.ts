import {
  Conductor,
  Current,
  Duration,
  ElectricalCode,
  InputMode,
  LimitRule,
  Power,
  PowerLevel,
  Ratio,
  Tier,
  TripSettings,
  Voltage,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { atLeast, atMost, number } from '../../lib/checks/words';
import { LiteralSite, limitA, limitKva, limitKw } from '../support/literal-site';

const run = (code: string, site: LiteralSite): RawFinding[] => {
  const analysis = analyseSite(site.build());
  return CHECKS.filter((c) => c.code === code).flatMap((c) => (c.applies?.(analysis) === false ? [] : c.evaluate(analysis)));
};

describe('what a way out asks for is never told short', () => {
  test.each([
    // Four digits below 1,000, five above, as everywhere.
    [135.3846, '135.4', '135.3'],
    [1.07142, '1.072', '1.071'],
    [123456, '123,460', '123,450'],
    [70, '70', '70'],
    [0.1 + 0.2, '0.3', '0.3'],
    [0, '0', '0'],
  ])('%f', (value, up, down) => {
    expect(atLeast(value)).toBe(up);
    expect(atMost(value)).toBe(down);
  });
  test('what is exact stays so', () =>
    expect([1.25, 480, 12001].map((v) => [atLeast(v), atMost(v)])).toEqual([1.25, 480, 12001].map((v) => [number(v), number(v)])));
});

describe('PWR-15: the delay is told beside the pickups', () => {
  const device = (ir: number, isd: number, delay: number): TripSettings => ({
    name: 'main',
    pickup: Current.amperes(ir),
    shortTimePickup: Current.amperes(isd),
    shortTimeDelay: Duration.seconds(delay),
  });
  const pair = (upper: TripSettings): LiteralSite => {
    const board = (amperes: number, own: TripSettings): object => ({
      limits: [limitA('breaker', LimitRule.OVERCURRENT, amperes)],
      electrical: { device: own },
    });
    return new LiteralSite()
      .utility('u')
      .path('main', 1, { more: board(4000, upper) })
      .path('run', 1, { more: board(800, { ...device(1000, 4000, 0.1), name: 'run' }) })
      .feed('u', 'main')
      .feed('main', 'run');
  };
  test('4,000 A and 24 kA are enough, .12 − .1 = .02 s is .08 s short', () => {
    const [found] = run('PWR-15', pair(device(4000, 24000, 0.12)));
    expect(found).toMatchObject({ limit: 0.1, unit: 's' });
    expect(found.measured).toBeCloseTo(0.02, 9);
    expect(found.fix).toBe("delay the short-time element of 'main' by 0.08 s more, or declare the maker's table (selectiveByTable)");
    expect(run('PWR-15', pair(device(4000, 24000, 0.12 + 0.08)))).toEqual([]);
  });
  test('both, done', () => {
    // 1,500 / 1,000 = 1.5 of 1.6: 1.0667, told 1.067.
    const [found] = run('PWR-15', pair(device(1500, 24000, 0.1)));
    expect(found.fix).toMatch(/^raise the pickups of 'main' by a factor of 1\.067 and delay the short-time element of 'main' by 0\.1 s more/);
    expect(run('PWR-15', pair(device(1500 * 1.067, 24000 * 1.067, 0.2)))).toEqual([]);
  });
});

describe('PWR-12: moves that even the phases out', () => {
  const board = (l1: number, l2: number, l3: number): LiteralSite =>
    new LiteralSite()
      .utility('u')
      .path('board', 1000)
      .feed('u', 'board')
      .load('rack', 30, [{ id: 'a' }], { powerFactor: Ratio.ONE, electrical: { phases: { l1, l2, l3 } } })
      .feed('board', 'rack', 'a');
  test('120 : 120 : 60 needs two', () => {
    // 30 kW at 415 V: 41.736 A on average; 6/5, 6/5 and 3/5 of it. A fifth, 8.347 A, has to leave L1 and L2 each.
    const found = run('PWR-12', board(12, 12, 6)).find((f) => f.path === 'board')!;
    expect(found.fix).toBe('move 8.347 A from L1 to L3 and 8.347 A from L2 to L3');
  });
  test('5 : 4 : 3 needs one: a quarter of 41.736 A', () => {
    const found = run('PWR-12', board(5, 4, 3)).find((f) => f.path === 'board')!;
    expect(found.fix).toBe('move 10.43 A from L1 to L3');
  });
});

describe('PWR-29: a transfer that is known is judged, whatever is not known above it', () => {
  const site = (milliseconds: number): LiteralSite =>
    new LiteralSite()
      .utility('u1')
      .utility('u2')
      .utility('u3')
      .path('mv', 100)
      .feed('u1', 'mv')
      .feed('u2', 'mv')
      .path('board', 100, { more: { electrical: { transferTime: Duration.milliseconds(milliseconds) } } })
      .feed('mv', 'board')
      .feed('u3', 'board')
      .load('rack', 10, [{ id: 'a' }])
      .feed('board', 'rack', 'a');
  test('5 s are an error, the other is not evaluated', () => {
    const found = run('PWR-29', site(5000));
    expect(found.map((f) => [f.path, f.measured, f.missing !== undefined])).toEqual([
      ['board', 5000, false],
      ['mv', undefined, true],
    ]);
  });
  test('4 ms hold, and the other is still not evaluated', () => {
    expect(run('PWR-29', site(4)).map((f) => [f.path, f.missing !== undefined])).toEqual([['mv', true]]);
  });
});

describe('PWR-13: the branch is told of its own cord, and the way out holds', () => {
  const ohms = (r: number, x: number): Conductor => Conductor.of('run', r, x);
  /** 100 kW at power factor .8 lagging on two cords of 50 kW: `far` over a long feeder, `long` over a long whip; whips of r + jx Ω. */
  const site = (far: number, whip: number, x: number, parallel = 1): LiteralSite =>
    new LiteralSite(Tier.I)
      .under(ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) }))
      .utility('u')
      .path('ups', 1000, { more: { electrical: { regulatedOutput: true } } })
      .path('a', 1000)
      .path('b', 1000)
      .feed('u', 'ups', '', { lengthM: 0 })
      .feed('ups', 'a', '', { lengthM: 1000, conductor: ohms(far, 0) })
      .feed('ups', 'b', '', { lengthM: 0 })
      .load('pod/rack', 100, [{ id: 'far' }, { id: 'long' }], { powerFactor: Ratio.of(0.8) })
      .feed('a', 'pod/rack', 'far', { lengthM: 0 })
      .feed('b', 'pod/rack', 'long', { lengthM: 1000, conductor: ohms(whip / parallel, x / parallel) });

  test('of two cords the one with the long whip', () => {
    // 50 kW through 150 mΩ at 415 V: 4.5 % on cord 'far', whose whip is nothing; 50 kW · (60 + 80 · .75) mΩ / 415² = 3.5 % in the whip of cord 'long'.
    const [found, ...rest] = run('PWR-13', site(0.15, 0.06, 0.08));
    expect(rest).toEqual([]);
    expect(found.severity).toBe('warning');
    expect(found.message).toContain("cord 'long' loses 3.5 % of the voltage in its branch circuit");
    // 415 · (1 − .035) = 400.5 V; cord 'far' gets less than 397 V.
    expect(found.message).toMatch(/and gets 400\.\d V/);
  });
  test('so many times the conductors in parallel, done; with its reactance a larger cross-section would not have done', () => {
    const [found] = run('PWR-13', site(0.15, 0.06, 0.08));
    const times = Number(/with ([\d.]+) times the conductors/.exec(found.fix!)![1]);
    expect(times).toBeGreaterThan(1.15);
    expect(run('PWR-13', site(0.15, 0.06, 0.08, times))).toEqual([]);
    expect(run('PWR-13', site(0.15, 0.06 / times, 0.08))).toHaveLength(1);
  });
});

describe('PWR-13: a UPS input may be too low and too high', () => {
  test('9 % below after a failure, 6 % above without one', () => {
    // No-load voltage 6 % above nominal; the second source adds a feeder that loses 15 % of it at 100 kW.
    const ohm = (share: number): number => (share * (1 - share) * 415 ** 2) / 100e3;
    const site = new LiteralSite(Tier.III)
      .utility('u')
      .path('t', 1000, {
        more: {
          impedance: Ratio.of(0.0001),
          limits: [limitKva('rating', LimitRule.CAPACITY, 1000)],
          electrical: { noLoadVoltage: Voltage.volts(415 * 1.06) },
        },
      })
      .path('near', 1000)
      .path('far', 1000)
      .path('ups', 1000, { more: { electrical: { regulatedOutput: true }, inputPowerFactor: Ratio.ONE } })
      .feed('u', 't', '', { lengthM: 0 })
      .feed('t', 'near', '', { lengthM: 0 })
      .feed('t', 'far', '', { lengthM: 1000, conductor: Conductor.of('run', ohm(0.15), 0) })
      .feed('near', 'ups', '', { lengthM: 0 })
      .feed('far', 'ups', '', { lengthM: 0 })
      .load('rack', 100, [{ id: 'a' }])
      .feed('ups', 'rack', 'a', { lengthM: 0 });
    const found = run('PWR-13', site).filter((f) => f.path === 'ups');
    expect(found.map((f) => [f.limit, f.scenario])).toEqual([
      [0.95, 'on utility, near out'],
      [1.05, 'on utility, all in service'],
    ]);
    expect(found[1].measured).toBeCloseTo(1.06, 3);
  });
});

describe('racks to move: enough in every scenario, not in the worst alone', () => {
  /** Lineups of 100 kW, three make two; racks of 20 kW on pairings 1-2, 1-3 and 2-3. */
  const block = (one: number, two: number, three: number): LiteralSite => {
    const site = new LiteralSite(Tier.III).utility('u').utility('v');
    ['1', '2', '3'].forEach((n) => site.path(n, 100).feed('u', n).feed('v', n));
    const racks = (count: number, a: string, b: string): void => {
      for (let i = 0; i < count; i++) {
        const name = `${a}${b}/${i}`;
        site
          .load(name, 20, [{ id: 'a' }, { id: 'b' }])
          .feed(a, name, 'a')
          .feed(b, name, 'b');
      }
    };
    racks(one, '1', '2');
    racks(two, '1', '3');
    racks(three, '2', '3');
    return site;
  };
  const over = (site: LiteralSite): RawFinding[] => run('PWR-03', site).filter((f) => f.path === '1');
  test('lineup 1 carries 80 + 40 = 120 kW without lineup 2 and without lineup 3: one rack fewer mends one of them', () => {
    expect(over(block(4, 4, 1))[0].fix).toMatch(/move 2 racks away/);
    // Without a rack of pairing 1-2 there are 60 + 40 = 100 kW without lineup 2, but 80 + 30 = 110 without lineup 3.
    expect(over(block(3, 4, 1))).toHaveLength(1);
    expect(over(block(3, 3, 1))).toEqual([]);
  });
});

describe('PWR-10: the way out restores both headrooms', () => {
  const board = (kw: number, racks: number): LiteralSite => {
    const site = new LiteralSite(Tier.II).utility('u').path('a', kw).feed('u', 'a');
    for (let i = 0; i < racks; i++) {
      site.load(`r-${i}`, 1, [{ id: '1' }]).feed('a', `r-${i}`, '1');
    }
    return site;
  };
  test('97 of 100 kW in ordinary operation: 97 / .9 = 107.8 kW, or 90 racks of 1 kW', () => {
    const site = board(100, 97).amend('a', {
      larger: [101, 105, 110].map((kw) => ({ model: `m-${kw}`, limits: [limitKw('rating', LimitRule.CAPACITY, kw)] })),
    });
    const [found] = run('PWR-10', site).filter((f) => f.path === 'a');
    expect(found.fix).toBe("take 'm-110' (110 kW), or move 7 racks away, or hold the IT load of the site to 90 of 97 kW");
    expect(run('PWR-10', board(110, 97))).toEqual([]);
    expect(run('PWR-10', board(100, 90))).toEqual([]);
  });
});

describe('PWR-10: at the limits of 10 % normally and 5 % after a failure', () => {
  /** Two boards of 100 kW; `both` kW on both and `own` kW on the first alone: own + both/2 normally, own + both without the other. */
  const pair = (both: number, own: number): RawFinding[] => {
    const site = new LiteralSite(Tier.III).utility('u').utility('v');
    ['a', 'b'].forEach((board) => site.path(board, 100).feed('u', board).feed('v', board));
    site
      .load('both', both, [{ id: '1' }, { id: '2' }])
      .feed('a', 'both', '1')
      .feed('b', 'both', '2');
    return run('PWR-10', site.load('own', own, [{ id: '1' }], { required: false }).feed('a', 'own', '1')).filter((f) => f.path === 'a');
  };
  test.each([
    [0, 90, []],
    [0, 90.1, [90.1]],
    [10, 85, []],
    [10.1, 85, [95.1]],
  ])('%d kW on both and %d kW on one', (both, own, told) => expect(pair(both, own).map((f) => Number(f.measured!.toFixed(6)))).toEqual(told));
});

describe('PWR-02: the next standard size of a device', () => {
  const board = (amperes: number, kw: number): LiteralSite =>
    new LiteralSite(Tier.I)
      .utility('u')
      .path('board', 1, { more: { limits: [{ ...limitA('main breaker', LimitRule.OVERCURRENT, amperes), factor: Ratio.percent(80) }] } })
      .feed('u', 'board')
      .load('rack', kw, [{ id: '1' }], { powerFactor: Ratio.ONE })
      .feed('board', 'rack', '1');
  test('500 kW at 415 V are 695.6 A; / .8 = 869.5: 1,000 A is the next of NEC 240.6(A)', () => {
    expect(run('PWR-02', board(800, 500))[0].fix).toMatch(/^take a larger main breaker \(1,000 A\), or move 1 rack away/);
    expect(run('PWR-02', board(1000, 500))).toEqual([]);
  });
  test('none beyond 6,000 A', () => expect(run('PWR-02', board(5000, 3500))[0].fix).toMatch(/^no larger model is listed/));
});

describe('PWR-24: a UPS that states its apparent power alone', () => {
  // Peaks of 160 kW at power factor .98 are 163.3 kVA; 1.5 · 100 kVA may be reached.
  const site = (kva: number): LiteralSite =>
    new LiteralSite(Tier.I)
      .utility('u')
      .path('ups', 1, {
        more: {
          limits: [limitKva('apparent power', LimitRule.UPS, kva)],
          autonomy: Duration.minutes(5),
          electrical: { regulatedOutput: true },
        },
      })
      .feed('u', 'ups')
      .load('rack', 90, [{ id: '1' }], { peak: Power.kilowatts(160) })
      .feed('ups', 'rack', '1');
  test('is held to it', () => {
    const [found] = run('PWR-24', site(100));
    expect(found).toMatchObject({ path: 'ups', limit: 150, unit: 'kVA' });
    expect(found.measured).toBeCloseTo(160 / 0.98, 9);
    expect(run('PWR-24', site(160 / 0.98 / 1.5))).toEqual([]);
  });
});

describe('PWR-18: as many sets more as it takes', () => {
  const plant = (sets: number, kw: number): LiteralSite => {
    const site = new LiteralSite(Tier.II)
      .utility('u')
      .utility('v')
      .path('bus', 1e4, { level: PowerLevel.MEDIUM_VOLTAGE, input: InputMode.PARALLEL })
      .path('mv', 1e4)
      .feed('u', 'mv')
      .feed('v', 'mv')
      .load('rack', kw, [{ id: '1' }])
      .feed('mv', 'rack', '1');
    for (let i = 0; i < sets; i++) {
      site.generator(`set-${i}`, 100).feed(`set-${i}`, 'bus');
    }
    return site.feed('bus', 'mv');
  };
  const fixOf = (site: LiteralSite): string | undefined => run('PWR-18', site).find((f) => !f.missing)?.fix;
  // One of two out, 250 kW on one of 100 kW: three have to be left.
  test('two more for 250 kW on two sets of 100 kW', () => {
    expect(fixOf(plant(2, 250))).toMatch(/^add 2 sets, or/);
    expect(fixOf(plant(3, 250))).toMatch(/^add a set, or/);
    expect(fixOf(plant(4, 250))).toBeUndefined();
  });
});
