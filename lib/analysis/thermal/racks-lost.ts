import { LoopMedium } from '../../core';
import type { SiteSnapshot, ThermalShortfall } from '../model';
import { airKw } from './air';
import { fallsShort } from './falls-short';
import type { LoopResult, Quantity, ThermalCondition } from './network';
import { liquidKw } from './technology';
import { CoolantTopology, LoopNode } from './topology';

/** Loops that share racks or facility water: they are counted together, others add. */
interface Cluster {
  readonly loops: LoopNode[];
  readonly racks: Set<number>;
  /** Technology and air loops that serve the same racks. */
  readonly groups: { readonly racks: Set<number>; readonly loops: LoopNode[] }[];
}

type Medium = 'liquid' | 'air';
const MEDIA: readonly Medium[] = ['liquid', 'air'];

const KNOWN = new WeakMap<CoolantTopology, RacksLost>();

/** Racks lost by the quantities that fall short, each and together. */
export function racksLost(
  site: SiteSnapshot,
  topology: CoolantTopology,
  condition: ThermalCondition,
  quantities: readonly Quantity[],
  resultOf: (loop: number) => LoopResult | undefined,
): { shortfalls: Omit<ThermalShortfall, 'scenario'>[]; total: number } {
  if (!quantities.some(fallsShort)) {
    return { shortfalls: [], total: 0 };
  }
  const known = KNOWN.get(topology) ?? new RacksLost(site, topology);
  KNOWN.set(topology, known);
  return known.lost(condition.dark, quantities, resultOf);
}

/**
 * Racks lost for want of cooling. Of one loop: the shortfall over the heat that one rack gives to it, rounded up; a flow shortfall counts as
 * heat · (1 − flow/need); a supply too warm reaches every rack served. Parent and child loops count once (the larger), sibling loops add, media
 * that serve the same racks count once (the larger), and never more racks than are served.
 */
class RacksLost {
  private readonly children = new Map<number, LoopNode[]>();
  private readonly clusterOf = new Map<number, Cluster>();
  private readonly heat = new Map<number, Map<number, number>>();

  public constructor(
    private readonly site: SiteSnapshot,
    private readonly topology: CoolantTopology,
  ) {
    for (const loop of topology.loops.values()) {
      const below = new Set(loop.clients.map((unit) => topology.servedBy.get(unit) ?? -1));
      this.children.set(
        loop.asset,
        [...below].flatMap((child) => topology.loops.get(child) ?? []),
      );
    }
    this.join();
  }

  public lost(
    dark: ReadonlySet<number>,
    quantities: readonly Quantity[],
    resultOf: (loop: number) => LoopResult | undefined,
  ): { shortfalls: Omit<ThermalShortfall, 'scenario'>[]; total: number } {
    const ofLoop = new Map<number, number>();
    const shortfalls = quantities.filter(fallsShort).map((q) => {
      const racksLost = this.ofQuantity(q, dark, resultOf(q.loop)?.state.heatKw ?? 0);
      ofLoop.set(q.loop, Math.max(ofLoop.get(q.loop) ?? 0, racksLost));
      return { ...q, racksLost };
    });
    const clusters = new Set([...ofLoop.keys()].map((loop) => this.clusterOf.get(loop)!));
    const total = [...clusters].reduce((sum, cluster) => sum + this.ofCluster(cluster, dark, ofLoop), 0);
    return { shortfalls, total };
  }

  private ofQuantity(q: Quantity, dark: ReadonlySet<number>, heatKw: number): number {
    const live = [...this.heatTo(this.topology.loops.get(q.loop)!)].filter(([rack]) => !dark.has(rack));
    const perRack = live.length > 0 ? live.reduce((sum, [, kw]) => sum + kw, 0) / live.length : 0;
    const amount = q.quantity === 'heat' ? q.measured - q.limit : heatKw * (1 - Math.min(1, q.limit / q.measured));
    const missing = ['heat', 'flow', 'airflow'].includes(q.quantity) ? amount : Infinity;
    return perRack > 0 ? Math.min(live.length, Math.ceil(missing / perRack - 1e-9)) : 0;
  }

  private ofCluster(cluster: Cluster, dark: ReadonlySet<number>, ofLoop: ReadonlyMap<number, number>): number {
    const own = (loop: LoopNode): number => ofLoop.get(loop.asset) ?? 0;
    const live = (racks: ReadonlySet<number>): number => [...racks].filter((rack) => !dark.has(rack)).length;
    const sums = { liquid: 0, air: 0 };
    const counted = new Set<LoopNode>();
    for (const loop of cluster.loops.filter((l) => l.facts.medium === LoopMedium.FACILITY_WATER)) {
      const fresh = this.children.get(loop.asset)!.filter((child) => !counted.has(child));
      fresh.forEach((child) => counted.add(child));
      for (const medium of this.mediaOf(loop)) {
        const below = fresh.filter((child) => this.mediaOf(child).includes(medium)).reduce((sum, child) => sum + own(child), 0);
        sums[medium] += Math.max(own(loop), below);
      }
    }
    for (const loop of cluster.loops.filter((l) => l.facts.medium !== LoopMedium.FACILITY_WATER && !counted.has(l))) {
      this.mediaOf(loop).forEach((medium) => (sums[medium] += own(loop)));
    }
    // Facility water reaches halls whose racks are not the same: there media add from hall to hall.
    const byRacks = cluster.groups.reduce((sum, group) => {
      const [liquid, air] = MEDIA.map((medium) =>
        group.loops.filter((loop) => this.mediaOf(loop).includes(medium)).reduce((total, loop) => total + own(loop), 0),
      );
      return sum + Math.min(live(group.racks), Math.max(liquid, air));
    }, 0);
    return Math.min(live(cluster.racks), Math.max(sums.liquid, sums.air, byRacks));
  }

  /** What a loop takes heat of: liquid, air, or (facility water of both) each. */
  private mediaOf(loop: LoopNode): readonly Medium[] {
    if (loop.facts.medium !== LoopMedium.FACILITY_WATER) {
      return [loop.facts.medium === LoopMedium.AIR ? 'air' : 'liquid'];
    }
    const below = new Set(this.children.get(loop.asset)!.flatMap((child) => this.mediaOf(child)));
    return below.size > 0 ? MEDIA.filter((medium) => below.has(medium)) : ['liquid'];
  }

  /** Heat that each rack gives to a loop, directly or through the loops that it cools, kW. */
  private heatTo(loop: LoopNode): Map<number, number> {
    const known = this.heat.get(loop.asset);
    if (known) {
      return known;
    }
    const of = loop.facts.medium === LoopMedium.AIR ? airKw : liquidKw;
    const heat = new Map(loop.racks.map((rack) => [rack, of(this.site, rack)]));
    this.heat.set(loop.asset, heat);
    for (const child of this.children.get(loop.asset)!) {
      this.heatTo(child).forEach((kw, rack) => heat.set(rack, (heat.get(rack) ?? 0) + kw));
    }
    return heat;
  }

  /** Clusters of loops by shared racks and facility water. */
  private join(): void {
    const all = [...this.topology.loops.values()];
    const links = (loop: LoopNode): string[] => loop.racks.map((rack) => `rack ${rack}`);
    const beside = all.filter((loop) => loop.facts.medium !== LoopMedium.FACILITY_WATER);
    const groups = components(beside, links).map((loops) => ({ loops, racks: new Set(loops.flatMap((loop) => loop.racks)) }));
    const water = (loop: LoopNode): string[] => [loop, ...this.children.get(loop.asset)!].map((one) => `loop ${one.asset}`);
    for (const loops of components(all, (loop) => [...links(loop), ...water(loop)])) {
      const inside = new Set(loops);
      const cluster = {
        loops,
        racks: new Set(loops.flatMap((loop) => [...this.heatTo(loop).keys()])),
        groups: groups.filter((group) => inside.has(group.loops[0])),
      };
      loops.forEach((loop) => this.clusterOf.set(loop.asset, cluster));
    }
  }
}

/** Sets of items that share a key, directly or through others. */
function components<T>(items: readonly T[], keys: (item: T) => string[]): T[][] {
  const holders = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const list = holders.get(key);
      if (list) {
        list.push(item);
      } else {
        holders.set(key, [item]);
      }
    }
  }
  const seen = new Set<T>();
  return items.flatMap((first) => {
    if (seen.has(first)) {
      return [];
    }
    seen.add(first);
    const found = [first];
    for (const item of found) {
      for (const next of keys(item).flatMap((key) => holders.get(key)!)) {
        if (!seen.has(next)) {
          seen.add(next);
          found.push(next);
        }
      }
    }
    return [found];
  });
}
