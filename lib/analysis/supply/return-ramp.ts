import type { SiteAnalysis } from '../model';
import { WALK_IN_S } from '../figures-supply';
import { onceFor } from '../memo';
import { Engine, PROVISIONED } from '../power/engine';
import { UTILITY } from '../power/network';
import { settled } from '../settled';
import { agreements } from './agreement';
import { timeAt } from './autonomy';
import { rampStorage, swings } from './swing';

/** A UPS whose battery is empty before all of its load is back. */
export interface ShortReturn {
  /** Index in `assets`. */
  readonly asset: number;
  readonly neededS: number;
  readonly lastsS: number;
}

/** How demand comes back to the feeds when all UPS have gone to battery in a sag, at provisioned demand. */
export interface ReturnRamp {
  /** Of the strictest agreement, MW/min, and a feed under it (index in `assets`). */
  readonly limit: number;
  readonly feed: number;
  readonly stepMw: number;
  /** Until all is back. */
  readonly seconds: number;
  /** Fastest rise, MW/min. */
  readonly rate: number;
  /** Power and energy of storage that holds the rise to the limit, and what the site has in one direction. */
  readonly neededMw: number;
  readonly neededMwh: number;
  readonly storageMw: number;
  readonly storageMwh: number;
  readonly short: ShortReturn[];
}

/** A UPS on its way back: linear from its delay on. */
interface Returning {
  readonly asset: number;
  readonly kw: number;
  readonly delayS: number;
  readonly rampS: number;
}

/** Undefined without an agreed limit, or without UPS with a battery. UPS behind UPS come back with those above them. */
export const returnRamp = onceFor((analysis: SiteAnalysis): ReturnRamp | undefined => {
  const limits = agreements(analysis).flatMap(({ agreement, feeds }) => {
    const limit = agreement.returnMegawattsPerMinute ?? agreement.rampMegawattsPerMinute;
    return limit === undefined ? [] : [{ limit, feed: feeds[0] }];
  });
  const { returning, atFeeds } = limits.length > 0 ? whatReturns(analysis, settled(analysis.site).engines[0]) : { returning: [], atFeeds: 1 };
  if (returning.length === 0) {
    return undefined;
  }
  const strictest = limits.reduce((a, b) => (a.limit <= b.limit ? a : b));
  const stepMw = (returning.reduce((sum, { kw }) => sum + kw, 0) * atFeeds) / 1000;
  const rate = (fastest(returning) * atFeeds * 60) / 1000;
  const needed = rampStorage(stepMw, stepMw / rate, strictest.limit);
  const { storageKw, storageKj } = swings(analysis);
  return {
    ...strictest,
    stepMw,
    seconds: Math.max(...returning.map(({ delayS, rampS }) => delayS + rampS)),
    rate,
    neededMw: needed.mw,
    neededMwh: needed.mwh,
    storageMw: storageKw / 1000,
    storageMwh: storageKj / 3.6e6,
    short: returning.flatMap((ups) => shortOf(analysis, ups)),
  };
});

/** UPS with a battery on utility power, with what they draw, and what a kilowatt there is at the feeds, losses on the way in. */
function whatReturns({ site }: SiteAnalysis, engine: Engine): { returning: Returning[]; atFeeds: number } {
  const { net } = engine;
  const below = new Uint8Array(net.count);
  const returning: Returning[] = [];
  let [drawn, given] = [0, 0];
  // Sources come first.
  for (let n = 0; n < net.count; n++) {
    for (let e = net.start[n]; e < net.start[n + 1]; e++) {
      below[n] |= engine.now.edgeP[PROVISIONED][e] > 0 ? below[net.source[e]] : 0;
    }
    given += net.kind[n] === UTILITY ? engine.outP[PROVISIONED][n] : 0;
    const { source } = site.assets[net.asset[n]].record;
    if (below[n] || !source?.autonomy) {
      continue;
    }
    below[n] = 1;
    const kw = engine.input(n, PROVISIONED)[0];
    const facts = source.supply?.ups;
    const rampS = (facts?.returnRamp ?? facts?.walkIn)?.toSeconds() ?? WALK_IN_S;
    drawn += kw;
    if (kw > 0) {
      returning.push({ asset: net.asset[n], kw, delayS: facts?.returnDelay?.toSeconds() ?? 0, rampS });
    }
  }
  engine.feedNode.forEach((node, feed) => (drawn += node >= 0 && !below[node] ? engine.feedP[PROVISIONED][feed] : 0));
  return { returning, atFeeds: drawn > 0 && given > 0 ? Math.max(1, given / drawn) : 1 };
}

/** Fastest rise of all together, kW/s. */
function fastest(returning: Returning[]): number {
  const rates = returning.flatMap(({ kw, delayS, rampS }) => [
    { at: delayS, change: kw / rampS },
    { at: delayS + rampS, change: -kw / rampS },
  ]);
  if (returning.some(({ rampS }) => rampS === 0)) {
    return Infinity;
  }
  // At one instant those that end go before those that begin.
  rates.sort((a, b) => a.at - b.at || a.change - b.change);
  let [now, most] = [0, 0];
  for (const { change } of rates) {
    now += change;
    most = Math.max(most, now);
  }
  return most;
}

/** Meanwhile the battery gives all of the load until the ramp begins, and half of it on average until it ends. */
function shortOf({ site, power }: SiteAnalysis, { asset, delayS, rampS }: Returning): ShortReturn[] {
  const source = site.assets[asset].record.source!;
  const outKw = power.normal[asset]!.outKw;
  const ratedKw = source.limits.find((limit) => limit.power)?.power!.toKilowatts() ?? outKw;
  const lastsS = timeAt(source.autonomy!.toSeconds(), ratedKw, outKw, source.supply?.ups?.peukertExponent ?? 1);
  const neededS = delayS + rampS / 2;
  return neededS > lastsS * (1 + 1e-9) ? [{ asset, neededS, lastsS }] : [];
}
