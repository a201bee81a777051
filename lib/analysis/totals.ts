import { Engine, PROVISIONED, SwitchedGroup, THERMAL } from './power/engine';
import { GENERATOR, PowerNetwork, UTILITY } from './power/network';
import type { ThermalState } from './thermal/network';
import type { SiteSnapshot, SiteTotals } from './model';
import { isInformationTechnology } from './model';

/** Totals of a site in its base states. */
export function totalsOf(site: SiteSnapshot, net: PowerNetwork, engines: Engine[], groups: SwitchedGroup[], normal: ThermalState): SiteTotals {
  const total = { racks: 0, gpus: 0, provisioned: 0, thermal: 0, peak: 0, average: 0, liquid: 0, nameplate: 0 };
  for (const { record } of site.assets) {
    const demand = record.demand;
    if (!demand || !isInformationTechnology(demand)) {
      continue;
    }
    total.racks += 1;
    total.gpus += demand.gpus ?? 0;
    total.provisioned += demand.provisioned.toKilowatts();
    total.thermal += demand.thermal.toKilowatts();
    total.peak += demand.peak.toKilowatts();
    total.average += demand.average.toKilowatts();
    total.liquid += demand.thermal.toKilowatts() * (record.cooling?.heat?.liquidShare.toFraction() ?? 0);
  }
  const [utility] = engines;
  net.loads.forEach((load, i) => {
    const isUnit = site.assets[load.asset].record.cooling?.unit !== undefined;
    total.nameplate += isUnit && utility.running[i] && !utility.dark[i] ? load.provisioned : 0;
  });
  // What the site takes in: at the feeds, and of generators that carry load beside them.
  const supplied = (channel: number): number => {
    let kw = 0;
    for (let n = 0; n < net.count; n++) {
      kw += net.kind[n] === UTILITY || net.kind[n] === GENERATOR ? utility.outP[channel][n] : 0;
    }
    return kw;
  };
  const mechanical = [...normal.mechanicalKw.values()].reduce((a, b) => a + b, 0);
  const facilityDesign = supplied(THERMAL);
  const loads = net.loads.reduce((sum, _, i) => sum + (utility.running[i] && !utility.dark[i] ? utility.thermalKw[i] : 0), 0);
  return {
    racks: total.racks,
    gpus: total.gpus,
    itProvisionedKw: total.provisioned,
    itThermalKw: total.thermal,
    itPeakKw: total.peak,
    itAverageKw: total.average,
    heatToLiquidKw: total.liquid,
    heatToAirKw: total.thermal - total.liquid,
    facilityProvisionedKw: supplied(PROVISIONED),
    facilityDesignKw: facilityDesign,
    mechanicalDesignKw: mechanical,
    mechanicalNameplateKw: total.nameplate,
    lossesDesignKw: Math.max(0, facilityDesign - loads),
    designPue: total.thermal > 0 && facilityDesign > 0 ? facilityDesign / total.thermal : undefined,
    fuelLitersPerHour: engines[1] && fuelPerHour(site, net, net.recharges ? new Engine(net.withoutRecharge(), 'G', groups) : engines[1]),
  };
}

/** Fuel of all sets in state G at provisioned demand, L/h; undefined where a set has no curve. `engine` leaves recharge out: it ends after hours. */
function fuelPerHour(site: SiteSnapshot, net: PowerNetwork, engine: Engine): number | undefined {
  let liters = 0;
  for (let n = 0; n < net.count; n++) {
    if (net.kind[n] !== GENERATOR) {
      continue;
    }
    const curve = site.assets[net.asset[n]].record.source?.fuel;
    if (!curve || curve.length === 0) {
      return undefined;
    }
    const kw = engine.outP[PROVISIONED][n];
    const points = curve.map((p) => [p.load.toFraction(), p.litersPerKilowattHour]);
    liters += kw * interpolate(points, net.weight[n] > 0 ? kw / net.weight[n] : 0);
  }
  return liters;
}

/** Straight between points, level beyond them. */
function interpolate(points: number[][], x: number): number {
  const i = points.findIndex(([at]) => at >= x);
  if (i <= 0) {
    return i === 0 ? points[0][1] : points[points.length - 1][1];
  }
  const [[x0, y0], [x1, y1]] = [points[i - 1], points[i]];
  return y0 + ((y1 - y0) * (x - x0)) / (x1 - x0);
}
