import { LimitRule, PowerLimit, SourceRole } from '../../core';
import { onceFor } from '../memo';
import { BaseState, LimitResult, Remedy, Scenario, SiteSnapshot, isRack } from '../model';
import { settled } from '../settled';
import type { PowerNetwork } from './network';
import { SLACK } from './record';

/** What is out when a limit is at its worst. */
export interface Outage {
  readonly state: BaseState;
  readonly removed: readonly number[];
}

export const outageOf = ({ state, removed }: Pick<Scenario, 'state' | 'removed'>): Outage => ({ state, removed: removed < 0 ? [] : [removed] });

/** What has to fit within a share of a limit, and when. */
export interface Asked {
  readonly value: number;
  readonly outage: Outage;
  readonly share: number;
}

/** More scenarios than these are not tried again: the worst alone stands for them. */
const MOST_TRIED = 128;

/** All that a limit that is exceeded has to bear: its worst scenario first, then every other that exceeds it. */
export function askedOf(scenarios: readonly Scenario[], { worst, worstScenario, overloads }: LimitResult): Asked[] {
  const others = overloads.length <= MOST_TRIED ? overloads.filter((s) => s !== worstScenario) : [];
  return [worstScenario, ...others].map((s) => ({ value: worst, outage: outageOf(scenarios[s]), share: 1 }));
}

/** The cheapest way back under a limit: the next larger model or device that carries all that is asked, and how many racks to move instead. */
export function remedyFor(site: SiteSnapshot, limit: LimitResult, asked: readonly Asked[]): Remedy {
  const needed = Math.max(...asked.map(({ value, share }) => value / share));
  const larger = (site.assets[limit.asset].record.larger ?? [])
    .flatMap((alternative) =>
      (alternative.limits ?? []).filter((l) => l.name === limit.name).map((l) => ({ model: alternative.model, usable: usable(l) })),
    )
    .find((alternative) => alternative.usable >= needed * (1 - SLACK));
  return {
    asset: limit.asset,
    model: larger?.model,
    limit: larger?.usable,
    unit: limit.unit,
    deviceA:
      larger || limit.rule !== LimitRule.OVERCURRENT || limit.unit !== 'A' ? undefined : site.code._sizeFor((needed * limit.rated) / limit.limit),
    excess: Math.max(0, ...asked.map(({ value, share }) => value - limit.limit * share)),
    racks: limit.cord === '' ? racksOnce(site, limit, asked) : undefined,
  };
}

function usable(limit: PowerLimit): number {
  const rated = limit.power?.toKilowatts() ?? limit.apparentPower?.toKilovoltAmperes() ?? limit.current!.toAmperes();
  return rated * (limit.factor?.toFraction() ?? 1);
}

const known = onceFor((_: SiteSnapshot) => new Map<string, number | undefined>());

/** Sources side by side, with nothing above them, are in the same place: what is found for one of a bank of generators is so for all of it. */
function racksOnce(site: SiteSnapshot, limit: LimitResult, asked: readonly Asked[]): number | undefined {
  const { net } = settled(site);
  if (net.nodesOf[limit.asset].some((n) => net.start[n + 1] > net.start[n])) {
    return racksToMove(site, limit, asked);
  }
  const placeOf = (asset: number): string =>
    net.nodesOf[asset]
      .map((n) => [net.kind[n], net.weight[n], net.start[n + 1] - net.start[n], ...net.drawer.subarray(net.drawerStart[n], net.drawerStart[n + 1])])
      .join(';');
  const own = placeOf(limit.asset);
  const gone = (asset: number): string => (asset !== limit.asset && placeOf(asset) === own ? 'another' : String(asset));
  const what = asked.map(({ value, outage, share }) => [value.toPrecision(9), share, outage.state, ...outage.removed.map(gone)].join(' '));
  const key = [own, limit.name, limit.limit, ...what].join('|');
  const racks = known(site).has(key) ? known(site).get(key) : racksToMove(site, limit, asked);
  known(site).set(key, racks);
  return racks;
}

/**
 * The fewest racks without which all that is asked stays within the limit, found by taking them out and measuring: how much a rack gives depends on how it is
 * corded and what has failed. Those of the worst scenario go first; what others then still exceed is taken on top. 0 where nothing is exceeded, undefined
 * where racks alone do not suffice.
 */
function racksToMove(site: SiteSnapshot, { asset, name, limit }: LimitResult, asked: readonly Asked[]): number | undefined {
  if (asked.every(({ value, share }) => value <= limit * share * (1 + SLACK))) {
    return 0;
  }
  const { net, engines } = settled(site);
  const index = net.limitsOf[asset].find((l) => net.limits[l].name === name);
  if (index === undefined) {
    return undefined;
  }
  const without = ({ state, removed }: Outage, racks: readonly number[]): number => {
    const engine = engines.find((one) => one.state === state)!;
    engine.apply([...removed, ...racks]);
    const values = net.nodesOf[asset].map((n) => engine.limitValue(n, index));
    engine.rollback();
    return Math.max(...values);
  };
  const alike = alikeBelow(site, net, asset);
  const moved: number[] = [];
  for (const { outage, share } of asked) {
    const fits = (racks: readonly number[]): boolean => without(outage, [...moved, ...racks]) <= limit * share * (1 + SLACK);
    if (fits([])) {
      continue;
    }
    const before = without(outage, moved);
    const ranked = alike
      .map((racks) => racks.filter((rack) => !moved.includes(rack)))
      .filter((racks) => racks.length > 0)
      .map((racks) => ({ racks, gives: before - without(outage, [...moved, racks[0]]) }))
      .filter(({ gives }) => gives > before * SLACK)
      .sort((a, b) => b.gives - a.gives || a.racks[0] - b.racks[0])
      .flatMap(({ racks }) => racks);
    if (ranked.length === 0 || !fits(ranked)) {
      return undefined;
    }
    let [least, most] = [1, ranked.length];
    while (least < most) {
      const middle = (least + most) >> 1;
      [least, most] = fits(ranked.slice(0, middle)) ? [least, middle] : [middle + 1, most];
    }
    moved.push(...ranked.slice(0, least));
  }
  return moved.length;
}

/** How many sets like those that share an overload have to be added so that all of them carry it: live sets share in proportion to their ratings. */
export function setsToAdd(site: SiteSnapshot, { asset, worst, limit }: LimitResult, { state, removed }: Outage): number {
  const { net, engines } = settled(site);
  const engine = engines.find((one) => one.state === state)!;
  const ratio = (set: number): number =>
    Math.max(0, ...net.nodesOf[set].flatMap((node) => net.limitsOf[set].map((l) => engine.limitValue(node, l) / net.limits[l].limit)));
  engine.apply([...removed]);
  const own = ratio(asset);
  const sharing = site.assets.filter(
    ({ index, record }) => record.source?.role === SourceRole.GENERATOR && Math.abs(ratio(index) - own) <= 1e-6 * own,
  ).length;
  engine.rollback();
  return Math.max(1, Math.ceil(sharing * (worst / limit - 1) - 1e-9));
}

/** Racks of one demand on the same sources give alike: one of each is measured. */
function alikeBelow(site: SiteSnapshot, net: PowerNetwork, asset: number): number[][] {
  const alike = new Map<string, number[]>();
  for (const rack of racksBelow(site, asset)) {
    const load = net.loadOf[rack];
    const feeds = net.feedSources.slice(net.feedStart[load], net.feedStart[load + 1]).map((sources) => sources.join());
    const key = `${net.loads[load].provisioned} ${feeds.join(' ')}`;
    alike.set(key, [...(alike.get(key) ?? []), rack]);
  }
  return [...alike.values()];
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
