import {
  CarbonBasis,
  EnergyRules,
  GridCarbon,
  InputMode,
  LoadClass,
  LossCurve,
  Mass,
  Area,
  Power,
  PowerLevel,
  Ratio,
  Temperature,
  UpsCurve,
  Volume,
  Weather,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { SiteAnalysis, SiteSnapshot } from '../../lib/analysis/model';
import { THERMAL, Engine } from '../../lib/analysis/power/engine';
import { PowerNetwork, UTILITY } from '../../lib/analysis/power/network';
import { annualOf, yearFigures } from '../../lib/analysis/year/annual';
import { carbonOf } from '../../lib/analysis/year/carbon';
import { CooledOptions, cooledSite } from '../support/cooled-site';
import { LiteralSite } from '../support/literal-site';

const bin = (hours: number, dry: number, wet: number) => ({ hours, dryBulb: Temperature.celsius(dry), wetBulb: Temperature.celsius(wet) });
const R1_BINS = [bin(3500, 5, 3), bin(3500, 18, 14), bin(1660, 30, 20), bin(100, 38, 22)];
const WEATHER = Weather.bins(R1_BINS);

const yearOf = (options: CooledOptions, more: Partial<SiteSnapshot> = {}): SiteAnalysis =>
  analyseSite({ ...cooledSite(options), weather: WEATHER, ...more });

/**
 * R1: one lineup of a 4N/3 block. Its electrical chain runs through the engine; its cooler, pump and chiller lines are its own (not the library's models)
 * and come in as loads. A consistency vector.
 */
describe('V32: the reference calculation R1', () => {
  const IT = 1782;
  const square = (name: string, rating: number, noLoad: number, x2: number): LossCurve => ({
    name,
    ratedPower: Power.kilowatts(rating),
    noLoad,
    linear: 0,
    square: x2,
  });

  function pueAt(s: number, dry: number, wet: number): { pue: number; total: number } {
    const it = IT * s;
    const bus = 0.006 * 2500 * (it / 2475) ** 2;
    const x = (it + bus) / 2500;
    const { noLoad, linear, square: x2 } = UpsCurve.SIC;
    const upsLoss = 2500 * (noLoad + linear * x + x2 * x * x);
    const on = dry > 35 ? dry - 0.7 * (dry - wet) : dry;
    const phi = Math.min(1, Math.max(0.3, (s * 11.11) / (46.11 - on)));
    const part = Math.max(0.3, s) ** 2.5;
    const crah = 0.0579 * 0.13 * IT * part;
    const q = 0.13 * it + crah;
    const mechanical =
      0.04015 * IT * 0.87 * phi ** 3 +
      (0.0114 + 0.01) * 0.87 * IT * part +
      crah +
      (dry <= 10 ? 0.01 * q : q / Math.min(12, (0.45 * 289.15) / (dry + 12 - 16))) +
      (upsLoss + 0.5 * bus) / 4 +
      0.005 * IT;
    const site = new LiteralSite()
      .utility('feed')
      .path('hv', 1e5, { level: PowerLevel.MEDIUM_VOLTAGE, losses: [square('hv', 3500, 0.00055, 0.0037)] })
      .path('cable', 1e5, { level: PowerLevel.MEDIUM_VOLTAGE, losses: [square('cable', 3000, 0, 0.002)] })
      .path('transformer', 1e5, { losses: [square('dry type', 3150 * 0.98, 3.42 / (3150 * 0.98), 22 / (3150 * 0.98))] })
      .path('board', 1e5)
      .path('ups', 1e5, { losses: [{ name: 'SiC', ratedPower: Power.kilowatts(2500), noLoad, linear, square: x2 }] })
      .path('busway', 1e5, { losses: [square('busway', 2475, 0, (0.006 * 2500) / 2475)], input: InputMode.SELECTIVE })
      .feed('feed', 'hv')
      .feed('hv', 'cable')
      .feed('cable', 'transformer')
      .feed('transformer', 'board')
      .feed('board', 'ups')
      .feed('ups', 'busway')
      .load('racks', it, [{ id: 'a' }])
      .feed('busway', 'racks', 'a')
      .load('mechanical', mechanical, [{ id: 'a' }], { loadClass: LoadClass.COOLING })
      .feed('board', 'mechanical', 'a')
      .build();
    const net = new PowerNetwork(site);
    const engine = new Engine(net, 'U', []);
    let total = 0;
    for (let n = 0; n < net.count; n++) {
      total += net.kind[n] === UTILITY ? engine.outP[THERMAL][n] : 0;
    }
    return { pue: total / it, total };
  }

  test.each([
    [5, 3, 1928.309, 1.0821, 1.07182],
    [18, 14, 1954.797, 1.09697, 1.08487],
    [30, 20, 1994.593, 1.1193, 1.09818],
    [38, 22, 2001.205, 1.12301, 1.10542],
  ])('%d / %d °C: %d kW, PUE %d at full build and %d at half', (dry, wet, total, full, half) => {
    expect(Math.abs(pueAt(1, dry, wet).total / total - 1)).toBeLessThanOrEqual(1e-5);
    expect(Math.abs(pueAt(1, dry, wet).pue / full - 1)).toBeLessThanOrEqual(1e-4);
    expect(Math.abs(pueAt(0.5, dry, wet).pue / half - 1)).toBeLessThanOrEqual(1e-4);
  });

  test.each([
    [1, 1.09556],
    [0.75, 1.084],
    [0.5, 1.08241],
    [0.25, 1.1159],
  ])('annual PUE at %d of full build: %d', (s, expected) => {
    const sums = { hours: 0, it: 0, ups: 0, facility: 0, mechanical: 0, rejected: 0, water: 0 };
    for (const { hours, dryBulb, wetBulb } of R1_BINS) {
      sums.hours += hours;
      sums.it += hours * IT * s;
      sums.facility += hours * pueAt(s, dryBulb.toCelsius(), wetBulb.toCelsius()).total;
    }
    expect(Math.abs(yearFigures(sums).pue / expected - 1)).toBeLessThanOrEqual(1e-4);
  });
});

test('V30: 2.5 million gallons a year for 1 MW are 1.08 L/kWh (NREL ESIF)', () => {
  const water = (2.5e6 * 3.785411784) / 1000;
  const { wue } = yearFigures({ hours: 8760, it: 8760e3, ups: 0, facility: 9e6, mechanical: 0, rejected: 0, water });
  expect(Math.abs(wue / 1.08 - 1)).toBeLessThanOrEqual(0.01);
});

describe('the year of a site', () => {
  const analysis = yearOf({});
  const annual = annualOf(analysis)!;

  test('IT at average power: 8 · 108 kW · 8,760 h', () => expect(annual.itKwh).toBeCloseTo(8 * 108 * 8760, 3));

  test('what comes in goes to IT, the mechanical plant, and losses (there are none here)', () => {
    expect(annual.facilityKwh).toBeCloseTo(annual.itKwh + annual.mechanicalKwh, 3);
    expect(annual.otherKwh).toBeCloseTo(0, 3);
    expect(annual.pueMechanical).toBeCloseTo(annual.pue, 9);
  });

  test('heat that leaves is IT, pumps and fans: 864 kW, 20 of a pump, 39 of fan walls, a little of CDU pumps', () => {
    const perHour = annual.rejectedKwh / 8760;
    expect(perHour).toBeGreaterThan(864 + 20 + 39);
    expect(perHour).toBeLessThan(864 + 20 + 39 + 10);
  });

  test('warmer bins take more; water only where dry coils miss 36 °C', () => {
    const facility = annual.bins.map((b) => b.facilityKw);
    expect(facility).toEqual([...facility].sort((a, b) => a - b));
    expect(annual.bins.map((b) => b.makeUp > 0)).toEqual([false, false, false, true]);
    expect(annual.waterM3).toBeCloseTo(100 * annual.bins[3].makeUp, 9);
    expect(annual.wue).toBeCloseTo((1000 * annual.waterM3) / annual.itKwh, 12);
  });

  test('a threshold of 25 °C runs the stage in two bins', () => {
    const site = cooledSite({});
    const assets = site.assets.map((asset) => {
      const unit = asset.record.cooling?.unit;
      return unit?.dryCooler
        ? {
            ...asset,
            record: {
              ...asset.record,
              cooling: { unit: { ...unit, dryCooler: { ...unit.dryCooler, adiabatic: { threshold: Temperature.celsius(25) } } } },
            },
          }
        : asset;
    });
    const { bins } = annualOf(analyseSite({ ...site, assets, weather: WEATHER }))!;
    expect(bins.map((b) => b.makeUp > 0)).toEqual([false, false, true, true]);
  });

  test('free cooling: the warm loop always, the cold loop never', () => {
    expect(annual.freeCooling.map(({ free, compressor, missed }) => ({ free, compressor, missed }))).toEqual([
      { free: 8760, compressor: 0, missed: 0 },
      { free: 0, compressor: 8760, missed: 0 },
    ]);
  });

  test('the order of bins does not matter', () => {
    const turned = annualOf(yearOf({}, { weather: Weather.bins([...R1_BINS].reverse()) }))!;
    expect(turned.pue).toBeCloseTo(annual.pue, 12);
  });

  test('not evaluated without weather or without a feed', () => {
    expect(annualOf(analyseSite(cooledSite({})))).toBeUndefined();
    expect(carbonOf(analyseSite(cooledSite({})))).toBeUndefined();
  });

  // (9): PUE ≥ 1; ERE = (1 − ERF) · PUE.
  test.each([1, 2, 4, 8, 10])('property: %d racks with any reuse and auxiliaries', (racks) => {
    for (const kilowatts of [0, 10, 50]) {
      const energy = { reusedHeat: Power.kilowatts(kilowatts * racks), auxiliaryPower: Power.kilowatts(kilowatts) };
      const of = annualOf(yearOf({ racks }, { energy }))!;
      expect(of.pue).toBeGreaterThanOrEqual(1);
      expect(of.ere).toBeCloseTo((1 - of.erf) * of.pue, 12);
      expect(of.auxiliaryKwh).toBeCloseTo(8760 * kilowatts, 6);
      expect(of.withAuxiliaries).toBe(kilowatts > 0);
    }
  });
});

describe('carbon', () => {
  const energy = {
    gridCarbon: GridCarbon.of('germany'),
    annualDiesel: Volume.liters(10000),
    refrigerant: { charge: Mass.kilograms(1000), annualLeakage: Ratio.percent(2), globalWarmingPotential: 1430 },
    buildingArea: Area.squareMeters(1000),
  };
  const analysis = yearOf({}, { energy });
  const carbon = carbonOf(analysis)!;
  const annual = annualOf(analysis)!;

  test('CUE = CEF · PUE with 0.330 kg/kWh', () => {
    expect(energy.gridCarbon).toMatchObject({ kilogramsPerKilowattHour: 0.33, source: expect.stringContaining('Ember') });
    expect(carbon.cue).toBeCloseTo(0.33 * annual.pue, 12);
    expect(CarbonBasis.MARKET).toBe('market');
  });

  test('diesel 10,000 L · 2.68 kg and refrigerant 1,000 kg · 2 % · 1,430: 26.8 t and 28.6 t', () => {
    expect(carbon.dieselT).toBeCloseTo(26.8, 9);
    expect(carbon.refrigerantT).toBeCloseTo(28.6, 9);
    expect(carbon.operationalT).toBeCloseTo((annual.facilityKwh * 0.33) / 1000 + 55.4, 6);
  });

  test('embodied: 576 GPUs are 72 servers of 2.5 to 5 t over 5 years; 1,000 m² of .5 to 1 t over 25; 1,136 kW of .3 to .6 t over 15 and 14', () => {
    expect(carbon.servers).toEqual({ low: 36, high: 72 });
    expect(carbon.building).toEqual({ low: 20, high: 40 });
    expect(carbon.plant.low).toBeCloseTo((1136 * 0.3) / 15, 9);
    expect(carbon.plant.high).toBeCloseTo((1136 * 0.6) / 14, 9);
    // There is no rack without GPUs, whose carbon nobody publishes.
    expect(carbon.missing).toEqual([]);
  });

  test('what is not given is named, not guessed', () =>
    expect(carbonOf(yearOf({}))).toMatchObject({
      gridT: undefined,
      operationalT: undefined,
      missing: expect.arrayContaining(['electricity (no gridCarbon)']),
    }));

  test('an unknown grid is refused', () => expect(() => GridCarbon.of('Atlantis')).toThrow(/no grid 'Atlantis'/));

  test('Germany asks for more reuse as time goes on, and is not asked for older sites', () => {
    const share = (date: string) => EnergyRules.germany(date).minimumReuse!.toPercent();
    expect(['2026-07-01', '2027-07-01', '2028-07-01'].map(share)).toEqual([10, 15, 20].map((p) => expect.closeTo(p, 9)));
    expect(() => EnergyRules.germany('2026-06-30')).toThrow(/not before 2026-07-01/);
  });
});
