import { Conductor, Area, ElectricalCode, LimitRule, PhaseWeights, Ratio, Tier, Voltage } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { conductorLoads } from '../../lib/analysis/electrical/conductors';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite, limitA } from '../support/literal-site';

const run = (code: string, site: LiteralSite): RawFinding[] => {
  const analysis = analyseSite(site.build());
  return CHECKS.filter((c) => c.code === code).flatMap((c) => c.evaluate(analysis));
};

/** 10 kW at power factor .95 on one cord with a whip, 400/230 V. */
const rack = (amperes: number, phases?: PhaseWeights): LiteralSite =>
  new LiteralSite(Tier.I)
    .under(ElectricalCode.iec({ lowVoltage: Voltage.volts(400) }))
    .utility('u')
    .path('board', 1000)
    .feed('u', 'board')
    .load('rack', 10, [{ id: 'a', limits: [{ ...limitA('whip', LimitRule.CORD, amperes), voltage: Voltage.volts(400) }] }], {
      powerFactor: Ratio.of(0.95),
      electrical: { phases },
    })
    .feed('board', 'rack', 'a', {
      lengthM: 5,
      conductor: Conductor.copper(Area.squareMillimeters(10), { ampacity: limitA('', LimitRule.CORD, 40).current }),
    });

describe('the current of a cord is that of its fullest phase', () => {
  // Three phases: 10,000 / (√3 · 400 · .95) = 15.19 A. One phase: 10,000 / (230.94 · .95) = 45.58 A.
  const [THREE, ONE] = [10_000 / (Math.sqrt(3) * 400 * 0.95), 10_000 / ((400 / Math.sqrt(3)) * 0.95)];
  test('three even phases, given or not', () => {
    for (const phases of [undefined, { l1: 2, l2: 2, l3: 2 }]) {
      expect(run('PWR-11', rack(15.2, phases))).toEqual([]);
      expect(run('PWR-11', rack(15.1, phases))[0].measured).toBeCloseTo(THREE, 9);
    }
  });
  test('a single-phase cord draws three times as much: 45.6 of 32 A', () => {
    expect(run('PWR-11', rack(32, { l1: 0, l2: 1, l3: 0 }))[0]).toMatchObject({ measured: expect.closeTo(ONE, 9), limit: 32 });
    expect(run('PWR-11', rack(45.6, { l1: 1, l2: 0, l3: 0 }))).toEqual([]);
  });
  test('5 : 4 : 3 carries 5/4 of the mean in L1', () => {
    expect(run('PWR-11', rack(15, { l1: 5, l2: 4, l3: 3 }))[0].measured).toBeCloseTo(1.25 * THREE, 9);
  });
  test('so do its conductors: 45.6 of 40 A', () => {
    const site = rack(100, { l1: 1, l2: 0, l3: 0 });
    expect(conductorLoads(analyseSite(site.build())).loads[0].worstA).toBeCloseTo(ONE, 9);
    expect(run('PWR-02', site).find((f) => !f.missing)).toMatchObject({ path: 'rack', limit: 40 });
    expect(conductorLoads(analyseSite(rack(100).build())).loads[0].worstA).toBeCloseTo(THREE, 9);
  });
});
