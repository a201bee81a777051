import { Fluid } from '../core';
import { CloudError } from '../units/errors';

/** Properties of a liquid: density kg/m³, specific heat J/(kg·K), conductivity W/(m·K), viscosity Pa·s. */
export interface LiquidState {
  readonly density: number;
  readonly specificHeat: number;
  readonly conductivity: number;
  readonly viscosity: number;
}

const polynomial = (coefficients: number[], x: number): number => coefficients.reduceRight((sum, c) => sum * x + c, 0);

/**
 * Fits over 5 to 70 °C, temperature in °C. Water: IAPWS-97, within 0.006 % (density), 0.012 % (specific heat), 0.17 % (conductivity), 0.05 %
 * (viscosity). PG25: propylene glycol 25 % by volume, ASHRAE 2001 as in CoolProp `INCOMP::APG[0.25]`, within 0.01 %.
 */
const FITS = {
  [Fluid.WATER]: {
    density: [1000.045, 0.02617275, -0.006361473, 2.073058e-5],
    specificHeat: [4216.207, -2.680585, 0.07080752, -8.632022e-4, 4.536901e-6],
    conductivity: [0.5580382, 0.002192239, -1.067689e-5],
    logViscosity: [-6.327133, -0.03417158, 3.044122e-4, -2.35892e-6, 9.235727e-9],
  },
  [Fluid.PG25]: {
    density: [1031.24, -0.3176837, -0.002536984],
    specificHeat: [3863.507, 2.468163],
    conductivity: [0.4429142, 0.001366716, -6.556552e-6],
    logViscosity: [-5.217937, -0.04509897, 3.071168e-4, -1.001816e-6],
  },
};

/** Properties of a liquid at a temperature in °C. Fails outside 5 to 70 °C, where the fits say nothing. */
export function liquid(fluid: Fluid.WATER | Fluid.PG25, celsius: number): LiquidState {
  if (!(celsius >= 5 && celsius <= 70)) {
    throw new CloudError(
      'FluidOutOfRange',
      `properties of ${fluid} are known from 5 °C to 70 °C, got ${celsius} °C; check the temperatures of the loop`,
    );
  }
  return at(fluid, celsius);
}

/** As `liquid`, held at the ends of its range: a design that boils is judged by its temperatures, not by an exception. */
export const heldLiquid = (fluid: Fluid, celsius: number): LiquidState =>
  at(fluid === Fluid.PG25 ? Fluid.PG25 : Fluid.WATER, Math.min(70, Math.max(5, Number.isFinite(celsius) ? celsius : 70)));

function at(fluid: Fluid.WATER | Fluid.PG25, celsius: number): LiquidState {
  const fit = FITS[fluid];
  return {
    density: polynomial(fit.density, celsius),
    specificHeat: polynomial(fit.specificHeat, celsius),
    conductivity: polynomial(fit.conductivity, celsius),
    viscosity: Math.exp(polynomial(fit.logViscosity, celsius)),
  };
}

/** Heat capacity rate of a liquid flow, kW/K, from L/min: ρ · c_p · V̇ at the mean temperature. */
export function capacityRate(fluid: Fluid, litersPerMinute: number, meanCelsius: number): number {
  const { density, specificHeat } = heldLiquid(fluid, meanCelsius);
  return (density * specificHeat * litersPerMinute) / 6e7;
}

/** Flow that carries `kilowatts` over `kelvins`, L/min: V̇ = 60,000 · Q / (ρ · c_p · ΔT), Q in W. */
export function flowFor(fluid: Fluid, kilowatts: number, kelvins: number, meanCelsius: number): number {
  const { density, specificHeat } = heldLiquid(fluid, meanCelsius);
  return (6e7 * kilowatts) / (density * specificHeat * kelvins);
}

/** Air pressure at an altitude over that at sea level: (1 − 2.25577e-5 · h)^5.25588 (ICAO standard atmosphere). */
export const pressureRatio = (altitudeM: number): number => (1 - 2.25577e-5 * altitudeM) ** 5.25588;

/** Air flow that carries `kilowatts` over `kelvins`, m³/s; density 1.184 kg/m³ at 25 °C and sea level, c_p 1.006 kJ/(kg·K). */
export const airFlowFor = (kilowatts: number, kelvins: number, altitudeM: number): number =>
  kilowatts / (1.184 * pressureRatio(altitudeM) * 1.006 * kelvins);
