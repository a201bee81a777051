import { Continuity } from '../../core';
import { onceFor } from '../memo';
import { SiteAnalysis, isInformationTechnology } from '../model';
import { SELECTIVE } from '../power/network';
import { benchOf } from './bench';

/** Engineering default of IT power supplies: 10 to 20 ms at full load. */
const HOLD_UP_S = 0.01;

/** A required load on one way of supply, and the longest break that a transfer above it makes before a converter. */
export interface Break {
  readonly load: number;
  readonly holdUpS: number;
  /** What transfers: equipment, or the load itself by the switch in its cord. */
  readonly at: number;
  /** Undefined where nobody gave the time. */
  readonly seconds?: number;
}

interface Above {
  readonly at: number;
  readonly seconds: number;
}

/** Transfers that single-corded loads see. A load with spare cords carries on with the others. */
export const transfers = onceFor((analysis: SiteAnalysis): Break[] => {
  const { net, grid } = benchOf(analysis.site);
  const { assets } = analysis.site;
  const longest: (Above | undefined)[] = [];
  const worse = (a: Above | undefined, b: Above | undefined): Above | undefined => (!a || (b && b.seconds > a.seconds) ? b : a);
  for (let n = 0; n < net.count; n++) {
    const asset = net.asset[n];
    if (grid.regulated[asset]) {
      longest[n] = undefined;
      continue;
    }
    let found: Above | undefined;
    for (let e = net.start[n]; e < net.start[n + 1]; e++) {
      found = worse(found, longest[net.source[e]]);
    }
    if (net.kind[n] === SELECTIVE && net.start[n + 1] - net.start[n] > 1) {
      // A time that nobody gave counts as the longest: it has to be asked for.
      found = worse(found, { at: asset, seconds: assets[asset].record.source?.electrical?.transferTime?.toSeconds() ?? Infinity });
    }
    longest[n] = found;
  }
  return net.loads.flatMap(({ asset, required, minimumCords }, load) => {
    const demand = assets[asset].record.demand!;
    const uninterrupted = (demand.continuity ?? Continuity.UNINTERRUPTED) === Continuity.UNINTERRUPTED;
    const single = demand.cords.length <= minimumCords;
    if (!required || !uninterrupted || !single || !isInformationTechnology(demand)) {
      return [];
    }
    const holdUpS = demand.electrical?.holdUp?.toSeconds() ?? HOLD_UP_S;
    let found: Above | undefined;
    for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
      net.feedSources[f].forEach((n) => (found = worse(found, longest[n])));
      if (net.feedSources[f].length > 1) {
        const own = demand.cords.find((cord) => cord.transferTime !== undefined)?.transferTime?.toSeconds();
        found = worse(found, { at: asset, seconds: own ?? Infinity });
      }
    }
    return found ? [{ load: asset, holdUpS, at: found.at, seconds: Number.isFinite(found.seconds) ? found.seconds : undefined }] : [];
  });
});
