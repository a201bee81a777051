import { Duration, Ratio } from '../units';
import type { PowerLimit } from './power-facts';
import type { Confidence } from './records';

/** What clears a fault in equipment on its source side. */
export enum SourceSideDevice {
  /** A circuit breaker: it can also fail to open, and then the device above it clears the fault. */
  BREAKER = 'breaker',
  /** A fuse: it cannot stick. */
  FUSE = 'fuse',
  /** None: the equipment trips with what feeds it, up to the next device. */
  NONE = 'none',
}

/** How often one thing fails and how long its repair takes: a row of a reliability table. */
export interface ReliabilityFacts {
  /** What it is, for example 'drawout breaker above 600 A'. */
  readonly name: string;
  /** Failures a year. */
  readonly failuresPerYear: number;
  /** Mean time to repair it. */
  readonly repair: Duration;
  /**
   * Probability that it does not start when asked to (a generator set).
   * @default 0 % - it runs all the time
   */
  readonly startFailure?: Ratio;
  /** Document of the figures. */
  readonly source: string;
  /** How well they are known. */
  readonly confidence: Confidence;
}

/** What goes out together with equipment, and how often it fails: read by maintenance, fault-zone and availability analysis. */
export interface ResilienceFacts {
  /**
   * Protective device on its source side; without one it trips with what feeds it.
   * @default SourceSideDevice.BREAKER
   */
  readonly sourceSide?: SourceSideDevice;
  /**
   * Names of the fault zones that it belongs to: all members of a zone trip together, whichever of them faults.
   * @default - it trips alone, with what hangs on it without a protective device
   */
  readonly faultZones?: string[];
  /**
   * Names of the maintenance zones that it belongs to: all members must be dead to work on one of them.
   * @default - as its fault zone
   */
  readonly maintenanceZones?: string[];
  /**
   * Name of the fire compartment that it stands in; a fire takes the whole compartment.
   * @default - not evaluated
   */
  readonly fireCompartment?: string;
  /**
   * Continuous limits of the maintenance bypass of a UPS, switched by hand from what feeds the UPS to what it feeds. It counts for planned
   * maintenance only, never in a failure.
   * @default - no bypass: out of service, the UPS is a lost lineup
   */
  readonly maintenanceBypass?: PowerLimit[];
  /**
   * What fails in it; the parts are in series.
   * @default - that of its kind, where a table has one; else its availability is not evaluated
   */
  readonly reliability?: ReliabilityFacts[];
}
