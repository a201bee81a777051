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

/** Lineups over which the shelves of every one of some loads must be spread so that enough are left after one; undefined where no number does. */
export function lineupsForShelves({ site }: SiteAnalysis, loads: readonly number[]): number | undefined {
  const { net } = benchOf(site);
  return loads.reduce<number | undefined>((most, asset) => {
    const { shelfKw, provisioned, shelfEfficiency } = net.loads[net.loadOf[asset]];
    const shelves = site.assets[asset].record.demand!.cords.reduce((sum, cord) => sum + (cord.shelves ?? 0), 0);
    const lineups = lineupsFor(shelves, Math.ceil(((provisioned * shelfEfficiency) / shelfKw) * (1 - 1e-9)));
    return most === undefined || lineups === undefined ? undefined : Math.max(most, lineups);
  }, 2);
}
