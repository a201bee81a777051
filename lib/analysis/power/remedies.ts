import { PowerLimit } from '../../core';
import type { LimitResult, Remedy, SiteSnapshot } from '../model';

/** The cheapest way back under a limit: the next larger model that carries the worst demand, and how many racks to move instead. */
export function remedyFor(site: SiteSnapshot, limit: LimitResult): Remedy {
  const excess = Math.max(0, limit.worst - limit.limit);
  const larger = (site.assets[limit.asset].record.larger ?? [])
    .flatMap((alternative) =>
      (alternative.limits ?? []).filter((l) => l.name === limit.name).map((l) => ({ model: alternative.model, usable: usable(l) })),
    )
    .find((alternative) => alternative.usable >= limit.worst * (1 - 1e-9));
  const racks = racksBelow(site, limit.asset);
  // What hangs on it is taken as alike: each rack gives its share of the worst demand.
  const each = racks > 0 ? limit.worst / racks : 0;
  return {
    asset: limit.asset,
    model: larger?.model,
    limit: larger?.usable,
    unit: limit.unit,
    excess,
    racks: each > 0 ? Math.ceil(excess / each - 1e-9) : undefined,
  };
}

function usable(limit: PowerLimit): number {
  const rated = limit.power?.toKilowatts() ?? limit.apparentPower?.toKilovoltAmperes() ?? limit.current!.toAmperes();
  return rated * (limit.factor?.toFraction() ?? 1);
}

/** Racks of information technology on a piece of equipment, directly or through others. */
function racksBelow(site: SiteSnapshot, asset: number): number {
  const drawers = drawersOf(site);
  const seen = new Set<number>();
  const queue = [asset];
  let racks = 0;
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    for (const next of drawers[at]) {
      if (!seen.has(next)) {
        seen.add(next);
        const demand = site.assets[next].record.demand;
        racks += demand && demand.loadClass !== 'cooling' && demand.loadClass !== 'control' ? 1 : 0;
        queue.push(next);
      }
    }
  }
  return racks;
}

const DRAWERS = new WeakMap<SiteSnapshot, number[][]>();

function drawersOf(site: SiteSnapshot): number[][] {
  let drawers = DRAWERS.get(site);
  if (!drawers) {
    drawers = site.assets.map(() => []);
    for (const link of site.power) {
      drawers[link.giver].push(link.receiver);
    }
    DRAWERS.set(site, drawers);
  }
  return drawers;
}
