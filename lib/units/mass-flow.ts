import { Power } from './power';
import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';
import { TemperatureDelta } from './temperature-delta';

/** Mass flow. Never negative. Immutable. */
export class MassFlow {
  /** Zero. */
  public static readonly ZERO = new MassFlow(0);

  /** An amount in kilograms per second. Fails on what is not a finite number of at least 0. */
  public static kilogramsPerSecond(value: number): MassFlow {
    return new MassFlow(nonNegative('kilogramsPerSecond', value));
  }

  /** The sum; zero of nothing. */
  public static sum(items: MassFlow[]): MassFlow {
    return new MassFlow(amounts(items, MassFlow).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: MassFlow[]): MassFlow {
    return amounts(items, MassFlow).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? MassFlow.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: MassFlow[]): MassFlow {
    return amounts(items, MassFlow).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? MassFlow.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in kilograms per second. */
  public toKilogramsPerSecond(): number {
    return this.si;
  }

  /** The sum of both. */
  public plus(other: MassFlow): MassFlow {
    return new MassFlow(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: MassFlow): MassFlow {
    return new MassFlow(difference('kilogramsPerSecond', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): MassFlow {
    return new MassFlow(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): MassFlow {
    return new MassFlow(quotient('mass flow', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: MassFlow): Ratio {
    return Ratio.of(quotient('mass flow', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: MassFlow): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: MassFlow): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: MassFlow, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** Heat carried by a fluid of that specific heat, in J/(kg·K), over a rise: Q = ṁ · c_p · ΔT. */
  public heatCarried(specificHeat: number, rise: TemperatureDelta): Power {
    return Power.watts(this.si * nonNegative('specificHeat', specificHeat) * rise.toKelvins());
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [[1, 'kg/s']]);
  }
}
