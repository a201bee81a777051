import { Fluid, GlycolBasis, GlycolMix, LoopFacts } from '../core';
import { AIR_DENSITY, AIR_SPECIFIC_HEAT } from './figures';
import { CloudError } from '../units/errors';
import { FITS, FluidFit, STRENGTHS } from './fluid-fits';

/** Properties of a liquid: density kg/m³, specific heat J/(kg·K), conductivity W/(m·K), viscosity Pa·s. */
export interface LiquidState {
  readonly density: number;
  readonly specificHeat: number;
  readonly conductivity: number;
  readonly viscosity: number;
}

/** A liquid: a named fluid, or glycol of one's own strength. */
export type Liquid = Fluid | GlycolMix;

/** What flows in a loop. */
export const liquidOf = (loop: LoopFacts): Liquid => (loop.fluid === Fluid.PG_MIX && loop.glycolMix ? loop.glycolMix : loop.fluid);

/** Name of a liquid, for messages and keys. */
export const liquidName = (liquid: Liquid): string =>
  typeof liquid === 'string' ? liquid : `propylene glycol ${Number(liquid.strength.toPercent().toPrecision(4))} % by ${liquid.basis}`;

const polynomial = (coefficients: readonly number[], x: number): number => coefficients.reduceRight((sum, c) => sum * x + c, 0);

/** Named fluids have one fit. Anything else is judged as water: an air zone has no liquid, and a mix without a strength is refused by its loop. */
const fitOf = (fluid: Fluid): FluidFit => FITS[fluid as keyof typeof FITS] ?? FITS[Fluid.WATER];

const fitsOf = (liquid: Liquid): readonly FluidFit[] =>
  typeof liquid === 'string' ? [fitOf(liquid)] : STRENGTHS[liquid.basis].map(({ fit }) => fit);

/** Lagrange weights of the quadratic through the three strengths. */
function weightsOf(liquid: Liquid): number[] {
  if (typeof liquid === 'string') {
    return [1];
  }
  const at = liquid.strength.toFraction();
  const nodes = STRENGTHS[liquid.basis].map(({ strength }) => strength);
  return nodes.map((own, i) => nodes.reduce((weight, other, j) => (i === j ? weight : (weight * (at - other)) / (own - other)), 1));
}

/** Range in which the properties of a liquid are known, °C. */
export function liquidRange(liquid: Liquid): readonly [number, number] {
  const fits = fitsOf(liquid);
  return [Math.max(...fits.map((fit) => fit.range[0])), Math.min(...fits.map((fit) => fit.range[1]))];
}

/** Temperature at which ice forms in a liquid, °C; between strengths within 0.25 K. */
export function freezingPoint(liquid: Liquid): number {
  const weights = weightsOf(liquid);
  return fitsOf(liquid).reduce((sum, fit, i) => sum + weights[i] * fit.freezes, 0);
}

/** The weakest named glycol by volume that freezes at `celsius` or below, in %; none where 50 % do not. */
export function weakestGlycol(celsius: number): { percent: number; freezes: number } | undefined {
  const named = [{ strength: 0.25, fit: FITS[Fluid.PG25] }, ...STRENGTHS[GlycolBasis.VOLUME]];
  const found = named.find(({ fit }) => fit.freezes <= celsius);
  return found && { percent: found.strength * 100, freezes: found.fit.freezes };
}

/** Properties of a liquid at a temperature in °C. Fails outside the range of its fit, which says nothing there. */
export function liquid(fluid: Liquid, celsius: number): LiquidState {
  const [least, most] = liquidRange(fluid);
  if (!(celsius >= least && celsius <= most)) {
    throw new CloudError(
      'FluidOutOfRange',
      `properties of ${liquidName(fluid)} are known from ${least} °C to ${most} °C, got ${celsius} °C; check the temperatures of the loop`,
    );
  }
  return at(fluid, celsius);
}

/** The last answer for each named fluid: a hall of racks asks the same of one supply temperature. */
const LAST = new Map<Fluid, { readonly celsius: number; readonly state: LiquidState }>();

/** As `liquid`, held at the ends of its range: a design that boils is judged by its temperatures, not by an exception. */
export function heldLiquid(fluid: Liquid, celsius: number): LiquidState {
  if (typeof fluid !== 'string') {
    return held(fluid, celsius);
  }
  const last = LAST.get(fluid);
  if (last?.celsius === celsius) {
    return last.state;
  }
  const state = held(fluid, celsius);
  LAST.set(fluid, { celsius, state });
  return state;
}

function held(fluid: Liquid, celsius: number): LiquidState {
  const [least, most] = liquidRange(fluid);
  return at(fluid, Math.min(most, Math.max(least, Number.isFinite(celsius) ? celsius : most)));
}

/** Own strengths: quadratic in the strength, viscosity in its logarithm; within 0.05 % (viscosity 0.7 %) of the data. */
function at(fluid: Liquid, celsius: number): LiquidState {
  const weights = weightsOf(fluid);
  const fits = fitsOf(fluid);
  const value = (name: 'density' | 'specificHeat' | 'conductivity' | 'logViscosity'): number =>
    fits.reduce((sum, fit, i) => sum + weights[i] * polynomial(fit[name], celsius), 0);
  return {
    density: value('density'),
    specificHeat: value('specificHeat'),
    conductivity: value('conductivity'),
    viscosity: Math.exp(value('logViscosity')),
  };
}

/** Heat capacity rate of a liquid flow, kW/K, from L/min: ρ · c_p · V̇ at the mean temperature. */
export function capacityRate(fluid: Liquid, litersPerMinute: number, meanCelsius: number): number {
  const { density, specificHeat } = heldLiquid(fluid, meanCelsius);
  return (density * specificHeat * litersPerMinute) / 6e7;
}

/** Flow that carries `kilowatts` over `kelvins`, L/min: V̇ = 60,000 · Q / (ρ · c_p · ΔT), Q in W. */
export function flowFor(fluid: Liquid, kilowatts: number, kelvins: number, meanCelsius: number): number {
  const { density, specificHeat } = heldLiquid(fluid, meanCelsius);
  return (6e7 * kilowatts) / (density * specificHeat * kelvins);
}

/** Air pressure at an altitude over that at sea level: (1 − 2.25577e-5 · h)^5.25588 (ICAO standard atmosphere). */
export const pressureRatio = (altitudeM: number): number => (1 - 2.25577e-5 * altitudeM) ** 5.25588;

/** Air flow that carries `kilowatts` over `kelvins`, m³/s; density 1.184 kg/m³ at 25 °C and sea level, c_p 1.006 kJ/(kg·K). */
export const airFlowFor = (kilowatts: number, kelvins: number, altitudeM: number): number =>
  kilowatts / (AIR_DENSITY * pressureRatio(altitudeM) * AIR_SPECIFIC_HEAT * kelvins);
