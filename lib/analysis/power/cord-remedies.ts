import { Current } from '../../units';
import type { LimitResult, SiteAnalysis } from '../model';
import { benchOf } from '../resilience/bench';

/** Ways out for cords that carry too much. */
export interface CordRemedy {
  /** Smallest standard device of the site's code that carries the worst current continuously, A; undefined for a limit in kW or beyond the largest. */
  readonly deviceA?: number;
  /** Fewest lineups over which the cords must be spread so that enough are left when one lineup is lost, if there are cords enough. */
  readonly lineups?: number;
  /** AC input of the rack at which its cords just carry their share, kW. */
  readonly capKw: number;
}

/**
 * Cords share what the rack draws: with `live` of `total` cords fed in the worst scenario, live · worst / limit of them have to stay. Spread evenly over L
 * lineups, one lineup takes ⌈total / L⌉ cords with it.
 */
export function cordRemedy(analysis: SiteAnalysis, limit: LimitResult): CordRemedy {
  const bench = benchOf(analysis.site);
  const { net } = bench;
  const { state, removed } = analysis.scenarios[limit.worstScenario];
  const load = net.loadOf[limit.asset];
  const engine = bench.engines.find((one) => one.state === state)!;
  engine.apply(removed < 0 ? [] : [removed]);
  let [live, total] = [0, 0];
  for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
    total += net.feedCords[f];
    live += engine.feedNode[f] >= 0 ? net.feedCords[f] : 0;
  }
  engine.rollback();
  const ratio = limit.worst / limit.limit;
  const needed = Math.ceil(live * ratio * (1 - 1e-9));
  const lineups = removed < 0 ? undefined : lineupsFor(total, needed);
  return { deviceA: deviceFor(analysis, limit), lineups, capKw: net.loads[load].provisioned / ratio };
}

function deviceFor({ site: { code } }: SiteAnalysis, { unit, worst }: LimitResult): number | undefined {
  const most = code._largestDevice.toAmperes() * code.continuousFactor.toFraction();
  return unit === 'A' && worst <= most ? code.nextDeviceSize(Current.amperes(worst)).toAmperes() : undefined;
}

/** Fewest lineups over which `total` cords must be spread so that one of them lost leaves `needed`; undefined where no number does. */
function lineupsFor(total: number, needed: number): number | undefined {
  for (let lineups = 2; lineups <= total; lineups++) {
    if (total - Math.ceil(total / lineups) >= needed) {
      return lineups;
    }
  }
  return undefined;
}

/** Ways out for loads that are left with too few shelves. */
export interface ShelfRemedy {
  /** Lineups over which the shelves of every load must be spread so that enough are left after one; undefined where no number does. */
  readonly lineups?: number;
  /** Whether all of them are spread over so many already: then more than one lineup hangs on what was out. */
  readonly spread: boolean;
  /** Shelves that the load with least to spare may lose, and that it has. */
  readonly spare: number;
  readonly shelves: number;
}

export function shelfRemedy({ site }: SiteAnalysis, loads: readonly number[]): ShelfRemedy {
  const { net } = benchOf(site);
  const of = loads.map((asset): ShelfRemedy => {
    const load = net.loadOf[asset];
    const { shelfKw, provisioned, shelfEfficiency } = net.loads[load];
    const shelves = site.assets[asset].record.demand!.cords.reduce((sum, cord) => sum + (cord.shelves ?? 0), 0);
    const needed = Math.ceil(((provisioned * shelfEfficiency) / shelfKw) * (1 - 1e-9));
    const lineups = lineupsFor(shelves, needed);
    const feeds = Array.from(net.feedWeight.subarray(net.feedStart[load], net.feedStart[load + 1]), (kw) => Math.round(kw / shelfKw));
    return { lineups, spread: Math.max(...feeds) <= shelves - needed, spare: shelves - needed, shelves };
  });
  return of.reduce((least, one) => ({
    ...(one.spare < least.spare ? one : least),
    lineups: one.lineups === undefined || least.lineups === undefined ? undefined : Math.max(one.lineups, least.lineups),
    spread: one.spread && least.spread,
  }));
}
