import type { SiteAnalysis } from '../model';
import { onceFor } from '../memo';
import { benchOf } from '../resilience/bench';

/** Equipment from which loads could be fed when what feeds them is out. */
export interface SecondSource {
  /** Index in `assets`; undefined where nothing of the kind is live then. */
  readonly asset?: number;
  /** What it and all above it that the loads do not hang on already can give besides their worst scenario, kW. */
  readonly headroomKw: number;
  /** What the loads draw, kW. */
  readonly neededKw: number;
  /** Kind of what feeds the loads now. */
  readonly kind: string;
}

interface Tables {
  readonly sources: Map<number, number[]>;
  readonly own: Map<number, number>;
  readonly byKind: Map<string, number[]>;
}

const tablesOf = onceFor((analysis: SiteAnalysis): Tables => {
  const { site, power } = analysis;
  const sources = new Map<number, number[]>();
  for (const { giver, receiver } of site.power) {
    sources.set(receiver, [...(sources.get(receiver) ?? []), giver]);
  }
  const own = new Map<number, number>();
  const { net } = benchOf(site);
  for (const limit of power.limits) {
    const index = limit.cord === '' ? net.limitsOf[limit.asset].find((l) => net.limits[l].name === limit.name) : undefined;
    if (index !== undefined) {
      const { perKva } = net.limits[index];
      const kw = ((limit.limit - limit.worst) / (perKva === 0 ? 1 : perKva)) * (perKva === 0 ? 1 : POWER_FACTOR);
      own.set(limit.asset, Math.min(own.get(limit.asset) ?? Infinity, kw));
    }
  }
  const byKind = new Map<string, number[]>();
  for (const { index, record } of site.assets) {
    if (record.source) {
      const key = kindOf(analysis, index);
      const list = byKind.get(key);
      if (list) {
        list.push(index);
      } else {
        byKind.set(key, [index]);
      }
    }
  }
  return { sources, own, byKind };
});

/** Engineering default: of headroom in kVA or A this share is counted as kW, so that it is told short rather than long. */
const POWER_FACTOR = 0.95;

const kindOf = ({ site }: SiteAnalysis, asset: number): string => {
  const { kind, source } = site.assets[asset].record;
  return `${kind} ${source!.level} ${source!.role}`;
};

/** All that equipment draws on, itself included. */
function above({ sources }: Tables, start: readonly number[]): Set<number> {
  const found = new Set(start);
  for (const asset of found) {
    sources.get(asset)?.forEach((source) => found.add(source));
  }
  return found;
}

/** The equipment of the kind that feeds `loads`, live in a scenario, with most headroom for them: of the same part of the site first. */
export function secondSource(
  analysis: SiteAnalysis,
  outage: { readonly state: string; readonly removed: readonly number[] },
  loads: readonly number[],
): SecondSource {
  const { site } = analysis;
  const tables = tablesOf(analysis);
  const bench = benchOf(site);
  const neededKw = loads.reduce((sum, load) => sum + (site.assets[load].record.demand?.provisioned.toKilowatts() ?? 0), 0);
  const feeding = [...new Set(loads.flatMap((load) => tables.sources.get(load) ?? []))];
  const kinds = new Set(feeding.map((asset) => kindOf(analysis, asset)));
  const shared = above(tables, feeding);
  const isBacked = (asset: number): boolean => [...above(tables, [asset])].some((one) => site.assets[one].record.source?.autonomy !== undefined);
  const backed = feeding.length > 0 && feeding.every(isBacked);
  const stacks = new Set(loads.map((load) => site.assets[load].stack));
  const engine = bench.engines.find((one) => one.state === outage.state)!;
  engine.apply(outage.removed);
  let best: { asset: number; kw: number; near: boolean } | undefined;
  for (const asset of [...kinds].flatMap((kind) => tables.byKind.get(kind) ?? [])) {
    // What the loads hang on already is no second source; what has a battery above it needs one there, too.
    if (shared.has(asset) || (backed && !isBacked(asset)) || !bench.net.nodesOf[asset].some((node) => engine.up[node])) {
      continue;
    }
    const chain = [...above(tables, [asset])].filter((one) => one === asset || !shared.has(one));
    const kw = Math.max(0, Math.min(...chain.map((one) => tables.own.get(one) ?? Infinity)));
    const near = stacks.has(site.assets[asset].stack);
    const enough = kw >= neededKw;
    const bestEnough = best !== undefined && best.kw >= neededKw;
    if (!best || (enough && !bestEnough) || (enough === bestEnough && (near !== best.near ? near : kw > best.kw))) {
      best = { asset, kw, near };
    }
  }
  engine.rollback();
  const kind = feeding.length > 0 ? site.assets[feeding[0]].record.kind.replace(/_/g, ' ') : 'source';
  return { asset: best?.asset, headroomKw: best?.kw ?? 0, neededKw, kind };
}
