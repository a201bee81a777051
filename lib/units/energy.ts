import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** Energy. Never negative. Immutable. */
export class Energy {
  /** Zero. */
  public static readonly ZERO = new Energy(0);

  /** An amount in joules. Fails on what is not a finite number of at least 0. */
  public static joules(value: number): Energy {
    return new Energy(nonNegative('joules', value));
  }

  /** An amount in kilojoules. Fails on what is not a finite number of at least 0. */
  public static kilojoules(value: number): Energy {
    return new Energy(nonNegative('kilojoules', value) * 1000.0);
  }

  /** An amount in kilowatt-hours. Fails on what is not a finite number of at least 0. */
  public static kilowattHours(value: number): Energy {
    return new Energy(nonNegative('kilowattHours', value) * 3600000.0);
  }

  /** An amount in megawatt-hours. Fails on what is not a finite number of at least 0. */
  public static megawattHours(value: number): Energy {
    return new Energy(nonNegative('megawattHours', value) * 3600000000.0);
  }

  /** The sum; zero of nothing. */
  public static sum(items: Energy[]): Energy {
    return new Energy(amounts(items, Energy).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: Energy[]): Energy {
    return amounts(items, Energy).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? Energy.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: Energy[]): Energy {
    return amounts(items, Energy).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? Energy.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in joules. */
  public toJoules(): number {
    return this.si;
  }

  /** The amount in kilojoules. */
  public toKilojoules(): number {
    return this.si / 1000.0;
  }

  /** The amount in kilowatt-hours. */
  public toKilowattHours(): number {
    return this.si / 3600000.0;
  }

  /** The amount in megawatt-hours. */
  public toMegawattHours(): number {
    return this.si / 3600000000.0;
  }

  /** The sum of both. */
  public plus(other: Energy): Energy {
    return new Energy(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: Energy): Energy {
    return new Energy(difference('joules', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): Energy {
    return new Energy(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): Energy {
    return new Energy(quotient('energy', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: Energy): Ratio {
    return Ratio.of(quotient('energy', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: Energy): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: Energy): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: Energy, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [
      [3600000000.0, 'MWh'],
      [3600000.0, 'kWh'],
      [1000.0, 'kJ'],
      [1, 'J'],
    ]);
  }
}
