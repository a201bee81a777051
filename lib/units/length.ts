import { Area } from './area';
import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** Length. Never negative. Immutable. */
export class Length {
  /** Zero. */
  public static readonly ZERO = new Length(0);

  /** An amount in meters. Fails on what is not a finite number of at least 0. */
  public static meters(value: number): Length {
    return new Length(nonNegative('meters', value));
  }

  /** An amount in millimeters. Fails on what is not a finite number of at least 0. */
  public static millimeters(value: number): Length {
    return new Length(nonNegative('millimeters', value) * 0.001);
  }

  /** An amount in kilometers. Fails on what is not a finite number of at least 0. */
  public static kilometers(value: number): Length {
    return new Length(nonNegative('kilometers', value) * 1000.0);
  }

  /** An amount in feet. Fails on what is not a finite number of at least 0. */
  public static feet(value: number): Length {
    return new Length(nonNegative('feet', value) * 0.3048);
  }

  /** The sum; zero of nothing. */
  public static sum(items: Length[]): Length {
    return new Length(amounts(items, Length).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: Length[]): Length {
    return amounts(items, Length).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? Length.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: Length[]): Length {
    return amounts(items, Length).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? Length.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in meters. */
  public toMeters(): number {
    return this.si;
  }

  /** The amount in millimeters. */
  public toMillimeters(): number {
    return this.si / 0.001;
  }

  /** The amount in kilometers. */
  public toKilometers(): number {
    return this.si / 1000.0;
  }

  /** The amount in feet. */
  public toFeet(): number {
    return this.si / 0.3048;
  }

  /** The sum of both. */
  public plus(other: Length): Length {
    return new Length(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: Length): Length {
    return new Length(difference('meters', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): Length {
    return new Length(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): Length {
    return new Length(quotient('length', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: Length): Ratio {
    return Ratio.of(quotient('length', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: Length): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: Length): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: Length, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** Area of a rectangle. */
  public by(other: Length): Area {
    return Area.squareMeters(this.si * other.toMeters());
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [
      [1, 'm'],
      [0.001, 'mm'],
    ]);
  }
}
