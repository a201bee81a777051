import { ApparentPower, Area, Current, Duration, Length, Ratio, Temperature, Voltage } from '../units';
import { invalidValue } from './errors';
import { given } from './given';

/** Optional properties of a conductor. */
export interface ConductorOptions {
  /**
   * Conductors in parallel on each phase (on each pole of direct current).
   * @default 1
   */
  readonly parallel?: number;
  /**
   * Reactance of one conductor, Ω/km.
   * @default 0.08 Ω/km (Electrical Installation Guide, voltage drop)
   */
  readonly reactanceOhmsPerKilometer?: number;
  /**
   * Current that one conductor may carry where it lies, grouping and ambient temperature counted in.
   * @default - not evaluated
   */
  readonly ampacity?: Current;
}

/** Resistance of a conductor of copper and of aluminium, Ω·mm²/km, at operating temperature (Electrical Installation Guide). */
const OPERATING = { copper: 23.7, aluminium: 37.6 };
/** The same at 20 °C: 1/54 and 1/34 Ω·mm²/m (IEC 60909-0). */
const COLD = { copper: 1000 / 54, aluminium: 1000 / 34 };

/** A phase conductor as the network sees it: ohms per kilometer of all its parallel conductors together. */
export class Conductor {
  /** Copper of a cross-section: 23.7/S Ω/km in operation, 18.5/S at 20 °C. */
  public static copper(crossSection: Area, options: ConductorOptions = {}): Conductor {
    return Conductor.metal('copper', crossSection, options);
  }

  /** Aluminium of a cross-section: 37.6/S Ω/km in operation, 29.4/S at 20 °C. */
  public static aluminium(crossSection: Area, options: ConductorOptions = {}): Conductor {
    return Conductor.metal('aluminium', crossSection, options);
  }

  /**
   * A conductor or bus duct known by its impedance: resistance in operation and reactance of one conductor, Ω/km. The resistance at 20 °C is
   * taken as 1/1.28 of that in operation, the ratio of the figures for copper.
   */
  public static of(description: string, resistanceOhmsPerKilometer: number, reactanceOhmsPerKilometer: number, ampacity?: Current): Conductor {
    if (!(resistanceOhmsPerKilometer > 0 && resistanceOhmsPerKilometer < 1000)) {
      throw invalidValue('resistanceOhmsPerKilometer', 'above 0 and below 1,000 Ω/km', resistanceOhmsPerKilometer);
    }
    if (!(reactanceOhmsPerKilometer >= 0 && reactanceOhmsPerKilometer < 1000)) {
      throw invalidValue('reactanceOhmsPerKilometer', 'from 0 to below 1,000 Ω/km', reactanceOhmsPerKilometer);
    }
    const cold = (resistanceOhmsPerKilometer * COLD.copper) / OPERATING.copper;
    return new Conductor(description, resistanceOhmsPerKilometer, cold, reactanceOhmsPerKilometer, ampacity);
  }

  private static metal(metal: 'copper' | 'aluminium', crossSection: Area, options: ConductorOptions): Conductor {
    const area = given('crossSection', crossSection, Area).toSquareMillimeters();
    const parallel = options.parallel ?? 1;
    const x = options.reactanceOhmsPerKilometer ?? 0.08;
    if (!(area >= 0.5 && area <= 3000)) {
      throw invalidValue('crossSection', 'between 0.5 and 3,000 mm²', crossSection);
    }
    if (!Number.isInteger(parallel) || parallel < 1 || parallel > 40) {
      throw invalidValue('parallel', 'a whole number from 1 to 40', parallel);
    }
    if (!(x >= 0 && x < 10)) {
      throw invalidValue('reactanceOhmsPerKilometer', 'from 0 to below 10 Ω/km', x);
    }
    const name = `${parallel > 1 ? `${parallel} × ` : ''}${Number(area.toPrecision(4))} mm² ${metal}`;
    const total = area * parallel;
    return new Conductor(name, OPERATING[metal] / total, COLD[metal] / total, x / parallel, options.ampacity?.times(parallel));
  }

  private constructor(
    /** What it is, for example '4 × 240 mm² copper'. */
    public readonly description: string,
    /** Resistance in operation, all parallel conductors together, Ω/km: voltage drop and losses. */
    public readonly resistanceOhmsPerKilometer: number,
    /** Resistance at 20 °C, Ω/km: the largest fault current. */
    public readonly coldResistanceOhmsPerKilometer: number,
    /** Reactance, Ω/km. */
    public readonly reactanceOhmsPerKilometer: number,
    /** Current that all parallel conductors may carry together, if given. */
    public readonly ampacity?: Current,
  ) {}
}

/** A run of conductors: what a link is made of. */
export interface Feeder {
  /** Length of the run. Zero where equipment is close-coupled. */
  readonly length: Length;
  /**
   * The conductor of each phase.
   * @default - none; needed where the length is not zero
   */
  readonly conductor?: Conductor;
}

/** The settings of an overcurrent device. */
export interface TripSettings {
  /** What it protects, for example 'main breaker'. */
  readonly name: string;
  /** Long-time pickup I_r. */
  readonly pickup: Current;
  /**
   * Short-time pickup I_sd.
   * @default - none
   */
  readonly shortTimePickup?: Current;
  /**
   * Short-time delay.
   * @default - none: the short-time element trips at once
   */
  readonly shortTimeDelay?: Duration;
  /**
   * Instantaneous pickup I_i.
   * @default - none
   */
  readonly instantaneousPickup?: Current;
  /**
   * Whether the maker's table declares it selective with the device above it up to the fault current.
   * @default false - judged by the settings
   */
  readonly selectiveByTable?: boolean;
}

/** Impedance of a busway run, line to neutral. */
export interface BuswayRun {
  /** The run's own ohms per kilometer. */
  readonly conductor: Conductor;
  /**
   * Length from the feed to the far end.
   * @default - not evaluated
   */
  readonly length?: Length;
}

/** How a rating was reduced for altitude and ambient temperature. */
export interface Derating {
  /** Share of the rating left at the altitude of the site. */
  readonly altitude: Ratio;
  /** Share of the rating left at the ambient temperature. */
  readonly temperature: Ratio;
  /** The rule that gave the shares. */
  readonly source: string;
}

/** Facts of direct-current equipment. */
export interface DirectCurrentFacts {
  /**
   * Whether the ungrounded system has an insulation monitor.
   * @default - not evaluated
   */
  readonly insulationMonitor?: boolean;
}

/** What a network study needs to know of equipment that gives power; reactances and losses stand with its limits. */
export interface ElectricalFacts {
  /**
   * Nominal voltage at its output: line to line, or pole to pole of direct current.
   * @default - that of its limit in amperes, else that of its level in the site's electrical code
   */
  readonly voltage?: Voltage;
  /**
   * Set for direct current.
   * @default - three-phase alternating current
   */
  readonly directCurrent?: DirectCurrentFacts;
  /**
   * Whether it holds its output voltage whatever its input does: a double-conversion UPS, a rectifier.
   * @default false
   */
  readonly regulatedOutput?: boolean;
  /**
   * Initial symmetrical short-circuit power of a utility feed at its point of delivery, maximum.
   * @default - fault currents are not evaluated
   */
  readonly shortCircuitPower?: ApparentPower;
  /**
   * The same, minimum.
   * @default - the maximum, without the voltage factor
   */
  readonly minimumShortCircuitPower?: ApparentPower;
  /**
   * R/X of the utility feed.
   * @default 0.1 (IEC 60909-0, where nothing is known)
   */
  readonly resistanceToReactance?: number;
  /**
   * Rated secondary voltage of a transformer, at no load.
   * @default - the nominal voltage
   */
  readonly noLoadVoltage?: Voltage;
  /**
   * Subtransient reactance x″d of a generator, on its rated apparent power.
   * @default - fault currents on generators are not evaluated
   */
  readonly subtransientReactance?: Ratio;
  /**
   * Whether faults behind a UPS are fed from its input through a static bypass.
   * @default true
   */
  readonly bypass?: boolean;
  /**
   * Fault current of a UPS without bypass, as a multiple of its rated current.
   * @default 2 (2 to 3 for 20 to 200 ms, engineering default)
   */
  readonly inverterFaultRatio?: number;
  /**
   * Short-circuit current that it interrupts or withstands.
   * @default - not evaluated
   */
  readonly interruptingRating?: Current;
  /**
   * Busway: the impedance of the run.
   * @default - not evaluated
   */
  readonly run?: BuswayRun;
  /**
   * The device at its input.
   * @default - not evaluated
   */
  readonly device?: TripSettings;
  /**
   * Time that it takes to go from one source to another.
   * @default - not evaluated
   */
  readonly transferTime?: Duration;
  /**
   * Highest air temperature where it stands.
   * @default - not evaluated
   */
  readonly ambient?: Temperature;
  /**
   * How its limits were reduced.
   * @default - no rule for it is known
   */
  readonly derating?: Derating;
  /**
   * Total harmonic current distortion at its input, of equipment that sets its own (a UPS rectifier).
   * @default - that of what it feeds
   */
  readonly currentDistortion?: Ratio;
  /**
   * Total harmonic voltage distortion at a utility feed, from a study.
   * @default - not evaluated
   */
  readonly voltageDistortion?: Ratio;
  /**
   * Neutral over phase conductor rating.
   * @default - not evaluated
   */
  readonly neutral?: Ratio;
}

/** How a cord loads the three phases, as weights; three equal ones are balanced. */
export interface PhaseWeights {
  /** Phase L1. */
  readonly l1: number;
  /** Phase L2. */
  readonly l2: number;
  /** Phase L3. */
  readonly l3: number;
}

/** What a network study needs to know of a load. */
export interface LoadElectricalFacts {
  /**
   * Break that it rides through on its own.
   * @default 10 ms (engineering default; power supplies hold 10 to 20 ms at full load)
   */
  readonly holdUp?: Duration;
  /**
   * How one cord loads the phases, with everything in order.
   * @default - not evaluated
   */
  readonly phases?: PhaseWeights;
  /**
   * The same with one power supply of the cord out.
   * @default - not evaluated
   */
  readonly phasesAfterLoss?: PhaseWeights;
  /**
   * Total harmonic current distortion.
   * @default - not evaluated
   */
  readonly currentDistortion?: Ratio;
  /**
   * Third harmonic over fundamental, for the neutral.
   * @default - not evaluated
   */
  readonly thirdHarmonic?: Ratio;
  /**
   * The device of each of its cords, in the tap-off or panel.
   * @default - not evaluated
   */
  readonly device?: TripSettings;
}
