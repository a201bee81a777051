import { CoolingUnitFacts, CoolingUnitType, LoopFacts, LoopMedium } from '../../core';
import { onceFor } from '../memo';
import type { SiteSnapshot } from '../model';

/** A unit on a loop, and the facility loop that takes its heat (-1 if it rejects to outdoor air or nothing is linked). */
export interface LoopUnit {
  readonly asset: number;
  readonly facts: CoolingUnitFacts;
  readonly facility: number;
}

/** A circuit with what it takes heat from and what takes heat from it. */
export interface LoopNode {
  readonly asset: number;
  readonly facts: LoopFacts;
  /** Units that serve it, in the order of their links. */
  readonly units: LoopUnit[];
  /** Loads with heat of their own. */
  readonly racks: number[];
  /** Equipment whose electrical losses it takes. */
  readonly rooms: number[];
  /** Units of other loops that it cools. */
  readonly clients: number[];
}

/** Loops of a site by asset, and for every unit the loop that it serves. */
export interface CoolantTopology {
  readonly loops: Map<number, LoopNode>;
  readonly servedBy: Map<number, number>;
}

/** Loops of a site and what hangs on them; worked out once for all who only read them. */
export const coolantTopology = onceFor((site: SiteSnapshot): CoolantTopology => {
  const facilityOf = new Map<number, number>();
  const servedBy = new Map<number, number>();
  const record = (asset: number): SiteSnapshot['assets'][number]['record'] => site.assets[asset].record;
  for (const { giver, receiver } of site.coolant) {
    if (record(receiver).cooling?.loop && record(giver).cooling?.unit) {
      servedBy.set(giver, receiver);
    } else if (record(giver).cooling?.loop && record(receiver).cooling?.unit) {
      facilityOf.set(receiver, giver);
    }
  }
  const loops = new Map<number, LoopNode>();
  for (const asset of site.assets) {
    const facts = asset.record.cooling?.loop;
    if (facts) {
      loops.set(asset.index, { asset: asset.index, facts, units: [], racks: [], rooms: [], clients: [] });
    }
  }
  for (const { giver, receiver } of site.coolant) {
    const served = loops.get(receiver);
    const unit = record(giver).cooling?.unit;
    if (served && unit) {
      served.units.push({ asset: giver, facts: unit, facility: facilityOf.get(giver) ?? -1 });
    }
    const taking = loops.get(giver);
    const cooling = record(receiver).cooling;
    if (taking && cooling?.heat) {
      taking.racks.push(receiver);
    }
    if (taking && cooling?.rejectsLosses) {
      taking.rooms.push(receiver);
    }
    if (taking && cooling?.unit) {
      taking.clients.push(receiver);
    }
  }
  return { loops, servedBy };
});

/** Groups of a site in which only so many units run. */
export const switchedGroupsOf = onceFor((site: SiteSnapshot) => switchedGroups(coolantTopology(site)));

/** Units of one type on one loop of which only `duty` run. */
export function switchedGroups(topology: CoolantTopology): { members: number[]; duty: number }[] {
  const groups: { members: number[]; duty: number }[] = [];
  for (const loop of topology.loops.values()) {
    for (const type of Object.values(CoolingUnitType)) {
      const units = loop.units.filter((unit) => unit.facts.unitType === type && unit.facts.duty !== undefined);
      if (units.length > 0) {
        groups.push({ members: units.map((unit) => unit.asset), duty: Math.max(...units.map((unit) => unit.facts.duty!)) });
      }
    }
  }
  return groups;
}

/** Units of a type that run: all live ones, or the first `duty` of them. */
export function runningUnits(loop: LoopNode, type: CoolingUnitType, out: ReadonlySet<number>): LoopUnit[] {
  const live = loop.units.filter((unit) => unit.facts.unitType === type && !out.has(unit.asset));
  const duty = loop.units.reduce((most, unit) => (unit.facts.unitType === type ? Math.max(most, unit.facts.duty ?? Infinity) : most), 0);
  return live.slice(0, Math.min(duty, live.length));
}

/** Loads with liquid or air heat that no loop takes. */
export function uncooled(site: SiteSnapshot, topology: CoolantTopology): { liquid: number[]; air: number[] } {
  const inLiquid = new Set<number>();
  const inAir = new Set<number>();
  for (const loop of topology.loops.values()) {
    loop.racks.forEach((rack) => (loop.facts.medium === LoopMedium.AIR ? inAir : inLiquid).add(rack));
  }
  const giving = site.assets.filter(({ record }) => record.cooling?.heat && (record.demand?.thermal.toWatts() ?? 0) > 0);
  const share = (asset: SiteSnapshot['assets'][number]): number => asset.record.cooling!.heat!.liquidShare.toFraction();
  return {
    liquid: giving.filter((asset) => share(asset) > 1e-9 && !inLiquid.has(asset.index)).map((asset) => asset.index),
    air: giving.filter((asset) => share(asset) < 1 - 1e-9 && !inAir.has(asset.index)).map((asset) => asset.index),
  };
}
