import { Climate } from '../../core/site-values';
import { FlowRate, Power, Temperature, TemperatureDelta } from '../../units';
import { ChillerModel } from '../chiller';
import { CduModel } from '../cdu';
import { CoolingTowerModel } from '../cooling-tower';
import { DryCoolerModel } from '../dry-cooler';
import { FanWallModel } from '../fan-wall';
import { PumpModel } from '../pump';
import { unitsFor } from './distribution';

/**
 * First sizes for assemblies. They use rating points scaled linearly, which is right near the rating; the analysis solves the exchangers and
 * judges what was sized here.
 */

/** Heat carried by one liter of water and kelvin, kJ: 0.994 kg/L · 4.179 kJ/(kg·K) at 35 °C (IAPWS-97). */
const WATER_KILOJOULES_PER_LITER = 4.154;

/** Head of facility water pumps, Pa, and the efficiency of pump, motor and drive: engineering defaults for first sizes. */
const PUMP_HEAD = 3.3e5;
const PUMP_EFFICIENCY = 0.6;

/** CDUs that a group needs: by heat at the actual approach (capacity ∝ approach at fixed flows) and by flow. */
export function cdusFor(model: CduModel, heat: Power, flow: FlowRate, approach: TemperatureDelta): number {
  const capacity = model.facts.ratedHeat.toKilowatts() * (approach.toKelvins() / model.facts.approach.toKelvins());
  return Math.max(
    unitsFor(heat.toKilowatts(), Math.max(capacity, 1e-3)),
    unitsFor(flow.toLitersPerMinute(), model.facts.maximumFlow.toLitersPerMinute()),
  );
}

/** Fan walls that carry `heat` with their own fan heat on top. */
export const fanWallsFor = (model: FanWallModel, heat: Power): number =>
  unitsFor(heat.toKilowatts(), model.facts.grossCapacity.toKilowatts() - model.facts.fanPower.toKilowatts());

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

/** Dry coolers for `heat` returning at `back`; as many as 1,000 times too few where the air is too warm, for the checks to judge. */
export function dryCoolersFor(model: DryCoolerModel, climate: Climate, heat: Power, back: Temperature): number {
  const facts = model.facts;
  const air = onCoil(climate, facts.recirculation?.toKelvins() ?? 2, facts.adiabaticEffectiveness?.toFraction() ?? 0);
  const ratedDifference = facts.waterIn.minus(facts.airIn).toKelvins();
  const difference = Math.max(back.toCelsius() - air, 0.1 * ratedDifference);
  return unitsFor(heat.toKilowatts() * COOLER_MARGIN, facts.ratedHeat.toKilowatts() * (difference / ratedDifference));
}

/** Cooling tower cells for `heat` at their rating point. */
export const coolingTowersFor = (model: CoolingTowerModel, heat: Power): number => unitsFor(heat.toKilowatts(), model.facts.ratedHeat.toKilowatts());

/** What a dry cooler gives less than in proportion when its water flow is not the rated one (ε-NTU; engineering default). */
const COOLER_MARGIN = 1.05;

/** Chillers for `heat` at the design day. */
export function chillersFor(model: ChillerModel, climate: Climate, heat: Power): number {
  const air = onCoil(climate, model.facts.recirculation?.toKelvins() ?? 2, 0);
  const derate = 1 - model.facts.capacityLossPerKelvin.toFraction() * Math.max(0, air - 35);
  return unitsFor(heat.toKilowatts(), model.facts.nominalCapacity.toKilowatts() * Math.max(derate, 0.1));
}
