import { ApparentPower } from './apparent-power';
import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';
import { Voltage } from './voltage';

/** Electric current. Never negative. Immutable. */
export class Current {
  /** Zero. */
  public static readonly ZERO = new Current(0);

  /** An amount in amperes. Fails on what is not a finite number of at least 0. */
  public static amperes(value: number): Current {
    return new Current(nonNegative('amperes', value));
  }

  /** An amount in kiloamperes. Fails on what is not a finite number of at least 0. */
  public static kiloamperes(value: number): Current {
    return new Current(nonNegative('kiloamperes', value) * 1000.0);
  }

  /** The sum; zero of nothing. */
  public static sum(items: Current[]): Current {
    return new Current(amounts(items, Current).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: Current[]): Current {
    return amounts(items, Current).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? Current.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: Current[]): Current {
    return amounts(items, Current).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? Current.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in amperes. */
  public toAmperes(): number {
    return this.si;
  }

  /** The amount in kiloamperes. */
  public toKiloamperes(): number {
    return this.si / 1000.0;
  }

  /** The sum of both. */
  public plus(other: Current): Current {
    return new Current(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: Current): Current {
    return new Current(difference('amperes', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): Current {
    return new Current(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): Current {
    return new Current(quotient('electric current', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: Current): Ratio {
    return Ratio.of(quotient('electric current', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: Current): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: Current): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: Current, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** Apparent power of a balanced three-phase line: S = √3 · U · I, U line to line. */
  public threePhaseApparentPower(lineToLine: Voltage): ApparentPower {
    return ApparentPower.voltAmperes(Math.sqrt(3) * lineToLine.toVolts() * this.si);
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [[1, 'A']]);
  }
}
