import { Area } from './area';
import { Pressure } from './pressure';
import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** Mass. Never negative. Immutable. */
export class Mass {
  /** Zero. */
  public static readonly ZERO = new Mass(0);

  /** An amount in kilograms. Fails on what is not a finite number of at least 0. */
  public static kilograms(value: number): Mass {
    return new Mass(nonNegative('kilograms', value));
  }

  /** An amount in metric tons. Fails on what is not a finite number of at least 0. */
  public static metricTons(value: number): Mass {
    return new Mass(nonNegative('metricTons', value) * 1000.0);
  }

  /** An amount in pounds. Fails on what is not a finite number of at least 0. */
  public static pounds(value: number): Mass {
    return new Mass(nonNegative('pounds', value) * 0.45359237);
  }

  /** The sum; zero of nothing. */
  public static sum(items: Mass[]): Mass {
    return new Mass(amounts(items, Mass).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: Mass[]): Mass {
    return amounts(items, Mass).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? Mass.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: Mass[]): Mass {
    return amounts(items, Mass).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? Mass.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in kilograms. */
  public toKilograms(): number {
    return this.si;
  }

  /** The amount in metric tons. */
  public toMetricTons(): number {
    return this.si / 1000.0;
  }

  /** The amount in pounds. */
  public toPounds(): number {
    return this.si / 0.45359237;
  }

  /** The sum of both. */
  public plus(other: Mass): Mass {
    return new Mass(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: Mass): Mass {
    return new Mass(difference('kilograms', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): Mass {
    return new Mass(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): Mass {
    return new Mass(quotient('mass', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: Mass): Ratio {
    return Ratio.of(quotient('mass', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: Mass): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: Mass): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: Mass, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** Uniform load of the weight over an area: p = m · g / A with standard gravity 9.80665 m/s². */
  public floorLoadOver(area: Area): Pressure {
    return Pressure.pascals(quotient('weight', this.si * 9.80665, area.toSquareMeters()));
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [[1, 'kg']]);
  }
}
