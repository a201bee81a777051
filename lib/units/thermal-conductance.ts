import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** Heat for each kelvin of difference: of an exchanger (UA), or of a flow (heat capacity rate). Never negative. Immutable. */
export class ThermalConductance {
  /** Zero. */
  public static readonly ZERO = new ThermalConductance(0);

  /** An amount in watts per kelvin. Fails on what is not a finite number of at least 0. */
  public static wattsPerKelvin(value: number): ThermalConductance {
    return new ThermalConductance(nonNegative('wattsPerKelvin', value));
  }

  /** An amount in kilowatts per kelvin. Fails on what is not a finite number of at least 0. */
  public static kilowattsPerKelvin(value: number): ThermalConductance {
    return new ThermalConductance(nonNegative('kilowattsPerKelvin', value) * 1000.0);
  }

  /** The sum; zero of nothing. */
  public static sum(items: ThermalConductance[]): ThermalConductance {
    return new ThermalConductance(amounts(items, ThermalConductance).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: ThermalConductance[]): ThermalConductance {
    return amounts(items, ThermalConductance).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? ThermalConductance.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: ThermalConductance[]): ThermalConductance {
    return amounts(items, ThermalConductance).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? ThermalConductance.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in watts per kelvin. */
  public toWattsPerKelvin(): number {
    return this.si;
  }

  /** The amount in kilowatts per kelvin. */
  public toKilowattsPerKelvin(): number {
    return this.si / 1000.0;
  }

  /** The sum of both. */
  public plus(other: ThermalConductance): ThermalConductance {
    return new ThermalConductance(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: ThermalConductance): ThermalConductance {
    return new ThermalConductance(difference('wattsPerKelvin', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): ThermalConductance {
    return new ThermalConductance(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): ThermalConductance {
    return new ThermalConductance(quotient('heat for each kelvin of difference', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: ThermalConductance): Ratio {
    return Ratio.of(quotient('heat for each kelvin of difference', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: ThermalConductance): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: ThermalConductance): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: ThermalConductance, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [
      [1000.0, 'kW/K'],
      [1, 'W/K'],
    ]);
  }
}
