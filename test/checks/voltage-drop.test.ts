import { Conductor, ElectricalCode, Ratio, Voltage } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { voltageDrop } from '../../lib/checks/power/electrical/voltage-drop';
import type { RawFinding } from '../../lib/checks/finding';
import { LiteralSite } from '../support/literal-site';

const run = (site: LiteralSite): RawFinding[] => voltageDrop.evaluate(analyseSite(site.build()));
const ohms = (r: number): Conductor => Conductor.of('run', r, 0);
const ANSI = ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) });
const IEC = ElectricalCode.iec({ lowVoltage: Voltage.volts(415) });

/** 100 kW at pf 1 behind a UPS; `feeder` and `whip` in ohms. At 415 V a milliohm drops 100e3·1e-3/415² = .0581 %, a little more at less voltage. */
const rack = (feeder: number, whip: number, code = ANSI): LiteralSite =>
  new LiteralSite()
    .under(code)
    .utility('u')
    .path('ups', 1000, { more: { electrical: { regulatedOutput: true } } })
    .path('board', 1000)
    .feed('u', 'ups', '', { lengthM: 0 })
    .feed('ups', 'board', '', { lengthM: 1000, conductor: ohms(feeder) })
    .load('pod/rack', 100, [{ id: 'a' }], { powerFactor: Ratio.ONE })
    .feed('board', 'pod/rack', 'a', { lengthM: 1000, conductor: ohms(whip) });

/** Ohms that drop `share` of 415 V for a load of constant power whose current is taken at 1 − `at`: share·(1 − at)·U²/P. */
const dropping = (share: number, at: number): number => (share * (1 - at) * 415 ** 2) / 100e3;

describe('PWR-13: voltage drop', () => {
  test('compliant: 1 % and 1 %', () => expect(run(rack(dropping(0.01, 0.01), dropping(0.01, 0.01)))).toEqual([]));
  test('at the limit: 2 % and 3 % are 5 %', () => expect(run(rack(dropping(0.02, 0.02), dropping(0.0299999, 0.02)))).toEqual([]));
  test('more than 5 % in all is an error, with the way out', () => {
    const [found, ...rest] = run(rack(dropping(0.045, 0.045), dropping(0.01, 0.045)));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'pod/rack', severity: 'error', measured: expect.closeTo(5.5, 3), limit: 5, unit: '%' });
    // 4.5 − .5 = 4 % may stay in the feeder: 4/4.5 = 88.88 % of the impedance, 4.5/4 = 1.125 times the conductors (rounded to the safe side).
    expect(found.fix).toMatch(
      /feeder and busway: 88\.8\d % of the impedance there would do, with 1\.12[56] times the conductors in parallel or 88\.8\d % of the length/,
    );
  });
  test('more than 3 % in the branch alone is a warning', () =>
    expect(run(rack(dropping(0.005, 0.005), dropping(0.035, 0.005)))).toEqual([
      expect.objectContaining({ severity: 'warning', measured: expect.closeTo(3.5, 3), limit: 3 }),
    ]));
  test('IEC: no limit for the branch; 5 % from the public network', () => {
    expect(run(rack(dropping(0.005, 0.005), dropping(0.035, 0.005), IEC))).toEqual([]);
    expect(run(rack(dropping(0.02, 0.02), dropping(0.035, 0.02), IEC))).toEqual([expect.objectContaining({ severity: 'error', limit: 5 })]);
  });
  test('not evaluated without a conductor', () => {
    const site = rack(0.01, 0.01)
      .load('pod/other', 10, [{ id: 'a' }])
      .feed('board', 'pod/other', 'a');
    expect(run(site)).toEqual([expect.objectContaining({ path: 'pod/other', missing: expect.stringMatching(/SupplyOptions/) })]);
  });
  test('a load that no voltage can carry', () => {
    const [found] = run(rack(1, 0.001));
    expect(found.message).toMatch(/no steady voltage exists/);
  });
  test.each([
    [0.04, undefined, undefined],
    [0.06, 'warning', 0.95],
    [0.11, 'error', 0.9],
  ])('UPS input %f below nominal', (share, severity, limit) => {
    const site = new LiteralSite()
      .utility('u')
      .path('board', 1000)
      .path('ups', 1000, { more: { electrical: { regulatedOutput: true }, inputPowerFactor: Ratio.ONE } })
      .feed('u', 'board', '', { lengthM: 0 })
      .feed('board', 'ups', '', { lengthM: 1000, conductor: ohms((share * (1 - share) * 415 ** 2) / 100e3) })
      .load('rack', 100, [{ id: 'a' }])
      .feed('ups', 'rack', 'a', { lengthM: 0 });
    const found = run(site);
    expect(found.map((f) => [f.severity, f.limit])).toEqual(severity ? [[severity, limit]] : []);
  });
});
