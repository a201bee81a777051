import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** Area. Never negative. Immutable. */
export class Area {
  /** Zero. */
  public static readonly ZERO = new Area(0);

  /** An amount in square meters. Fails on what is not a finite number of at least 0. */
  public static squareMeters(value: number): Area {
    return new Area(nonNegative('squareMeters', value));
  }

  /** An amount in square millimeters. Fails on what is not a finite number of at least 0. */
  public static squareMillimeters(value: number): Area {
    return new Area(nonNegative('squareMillimeters', value) * 1e-6);
  }

  /** The sum; zero of nothing. */
  public static sum(items: Area[]): Area {
    return new Area(amounts(items, Area).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: Area[]): Area {
    return amounts(items, Area).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? Area.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: Area[]): Area {
    return amounts(items, Area).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? Area.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in square meters. */
  public toSquareMeters(): number {
    return this.si;
  }

  /** The amount in square millimeters. */
  public toSquareMillimeters(): number {
    return this.si / 1e-6;
  }

  /** The sum of both. */
  public plus(other: Area): Area {
    return new Area(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: Area): Area {
    return new Area(difference('squareMeters', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): Area {
    return new Area(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): Area {
    return new Area(quotient('area', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: Area): Ratio {
    return Ratio.of(quotient('area', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: Area): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: Area): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: Area, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [
      [1, 'm²'],
      [1e-6, 'mm²'],
    ]);
  }
}
