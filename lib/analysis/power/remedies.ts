import { PowerLimit, SourceRole } from '../../core';
import { BaseState, LimitResult, Remedy, Scenario, SiteSnapshot, isInformationTechnology } from '../model';
import { settled } from '../settled';
import type { Engine } from './engine';
import type { PowerNetwork } from './network';
import { SLACK } from './record';
import { scenariosOf } from './scenarios';

/** The cheapest way back under a limit: the next larger model that carries the worst demand, and how many racks to move instead. */
export function remedyFor(site: SiteSnapshot, limit: LimitResult): Remedy {
  const larger = (site.assets[limit.asset].record.larger ?? [])
    .flatMap((alternative) =>
      (alternative.limits ?? []).filter((l) => l.name === limit.name).map((l) => ({ model: alternative.model, usable: usable(l) })),
    )
    .find((alternative) => alternative.usable >= limit.worst * (1 - SLACK));
  return {
    asset: limit.asset,
    model: larger?.model,
    limit: larger?.usable,
    unit: limit.unit,
    excess: Math.max(0, limit.worst - limit.limit),
    racks: limit.cord === '' ? racksToMove(site, limit) : undefined,
  };
}

function usable(limit: PowerLimit): number {
  const rated = limit.power?.toKilowatts() ?? limit.apparentPower?.toKilovoltAmperes() ?? limit.current!.toAmperes();
  return rated * (limit.factor?.toFraction() ?? 1);
}

/**
 * The fewest racks without which the worst scenario stays within the limit, found by taking them out and measuring: how much a rack gives depends on
 * how it is corded and what has failed. 0 where nothing is exceeded, undefined where racks alone do not suffice.
 */
function racksToMove(site: SiteSnapshot, { asset, name, worst, limit, worstScenario }: LimitResult): number | undefined {
  if (worst <= limit * (1 + SLACK)) {
    return 0;
  }
  const bench = benchOf(site);
  const { net } = bench;
  const scenario = bench.scenarios[worstScenario];
  const engine = bench.engineOf(scenario.state);
  const index = net.limitsOf[asset].find((l) => net.limits[l].name === name);
  if (index === undefined) {
    return undefined;
  }
  const without = (racks: readonly number[]): number => {
    engine.apply(scenario.removed < 0 ? racks : [scenario.removed, ...racks]);
    const values = net.nodesOf[asset].map((n) => engine.limitValue(n, index));
    engine.rollback();
    return Math.max(...values);
  };
  // Racks of one demand on the same sources give alike: one of each is measured, and those that give most are taken first.
  const alike = new Map<string, number[]>();
  for (const rack of bench.racksBelow(asset)) {
    const load = net.loadOf[rack];
    const feeds = net.feedSources.slice(net.feedStart[load], net.feedStart[load + 1]).map((sources) => sources.join());
    const key = `${net.loads[load].provisioned} ${feeds.join(' ')}`;
    alike.set(key, [...(alike.get(key) ?? []), rack]);
  }
  const ranked = [...alike.values()]
    .map((racks) => ({ racks, gives: worst - without([racks[0]]) }))
    .filter(({ gives }) => gives > worst * SLACK)
    .sort((a, b) => b.gives - a.gives || a.racks[0] - b.racks[0])
    .flatMap(({ racks }) => racks);
  const fits = (count: number): boolean => without(ranked.slice(0, count)) <= limit * (1 + SLACK);
  if (ranked.length === 0 || !fits(ranked.length)) {
    return undefined;
  }
  let [least, most] = [1, ranked.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    [least, most] = fits(middle) ? [least, middle] : [middle + 1, most];
  }
  return least;
}

/** What remedies of a site are tried on; made at the first overload. */
interface Bench {
  readonly net: PowerNetwork;
  readonly scenarios: Scenario[];
  engineOf(state: BaseState): Engine;
  racksBelow(asset: number): number[];
}

const BENCHES = new WeakMap<SiteSnapshot, Bench>();

function benchOf(site: SiteSnapshot): Bench {
  const known = BENCHES.get(site);
  if (known) {
    return known;
  }
  const { net, engines } = settled(site);
  const drawers: number[][] = site.assets.map(() => []);
  site.power.forEach((link) => drawers[link.giver].push(link.receiver));
  // Over a tie power goes both ways: what hangs on either bus may hang on what feeds the other.
  for (const { index, record } of site.assets) {
    if (record.source?.role === SourceRole.TIE) {
      drawers[index].push(...site.power.filter((link) => link.receiver === index).map((link) => link.giver));
    }
  }
  const bench: Bench = {
    net,
    scenarios: scenariosOf(site, net.hasGenerators ? ['U', 'G'] : ['U']),
    engineOf: (state) => engines.find((engine) => engine.state === state)!,
    racksBelow: (asset) => {
      const seen = new Set([asset]);
      for (const at of seen) {
        drawers[at].forEach((next) => seen.add(next));
      }
      return [...seen].filter((a) => {
        const demand = site.assets[a].record.demand;
        return a !== asset && demand && isInformationTechnology(demand);
      });
    },
  };
  BENCHES.set(site, bench);
  return bench;
}
