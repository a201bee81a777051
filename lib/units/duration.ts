import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** A span of time. Never negative. Immutable. */
export class Duration {
  /** Zero. */
  public static readonly ZERO = new Duration(0);

  /** An amount in seconds. Fails on what is not a finite number of at least 0. */
  public static seconds(value: number): Duration {
    return new Duration(nonNegative('seconds', value));
  }

  /** An amount in milliseconds. Fails on what is not a finite number of at least 0. */
  public static milliseconds(value: number): Duration {
    return new Duration(nonNegative('milliseconds', value) * 0.001);
  }

  /** An amount in minutes. Fails on what is not a finite number of at least 0. */
  public static minutes(value: number): Duration {
    return new Duration(nonNegative('minutes', value) * 60);
  }

  /** An amount in hours. Fails on what is not a finite number of at least 0. */
  public static hours(value: number): Duration {
    return new Duration(nonNegative('hours', value) * 3600);
  }

  /** An amount in years of 8,760 hours. Fails on what is not a finite number of at least 0. */
  public static years(value: number): Duration {
    return new Duration(nonNegative('years', value) * 31536000);
  }

  /** The sum; zero of nothing. */
  public static sum(items: Duration[]): Duration {
    return new Duration(amounts(items, Duration).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: Duration[]): Duration {
    return amounts(items, Duration).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? Duration.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: Duration[]): Duration {
    return amounts(items, Duration).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? Duration.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in seconds. */
  public toSeconds(): number {
    return this.si;
  }

  /** The amount in milliseconds. */
  public toMilliseconds(): number {
    return this.si / 0.001;
  }

  /** The amount in minutes. */
  public toMinutes(): number {
    return this.si / 60;
  }

  /** The amount in hours. */
  public toHours(): number {
    return this.si / 3600;
  }

  /** The amount in years of 8,760 hours. */
  public toYears(): number {
    return this.si / 31536000;
  }

  /** The sum of both. */
  public plus(other: Duration): Duration {
    return new Duration(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: Duration): Duration {
    return new Duration(difference('seconds', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): Duration {
    return new Duration(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): Duration {
    return new Duration(quotient('a span of time', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: Duration): Ratio {
    return Ratio.of(quotient('a span of time', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: Duration): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: Duration): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: Duration, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [
      [3600, 'h'],
      [60, 'min'],
      [1, 's'],
      [0.001, 'ms'],
    ]);
  }
}
