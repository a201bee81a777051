import { Duration, Energy, Power, Ratio } from '../units';
import type { OverloadPoint } from './power-facts';

/** One step of a ride-through curve: at this voltage and above, below the next point, equipment stays connected for so long. */
export interface RideThroughPoint {
  /** Lowest remaining voltage of the step, of nominal. */
  readonly voltage: Ratio;
  /**
   * Time for which it stays connected.
   * @default - without limit
   */
  readonly duration?: Duration;
}

/** What a UPS does in the seconds around a failure. */
export interface UpsFacts {
  /**
   * Overload that it bears for one second, of its rated active power.
   * @default 150 % (engineering default; take the maker's figure)
   */
  readonly oneSecondOverload?: Ratio;
  /**
   * Overloads that it bears on its inverter, rising load, of its rated power.
   * @default - 110 % for 60 min, 125 % for 10 min, 150 % for 1 min (engineering default, typical of vendors; take the maker's figures)
   */
  readonly overload?: OverloadPoint[];
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
  /**
   * Sags at its input that it bears without leaving the utility for good, rising voltage. Where it goes to battery, the time counts only if it comes back
   * by itself.
   * @default - not evaluated
   */
  readonly rideThrough?: RideThroughPoint[];
  /**
   * Time over which it takes its load back from the battery when the voltage of the utility returns after a sag, evenly.
   * @default - `walkIn`
   */
  readonly returnRamp?: Duration;
  /**
   * Time from the return of the voltage until it begins to take its load back; with different ones UPS come back one after another.
   * @default 0 s
   */
  readonly returnDelay?: Duration;
}

/** What is agreed with the utility at the point of common coupling. Feeds under one agreement repeat it. */
export interface UtilityAgreement {
  /** Name; feeds with the same name draw on one contract. */
  readonly name: string;
  /** Largest demand of all feeds under it together. */
  readonly contract: Power;
  /**
   * Least power factor of each feed, lagging.
   * @default - not evaluated
   */
  readonly minimumPowerFactor?: Ratio;
  /**
   * Fastest change of demand, MW/min.
   * @default - not evaluated
   */
  readonly rampMegawattsPerMinute?: number;
  /**
   * Fastest return of demand after a sag through which load went to its batteries, MW/min.
   * @default - `rampMegawattsPerMinute`
   */
  readonly returnMegawattsPerMinute?: number;
  /**
   * Sags through which load must stay connected, rising voltage.
   * @default - not evaluated
   */
  readonly rideThrough?: RideThroughPoint[];
  /**
   * Largest demand that one failure inside the site may drop at once.
   * @default - not evaluated
   */
  readonly largestLoadLoss?: Power;
}

/** How a load swings when all its processors compute, and wait, together. */
export interface SwingFacts {
  /**
   * Peak-to-peak swing, of thermal design power.
   * @default 70 % (engineering default: down to 30 % in the waiting phases)
   */
  readonly depth?: Ratio;
  /**
   * Lowest frequency at which it swings in steady work, Hz; 0.1 to 20 Hz usual.
   * @default - not evaluated
   */
  readonly lowestFrequency?: number;
  /**
   * Energy that is stored in the load itself against swings.
   * @default - none
   */
  readonly storage?: Energy;
  /**
   * Share of `storage` that may be drawn on.
   * @default 100 %
   */
  readonly usableStorage?: Ratio;
  /**
   * Time over which it goes from low to full when work starts, and back when it stops (power smoothing).
   * @default - at once
   */
  readonly rampTime?: Duration;
}

/** Storage at site level that takes up swings and ramps. */
export interface StorageFacts {
  /** Rated power, either way. */
  readonly power: Power;
  /** Usable energy from full to empty. */
  readonly energy: Energy;
  /**
   * Share of `energy` that is there in either direction.
   * @default 50 % (engineering default: kept half full, since demand may rise or fall)
   */
  readonly reserve?: Ratio;
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
  /**
   * Largest block of load that it takes at once, of its rating, by its maker's figure for performance class G2 or G3 (ISO 8528-5); never more than 50 % is counted.
   * @default 50 % (ISO 8528-5, class G2)
   */
  readonly firstBlock?: Ratio;
  /**
   * Rated power factor, lagging: its rated apparent power follows.
   * @default 0.8
   */
  readonly powerFactor?: Ratio;
}

/** When equipment is connected to generators. */
export interface EnergisingFacts {
  /** Step in which its breaker closes, from 1; all of one step close together. */
  readonly step: number;
  /**
   * Whether it is magnetised without inrush: by the voltage ramp of the sets, or by controlled switching.
   * @default false
   */
  readonly soft?: boolean;
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
  /**
   * Of a utility feed.
   * @default - not evaluated
   */
  readonly utility?: UtilityAgreement;
  /**
   * Of equipment that is connected to generators in steps: a transformer, a feeder board.
   * @default - connected with the bus, before step 1; not evaluated where no equipment gives a step
   */
  readonly energising?: EnergisingFacts;
}
