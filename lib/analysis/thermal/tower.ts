import type { CoolingTowerFacts } from '../../core';
import { LEAST_FAN_SPEED } from '../figures';

/**
 * YorkCalc approach, K: Σ_j Σ_i c·b_i·(L/G)^j, b = {1, w, w², R, R·w, R·w², R², R²·w, R²·w²}, w wet bulb °C, R range K. Coefficients as in EnergyPlus
 * `CoolingTower:VariableSpeed` (York) and Modelica Buildings `CoolingTowers.Correlations.yorkCalc`.
 */
const YORK = [
  [-0.359741205, -0.055053608, 0.0023850432, 0.173926877, -0.0248473764, 0.00048430224, -0.005589849456, 0.0005770079712, -0.00001342427256],
  [2.84765801111111, -0.121765149, 0.0014599242, 1.680428651, -0.0166920786, -0.0007190532, -0.025485194448, 0.0000487491696, 0.00002719234152],
  [
    -0.0653766255555556, -0.002278167, 0.0002500254, -0.0910565458, 0.00318176316, 0.000038621772, -0.0034285382352, 0.00000856589904,
    -0.000001516821552,
  ],
];

/** Bounds of the correlation (EnergyPlus): beyond them its inputs are held, so that it stays monotone. */
const BOUNDS = { wetBulb: [-34.4, 29.4], range: [1.1, 22.2], ratio: [0, 8], approach: [1.1, 40] };

const held = (value: number, [least, most]: number[]): number => Math.min(most, Math.max(least, value));

/** Approach (leaving water − wet bulb), K, at a range, a wet bulb and a ratio of water to air, all relative to the correlation's own tower. */
export function yorkApproach(rangeK: number, wetBulbC: number, waterRatio: number, airRatio: number): number {
  const w = held(wetBulbC, BOUNDS.wetBulb);
  const r = held(rangeK, BOUNDS.range);
  const ratio = held(waterRatio / airRatio, BOUNDS.ratio);
  const terms = [1, w, w * w, r, r * w, r * w * w, r * r, r * r * w, r * r * w * w];
  return YORK.reduce((sum, row, j) => sum + ratio ** j * row.reduce((inner, c, i) => inner + c * terms[i], 0), 0);
}

/** A tower fitted to its rating point. */
export interface Tower {
  /** Heat capacity rate of the water at the rating point, kW/K. */
  readonly waterRate: number;
  /** Water ratio of the correlation at the rating point: there its approach is the rated one. */
  readonly ratedRatio: number;
  readonly fanKw: number;
  readonly exchangerK: number;
}

/** Finds the water ratio at which the correlation gives the rated approach at the rated range and wet bulb (as Modelica Buildings does). */
export function fitTower(facts: CoolingTowerFacts): Tower {
  const range = facts.waterIn.minus(facts.waterOut).toKelvins();
  const wetBulb = facts.wetBulb.toCelsius();
  const approach = facts.waterOut.toCelsius() - wetBulb;
  let [low, high] = [0.01, 8];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (yorkApproach(range, wetBulb, middle, 1) < approach) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return {
    waterRate: facts.ratedHeat.toKilowatts() / range,
    ratedRatio: high,
    fanKw: facts.fanPower.toKilowatts(),
    exchangerK: facts.exchangerApproach?.toKelvins() ?? 0,
  };
}

/** What a set of towers does. */
export interface TowerState {
  readonly leavingC: number;
  readonly speed: number;
  /** Heat that would leave at the set-point with fans at full speed, kW. */
  readonly capacityKw: number;
  /** Heat that they take, kW. */
  readonly takenKw: number;
}

/** Water leaving the towers together at a range and a common fan speed; it is shared in proportion to their ratings, so that all see one range. */
function leavingAt(towers: Tower[], share: number, rangeK: number, wetBulbC: number, speed: number): number {
  const rated = towers.reduce((sum, tower) => sum + tower.waterRate, 0);
  return towers.reduce((sum, tower) => {
    const approach = held(yorkApproach(rangeK, wetBulbC, share * tower.ratedRatio, speed), BOUNDS.approach);
    return sum + (tower.waterRate / rated) * (wetBulbC + approach + tower.exchangerK);
  }, 0);
}

/**
 * Solves the common fan speed for the set-point. Where full speed misses it, all heat still leaves at a warmer supply (the range stays); with
 * `trimmed`, chillers behind keep the entering water at set-point + Q/C_w and the towers take what they can of it.
 */
export function towersState(towers: Tower[], heatKw: number, waterRate: number, setC: number, wetBulbC: number, trimmed = false): TowerState {
  const rated = towers.reduce((sum, tower) => sum + tower.waterRate, 0);
  if (rated <= 0 || waterRate <= 0) {
    return { leavingC: heatKw > 0 ? Infinity : setC, speed: 0, capacityKw: 0, takenKw: 0 };
  }
  const share = waterRate / rated;
  const leaving = (range: number, speed: number): number => leavingAt(towers, share, range, wetBulbC, speed);
  const capacityKw = waterRate * rising((range) => leaving(range, 1), setC, BOUNDS.range[0], BOUNDS.range[1]);
  if (heatKw <= 0) {
    return { leavingC: setC, speed: 0, capacityKw, takenKw: 0 };
  }
  const range = heatKw / waterRate;
  const full = leaving(range, 1);
  if (full > setC) {
    if (!trimmed) {
      return { leavingC: full, speed: 1, capacityKw, takenKw: heatKw };
    }
    // Entering water is held: the range that the towers reach is entering − leaving(range), which falls as the range rises.
    const entering = setC + range;
    const reached = rising((r) => leaving(r, 1) + r, entering, 0, range);
    return { leavingC: entering - reached, speed: reached > 0 ? 1 : 0, capacityKw, takenKw: waterRate * reached };
  }
  if (leaving(range, LEAST_FAN_SPEED) <= setC) {
    return { leavingC: setC, speed: LEAST_FAN_SPEED, capacityKw, takenKw: heatKw };
  }
  let [low, high] = [LEAST_FAN_SPEED, 1];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (leaving(range, middle) > setC) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return { leavingC: setC, speed: high, capacityKw, takenKw: heatKw };
}

/** Largest x between two bounds at which a rising function stays at or below `limit`; 0 if it never does. */
function rising(of: (x: number) => number, limit: number, least: number, most: number): number {
  if (of(least) > limit) {
    return 0;
  }
  if (of(most) <= limit) {
    return most;
  }
  let [low, high] = [least, most];
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2;
    if (of(middle) <= limit) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return low;
}
