import { LimitRule, PowerLimit, TripSettings } from '../../core';
import type { SiteAnalysis, SiteSnapshot } from '../model';
import { ONE_SECOND_OVERLOAD, PICK_UP_SHARE } from '../figures-supply';
import { onceFor } from '../memo';
import { hypot } from '../power/hypot';
import { Engine, PROVISIONED } from '../power/engine';
import { PowerNetwork } from '../power/network';
import { switchedGroupsOf } from '../thermal/topology';

/** The largest surge through one device, in a base state and in any scenario. */
export interface PeakResult {
  /** Index in `assets`. */
  readonly asset: number;
  /** Cord id, empty for a device of the equipment itself. */
  readonly cord: string;
  readonly name: string;
  readonly kind: 'ups' | 'breaker';
  readonly unit: 'kW' | 'kVA' | 'A';
  /** What it may be: rating × overload, or 0.8 × pick-up. */
  readonly limit: number;
  readonly rated: number;
  normal: number;
  worst: number;
  /** Index in `SiteAnalysis.scenarios`. */
  scenario: number;
}

export interface PeakAnalysis {
  readonly results: PeakResult[];
  /** Breakers without a pick-up, and the first of them (index in `assets`). */
  readonly withoutPickUp: number;
  readonly firstWithout: number;
}

/** The same site with every load at its transient peak: a cap answers in seconds, too late for a surge. */
function atPeak(site: SiteSnapshot): SiteSnapshot {
  const assets = site.assets.map((asset) => {
    const { demand } = asset.record;
    return demand ? { ...asset, record: { ...asset.record, demand: { ...demand, provisioned: demand.peak, powerCap: undefined } } } : asset;
  });
  return { ...site, assets };
}

const isBreaker = (limit: PowerLimit): boolean => limit.rule === LimitRule.OVERCURRENT && limit.current !== undefined;

/** Surges at transient peak (EDPp) of all loads together, routed with the shares of the failure run, in every scenario of it. */
export const peaks = onceFor((analysis: SiteAnalysis): PeakAnalysis => {
  const { site, scenarios, power } = analysis;
  const net = new PowerNetwork(atPeak(site)).allAtOnce();
  const groups = switchedGroupsOf(site);
  const results: PeakResult[] = [];
  const ofAsset: PeakResult[][] = site.assets.map(() => []);
  const ofLoad: { result: PeakResult; feed: number; share: number; powerFactor: number; perKva: number }[][] = net.loads.map(() => []);
  const perKva = new Map<PeakResult, number>();
  let [withoutPickUp, firstWithout] = [0, -1];
  // A device with trip settings says its pick-up there.
  const breaker = (asset: number, cord: string, limit: PowerLimit, meter: number, device?: TripSettings): PeakResult | undefined => {
    const pickUp = limit.instantaneousPickUp ?? (limit.current ? device?.instantaneousPickup : undefined);
    if (!pickUp) {
      if (isBreaker(limit)) {
        firstWithout = withoutPickUp++ === 0 ? asset : firstWithout;
      }
      return undefined;
    }
    const rated = pickUp.toAmperes();
    const allowed = PICK_UP_SHARE * rated;
    const result: PeakResult = { asset, cord, name: limit.name, kind: 'breaker', unit: 'A', limit: allowed, rated, normal: 0, worst: 0, scenario: 0 };
    perKva.set(result, net.limits[meter].perKva);
    results.push(result);
    return result;
  };
  for (const { index, record } of site.assets) {
    const { source, demand } = record;
    source?.limits.forEach((limit, i) => {
      const device = isBreaker(limit) ? source.electrical?.device : undefined;
      const found = breaker(index, '', limit, net.limitsOf[index][i], device);
      if (found) {
        ofAsset[index].push(found);
      }
    });
    // A UPS that states its apparent power alone is held to that.
    const active = source?.autonomy && source.limits.find((limit) => limit.power)?.power?.toKilowatts();
    const rating = active ?? (source?.autonomy && source.limits.find((limit) => limit.apparentPower)?.apparentPower?.toKilovoltAmperes());
    if (rating !== undefined) {
      const limit = rating * (source?.supply?.ups?.oneSecondOverload?.toFraction() ?? ONE_SECOND_OVERLOAD);
      const found: PeakResult = {
        asset: index,
        cord: '',
        name: 'one-second overload',
        kind: 'ups',
        unit: active === undefined ? 'kVA' : 'kW',
        limit,
        rated: rating,
        normal: 0,
        worst: 0,
        scenario: 0,
      };
      perKva.set(found, 1);
      results.push(found);
      ofAsset[index].push(found);
    }
    const load = net.loadOf[index];
    demand?.cords.forEach((cord, c) => {
      const { feed, share, powerFactor, limits } = net.cordsOf[load][c];
      cord.limits?.forEach((limit, i) => {
        const result = breaker(index, cord.id, limit, limits[i], demand.electrical?.device);
        if (result) {
          ofLoad[load].push({ result, feed, share, powerFactor, perKva: perKva.get(result)! });
        }
      });
    });
  }
  const note = (result: PeakResult, value: number, scenario: number, base: boolean): void => {
    result.normal = base ? Math.max(result.normal, value) : result.normal;
    if (value > result.worst) {
      result.worst = value;
      result.scenario = scenario;
    }
  };
  const read = (engine: Engine, nodes: Iterable<number>, loads: Iterable<number>, scenario: number, base: boolean): void => {
    for (const node of nodes) {
      const watched = ofAsset[net.asset[node]];
      for (const result of watched) {
        const kw = engine.outP[PROVISIONED][node];
        note(result, result.unit === 'kW' ? kw : hypot(kw, engine.outQ[PROVISIONED][node]) * perKva.get(result)!, scenario, base);
      }
    }
    for (const load of loads) {
      for (const cord of ofLoad[load]) {
        note(cord.result, ((engine.feedP[PROVISIONED][cord.feed] * cord.share) / cord.powerFactor) * cord.perKva, scenario, base);
      }
    }
  };
  if (results.length > 0) {
    const all = Array.from({ length: net.count }, (_, n) => n);
    const everyLoad = net.loads.map((_, l) => l);
    for (const state of power.hasGenerators ? (['U', 'G'] as const) : (['U'] as const)) {
      const engine = new Engine(net, state, groups);
      for (const scenario of scenarios) {
        if (scenario.state !== state || scenario.part !== undefined) {
          continue;
        }
        if (scenario.removed < 0) {
          read(engine, all, everyLoad, scenario.index, true);
          continue;
        }
        engine.apply([scenario.removed]);
        read(engine, engine.now.nodes.subarray(0, engine.now.nodeCount), engine.now.touched.subarray(0, engine.now.loadCount), scenario.index, false);
        engine.rollback();
      }
    }
  }
  return { results, withoutPickUp, firstWithout };
});
