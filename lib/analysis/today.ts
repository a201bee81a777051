import { analyseSite } from './analyse';
import { onceFor } from './memo';
import type { SiteAnalysis, SiteSnapshot, SnapshotAsset } from './model';

/** A site as it stands today, with declared equipment out of service from the start. */
export interface Today {
  readonly out: SnapshotAsset[];
  /** The base states alone. */
  readonly base: SiteAnalysis;
  /** Every single failure of the tier on top. */
  readonly failures: SiteAnalysis;
}

/** Equipment that is declared out of service. */
export const outOfService = (site: SiteSnapshot): SnapshotAsset[] => site.assets.filter(({ record }) => record.service !== undefined);

/** Undefined where all is in service: then the site as built is the site of today. */
export const todayOf = onceFor((asBuilt: SiteAnalysis): Today | undefined => {
  const out = outOfService(asBuilt.site);
  if (out.length === 0) {
    return undefined;
  }
  const site: SiteSnapshot = { ...asBuilt.site, out: new Set(out.map(({ index }) => index)) };
  return { out, base: analyseSite({ ...site, baseStatesOnly: true }), failures: analyseSite(site) };
});
