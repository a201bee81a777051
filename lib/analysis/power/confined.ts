import type { ConfinedResult, SiteSnapshot } from '../model';

/**
 * Parts whose loss stays inside one rack (shelf, whip, tap-off): whether the rack keeps enough cords and shelves without one. Racks of one system
 * have the same answer, so it is worked out once for each.
 */
export function confinedLosses(site: SiteSnapshot): ConfinedResult[] {
  const results = new Map<string, { asset: number; partKind: string; racks: number; racksLost: number }>();
  for (const { index, record } of site.assets) {
    const demand = record.demand;
    if (!demand || !record.parts) {
      continue;
    }
    const kinds = new Map<string, number>();
    record.parts.filter((part) => part.cord !== undefined).forEach((part) => kinds.set(part.kind, (kinds.get(part.kind) ?? 0) + 1));
    for (const partKind of kinds.keys()) {
      const lost = record.parts
        .filter((part) => part.kind === partKind && part.cord !== undefined)
        .some((part) => {
          const left = demand.cords.filter((cord) => cord.id !== part.cord);
          const shelfKw = demand.shelves?.ratedPower.toKilowatts() ?? 0;
          const live = left.reduce((sum, cord) => sum + (cord.shelves ?? 0) * shelfKw, 0);
          const needed = demand.provisioned.toKilowatts() * (demand.shelves?.efficiency.toFraction() ?? 1);
          return left.length < (demand.minimumCords ?? 1) || (shelfKw > 0 && needed > live * (1 + 1e-9));
        });
      const key = `${record.model?.name ?? record.kind}\u0000${partKind}`;
      const result = results.get(key) ?? { asset: index, partKind, racks: 0, racksLost: 0 };
      result.racks += 1;
      result.racksLost += lost ? 1 : 0;
      results.set(key, result);
    }
  }
  return [...results.values()];
}
