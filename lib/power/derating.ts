import type { Derating, PowerLimit } from '../core';
import { invalidValue } from '../core/errors';
import { Length, Ratio, Temperature } from '../units';

/** Rating lost for each 100 m above 1,000 m: transformers 0.4 to 0.5 %, UPS 1 % (engineering defaults; the maker's curve goes before them). */
const TRANSFORMER_PER_HUNDRED_METERS = 0.005;
const UPS_PER_HUNDRED_METERS = 0.01;
/** Breakers and busways are rated at 40 °C; their hottest part may reach 95 °C (55 K rise). */
const BASE_AMBIENT = 40;
const HOTTEST = 95;

export const transformerDerating = (altitude: Length): Derating =>
  byAltitude(altitude, TRANSFORMER_PER_HUNDRED_METERS, 'transformers lose 0.5 % a 100 m above 1,000 m');

export const upsDerating = (altitude: Length): Derating => byAltitude(altitude, UPS_PER_HUNDRED_METERS, 'UPS lose 1 % a 100 m above 1,000 m');

/** Breakers and busways: √((95 − ambient) / (95 − 40)) above 40 °C, nothing below. */
export function ambientDerating(ambient: Temperature | undefined): Derating {
  const celsius = ambient?.toCelsius() ?? BASE_AMBIENT;
  if (celsius > 70) {
    throw invalidValue('ambient', 'at most 70 °C', ambient);
  }
  const share = Math.sqrt((HOTTEST - Math.max(BASE_AMBIENT, celsius)) / (HOTTEST - BASE_AMBIENT));
  return { altitude: Ratio.ONE, temperature: Ratio.of(share), source: 'rated at 40 °C, 55 K rise: √((95 − ambient)/55)' };
}

/** The same limits with what altitude and ambient leave of them; limits as they are where nothing is lost. */
export function derated(limits: PowerLimit[], derating: Derating | undefined): PowerLimit[] {
  const share = shareLeft(derating);
  return share === 1 ? limits : limits.map((limit) => ({ ...limit, factor: Ratio.of((limit.factor?.toFraction() ?? 1) * share) }));
}

/** Share of a rating that is left. */
export const shareLeft = (derating: Derating | undefined): number =>
  derating ? derating.altitude.toFraction() * derating.temperature.toFraction() : 1;

function byAltitude(altitude: Length, perHundred: number, source: string): Derating {
  const share = 1 - (perHundred * Math.max(0, altitude.toMeters() - 1000)) / 100;
  return { altitude: Ratio.of(share), temperature: Ratio.ONE, source };
}
