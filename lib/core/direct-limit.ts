import { Current, Duration, Power, Ratio, Voltage } from '../units';
import type { LimitRule, OverloadPoint, PowerLimit } from './power-facts';
import type { ElectricalCode } from './site-values';

/** A load is continuous from three hours on (NEC, article 100): for less, a breaker under that rule carries its whole rating. */
const CONTINUOUS = Duration.hours(3);

/** What a device under the continuous-load rule bears beyond its continuous share; undefined where the code has no such rule, or the device none. */
export const wholeRating = (code: ElectricalCode, factor: Ratio): OverloadPoint[] | undefined =>
  code.name === 'ANSI' && factor.toFraction() < 1 ? [{ load: Ratio.of(1 / factor.toFraction()), duration: CONTINUOUS }] : undefined;

/** A limit in amperes of direct current, as the power that they are: there is no power factor and no √3. */
export function directLimit(name: string, rule: LimitRule, current: Current, voltage: Voltage): PowerLimit {
  return { name, rule, power: Power.watts(current.toAmperes() * voltage.toVolts()) };
}
