import { Current, Power, Voltage } from '../units';
import type { LimitRule, PowerLimit } from './power-facts';

/** A limit in amperes of direct current, as the power that they are: there is no power factor and no √3. */
export function directLimit(name: string, rule: LimitRule, current: Current, voltage: Voltage): PowerLimit {
  return { name, rule, power: Power.watts(current.toAmperes() * voltage.toVolts()) };
}
