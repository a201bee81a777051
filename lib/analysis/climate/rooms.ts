import { AirClass, LoopMedium } from '../../core';
import { Length } from '../../units';
import { onceFor } from '../memo';
import type { SiteAnalysis } from '../model';
import { airKw } from '../thermal/air';

/** Recirculation in a room where the design names none, K: engineering default. */
const RECIRCULATION = 2;

/** A liquid loop against the dew point of the air around it. */
export interface DewMargin {
  readonly loop: number;
  readonly supplyC: number;
  /** Highest dew point of the air around it, °C; undefined where nobody says. */
  readonly dewC?: number;
  /** The zone, or the loop itself, that says so. */
  readonly saidBy?: number;
}

/**
 * Bare liquid loops at their set-point, the coldest that they are held at. A coolant loop meets the air of the zones that take heat of its racks,
 * facility water that of every zone; a loop with a dew point of its own takes that.
 */
export const dewMargins = onceFor(({ site }: SiteAnalysis): DewMargin[] => {
  const facts = (asset: number) => site.assets[asset].record.cooling?.loop;
  const zonesOf = new Map<number, number[]>();
  const racksOf = new Map<number, number[]>();
  for (const { giver, receiver } of site.coolant) {
    const loop = facts(giver);
    if (loop && site.assets[receiver].record.cooling?.heat) {
      const [map, key, value] = loop.medium === LoopMedium.AIR ? [zonesOf, receiver, giver] : [racksOf, giver, receiver];
      const list = map.get(key) ?? [];
      list.push(value);
      map.set(key, list);
    }
  }
  const zones = site.assets.filter((asset) => asset.record.cooling?.loop?.medium === LoopMedium.AIR).map((asset) => asset.index);
  const dewOf = (asset: number): number | undefined => facts(asset)!.environment?.maximumDewPoint?.toCelsius();
  const dampest = (candidates: Iterable<number>): { dewC?: number; saidBy?: number } =>
    [...candidates].reduce<{ dewC?: number; saidBy?: number }>((most, asset) => {
      const dewC = dewOf(asset);
      return dewC !== undefined && dewC > (most.dewC ?? -Infinity) ? { dewC, saidBy: asset } : most;
    }, {});
  const everywhere = dampest(zones);
  return site.assets.flatMap((asset) => {
    const loop = asset.record.cooling?.loop;
    // A vapour barrier goes round pipes, not round the cold plates and hoses at the end of a coolant loop.
    const insulated = loop?.medium === LoopMedium.FACILITY_WATER && loop.environment?.insulated === true;
    if (!loop || loop.medium === LoopMedium.AIR || insulated) {
      return [];
    }
    const supplyC = loop.supplyTemperature.toCelsius();
    if (dewOf(asset.index) !== undefined) {
      return [{ loop: asset.index, supplyC, dewC: dewOf(asset.index), saidBy: asset.index }];
    }
    const beside = new Set((racksOf.get(asset.index) ?? []).flatMap((rack) => zonesOf.get(rack) ?? []));
    return [{ loop: asset.index, supplyC, ...(loop.medium === LoopMedium.TECHNOLOGY && beside.size > 0 ? dampest(beside) : everywhere) }];
  });
});

/** Racks of one air class in one zone. */
export interface AirClassGroup {
  readonly zone: number;
  /** Undefined: racks whose class nobody says. */
  readonly airClass?: AirClass;
  readonly racks: number[];
  /** Air at the racks: supply and recirculation, °C. */
  readonly inletC: number;
  readonly recommendedC: number;
  /** After derating with altitude, °C. */
  readonly allowableC: number;
}

/** Racks that give heat to air, by zone and class. */
export const airClassGroups = onceFor(({ site }: SiteAnalysis): AirClassGroup[] => {
  const groups = new Map<string, AirClassGroup>();
  for (const { giver, receiver } of site.coolant) {
    const zone = site.assets[giver].record.cooling?.loop;
    const heat = site.assets[receiver].record.cooling?.heat;
    if (zone?.medium !== LoopMedium.AIR || !heat || airKw(site, receiver) <= 0) {
      continue;
    }
    const { airClass } = heat.environment ?? {};
    const key = `${giver} ${airClass?.name ?? ''}`;
    const group = groups.get(key) ?? {
      zone: giver,
      airClass,
      racks: [],
      inletC: zone.supplyTemperature.toCelsius() + (zone.environment?.recirculation?.toKelvins() ?? RECIRCULATION),
      recommendedC: airClass?.recommendedMaximum.toCelsius() ?? NaN,
      allowableC: airClass?.allowableMaximumAt(Length.meters(site.altitudeM)).toCelsius() ?? NaN,
    };
    group.racks.push(receiver);
    groups.set(key, group);
  }
  return [...groups.values()];
});
