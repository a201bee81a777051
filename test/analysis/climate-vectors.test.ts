import {
  AirClass,
  CduModel,
  ChillerModel,
  Climate,
  CoolantClass,
  CoolingTowerModel,
  DryCoolerModel,
  FacilityWaterClass,
  Fluid,
  Length,
  Power,
  Ratio,
  Temperature,
  TemperatureDelta,
} from 'cdktf-gigafactory';
import { dewPoint, humidityRatio, ratioAtHumidity, saturationPressure, standardPressure, wetBulb } from '../../lib/core/psychrometrics';
import { fitCdu } from '../../lib/analysis/thermal/cdu';
import { chillerCapacity, chillerCop, chillerInput } from '../../lib/analysis/thermal/chiller';
import { coolerRate, coolersState, fitDryCooler } from '../../lib/analysis/thermal/rejection';
import { fitTower, towersState, yorkApproach } from '../../lib/analysis/thermal/tower';

const near = (value: number, expected: number, relative: number): void => expect(Math.abs(value / expected - 1)).toBeLessThanOrEqual(relative);
const celsius = (value: number): Temperature => Temperature.celsius(value);
const kw = (value: number): Power => Power.kilowatts(value);

describe('moist air', () => {
  test('V26: p_ws(25 °C) 3,169.7 Pa, .03 %; W at 40 °C dry and 20 °C wet bulb .0065, 3 % (psychrolib tests)', () => {
    near(saturationPressure(25), 3169.7, 3e-4);
    near(humidityRatio(40, 20, 101325), 0.0065, 0.03);
    // By hand with the same equations: .006401.
    near(humidityRatio(40, 20, 101325), 0.006401, 2e-4);
  });

  // ASHRAE Handbook of Fundamentals 2017, ch. 1, table 3: saturation pressure over ice and water.
  test.each([
    [-60, 1.08, 0.01],
    [-20, 103.24, 3e-4],
    [-5, 401.74, 3e-4],
    [5, 872.6, 3e-4],
    [50, 12351.3, 3e-4],
    [100, 101418, 3e-4],
  ])('saturation pressure at %d °C is %d Pa', (t, pascals, tolerance) => near(saturationPressure(t), pascals, tolerance));

  test('V27: 89,875 Pa at 1,000 m', () => near(standardPressure(1000), 89875, 1e-4));

  test('V35: 27 °C and 60 % have a dew point of 18.57 °C; 25/50 13.85, 24/60 15.75', () => {
    expect(Math.abs(dewPoint(27, 0.6) - 18.57)).toBeLessThanOrEqual(0.05);
    expect(dewPoint(25, 0.5)).toBeCloseTo(13.85, 2);
    expect(dewPoint(24, 0.6)).toBeCloseTo(15.75, 2);
  });

  test('the wet bulb gives back the humidity that it was made from, at any altitude and below freezing', () => {
    for (const pressure of [101325, 80000]) {
      for (let t = -20; t <= 45; t += 5) {
        for (const rh of [0.1, 0.4, 0.7, 1]) {
          const wet = wetBulb(t, rh, pressure);
          expect(wet).toBeLessThanOrEqual(t + 1e-9);
          expect(humidityRatio(t, wet, pressure)).toBeCloseTo(ratioAtHumidity(t, rh, pressure), 5);
        }
      }
    }
    // ASHRAE psychrometric chart: 30 °C and 50 % have a wet bulb of 22.0 °C.
    expect(Math.abs(wetBulb(30, 0.5, 101325) - 22.0)).toBeLessThan(0.1);
  });
});

describe('cooling tower', () => {
  test('V23: York approach at range 5.56 K, wet bulb 25.55 °C and ratios of one is 3.8445 K (Modelica)', () =>
    expect(Math.abs(yorkApproach(5.56, 25.55, 1, 1) - 3.8445)).toBeLessThanOrEqual(1e-3));

  const facts = { ratedHeat: kw(3000), waterIn: celsius(35), waterOut: celsius(29), wetBulb: celsius(25), fanPower: kw(30) };
  const tower = fitTower(CoolingTowerModel.of({ name: 'tower', facts }).facts);

  test('gives its rating point back at full speed', () => {
    near(tower.waterRate, 500, 1e-9);
    const { leavingC, speed } = towersState([tower], 3000, 500, 20, 25);
    expect(leavingC).toBeCloseTo(29, 6);
    expect(speed).toBe(1);
  });

  test('two at half of the water each hold the set-point at a lower speed; fans slow as the wet bulb falls', () => {
    const speeds = [24, 20, 15, 10].map((wet) => towersState([tower, tower], 3000, 500, 29, wet));
    speeds.forEach(({ leavingC }) => expect(leavingC).toBe(29));
    expect(speeds.map(({ speed }) => speed)).toEqual([...speeds.map(({ speed }) => speed)].sort((a, b) => b - a));
    expect(speeds[3].speed).toBe(0.3);
  });

  test('at 25 °C wet bulb and a set-point of 27 °C, with chillers behind, it takes what it can of water at 33 °C', () => {
    const { leavingC, takenKw } = towersState([tower], 3000, 500, 27, 25, true);
    expect(takenKw).toBeLessThan(3000);
    expect(leavingC).toBeCloseTo(33 - takenKw / 500, 9);
    expect(leavingC).toBeGreaterThan(27);
    // Its own balance: leaving is wet bulb and approach at the range that it reaches.
    expect(leavingC).toBeCloseTo(25 + yorkApproach(takenKw / 500, 25, tower.ratedRatio, 1), 3);
  });

  test('refuses what the correlation does not cover', () => {
    expect(() => CoolingTowerModel.of({ name: 'tower', facts: { ...facts, waterOut: celsius(25.5) } })).toThrow(/waterOut - wetBulb/);
    expect(() =>
      CoolingTowerModel.of({ name: 'tower', facts: { ...facts, wetBulb: celsius(32), waterIn: celsius(40), waterOut: celsius(34) } }),
    ).toThrow(/wetBulb/);
  });
});

describe('coolers and chillers', () => {
  test('V24: the sibling ET30B leaves 40.0 °C (0.15 K; by hand 39.93): 2,514.5 kW at 251.45 kW/K, air 36.2 °C, φ = (89.48/117.68)^(1/3) = .913', () => {
    const climate = Climate.designDay({ dryBulb: celsius(34.2), wetBulb: celsius(20) });
    const cooler = fitDryCooler(DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.facts, climate, 0);
    expect(cooler.onCoilC).toBeCloseTo(36.2, 9);
    const speed = (89.48 / 117.68) ** (1 / 3);
    expect(speed).toBeCloseTo(0.913, 3);
    const leavingC = 36.2 + 2514.5 / coolerRate(cooler, speed, 251.45) - 2514.5 / 251.45;
    expect(Math.abs(leavingC - 40)).toBeLessThanOrEqual(0.15);
    expect(leavingC).toBeCloseTo(39.93, 1);
  });

  test('series trim: 5,950 kW at 595 kW/K, set-point 41 °C, 41 °C on the coil need 1.8 / 1.1 / 0.7 MW behind 2 / 3 / 4 coolers', () => {
    const climate = Climate.designDay({ dryBulb: celsius(39), wetBulb: celsius(22) });
    const cooler = fitDryCooler(DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.facts, climate, 0);
    [1.8, 1.1, 0.7].forEach((megawatts, i) => {
      const coolers = Array.from({ length: i + 2 }, () => cooler);
      const { leavingC, takenKw } = coolersState(coolers, 5950, 595, 41, true);
      expect((5950 - takenKw) / 1000).toBeCloseTo(megawatts, 1);
      // Q_trim = C_w · (T_dry,out − T_set).
      expect(595 * (leavingC - 41)).toBeCloseTo(5950 - takenKw, 6);
    });
  });

  test('Carnot: .60 with 1.5 K approaches is 8.69 (18 → 35 °C), 5.34 (6.7 → 35), 9.89 (25 → 40)', () => {
    const facts = {
      ...ChillerModel.GENERIC_1000.facts,
      carnotShare: Ratio.of(0.6),
      condenserApproach: TemperatureDelta.kelvins(1.5),
      evaporatorApproach: TemperatureDelta.kelvins(1.5),
    };
    near(chillerCop(facts, 35, 18), 8.69, 1e-3);
    near(chillerCop(facts, 35, 6.7), 5.34, 1e-3);
    near(chillerCop(facts, 40, 25), 9.89, 1e-3);
  });

  test('generic: input in proportion to load; a trim chiller reaches a COP of 6 at most', () => {
    const { facts } = ChillerModel.GENERIC_1000;
    // 0.45 · 289.15 / (47 − 16) = 4.197.
    near(chillerInput(facts, 1000, 35, 20), 1000 / 4.197, 1e-3);
    near(chillerInput(facts, 100, 35, 20), 100 / 4.197, 1e-3);
    near(chillerInput(facts, 600, 15, 20, 6), 100, 1e-9);
    expect(chillerCapacity(facts, 41, 20)).toBeCloseTo(928, 6);
  });

  test('EIR curves: EIRFPLR .2 + .8·PLR, COP 4: half load takes .6 of the input; below 25 % it cycles', () => {
    const curves = {
      referenceCop: 4,
      capacityByTemperature: [1.2, 0, 0, -0.01, 0, 0],
      inputByTemperature: [0.5, 0, 0, 0.01, 0, 0],
      inputByPartLoad: [0.2, 0.8],
    };
    const { facts } = ChillerModel.of({
      name: 'curves',
      facts: { ...ChillerModel.GENERIC_1000.facts, curves },
      nameplatePower: kw(400),
    });
    // At 20 °C: capFT 1.0, EIRFT 0.7, so that full load is 1,000/4 · 0.7 = 175 kW.
    expect(chillerCapacity(facts, 20, 10)).toBeCloseTo(1000, 9);
    expect(chillerInput(facts, 1000, 20, 10)).toBeCloseTo(175, 9);
    expect(chillerInput(facts, 500, 20, 10)).toBeCloseTo(0.6 * 175, 9);
    // At 25 %: .4 · 175 = 70; at 12.5 % it runs half of the time.
    expect(chillerInput(facts, 125, 20, 10)).toBeCloseTo(35, 9);
    const model = { name: 'x', nameplatePower: kw(400) };
    expect(() => ChillerModel.of({ ...model, facts: { ...facts, curves: { ...curves, inputByTemperature: [1] } } })).toThrow(/six numbers/);
    expect(() => ChillerModel.of({ ...model, facts: { ...facts, curves: { ...curves, inputByPartLoad: [0.2, 0.2] } } })).toThrow(/add up to 1/);
  });

  test('a CDU rated clean has 90 % of the conductance', () => {
    const { facts } = CduModel.VERTIV_COOLCHIP_1350;
    near(fitCdu({ ...facts, clean: true }, Fluid.PG25, 40).conductance, 0.9 * fitCdu(facts, Fluid.PG25, 40).conductance, 1e-12);
  });
});

test('classes: A2 falls by 1 K for 300 m above 900 m; S40 and W32 say what they are called', () => {
  expect(AirClass.A2.allowableMaximumAt(Length.meters(2100)).toCelsius()).toBeCloseTo(31, 9);
  expect(AirClass.A3.allowableMaximumAt(Length.meters(800)).toCelsius()).toBe(40);
  expect(AirClass.H1.recommendedMaximum.toCelsius()).toBe(22);
  expect(CoolantClass.S40.maximumSupplyTemperature.toCelsius()).toBe(40);
  expect(FacilityWaterClass.W32.maximumSupplyTemperature.toCelsius()).toBe(32);
});
