import { ApparentPower, Current, Duration, FlowRate, Power, Ratio, Voltage, Volume } from '../units';
import type { ElectricalFacts, LoadElectricalFacts } from './electrical-facts';
import type { SupplyFacts, SwingFacts } from './supply-facts';

/** What stands behind a source of power. */
export enum SourceRole {
  /** A utility feed: up in state U, out in state G. */
  UTILITY = 'utility',
  /** A generator: ready in both states, loaded where nothing else is left. */
  GENERATOR = 'generator',
  /** Equipment that passes on what it is fed: transformer, board, UPS, busway. */
  PATH = 'path',
  /** A normally open tie between the two buses that feed it. */
  TIE = 'tie',
}

/** Where equipment stands between utility and rack; the declared tier says below which level cords may share nothing. */
export enum PowerLevel {
  /** Utility breaker. */
  UTILITY = 'utility',
  /** Substation, medium-voltage switchgear, generators and their buses. */
  MEDIUM_VOLTAGE = 'medium_voltage',
  /** Transformer and everything below it. */
  LOW_VOLTAGE = 'low_voltage',
}

/** How equipment with several sources draws on them. */
export enum InputMode {
  /** One live source at a time, in declared order, one automatic transfer. */
  SELECTIVE = 'selective',
  /** All live sources, each in proportion to its rating; up while one is up. */
  PARALLEL = 'parallel',
  /** All sources together; one down takes the whole down. */
  UNIT = 'unit',
}

/** Which rule judges a limit, so that one overload is one finding. */
export enum LimitRule {
  /** Continuous rating of equipment (PWR-01, PWR-03). */
  CAPACITY = 'capacity',
  /** Overcurrent device or conductor (PWR-02). */
  OVERCURRENT = 'overcurrent',
  /** UPS module output (PWR-16). */
  UPS = 'ups',
  /** Generator set (PWR-18). */
  GENERATOR = 'generator',
  /** Whip, tap-off or connector of a cord (PWR-11). */
  CORD = 'cord',
  /** Busbar or feeder of direct current (PWR-26). */
  DIRECT_CURRENT = 'direct_current',
}

/** An overload that equipment bears for a time. */
export interface OverloadPoint {
  /** Load of the continuous limit, above 100 %. */
  readonly load: Ratio;
  /** For how long it bears up to this load. */
  readonly duration: Duration;
}

/** A continuous limit, at the output of its equipment. Exactly one of power, apparentPower and current is given. */
export interface PowerLimit {
  /** What the limit is of, for example 'main breaker'. */
  readonly name: string;
  /** The rule that judges it. */
  readonly rule: LimitRule;
  /**
   * Rated active power.
   * @default - limited in another quantity
   */
  readonly power?: Power;
  /**
   * Rated apparent power.
   * @default - limited in another quantity
   */
  readonly apparentPower?: ApparentPower;
  /**
   * Rated current of the device; needs `voltage`.
   * @default - limited in another quantity
   */
  readonly current?: Current;
  /**
   * Line-to-line voltage at which `current` flows.
   * @default - none; required with `current`
   */
  readonly voltage?: Voltage;
  /**
   * Share of the rating that may be used continuously: 80 % of a standard ANSI breaker, the class factor of a generator.
   * @default 100 %
   */
  readonly factor?: Ratio;
  /**
   * Instantaneous pick-up of the device: the current at which it trips without delay, at `voltage`. Only for a limit given as `current`.
   * @default - not evaluated
   */
  readonly instantaneousPickUp?: Current;
  /**
   * Overloads that the equipment bears for a time, rising load: what power caps may lean on (PWR-21).
   * @default - none is known
   */
  readonly overload?: OverloadPoint[];
}

/**
 * Loss of equipment at output x = output / rating: loss = rating · (noLoad + linear·x + square·x²).
 * Exactly one rating is given; x is then a ratio of kW or of kVA. Form: Schneider Electric white paper 113.
 */
export interface LossCurve {
  /** What loses it, for example 'transformer'. */
  readonly name: string;
  /**
   * Rating as active power.
   * @default - `ratedApparentPower`
   */
  readonly ratedPower?: Power;
  /**
   * Rating as apparent power.
   * @default - `ratedPower`
   */
  readonly ratedApparentPower?: ApparentPower;
  /** Share of the rating lost at no load. */
  readonly noLoad: number;
  /** Share lost in proportion to load, at full load. */
  readonly linear: number;
  /** Share lost in proportion to the square of load, at full load. */
  readonly square: number;
}

/** Fuel use at one load of a generator. */
export interface FuelPoint {
  /** Electrical output as a share of the rating. */
  readonly load: Ratio;
  /** Liters per kilowatt-hour of electrical output. */
  readonly litersPerKilowattHour: number;
}

/** What the equipment can give power from: the source facet of a record. */
export interface PowerSource {
  /** What stands behind it. */
  readonly role: SourceRole;
  /** Where it stands between utility and rack. */
  readonly level: PowerLevel;
  /** Its continuous limits, at its output. */
  readonly limits: PowerLimit[];
  /**
   * How it draws on several sources.
   * @default InputMode.SELECTIVE
   */
  readonly input?: InputMode;
  /**
   * Whether its loss stops only path failures: capacity components are run from tier II, path elements from tier III.
   * @default false - a path element
   */
  readonly capacityComponent?: boolean;
  /**
   * Share of the provisioned demand below it that is drawn at once (simultaneity factor): its own demand, and all that it draws from above, is so much of
   * the sum. Less than 100 % stands on the power caps of the loads below (PWR-20, PWR-21). Surges, heat, voltages and fault currents count all loads.
   * @default 100 % - all loads at once
   */
  readonly simultaneity?: Ratio;
  /**
   * Its losses; they add.
   * @default - none
   */
  readonly losses?: LossCurve[];
  /**
   * Power factor that it presents to its source, whatever it feeds (a UPS rectifier).
   * @default - the loads' own reactive power passes through
   */
  readonly inputPowerFactor?: Ratio;
  /**
   * Short-circuit impedance of a transformer: its reactive power is u_k · S² / S_r.
   * @default - none
   */
  readonly impedance?: Ratio;
  /**
   * Time on battery at full load.
   * @default - no battery
   */
  readonly autonomy?: Duration;
  /**
   * Battery recharge as a share of output, drawn on generators after an outage.
   * @default 0 %
   */
  readonly recharge?: Ratio;
  /**
   * Fuel curve of a generator, rising load.
   * @default - not evaluated
   */
  readonly fuel?: FuelPoint[];
  /**
   * Fuel stored for this source.
   * @default - not evaluated
   */
  readonly fuelStore?: Volume;
  /**
   * Voltages, impedances, settings and ratings for voltage drop, fault current, selectivity and harmonics.
   * @default - those checks are not evaluated
   */
  readonly electrical?: ElectricalFacts;
  /**
   * Start, walk-in and overload: what happens before the steady state.
   * @default - engineering defaults, or not evaluated
   */
  readonly supply?: SupplyFacts;
}

/** What a load is for. */
export enum LoadClass {
  /** Training of models; may be power-capped. */
  TRAINING = 'training',
  /** Serving of models. */
  INFERENCE = 'inference',
  /** Network equipment. */
  NETWORK = 'network',
  /** Storage equipment. */
  STORAGE = 'storage',
  /** Mechanical equipment that cools. */
  COOLING = 'cooling',
  /** Control and life safety. */
  CONTROL = 'control',
}

/** How long a load's supply may break. */
export enum Continuity {
  /** Needs a UPS above it. */
  UNINTERRUPTED = 'uninterrupted',
  /** Rides through a transfer of seconds. */
  SHORT_BREAK = 'short_break',
}

/** One cord of a load: a whip with what stands behind it. */
export interface CordRecord {
  /** Name of the cord in its load, for example 'shelf-3'. */
  readonly id: string;
  /**
   * Power shelves behind the cord.
   * @default 0 - the cord shares by `shareWeight`
   */
  readonly shelves?: number;
  /**
   * Share of the load relative to the other live cords, where there are no shelves.
   * @default 1
   */
  readonly shareWeight?: number;
  /**
   * Whip, tap-off and connector.
   * @default - none
   */
  readonly limits?: PowerLimit[];
  /**
   * Power factor on this cord.
   * @default - that of the load
   */
  readonly powerFactor?: Ratio;
  /**
   * Transfer time of the cord's own switch; a cord with one takes several sources, in order.
   * @default - no switch, one source
   */
  readonly transferTime?: Duration;
}

/** Power shelves of a rack that share one DC bus. */
export interface ShelfFacts {
  /** DC output of one shelf. */
  readonly ratedPower: Power;
  /** DC output over AC input. */
  readonly efficiency: Ratio;
  /**
   * Overloads that the shelves bear for a time, of their DC output, rising load: what a power cap may lean on (PWR-07).
   * @default - none is known: no cap comes in time
   */
  readonly overload?: OverloadPoint[];
}

/** A load that can hold itself to less. */
export interface PowerCap {
  /** AC input that it keeps to when capped. */
  readonly power: Power;
  /** Time until the cap holds. */
  readonly response: Duration;
}

/** What is drawn: the demand facet of a record. The four numbers are never mixed. */
export interface PowerDemand {
  /** Transient peak (EDPp): surges and trip curves only. */
  readonly peak: Power;
  /** Electrical sizing, AC input: every power check. */
  readonly provisioned: Power;
  /** Thermal design power: every thermal check. Of mechanical equipment: nameplate. */
  readonly thermal: Power;
  /** Long-run average: energy. */
  readonly average: Power;
  /** Power factor seen by shared equipment. */
  readonly powerFactor: Ratio;
  /** Its cords; at least one. */
  readonly cords: CordRecord[];
  /** What it is for. */
  readonly loadClass: LoadClass;
  /**
   * Whether it must stay energised in every scenario of the tier. Members of an N+k cooling group are not: their group is judged.
   * @default true
   */
  readonly required?: boolean;
  /**
   * Whether it needs a UPS.
   * @default Continuity.UNINTERRUPTED
   */
  readonly continuity?: Continuity;
  /**
   * Cords that it needs to run.
   * @default 1
   */
  readonly minimumCords?: number;
  /**
   * Racks, this one included, that the loss of passive distribution (a busway run, a row header) may darken together with it.
   * @default 0 - such a loss is an error at tiers III and IV, a warning at tier II
   */
  readonly allowedDarkRacks?: number;
  /**
   * Shelves behind its cords.
   * @default - none
   */
  readonly shelves?: ShelfFacts;
  /**
   * How it caps itself in a contingency.
   * @default - it does not
   */
  readonly powerCap?: PowerCap;
  /**
   * How it swings in synchronous work.
   * @default - engineering defaults of `SwingFacts` for training; none else
   */
  readonly swing?: SwingFacts;
  /**
   * GPUs lost when it goes dark.
   * @default 0
   */
  readonly gpus?: number;
  /**
   * Whether it counts as a rack and as IT in PUE.
   * @default - true unless loadClass is COOLING or CONTROL
   */
  readonly informationTechnology?: boolean;
  /**
   * Phases, harmonics, hold-up and tap-off devices.
   * @default - those checks are not evaluated
   */
  readonly electrical?: LoadElectricalFacts;
}

/** Flow and power of a pump at its duty point. */
export interface PumpDuty {
  /** Flow of one pump. */
  readonly flow: FlowRate;
  /** Electrical input of one pump. */
  readonly power: Power;
}
