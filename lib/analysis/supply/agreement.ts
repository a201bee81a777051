import type { RideThroughPoint, UtilityAgreement } from '../../core';
import type { SiteAnalysis } from '../model';
import { onceFor } from '../memo';
import { hypot } from '../power/hypot';
import { PROVISIONED } from '../power/engine';
import { UTILITY } from '../power/network';
import { settled } from '../settled';

/** Below it a feed carries nothing: what is left is rounding of sums that cancel. */
const NOTHING_KW = 1e-6;

/** A value and where it was found: index in `SiteAnalysis.scenarios`. */
export interface Found {
  readonly value: number;
  readonly scenario: number;
}

/** One agreement over all scenarios on utility, at provisioned demand. */
export interface AgreementResult {
  readonly agreement: UtilityAgreement;
  /** Its feeds, index in `assets`. */
  readonly feeds: number[];
  readonly normalKw: number;
  readonly worst: Found;
  /** Least power factor of a feed under load, and that feed (index in `assets`); undefined where no feed carries anything. */
  readonly leastPowerFactor?: Found & { readonly feed: number };
  /** What one failure inside the site takes off all feeds together; the loss of a feed is the utility's own. */
  readonly largestLoss: Found;
}

/** Agreements of the feeds, by name in the order of the feeds. Feeds without one are not in any. */
export const agreements = onceFor((analysis: SiteAnalysis): AgreementResult[] => {
  const { site, scenarios } = analysis;
  const feedsOf = new Map<string, number[]>();
  for (const { index, record } of site.assets) {
    const name = record.source?.supply?.utility?.name;
    if (name !== undefined) {
      feedsOf.set(name, [...(feedsOf.get(name) ?? []), index]);
    }
  }
  if (feedsOf.size === 0) {
    return [];
  }
  const { net, engines } = settled(site);
  const [engine] = engines;
  const kw = engine.outP[PROVISIONED];
  const normal = kw.slice();
  const open = [...feedsOf.values()].map((feeds) => ({
    feeds,
    agreement: site.assets[feeds[0]].record.source!.supply!.utility!,
    normalKw: feeds.reduce((sum, feed) => sum + net.nodesOf[feed].reduce((own, n) => own + kw[n], 0), 0),
    worst: { value: 0, scenario: 0 },
    leastPowerFactor: undefined as (Found & { feed: number }) | undefined,
    largestLoss: { value: 0, scenario: 0 },
  }));
  const agreementOf = new Map(open.flatMap((result) => result.feeds.flatMap((feed) => net.nodesOf[feed].map((n) => [n, result] as const))));
  // A scenario is read where it changes a feed: all else carries what it does in the normal state.
  const read = (nodes: Iterable<number>, scenario: number, own: boolean): void => {
    const changed = new Map<(typeof open)[number], number>();
    for (const n of nodes) {
      const result = agreementOf.get(n);
      if (result) {
        changed.set(result, (changed.get(result) ?? 0) + kw[n] - normal[n]);
        const factor = kw[n] > NOTHING_KW ? kw[n] / hypot(kw[n], engine.outQ[PROVISIONED][n]) : Infinity;
        if (factor < (result.leastPowerFactor?.value ?? Infinity)) {
          result.leastPowerFactor = { value: factor, scenario, feed: net.asset[n] };
        }
      }
    }
    for (const [result, more] of changed) {
      if (result.normalKw + more > result.worst.value) {
        result.worst = { value: result.normalKw + more, scenario };
      }
      if (own && -more > result.largestLoss.value) {
        result.largestLoss = { value: -more, scenario };
      }
    }
  };
  for (const { index, state, removed, part } of scenarios) {
    if (state !== 'U' || part !== undefined) {
      continue;
    }
    if (removed < 0) {
      read(agreementOf.keys(), index, false);
      continue;
    }
    engine.apply([removed]);
    read(engine.changedNodes, index, !net.nodesOf[removed].some((n) => net.kind[n] === UTILITY));
    engine.rollback();
  }
  return open;
});

/** Time that equipment of this curve stays connected at a voltage, s: the step at or below it; nothing below the first. */
export function borneSeconds(curve: readonly RideThroughPoint[], voltage: number): number {
  const step = [...curve].reverse().find((point) => point.voltage.toFraction() <= voltage + 1e-12);
  return step ? (step.duration?.toSeconds() ?? Infinity) : 0;
}

/** A UPS that leaves the utility earlier than is agreed. */
export interface EarlyLeaver {
  /** Index in `assets`. */
  readonly asset: number;
  /** Voltage, of nominal, of the worst point. */
  readonly voltage: number;
  readonly bornS: number;
  readonly neededS: number;
}

export interface RideThroughResult {
  readonly leavers: EarlyLeaver[];
  /** UPS without a curve, index in `assets`. */
  readonly silent: number[];
}

/** Every UPS against the strictest of the agreed curves. Both are steps that rise with voltage, so that the agreed points are the places to look. */
export const rideThroughs = onceFor((analysis: SiteAnalysis): RideThroughResult => {
  const agreed = agreements(analysis).flatMap(({ agreement }) => agreement.rideThrough ?? []);
  const [leavers, silent]: [EarlyLeaver[], number[]] = [[], []];
  if (agreed.length === 0) {
    return { leavers, silent };
  }
  for (const { index, record } of analysis.site.assets) {
    if (!record.source?.autonomy) {
      continue;
    }
    const curve = record.source.supply?.ups?.rideThrough;
    if (!curve) {
      silent.push(index);
      continue;
    }
    let worst: EarlyLeaver | undefined;
    for (const point of agreed) {
      const voltage = point.voltage.toFraction();
      const [bornS, neededS] = [borneSeconds(curve, voltage), point.duration?.toSeconds() ?? Infinity];
      if (bornS < neededS && (!worst || bornS - neededS < worst.bornS - worst.neededS)) {
        worst = { asset: index, voltage, bornS, neededS };
      }
    }
    if (worst) {
      leavers.push(worst);
    }
  }
  return { leavers, silent };
});
