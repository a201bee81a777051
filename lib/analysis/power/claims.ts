import { LimitRule } from '../../core';
import { compareNames } from '../../core/names';
import { claimTooLarge } from '../errors';
import type { ClaimResult } from '../model';
import { combinations, ways } from './combinations';
import { Engine } from './engine';
import { PowerNetwork } from './network';
import { SLACK } from './record';
import { sharesNothing } from './shared-fate';

/** A claim with more combinations than this is refused: what was not run must not be said to hold. */
const MOST_COMBINATIONS = 100_000;

/** Verifies what plants say of themselves: any n − k lineups may be lost, n − k + 1 may not, and no component takes more with it. */
export function verifyClaims(net: PowerNetwork, engines: Engine[]): ClaimResult[] {
  const states = engines.map((engine) => before(net, engine));
  return net.site.claims.map((claim, index) => {
    const count = claim.lineups.length;
    const spare = count - claim.needed;
    if (ways(count, spare) > MOST_COMBINATIONS) {
      throw claimTooLarge(claim.path, claim.label, ways(count, spare), MOST_COMBINATIONS);
    }
    let result: ClaimResult = {
      claim: index,
      holds: true,
      survivesMore: false,
      failing: [],
      failingState: 'U',
      darkLoads: [],
      overloads: [],
      worst: [],
      shared: sharedLineups(net, engines, index, spare),
    };
    const lose = (state: Before, lineups: number[]): Consequence =>
      consequence(
        net,
        state,
        lineups.flatMap((l) => claim.lineups[l].assets),
      );
    const worst = new Map<number, number>();
    for (const state of states) {
      for (const lost of combinations(count, spare)) {
        const { dark, overloads } = lose(state, lost);
        overloads.forEach(({ limit, value }) => worst.set(limit, Math.max(value, worst.get(limit) ?? 0)));
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
    // Losing all must hurt a required load, or survival says nothing (mechanical plants are judged by the cooling that they leave).
    const matters =
      lose(
        states[0],
        claim.lineups.map((_, i) => i),
      ).dark.length > 0;
    // Information only, so that too many combinations leave it unsaid.
    const asked = matters && result.holds && spare < count && ways(count, spare + 1) <= MOST_COMBINATIONS;
    const survives = asked && states.every((state) => every(combinations(count, spare + 1), (lost) => harmless(lose(state, lost))));
    return {
      ...result,
      worst: [...worst].map(([limit, value]) => ({ limit, value })),
      holds: result.holds && result.shared.length === 0,
      survivesMore: survives,
    };
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
  exceeded: exceeded(net, engine, net.asset.keys()),
});

/** Required loads that go dark, and limits that are exceeded, that were not so before. Shelves and cords have checks of their own. */
function consequence(net: PowerNetwork, { engine, dark: darkBefore, exceeded: over }: Before, removed: number[]): Consequence {
  engine.apply(removed);
  const { nodes, nodeCount, touched, loadCount } = engine.now;
  const dark: number[] = [];
  for (let i = 0; i < loadCount; i++) {
    const { asset, required } = net.loads[touched[i]];
    if (engine.dark[touched[i]] && required && !darkBefore.has(asset)) {
      dark.push(asset);
    }
  }
  dark.sort((a, b) => a - b);
  const overloads = [...exceeded(net, engine, nodes.subarray(0, nodeCount))]
    .filter(([limit]) => !over.has(limit))
    .map(([limit, value]) => ({ limit, value }))
    .sort((a, b) => a.limit - b.limit);
  engine.rollback();
  return { dark, overloads };
}

interface Consequence {
  readonly dark: number[];
  readonly overloads: { limit: number; value: number }[];
}

/** Limits of equipment that the given nodes exceed, with the most that one of its nodes gives. */
function exceeded(net: PowerNetwork, engine: Engine, nodes: Iterable<number>): Map<number, number> {
  const over = new Map<number, number>();
  for (const node of nodes) {
    const asset = net.asset[node];
    for (let limit = net.limitStart[asset]; limit < net.limitStart[asset + 1]; limit++) {
      const { limit: most, rule } = net.limits[limit];
      const value = engine.limitValue(node, limit);
      if (value > most * (1 + SLACK) && rule !== LimitRule.CORD) {
        over.set(limit, Math.max(value, over.get(limit) ?? 0));
      }
    }
  }
  return over;
}

/** Components below the level of independence that take more lineups than the claim allows, in either state. */
function sharedLineups(net: PowerNetwork, engines: Engine[], index: number, spare: number): { component: number; lineups: string[] }[] {
  const claim = net.site.claims[index];
  const heads = claim.lineups.flatMap((lineup) => lineup.assets.map((asset) => [asset, lineup.name] as const));
  const candidates = ancestors(
    net,
    heads.map(([asset]) => asset),
  ).filter((asset) => sharesNothing(net.site, asset));
  return candidates.flatMap((component) => {
    const lost = engines.map((engine) => {
      const down = ([asset]: readonly [number, string]): boolean => net.nodesOf[asset].every((node) => !engine.up[node]);
      const before = heads.filter(down);
      engine.isolate([component]);
      const names = heads.filter((head) => down(head) && !before.includes(head)).map(([, name]) => name);
      engine.rollback();
      return [...new Set(names)].sort(compareNames);
    });
    const [most] = lost.sort((a, b) => b.length - a.length);
    // A lineup's own equipment takes that lineup, whatever is claimed.
    return most.length > Math.max(spare, 1) ? [{ component, lineups: most }] : [];
  });
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

function every<T>(items: Iterable<T>, holds: (item: T) => boolean): boolean {
  for (const item of items) {
    if (!holds(item)) {
      return false;
    }
  }
  return true;
}
