import { Power } from '../../units';
import { BaseState, SiteAnalysis, SiteSnapshot, isInformationTechnology } from '../model';
import { onceFor } from '../memo';
import { Engine } from '../power/engine';
import { PowerNetwork } from '../power/network';
import { benchOf } from './bench';
import type { ZoneOverload } from './model';

/** The largest IT load of the site at which one limit still holds, all racks scaled alike, and the scenario that sets it. */
export interface ItCeiling {
  /** Index in `PowerAnalysis.limits`. */
  readonly limit: number;
  readonly itKw: number;
  /** Index in `SiteAnalysis.scenarios`. */
  readonly scenario: number;
}

/** The same site with racks that draw nothing: what flows then does not scale with IT. */
const idleOf = onceFor((site: SiteSnapshot): { engines: Engine[]; itKw: number } => {
  let itKw = 0;
  const assets = site.assets.map((asset) => {
    const { demand } = asset.record;
    if (!demand || !isInformationTechnology(demand)) {
      return asset;
    }
    itKw += demand.provisioned.toKilowatts();
    return { ...asset, record: { ...asset.record, demand: { ...demand, provisioned: Power.ZERO } } };
  });
  const net = new PowerNetwork({ ...site, assets });
  const { thermal, engines } = benchOf(site);
  return { itKw, engines: engines.map(({ state }) => new Engine(net, state, [...thermal.switchedGroups])) };
});

/**
 * L_max = min over scenarios of (limit − fixed) / w, with `fixed` what the limit carries without IT and w the share of the IT load that flows through it
 * (closed form of linear routing). Losses curve upwards: where the limit is exceeded the true ceiling is a little above this one, so that a fix holds;
 * where it is kept the true one is a little below, by some tenths of a per cent.
 */
export const itCeilings = onceFor((analysis: SiteAnalysis): ItCeiling[] => {
  const { site, scenarios } = analysis;
  const { net, engines } = benchOf(site);
  const idle = idleOf(site);
  const least = new Float64Array(net.limits.length).fill(Infinity);
  const at = new Int32Array(net.limits.length);
  const read = (full: Engine, empty: Engine, nodes: Iterable<number>, scenario: number): void => {
    for (const node of nodes) {
      for (const limit of net.limitsOf[net.asset[node]]) {
        const kw = ceiling(net.limits[limit].limit, full.limitValue(node, limit), empty.limitValue(node, limit), idle.itKw);
        if (kw < least[limit]) {
          least[limit] = kw;
          at[limit] = scenario;
        }
      }
    }
  };
  for (const [i, full] of engines.entries()) {
    const empty = idle.engines[i];
    for (const scenario of scenarios) {
      if (scenario.state !== full.state || scenario.part !== undefined) {
        continue;
      }
      if (scenario.removed < 0) {
        read(
          full,
          empty,
          Array.from({ length: net.count }, (_, n) => n),
          scenario.index,
        );
      } else {
        full.apply([scenario.removed]);
        empty.apply([scenario.removed]);
        read(full, empty, new Set([...full.changedNodes, ...empty.changedNodes]), scenario.index);
        full.rollback();
        empty.rollback();
      }
    }
  }
  return [...least].flatMap((itKw, limit) => (itKw < Infinity ? [{ limit, itKw, scenario: at[limit] }] : []));
});

/** The IT load at which an overload of a scenario would just hold; nothing where other loads alone exceed it or it is no limit of the site. */
export function itCeilingOf(site: SiteSnapshot, state: BaseState, removed: readonly number[], overload: ZoneOverload): number | undefined {
  const idle = idleOf(site);
  const empty = idle.engines.find((engine) => engine.state === state)!;
  const { net } = empty;
  const limit = overload.cord === '' ? net.limitsOf[overload.asset].find((l) => net.limits[l].name === overload.name) : undefined;
  if (limit === undefined) {
    return undefined;
  }
  empty.apply(removed);
  const fixed = Math.max(...net.nodesOf[overload.asset].map((node) => empty.limitValue(node, limit)));
  empty.rollback();
  return fixed < overload.limit ? ceiling(overload.limit, overload.value, fixed, idle.itKw) : undefined;
}

/** Of a limit: below it no IT flows through, and what is left is rounding of sums that cancel. */
const NOTHING = 1e-9;

function ceiling(limit: number, value: number, fixed: number, itKw: number): number {
  if (value - fixed <= NOTHING * Math.max(limit, value)) {
    return Infinity;
  }
  return Math.max(0, ((limit - fixed) / (value - fixed)) * itKw);
}
