import { Mass } from '../units';

/** What is in a refrigeration circuit. */
export interface RefrigerantFacts {
  /** Name, for example 'R-513A'. */
  readonly name: string;
  /** Global warming potential over 100 years, as the jurisdiction counts it. */
  readonly gwp: number;
  /**
   * Charge of one unit.
   * @default - not given
   */
  readonly charge?: Mass;
  /**
   * Whether it is a per- or polyfluoroalkyl substance under the definition of the jurisdiction.
   * @default false
   */
  readonly pfas?: boolean;
}

/** What equipment does to its surroundings. */
export interface EmissionFacts {
  /**
   * A-weighted sound power level of one unit at full speed, dBA.
   * @default - unknown: noise is not evaluated
   */
  readonly soundPowerDecibels?: number;
  /**
   * Refrigerant.
   * @default - unknown, or none in it
   */
  readonly refrigerant?: RefrigerantFacts;
}
