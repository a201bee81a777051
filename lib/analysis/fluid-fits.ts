import { Fluid, GlycolBasis } from '../core';

/** Coefficients, constant first, temperature in °C: density kg/m³, specific heat J/(kg·K), conductivity W/(m·K), ln of viscosity in Pa·s. */
export interface FluidFit {
  /** Range of the fit, °C. */
  readonly range: readonly [number, number];
  /** Temperature at which ice forms, °C. */
  readonly freezes: number;
  readonly density: readonly number[];
  readonly specificHeat: readonly number[];
  readonly conductivity: readonly number[];
  readonly logViscosity: readonly number[];
}

/**
 * Own least-squares fits to published property data at atmospheric pressure. Water: IAPWS-97, within 0.006 % (density), 0.012 % (specific heat),
 * 0.17 % (conductivity), 0.05 % (viscosity). By volume: ASHRAE 2001 as CoolProp `INCOMP::APG`; by mass: Melinder 2010 as CoolProp `INCOMP::MPG`;
 * each within 0.05 %. The data themselves are uncertain by 0.5 % (density), 1 % (specific heat) and 5 to 10 % (viscosity).
 */
export const FITS: { readonly [fluid in Exclude<Fluid, Fluid.AIR | Fluid.PG_MIX>]: FluidFit } = {
  [Fluid.WATER]: {
    range: [5, 70],
    freezes: 0,
    density: [1000.045, 0.02617275, -0.006361473, 2.073058e-5],
    specificHeat: [4216.207, -2.680585, 0.07080752, -8.632022e-4, 4.536901e-6],
    conductivity: [0.5580382, 0.002192239, -1.067689e-5],
    logViscosity: [-6.327133, -0.03417158, 3.044122e-4, -2.35892e-6, 9.235727e-9],
  },
  [Fluid.PG25]: {
    range: [5, 70],
    freezes: -9.97,
    density: [1031.24, -0.3176837, -0.002536984],
    specificHeat: [3863.507, 2.468163],
    conductivity: [0.4429142, 0.001366716, -6.556552e-6],
    logViscosity: [-5.217937, -0.04509897, 3.071168e-4, -1.001816e-6],
  },
  [Fluid.PG25_BY_MASS]: {
    range: [5, 70],
    freezes: -9.79,
    density: [1025.813, -0.2444925, -0.00440142, 1.434573e-5],
    specificHeat: [3871.569, 2.476165, -0.001249595],
    conductivity: [0.4493698, 9.407167e-4, -7.3071e-7],
    logViscosity: [-5.200273, -0.04724096, 3.545812e-4, -1.294375e-6],
  },
  [Fluid.PG30]: {
    range: [-10, 70],
    freezes: -13.11,
    density: [1036.236, -0.343226, -0.00255466],
    specificHeat: [3792.974, 2.74699],
    conductivity: [0.422677, 0.00122452, -5.9892e-6],
    logViscosity: [-4.929198, -0.0491452, 3.36323e-4, -1.0869e-6],
  },
  [Fluid.PG40]: {
    range: [-15, 70],
    freezes: -21.51,
    density: [1045.124, -0.392702, -0.00257173],
    specificHeat: [3635.624, 3.30265],
    conductivity: [0.384816, 9.56441e-4, -4.8914e-6],
    logViscosity: [-4.407495, -0.0556489, 3.83319e-4, -1.2085e-6],
  },
  [Fluid.PG50]: {
    range: [-15, 70],
    freezes: -33.66,
    density: [1052.704, -0.440398, -0.00256623],
    specificHeat: [3454.753, 3.85809],
    conductivity: [0.349421, 7.10753e-4, -3.8554e-6],
    logViscosity: [-3.974739, -0.0600258, 4.11806e-4, -1.2656e-6],
  },
  [Fluid.PG30_BY_MASS]: {
    range: [-10, 70],
    freezes: -12.79,
    density: [1031.56, -0.313441, -0.00403633, 1.3566e-5],
    specificHeat: [3802.668, 2.75204, -0.0015205],
    conductivity: [0.42847, 7.99842e-4, 2.7879e-8],
    logViscosity: [-4.945254, -0.0509361, 3.85443e-4, -1.3859e-6],
  },
  [Fluid.PG40_BY_MASS]: {
    range: [-15, 70],
    freezes: -20.57,
    density: [1042.35, -0.440503, -0.00341921, 1.2513e-5],
    specificHeat: [3641.568, 3.28435, -0.0013229],
    conductivity: [0.387878, 6.08832e-4, 5.8343e-7],
    logViscosity: [-4.432946, -0.0581094, 4.44744e-4, -1.5758e-6],
  },
  [Fluid.PG50_BY_MASS]: {
    range: [-15, 70],
    freezes: -32.19,
    density: [1050.941, -0.53909, -0.00298873, 1.2136e-5],
    specificHeat: [3453.102, 3.86164, -3.6541e-4],
    conductivity: [0.349767, 4.74591e-4, 5.0166e-7],
    logViscosity: [-3.957467, -0.0638971, 4.92872e-4, -1.7745e-6],
  },
};

/** Strengths between which one's own is interpolated, by basis. */
export const STRENGTHS: { readonly [basis in GlycolBasis]: readonly { readonly strength: number; readonly fit: FluidFit }[] } = {
  [GlycolBasis.VOLUME]: [
    { strength: 0.3, fit: FITS[Fluid.PG30] },
    { strength: 0.4, fit: FITS[Fluid.PG40] },
    { strength: 0.5, fit: FITS[Fluid.PG50] },
  ],
  [GlycolBasis.MASS]: [
    { strength: 0.3, fit: FITS[Fluid.PG30_BY_MASS] },
    { strength: 0.4, fit: FITS[Fluid.PG40_BY_MASS] },
    { strength: 0.5, fit: FITS[Fluid.PG50_BY_MASS] },
  ],
};
