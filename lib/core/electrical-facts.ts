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
   * Current that one conductor may carry where it lies (I_z), grouping and ambient temperature counted in.
   * @default - under ANSI and up to 2,000 V that of NFPA 70 table 310.16 with `derating`, for sizes of 14 AWG to 1,000 kcmil; else not evaluated
   */
  readonly ampacity?: Current;
  /**
   * Correction for ambient temperature and adjustment for bundling, on the 90 °C column of NFPA 70 table 310.16; see `Conductor.deratingAt`. Not together with
   * `ampacity`, which has them counted in.
   * @default 100 % - 30 °C, three current-carrying conductors in a raceway
   */
  readonly derating?: Ratio;
}

/** Resistance of a conductor of copper and of aluminium, Ω·mm²/km, at operating temperature (Electrical Installation Guide). */
const OPERATING = { copper: 23.7, aluminium: 37.6 };
/** The same at 20 °C: 1/54 and 1/34 Ω·mm²/m (IEC 60909-0). */
const COLD = { copper: 1000 / 54, aluminium: 1000 / 34 };
/** Share left by the number of current-carrying conductors in one raceway, up to each (NEC table 310.15(C)(1)). */
const BUNDLED: [number, number][] = [
  [3, 1],
  [6, 0.8],
  [9, 0.7],
  [20, 0.5],
  [30, 0.45],
  [40, 0.4],
  [Infinity, 0.35],
];

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

  /**
   * What ambient temperature and bundling leave of an ampacity at 30 °C: √((90 − ambient)/(90 − 30)) for 90 °C insulation (NEC 310.15(B)(2)), times the
   * adjustment for more than three current-carrying conductors in one raceway (NEC table 310.15(C)(1)).
   */
  public static deratingAt(ambient: Temperature, currentCarrying: number = 3): Ratio {
    const celsius = given('ambient', ambient, Temperature).toCelsius();
    if (!(celsius >= -40 && celsius <= 85)) {
      throw invalidValue('ambient', 'between -40 °C and 85 °C', ambient);
    }
    if (!Number.isInteger(currentCarrying) || currentCarrying < 1 || currentCarrying > 1000) {
      throw invalidValue('currentCarrying', 'a whole number from 1 to 1,000', currentCarrying);
    }
    const [, bundled] = BUNDLED.find(([most]) => currentCarrying <= most)!;
    return Ratio.of(Math.sqrt((90 - celsius) / 60) * bundled);
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
    if (options.derating !== undefined) {
      const share = given('derating', options.derating, Ratio).toFraction();
      if (!(share >= 0.05 && share <= 1.5)) {
        throw invalidValue('derating', 'between 5 % and 150 %', options.derating);
      }
      if (options.ampacity !== undefined) {
        throw invalidValue('derating', "not given together with 'ampacity', which has it counted in", options.derating);
      }
    }
    const name = `${parallel > 1 ? `${parallel} × ` : ''}${Number(area.toPrecision(4))} mm² ${metal}`;
    const total = area * parallel;
    const ampacity = options.ampacity && given('ampacity', options.ampacity, Current).times(parallel);
    const { derating } = options;
    return new Conductor(name, OPERATING[metal] / total, COLD[metal] / total, x / parallel, ampacity, metal, crossSection, parallel, derating);
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
    /** 'copper' or 'aluminium'; undefined of a conductor known by its impedance. */
    public readonly metal?: string,
    /** Cross-section of one conductor, if known. */
    public readonly crossSection?: Area,
    /** Conductors in parallel on each phase. */
    public readonly parallel: number = 1,
    /** Correction for ambient temperature and bundling, if given. */
    public readonly derating?: Ratio,
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
   * Current at which it surely trips within the conventional time, over its pickup (I_2 / I_n of IEC 60364-4-43): 1.6 of a gG fuse from 16 A (IEC 60269-1).
   * @default 1.45 or less, as breakers of IEC 60898-1 (1.45) and IEC 60947-2 (1.3): I_n ≤ I_z is then enough
   */
  readonly conventionalRatio?: number;
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
   * How one cord loads the phases, with everything in order: 1 : 0 : 0 of a single-phase cord, whose current is then P / (U_LN · pf) in its limits and conductors.
   * @default - balance is not evaluated; limits and conductors of cords count three even phases
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

/** Settings and distortion of equipment that an assembly made, said for everything below one construct. */
export interface ElectricalDetails {
  /**
   * The main breaker of every low-voltage board.
   * @default - as the boards say
   */
  readonly board?: TripSettings;
  /**
   * The feeder breaker of every busway.
   * @default - as the busways say
   */
  readonly busway?: TripSettings;
  /**
   * The device of each cord of every load, in the tap-off or panel.
   * @default - as the loads say
   */
  readonly tapOff?: TripSettings;
  /**
   * Total harmonic current distortion at the input of every load and every UPS and rectifier.
   * @default - as they say
   */
  readonly currentDistortion?: Ratio;
  /**
   * Total harmonic voltage distortion at every utility feed, from a study.
   * @default - as the feeds say
   */
  readonly voltageDistortion?: Ratio;
}
