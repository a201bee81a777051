import { AirCondition, Climate, DryCoolerFacts } from '../../core';
import {
  AIR_TO_WATER_CAPACITY_RATE,
  COOLER_AIR_FILM_EXPONENT,
  COOLER_AIR_RESISTANCE_SHARE,
  COOLER_WATER_FILM_EXPONENT,
  LEAST_FAN_SPEED,
  RECIRCULATION_K,
} from '../figures';
import { Liquid, capacityRate, flowFor, pressureRatio } from '../fluids';
import { crossflow, crossflowNtu } from '../../core/exchangers';

/** A dry cooler fitted to its rating point, kW/K. */
export interface DryCooler {
  readonly waterRate: number;
  readonly airRate: number;
  readonly conductance: number;
  readonly fanKw: number;
  readonly onCoilC: number;
  readonly airRatio: number;
}

/** Air on the coil: weather + recirculation − effectiveness · wet-bulb depression. */
export function onCoil({ dryBulb, wetBulb }: AirCondition, recirculationK: number, adiabatic: number): number {
  return dryBulb.toCelsius() + recirculationK - adiabatic * (dryBulb.toCelsius() - wetBulb.toCelsius());
}

/**
 * Fits UA of a crossflow exchanger to the rating point, with its adiabatic stage on. Air rate 1.1 times the water rate where the maker publishes no
 * airflow.
 */
export function fitDryCooler(facts: DryCoolerFacts, climate: Climate, altitudeM: number): DryCooler {
  const heat = facts.ratedHeat.toKilowatts();
  const waterRate = heat / facts.waterIn.minus(facts.waterOut).toKelvins();
  const airRate = facts.airCapacityRate?.toKilowattsPerKelvin() ?? AIR_TO_WATER_CAPACITY_RATE * waterRate;
  const least = Math.min(waterRate, airRate);
  const wanted = heat / (least * facts.waterIn.minus(facts.airIn).toKelvins());
  return {
    waterRate,
    airRate,
    conductance: least * crossflowNtu(wanted, least / Math.max(waterRate, airRate)),
    fanKw: facts.fanPower.toKilowatts(),
    onCoilC: onCoil(climate.designDayAir, facts.recirculation?.toKelvins() ?? RECIRCULATION_K, facts.adiabaticEffectiveness?.toFraction() ?? 0),
    airRatio: pressureRatio(altitudeM),
  };
}

/** Heat for each kelvin between entering water and entering air, kW/K, of one cooler at a fan speed and a water rate. */
export function coolerRate(cooler: DryCooler, speed: number, waterRate: number): number {
  const air = cooler.airRate * speed * cooler.airRatio;
  const conductance =
    cooler.conductance /
    (COOLER_AIR_RESISTANCE_SHARE * speed ** -COOLER_AIR_FILM_EXPONENT +
      (1 - COOLER_AIR_RESISTANCE_SHARE) * (waterRate / cooler.waterRate) ** -COOLER_WATER_FILM_EXPONENT);
  const least = Math.min(air, waterRate);
  return crossflow(conductance / least, least / Math.max(air, waterRate)) * least;
}

/** What a set of equal coolers does with `heatKw` in water of `waterRate` kW/K in all. */
export interface RejectionState {
  readonly leavingC: number;
  readonly speed: number;
  /** Heat that would leave at the set-point with fans at full speed, kW. */
  readonly capacityKw: number;
  /** Heat that they take, kW. */
  readonly takenKw: number;
}

/**
 * Solves the common fan speed for the set-point; where full speed misses it all heat still has to leave, at a warmer supply. Water is shared in
 * proportion to the coolers' rating: Q = Σ k_i · (T_in − T_on,i), T_out = T_in − Q / C_w. Water never leaves colder than the air on the coil.
 * With `trimmed`, chillers behind keep the entering water at set-point + Q/C_w, and the coolers take what they can of it.
 */
export function coolersState(coolers: DryCooler[], heatKw: number, waterRate: number, setC: number, trimmed = false): RejectionState {
  const rated = coolers.reduce((sum, cooler) => sum + cooler.waterRate, 0);
  if (rated <= 0 || waterRate <= 0) {
    return { leavingC: heatKw > 0 ? Infinity : setC, speed: 0, capacityKw: 0, takenKw: 0 };
  }
  const rates = (speed: number): { k: number; kT: number } =>
    coolers.reduce(
      (sum, cooler) => {
        const k = coolerRate(cooler, speed, (waterRate * cooler.waterRate) / rated);
        return { k: sum.k + k, kT: sum.kT + k * cooler.onCoilC };
      },
      { k: 0, kT: 0 },
    );
  const leaving = (speed: number): number => {
    const { k, kT } = rates(speed);
    return (heatKw + kT) / k - heatKw / waterRate;
  };
  const { k, kT } = rates(1);
  // Q at the set-point: T_in = T_set + Q/C_w and Q = k·T_in − Σ k_i·T_on,i.
  const capacityKw = k >= waterRate ? Infinity : Math.max(0, (k * setC - kT) / (1 - k / waterRate));
  if (heatKw <= 0) {
    return { leavingC: setC, speed: 0, capacityKw, takenKw: 0 };
  }
  if (leaving(1) > setC && trimmed) {
    // Water colder than the air on the coil goes past the coolers.
    const entering = setC + heatKw / waterRate;
    const takenKw = Math.max(0, k * entering - kT);
    return { leavingC: entering - takenKw / waterRate, speed: takenKw > 0 ? 1 : 0, capacityKw, takenKw };
  }
  if (leaving(1) > setC) {
    return { leavingC: leaving(1), speed: 1, capacityKw, takenKw: heatKw };
  }
  let [low, high] = [LEAST_FAN_SPEED, 1];
  if (leaving(LEAST_FAN_SPEED) <= setC) {
    return { leavingC: setC, speed: LEAST_FAN_SPEED, capacityKw, takenKw: heatKw };
  }
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (leaving(middle) > setC) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return { leavingC: setC, speed: high, capacityKw, takenKw: heatKw };
}

/** Flow of a facility water loop, L/min, and its heat capacity rate, kW/K, at the declared temperatures. */
export function loopFlow(fluid: Liquid, heatKw: number, supplyC: number, returnC: number): { flow: number; rate: number } {
  const mean = (supplyC + returnC) / 2;
  const flow = flowFor(fluid, heatKw, returnC - supplyC, mean);
  return { flow, rate: capacityRate(fluid, flow, mean) };
}
