import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** Data rate. Never negative. Immutable. */
export class DataRate {
  /** Zero. */
  public static readonly ZERO = new DataRate(0);

  /** An amount in bits per second. Fails on what is not a finite number of at least 0. */
  public static bitsPerSecond(value: number): DataRate {
    return new DataRate(nonNegative('bitsPerSecond', value));
  }

  /** An amount in gigabits per second. Fails on what is not a finite number of at least 0. */
  public static gigabitsPerSecond(value: number): DataRate {
    return new DataRate(nonNegative('gigabitsPerSecond', value) * 1000000000.0);
  }

  /** An amount in terabits per second. Fails on what is not a finite number of at least 0. */
  public static terabitsPerSecond(value: number): DataRate {
    return new DataRate(nonNegative('terabitsPerSecond', value) * 1000000000000.0);
  }

  /** The sum; zero of nothing. */
  public static sum(items: DataRate[]): DataRate {
    return new DataRate(amounts(items, DataRate).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: DataRate[]): DataRate {
    return amounts(items, DataRate).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? DataRate.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: DataRate[]): DataRate {
    return amounts(items, DataRate).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? DataRate.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in bits per second. */
  public toBitsPerSecond(): number {
    return this.si;
  }

  /** The amount in gigabits per second. */
  public toGigabitsPerSecond(): number {
    return this.si / 1000000000.0;
  }

  /** The amount in terabits per second. */
  public toTerabitsPerSecond(): number {
    return this.si / 1000000000000.0;
  }

  /** The sum of both. */
  public plus(other: DataRate): DataRate {
    return new DataRate(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: DataRate): DataRate {
    return new DataRate(difference('bitsPerSecond', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): DataRate {
    return new DataRate(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): DataRate {
    return new DataRate(quotient('data rate', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: DataRate): Ratio {
    return Ratio.of(quotient('data rate', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: DataRate): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: DataRate): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: DataRate, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [
      [1000000000000.0, 'Tb/s'],
      [1000000000.0, 'Gb/s'],
      [1, 'b/s'],
    ]);
  }
}
