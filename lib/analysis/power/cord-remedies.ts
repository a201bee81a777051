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
  let lineups: number | undefined;
  for (let n = 2; removed >= 0 && n <= total && lineups === undefined; n++) {
    lineups = total - Math.ceil(total / n) >= needed ? n : undefined;
  }
  return { deviceA: deviceFor(analysis, limit), lineups, capKw: net.loads[load].provisioned / ratio };
}

function deviceFor({ site: { code } }: SiteAnalysis, { unit, worst }: LimitResult): number | undefined {
  const most = code._largestDevice.toAmperes() * code.continuousFactor.toFraction();
  return unit === 'A' && worst <= most ? code.nextDeviceSize(Current.amperes(worst)).toAmperes() : undefined;
}
