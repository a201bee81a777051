import { LimitRule, SourceRole, Tier } from '../../core';
import { FIRST_BLOCK, GENERATOR_POWER_FACTOR, INRUSH_SHARE, RAMP_WALK_IN_S, WALK_IN_S } from '../figures-supply';
import type { SiteAnalysis, SnapshotAsset } from '../model';
import { onceFor } from '../memo';
import { Engine, PROVISIONED } from '../power/engine';
import { GENERATOR, type PowerNetwork, powerNetworkOf } from '../power/network';
import { switchedGroupsOf } from '../thermal/topology';

/** What is connected in one step. */
export interface EnergisingStep {
  /** From 1; 0 is what hangs on the bus itself. */
  readonly step: number;
  /** Equipment of the step (index in `assets`): what gives it, and transformers that are on the bus in step 0. */
  readonly assets: number[];
  /** Load that comes at once, kW: all but what UPS take over in a ramp. */
  readonly blockKw: number;
  /** Ratings of transformers magnetised with inrush. */
  readonly transformerKva: number;
  readonly softKva: number;
  /** Steps into which these transformers have to be split; undefined where one of them alone is too large. */
  readonly inrushSteps?: number;
}

export interface EnergisingResult {
  /** In order; empty where no equipment gives a step. */
  readonly steps: EnergisingStep[];
  /** Transformers on generators, and the first of them (index in `assets`; -1 without). */
  readonly transformers: number;
  readonly first: number;
  /** Sets that are live: all at tier I, all but the largest from tier II. */
  readonly liveSets: number;
  readonly blockLimitKw: number;
  readonly inrushLimitKva: number;
  /** Share of the live rating that may come at once: 50 %, or less by a maker. */
  readonly blockShare: number;
}

const transformerKva = ({ record: { source } }: SnapshotAsset): number =>
  source?.impedance ? (source.limits.find((limit) => limit.apparentPower)?.apparentPower?.toKilovoltAmperes() ?? 0) : 0;

/** A step while it is gathered, with the ratings of the transformers that are magnetised with inrush. */
interface OpenStep {
  readonly assets: number[];
  blockKw: number;
  transformerKva: number;
  softKva: number;
  readonly ratings: number[];
}

/** Steps on generators, all equipment in service, at provisioned demand without recharge; undefined without generators. */
export const energising = onceFor((analysis: SiteAnalysis): EnergisingResult | undefined => {
  const { site, power } = analysis;
  if (!power.hasGenerators) {
    return undefined;
  }
  const net = powerNetworkOf(site).withoutRecharge();
  const engine = new Engine(net, 'G', switchedGroupsOf(site));
  const block = blocksOf(site.assets, net, engine);
  const steps = new Map<number, OpenStep>();
  const at = (step: number): OpenStep => {
    const found = steps.get(step) ?? { assets: [], blockKw: 0, transformerKva: 0, softKva: 0, ratings: [] };
    steps.set(step, found);
    return found;
  };
  let [declared, transformers, first] = [false, 0, -1];
  for (const asset of site.assets) {
    const facts = asset.record.source?.supply?.energising;
    const live = net.nodesOf[asset.index].some((n) => engine.up[n]);
    const kva = live ? transformerKva(asset) : 0;
    first = kva > 0 && transformers++ === 0 ? asset.index : first;
    declared ||= facts !== undefined;
    if (facts || kva > 0) {
      const step = at(facts?.step ?? 0);
      step.assets.push(asset.index);
      step[facts?.soft ? 'softKva' : 'transformerKva'] += kva;
      step.ratings.push(...(facts?.soft ? [] : [kva]));
    }
  }
  for (const [step, kw] of block) {
    at(step).blockKw += kw;
  }
  const sets = site.assets.filter(({ index, record }) => record.source?.role === SourceRole.GENERATOR && !site.out?.has(index));
  const live = sets
    .map(({ record: { source } }) => {
      const rated = source!.limits.find((limit) => limit.rule === LimitRule.GENERATOR)?.power?.toKilowatts() ?? 0;
      const facts = source!.supply?.generator;
      return {
        kw: rated,
        kva: rated / (facts?.powerFactor?.toFraction() ?? GENERATOR_POWER_FACTOR),
        share: Math.min(FIRST_BLOCK, facts?.firstBlock?.toFraction() ?? FIRST_BLOCK),
      };
    })
    .sort((a, b) => a.kw - b.kw)
    .slice(0, site.tier === Tier.I ? undefined : -1);
  const inrushLimitKva = INRUSH_SHARE * live.reduce((sum, set) => sum + set.kva, 0);
  const blockShare = live.reduce((least, set) => Math.min(least, set.share), FIRST_BLOCK);
  return {
    steps: declared
      ? [...steps.entries()]
          .filter(([, { assets, blockKw }]) => assets.length > 0 || blockKw > 1e-9)
          .sort(([a], [b]) => a - b)
          .map(([step, { ratings, ...rest }]) => ({ step, ...rest, inrushSteps: packed(ratings, inrushLimitKva) }))
      : [],
    transformers,
    first,
    liveSets: live.length,
    blockLimitKw: blockShare * live.reduce((sum, set) => sum + set.kw, 0),
    inrushLimitKva,
    blockShare,
  };
});

/** Into how many steps of at most `limit` ratings go, the largest first; undefined where one alone is larger. */
function packed(ratings: readonly number[], limit: number): number | undefined {
  const free: number[] = [];
  for (const kva of [...ratings].sort((a, b) => b - a)) {
    if (kva > limit * (1 + 1e-9)) {
      return undefined;
    }
    const at = free.findIndex((left) => kva <= left * (1 + 1e-9));
    if (at >= 0) {
      free[at] -= kva;
    } else {
      free.push(limit - kva);
    }
  }
  return free.length;
}

/** Load that comes at once, by the step of the equipment that it hangs on. What UPS take over in a ramp is left out; losses above come with the block. */
function blocksOf(assets: readonly SnapshotAsset[], net: PowerNetwork, engine: Engine): Map<number, number> {
  const hard = new Float64Array(net.count);
  const blocks = new Map<number, number>();
  engine.feedNode.forEach((node, feed) => {
    if (node >= 0) {
      hard[node] += engine.feedP[PROVISIONED][feed];
    }
  });
  // Sources come first, so that everything that draws on a node is known before the node.
  for (let n = net.count - 1; n >= 0; n--) {
    const { record } = assets[net.asset[n]];
    const supply = record.source!.supply;
    const ramped = record.source!.autonomy !== undefined && (supply?.ups?.walkIn?.toSeconds() ?? WALK_IN_S) >= RAMP_WALK_IN_S;
    if (!engine.up[n] || ramped) {
      continue;
    }
    if (net.kind[n] === GENERATOR) {
      blocks.set(0, (blocks.get(0) ?? 0) + hard[n]);
      continue;
    }
    const kw = hard[n] + Math.max(0, engine.input(n, PROVISIONED)[0] - engine.outP[PROVISIONED][n]);
    if (supply?.energising) {
      blocks.set(supply.energising.step, (blocks.get(supply.energising.step) ?? 0) + kw);
      continue;
    }
    const [from, to] = [net.start[n], net.start[n + 1]];
    let drawn = 0;
    for (let e = from; e < to; e++) {
      drawn += engine.now.edgeP[PROVISIONED][e];
    }
    for (let e = from; drawn > 0 && e < to; e++) {
      hard[net.source[e]] += (kw * engine.now.edgeP[PROVISIONED][e]) / drawn;
    }
  }
  return blocks;
}
