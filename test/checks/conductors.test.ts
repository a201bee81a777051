import { Area, Conductor, ConductorOptions, Current, ElectricalCode, LimitRule, PowerLevel, Ratio, Temperature, Voltage } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { conductorLoads } from '../../lib/analysis/electrical/conductors';
import { overcurrent } from '../../lib/checks/power/overcurrent';
import type { RawFinding } from '../../lib/checks/finding';
import { codeOf } from '../support/cloud';
import { LiteralSite, limitA } from '../support/literal-site';

const ANSI = ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) });
const IEC = ElectricalCode.iec({ lowVoltage: Voltage.volts(415) });
const A = (amperes: number): Current => Current.amperes(amperes);
const copper = (area: number, options: ConductorOptions = {}): Conductor => Conductor.copper(Area.squareMillimeters(area), options);
/** kW of so many amperes at 415 V and power factor 1. */
const kw = (amperes: number): number => (amperes * Math.sqrt(3) * 415) / 1000;

interface Given {
  readonly amperes: number;
  readonly conductor?: Conductor;
  readonly breaker?: number;
  readonly factor?: number;
  readonly code?: ElectricalCode;
  readonly device?: { name: string; pickup: Current; conventionalRatio?: number };
}

/** A board behind a run of 10 m, with a load at power factor 1. */
const run = ({ amperes, conductor, breaker, factor = 0.8, code = ANSI, device }: Given): LiteralSite =>
  new LiteralSite()
    .under(code)
    .utility('u')
    .path('head', 1e5)
    .add('board', {
      kind: 'board',
      source: {
        role: 'path' as never,
        level: PowerLevel.LOW_VOLTAGE,
        limits: breaker ? [{ ...limitA('main breaker', LimitRule.OVERCURRENT, breaker), factor: Ratio.of(factor) }] : [],
        electrical: { device },
      },
    })
    .feed('u', 'head')
    .feed('head', 'board', '', { lengthM: 10, conductor })
    .load('rack', kw(amperes), [{ id: 'a' }], { powerFactor: Ratio.ONE })
    .feed('board', 'rack', 'a');

const judged = (site: LiteralSite): RawFinding[] => overcurrent.evaluate(analyseSite(site.build()));

describe('PWR-02: conductors under ANSI', () => {
  // 2 × 500 kcmil copper: 2 · 380 = 760 A at 75 °C, of which 760/1.25 = 608 A may flow for hours.
  const two = copper(253, { parallel: 2 });

  test('at the limit', () => expect(judged(run({ amperes: 608, conductor: two }))).toEqual([]));

  test('above it: the next size, or one more in parallel', () => {
    const [found, ...rest] = judged(run({ amperes: 620, conductor: two }));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'board', measured: expect.closeTo(620, 6), limit: 608, unit: 'A', scenario: 'on utility, all in service' });
    // 1.25 · 620 = 775 A: 2 × 600 kcmil carry 840, 3 × 500 kcmil 1,140.
    expect(found.fix).toBe('take 2 × 600 kcmil copper a phase, or lay 3 in parallel instead of 2, or take off 12 A');
  });

  test('an assembly listed for 100 % uses all of the 75 °C column', () =>
    expect(judged(run({ amperes: 755, conductor: two, breaker: 760, factor: 1 }))).toEqual([]));

  test('derating counts on the 90 °C column: 2 · 430 · .7 = 602 A', () => {
    const hot = copper(253, { parallel: 2, derating: Ratio.percent(70) });
    expect(judged(run({ amperes: 602, conductor: hot }))).toEqual([]);
    expect(judged(run({ amperes: 603, conductor: hot }))).toMatchObject([{ limit: expect.closeTo(602, 9) }]);
  });

  test('45 °C and six conductors in a raceway leave √(45/60) · .8', () =>
    expect(Conductor.deratingAt(Temperature.celsius(45), 6).toFraction()).toBeCloseTo(0.8 * Math.sqrt(0.75), 12));

  test.each([
    // 760 A is between 700 and 800 A, and the next size is allowed up to 800 A (240.4(B)); 1,000 A is not.
    [800, undefined],
    [1000, 800],
  ])('a device of %d A', (breaker, limit) =>
    expect(judged(run({ amperes: 400, conductor: two, breaker })).map((f) => f.limit)).toEqual(limit ? [limit] : []),
  );

  test('above 800 A the device may not exceed the ampacity: 3 · 380 = 1,140 A', () => {
    const [found] = judged(run({ amperes: 400, conductor: copper(253, { parallel: 3 }), breaker: 1200 }));
    expect(found).toMatchObject({ measured: 1200, limit: 1140 });
    // 3 × 600 kcmil are 1,260 A, 4 × 500 kcmil 1,520 A.
    expect(found.fix).toBe('take 3 × 600 kcmil copper a phase, or lay 4 in parallel instead of 3, or set the device to 1,140 A at most');
  });

  test('settings go before the frame', () =>
    expect(judged(run({ amperes: 400, conductor: two, breaker: 1000, device: { name: 'main breaker', pickup: A(750) } }))).toEqual([]));

  test('small conductors have the devices of 240.4(D): 12 AWG 20 A', () =>
    expect(judged(run({ amperes: 5, conductor: copper(3.31), breaker: 25 }))).toMatchObject([{ measured: 25, limit: 20 }]));

  test('a bus duct has its own rating', () => {
    const duct = Conductor.of('duct', 0.01, 0.01, A(1000));
    expect(judged(run({ amperes: 1000, conductor: duct }))).toEqual([]);
    expect(judged(run({ amperes: 1001, conductor: duct }))[0].fix).toMatch(/^lay 2 in parallel instead of 1/);
  });
});

describe('PWR-02: conductors under IEC', () => {
  const given = (ampacity?: number, parallel = 1): Conductor => copper(240, { ampacity: ampacity ? A(ampacity) : undefined, parallel });

  test('I_b ≤ I_n ≤ I_z, met exactly', () =>
    expect(judged(run({ code: IEC, amperes: 400, conductor: given(400), breaker: 400, factor: 1 }))).toEqual([]));
  test('I_b above I_z', () =>
    expect(judged(run({ code: IEC, amperes: 900, conductor: given(400, 2) }))).toMatchObject([
      { measured: expect.closeTo(900, 6), limit: 800, fix: 'lay 3 in parallel instead of 2, or take off 100 A' },
    ]));
  test('I_n above I_z', () =>
    expect(judged(run({ code: IEC, amperes: 300, conductor: given(400), breaker: 500 }))).toMatchObject([{ measured: 500, limit: 400 }]));
  test('I_2 ≤ 1.45 I_z: a fuse of 1.6 I_n asks for I_n ≤ 1.45/1.6 · 400 = 362.5 A', () => {
    const device = { name: 'fuse', pickup: A(400), conventionalRatio: 1.6 };
    expect(judged(run({ code: IEC, amperes: 300, conductor: given(400), device }))).toMatchObject([
      { measured: 400, limit: expect.closeTo(362.5, 9) },
    ]);
    expect(judged(run({ code: IEC, amperes: 300, conductor: given(400), device: { ...device, pickup: A(362) } }))).toEqual([]);
  });
  test('not evaluated without an ampacity, and without the conductor of a length', () => {
    expect(judged(run({ code: IEC, amperes: 300, conductor: given() }))).toEqual([
      expect.objectContaining({ path: 'board', missing: expect.stringMatching(/ConductorOptions\.ampacity/) }),
    ]);
    expect(judged(run({ amperes: 300 }))).toEqual([expect.objectContaining({ missing: expect.stringMatching(/SupplyOptions\.conductor/) })]);
  });
  test('not applicable where nothing is said of the runs', () => {
    const site = new LiteralSite()
      .utility('u')
      .load('rack', 10, [{ id: 'a' }])
      .feed('u', 'rack', 'a');
    expect([judged(site), conductorLoads(analyseSite(site.build())).loads]).toEqual([[], []]);
  });
});

describe('PWR-02: conductors in scenarios', () => {
  /** A rack of two cords on two boards, over a whip each: either carries all when the other is out. */
  const twoSides = (run: Conductor): LiteralSite =>
    new LiteralSite()
      .utility('u')
      .path('a', 1e4)
      .path('b', 1e4)
      .feed('u', 'a')
      .feed('u', 'b')
      .load('rack', kw(100), [{ id: 'one' }, { id: 'two' }], { powerFactor: Ratio.ONE })
      .feed('a', 'rack', 'one', { lengthM: 5, conductor: run })
      .feed('b', 'rack', 'two', { lengthM: 5, conductor: run });

  test('after the loss of a side the other cord carries 100 A instead of 50', () => {
    // 13.3 mm²: 65 A, 52 A for hours.
    const analysis = analyseSite(twoSides(copper(13.3)).build());
    const cords = conductorLoads(analysis).loads;
    expect(cords.map((load) => [load.normalA, load.worstA])).toEqual([
      [expect.closeTo(50, 9), expect.closeTo(100, 9)],
      [expect.closeTo(50, 9), expect.closeTo(100, 9)],
    ]);
    const found = overcurrent.evaluate(analysis).filter((f) => f.missing === undefined);
    expect(found).toHaveLength(1);
    // 1.25 · 100 = 125 A: 1 AWG carries 130; so small a conductor is not laid in parallel.
    expect(found[0]).toMatchObject({ path: 'rack', limit: 52, scenario: 'on utility, b out' });
    expect(found[0].fix).toBe('take 1 AWG copper a phase, or take off 48 A');
  });

  test('a run at a tie carries what goes either way', () => {
    // Side a normally feeds itself; with its own source out it draws on b over the tie.
    const site = new LiteralSite()
      .utility('u1')
      .utility('u2')
      .path('a', 1e4)
      .path('b', 1e4)
      .path('tie', 1e4, { role: 'tie' as never });
    site
      .feed('u1', 'a')
      .feed('u2', 'b')
      .feed('a', 'tie', '', { lengthM: 5, conductor: copper(253) })
      .feed('b', 'tie');
    site.load('rack', kw(200), [{ id: 'x' }], { powerFactor: Ratio.ONE }).feed('a', 'rack', 'x');
    const [tie] = conductorLoads(analyseSite(site.build())).loads;
    expect([tie.normalA, tie.worstA]).toEqual([0, expect.closeTo(200, 9)]);
  });
});

describe('Conductor', () => {
  test.each([
    ['both', () => copper(16, { ampacity: A(60), derating: Ratio.percent(80) })],
    ['derating', () => copper(16, { derating: Ratio.percent(300) })],
    ['too hot', () => Conductor.deratingAt(Temperature.celsius(95))],
    ['no conductors', () => Conductor.deratingAt(Temperature.celsius(30), 0)],
  ])('refuses %s', (_, make) => expect(codeOf(make)).toBe('InvalidValue'));
});
