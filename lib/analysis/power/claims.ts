import { LimitRule, PowerLevel, Tier } from '../../core';
import type { ClaimResult, SharedFate, SiteSnapshot } from '../model';
import { Engine, PROVISIONED } from './engine';
import { PowerNetwork } from './network';
import { SLACK } from './record';

/** Combinations beyond this many are not all run: a claim over so many lineups is verified by its single losses alone. */
const MOST_COMBINATIONS = 5000;

/** Below this level cords may share nothing. */
export function sharesNothing(site: SiteSnapshot, asset: number): boolean {
  const level = site.assets[asset].record.source?.level;
  return level === PowerLevel.LOW_VOLTAGE || (site.tier === Tier.IV && level === PowerLevel.MEDIUM_VOLTAGE);
}

/** Verifies what plants say of themselves: any n − k lineups may be lost, n − k + 1 may not, and no component takes more with it. */
export function verifyClaims(net: PowerNetwork, engines: Engine[]): ClaimResult[] {
  const states = engines.map((engine) => before(net, engine));
  return net.site.claims.map((claim, index) => {
    const spare = claim.lineups.length - claim.needed;
    let result: ClaimResult = {
      claim: index,
      holds: true,
      survivesMore: false,
      failing: [],
      failingState: 'U',
      darkLoads: [],
      overloads: [],
      shared: sharedLineups(net, engines[0], index, spare),
    };
    const lose = (state: Before, lineups: number[]): Consequence =>
      consequence(
        net,
        state,
        lineups.flatMap((l) => claim.lineups[l].assets),
      );
    for (const state of states) {
      for (const lost of combinations(claim.lineups.length, spare)) {
        const { dark, overloads } = lose(state, lost);
        if (dark.length + overloads.length > result.darkLoads.length + result.overloads.length) {
          result = {
            ...result,
            holds: false,
            failing: lost.map((l) => claim.lineups[l].name),
            failingState: state.engine.state,
            darkLoads: dark,
            overloads,
          };
        }
      }
    }
    const more = combinations(claim.lineups.length, spare + 1);
    // Losing all must hurt a required load, or survival says nothing (mechanical plants are judged by the cooling that they leave).
    const matters =
      lose(
        states[0],
        claim.lineups.map((_, i) => i),
      ).dark.length > 0;
    const survives = matters && result.holds && more.length > 0 && states.every((state) => more.every((lost) => harmless(lose(state, lost))));
    return { ...result, holds: result.holds && result.shared.length === 0, survivesMore: survives };
  });
}

const harmless = (c: Consequence): boolean => c.dark.length + c.overloads.length === 0;

/** What is so before anything is taken out, worked out once for each state. */
interface Before {
  readonly engine: Engine;
  readonly dark: Set<number>;
  readonly exceeded: Map<number, number>;
}

const before = (net: PowerNetwork, engine: Engine): Before => ({
  engine,
  dark: new Set(net.loads.filter((_, i) => engine.dark[i]).map((load) => load.asset)),
  exceeded: exceeded(
    net,
    engine,
    net.limits.map((_, i) => i),
  ),
});

/** Required loads that go dark, and limits that are exceeded, that were not so before. Shelves and cords have checks of their own. */
function consequence(net: PowerNetwork, { engine, dark: darkBefore, exceeded: over }: Before, removed: number[]): Consequence {
  engine.apply(removed);
  const dark = engine.touchedLoads
    .filter((load) => engine.dark[load] && net.loads[load].required && !darkBefore.has(net.loads[load].asset))
    .map((load) => net.loads[load].asset)
    .sort((a, b) => a - b);
  const limits = [...new Set(engine.changedNodes.flatMap((node) => net.limitsOf[net.asset[node]]))].sort((a, b) => a - b);
  const overloads = [...exceeded(net, engine, limits)].filter(([limit]) => !over.has(limit)).map(([limit, value]) => ({ limit, value }));
  engine.rollback();
  return { dark, overloads };
}

interface Consequence {
  readonly dark: number[];
  readonly overloads: { limit: number; value: number }[];
}

function exceeded(net: PowerNetwork, engine: Engine, limits: number[]): Map<number, number> {
  const over = new Map<number, number>();
  for (const limit of limits) {
    const { asset, cord, perKva, limit: most, rule } = net.limits[limit];
    if (cord !== '' || rule === LimitRule.CORD) {
      continue;
    }
    const value = Math.max(
      ...net.nodesOf[asset].map((node) => {
        const p = engine.outP[PROVISIONED][node];
        return perKva === 0 ? p : Math.hypot(p, engine.outQ[PROVISIONED][node]) * perKva;
      }),
    );
    if (value > most * (1 + SLACK)) {
      over.set(limit, value);
    }
  }
  return over;
}

/** Components below the level of independence that take more lineups than the claim allows. */
function sharedLineups(net: PowerNetwork, engine: Engine, index: number, spare: number): { component: number; lineups: string[] }[] {
  const claim = net.site.claims[index];
  const heads = new Map(claim.lineups.flatMap((lineup) => lineup.assets.map((asset) => [asset, lineup.name] as const)));
  const candidates = ancestors(net, [...heads.keys()]).filter((asset) => sharesNothing(net.site, asset));
  const shared: { component: number; lineups: string[] }[] = [];
  for (const component of candidates) {
    engine.apply([component]);
    const lost = new Set<string>();
    for (const [asset, name] of heads) {
      if (net.nodesOf[asset].every((node) => !engine.up[node])) {
        lost.add(name);
      }
    }
    engine.rollback();
    // A lineup's own equipment takes that lineup, whatever is claimed.
    if (lost.size > Math.max(spare, 1)) {
      shared.push({ component, lineups: [...lost].sort() });
    }
  }
  return shared;
}

function ancestors(net: PowerNetwork, assets: number[]): number[] {
  const seen = new Set<number>();
  const queue = assets.flatMap((asset) => net.nodesOf[asset]);
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (!seen.has(node)) {
      seen.add(node);
      queue.push(...net.source.subarray(net.start[node], net.start[node + 1]));
    }
  }
  return [...new Set([...seen].map((node) => net.asset[node]))].sort((a, b) => a - b);
}

/** All ways to take `size` of `count`; none where they are too many to run. */
export function combinations(count: number, size: number): number[][] {
  let ways = 1;
  for (let i = 0; i < size; i++) {
    ways = (ways * (count - i)) / (i + 1);
  }
  if (size < 1 || size > count || ways > MOST_COMBINATIONS) {
    return [];
  }
  let rows: number[][] = [[]];
  for (let i = 0; i < size; i++) {
    rows = rows.flatMap((row) =>
      Array.from({ length: count - (row[row.length - 1] ?? -1) - 1 }, (_, j) => [...row, (row[row.length - 1] ?? -1) + 1 + j]),
    );
  }
  return rows;
}

/**
 * Components below the level of independence that take two or more cords of a required load with them and leave it with too few cords or too few
 * shelves: state U, each out alone, transfers made.
 */
export function sharedFates(net: PowerNetwork, engine: Engine): SharedFate[] {
  const fates: SharedFate[] = [];
  for (const asset of net.site.assets) {
    if (net.nodesOf[asset.index].length === 0 || !sharesNothing(net.site, asset.index)) {
      continue;
    }
    engine.apply([asset.index]);
    const fate = { component: asset.index, darkLoads: [] as number[], shelfLoads: [] as number[], worstShelfRatio: 0 };
    for (const load of engine.touchedLoads) {
      const facts = net.loads[load];
      if (!facts.required) {
        continue;
      }
      let lostCords = 0;
      let live = 0;
      for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
        const up = engine.feedNode[f] >= 0;
        lostCords += up || net.feedSources[f].length === 0 ? 0 : net.feedCords[f];
        live += up ? net.feedWeight[f] : 0;
      }
      if (lostCords < 2) {
        continue;
      }
      const needed = facts.provisioned * facts.shelfEfficiency;
      if (engine.dark[load]) {
        fate.darkLoads.push(facts.asset);
      } else if (facts.shelfKw > 0 && needed > live * (1 + SLACK)) {
        fate.shelfLoads.push(facts.asset);
        fate.worstShelfRatio = Math.max(fate.worstShelfRatio, needed / live);
      }
    }
    engine.rollback();
    if (fate.darkLoads.length + fate.shelfLoads.length > 0) {
      fate.darkLoads.sort((a, b) => a - b);
      fate.shelfLoads.sort((a, b) => a - b);
      fates.push(fate);
    }
  }
  return fates;
}
