import type { ElectricalCode } from '../../core';
import { GENERATOR_RESISTANCE, VOLTAGE_FACTORS, WIDE_TOLERANCE_PERCENT } from '../figures';
import { Complex, magnitude } from './reduction';

/** Voltage factors c of IEC 60909-0, table 1: largest and smallest, by nominal voltage and tolerance of the low voltage. */
export function voltageFactors(code: ElectricalCode, volts: number): { readonly most: number; readonly least: number } {
  const { medium, low, wide } = VOLTAGE_FACTORS;
  return volts > 1000 ? medium : code.voltageTolerance.toPercent() > WIDE_TOLERANCE_PERCENT ? wide : low;
}

/** Correction factor of network transformers for the largest current, K_T = 0.95·c_max/(1 + 0.6·x_T) (IEC 60909-0). */
export const transformerFactor = (c: number, reactance: number): number => (0.95 * c) / (1 + 0.6 * reactance);

/** Peak factor κ = 1.02 + 0.98·e^(−3R/X). */
export const peakFactor = ({ r, x }: Complex): number => (x > 0 ? 1.02 + 0.98 * Math.exp((-3 * r) / x) : 1.02);

/** I″k3 in kA: c·U/(√3·|Z|). */
export const threePhase = (c: number, volts: number, z: Complex): number => (c * volts) / (Math.sqrt(3) * magnitude(z)) / 1000;

/** I″k2 in kA, c·U/(2·|Z|): the smallest where the negative-sequence impedance is that of the positive sequence. */
export const phaseToPhase = (c: number, volts: number, z: Complex): number => (c * volts) / (2 * magnitude(z)) / 1000;

/** Z_Q = c·U²/S_kQ with a given R/X. */
export function gridImpedance(c: number, volts: number, kilovoltAmperes: number, ratio: number): Complex {
  const x = (c * volts * volts) / (kilovoltAmperes * 1000) / Math.sqrt(1 + ratio * ratio);
  return { r: ratio * x, x };
}

/** What an alternator is rated at. */
export interface Alternator {
  readonly kva: number;
  /** Power factor of the rating. */
  readonly cosine: number;
}

/** Z_G = K_G·(R_G + jX″d) with K_G = c_max/(1 + x″d·sin φ) for the largest, 1 for the smallest current, and a fictitious R/X″d by voltage (IEC 60909-0). */
export function generatorImpedance(c: number, volts: number, { kva, cosine }: Alternator, subtransient: number, largest: boolean): Complex {
  const x = (subtransient * volts * volts) / (kva * 1000);
  const factor = largest ? c / (1 + subtransient * Math.sqrt(1 - cosine * cosine)) : 1;
  return { r: factor * x * GENERATOR_RESISTANCE[volts > 1000 ? 'medium' : 'low'], x: factor * x };
}
