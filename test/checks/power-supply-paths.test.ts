import {
  AiCloud,
  Climate,
  Current,
  Duration,
  GeneratorModel,
  Length,
  LimitRule,
  Power,
  PowerLevel,
  SourceRole,
  Temperature,
  Tier,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { peaks } from '../../lib/analysis/supply/peak';
import { usableShare } from '../../lib/power/generators';
import { newCloud, newSite } from '../support/cloud';
import { LiteralSite, limitA } from '../support/literal-site';

describe('PWR-24: where the pick-up of a device is given', () => {
  // 145 kW / (.98 · √3 · 415 V) = 205.84 A.
  const whip = limitA('whip', LimitRule.CORD, 400);
  const site = (inLimit: boolean): LiteralSite =>
    new LiteralSite(Tier.I)
      .utility('u')
      .load('rack', 100, [{ id: 'a', limits: [inLimit ? { ...whip, instantaneousPickUp: Current.amperes(257) } : whip] }], {
        peak: Power.kilowatts(145),
        electrical: inLimit ? undefined : { device: { name: 'tap-off', pickup: Current.amperes(400), instantaneousPickup: Current.amperes(257) } },
      })
      .feed('u', 'rack', 'a');
  test.each([true, false])('of a cord, in its limit (%s) or in the settings of its device', (inLimit) => {
    const { results } = peaks(analyseSite(site(inLimit).build()));
    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ cord: 'a', name: 'whip', rated: 257 });
    expect(results[0].limit).toBeCloseTo(205.6, 9);
    expect(results[0].worst).toBeCloseTo(205.84, 2);
  });
  test('of a run, in the settings of its feeder breaker', () => {
    const run = new LiteralSite(Tier.I)
      .utility('u')
      .add('busway', {
        source: {
          role: SourceRole.PATH,
          level: PowerLevel.LOW_VOLTAGE,
          limits: [limitA('feeder breaker', LimitRule.OVERCURRENT, 400)],
          electrical: { device: { name: 'feeder breaker', pickup: Current.amperes(400), instantaneousPickup: Current.amperes(4000) } },
        },
      })
      .feed('u', 'busway')
      .load('rack', 100, [{ id: 'a' }])
      .feed('busway', 'rack', 'a');
    const { results, withoutPickUp } = peaks(analyseSite(run.build()));
    expect(withoutPickUp).toBe(0);
    expect(results).toEqual([expect.objectContaining({ name: 'feeder breaker', limit: 3200 })]);
  });
});

describe('PWR-18: sets above 1,000 m and 40 °C', () => {
  const share = (meters: number, celsius: number): number => {
    const cloud: AiCloud = newCloud();
    const air = { dryBulb: Temperature.celsius(celsius), wetBulb: Temperature.celsius(20) };
    const site = newSite(cloud, 'site', { altitude: Length.meters(meters), climate: Climate.designDay(air) });
    return usableShare(GeneratorModel.DCC_3000, site).toFraction();
  };
  test.each([
    [1000, 40, 1],
    [1500, 40, 0.95],
    [1500, 45, 0.94],
    [0, 42, 0.996],
  ])('%d m, %d °C: %d', (meters, celsius, expected) => expect(share(meters, celsius)).toBeCloseTo(expected, 9));
});

describe('V29: Frontier idle from records', () => {
  test('74 racks of 128 nodes, converters, rectifiers, switches and CDUs: 7.282 MW', () => {
    // A converter gives x W and takes (x + 13)/.98, a rectifier of four nodes Σ and (Σ + 17)/.96: loss = rating · (noLoad + linear · x).
    const nodeW = 90 + 4 * 88 + 74.26 + 4 * 20 + 30;
    const loss = (name: string, kw: number, fixedKw: number, efficiency: number): object => ({
      losses: [{ name, ratedPower: Power.kilowatts(kw), noLoad: fixedKw / efficiency / kw, linear: 1 / efficiency - 1, square: 0 }],
    });
    const site = new LiteralSite(Tier.I).utility('u');
    for (let rack = 1; rack <= 74; rack++) {
      site
        .path(`rectifiers-${rack}`, 400, loss('rectifiers', 400, (32 * 17) / 1000, 0.96))
        .path(`converters-${rack}`, 400, loss('converters', 400, (128 * 13) / 1000, 0.98))
        .load(`nodes-${rack}`, (128 * nodeW) / 1000, [{ id: 'a' }])
        .load(`switches-${rack}`, (32 * 250) / 1000, [{ id: 'a' }])
        .feed('u', `rectifiers-${rack}`)
        .feed(`rectifiers-${rack}`, `converters-${rack}`)
        .feed(`converters-${rack}`, `nodes-${rack}`, 'a')
        .feed('u', `switches-${rack}`, 'a');
    }
    site.load('cdus', 211.837, [{ id: 'a', transferTime: Duration.seconds(5) }]).feed('u', 'cdus', 'a');
    const { totals } = analyseSite(site.build());
    // ((626.26 + 13)/.98 · 4 + 17)/.96 · 32 + 32 · 250 = 95,540.8 W a rack; · 74 + 211,837 W = 7,281.9 kW.
    expect(Math.abs(totals.facilityProvisionedKw / 7282 - 1)).toBeLessThan(0.01);
    expect(totals.facilityProvisionedKw).toBeCloseTo(7281.9, 0);
  });
});
