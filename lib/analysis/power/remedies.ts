import { PowerLimit, SourceRole } from '../../core';
import { onceFor } from '../memo';
import { BaseState, LimitResult, Remedy, Scenario, SiteSnapshot, isRack } from '../model';
import { settled } from '../settled';
import { SLACK } from './record';

/** What is out when a limit is at its worst. */
export interface Outage {
  readonly state: BaseState;
  readonly removed: readonly number[];
}

export const outageOf = ({ state, removed }: Pick<Scenario, 'state' | 'removed'>): Outage => ({ state, removed: removed < 0 ? [] : [removed] });

/** The cheapest way back under a limit: the next larger model that carries the worst demand, and how many racks to move instead. */
export function remedyFor(site: SiteSnapshot, limit: LimitResult, outage: Outage): Remedy {
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
    racks: limit.cord === '' ? racksToMove(site, limit, outage) : undefined,
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
function racksToMove(site: SiteSnapshot, { asset, name, worst, limit }: LimitResult, { state, removed }: Outage): number | undefined {
  if (worst <= limit * (1 + SLACK)) {
    return 0;
  }
  const { net, engines } = settled(site);
  const engine = engines.find((one) => one.state === state)!;
  const index = net.limitsOf[asset].find((l) => net.limits[l].name === name);
  if (index === undefined) {
    return undefined;
  }
  const without = (racks: readonly number[]): number => {
    engine.apply([...removed, ...racks]);
    const values = net.nodesOf[asset].map((n) => engine.limitValue(n, index));
    engine.rollback();
    return Math.max(...values);
  };
  // Racks of one demand on the same sources give alike: one of each is measured, and those that give most are taken first.
  const alike = new Map<string, number[]>();
  for (const rack of racksBelow(site, asset)) {
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

/** What draws on equipment, directly or not: racks below each piece. Over a tie power goes both ways. */
const drawersOf = onceFor((site: SiteSnapshot): number[][] => {
  const drawers: number[][] = site.assets.map(() => []);
  site.power.forEach((link) => drawers[link.giver].push(link.receiver));
  // What hangs on either bus of a tie may hang on what feeds the other.
  const isTie = site.assets.map(({ record }) => record.source?.role === SourceRole.TIE);
  site.power.forEach((link) => isTie[link.receiver] && drawers[link.receiver].push(link.giver));
  return drawers;
});

function racksBelow(site: SiteSnapshot, asset: number): number[] {
  const drawers = drawersOf(site);
  const seen = new Set([asset]);
  for (const at of seen) {
    drawers[at].forEach((next) => seen.add(next));
  }
  return [...seen].filter((a) => a !== asset && isRack(site.assets[a]));
}
