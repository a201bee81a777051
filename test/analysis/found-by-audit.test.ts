import {
  AssetRecord,
  Duration,
  LimitRule,
  LoadClass,
  LoopMedium,
  Fluid,
  CoolingUnitType,
  FlowRate,
  InputMode,
  Power,
  PowerLevel,
  Pressure,
  Ratio,
  SwingFacts,
  Temperature,
  TemperatureDelta,
  Tier,
  Volume,
  Weather,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { rideThrough } from '../../lib/analysis/climate/ride-through';
import type { SiteSnapshot } from '../../lib/analysis/model';
import { itCeilings } from '../../lib/analysis/resilience/headroom';
import { agreements } from '../../lib/analysis/supply/agreement';
import { ramps } from '../../lib/analysis/supply/swing';
import { annualOf } from '../../lib/analysis/year/annual';
import { carbonOf } from '../../lib/analysis/year/carbon';
import { cooledSite } from '../support/cooled-site';
import { LiteralSite } from '../support/literal-site';
import { randomSite } from '../support/random-site';

/** What the independent program in `audit/` found to be otherwise, each with the arithmetic. */
const bin = (hours: number, dry: number, wet: number) => ({ hours, dryBulb: Temperature.celsius(dry), wetBulb: Temperature.celsius(wet) });
const WEATHER = Weather.bins([bin(8760, 20, 15)]);
const year = (site: SiteSnapshot) => annualOf(analyseSite({ ...site, weather: WEATHER }))!;

describe('PUE of category 1, where part of IT hangs on a UPS', () => {
  /** A UPS and what hangs on it lose nothing but 1 % on the way to the racks; a UPS-fed rack of 100 kW, a raw one of 300 kW, a pump of 50 kW. */
  const site = (raw: number, pumpOn = 'ups'): LiteralSite => {
    const loss = { name: 'run', ratedPower: Power.kilowatts(100), noLoad: 0.01, linear: 0, square: 0 };
    return new LiteralSite(Tier.I)
      .utility('u')
      .path('board', 1e5)
      .feed('u', 'board')
      .path('ups', 1e5, { rule: LimitRule.UPS })
      .feed('board', 'ups')
      .path('run', 1e5, { losses: [loss] })
      .feed('ups', 'run')
      .load('on-ups', 100, [{ id: 'a' }])
      .feed('run', 'on-ups', 'a')
      .load('raw', raw, [{ id: 'a' }])
      .feed('board', 'raw', 'a')
      .load('pump', 50, [{ id: 'a' }], { loadClass: LoadClass.COOLING })
      .feed(pumpOn, 'pump', 'a');
  };

  test('the rest is measured where it is used: (100 + 1 + 50 + 300) / (101 + 300), not / 101', () => {
    const annual = year(site(300).build());
    expect(annual.pue).toBeCloseTo(451 / 400, 12);
    expect(annual.itAtUpsKwh! / 8760).toBeCloseTo(401, 9);
    expect(annual.pueCategory1).toBeCloseTo(451 / 401, 12);
  });

  test('a board that has a UPS second draws on its first source: nothing of it is measured at the UPS', () => {
    const both = site(300, 'switch').path('switch', 1e5).feed('board', 'switch').feed('ups', 'switch').build();
    expect(year(both).itAtUpsKwh! / 8760).toBeCloseTo(401, 9);
  });

  test('a UPS that feeds pumps alone measures no IT', () => {
    const alone = new LiteralSite(Tier.I)
      .utility('u')
      .path('ups', 1e5, { rule: LimitRule.UPS })
      .feed('u', 'ups')
      .load('raw', 300, [{ id: 'a' }])
      .feed('u', 'raw', 'a')
      .load('pump', 50, [{ id: 'a' }], { loadClass: LoadClass.COOLING })
      .feed('ups', 'pump', 'a');
    expect(year(alone.build())).toMatchObject({ itAtUpsKwh: undefined, pueCategory1: undefined, pue: 350 / 300 });
  });
});

describe('what generators carry with the utility there', () => {
  const prime = new LiteralSite(Tier.I)
    .utility('u')
    .generator('turbine', 1000)
    .path('bus', 1e5, { level: PowerLevel.MEDIUM_VOLTAGE })
    .feed('turbine', 'bus')
    .load('rack-1', 100, [{ id: 'a' }])
    .feed('u', 'rack-1', 'a')
    .load('rack-2', 300, [{ id: 'a' }])
    .feed('bus', 'rack-2', 'a');
  const gridCarbon = { kilogramsPerKilowattHour: 0.4, source: 'test' };

  test('is supply of the site: PUE is 1 without losses, not 100 / 400', () => {
    const annual = year(prime.build());
    expect(annual).toMatchObject({ pue: 1, generatedKwh: 300 * 8760, facilityKwh: 400 * 8760, otherKwh: 0 });
    expect(analyseSite(prime.build()).totals).toMatchObject({ designPue: 1, facilityDesignKw: 400, lossesDesignKw: 0 });
  });

  test('is not bought: 100 kW of 400 kW at 0.4 kg/kWh, and its fuel is named as left out', () => {
    const carbon = carbonOf(analyseSite({ ...prime.build(), weather: WEATHER, energy: { gridCarbon } }))!;
    expect(carbon.gridT).toBeCloseTo((0.4 * 100 * 8760) / 1000, 9);
    expect(carbon.cue).toBeCloseTo(0.1, 12);
    expect(carbon.missing).toContain('fuel of generators that carry load with the utility there');
  });
});

test('the power factor of a feed is that of a load, not of the rounding that is left when its loads move to another feed', () => {
  const utility = { name: 'grid', contract: Power.megawatts(8) };
  const site = new LiteralSite(Tier.III).utility('u');
  site.amend('u', { source: { ...site.build().assets[0].record.source!, supply: { utility } } }).utility('other');
  // Boards of odd ratings and power factors, so that sums do not cancel to nothing when they move to the other feed.
  for (let i = 0; i < 12; i++) {
    site
      .path(`board-${i}`, 1e5)
      .feed('u', `board-${i}`)
      .feed('other', `board-${i}`)
      .load(`load-${i}`, 0.1 * (i + 1) + 33.3, [{ id: 'a' }], { powerFactor: Ratio.of(0.9 + 0.007 * i) })
      .feed(`board-${i}`, `load-${i}`, 'a');
  }
  const [{ leastPowerFactor, normalKw }] = agreements(analyseSite(site.build()));
  expect(normalKw).toBeCloseTo(12 * 33.3 + 7.8, 9);
  // The least is that of the loads together, or of them without some: no worse than the worst load.
  expect(leastPowerFactor!.value).toBeGreaterThanOrEqual(0.9 - 1e-12);
});

test('no limit has an IT ceiling by rounding: a set that carries nothing was said to hold up to 1.7e20 kW', () => {
  const analysis = analyseSite(randomSite(261, { cords: true, simultaneity: true }).site);
  const ceilings = itCeilings(analysis);
  expect(ceilings.length).toBeGreaterThan(3);
  expect(Math.max(...ceilings.map(({ itKw }) => itKw))).toBeLessThan(1e9 * analysis.totals.itProvisionedKw);
});

describe('a bin of the year is what it is, whatever stands before it', () => {
  /** A board that loses a quarter of what it carries heats the chilled water that it feeds the chillers of. */
  const hot = bin(100, 38, 22);
  const lossy = (): SiteSnapshot => {
    const site = cooledSite({});
    const board = site.assets.findIndex(({ path }) => path === 'board');
    const cold = site.assets.findIndex(({ path }) => path === 'cold');
    const losses = [{ name: 'loss', ratedPower: Power.kilowatts(2000), noLoad: 0, linear: 0.25, square: 0 }];
    const assets = site.assets.map((asset): typeof asset => {
      const record: AssetRecord = asset.record;
      return asset.index === board
        ? { ...asset, record: { ...record, source: { ...record.source!, losses }, cooling: { rejectsLosses: true } } }
        : asset;
    });
    return { ...site, assets, coolant: [...site.coolant, { giver: cold, receiver: board }] };
  };

  test('after a winter as after nothing', () => {
    const winter = annualOf(analyseSite({ ...lossy(), weather: Weather.bins([bin(8660, -10, -12), hot]) }))!.bins[1];
    const { facilityKw, mechanicalKw } = annualOf(analyseSite({ ...lossy(), weather: Weather.bins([{ ...hot, hours: 8760 }]) }))!.bins[0];
    expect(Math.abs(winter.mechanicalKw / mechanicalKw - 1)).toBeLessThan(1e-8);
    expect(Math.abs(winter.facilityKw / facilityKw - 1)).toBeLessThan(1e-8);
  });
});

describe('racks that go on heating when the utility fails', () => {
  /** A rack with one cord on a UPS and one on the raw board; its CDU on the board. */
  const site = (minimumCords: number, o: { set?: boolean; input?: InputMode } = {}): SiteSnapshot => {
    const made = new LiteralSite(Tier.II)
      .utility('u')
      .path('board', 1e5)
      .feed('u', 'board')
      .path('ups', 1e5, { rule: LimitRule.UPS })
      .feed('board', 'ups');
    if (o.set !== false) {
      made.generator('set', 1e4).feed('set', 'board');
    }
    made.path('mixed', 1e5, { input: o.input }).feed('ups', 'mixed').feed('board', 'mixed');
    made.add('tcs', { cooling: { loop: { medium: LoopMedium.TECHNOLOGY, fluid: Fluid.WATER, supplyTemperature: Temperature.celsius(30) } } });
    const cdu = {
      ratedHeat: Power.kilowatts(500),
      approach: TemperatureDelta.kelvins(4),
      ratedFlow: FlowRate.litersPerMinute(700),
      maximumFlow: FlowRate.litersPerMinute(700),
      head: Pressure.bars(2),
      pumps: 2,
      pumpPower: Power.kilowatts(5),
    };
    made
      .load('cdu', 5, [{ id: 's' }], { loadClass: LoadClass.COOLING })
      .amend('cdu', { cooling: { unit: { unitType: CoolingUnitType.CDU, cdu } } })
      .feed('board', 'cdu', 's')
      .cool('cdu', 'tcs');
    made
      .load('rack', 100, [{ id: 'a' }, { id: 'b' }], { minimumCords })
      .amend('rack', { cooling: { heat: { liquidShare: Ratio.ONE, environment: { coolantVolume: Volume.liters(40) } } } })
      .feed('mixed', 'rack', 'a')
      .feed('board', 'rack', 'b')
      .cool('tcs', 'rack');
    return made.build();
  };
  const zones = (...of: Parameters<typeof site>) => rideThrough(analyseSite(site(...of)));

  test('one cord on a UPS keeps a rack on that needs one: 10 K · 0.04 m³ · 4,155 kJ/(m³·K) / 100 kW = 16.6 s, against 30 + 30 s', () => {
    expect(zones(1)).toEqual([expect.objectContaining({ heatKw: 100, restartSeconds: 60, seconds: expect.closeTo(16.6, 1) })]);
  });
  test('one that needs both goes dark, and its heat with it', () => expect(zones(2)).toEqual([]));
  test('a board that falls with any of its sources carries nothing', () => expect(zones(1, { input: InputMode.UNIT })).toEqual([]));
  test('without generators nothing comes back, so that there is no time to wait for', () => expect(zones(1, { set: false })).toEqual([]));
});

test('a load that does not swing sets no pace: 0.7 · 1 MW over 120 s are 0.35 MW/min', () => {
  const utility = { name: 'grid', contract: Power.megawatts(8), rampMegawattsPerMinute: 1 };
  const swing = (facts: SwingFacts) => ({ swing: facts });
  const site = new LiteralSite(Tier.I)
    .utility('u')
    .load('training', 1000, [{ id: 'a' }], swing({ rampTime: Duration.seconds(120) }))
    .feed('u', 'training', 'a')
    .load('steady', 1000, [{ id: 'a' }], swing({ depth: Ratio.of(0) }))
    .feed('u', 'steady', 'a');
  site.amend('u', { source: { ...site.build().assets[0].record.source!, supply: { utility } } });
  expect(ramps(analyseSite(site.build()))).toMatchObject({ stepMw: expect.closeTo(0.7, 9), rate: expect.closeTo(0.35, 9), neededMw: 0 });
});
