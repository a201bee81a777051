import { Continuity } from '../../core';
import { onceFor } from '../memo';
import { SiteAnalysis, isInformationTechnology } from '../model';
import { SELECTIVE } from '../power/network';
import { benchOf } from './bench';

/** Engineering default of IT power supplies: 10 to 20 ms at full load. */
const HOLD_UP_S = 0.01;

/** A required load, and the longest break that a transfer above it makes before a converter; or a transfer there whose time nobody gave. */
export interface Break {
  readonly load: number;
  readonly holdUpS: number;
  /** What transfers: equipment, or the load itself by the switch in its cord. */
  readonly at: number;
  /** Undefined where nobody gave the time. */
  readonly seconds?: number;
}

/** The longest known transfer above, and one whose time is not known. */
interface Above {
  readonly known?: { readonly at: number; readonly seconds: number };
  readonly silent?: number;
}

const NONE: Above = {};

/** Transfers that single-corded loads see. A load with spare cords carries on with the others. */
export const transfers = onceFor((analysis: SiteAnalysis): Break[] => {
  const { net, grid } = benchOf(analysis.site);
  const { assets } = analysis.site;
  const longest: Above[] = [];
  const worse = (a: Above, b: Above): Above => ({
    known: !a.known || (b.known && b.known.seconds > a.known.seconds) ? b.known : a.known,
    silent: a.silent ?? b.silent,
  });
  const transfer = (at: number, seconds: number | undefined): Above => (seconds === undefined ? { silent: at } : { known: { at, seconds } });
  for (let n = 0; n < net.count; n++) {
    const asset = net.asset[n];
    if (grid.regulated[asset]) {
      longest[n] = NONE;
      continue;
    }
    let found = NONE;
    for (let e = net.start[n]; e < net.start[n + 1]; e++) {
      found = worse(found, longest[net.source[e]]);
    }
    if (net.kind[n] === SELECTIVE && net.start[n + 1] - net.start[n] > 1) {
      found = worse(found, transfer(asset, assets[asset].record.source?.electrical?.transferTime?.toSeconds()));
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
    let found = NONE;
    for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
      net.feedSources[f].forEach((n) => (found = worse(found, longest[n])));
      if (net.feedSources[f].length > 1) {
        found = worse(found, transfer(asset, demand.cords.find((cord) => cord.transferTime !== undefined)?.transferTime?.toSeconds()));
      }
    }
    const { known, silent } = found;
    return [...(known ? [{ load: asset, holdUpS, ...known }] : []), ...(silent === undefined ? [] : [{ load: asset, holdUpS, at: silent }])];
  });
});
