import { LoopMedium } from '../../core';
import type { SiteSnapshot, ThermalShortfall } from '../model';
import { airKw } from './air';
import type { LoopResult, Quantity, ThermalCondition } from './network';
import { liquidKw } from './technology';
import { CoolantTopology, LoopNode } from './topology';
import { fallsShort } from './falls-short';

/**
 * Racks lost for want of cooling. Of one loop: the shortfall over the heat that one rack gives to its medium, rounded up; a flow shortfall counts as
 * heat · (1 − flow/need); a supply too warm reaches every rack served. Parent and child loops count once (the larger), sibling loops add, media
 * that serve the same racks count once (the larger), and never more racks than are served.
 */
export function racksLost(
  site: SiteSnapshot,
  topology: CoolantTopology,
  condition: ThermalCondition,
  quantities: Quantity[],
  resultOf: (loop: number) => LoopResult | undefined,
): { shortfalls: Omit<ThermalShortfall, 'scenario'>[]; total: number } {
  const short = quantities.filter(fallsShort);
  if (short.length === 0) {
    return { shortfalls: [], total: 0 };
  }
  const served = (loop: LoopNode): number[] => {
    const below = loop.clients.flatMap((unit) => {
      const child = topology.loops.get(topology.servedBy.get(unit) ?? -1);
      return child ? child.racks : [];
    });
    return [...new Set([...loop.racks, ...below])].filter((rack) => !condition.dark.has(rack));
  };
  const shortfalls = short.map((q) => {
    const loop = topology.loops.get(q.loop)!;
    const racks = served(loop);
    const state = resultOf(q.loop)?.state;
    const perRack = racks.length > 0 ? racks.reduce((sum, rack) => sum + heatTo(site, topology, loop, rack), 0) / racks.length : 0;
    const missing =
      q.quantity === 'heat'
        ? q.measured - q.limit
        : q.quantity === 'flow' || q.quantity === 'airflow'
          ? (state?.heatKw ?? 0) * (1 - Math.min(1, q.limit / q.measured))
          : Infinity;
    const lost = perRack > 0 ? Math.min(racks.length, Math.ceil(missing / perRack - 1e-9)) : 0;
    return {
      loop: q.loop,
      quantity: q.quantity,
      measured: q.measured,
      limit: q.limit,
      unit: q.unit,
      racksLost: lost,
      medium: liquidSide(topology, loop),
    };
  });
  // Per loop the worst quantity; per facility loop the larger of its own loss and the sum of its children's; per medium the sum; media: the larger.
  const ofLoop = new Map<number, number>();
  shortfalls.forEach((s) => ofLoop.set(s.loop, Math.max(ofLoop.get(s.loop) ?? 0, s.racksLost)));
  const media = { liquid: 0, air: 0 };
  const counted = new Set<number>();
  for (const loop of topology.loops.values()) {
    if (loop.facts.medium !== LoopMedium.FACILITY_WATER) {
      continue;
    }
    const children = [...new Set(loop.clients.map((unit) => topology.servedBy.get(unit) ?? -1))].filter((child) => !counted.has(child));
    children.forEach((child) => counted.add(child));
    const below = children.reduce((sum, child) => sum + (ofLoop.get(child) ?? 0), 0);
    media[liquidSide(topology, loop) ? 'liquid' : 'air'] += Math.max(ofLoop.get(loop.asset) ?? 0, below);
  }
  for (const [loop, lost] of ofLoop) {
    const node = topology.loops.get(loop)!;
    if (node.facts.medium !== LoopMedium.FACILITY_WATER && !counted.has(loop)) {
      media[node.facts.medium === LoopMedium.AIR ? 'air' : 'liquid'] += lost;
    }
  }
  return { shortfalls: shortfalls.map(({ medium: _, ...s }) => s), total: Math.max(media.liquid, media.air) };
}

/** Whether a loop carries liquid heat: a technology loop, or facility water of one. */
function liquidSide(topology: CoolantTopology, loop: LoopNode): boolean {
  if (loop.facts.medium !== LoopMedium.FACILITY_WATER) {
    return loop.facts.medium === LoopMedium.TECHNOLOGY;
  }
  return loop.clients.some((unit) => topology.loops.get(topology.servedBy.get(unit) ?? -1)?.facts.medium === LoopMedium.TECHNOLOGY);
}

const heatTo = (site: SiteSnapshot, topology: CoolantTopology, loop: LoopNode, rack: number): number =>
  liquidSide(topology, loop) ? liquidKw(site, rack) : airKw(site, rack);
