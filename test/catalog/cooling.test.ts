import {
  CduModel,
  ChillerModel,
  Confidence,
  DryCoolerModel,
  FanWallModel,
  FlowRate,
  Mass,
  Power,
  Pressure,
  PumpModel,
  Ratio,
  Temperature,
  TemperatureDelta,
  ThermalConductance,
} from 'cdktf-gigafactory';
import { codeOf } from '../support/cloud';

const kw = Power.kilowatts;
const lpm = FlowRate.litersPerMinute;

describe('CDUs', () => {
  test('Vertiv CoolChip 1350 has the figures of its data sheets', () => {
    // SL-70799 and SL-71309: 1,350 kW at 4 K, 1,200 or 1,800 L/min, 2.44 or 2.0 bar, 13.7 or 20.5 kW, 1,086 kg wet.
    const [two, three] = [CduModel.VERTIV_COOLCHIP_1350, CduModel.VERTIV_COOLCHIP_1350_THREE_PUMP];
    expect([two, three].map((m) => m.facts.ratedHeat.toKilowatts())).toEqual([1350, 1350]);
    expect([two, three].map((m) => m.facts.maximumFlow.toLitersPerMinute())).toEqual([1200, 1800].map((v) => expect.closeTo(v, 9)));
    expect([two, three].map((m) => m.facts.head.toBars())).toEqual([2.44, 2].map((v) => expect.closeTo(v, 9)));
    expect([two, three].map((m) => [m.facts.pumps, m.facts.pumpPower.toKilowatts()])).toEqual([
      [2, 13.7],
      [3, 20.5],
    ]);
    expect([two.mass!.toKilograms(), two.width!.toMillimeters(), two.depth!.toMillimeters(), two.height!.toMillimeters()]).toEqual([
      1086,
      ...[900, 1243, 2122].map((v) => expect.closeTo(v, 9)),
    ]);
  });

  test('CoolIT CHx2000: 2,000 kW at 5 K is 1,600 kW at 4 K', () => {
    const { facts, reference } = CduModel.coolitChx2000(kw(30), 2);
    expect(facts.ratedHeat.toKilowatts() / facts.approach.toKelvins()).toBeCloseTo(2000 / 5, 9);
    expect(facts.head.toPsi()).toBeCloseTo(35, 9);
    expect(reference.assumptions!.join()).toMatch(/capacity in proportion to approach/);
  });

  test('what is not published is asked for, and checked', () => {
    const model = CduModel.vertivCoolchip2300(lpm(3300), Pressure.bars(2.5), 3);
    expect([model.facts.ratedHeat.toKilowatts(), model.facts.pumpPower.toKilowatts(), model.mass!.toKilograms()]).toEqual([2300, 47.8, 1793]);
    expect(codeOf(() => CduModel.vertivCoolchip2300(FlowRate.ZERO, Pressure.bars(2), 3))).toBe('InvalidValue');
    expect(codeOf(() => CduModel.coolitChx2000(Power.ZERO, 2))).toBe('InvalidValue');
    expect(codeOf(() => CduModel.coolitChx2000(kw(30), 0))).toBe('InvalidValue');
  });

  const facts = CduModel.VERTIV_COOLCHIP_1350.facts;
  test.each([
    ['no heat', { ratedHeat: Power.ZERO }],
    ['no approach', { approach: TemperatureDelta.ZERO }],
    ['no flow', { maximumFlow: FlowRate.ZERO }],
    ['no head', { head: Pressure.ZERO }],
    ['half a pump', { pumps: 0.5 }],
    ['pumps without input', { pumpPower: Power.ZERO }],
    ['no facility water', { ratedFacilityFlow: FlowRate.ZERO }],
    // Over the widest difference of any coolant, 4 + 1,350 · 60/(3.69 · 1,200) = 22.3 K, 1,350 kW ask for 875 L/min of water.
    ['facility water that cannot carry the heat', { ratedFacilityFlow: lpm(870) }],
  ])('%s is refused', (_, wrong) => expect(codeOf(() => CduModel.of({ name: 'x', facts: { ...facts, ...wrong } }))).toBe('InvalidValue'));
  test('facility water that can', () => expect(CduModel.of({ name: 'x', facts: { ...facts, ratedFacilityFlow: lpm(880) } }).name).toBe('x'));
});

describe('dry coolers', () => {
  test('BAC: approach 5.55 K, fans 4.015 % of the heat', () => {
    // Modelica Buildings library, BAC_Trillium_TDFS1238N_C60ET40B.
    const { ratedHeat, waterIn, waterOut, airIn, fanPower } = DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.facts;
    expect(waterOut.minus(airIn).toKelvins()).toBeCloseTo(5.55, 9);
    expect(fanPower.ratioTo(ratedHeat).toPercent()).toBeCloseTo(4.015, 3);
    expect(ratedHeat.toKilowatts() / waterIn.minus(waterOut).toKelvins()).toBeCloseTo(527.2, 1);
  });

  test('the smaller one: 3,611 L/min of water by its heat, 22,187 kg', () => {
    const { facts, mass } = DryCoolerModel.BAC_TDFS1238_N_C60_ET30_B;
    // 60 · 2,514.5 kW / (4.179 kJ/(kg·K) · 0.990 kg/L · 10 K), 0.990 kg/L at 45 °C; published 3,611 L/min.
    expect(Math.abs((60 * facts.ratedHeat.toKilowatts()) / (4.179 * 0.99 * 10) / 3611 - 1)).toBeLessThan(0.015);
    expect(mass!.toKilograms()).toBe(22187);
    // Fans: 4 × 22.37 kW; at the cube law of the larger motors, speed 0.913.
    expect(Math.cbrt(facts.fanPower.toKilowatts() / 117.68)).toBeCloseTo(0.913, 3);
  });

  test('an adiabatic stage is named, listed and bounded', () => {
    const wet = DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70));
    expect(wet.facts.adiabaticEffectiveness!.toPercent()).toBeCloseTo(70, 9);
    expect([wet.name, wet.larger()]).toEqual(['BAC TDFS1238N-C60ET40B + adiabatic 70 %', []]);
    expect(wet.reference.assumptions!.join()).toMatch(/airflow unpublished.*70 % effectiveness/);
    for (const share of [0, 9, 96]) {
      expect(codeOf(() => DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(share)))).toBe('InvalidValue');
    }
  });

  const facts = DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.facts;
  test.each([
    ['no heat', { ratedHeat: Power.ZERO }],
    ['water that is heated', { waterOut: Temperature.celsius(47) }],
    ['water below the air', { airIn: Temperature.celsius(41) }],
    ['no fans', { fanPower: Power.ZERO }],
    ['too little air for the heat', { airCapacityRate: ThermalConductance.kilowattsPerKelvin(263) }],
    ['an adiabatic stage of 100 %', { adiabaticEffectiveness: Ratio.ONE }],
  ])('%s is refused', (_, wrong) => {
    const act = () => DryCoolerModel.of({ name: 'x', facts: { ...facts, ...wrong }, mass: Mass.kilograms(1) });
    expect(codeOf(act)).toBe('InvalidValue');
  });
});

describe('chillers', () => {
  const cop = (model: ChillerModel, onCoil: number, leaving: number): number => {
    const { carnotShare, condenserApproach, evaporatorApproach } = model.facts;
    const cold = leaving + 273.15 - evaporatorApproach.toKelvins();
    return (carnotShare.toFraction() * cold) / (onCoil + 273.15 + condenserApproach.toKelvins() - cold);
  };

  test('generic: COP 4.20 / 3.72 / 3.52 at 35 / 39 / 41 °C and 20 °C water', () => {
    expect([35, 39, 41].map((t) => cop(ChillerModel.GENERIC_1100, t, 20))).toEqual([4.2, 3.72, 3.52].map((v) => expect.closeTo(v, 2)));
  });

  test('nameplate is nominal capacity at the COP of 41 °C', () => {
    // 1,100 / 3.517 = 312.8 kW.
    expect(ChillerModel.GENERIC_1100.nameplatePower.toKilowatts()).toBeCloseTo(312.8, 1);
    expect(ChillerModel.GENERIC_1100.nameplatePower.toKilowatts()).toBeCloseTo(1100 / cop(ChillerModel.GENERIC_1100, 41, 20), 9);
  });

  test.each([
    // Schneider 06ME0136: water 30/20 °C, air 35 °C.
    ['XCAC1212A', ChillerModel.schneiderXcac1212(kw(400)), 1296, 4.38],
    ['XCAC1913A', ChillerModel.schneiderXcac1913(kw(600)), 1872, 4.29],
    ['XCAC2524A', ChillerModel.schneiderXcac2524(kw(800)), 2482, 4.24],
  ])('%s has its published capacity and COP at its rating point', (type, model, kilowatts, published) => {
    expect(model.facts.nominalCapacity.toKilowatts()).toBe(kilowatts);
    expect(cop(model, 35, 20)).toBeCloseTo(published, 9);
    expect([model.name, model.reference.confidence]).toEqual([`Schneider ${type}`, Confidence.VENDOR_SECOND_HAND]);
  });

  const facts = ChillerModel.GENERIC_1100.facts;
  test.each([
    ['no capacity', { facts: { ...facts, nominalCapacity: Power.ZERO } }],
    ['better than Carnot', { facts: { ...facts, carnotShare: Ratio.of(1.1) } }],
    ['a loss of half a kelvin', { facts: { ...facts, capacityLossPerKelvin: Ratio.percent(50) } }],
    ['no approach', { facts: { ...facts, condenserApproach: TemperatureDelta.ZERO } }],
    ['a COP of nothing', { facts: { ...facts, maximumCop: 0 } }],
    ['a nameplate of nothing', { nameplatePower: Power.ZERO }],
    ['a nameplate above the capacity', { nameplatePower: kw(1200) }],
  ])('%s is refused', (_, wrong) =>
    expect(codeOf(() => ChillerModel.of({ name: 'x', facts, nameplatePower: kw(300), ...wrong }))).toBe('InvalidValue'),
  );

  test('a maker’s chiller needs its nameplate', () => {
    expect(codeOf(() => ChillerModel.schneiderXcac1212(Power.ZERO))).toBe('InvalidValue');
  });
});

describe('fan walls and pumps', () => {
  test('Schneider FWCV: published net is gross less the fans, within 1 %', () => {
    // Specification p. 47–53: net sensible 192 / 237.5 / 384 / 475 kW.
    const f = FanWallModel;
    [f.SCHNEIDER_FWCV36_L1_A, f.SCHNEIDER_FWCV40_L1_A, f.SCHNEIDER_FWCV36_L2_A, f.SCHNEIDER_FWCV40_L2_A].forEach(({ facts }, i) => {
      const net = facts.grossCapacity.minus(facts.fanPower).toKilowatts();
      expect(Math.abs(net / [192, 237.5, 384, 475][i] - 1)).toBeLessThan(0.01);
    });
  });

  test('Vertiv FA096HC: 351.7 kW, 19.5 kW, 761 L/min, 56,800 CFM', () => {
    const { grossCapacity, fanPower, waterFlow, airflow } = FanWallModel.VERTIV_FA096_HC.facts;
    expect([grossCapacity.toKilowatts(), fanPower.toKilowatts()]).toEqual([expect.closeTo(351.7, 9), expect.closeTo(19.5, 9)]);
    expect(waterFlow.toLitersPerMinute()).toBeCloseTo(761, 6);
    expect(airflow.toCubicFeetPerMinute()).toBeCloseTo(56800, 6);
    expect(FanWallModel.VERTIV_FA096_HC.reference.assumptions!.join()).toMatch(/taken as gross/);
  });

  test('Vertiv CWA: water by 12 K', () => {
    // 60 · 500 / (4.17 · 12) = 600 L/min.
    expect(FanWallModel.VERTIV_CWA_CA80.facts.waterFlow.toLitersPerMinute()).toBeCloseTo(599.5, 1);
  });

  const facts = FanWallModel.VERTIV_FA096_HC.facts;
  test.each([
    ['no capacity', { grossCapacity: Power.ZERO }],
    ['no air', { airflow: FlowRate.ZERO }],
    ['no water', { waterFlow: FlowRate.ZERO }],
    ['no fans', { fanPower: Power.ZERO }],
    ['fans that take all', { fanPower: kw(351) }],
  ])('%s is refused', (_, wrong) => {
    expect(codeOf(() => FanWallModel.of({ name: 'x', facts: { ...facts, ...wrong } }))).toBe('InvalidValue');
  });

  test('a pump has a duty point', () => {
    const pump = PumpModel.of({ name: 'P-1', flow: lpm(4900), power: kw(45) });
    expect([pump.facts.flow.toLitersPerMinute(), pump.facts.power.toKilowatts()]).toEqual([expect.closeTo(4900, 9), 45]);
    expect(codeOf(() => PumpModel.of({ name: 'x', flow: FlowRate.ZERO, power: kw(1) }))).toBe('InvalidValue');
    expect(codeOf(() => PumpModel.of({ name: 'x', flow: lpm(1), power: Power.ZERO }))).toBe('InvalidValue');
    expect(codeOf(() => PumpModel.of({ name: '', flow: lpm(1), power: kw(1) }))).toBe('InvalidValue');
  });
});
