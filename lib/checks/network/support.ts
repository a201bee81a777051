import { CableFacts } from '../../analysis/fabric/cables';
import type { SiteAnalysis } from '../../analysis/model';

/** A cable by its ends, as the schedule says them. */
export const cableName = ({ site }: SiteAnalysis, { cable }: CableFacts): string =>
  `${site.assets[cable.giver].path}:${cable.giverPort} to ${site.assets[cable.receiver].path}:${cable.receiverPort}`;

export const hasCables = (analysis: SiteAnalysis): boolean => analysis.site.cables.length > 0;

/** The first few cables of many. */
export function someCables(analysis: SiteAnalysis, cables: CableFacts[], most = 3): string {
  const names = cables.slice(0, most).map((cable) => cableName(analysis, cable));
  return cables.length > most ? `${names.join('; ')} … (${cables.length} in all)` : names.join('; ');
}
