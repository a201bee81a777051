import { CoolingUnitType, LimitRule, LoopMedium } from '../../core';
import { AISLE, DRIVE_RESTART_S, GENERATORS_READY_S, RIDE_THROUGH_RISE_K } from '../figures-year';
import { capacityRate, liquidOf } from '../fluids';
import { onceFor } from '../memo';
import { startSeconds } from '../supply/autonomy';
import type { SiteAnalysis } from '../model';
import { UNIT, type PowerNetwork, powerNetworkOf } from '../power/network';
import { airKw } from '../thermal/air';
import { liquidKw } from '../thermal/technology';

/** A zone that heats up while its units restart. */
export interface RideThrough {
  readonly loop: number;
  readonly medium: LoopMedium;
  /** Until its coolant is 10 K (its air 15 K) warmer, s; undefined where the volume is not given. */
  readonly seconds?: number;
  /** The late end, where only a range is known. */
  readonly latestSeconds?: number;
  /** Until the slowest of its units is back after the loss of the utility, s; undefined where a unit does not say. */
  readonly restartSeconds?: number;
  /** The unit that is last. */
  readonly last?: number;
  /** Heat and storage that the time follows from. */
  readonly heatKw: number;
  readonly volumeM3?: number;
  /** Volume that would do, m³. */
  readonly neededM3?: number;
  /** A unit that does not say how long it takes. */
  readonly silent?: number;
  /** Racks on a coolant loop whose content nobody says; the others are judged. */
  readonly unknownRacks?: number;
}

/**
 * Loss of the utility with generators: racks run on UPS and heat, units stop unless a UPS carries them. A coolant loop without flow has only what is in
 * the hottest rack; facility water has the volume of its loop; room air follows from the heat of a rack. Nothing without generators, which nothing comes
 * back with, nor where no rack hangs on a UPS: then the heat ends with the cooling.
 */
export const rideThrough = onceFor((analysis: SiteAnalysis): RideThrough[] => {
  const { site } = analysis;
  if (!analysis.power.hasGenerators) {
    return [];
  }
  const net = powerNetworkOf(site);
  const carried = carriedByUps(analysis, net);
  const loops = analysis.thermal.normal;
  const unitsOf = new Map<number, number[]>();
  const racksOf = new Map<number, number[]>();
  for (const { giver, receiver } of site.coolant) {
    const [from, to] = [site.assets[giver].record.cooling, site.assets[receiver].record.cooling];
    if (from?.unit && to?.loop) {
      listed(unitsOf, receiver).push(giver);
    } else if (from?.loop && to?.heat && carried.has(receiver)) {
      listed(racksOf, giver).push(receiver);
    }
  }
  if (racksOf.size === 0) {
    return [];
  }
  return loops.flatMap((state): RideThrough[] => {
    const facts = site.assets[state.loop].record.cooling!.loop!;
    const units = unitsOf.get(state.loop) ?? [];
    if (state.heatKw <= 0 || units.length === 0) {
      return [];
    }
    const zone = { loop: state.loop, medium: facts.medium, heatKw: state.heatKw, ...restart(analysis, units, carried) };
    if (facts.medium === LoopMedium.FACILITY_WATER) {
      const volumeM3 = facts.volume?.toCubicMeters();
      const perM3 = storage(facts, (state.supplyC + state.returnC) / 2);
      return [
        {
          ...zone,
          volumeM3,
          seconds: volumeM3 === undefined ? undefined : (RIDE_THROUGH_RISE_K * volumeM3 * perM3) / state.heatKw,
          neededM3: zone.restartSeconds === undefined ? undefined : (zone.restartSeconds * state.heatKw) / (RIDE_THROUGH_RISE_K * perM3),
        },
      ];
    }
    const racks = racksOf.get(state.loop) ?? [];
    if (racks.length === 0) {
      return [];
    }
    if (facts.medium === LoopMedium.AIR) {
      const hottest = Math.max(...racks.map((rack) => airKw(site, rack)));
      const at = (seconds: number): number => (seconds * AISLE.kilowatts) / hottest;
      return [{ ...zone, heatKw: hottest, seconds: at(AISLE.early), latestSeconds: at(AISLE.late) }];
    }
    // The rack that has least coolant for its heat, of those that say what they hold.
    const perM3 = storage(facts, (state.supplyC + state.returnC) / 2);
    const timed = racks.map((rack) => {
      const heatKw = liquidKw(site, rack);
      const volumeM3 = site.assets[rack].record.cooling!.heat!.environment?.coolantVolume?.toCubicMeters();
      return { heatKw, volumeM3, seconds: volumeM3 === undefined ? undefined : (RIDE_THROUGH_RISE_K * volumeM3 * perM3) / heatKw };
    });
    const worst = timed.reduce((a, b) => (b.seconds === undefined || (a.seconds !== undefined && b.seconds >= a.seconds) ? a : b));
    return [{ ...zone, ...worst, unknownRacks: timed.filter((rack) => rack.seconds === undefined).length }];
  });
});

function listed(map: Map<number, number[]>, key: number): number[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}

/** Heat that a cubic meter takes for each kelvin, kJ/(m³·K). */
const storage = (facts: Parameters<typeof liquidOf>[0], celsius: number): number => capacityRate(liquidOf(facts), 1000, celsius) * 60;

/** Loads that stay on: as many cords as they need can be fed behind a UPS. */
function carriedByUps({ site }: SiteAnalysis, net: PowerNetwork): Set<number> {
  const behind = new Uint8Array(net.count);
  // Nodes are numbered sources first.
  for (let n = 0; n < net.count; n++) {
    const isUps = site.assets[net.asset[n]].record.source?.limits.some((limit) => limit.rule === LimitRule.UPS) ?? false;
    const sources = Array.from(net.source.subarray(net.start[n], net.start[n + 1]), (source) => behind[source] === 1);
    // A unit falls with any of its sources; all else takes the one that is left.
    const fed = net.kind[n] === UNIT ? sources.length > 0 && sources.every(Boolean) : sources.some(Boolean);
    behind[n] = isUps || fed ? 1 : 0;
  }
  const carried = new Set<number>();
  net.loads.forEach((load, i) => {
    let live = 0;
    for (let f = net.feedStart[i]; f < net.feedStart[i + 1]; f++) {
      live += net.feedSources[f].some((node) => behind[node] === 1) ? net.feedCords[f] : 0;
    }
    if (live >= Math.max(1, load.minimumCords)) {
      carried.add(load.asset);
    }
  });
  return carried;
}

/** When the last unit of a loop is back: a unit on a UPS only makes its transfer. */
function restart(analysis: SiteAnalysis, units: number[], carried: ReadonlySet<number>): Pick<RideThrough, 'restartSeconds' | 'last' | 'silent'> {
  const { site } = analysis;
  const generators = startSeconds(analysis) || GENERATORS_READY_S;
  let [restartSeconds, last] = [0, units[0]];
  for (const asset of units) {
    const { cooling, demand } = site.assets[asset].record;
    const own = cooling!.unit!.restart?.time?.toSeconds();
    const transfer = Math.max(0, ...(demand?.cords ?? []).map((cord) => cord.transferTime?.toSeconds() ?? 0));
    if (!carried.has(asset) && own === undefined && cooling!.unit!.unitType === CoolingUnitType.CHILLER) {
      return { silent: asset };
    }
    const seconds = carried.has(asset) ? transfer : generators + (own ?? DRIVE_RESTART_S);
    if (seconds > restartSeconds) {
      [restartSeconds, last] = [seconds, asset];
    }
  }
  return { restartSeconds, last };
}
