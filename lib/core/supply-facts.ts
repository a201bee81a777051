import { Duration, Ratio } from '../units';

/** What a UPS does in the seconds around a failure. */
export interface UpsFacts {
  /**
   * Overload that it bears for one second, of its rated active power.
   * @default 150 % (engineering default; take the maker's figure)
   */
  readonly oneSecondOverload?: Ratio;
  /**
   * Time over which its rectifier takes the load from the generators (walk-in).
   * @default 15 s (engineering default; 10 to 30 s usual)
   */
  readonly walkIn?: Duration;
  /**
   * Peukert exponent of the battery, 1 to 1.5: time at load P is autonomy · (rated power / P) ^ exponent.
   * @default 1 - constant energy, which below full load promises the least time
   */
  readonly peukertExponent?: number;
}

/** What a generator set does until it carries load, and for how long it may. */
export interface GeneratorFacts {
  /** Rating class of ISO 8528-1: 'ESP' (limited hours), 'PRP', 'COP' or 'DCC'. */
  readonly ratingClass: string;
  /** Time from the order to start until it is ready for load. */
  readonly startTime: Duration;
  /**
   * Time from ready until all sets are in parallel on the bus.
   * @default 20 s - in parallel 30 s after the order to start (engineering default; 20 to 30 s usual)
   */
  readonly synchronizingTime?: Duration;
}

/** Behavior of a source outside its steady state. */
export interface SupplyFacts {
  /**
   * Of a UPS.
   * @default - engineering defaults of `UpsFacts`
   */
  readonly ups?: UpsFacts;
  /**
   * Of a generator set.
   * @default - not evaluated
   */
  readonly generator?: GeneratorFacts;
}
