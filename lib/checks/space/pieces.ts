import { isRack, type SiteAnalysis, type SnapshotAsset } from '../../analysis/model';
import type { RawFinding } from '../finding';
import { lacking, some } from '../words';

/** Whether anything of a site stands on a floor. */
export const standsAnything = ({ site }: SiteAnalysis): boolean => site.assets.some((asset) => asset.record.space !== undefined || isRack(asset));

/** Racks of which nobody says what they weigh or how large they are: no rule of space sees them. */
export const unsized = ({ site }: SiteAnalysis): SnapshotAsset[] => site.assets.filter((asset) => isRack(asset) && !asset.record.space);

/** One line for all pieces that lack the same. */
export function lackingOf(analysis: SiteAnalysis, pieces: readonly SnapshotAsset[], what: string, give: string): RawFinding[] {
  if (pieces.length === 0) {
    return [];
  }
  const paths = pieces.map((piece) => piece.path);
  return [
    lacking(
      paths.length === 1 ? paths[0] : analysis.site.path,
      `${what} of ${paths.length} rack${paths.length === 1 ? '' : 's'} (${some(paths, 2)}); give ${give}`,
    ),
  ];
}
