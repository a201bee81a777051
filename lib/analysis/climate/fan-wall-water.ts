import { CoolingUnitType, LoopMedium } from '../../core';
import { onceFor } from '../memo';
import type { SiteSnapshot } from '../model';
import { coolantTopology } from '../thermal/topology';

/** Fan walls whose water is no colder than the air that they are to supply. */
export interface WarmWalls {
  /** The air zone that they serve, and the facility water that they get. */
  readonly zone: number;
  readonly facility: number;
  readonly airC: number;
  readonly waterC: number;
  readonly walls: number;
}

/** By zone and water, at the set-points: no coil cools air below the water that enters it, whatever its rating. */
export const warmWalls = onceFor((site: SiteSnapshot): WarmWalls[] => {
  const { loops } = coolantTopology(site);
  const found: WarmWalls[] = [];
  for (const zone of loops.values()) {
    if (zone.facts.medium !== LoopMedium.AIR) {
      continue;
    }
    const airC = zone.facts.supplyTemperature.toCelsius();
    const walls = new Map<number, number>();
    for (const { facts, facility } of zone.units) {
      const waterC = loops.get(facility)?.facts.supplyTemperature.toCelsius() ?? -Infinity;
      if (facts.unitType === CoolingUnitType.FAN_WALL && waterC >= airC - 1e-9) {
        walls.set(facility, (walls.get(facility) ?? 0) + 1);
      }
    }
    walls.forEach((count, facility) =>
      found.push({ zone: zone.asset, facility, airC, waterC: loops.get(facility)!.facts.supplyTemperature.toCelsius(), walls: count }),
    );
  }
  return found;
});
