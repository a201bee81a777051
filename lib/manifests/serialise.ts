import {
  ApparentPower,
  Area,
  Current,
  DataRate,
  Duration,
  Energy,
  FlowRate,
  Length,
  Mass,
  Power,
  Pressure,
  Ratio,
  Temperature,
  TemperatureDelta,
  ThermalConductance,
  Voltage,
  Volume,
} from '../units';

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Suffix and number of every quantity: a key says its unit. */
const QUANTITIES: [abstract new (...args: never[]) => unknown, string, (value: never) => number][] = [
  [Power as never, 'kw', (v: Power) => v.toKilowatts()],
  [ApparentPower as never, 'kva', (v: ApparentPower) => v.toKilovoltAmperes()],
  [Current as never, 'a', (v: Current) => v.toAmperes()],
  [Voltage as never, 'v', (v: Voltage) => v.toVolts()],
  [Temperature as never, 'c', (v: Temperature) => v.toCelsius()],
  [TemperatureDelta as never, 'k', (v: TemperatureDelta) => v.toKelvins()],
  [FlowRate as never, 'lpm', (v: FlowRate) => v.toLitersPerMinute()],
  [Pressure as never, 'bar', (v: Pressure) => v.toBars()],
  [Mass as never, 'kg', (v: Mass) => v.toKilograms()],
  [Length as never, 'm', (v: Length) => v.toMeters()],
  [Area as never, 'm2', (v: Area) => v.toSquareMeters()],
  [Volume as never, 'm3', (v: Volume) => v.toCubicMeters()],
  [DataRate as never, 'gbps', (v: DataRate) => v.toGigabitsPerSecond()],
  [Energy as never, 'kwh', (v: Energy) => v.toKilowattHours()],
  [Duration as never, 's', (v: Duration) => v.toSeconds()],
  [Ratio as never, 'ratio', (v: Ratio) => v.toFraction()],
  [ThermalConductance as never, 'kw_per_k', (v: ThermalConductance) => v.toKilowattsPerKelvin()],
];

/** Ten significant digits: more than any figure means, and the same on every platform. */
export const rounded = (value: number): number | null => (Number.isFinite(value) ? Number(value.toPrecision(10)) : null);

/** Names of members in snake case: few names, told many times. */
const snakes = new Map<string, string>();

function snake(name: string): string {
  const known = snakes.get(name) ?? name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
  snakes.set(name, known);
  return known;
}

/** Quantities by their class. */
const BY_CLASS = new Map(QUANTITIES.map((quantity) => [quantity[0] as unknown, quantity]));

/** A record as plain JSON: names in snake case, quantities as numbers under keys that carry their unit, keys sorted. */
export function toJson(value: unknown): Json {
  if (Array.isArray(value)) {
    return value.map(toJson);
  }
  if (typeof value === 'number') {
    return rounded(value);
  }
  if (typeof value === 'string') {
    return clean(value);
  }
  if (value === null || typeof value !== 'object') {
    return (value as Json) ?? null;
  }
  const out: { [key: string]: Json } = {};
  for (const [name, member] of Object.entries(value)) {
    if (member === undefined || typeof member === 'function') {
      continue;
    }
    const quantity = BY_CLASS.get(member?.constructor);
    if (quantity) {
      out[`${snake(name)}_${quantity[1]}`] = rounded(quantity[2](member as never));
    } else {
      out[snake(name)] = toJson(member);
    }
  }
  return sorted(out);
}

/** Keys that are the user's own stay as they are. */
export function textMap(map: { readonly [key: string]: string }): Json {
  return sorted(Object.fromEntries(Object.entries(map).map(([key, value]) => [clean(key), clean(String(value))])));
}

/** By entries, so that no name of the user's (`__proto__`) means more than a name. */
const sorted = (map: { [key: string]: Json }): { [key: string]: Json } =>
  Object.fromEntries(
    Object.keys(map)
      .sort()
      .map((key) => [key, map[key]]),
  );

/** Control characters other than line feed and tab are nobody's text. */
export const clean = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
