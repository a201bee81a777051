import { ApparentPower, Area, Conductor, ElectricalCode, Length, LimitRule, Ratio, Voltage } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { VoltageAnalysis } from '../../lib/analysis/electrical/model';
import { voltages } from '../../lib/analysis/electrical/voltage';
import { baranWu } from '../support/baran-wu';
import { LiteralSite, limitKva } from '../support/literal-site';

const study = (site: LiteralSite): VoltageAnalysis => voltages(analyseSite(site.build()));
const within = (value: number, expected: number, share: number): void => expect(Math.abs(value / expected - 1)).toBeLessThanOrEqual(share);

describe('V13, V14: Baran–Wu 33 buses, published by MATPOWER and pandapower', () => {
  const site = baranWu();
  const analysis = analyseSite(site.build());
  const result = voltages(analysis);
  const bus = (n: number): number => result.nodes.find((node) => analysis.site.assets[node.asset].path === `bus-${n}`)!.perUnit;

  test('V13: losses 202.68 kW and 135.14 kvar', () => {
    within(result.lossKw, 202.68, 5e-4);
    within(result.lossKvar, 135.14, 5e-4);
  });
  test('V13: lowest voltage .91309 at bus 18', () => {
    within(bus(18), 0.91309, 5e-4);
    expect(result.nodes.reduce((least, node) => (node.perUnit < least.perUnit ? node : least)).perUnit).toBe(bus(18));
  });
  test.each([
    [2, 0.99703],
    [3, 0.98294],
    [6, 0.94966],
    [22, 0.99158],
    [25, 0.96936],
    [33, 0.91659],
  ])('V14: voltage of bus %d is %f', (n, expected) => expect(Math.abs(bus(n) - expected)).toBeLessThanOrEqual(2e-5));
});

describe('V08: voltage drop of the Electrical Installation Guide', () => {
  test('150 A over 50 m of .59 V/A/km, then 20 A over 20 m of 19 V/A/km: 2.55 + 7.6 V = 4.4 % of 230 V', () => {
    // The guide's K of a three-phase run at cos φ 1 is √3·R; its lighting circuit is single-phase, there and back: as three-phase, R = 19 Ω/km a phase
    // with the same current gives the same 7.6 V line to neutral.
    const feeder = Conductor.of('feeder', 0.59 / Math.sqrt(3), 0);
    const branch = Conductor.of('branch', 19, 0);
    const volts = 400;
    const at = (amperes: number, share: number): number => (Math.sqrt(3) * volts * share * amperes) / 1000;
    const site = new LiteralSite()
      .under(ElectricalCode.iec({ lowVoltage: Voltage.volts(volts) }))
      .utility('u')
      .path('board', 1000)
      .path('sub', 1000)
      .feed('u', 'board', '', { lengthM: 0 })
      .feed('board', 'sub', '', { lengthM: 50, conductor: feeder })
      // Provision counts at the tap, its whip inside: 130 A and 20 A at 400 − 4.43 V.
      .load('rest', at(130, 1 - 4.43 / 400), [{ id: 'a' }], { powerFactor: Ratio.ONE })
      .load('light', at(20, 1 - 4.43 / 400), [{ id: 'a' }], { powerFactor: Ratio.ONE })
      .feed('sub', 'rest', 'a', { lengthM: 0 })
      .feed('sub', 'light', 'a', { lengthM: 20, conductor: branch });
    const { cords } = study(site);
    const light = cords[cords.length - 1];
    within(light.branch * 230.94, 7.6, 0.01);
    within((light.total - light.branch) * 230.94, 2.55, 0.01);
    within((light.total * 230.94) / 230, 0.044, 0.01);
  });
});

describe('worked examples of the drop', () => {
  test('660 kW at 800 V direct current over 100 m of 400 mm² copper: 825 A, 9.78 V (1.22 %), 8.07 kW', () => {
    // R one way 23.7/400·0.1 km = 5.925 mΩ. The load takes 825 A: 660 kW less the loss arrives.
    const site = new LiteralSite()
      .under(ElectricalCode.iec({ lowVoltage: Voltage.volts(400) }))
      .utility('u')
      .path('rectifier', 1000, { more: { electrical: { regulatedOutput: true, voltage: Voltage.volts(800), directCurrent: {} } } })
      .path('bus', 1000, { more: { electrical: { voltage: Voltage.volts(800), directCurrent: {} } } })
      .feed('u', 'rectifier', '', { lengthM: 0 })
      .feed('rectifier', 'bus', '', { lengthM: 100, conductor: Conductor.copper(Area.squareMillimeters(400)) })
      .load('rack', 660 - 8.0654, [{ id: 'a' }], { powerFactor: Ratio.ONE })
      .feed('bus', 'rack', 'a', { lengthM: 0 });
    const result = study(site);
    const [cord] = result.cords;
    expect(800 * cord.total).toBeCloseTo(9.776, 2);
    expect(cord.total).toBeCloseTo(0.01222, 5);
    expect(result.lossKw).toBeCloseTo(8.065, 2);
    expect(cord.direct).toBe(true);
  });

  test('a transformer at full load and power factor .8 drops u_kr·.8 + u_kx·.6 in first order', () => {
    const ukr = 9850 / 2e6;
    const losses = [{ name: 'transformer', ratedApparentPower: ApparentPower.kilovoltAmperes(2000), noLoad: 0, linear: 0, square: ukr }];
    const limits = [limitKva('rating', LimitRule.CAPACITY, 2000)];
    const site = new LiteralSite()
      .utility('u')
      .path('tx', 1, { losses, more: { limits, impedance: Ratio.percent(6) } })
      .feed('u', 'tx', '', { lengthM: 0 })
      .path('ups', 2000, { more: { electrical: { regulatedOutput: true }, inputPowerFactor: Ratio.of(0.8) } })
      .feed('tx', 'ups', '', { lengthM: 0 })
      .load('rack', 1600, [{ id: 'a' }], { powerFactor: Ratio.ONE })
      .feed('ups', 'rack', 'a', { lengthM: 10, conductor: Conductor.copper(Area.squareMillimeters(300)) });
    const ukx = Math.sqrt(0.06 ** 2 - ukr ** 2);
    // Exact, with S = 1 at V: 1 = (V + a/V)² + (b/V)², a = u_kr·.8 + u_kx·.6, b = u_kx·.8 − u_kr·.6.
    const [a, b] = [ukr * 0.8 + ukx * 0.6, ukx * 0.8 - ukr * 0.6];
    const v = Math.sqrt((1 - 2 * a + Math.sqrt((1 - 2 * a) ** 2 - 4 * (a * a + b * b))) / 2);
    expect(study(site).inputs[0].normal).toBeCloseTo(v, 7);
    expect(v).toBeCloseTo(1 - a, 2);
  });

  test('taps of a busway: two equal loads at 10 and 20 m of a run, 3/2 of the near drop at the far end', () => {
    const conductor = Conductor.of('run', 0.1, 0);
    const site = new LiteralSite()
      .utility('u')
      .path('ups', 1e4, { more: { electrical: { regulatedOutput: true } } })
      .path('busway', 1e4, { more: { electrical: { run: { conductor, length: Length.meters(20) } } } })
      .feed('u', 'ups', '', { lengthM: 0 })
      .feed('ups', 'busway', '', { lengthM: 0, conductor })
      .load('near', 10, [{ id: 'a' }], { powerFactor: Ratio.ONE })
      .load('far', 10, [{ id: 'a' }], { powerFactor: Ratio.ONE })
      .feed('busway', 'near', 'a', { lengthM: 0, tapM: 10 })
      .feed('busway', 'far', 'a', { lengthM: 0, tapM: 20 });
    const [near, far] = study(site).cords;
    // 20 kW over the first 1 mΩ, 10 kW over the second: P·R/U² = 20e3·1e-3/415² and half of it.
    expect(near.total).toBeCloseTo(1.1612e-4, 7);
    expect(far.total / near.total).toBeCloseTo(1.5, 3);
  });
});
