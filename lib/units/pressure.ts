import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** Pressure, or a difference of pressures. Never negative. Immutable. */
export class Pressure {
  /** Zero. */
  public static readonly ZERO = new Pressure(0);

  /** An amount in pascals. Fails on what is not a finite number of at least 0. */
  public static pascals(value: number): Pressure {
    return new Pressure(nonNegative('pascals', value));
  }

  /** An amount in kilopascals. Fails on what is not a finite number of at least 0. */
  public static kilopascals(value: number): Pressure {
    return new Pressure(nonNegative('kilopascals', value) * 1000.0);
  }

  /** An amount in bars. Fails on what is not a finite number of at least 0. */
  public static bars(value: number): Pressure {
    return new Pressure(nonNegative('bars', value) * 100000.0);
  }

  /** An amount in pounds-force per square inch. Fails on what is not a finite number of at least 0. */
  public static psi(value: number): Pressure {
    return new Pressure(nonNegative('psi', value) * 6894.757293168);
  }

  /** The sum; zero of nothing. */
  public static sum(items: Pressure[]): Pressure {
    return new Pressure(amounts(items, Pressure).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: Pressure[]): Pressure {
    return amounts(items, Pressure).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? Pressure.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: Pressure[]): Pressure {
    return amounts(items, Pressure).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? Pressure.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in pascals. */
  public toPascals(): number {
    return this.si;
  }

  /** The amount in kilopascals. */
  public toKilopascals(): number {
    return this.si / 1000.0;
  }

  /** The amount in bars. */
  public toBars(): number {
    return this.si / 100000.0;
  }

  /** The amount in pounds-force per square inch. */
  public toPsi(): number {
    return this.si / 6894.757293168;
  }

  /** The sum of both. */
  public plus(other: Pressure): Pressure {
    return new Pressure(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: Pressure): Pressure {
    return new Pressure(difference('pascals', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): Pressure {
    return new Pressure(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): Pressure {
    return new Pressure(quotient('pressure', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: Pressure): Ratio {
    return Ratio.of(quotient('pressure', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: Pressure): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: Pressure): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: Pressure, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [
      [100000.0, 'bar'],
      [1000.0, 'kPa'],
      [1, 'Pa'],
    ]);
  }
}
