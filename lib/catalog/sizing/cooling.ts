import { CduFacts, DryCoolerFacts } from '../../core';
import { counterflow, counterflowNtu, crossflow, crossflowNtu } from '../../core/exchangers';
import { standardPressure } from '../../core/psychrometrics';
import { Climate } from '../../core/site-values';
import { ISite } from '../../core/site';
import { FlowRate, Length, Power, Temperature, TemperatureDelta } from '../../units';
import { ChillerModel } from '../chiller';
import { CduModel } from '../cdu';
import { CoolingTowerModel } from '../cooling-tower';
import { DryCoolerModel } from '../dry-cooler';
import { FanWallModel } from '../fan-wall';
import { PumpModel } from '../pump';
import { unitsFor } from './distribution';

/**
 * First sizes for assemblies. Exchangers are solved at the design point with the relations of the analysis; heat capacities are taken as constant.
 * The analysis judges what was sized here.
 */

/** Heat carried by one liter of water and kelvin, kJ: 0.994 kg/L · 4.179 kJ/(kg·K) at 35 °C (IAPWS-97). */
const WATER_KILOJOULES_PER_LITER = 4.154;

/** Head of facility water pumps, Pa, and the efficiency of pump, motor and drive: engineering defaults for first sizes. */
const PUMP_HEAD = 3.3e5;
const PUMP_EFFICIENCY = 0.6;

/** Of PG25 at 40 °C, kJ: 1.0145 kg/L · 3.962 kJ/(kg·K) (ASHRAE data by volume). */
const COOLANT_KILOJOULES_PER_LITER = 4.02;

/** What a first size keeps in hand for the properties that it takes as constant. */
const SIZING_MARGIN = 1.01;

/** More units than a plant is made of by default. */
const MOST_UNITS = 1000;

/** The fewest units that do, above `least`; `least` where none of up to `most` does, for the checks to judge. */
function fewest(least: number, most: number, does: (units: number) => boolean): number {
  for (let units = least; units <= Math.min(most, MOST_UNITS); units++) {
    if (does(units)) {
      return units;
    }
  }
  return least;
}

/** CDUs that a group needs: by heat at their rating, by flow, and so that the approach at their share of heat and flow is at most `approach`. */
export function cdusFor(model: CduModel, heat: Power, flow: FlowRate, approach: TemperatureDelta): number {
  const { facts } = model;
  const [kilowatts, lpm] = [heat.toKilowatts() * SIZING_MARGIN, flow.toLitersPerMinute()];
  const capacity = facts.ratedHeat.toKilowatts() * (approach.toKelvins() / facts.approach.toKelvins());
  const least = Math.max(unitsFor(heat.toKilowatts(), Math.max(capacity, 1e-3)), unitsFor(lpm, facts.maximumFlow.toLitersPerMinute()));
  return fewest(least, 2 * least + 1, (units) => approachOf(facts, kilowatts / units, lpm / units) <= approach.toKelvins());
}

/** Approach of one CDU with facility water at its rated flow: Q · (1/(ε·C_min) − 1/C_h), K. */
function approachOf(facts: CduFacts, kilowatts: number, lpm: number): number {
  const rated = (COOLANT_KILOJOULES_PER_LITER / 60) * facts.ratedFlow.toLitersPerMinute();
  const cold = facts.ratedFacilityFlow ? (WATER_KILOJOULES_PER_LITER / 60) * facts.ratedFacilityFlow.toLitersPerMinute() : rated;
  const ratedHeat = facts.ratedHeat.toKilowatts();
  const wanted = Math.min(ratedHeat / Math.min(rated, cold) / (facts.approach.toKelvins() + ratedHeat / rated), 0.9999);
  const conductance = (facts.clean ? 0.9 : 1) * Math.min(rated, cold) * counterflowNtu(wanted, Math.min(rated, cold) / Math.max(rated, cold));
  const hot = (COOLANT_KILOJOULES_PER_LITER / 60) * lpm;
  const least = Math.min(hot, cold);
  const actual = (2 * conductance) / ((hot / rated) ** -0.8 + 1);
  return kilowatts * (1 / (least * counterflow(actual / least, least / Math.max(hot, cold))) - 1 / hot);
}

/** Fan walls that carry `heat` with their own fan heat on top, and move `airflow`. */
export const fanWallsFor = (model: FanWallModel, heat: Power, airflow: FlowRate): number =>
  Math.max(
    unitsFor(heat.toKilowatts(), model.facts.grossCapacity.toKilowatts() - model.facts.fanPower.toKilowatts()),
    unitsFor(airflow.toCubicMetersPerSecond(), model.facts.airflow.toCubicMetersPerSecond()),
  );

/** Air that carries `heat` over `rise` at an altitude, 5 % in hand: 1.184 kg/m³ at 25 °C and sea level, 1.006 kJ/(kg·K). */
export const airflowFor = (heat: Power, rise: TemperatureDelta, altitude: Length): FlowRate =>
  FlowRate.cubicMetersPerSecond((1.05 * heat.toKilowatts()) / (1.184 * airRatio(altitude) * 1.006 * rise.toKelvins()));

/** Air pressure over that at sea level (ICAO standard atmosphere). */
const airRatio = (altitude: Length): number => standardPressure(altitude.toMeters()) / standardPressure(0);

/** Spare fan walls: one in five, at least one. */
export const spareFanWalls = (needed: number): number => Math.max(1, Math.ceil(0.2 * needed - 1e-9));

/** Flow of facility water for `heat` between return and supply. */
export function waterFlow(heat: Power, supply: Temperature, back: Temperature): FlowRate {
  return FlowRate.litersPerMinute((60 * heat.toKilowatts()) / (WATER_KILOJOULES_PER_LITER * back.minus(supply).toKelvins()));
}

/** Steps of ISO 3 R10: sizes are bought in steps, so that a small change of load does not change the pump. */
const R10 = [1, 1.25, 1.6, 2, 2.5, 3.15, 4, 5, 6.3, 8, 10];

/** A pump for its share of `flow`, the next size of R10 above 105 % of it. */
export function pumpFor(flow: FlowRate, pumps: number): PumpModel {
  const wanted = Math.max(1, (flow.toLitersPerMinute() / pumps) * 1.05);
  const decade = 10 ** Math.floor(Math.log10(wanted));
  const each = decade * R10.find((step) => step * decade >= wanted * (1 - 1e-9))!;
  const power = Power.watts(((each / 60000) * PUMP_HEAD) / PUMP_EFFICIENCY);
  return PumpModel.of({ name: `pump ${each} L/min`, flow: FlowRate.litersPerMinute(each), power, source: 'first size: 3.3 bar, 60 % efficiency' });
}

/** Air on the coil on the design day: weather, recirculation, less the adiabatic stage. */
function onCoil(climate: Climate, recirculationK: number, effectiveness: number): number {
  const { dryBulb, wetBulb } = climate.designDayAir;
  return dryBulb.toCelsius() + recirculationK - effectiveness * (dryBulb.toCelsius() - wetBulb.toCelsius());
}

/**
 * Dry coolers for `heat` between `back` and `supply` with fans at full speed; in proportion to the rating point where the air is too warm for any number
 * of them, for the checks to judge.
 */
export function dryCoolersFor(model: DryCoolerModel, site: ISite, heat: Power, supply: Temperature, back: Temperature): number {
  const facts = model.facts;
  const air = onCoil(site.climate, facts.recirculation?.toKelvins() ?? 2, facts.adiabaticEffectiveness?.toFraction() ?? 0);
  const kilowatts = heat.toKilowatts() * SIZING_MARGIN;
  const ratedDifference = facts.waterIn.minus(facts.airIn).toKelvins();
  const difference = back.toCelsius() - air;
  const least = unitsFor(kilowatts, facts.ratedHeat.toKilowatts() * (Math.max(difference, 0.1 * ratedDifference) / ratedDifference));
  const rate = kilowatts / back.minus(supply).toKelvins();
  const most = air < supply.toCelsius() ? 3 * least : least;
  return fewest(least, most, (units) => units * coolerRate(facts, rate / units, airRatio(site.altitude)) * difference >= kilowatts);
}

/** Heat of one dry cooler for each kelvin between entering water and air, kW/K, at full fan speed and a water rate. */
function coolerRate(facts: DryCoolerFacts, water: number, density: number): number {
  const ratedHeat = facts.ratedHeat.toKilowatts();
  const ratedWater = ratedHeat / facts.waterIn.minus(facts.waterOut).toKelvins();
  const ratedAir = facts.airCapacityRate?.toKilowattsPerKelvin() ?? 1.1 * ratedWater;
  const small = Math.min(ratedWater, ratedAir);
  const rated = small * crossflowNtu(ratedHeat / (small * facts.waterIn.minus(facts.airIn).toKelvins()), small / Math.max(ratedWater, ratedAir));
  const conductance = rated / (0.8 + 0.2 * (water / ratedWater) ** -0.8);
  const air = ratedAir * density;
  const least = Math.min(air, water);
  return crossflow(conductance / least, least / Math.max(air, water)) * least;
}

/** Cooling tower cells for `heat` at their rating point. */
export const coolingTowersFor = (model: CoolingTowerModel, heat: Power): number => unitsFor(heat.toKilowatts(), model.facts.ratedHeat.toKilowatts());

/** Chillers for `heat` at the design day, water leaving at `supply`. */
export function chillersFor(model: ChillerModel, climate: Climate, heat: Power, supply: Temperature): number {
  const { recirculation, curves, capacityLossPerKelvin, nominalCapacity } = model.facts;
  const air = onCoil(climate, recirculation?.toKelvins() ?? 2, 0);
  const water = supply.toCelsius();
  const [c1, c2, c3, c4, c5, c6] = curves?.capacityByTemperature ?? [];
  const share = curves
    ? c1 + c2 * water + c3 * water ** 2 + c4 * air + c5 * air ** 2 + c6 * water * air
    : 1 - capacityLossPerKelvin.toFraction() * Math.max(0, air - 35);
  return unitsFor(heat.toKilowatts(), nominalCapacity.toKilowatts() * Math.max(share, 0.1));
}
