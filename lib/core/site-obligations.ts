import { Length } from '../units';

/** Noise that a neighbour may hear. */
export interface NoiseLimit {
  /** Distance from the outdoor equipment to the boundary, taken the same for every unit. */
  readonly boundary: Length;
  /**
   * A-weighted sound pressure level allowed at night, dBA.
   * @default 45 dBA (engineering default; local law decides)
   */
  readonly nightDecibels?: number;
}

/** What the permit of the generators allows. */
export interface GeneratorPermit {
  /** Running hours a year that each set may have. */
  readonly hoursPerYear: number;
  /** Hours a year of tests of each set. */
  readonly testHours: number;
  /** Hours a year of outages that are expected. */
  readonly outageHours: number;
}

/** Spares of one kind of part that are held on site. */
export interface SparePart {
  /** Kind of asset or part that it replaces, as the bill of materials says it, for example 'power_shelf' or 'pump'. */
  readonly kind: string;
  /** Pieces held. */
  readonly held: number;
  /**
   * Failures of one piece a year.
   * @default - unknown; a share of the installed pieces is asked for instead
   */
  readonly failuresPerYear?: number;
  /**
   * Days until a replacement is delivered.
   * @default 60 days
   */
  readonly deliveryDays?: number;
}

/** What law, neighbours, permits and the owner ask of a site beyond power and heat. Everything that is not given is not evaluated. */
export interface SiteObligations {
  /**
   * Noise at the boundary.
   * @default - not evaluated
   */
  readonly noise?: NoiseLimit;
  /**
   * Largest global warming potential (100 years) of a refrigerant that the jurisdiction allows in new equipment.
   * @default - not evaluated
   */
  readonly maximumRefrigerantGwp?: number;
  /**
   * Permit of the generators.
   * @default - not evaluated
   */
  readonly generatorPermit?: GeneratorPermit;
  /**
   * Spares held, one entry a kind of part.
   * @default - not evaluated
   */
  readonly spares?: SparePart[];
  /**
   * Capital cost of the facility without IT, US dollars.
   * @default - not evaluated
   */
  readonly facilityCostUsd?: number;
}
