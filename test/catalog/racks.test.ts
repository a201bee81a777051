import {
  Confidence,
  FlowRate,
  Fluid,
  Length,
  LoadClass,
  Mass,
  Power,
  Pressure,
  RackSystem,
  Ratio,
  ServerModel,
  Temperature,
} from 'cdktf-gigafactory';
import { codeOf } from '../support/cloud';

const kw = Power.kilowatts;
const point = (celsius: number, lpm: number, psi: number) => ({
  supplyTemperature: Temperature.celsius(celsius),
  flow: FlowRate.litersPerMinute(lpm),
  pressureDrop: Pressure.psi(psi),
});

describe('rack-scale systems', () => {
  test('GB300 NVL72 has the figures of its documents', () => {
    // Lenovo Press LP2357 (135 kW, 155 kW peak, 90 % liquid), NVIDIA NVL72 reference architecture (142 kW, 8 shelves of 33 kW).
    const system = RackSystem.GB300_NVL72;
    expect([system.thermalPower, system.provisionedPower, system.peakPower, system.averagePower].map((p) => p.toKilowatts())).toEqual([
      135, 142, 155, 108,
    ]);
    expect([system.gpus, system.nvlinkDomain, system.shelfCount, system.cordCount]).toEqual([72, 72, 8, 8]);
    expect(system.shelfPower!.toKilowatts()).toBe(33);
    expect(system.liquidShare.toPercent()).toBeCloseTo(90, 9);
    expect(system.mass!.toKilograms()).toBe(1580);
    expect([system.powerFactor, system.cordPowerFactor].map((r) => r.toFraction())).toEqual([0.98, 0.99]);
    expect(system.reference.assumptions!.join()).toMatch(/depth 1,200 mm.*average power 80 %/);
  });

  test('GB300 coolant table: water that leaves at 54.8 °C with 121.5 kW, within 1 %', () => {
    // Independent: Lenovo Press LP2357, table 27. ρ·c_p·V̇·ΔT = Q gives L/min = 14.47 · Q / ΔT.
    const table = RackSystem.GB300_NVL72.flowTable!;
    expect(table.map((p) => p.supplyTemperature.toCelsius())).toEqual([25, 30, 35, 40, 45]);
    expect(table.map((p) => p.flow.toLitersPerMinute())).toEqual([59, 71, 89, 119, 177].map((v) => expect.closeTo(v, 9)));
    expect(RackSystem.GB300_NVL72.flowTableFluid).toBe(Fluid.WATER);
    for (const p of table.slice(0, 4)) {
      const formula = (121.5 * 14.47) / (54.8 - p.supplyTemperature.toCelsius());
      expect(Math.abs(p.flow.toLitersPerMinute() / formula - 1)).toBeLessThan(0.01);
    }
    // The last point leaves the formula by 1.3 %: 179.4 against 177 published.
    expect(table[4].flow.toLitersPerMinute() / ((121.5 * 14.47) / 9.8)).toBeCloseTo(0.987, 3);
  });

  test('GB300 pressure drop follows the exponent within 2.5 %', () => {
    const { flowTable, pressureExponent } = RackSystem.GB300_NVL72;
    for (const p of flowTable!) {
      const formula = 2.3 * (p.flow.toLitersPerMinute() / 59) ** pressureExponent!;
      expect(Math.abs(p.pressureDrop.toPsi() / formula - 1)).toBeLessThan(0.025);
    }
    // 8.5 psi at 40 °C.
    expect(flowTable![3].pressureDrop.toBars()).toBeCloseTo(0.586, 3);
  });

  test('GB200 NVL72 has the split of its document', () => {
    // HPE QuickSpecs a50009224enw: 132 kW, 115 kW of it in liquid, 192 kW peak.
    const system = RackSystem.GB200_NVL72;
    expect([system.thermalPower, system.provisionedPower, system.peakPower].map((p) => p.toKilowatts())).toEqual([132, 132, 192]);
    expect(system.thermalPower.times(system.liquidShare.toFraction()).toKilowatts()).toBeCloseTo(115, 9);
    expect([system.width, system.depth, system.height].map((l) => l!.toMillimeters())).toEqual([600, 1068, 2236].map((v) => expect.closeTo(v, 9)));
  });

  test('Vera Rubin is unconfirmed, 187 to 330 kW, without mass', () => {
    const system = RackSystem.VERA_RUBIN_NVL72;
    expect(system.thermalPower.toKilowatts()).toBe(230);
    expect(system.reference.confidence).toBe(Confidence.UNCONFIRMED);
    expect(system.liquidShare.toPercent()).toBe(100);
    expect([system.mass, system.width, system.shelfPower, system.flowTable]).toEqual([undefined, undefined, undefined, undefined]);
    // 1.5 L/min for each kilowatt, the value derived for 10 K and PG25 elsewhere: 345 L/min at 230 kW.
    expect(system.litersPerMinutePerKilowatt * 230).toBe(345);
    expect(RackSystem.veraRubinNvl72({ power: kw(190) }).provisionedPower.toKilowatts()).toBe(190);
    for (const power of [186, 331]) {
      expect(codeOf(() => RackSystem.veraRubinNvl72({ power: kw(power) }))).toBe('InvalidValue');
    }
  });

  test('an average of one’s own replaces the estimate and nothing else', () => {
    const measured = RackSystem.GB300_NVL72.withAveragePower(kw(100));
    expect(measured.averagePower.toKilowatts()).toBe(100);
    expect({ ...measured, averagePower: 0, reference: 0 }).toEqual({ ...RackSystem.GB300_NVL72, averagePower: 0, reference: 0 });
    expect(measured.reference.assumptions!.join()).not.toMatch(/80 %/);
    expect(RackSystem.GB300_NVL72.averagePower.toKilowatts()).toBe(108);
    expect(codeOf(() => RackSystem.GB300_NVL72.withAveragePower(kw(136)))).toBe('InvalidValue');
  });
});

describe('racks of servers', () => {
  test('servers have the figures of their guides', () => {
    // NVIDIA user guides of DGX H100, B200 and B300.
    expect([ServerModel.DGX_H100, ServerModel.DGX_B200, ServerModel.DGX_B300].map((s) => s.maximumPower.toKilowatts())).toEqual([10.2, 14.3, 15]);
    expect([ServerModel.DGX_H100, ServerModel.DGX_B200, ServerModel.DGX_B300].map((s) => s.rackUnits)).toEqual([8, 10, 10]);
    expect([ServerModel.DGX_H100, ServerModel.DGX_B200, ServerModel.DGX_B300].map((s) => s.mass!.toKilograms())).toEqual([130.45, 142.4, 168]);
    expect(ServerModel.DGX_B300.peakPower.toKilowatts()).toBe(19.7);
  });

  test('a rack is their sum', () => {
    // NVIDIA Best Practices with DGX B200: 28.6 and 57.2 kW, 8,580 CFM a rack of four.
    expect(RackSystem.DGX_B200_X2.provisionedPower.toKilowatts()).toBeCloseTo(28.6, 9);
    expect(RackSystem.DGX_B200_X4.provisionedPower.toKilowatts()).toBeCloseTo(57.2, 9);
    expect(RackSystem.DGX_B300_X4.peakPower.toKilowatts()).toBeCloseTo(78.8, 9);
    expect(RackSystem.DGX_H100_X4.thermalPower.toKilowatts()).toBeCloseTo(40.8, 9);
    expect([RackSystem.DGX_H100_X4.gpus, RackSystem.DGX_H100_X4.nvlinkDomain, RackSystem.DGX_H100_X4.cordCount]).toEqual([32, 8, 2]);
    expect(RackSystem.DGX_B200_X4.liquidShare.toFraction()).toBe(0);
    // 57.2 kW / (1.2072 kJ/(m³·K) · 4.0493 m³/s).
    expect(RackSystem.DGX_B200_X4.airTemperatureRise.toKelvins()).toBeCloseTo(11.7, 2);
    expect(RackSystem.DGX_B200_X4.reference.source).toMatch(/8,580 CFM/);
    // 14.3 kW and 1,550 CFM a server.
    expect(RackSystem.DGX_B200_X2.airTemperatureRise.toKelvins()).toBeCloseTo(16.19, 2);
    expect(RackSystem.DGX_B300_X4.airTemperatureRise.toKelvins()).toBe(15);
  });

  test('mass is evaluated only with that of the frame', () => {
    expect(RackSystem.DGX_H100_X4.mass).toBeUndefined();
    const rack = RackSystem.servers({
      server: ServerModel.DGX_H100,
      count: 4,
      frameMass: Mass.kilograms(150),
      width: Length.millimeters(600),
      depth: Length.millimeters(1200),
      rackUnits: 42,
    });
    expect(rack.mass!.toKilograms()).toBeCloseTo(150 + 4 * 130.45, 9);
    expect(rack.name).toBe('DGX H100 x4');
  });

  test('servers must fit', () => {
    const server = ServerModel.DGX_B200;
    expect(codeOf(() => RackSystem.servers({ server, count: 5, rackUnits: 48 }))).toBe('InvalidValue');
    expect(codeOf(() => RackSystem.servers({ server, count: 0 }))).toBe('InvalidValue');
    expect(codeOf(() => RackSystem.servers({ server, count: 2.5 }))).toBe('InvalidValue');
  });

  test('a server of one’s own is checked', () => {
    const server = ServerModel.of({ name: 'mine', maximumPower: kw(1), rackUnits: 2 });
    expect([server.peakPower.toKilowatts(), server.gpus, server.reference.confidence]).toEqual([1, 0, Confidence.USER]);
    expect(RackSystem.servers({ server, count: 10 }).loadClass).toBe(LoadClass.NETWORK);
    expect(codeOf(() => ServerModel.of({ name: 'x', maximumPower: Power.ZERO, rackUnits: 2 }))).toBe('InvalidValue');
    expect(codeOf(() => ServerModel.of({ name: 'x', maximumPower: kw(2), peakPower: kw(1), rackUnits: 2 }))).toBe('InvalidValue');
    expect(codeOf(() => ServerModel.of({ name: 'x', maximumPower: kw(2), rackUnits: 0 }))).toBe('InvalidValue');
    expect(codeOf(() => ServerModel.of({ name: ' ', maximumPower: kw(2), rackUnits: 2 }))).toBe('InvalidValue');
  });
});

describe('service racks', () => {
  test('all four numbers are the power', () => {
    const rack = RackSystem.network({ power: kw(15) });
    expect([rack.thermalPower, rack.provisionedPower, rack.peakPower, rack.averagePower].map((p) => p.toKilowatts())).toEqual([15, 15, 15, 15]);
    expect([rack.loadClass, rack.cordCount, rack.gpus, rack.shelfCount]).toEqual([LoadClass.NETWORK, 2, 0, 0]);
  });

  test('unless given', () => {
    const rack = RackSystem.storage({ power: kw(11), provisionedPower: kw(14), peakPower: kw(16), averagePower: kw(9) });
    expect([rack.thermalPower, rack.provisionedPower, rack.peakPower, rack.averagePower].map((p) => p.toKilowatts())).toEqual([11, 14, 16, 9]);
    expect(rack.loadClass).toBe(LoadClass.STORAGE);
  });
});

describe('a system of one’s own', () => {
  const good = { name: 'mine', thermalPower: kw(100) };
  const table = [point(25, 50, 2), point(35, 80, 4)];

  test('defaults', () => {
    const system = RackSystem.of(good);
    expect([system.provisionedPower, system.peakPower, system.averagePower].map((p) => p.toKilowatts())).toEqual([100, 100, 80]);
    expect(system.reference).toEqual({ name: 'mine', source: 'given by the user', confidence: Confidence.USER });
    expect([system.mass, system.nvlinkDomain, system.flowTable]).toEqual([undefined, undefined, undefined]);
  });

  test.each([
    ['no name', { name: '' }],
    ['no power', { thermalPower: Power.ZERO }],
    ['thermal above provisioned', { provisionedPower: kw(99) }],
    ['provisioned above peak', { provisionedPower: kw(120), peakPower: kw(110) }],
    ['average above thermal', { averagePower: kw(101) }],
    ['peak of ten times', { peakPower: kw(1000) }],
    ['liquid share of 101 %', { liquidShare: Ratio.percent(101) }],
    ['power factor of 0', { powerFactor: Ratio.ZERO }],
    ['power factor above 1', { cordPowerFactor: Ratio.of(1.2) }],
    ['half a GPU', { gpus: 0.5 }],
    ['no cord', { cordCount: 0 }],
    ['shelves without rating', { shelfCount: 8 }],
    ['shelves that lose nearly all', { shelfCount: 8, shelfPower: kw(33), shelfEfficiency: Ratio.percent(3) }],
    ['return not above supply', { maximumSupplyTemperature: Temperature.celsius(45), maximumReturnTemperature: Temperature.celsius(45) }],
    ['a falling table', { flowTable: [...table].reverse() }],
    ['an empty table', { flowTable: [] }],
    ['a table without flow', { flowTable: [point(25, 0, 2)] }],
    ['pressure that does not rise', { flowTable: table, pressureExponent: 0 }],
    ['no flow for a kilowatt', { litersPerMinutePerKilowatt: 0 }],
    ['no mass', { mass: Mass.ZERO }],
    ['a width of 60 m', { width: Length.meters(60) }],
    ['no rack units', { rackUnits: 0 }],
  ])('with %s is refused', (_, wrong) => {
    expect(codeOf(() => RackSystem.of({ ...good, ...wrong }))).toBe('InvalidValue');
  });
});
