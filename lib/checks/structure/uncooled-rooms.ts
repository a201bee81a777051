import type { SiteAnalysis, SnapshotAsset } from '../../analysis/model';

/** UPS, boards and rectifiers whose losses no loop of the design takes, and those losses on the design day. */
export function uncooledRooms({ site, power }: SiteAnalysis): { readonly asset: SnapshotAsset; readonly lossKw: number }[] {
  const cooled = new Set(site.coolant.map(({ receiver }) => receiver));
  return site.assets
    .filter(({ index, record }) => record.cooling?.rejectsLosses && !cooled.has(index))
    .map((asset) => ({ asset, lossKw: power.design[asset.index]?.lossKw ?? 0 }));
}
