import { Current } from './current';
import { Power } from './power';
import { amounts, difference, near, nonNegative, quotient, shown } from './private';
import { Ratio } from './ratio';
import { Voltage } from './voltage';

/** Apparent power: the product of voltage and current. Never negative. Immutable. */
export class ApparentPower {
  /** Zero. */
  public static readonly ZERO = new ApparentPower(0);

  /** An amount in volt-amperes. Fails on what is not a finite number of at least 0. */
  public static voltAmperes(value: number): ApparentPower {
    return new ApparentPower(nonNegative('voltAmperes', value));
  }

  /** An amount in kilovolt-amperes. Fails on what is not a finite number of at least 0. */
  public static kilovoltAmperes(value: number): ApparentPower {
    return new ApparentPower(nonNegative('kilovoltAmperes', value) * 1000.0);
  }

  /** An amount in megavolt-amperes. Fails on what is not a finite number of at least 0. */
  public static megavoltAmperes(value: number): ApparentPower {
    return new ApparentPower(nonNegative('megavoltAmperes', value) * 1000000.0);
  }

  /** The sum; zero of nothing. */
  public static sum(items: ApparentPower[]): ApparentPower {
    return new ApparentPower(amounts(items, ApparentPower).reduce((total, item) => total + item.si, 0));
  }

  /** The largest; zero of nothing. */
  public static max(items: ApparentPower[]): ApparentPower {
    return amounts(items, ApparentPower).reduce((best, item) => (item.si > best.si ? item : best), items[0] ?? ApparentPower.ZERO);
  }

  /** The smallest; zero of nothing. */
  public static min(items: ApparentPower[]): ApparentPower {
    return amounts(items, ApparentPower).reduce((best, item) => (item.si < best.si ? item : best), items[0] ?? ApparentPower.ZERO);
  }

  private constructor(private readonly si: number) {}

  /** The amount in volt-amperes. */
  public toVoltAmperes(): number {
    return this.si;
  }

  /** The amount in kilovolt-amperes. */
  public toKilovoltAmperes(): number {
    return this.si / 1000.0;
  }

  /** The amount in megavolt-amperes. */
  public toMegavoltAmperes(): number {
    return this.si / 1000000.0;
  }

  /** The sum of both. */
  public plus(other: ApparentPower): ApparentPower {
    return new ApparentPower(this.si + other.si);
  }

  /** What is left; fails below zero. */
  public minus(other: ApparentPower): ApparentPower {
    return new ApparentPower(difference('voltAmperes', this.si, other.si));
  }

  /** A multiple. */
  public times(factor: number): ApparentPower {
    return new ApparentPower(this.si * nonNegative('factor', factor));
  }

  /** A part; fails at zero. */
  public dividedBy(divisor: number): ApparentPower {
    return new ApparentPower(quotient('apparent power', this.si, nonNegative('divisor', divisor)));
  }

  /** How many times the other; fails when the other is zero. */
  public ratioTo(other: ApparentPower): Ratio {
    return Ratio.of(quotient('apparent power', this.si, other.si));
  }

  /** Whether this is the larger. */
  public isGreaterThan(other: ApparentPower): boolean {
    return this.si > other.si;
  }

  /** Whether this is the smaller. */
  public isLessThan(other: ApparentPower): boolean {
    return this.si < other.si;
  }

  /** Whether both are the same within a relative tolerance, 1e-9 if none is given. */
  public isEqualTo(other: ApparentPower, relativeTolerance?: number): boolean {
    return near(this.si, other.si, relativeTolerance ?? 1e-9);
  }

  /** Active power at a power factor: P = S · pf. */
  public atPowerFactor(powerFactor: Ratio): Power {
    return Power.watts(this.si * powerFactor.toFraction());
  }

  /** Line current of a balanced three-phase load: I = S / (√3 · U), U line to line. */
  public threePhaseCurrent(lineToLine: Voltage): Current {
    return Current.amperes(quotient('apparent power', this.si, Math.sqrt(3) * lineToLine.toVolts()));
  }

  /** For people: three or four digits and a unit. Never parse it. */
  public toString(): string {
    return shown(this.si, [
      [1000000.0, 'MVA'],
      [1000.0, 'kVA'],
      [1, 'VA'],
    ]);
  }
}
