import { MassFlow } from './mass-flow';
import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';

/** Volume flow. Never negative. Immutable. */
export class FlowRate {
  /** Zero. */
  public static readonly ZERO = new FlowRate(0);

  /** An amount in cubic meters per second. Fails on what is not a finite number of at least 0. */
  public static cubicMetersPerSecond(value: number): FlowRate {
    return new FlowRate(nonNegative('cubicMetersPerSecond', value));
  }

  /** An amount in cubic meters per hour. Fails on what is not a finite number of at least 0. */
  public static cubicMetersPerHour(value: number): FlowRate {
    return new FlowRate(nonNegative('cubicMetersPerHour', value) / 3600);
  }

  /** An amount in liters per minute. Fails on what is not a finite number of at least 0. */
  public static litersPerMinute(value: number): FlowRate {
    return new FlowRate(nonNegative('litersPerMinute', value) / 60000);
  }

  /** An amount in cubic feet per minute. Fails on what is not a finite number of at least 0. */
  public static cubicFeetPerMinute(value: number): FlowRate {
    return new FlowRate(nonNegative('cubicFeetPerMinute', value) * (0.028316846592 / 60));
  }

  /** The sum; zero of nothing. */
  public static sum(items: FlowRate[]): FlowRate {
    return new FlowRate(amounts(items, FlowRate).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: FlowRate[]): FlowRate {
    return amounts(items, FlowRate).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? FlowRate.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: FlowRate[]): FlowRate {
    return amounts(items, FlowRate).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? FlowRate.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in cubic meters per second. */
  public toCubicMetersPerSecond(): number {
    return this.si;
  }

  /** The amount in cubic meters per hour. */
  public toCubicMetersPerHour(): number {
    return this.si * 3600;
  }

  /** The amount in liters per minute. */
  public toLitersPerMinute(): number {
    return this.si * 60000;
  }

  /** The amount in cubic feet per minute. */
  public toCubicFeetPerMinute(): number {
    return this.si / (0.028316846592 / 60);
  }

  /** The sum of both. */
  public plus(other: FlowRate): FlowRate {
    return new FlowRate(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: FlowRate): FlowRate {
    return new FlowRate(difference('cubicMetersPerSecond', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): FlowRate {
    return new FlowRate(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): FlowRate {
    return new FlowRate(quotient('volume flow', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: FlowRate): Ratio {
    return Ratio.of(quotient('volume flow', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: FlowRate): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: FlowRate): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: FlowRate, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** Mass flow of a fluid of that density, in kg/m³: ṁ = ρ · V̇. */
  public massAt(density: number): MassFlow {
    return MassFlow.kilogramsPerSecond(this.si * nonNegative('density', density));
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [[1 / 60000, 'L/min']]);
  }
}
