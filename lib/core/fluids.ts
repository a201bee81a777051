import { Ratio } from '../units';
import { invalidValue } from './errors';
import { given } from './given';

/** What carries heat. Propylene glycol is named by its strength; products are sold by volume, so that a member without a basis is by volume. */
export enum Fluid {
  /** Water. */
  WATER = 'water',
  /** Propylene glycol in water, 25 % by volume; freezes at −9.97 °C. */
  PG25 = 'pg25',
  /** Propylene glycol in water, 30 % by volume; freezes at −13.11 °C. */
  PG30 = 'pg30',
  /** Propylene glycol in water, 40 % by volume; freezes at −21.51 °C. */
  PG40 = 'pg40',
  /** Propylene glycol in water, 50 % by volume; freezes at −33.66 °C. */
  PG50 = 'pg50',
  /** Propylene glycol in water, 25 % by mass; freezes at −9.79 °C. */
  PG25_BY_MASS = 'pg25_by_mass',
  /** Propylene glycol in water, 30 % by mass; freezes at −12.79 °C. */
  PG30_BY_MASS = 'pg30_by_mass',
  /** Propylene glycol in water, 40 % by mass; freezes at −20.57 °C. */
  PG40_BY_MASS = 'pg40_by_mass',
  /** Propylene glycol in water, 50 % by mass; freezes at −32.19 °C. */
  PG50_BY_MASS = 'pg50_by_mass',
  /** Propylene glycol of the strength that `glycolMix` of the loop says. */
  PG_MIX = 'pg_mix',
  /** Air at the altitude of the site. */
  AIR = 'air',
}

/** What a glycol strength is a share of. */
export enum GlycolBasis {
  /** Of the volume, as products are sold. */
  VOLUME = 'volume',
  /** Of the mass. */
  MASS = 'mass',
}

/** Propylene glycol in water of a strength of your own; its properties lie between those of 30, 40 and 50 %. */
export class GlycolMix {
  /** A share of the volume, 30 to 50 %. Fails outside. */
  public static byVolume(strength: Ratio): GlycolMix {
    return new GlycolMix(GlycolBasis.VOLUME, given('strength', strength, Ratio));
  }

  /** A share of the mass, 30 to 50 %. Fails outside. */
  public static byMass(strength: Ratio): GlycolMix {
    return new GlycolMix(GlycolBasis.MASS, given('strength', strength, Ratio));
  }

  private constructor(
    /** What the strength is a share of. */
    public readonly basis: GlycolBasis,
    /** Share of glycol. */
    public readonly strength: Ratio,
  ) {
    const percent = strength.toPercent();
    if (percent < 30 - 1e-9 || percent > 50 + 1e-9) {
      throw invalidValue('strength', '30 to 50 %, between which properties are known; for 25 % take Fluid.PG25', strength);
    }
  }
}
