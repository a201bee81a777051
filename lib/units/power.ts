import { ApparentPower } from './apparent-power';
import { Duration } from './duration';
import { Energy } from './energy';
import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** Active power. Never negative. Immutable. */
export class Power {
  /** Zero. */
  public static readonly ZERO = new Power(0);

  /** An amount in watts. Fails on what is not a finite number of at least 0. */
  public static watts(value: number): Power {
    return new Power(nonNegative('watts', value));
  }

  /** An amount in kilowatts. Fails on what is not a finite number of at least 0. */
  public static kilowatts(value: number): Power {
    return new Power(nonNegative('kilowatts', value) * 1000.0);
  }

  /** An amount in megawatts. Fails on what is not a finite number of at least 0. */
  public static megawatts(value: number): Power {
    return new Power(nonNegative('megawatts', value) * 1000000.0);
  }

  /** The sum; zero of nothing. */
  public static sum(items: Power[]): Power {
    return new Power(amounts(items, Power).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: Power[]): Power {
    return amounts(items, Power).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? Power.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: Power[]): Power {
    return amounts(items, Power).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? Power.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in watts. */
  public toWatts(): number {
    return this.si;
  }

  /** The amount in kilowatts. */
  public toKilowatts(): number {
    return this.si / 1000.0;
  }

  /** The amount in megawatts. */
  public toMegawatts(): number {
    return this.si / 1000000.0;
  }

  /** The sum of both. */
  public plus(other: Power): Power {
    return new Power(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: Power): Power {
    return new Power(difference('watts', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): Power {
    return new Power(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): Power {
    return new Power(quotient('active power', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: Power): Ratio {
    return Ratio.of(quotient('active power', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: Power): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: Power): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: Power, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** Energy over a time: E = P · t. */
  public over(duration: Duration): Energy {
    return Energy.joules(this.si).times(duration.toSeconds());
  }

  /** Apparent power at a power factor: S = P / pf. Fails at a power factor of zero. */
  public atPowerFactor(powerFactor: Ratio): ApparentPower {
    return ApparentPower.voltAmperes(quotient('power', this.si, powerFactor.toFraction()));
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [
      [1000000.0, 'MW'],
      [1000.0, 'kW'],
      [1, 'W'],
    ]);
  }
}
