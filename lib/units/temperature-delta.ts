import { amounts, finite, near, quotient, shown } from './private';
import { Ratio } from './ratio';

/** A difference of temperatures; may be below zero. Immutable. */
export class TemperatureDelta {
  /** Zero. */
  public static readonly ZERO = new TemperatureDelta(0);

  /** An amount in kelvins. Fails on what is not a finite number. */
  public static kelvins(value: number): TemperatureDelta {
    return new TemperatureDelta(finite('kelvins', value));
  }

  /** The sum; zero of nothing. */
  public static sum(items: TemperatureDelta[]): TemperatureDelta {
    return new TemperatureDelta(amounts(items, TemperatureDelta).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: TemperatureDelta[]): TemperatureDelta {
    return amounts(items, TemperatureDelta).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? TemperatureDelta.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: TemperatureDelta[]): TemperatureDelta {
    return amounts(items, TemperatureDelta).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? TemperatureDelta.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in kelvins. */
  public toKelvins(): number {
    return this.si;
  }

  /** The sum of both. */
  public plus(other: TemperatureDelta): TemperatureDelta {
    return new TemperatureDelta(this.si + other.si);
  }

  /** What is left. */
  public minus(other: TemperatureDelta): TemperatureDelta {
    return new TemperatureDelta(finite('kelvins', this.si - other.si));
  }

  /** A multiple. */
  public times(factor: number): TemperatureDelta {
    return new TemperatureDelta(this.si * finite('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): TemperatureDelta {
    return new TemperatureDelta(quotient('a difference of temperatures', this.si, finite('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: TemperatureDelta): Ratio {
    return Ratio.of(quotient('a difference of temperatures', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: TemperatureDelta): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: TemperatureDelta): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: TemperatureDelta, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [[1, 'K']]);
  }
}
