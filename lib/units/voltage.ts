import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** Voltage; line to line in three-phase systems. Never negative. Immutable. */
export class Voltage {
  /** Zero. */
  public static readonly ZERO = new Voltage(0);

  /** An amount in volts. Fails on what is not a finite number of at least 0. */
  public static volts(value: number): Voltage {
    return new Voltage(nonNegative('volts', value));
  }

  /** An amount in kilovolts. Fails on what is not a finite number of at least 0. */
  public static kilovolts(value: number): Voltage {
    return new Voltage(nonNegative('kilovolts', value) * 1000.0);
  }

  /** The sum; zero of nothing. */
  public static sum(items: Voltage[]): Voltage {
    return new Voltage(amounts(items, Voltage).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: Voltage[]): Voltage {
    return amounts(items, Voltage).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? Voltage.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: Voltage[]): Voltage {
    return amounts(items, Voltage).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? Voltage.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in volts. */
  public toVolts(): number {
    return this.si;
  }

  /** The amount in kilovolts. */
  public toKilovolts(): number {
    return this.si / 1000.0;
  }

  /** The sum of both. */
  public plus(other: Voltage): Voltage {
    return new Voltage(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: Voltage): Voltage {
    return new Voltage(difference('volts', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): Voltage {
    return new Voltage(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): Voltage {
    return new Voltage(quotient('voltage', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: Voltage): Ratio {
    return Ratio.of(quotient('voltage', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: Voltage): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: Voltage): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: Voltage, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [
      [1000.0, 'kV'],
      [1, 'V'],
    ]);
  }
}
