import { difference, near, nonNegative, quotient, significant } from './private';

/** A share or a multiple without a unit. Never negative. Immutable. */
export class Ratio {
  /** Nothing. */
  public static readonly ZERO = new Ratio(0);
  /** The whole. */
  public static readonly ONE = new Ratio(1);

  /** A ratio as a number: 0.5 is half. Fails on what is not a finite number of at least 0. */
  public static of(value: number): Ratio {
    return new Ratio(nonNegative('ratio', value));
  }

  /** A ratio in percent: 50 is half. Fails on what is not a finite number of at least 0. */
  public static percent(value: number): Ratio {
    return new Ratio(nonNegative('percent', value) / 100);
  }

  private constructor(private readonly value: number) {}

  /** As a number: half is 0.5. */
  public toFraction(): number {
    return this.value;
  }

  /** In percent: half is 50. */
  public toPercent(): number {
    return this.value * 100;
  }

  /** The sum of both. */
  public plus(other: Ratio): Ratio {
    return new Ratio(this.value + other.value);
  }

  /** What is left; fails below zero. */
  public minus(other: Ratio): Ratio {
    return new Ratio(difference('ratio', this.value, other.value));
  }

  /** A multiple. */
  public times(factor: number): Ratio {
    return new Ratio(this.value * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): Ratio {
    return new Ratio(quotient('ratio', this.value, nonNegative('divisor', divisor)));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: Ratio): boolean {
    return this.value > other.value;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: Ratio): boolean {
    return this.value < other.value;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: Ratio, relativeTolerance?: number): boolean {
    return near(this.value, other.value, relativeTolerance ?? 1e-9);
  }

  /** For people, in percent. Never parse it. */
  public toString(): string {
    return `${significant(this.value * 100)} %`;
  }
}
