import { ApparentPower, Conductor, ElectricalCode, LimitRule, Ratio, Voltage } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { largestDevice } from '../../lib/analysis/electrical/ampacity';
import { voltageDrop } from '../../lib/checks/power/electrical/voltage-drop';
import type { RawFinding } from '../../lib/checks/finding';
import { LiteralSite } from '../support/literal-site';

describe('PWR-13 under IEC: 8 % behind a transformer of one’s own, 5 % from the public network (IEC 60364-5-52)', () => {
  /** 100 kW at power factor 1 at 400 V behind a feeder that takes `share` of the voltage: share · (1 − share) · U² / P ohms. */
  const found = (share: number, own: boolean): RawFinding[] => {
    const ohms = (share * (1 - share) * 400 ** 2) / 100e3;
    const transformer = {
      impedance: Ratio.of(1e-6),
      limits: [{ name: 'rating', rule: LimitRule.CAPACITY, apparentPower: ApparentPower.kilovoltAmperes(1e4) }],
    };
    const site = new LiteralSite()
      .under(ElectricalCode.iec({ lowVoltage: Voltage.volts(400) }))
      .utility('u')
      .path('t', 1, { more: own ? transformer : {} })
      .path('board', 1000)
      .feed('u', 't', '', { lengthM: 0 })
      .feed('t', 'board', '', { lengthM: 1000, conductor: Conductor.of('run', ohms, 0) })
      .load('row/rack', 100, [{ id: 'a' }], { powerFactor: Ratio.ONE })
      .feed('board', 'row/rack', 'a', { lengthM: 0 });
    return voltageDrop.evaluate(analyseSite(site.build())).filter((f) => !f.missing);
  };
  test.each([
    [0.0499, false, undefined],
    [0.0501, false, 5],
    [0.0799, true, undefined],
    [0.0801, true, 8],
  ])('%d, own transformer: %s', (share, own, limit) => expect(found(share, own).map((f) => f.limit)).toEqual(limit ? [limit] : []));
});

describe('NEC 240.4(B): the next standard size above the ampacity, up to 800 A', () => {
  const most = (ampacityA: number): number =>
    largestDevice(
      { ampacityA, limitA: ampacityA },
      { code: ElectricalCode.ansi({ lowVoltage: Voltage.volts(480) }), volts: 480, continuousFactor: 0.8 },
      1,
    );
  // NEC 240.6(A): 600, 700, 800, 1,000, 1,200 A.
  test.each([
    [615, 700],
    [760, 800],
    [800, 800],
    [801, 801],
    [1150, 1150],
    [1200, 1200],
  ])('ampacity %d A: %d A', (ampacity, device) => expect(most(ampacity)).toBe(device));
});
