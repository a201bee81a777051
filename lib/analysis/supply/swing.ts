import { LoadClass, SwingFacts } from '../../core';
import type { SiteAnalysis } from '../model';
import { STORAGE_RESERVE, SWING_DEPTH } from '../figures-supply';
import { onceFor } from '../memo';
import { Engine, THERMAL } from '../power/engine';
import { UTILITY, powerNetworkOf } from '../power/network';
import { switchedGroupsOf } from '../thermal/topology';
import { agreements } from './agreement';

/** Energy that takes a swing off its supply, kJ, from its peak-to-peak power and its frequency in Hz: the area of half a period above the mean. */
export const sineKilojoules = (kilowatts: number, hertz: number): number => kilowatts / (2 * Math.PI * hertz);
export const squareKilojoules = (kilowatts: number, hertz: number): number => kilowatts / (4 * hertz);

/** Power (MW) and energy (MWh) that hold a change of `mw` over `minutes` to `limit` MW/min; the first is `mw`, the second mw² / (2 · limit), where it is at once. */
export function rampStorage(mw: number, minutes: number, limit: number): { readonly mw: number; readonly mwh: number } {
  const inverse = mw > 0 ? minutes / mw : Infinity;
  const over = Math.max(0, 1 - limit * inverse);
  return { mw: mw * over, mwh: over === 0 ? 0 : ((mw * mw) / 2) * ((1 / limit - inverse) / 60) };
}

/** Synchronous training of a site, all of it in step. */
export interface SwingResult {
  /** Loads that swing (racks of training, and whatever gives `swing`), and the first of them (index in `assets`). */
  readonly loads: number;
  readonly first: number;
  readonly peakToPeakKw: number;
  /** Loads that do not say how slowly they swing, and the first of them; -1 if all say it. */
  readonly silent: number;
  readonly firstSilent: number;
  /** Lowest frequency given. */
  readonly hertz?: number;
  /** Peak-to-peak power of the loads that give one, and what is stored in them. */
  readonly knownKw: number;
  readonly inLoadsKj: number;
  /** What is needed beyond the loads' own storage, which serves no other load. */
  readonly restSineKj: number;
  readonly restSquareKj: number;
  /** Storage of the site, in one direction. */
  readonly storageKw: number;
  readonly storageKj: number;
}

const factsOf = (analysis: SiteAnalysis, asset: number): SwingFacts | undefined => {
  const demand = analysis.site.assets[asset].record.demand;
  return demand && (demand.swing ?? (demand.loadClass === LoadClass.TRAINING ? {} : undefined));
};

/** Where nobody says how slowly it works, storage cannot be judged; what is known is. */
export const swings = onceFor((analysis: SiteAnalysis): SwingResult => {
  const { assets } = analysis.site;
  const sum = { loads: 0, first: -1, peakToPeakKw: 0, silent: 0, firstSilent: -1, knownKw: 0, inLoadsKj: 0, restSineKj: 0, restSquareKj: 0 };
  let [hertz, storageKw, storageKj]: [number | undefined, number, number] = [undefined, 0, 0];
  for (const { index, record } of assets) {
    if (record.storage) {
      const { power, energy, reserve } = record.storage;
      storageKw += power.toKilowatts();
      storageKj += energy.toKilojoules() * (reserve?.toFraction() ?? STORAGE_RESERVE);
    }
    const facts = factsOf(analysis, index);
    const kw = facts ? record.demand!.thermal.toKilowatts() * (facts.depth?.toFraction() ?? SWING_DEPTH) : 0;
    if (!facts || kw === 0) {
      continue;
    }
    sum.first = sum.loads++ === 0 ? index : sum.first;
    sum.peakToPeakKw += kw;
    if (facts.lowestFrequency === undefined) {
      sum.firstSilent = sum.silent++ === 0 ? index : sum.firstSilent;
      continue;
    }
    const own = (facts.storage?.toKilojoules() ?? 0) * (facts.usableStorage?.toFraction() ?? 1);
    hertz = Math.min(hertz ?? Infinity, facts.lowestFrequency);
    sum.knownKw += kw;
    sum.inLoadsKj += own;
    sum.restSineKj += Math.max(0, sineKilojoules(kw, facts.lowestFrequency) - own);
    sum.restSquareKj += Math.max(0, squareKilojoules(kw, facts.lowestFrequency) - own);
  }
  return { ...sum, hertz, storageKw, storageKj };
});

/** What starting or stopping all training does to the demand at the feeds. */
export interface RampResult {
  /** Limit of the strictest agreement, MW/min. */
  readonly limit: number;
  /** A feed under it, index in `assets`. */
  readonly feed: number;
  readonly stepMw: number;
  readonly minutes: number;
  /** MW/min; Infinity where it is at once. */
  readonly rate: number;
  readonly neededMw: number;
  readonly neededMwh: number;
  readonly storageMw: number;
  /** In one direction. */
  readonly storageMwh: number;
}

/** All training from its low to full, with the losses above it; undefined without a limit or without training. The fastest load sets the pace. */
export const ramps = onceFor((analysis: SiteAnalysis): RampResult | undefined => {
  const limited = agreements(analysis).filter(({ agreement }) => agreement.rampMegawattsPerMinute !== undefined);
  const all = swings(analysis);
  if (limited.length === 0 || all.loads === 0) {
    return undefined;
  }
  const strictest = limited.reduce((a, b) => (a.agreement.rampMegawattsPerMinute! <= b.agreement.rampMegawattsPerMinute! ? a : b));
  const { site } = analysis;
  const net = powerNetworkOf(site);
  const engine = new Engine(net, 'U', switchedGroupsOf(site));
  const low = new Map<number, number>();
  let seconds = Infinity;
  for (const { index, record } of site.assets) {
    const facts = factsOf(analysis, index);
    const depth = facts?.depth?.toFraction() ?? SWING_DEPTH;
    // A load that does not swing sets no pace.
    if (facts && depth > 0 && record.demand!.thermal.toKilowatts() > 0) {
      low.set(index, record.demand!.thermal.toKilowatts() * (1 - depth));
      seconds = Math.min(seconds, facts.rampTime?.toSeconds() ?? 0);
    }
  }
  const atFeeds = (): number => {
    let kw = 0;
    for (let n = 0; n < net.count; n++) {
      kw += net.kind[n] === UTILITY ? engine.outP[THERMAL][n] : 0;
    }
    return kw;
  };
  const full = atFeeds();
  engine.setThermal(low);
  const [stepMw, minutes, limit] = [(full - atFeeds()) / 1000, seconds / 60, strictest.agreement.rampMegawattsPerMinute!];
  const needed = rampStorage(stepMw, minutes, limit);
  return {
    limit,
    feed: strictest.feeds[0],
    stepMw,
    minutes,
    rate: stepMw / minutes,
    neededMw: needed.mw,
    neededMwh: needed.mwh,
    storageMw: all.storageKw / 1000,
    storageMwh: all.storageKj / 3.6e6,
  };
});
