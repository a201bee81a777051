import { LimitRule, TripSettings } from '../../core';
import { onceFor } from '../memo';
import type { SiteAnalysis } from '../model';
import { benchOf } from './bench';

/** Two devices in series, the settings of the lower one at the voltage of the upper one. Ratios are upper over lower; undefined where not set. */
export interface DevicePair {
  readonly upper: number;
  readonly lower: number;
  readonly upperName: string;
  readonly lowerName: string;
  readonly pickupRatio: number;
  readonly shortTimeRatio?: number;
  readonly delayGapS?: number;
  readonly byTable: boolean;
}

export interface SelectivityAnalysis {
  readonly pairs: DevicePair[];
  /** Equipment with an overcurrent limit of which no settings are given. */
  readonly unknown: number[];
}

/** Every device with the next one above it on each of its ways up. A converter parts them: its own overload limits what flows through. */
export const selectivity = onceFor((analysis: SiteAnalysis): SelectivityAnalysis => {
  const { grid, net } = benchOf(analysis.site);
  const { assets } = analysis.site;
  const deviceOf = (asset: number): TripSettings | undefined => assets[asset].record.source?.electrical?.device;
  const above: Set<number>[] = [];
  const pairs = new Map<string, DevicePair>();
  const nearest = (n: number): Set<number> => {
    const asset = net.asset[n];
    return grid.regulated[asset] ? new Set() : deviceOf(asset) ? new Set([asset]) : above[n];
  };
  for (let n = 0; n < net.count; n++) {
    above[n] = new Set();
    for (let e = net.start[n]; e < net.start[n + 1]; e++) {
      nearest(net.source[e]).forEach((upper) => above[n].add(upper));
    }
    const asset = net.asset[n];
    const device = deviceOf(asset);
    if (device) {
      above[n].forEach((upper) => upper !== asset && pairs.set(`${upper}>${asset}`, pairOf(upper, asset, deviceOf(upper)!, device, grid.volts)));
    }
  }
  // Loads alike on one giver have one device between them: each load is one pair with what is above it.
  for (let f = 0; f < net.feedLoad.length; f++) {
    const { asset } = net.loads[net.feedLoad[f]];
    const device = assets[asset].record.demand?.electrical?.device;
    for (const n of device ? net.feedSources[f] : []) {
      nearest(n).forEach((upper) => pairs.set(`${upper}>${asset}`, pairOf(upper, asset, deviceOf(upper)!, device!, grid.volts, net.asset[n])));
    }
  }
  const unknown = assets.filter(
    ({ record: { source } }) => source?.limits.some((limit) => limit.rule === LimitRule.OVERCURRENT) && !source.electrical?.device,
  );
  return { pairs: [...pairs.values()], unknown: unknown.map((asset) => asset.index) };
});

function pairOf(upper: number, lower: number, above: TripSettings, below: TripSettings, volts: Float64Array, at = lower): DevicePair {
  const factor = volts[upper] / volts[at];
  const short = (settings: TripSettings): number | undefined => (settings.shortTimePickup ?? settings.instantaneousPickup)?.toAmperes();
  const [one, two] = [short(above), short(below)];
  const delay = (settings: TripSettings): number => (settings.shortTimePickup ? (settings.shortTimeDelay?.toSeconds() ?? 0) : 0);
  // Of two instantaneous elements the currents alone decide; one above a delayed element trips before it.
  const timed = below.shortTimePickup && (above.shortTimePickup || (above.instantaneousPickup && delay(below) > 0));
  return {
    upper,
    lower,
    upperName: above.name,
    lowerName: below.name,
    pickupRatio: (above.pickup.toAmperes() / below.pickup.toAmperes()) * factor,
    shortTimeRatio: one !== undefined && two !== undefined ? (one / two) * factor : undefined,
    delayGapS: timed ? delay(above) - delay(below) : undefined,
    byTable: below.selectiveByTable ?? false,
  };
}
