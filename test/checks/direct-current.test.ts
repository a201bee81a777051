import { Area, Conductor, Current, LimitRule, Power, Ratio, Voltage } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { directCurrentBus } from '../../lib/checks/power/electrical/direct-current';
import type { RawFinding } from '../../lib/checks/finding';
import { LiteralSite } from '../support/literal-site';

const run = (site: LiteralSite): RawFinding[] => directCurrentBus.evaluate(analyseSite(site.build()));
const volts = Voltage.volts(800);

interface Case {
  readonly kw?: number;
  readonly busbarA?: number;
  readonly ampacity?: number;
  readonly lengthM?: number;
  readonly monitor?: boolean;
}

/** A rectifier, 400 mm² of copper a pole (5.925 mΩ each way a 100 m), a busbar and a rack at 800 V. */
function bus({ kw = 660, busbarA = 1000, ampacity = 1000, lengthM = 100, monitor = true }: Case): LiteralSite {
  const conductor = Conductor.copper(Area.squareMillimeters(400), { ampacity: Current.amperes(ampacity) });
  return new LiteralSite()
    .utility('u')
    .path('rectifier', 5000, {
      more: { electrical: { voltage: volts, regulatedOutput: true, directCurrent: { insulationMonitor: monitor } } },
    })
    .path('bus', 1, {
      more: {
        limits: [{ name: 'busbar', rule: LimitRule.DIRECT_CURRENT, power: Power.watts(busbarA * 800) }],
        electrical: { voltage: volts, directCurrent: {} },
      },
    })
    .feed('u', 'rectifier', '', { lengthM: 0 })
    .feed('rectifier', 'bus', '', { lengthM, conductor })
    .load('row/rack', kw, [{ id: 'a' }], { powerFactor: Ratio.ONE })
    .feed('bus', 'row/rack', 'a', { lengthM: 0 });
}

describe('PWR-26: direct current at 800 V', () => {
  test('compliant: 660 kW are 825 A, 1.24 % over 100 m', () => expect(run(bus({}))).toEqual([]));
  test('a: conductors, at the limit and above', () => {
    expect(run(bus({ ampacity: 825 }))).toEqual([]);
    const [found] = run(bus({ ampacity: 800 }));
    expect(found).toMatchObject({ path: 'bus', measured: expect.closeTo(825, 9), limit: 800, unit: 'A' });
    expect(found.message).toMatch(/conductors/);
  });
  test('b: drop above 3 % a warning, above 5 % an error', () => {
    // 2·R·P/U² = 2·.05925e-3·L·660e3/800² = .0122 % a metre, more at less voltage: 3.8 % at 300 m, 5.2 % at 400 m.
    expect(run(bus({ lengthM: 300 }))).toEqual([expect.objectContaining({ path: 'row/rack', severity: 'warning', limit: 3, unit: '%' })]);
    expect(run(bus({ lengthM: 400 }))).toEqual([expect.objectContaining({ severity: 'error', limit: 5, measured: expect.closeTo(5.16, 1) })]);
  });
  test('c: busbar, at the limit and above', () => {
    expect(run(bus({ busbarA: 825 }))).toEqual([]);
    expect(run(bus({ busbarA: 820 }))[0]).toMatchObject({ path: 'bus', measured: expect.closeTo(825, 9), limit: expect.closeTo(820, 9) });
  });
  test('d: insulation monitor', () => {
    expect(run(bus({ monitor: false }))[0].message).toMatch(/no insulation monitor/);
  });
  test('not evaluated: monitor, ampacity and run of which nobody said anything', () => {
    const site = new LiteralSite()
      .utility('u')
      .path('rectifier', 5000, { more: { electrical: { voltage: volts, regulatedOutput: true, directCurrent: {} } } })
      .path('bus', 1, {
        more: {
          limits: [{ name: 'busbar', rule: LimitRule.DIRECT_CURRENT, power: Power.kilowatts(800) }],
          electrical: { voltage: volts, directCurrent: {} },
        },
      })
      .feed('u', 'rectifier')
      .feed('rectifier', 'bus')
      .load('rack', 100, [{ id: 'a' }])
      .feed('bus', 'rack', 'a');
    expect(run(site).map((f) => f.missing)).toEqual([
      expect.stringMatching(/ampacity/),
      expect.stringMatching(/length and conductor/),
      expect.stringMatching(/insulation monitor/),
    ]);
  });
  test('not applicable on alternating current', () =>
    expect(directCurrentBus.applies!(analyseSite(new LiteralSite().utility('u').build()))).toBe(false));
});
