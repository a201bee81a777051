import * as fc from 'fast-check';
import * as units from '../../lib/units';
import {
  Area,
  Current,
  DataRate,
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

interface Operations {
  plus(other: Quantity): Quantity;
  minus(other: Quantity): Quantity;
  times(factor: number): Quantity;
  dividedBy(divisor: number): Quantity;
  isGreaterThan(other: Quantity): boolean;
  isLessThan(other: Quantity): boolean;
  isEqualTo(other: Quantity, relativeTolerance?: number): boolean;
}
type Quantity = Operations & Record<string, () => number>;
type Factory = (value: number) => Quantity;

/** Every factory of every unit, with its reader: `kilowatts` is read by `toKilowatts`. */
const factories = Object.entries(units).flatMap(([unit, type]) =>
  Object.getOwnPropertyNames(type)
    .filter((name) => !['length', 'name', 'prototype', 'ZERO', 'ONE', 'sum', 'max', 'min'].includes(name))
    .map((name) => ({
      unit,
      name: name === 'of' ? 'ratio' : name,
      make: (type as unknown as Record<string, Factory>)[name].bind(type) as Factory,
      reader: name === 'of' ? 'toFraction' : `to${name[0].toUpperCase()}${name.slice(1)}`,
    })),
);
const signed = (unit: string): boolean => unit.startsWith('Temperature');
const amount = fc.double({ min: 0.001, max: 1e6, noNaN: true });

describe('every factory of every unit', () => {
  test('there are all the units', () => {
    expect(new Set(factories.map((f) => f.unit)).size).toBe(18);
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
    const cycle: { self?: unknown } = {};
    cycle.self = cycle;
    for (const bad of [NaN, Infinity, -Infinity, '5', undefined, null, true, 10n, Symbol('5'), cycle, () => 5] as number[]) {
      expect(codeOf(() => make(bad))).toBe('QuantityNotFinite');
    }
    expect(() => make(NaN)).toThrow(`'${name}' must be a finite number${signed(unit) ? ', got NaN' : ' of at least 0, got NaN'}`);
    // A late-bound cdktf number, and what becomes of it after arithmetic.
    expect(() => make(-8.1e298)).toThrow(`'${name}' must be known at synth time, got a late-bound value; pass a number`);
    expect(codeOf(() => make(-8.1e298 / 1000))).toBe('QuantityLateBound');
    expect(codeOf(() => make(1e15))).toBe('QuantityLateBound');
    if (!signed(unit)) {
      expect(codeOf(() => make(-1))).toBe('QuantityNegative');
    }
  });
});

/** The first factory of every unit with amounts that add up: all but Temperature. */
const additive = factories.filter((f, at) => f.unit !== 'Temperature' && factories.findIndex((other) => other.unit === f.unit) === at);

describe('arithmetic', () => {
  test.each(additive)('$unit: addition is associative and commutative, order is total', ({ make }) => {
    fc.assert(
      fc.property(amount, amount, amount, (a, b, c) => {
        const [x, y, z] = [a, b, c].map((value) => make(value));
        expect(
          x
            .plus(y)
            .plus(z)
            .isEqualTo(x.plus(y.plus(z))),
        ).toBe(true);
        expect(x.plus(y).isEqualTo(y.plus(x))).toBe(true);
        expect(x.plus(y).minus(y).isEqualTo(x, 1e-6)).toBe(true);
        expect(x.times(4).dividedBy(4).isEqualTo(x)).toBe(true);
        expect([x.isLessThan(y), x.isGreaterThan(y)]).toEqual([a < b, a > b]);
      }),
    );
    expect(codeOf(() => make(1).dividedBy(0))).toBe('DivisionByZero');
    expect(codeOf(() => make(1).times(NaN))).toBe('QuantityNotFinite');
    expect(codeOf(() => make(1).dividedBy(-8.1e298))).toBe('QuantityLateBound');
  });

  test('temperatures are ordered, and equal within a tolerance', () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const [x, y] = [Temperature.celsius(a), Temperature.celsius(b)];
        expect([x.isLessThan(y), x.isGreaterThan(y)]).toEqual([a < b, a > b]);
        expect(y.plus(x.minus(y)).isEqualTo(x)).toBe(true);
        expect(x.lowered(x.minus(y)).isEqualTo(y)).toBe(true);
      }),
    );
    expect(Temperature.celsius(45).isEqualTo(Temperature.celsius(45.1))).toBe(false);
    expect(Temperature.celsius(45).isEqualTo(Temperature.celsius(45.1), 1e-3)).toBe(true); // 0.1 K of 318 K is 3.1e-4.
  });

  test('the bound for late-bound numbers is for numbers from outside, not for our own large amounts', () => {
    // 100 MW for a year of 8,760 h is 876,000 MWh, or 3.15e15 J.
    const year = Power.megawatts(100).over(Duration.years(1));
    expect(year.toMegawattHours()).toBeCloseTo(876_000, 6);
    expect(year.minus(Energy.megawattHours(76_000)).toMegawattHours()).toBeCloseTo(800_000, 6);
    expect(year.ratioTo(Energy.megawattHours(438_000)).toFraction()).toBeCloseTo(2, 12);
    // 2,000 Tb/s less 500 Tb/s is 1.5e15 b/s; twice 1,000 Tb/s.
    const fabric = DataRate.terabitsPerSecond(2000);
    expect(fabric.minus(DataRate.terabitsPerSecond(500)).toTerabitsPerSecond()).toBeCloseTo(1500, 9);
    expect(fabric.ratioTo(DataRate.terabitsPerSecond(1000)).toFraction()).toBe(2);
  });

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
    // 0.3 - 0.1 - 0.2 is -2.8e-17 in binary.
    expect(Ratio.of(0.3).minus(Ratio.of(0.1)).minus(Ratio.of(0.2)).toFraction()).toBe(0);
    expect(codeOf(() => Ratio.of(0.3).minus(Ratio.of(0.4)))).toBe('QuantityNegative');
    expect(codeOf(() => Power.kilowatts(1).ratioTo(Power.ZERO))).toBe('DivisionByZero');
  });

  test('temperatures and differences are two things', () => {
    expect(Temperature.celsius(40).minus(Temperature.celsius(45)).toKelvins()).toBe(-5);
    expect(Temperature.celsius(36).plus(TemperatureDelta.kelvins(4)).toCelsius()).toBe(40);
    expect(Temperature.fahrenheit(212).toCelsius()).toBeCloseTo(100, 9);
    expect(Temperature.celsius(0).toKelvin()).toBe(273.15);
    expect(codeOf(() => Temperature.celsius(-300))).toBe('QuantityOutOfRange');
    expect(codeOf(() => Temperature.celsius(-270).lowered(TemperatureDelta.kelvins(5)))).toBe('QuantityOutOfRange');
    // Absolute zero itself is allowed; what is below is told in the unit that was given.
    expect([Temperature.kelvin(0), Temperature.celsius(-273.15), Temperature.fahrenheit(-459.67)].map((t) => t.toCelsius())).toEqual([
      -273.15, -273.15, -273.15,
    ]);
    expect(() => Temperature.kelvin(-1)).toThrow("'kelvin' must be at least 0 K, got -1 K");
    expect(() => Temperature.fahrenheit(-460)).toThrow("'fahrenheit' must be at least -459.67 °F, got -460 °F");
  });

  test('across dimensions', () => {
    // 142 kW for 2 h is 284 kWh.
    expect(Power.kilowatts(142).over(Duration.hours(2)).toKilowattHours()).toBeCloseTo(284, 9);
    expect(Energy.kilowattHours(1).toJoules()).toBe(3.6e6);
    // 132 kW / 0.95 = 138.947 kVA; 138,947 VA / (√3 · 415 V) = 193.304 A.
    const apparent = Power.kilowatts(132).atPowerFactor(Ratio.of(0.95));
    expect(apparent.toKilovoltAmperes()).toBeCloseTo(138.947, 3);
    expect(apparent.threePhaseCurrent(Voltage.volts(415)).toAmperes()).toBeCloseTo(193.304, 3);
    // 1,000,000 VA / (√3 · 480 V) = 1,202.81 A.
    expect(Power.megawatts(1).atPowerFactor(Ratio.ONE).threePhaseCurrent(Voltage.volts(480)).toAmperes()).toBeCloseTo(1202.81, 2);
    expect(codeOf(() => Power.kilowatts(1).atPowerFactor(Ratio.ZERO))).toBe('DivisionByZero');
    expect(codeOf(() => apparent.threePhaseCurrent(Voltage.ZERO))).toBe('DivisionByZero');
    expect(codeOf(() => Mass.kilograms(1).floorLoadOver(Area.ZERO))).toBe('DivisionByZero');
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
