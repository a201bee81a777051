import { LoopMedium } from '../../core';
import { SiteSnapshot, isRack } from '../model';
import { coolantTopology } from '../thermal/topology';
import type { Zone } from './model';
import { components } from './zones';

/**
 * A fire takes all of a compartment but what is final distribution there: the equipment that feeds racks of the same compartment directly, and the
 * cooling units of loops that serve them. So A and B may meet in the hall that they feed, and nowhere else.
 */
export function fireCompartments(site: SiteSnapshot): Zone[] {
  const compartmentOf = (asset: number): string | undefined => site.assets[asset].record.resilience?.fireCompartment;
  const final = finalDistribution(site);
  const zones = new Map<string, number[]>();
  for (const asset of components(site)) {
    const name = compartmentOf(asset);
    if (name !== undefined && !final.has(asset)) {
      zones.set(name, [...(zones.get(name) ?? []), asset]);
    }
  }
  return [...zones]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, removed]) => ({ kind: 'fire', name: `compartment '${name}'`, subjects: removed, removed }));
}

/** Components of which nobody says where they stand, final distribution apart. */
export function withoutCompartment(site: SiteSnapshot): number[] {
  const final = finalDistribution(site);
  return components(site).filter((asset) => site.assets[asset].record.resilience?.fireCompartment === undefined && !final.has(asset));
}

/** What feeds a rack directly, or cools it, in the compartment of the rack (or where the rack's is not said). */
function finalDistribution(site: SiteSnapshot): Set<number> {
  const compartmentOf = (asset: number): string | undefined => site.assets[asset].record.resilience?.fireCompartment;
  const rack = (asset: number): boolean => isRack(site.assets[asset]);
  const final = new Set<number>();
  for (const { giver, receiver, cord } of site.power) {
    if (cord !== '' && rack(receiver) && compartmentOf(giver) === compartmentOf(receiver)) {
      final.add(giver);
    }
  }
  for (const loop of coolantTopology(site).loops.values()) {
    const compartments = new Set(loop.racks.map(compartmentOf));
    if (loop.facts.medium !== LoopMedium.FACILITY_WATER) {
      loop.units.filter((unit) => compartments.has(compartmentOf(unit.asset))).forEach((unit) => final.add(unit.asset));
    }
  }
  return final;
}
