import type { SpaceFacts } from '../core';

/**
 * Uniform load of a rack on the floor that it shares, kPa: m·g / (width · (depth + half of each aisle)), as structural screens of data halls do
 * (TIA-942 floor ratings). Undefined where an aisle or a dimension is unknown.
 */
export function floorLoad(space: SpaceFacts): number | undefined {
  const { mass, width, depth, coldAisle, hotAisle } = space;
  if (!coldAisle || !hotAisle) {
    return undefined;
  }
  const shared = width.toMeters() * (depth.toMeters() + coldAisle.toMeters() / 2 + hotAisle.toMeters() / 2);
  return (mass.toKilograms() * 9.80665) / shared / 1000;
}
