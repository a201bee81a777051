import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** Volume. Never negative. Immutable. */
export class Volume {
  /** Zero. */
  public static readonly ZERO = new Volume(0);

  /** An amount in cubic meters. Fails on what is not a finite number of at least 0. */
  public static cubicMeters(value: number): Volume {
    return new Volume(nonNegative('cubicMeters', value));
  }

  /** An amount in liters. Fails on what is not a finite number of at least 0. */
  public static liters(value: number): Volume {
    return new Volume(nonNegative('liters', value) * 0.001);
  }

  /** The sum; zero of nothing. */
  public static sum(items: Volume[]): Volume {
    return new Volume(amounts(items, Volume).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: Volume[]): Volume {
    return amounts(items, Volume).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? Volume.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: Volume[]): Volume {
    return amounts(items, Volume).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? Volume.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in cubic meters. */
  public toCubicMeters(): number {
    return this.si;
  }

  /** The amount in liters. */
  public toLiters(): number {
    return this.si / 0.001;
  }

  /** The sum of both. */
  public plus(other: Volume): Volume {
    return new Volume(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: Volume): Volume {
    return new Volume(difference('cubicMeters', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): Volume {
    return new Volume(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): Volume {
    return new Volume(quotient('volume', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: Volume): Ratio {
    return Ratio.of(quotient('volume', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: Volume): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: Volume): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: Volume, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [
      [1, 'm³'],
      [0.001, 'L'],
    ]);
  }
}
