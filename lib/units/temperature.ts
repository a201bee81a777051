import { outOfRange } from './errors';
import { finite, near, significant } from './private';
import { TemperatureDelta } from './temperature-delta';

const ABSOLUTE_ZERO = -273.15;

/** An amount at or above absolute zero, told in the unit that was given. */
function above(name: string, value: number, zero: number, unit: string): number {
  if (finite(name, value) < zero) {
    throw outOfRange(name, `at least ${zero} ${unit}`, `${value} ${unit}`);
  }
  return value;
}

/** A temperature. A difference of two is a TemperatureDelta. Immutable. */
export class Temperature {
  /** In degrees Celsius. Fails below absolute zero and on what is not a finite number. */
  public static celsius(value: number): Temperature {
    return new Temperature(above('celsius', value, ABSOLUTE_ZERO, '°C'));
  }

  /** In kelvins. Fails below absolute zero and on what is not a finite number. */
  public static kelvin(value: number): Temperature {
    return new Temperature(above('kelvin', value, 0, 'K') + ABSOLUTE_ZERO);
  }

  /** In degrees Fahrenheit. Fails below absolute zero and on what is not a finite number. */
  public static fahrenheit(value: number): Temperature {
    return new Temperature((above('fahrenheit', value, -459.67, '°F') - 32) / 1.8);
  }

  private constructor(private readonly degrees: number) {}

  /** In degrees Celsius. */
  public toCelsius(): number {
    return this.degrees;
  }

  /** In kelvins. */
  public toKelvin(): number {
    return this.degrees - ABSOLUTE_ZERO;
  }

  /** In degrees Fahrenheit. */
  public toFahrenheit(): number {
    return this.degrees * 1.8 + 32;
  }

  /** Warmer by a difference. */
  public plus(delta: TemperatureDelta): Temperature {
    return Temperature.celsius(this.degrees + delta.toKelvins());
  }

  /** Colder by a difference. */
  public lowered(delta: TemperatureDelta): Temperature {
    return Temperature.celsius(this.degrees - delta.toKelvins());
  }

  /** How much warmer than the other; below zero if it is colder. */
  public minus(other: Temperature): TemperatureDelta {
    return TemperatureDelta.kelvins(this.degrees - other.degrees);
  }

  /** Whether this is the warmer. */
  public isGreaterThan(other: Temperature): boolean {
    return this.degrees > other.degrees;
  }

  /** Whether this is the colder. */
  public isLessThan(other: Temperature): boolean {
    return this.degrees < other.degrees;
  }

  /** Whether both are the same within a tolerance relative to absolute temperature, 1e-9 if none is given. */
  public isEqualTo(other: Temperature, relativeTolerance?: number): boolean {
    return near(this.toKelvin(), other.toKelvin(), relativeTolerance ?? 1e-9);
  }

  /** For people, in °C. Never parse it. */
  public toString(): string {
    return `${significant(this.degrees)} °C`;
  }
}
