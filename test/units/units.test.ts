import * as fc from 'fast-check';
import * as units from '../../lib/units';
import {
  Area,
  Current,
  Energy,
  FlowRate,
  Length,
  Mass,
  Power,
  Pressure,
  Ratio,
  Temperature,
  TemperatureDelta,
  Voltage,
  ApparentPower,
  Duration,
  MassFlow,
} from '../../lib/units';
import { codeOf } from '../support/cloud';

type Quantity = { plus(o: Quantity): Quantity; isEqualTo(o: Quantity, t?: number): boolean; toString(): string } & Record<string, () => number>;
type Factory = (value: number) => Quantity;

/** Every factory of every unit, with its reader: `kilowatts` is read by `toKilowatts`. */
const factories = Object.entries(units).flatMap(([unit, type]) =>
  Object.getOwnPropertyNames(type)
    .filter((name) => !['length', 'name', 'prototype', 'ZERO', 'ONE', 'sum', 'max', 'min', 'of', 'percent'].includes(name))
    .map((name) => ({
      unit,
      name,
      make: (type as unknown as Record<string, Factory>)[name].bind(type) as Factory,
      reader: `to${name[0].toUpperCase()}${name.slice(1)}`,
    })),
);
const signed = (unit: string): boolean => unit.startsWith('Temperature');
const amount = fc.double({ min: 0.001, max: 1e6, noNaN: true });

describe('every factory of every unit', () => {
  test('there are all the units', () => {
    expect(new Set(factories.map((f) => f.unit)).size).toBeGreaterThanOrEqual(17);
  });

  test.each(factories)('$unit.$name is read back', ({ make, reader, unit, name }) => {
    fc.assert(
      fc.property(amount, (value) => {
        const back = make(value)[reader]();
        // Temperatures go through an offset, so their tolerance is absolute.
        expect(Math.abs(back - value)).toBeLessThanOrEqual(unit === 'Temperature' ? 1e-9 * (value + 1000) : 1e-12 * value * 10);
      }),
    );
    expect(name).not.toBe('');
  });

  test.each(factories)('$unit.$name refuses what is no amount, and says what to do', ({ make, unit, name }) => {
    for (const bad of [NaN, Infinity, -Infinity, '5' as never, undefined as never, null as never]) {
      expect(codeOf(() => make(bad))).toBe('QuantityNotFinite');
    }
    // A late-bound cdktf number, and what becomes of it after arithmetic.
    expect(() => make(-8.1e298)).toThrow(`'${name}' must be known at synth time, got a late-bound value; pass a number`);
    expect(codeOf(() => make(-8.1e298 / 1000))).toBe('QuantityLateBound');
    if (!signed(unit)) {
      expect(codeOf(() => make(-1))).toBe('QuantityNegative');
    }
  });
});

describe('arithmetic', () => {
  test('sums do not depend on grouping or order', () => {
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        const [x, y, z] = [a, b, c].map(Power.kilowatts);
        expect(
          x
            .plus(y)
            .plus(z)
            .isEqualTo(z.plus(x.plus(y))),
        ).toBe(true);
        expect(Power.sum([x, y, z]).isEqualTo(x.plus(y).plus(z))).toBe(true);
        expect(Power.max([x, y, z]).isLessThan(x)).toBe(false);
        expect(Power.min([x, y, z]).isGreaterThan(x)).toBe(false);
      }),
    );
  });

  test('a difference below zero is refused; rounding noise is zero', () => {
    expect(codeOf(() => Power.kilowatts(1).minus(Power.kilowatts(2)))).toBe('QuantityNegative');
    expect(
      Power.kilowatts(0.1 + 0.2)
        .minus(Power.kilowatts(0.3))
        .toWatts(),
    ).toBeCloseTo(0, 9);
    expect(codeOf(() => Power.kilowatts(1).dividedBy(0))).toBe('DivisionByZero');
    expect(codeOf(() => Power.kilowatts(1).ratioTo(Power.ZERO))).toBe('DivisionByZero');
  });

  test('temperatures and differences are two things', () => {
    expect(Temperature.celsius(40).minus(Temperature.celsius(45)).toKelvins()).toBe(-5);
    expect(Temperature.celsius(36).plus(TemperatureDelta.kelvins(4)).toCelsius()).toBe(40);
    expect(Temperature.fahrenheit(212).toCelsius()).toBeCloseTo(100, 9);
    expect(codeOf(() => Temperature.celsius(-300))).toBe('QuantityOutOfRange');
  });

  test('across dimensions', () => {
    // 142 kW for 2 h is 284 kWh.
    expect(Power.kilowatts(142).over(Duration.hours(2)).toKilowattHours()).toBeCloseTo(284, 9);
    expect(Energy.kilowattHours(1).toJoules()).toBe(3.6e6);
    // √3 · 415 V · 640 A = 460.0 kVA.
    expect(Current.amperes(640).threePhaseApparentPower(Voltage.volts(415)).toKilovoltAmperes()).toBeCloseTo(460.03, 1);
    expect(ApparentPower.kilovoltAmperes(100).atPowerFactor(Ratio.of(0.95)).toKilowatts()).toBeCloseTo(95, 9);
    // 1,360 kg · 9.80665 / 0.6408 m² = 20.8 kPa, a GB200 rack on its own footprint of 0.6 × 1.068 m.
    expect(
      Mass.kilograms(1360)
        .floorLoadOver(Length.meters(0.6).by(Length.meters(1.068)))
        .toKilopascals(),
    ).toBeCloseTo(20.8, 1);
    // 1 kg/s of water over 10 K carries 41.8 kW.
    expect(MassFlow.kilogramsPerSecond(1).heatCarried(4180, TemperatureDelta.kelvins(10)).toKilowatts()).toBeCloseTo(41.8, 9);
    expect(FlowRate.litersPerMinute(60).massAt(1000).toKilogramsPerSecond()).toBeCloseTo(1, 12);
    expect(Pressure.psi(35).toBars()).toBeCloseTo(2.413, 3);
    expect(Area.squareMeters(1).toSquareMillimeters()).toBeCloseTo(1e6, 6);
  });

  test('for people', () => {
    expect(String(Power.kilowatts(132))).toBe('132 kW');
    expect(String(Power.megawatts(1.2564))).toBe('1.26 MW');
    expect(String(Temperature.celsius(45))).toBe('45 °C');
    expect(String(Current.amperes(4000))).toBe('4,000 A');
    expect(String(FlowRate.litersPerMinute(952))).toBe('952 L/min');
    expect(String(Ratio.percent(97.5))).toBe('97.5 %');
  });
});
