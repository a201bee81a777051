import { Continuity } from '../../core';
import { onceFor } from '../memo';
import { SiteAnalysis, isInformationTechnology } from '../model';
import { SELECTIVE } from '../power/network';
import { Bench, benchOf } from './bench';
import { inputShares } from './shares';

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

const worse = (a: Above, b: Above): Above => ({
  known: !a.known || (b.known && b.known.seconds > a.known.seconds) ? b.known : a.known,
  silent: a.silent ?? b.silent,
});

const transfer = (at: number, seconds: number | undefined): Above => (seconds === undefined ? { silent: at } : { known: { at, seconds } });

/** What transfers above each node, down from the last converter, on the ways that `draws` allows. */
function aboveNodes({ net, grid }: Bench, draws: (edge: number) => boolean): Above[] {
  const longest: Above[] = [];
  for (let n = 0; n < net.count; n++) {
    const asset = net.asset[n];
    if (grid.regulated[asset]) {
      longest[n] = NONE;
      continue;
    }
    let found = NONE;
    for (let e = net.start[n]; e < net.start[n + 1]; e++) {
      found = draws(e) ? worse(found, longest[net.source[e]]) : found;
    }
    if (net.kind[n] === SELECTIVE && net.start[n + 1] - net.start[n] > 1) {
      found = worse(found, transfer(asset, grid.site.assets[asset].record.source?.electrical?.transferTime?.toSeconds()));
    }
    longest[n] = found;
  }
  return longest;
}

export type PumpBreak = Pick<Break, 'load' | 'at' | 'seconds'>;

/** Pumps of CDUs whose supply breaks at a transfer before a converter, on the way on which they are fed with everything in service. */
export const pumpBreaks = onceFor((analysis: SiteAnalysis): PumpBreak[] => {
  const bench = benchOf(analysis.site);
  const { net } = bench;
  const breaks: PumpBreak[] = [];
  bench.at(analysis.scenarios[0], (engine) => {
    const part = inputShares(net, engine);
    const longest = aboveNodes(bench, (e) => part[e] > 0);
    net.loads.forEach(({ asset }, load) => {
      const { cooling, demand } = analysis.site.assets[asset].record;
      if (!cooling?.unit?.cdu) {
        return;
      }
      let [found, cords] = [NONE, 0];
      for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
        if (engine.feedNode[f] >= 0) {
          found = worse(found, longest[engine.feedNode[f]]);
          cords += net.feedCords[f];
        }
      }
      // With a cord to spare the pumps run on while one of them transfers.
      found = cords > net.minimumCords[load] ? NONE : found;
      const own = Math.max(...demand!.cords.map((cord) => cord.transferTime?.toSeconds() ?? 0));
      found = own > 0 ? worse(transfer(asset, own), found) : found;
      if (found.known) {
        breaks.push({ load: asset, ...found.known });
      }
      if (found.silent !== undefined) {
        breaks.push({ load: asset, at: found.silent });
      }
    });
  });
  return breaks;
});

/** Transfers that single-corded loads see. A load with spare cords carries on with the others. */
export const transfers = onceFor((analysis: SiteAnalysis): Break[] => {
  const bench = benchOf(analysis.site);
  const { net } = bench;
  const { assets } = analysis.site;
  const longest = aboveNodes(bench, () => true);
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
