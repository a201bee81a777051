import { atMaximum } from '../analysis/climate/at-maximum';
import { inExtreme } from '../analysis/climate/extreme';
import { rideThrough } from '../analysis/climate/ride-through';
import { designDayWater } from '../analysis/climate/water';
import type { SiteAnalysis } from '../analysis/model';
import { annualOf } from '../analysis/year/annual';
import { carbonOf } from '../analysis/year/carbon';
import { Json, rounded, toJson } from './serialise';

/** Weather, water, ride-through and the year: the numbers behind THM-12, 17, 18, 20, 21 and ENV-02, 05. */
export function yearBudget(analysis: SiteAnalysis): { [key: string]: Json } {
  const path = (asset: number): string => analysis.site.assets[asset].path;
  return {
    ride_through: rideThrough(analysis).map((zone) => ({
      path: path(zone.loop),
      heat_kw: rounded(zone.heatKw),
      volume_m3: zone.volumeM3 === undefined ? null : rounded(zone.volumeM3),
      ride_through_s: zone.seconds === undefined ? null : rounded(zone.seconds),
      restart_s: zone.restartSeconds === undefined ? null : rounded(zone.restartSeconds),
    })),
    extreme_year: (inExtreme(analysis) ?? []).map((loop) => ({
      path: path(loop.loop),
      set_point_c: rounded(loop.setC),
      supply_c: rounded(loop.supplyC),
      limit_c: loop.limitC === undefined ? null : rounded(loop.limitC),
    })),
    design_day_water: designDayWater(analysis).map((loop) => ({
      path: path(loop.loop),
      evaporation_m3_per_h: rounded(loop.evaporation),
      make_up_m3_per_h: rounded(loop.makeUp),
      store_m3: loop.storeM3 === undefined ? null : rounded(loop.storeM3),
    })),
    at_provisioned_power: atMaximum(analysis).short.map((short) => ({
      path: path(short.loop),
      check: short.asks,
      quantity: short.quantity,
      unit: short.unit,
      measured: rounded(short.measured),
      limit: rounded(short.limit),
      scenario: analysis.scenarios[short.scenario].label,
      loops: short.loops,
    })),
    year: year(analysis),
  };
}

function year(analysis: SiteAnalysis): Json {
  const annual = annualOf(analysis);
  if (!annual) {
    return null;
  }
  const path = (asset: number): string => analysis.site.assets[asset].path;
  const n = (value: number | undefined): number | null => (value === undefined ? null : rounded(value));
  return {
    kind: 'annual, IT at average power, everything in service, on utility',
    weather: analysis.site.weather!.source,
    hours: rounded(annual.hours),
    it_kwh: rounded(annual.itKwh),
    it_at_ups_kwh: n(annual.itAtUpsKwh),
    facility_kwh: rounded(annual.facilityKwh),
    generated_on_site_kwh: rounded(annual.generatedKwh),
    mechanical_kwh: rounded(annual.mechanicalKwh),
    auxiliary_kwh: rounded(annual.auxiliaryKwh),
    losses_and_other_kwh: rounded(annual.otherKwh),
    heat_rejected_kwh: rounded(annual.rejectedKwh),
    heat_reused_kwh: rounded(annual.reusedKwh),
    water_m3: rounded(annual.waterM3),
    pue_category_3: rounded(annual.pue),
    pue_category_1: n(annual.pueCategory1),
    ppue_mechanical: rounded(annual.pueMechanical),
    auxiliaries_counted: annual.withAuxiliaries,
    wue_l_per_kwh: rounded(annual.wue),
    wue_source_l_per_kwh: n(annual.wueSource),
    erf: rounded(annual.erf),
    ere: rounded(annual.ere),
    ref: n(analysis.site.energy?.renewableShare?.toFraction()),
    cer: n(annual.coolingEfficiency),
    carbon_t: toJson(carbonOf(analysis)),
    free_cooling: annual.freeCooling.map((loop) => ({
      path: path(loop.loop),
      free_h: rounded(loop.free),
      partial_h: rounded(loop.partial),
      compressor_h: rounded(loop.compressor),
      set_point_missed_h: rounded(loop.missed),
    })),
    bins: annual.bins.map((bin) => ({
      hours: rounded(bin.hours),
      dry_bulb_c: rounded(bin.dryBulbC),
      wet_bulb_c: rounded(bin.wetBulbC),
      facility_kw: rounded(bin.facilityKw),
      mechanical_kw: rounded(bin.mechanicalKw),
      make_up_m3_per_h: rounded(bin.makeUp),
      pue: rounded(bin.pue),
    })),
  };
}
