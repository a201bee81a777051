import { SourceRole, UpsFacts } from '../../core';
import { AUTONOMY_MARGIN_S, SYNCHRONIZING_S, WALK_IN_S } from '../figures-supply';
import type { SiteAnalysis } from '../model';
import { onceFor } from '../memo';

/** One UPS: how long its battery lasts at the most that it carries in any scenario, and how long it must. */
export interface UpsAutonomy {
  /** Index in `assets`. */
  readonly asset: number;
  readonly ratedKw: number;
  readonly worstKw: number;
  /** Index in `SiteAnalysis.scenarios`. */
  readonly scenario: number;
  readonly atFullLoadS: number;
  readonly atWorstS: number;
  /** Start, paralleling, walk-in and margin; undefined where a set says nothing of its start, 0 without generators. */
  readonly neededS?: number;
  /** Full-load time that would do. */
  readonly atFullLoadNeededS: number;
}

/** Below this no UPS is accepted, and below that it is told. */
export const LEAST_S = 30;
export const USUAL_S = 120;

/** Time at a load, from the time at full load. Peukert's law in power; with exponent 1 the energy is constant. */
export const timeAt = (fullLoadS: number, ratedKw: number, kw: number, exponent = 1): number =>
  kw > 0 ? fullLoadS * Math.pow(ratedKw / kw, exponent) : Infinity;

/** Time until the slowest set is in parallel; undefined where one says nothing of its start. */
export const startSeconds = onceFor(({ site }: SiteAnalysis): number | undefined => {
  let most = 0;
  for (const { record } of site.assets) {
    if (record.source?.role !== SourceRole.GENERATOR) {
      continue;
    }
    const facts = record.source.supply?.generator;
    if (!facts) {
      return undefined;
    }
    most = Math.max(most, facts.startTime.toSeconds() + (facts.synchronizingTime?.toSeconds() ?? SYNCHRONIZING_S));
  }
  return most;
});

/** Every UPS with a battery. The worst load is that of the records of the failure run, base states included. */
export const upsAutonomies = onceFor((analysis: SiteAnalysis): UpsAutonomy[] => {
  const { site, power } = analysis;
  const start = startSeconds(analysis);
  const found = new Map<number, UpsAutonomy>();
  for (const limit of power.limits) {
    const source = limit.cord === '' ? site.assets[limit.asset].record.source : undefined;
    // A limit in kVA would understate the time, since kW ≤ kVA; one in amperes is no rating of a UPS.
    if (!source?.autonomy || limit.unit === 'A' || (found.has(limit.asset) && limit.unit !== 'kW')) {
      continue;
    }
    const facts: UpsFacts = source.supply?.ups ?? {};
    const fullS = source.autonomy.toSeconds();
    const exponent = facts.peukertExponent ?? 1;
    const needed = start === undefined ? undefined : power.hasGenerators ? start + (facts.walkIn?.toSeconds() ?? WALK_IN_S) + AUTONOMY_MARGIN_S : 0;
    found.set(limit.asset, {
      asset: limit.asset,
      ratedKw: limit.rated,
      worstKw: limit.worst,
      scenario: limit.worstScenario,
      atFullLoadS: fullS,
      atWorstS: timeAt(fullS, limit.rated, limit.worst, exponent),
      neededS: needed,
      atFullLoadNeededS: Math.max(needed ?? 0, USUAL_S) * Math.pow(limit.worst / limit.rated, exponent),
    });
  }
  return [...found.values()];
});
