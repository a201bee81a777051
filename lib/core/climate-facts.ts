import { Duration, Power, Ratio, Temperature, TemperatureDelta, Volume } from '../units';
import { AirClass } from './ashrae-classes';

/** Rating point of an evaporative cooling tower; off it, the YorkCalc approach correlation holds (as in EnergyPlus and Modelica Buildings). */
export interface CoolingTowerFacts {
  /** Heat at the rating point. */
  readonly ratedHeat: Power;
  /** Water entering. */
  readonly waterIn: Temperature;
  /** Water leaving. */
  readonly waterOut: Temperature;
  /** Wet bulb of the entering air, below `waterOut`. */
  readonly wetBulb: Temperature;
  /** Fan input at full speed. */
  readonly fanPower: Power;
  /**
   * What an exchanger between an open tower and its loop adds to the leaving water.
   * @default 0 K - closed-circuit tower, or tower water in the loop
   */
  readonly exchangerApproach?: TemperatureDelta;
  /**
   * Concentration of the circulating water over that of make-up.
   * @default 3, the cautious end of usual practice (3 to 6), an engineering default
   */
  readonly cyclesOfConcentration?: number;
}

/** How the adiabatic stage of a dry cooler is run. */
export interface AdiabaticFacts {
  /**
   * Dry bulb above which the stage runs.
   * @default - it runs where the coolers, dry and at full fan speed, would miss the set-point
   */
  readonly threshold?: Temperature;
  /**
   * Concentration of the water leaving the pads over that of make-up.
   * @default 3, the cautious end of usual practice (3 to 4), an engineering default
   */
  readonly cyclesOfConcentration?: number;
}

/**
 * EIR curves of a chiller as in EnergyPlus `Chiller:Electric:EIR` (DOE-2). Polynomials in the leaving chilled water T_w and the air on the coil T_a,
 * both °C: c1 + c2·T_w + c3·T_w² + c4·T_a + c5·T_a² + c6·T_w·T_a. Input = Q_av / COP_ref · EIRFT · EIRFPLR(PLR), Q_av = Q_ref · capFT.
 */
export interface ChillerCurves {
  /** Coefficient of performance at the reference point. */
  readonly referenceCop: number;
  /** capFT: six coefficients, 1 at the reference point. */
  readonly capacityByTemperature: number[];
  /** EIRFT: six coefficients, 1 at the reference point. */
  readonly inputByTemperature: number[];
  /** EIRFPLR: input by part load, rising powers of the part-load ratio; 1 at full load. */
  readonly inputByPartLoad: number[];
  /**
   * Part load below which it cycles: its input then falls in proportion.
   * @default 25 %
   */
  readonly leastPartLoad?: Ratio;
}

/** Where a loop runs, and what stands behind it. */
export interface LoopEnvironment {
  /**
   * Highest dew point of the room air around it, as it is controlled.
   * @default - that of the air zones beside it; not evaluated without any
   */
  readonly maximumDewPoint?: Temperature;
  /**
   * Facility water: whether its pipes are insulated with a vapour barrier, so that they may be colder than the dew point. A coolant loop ends in cold
   * plates that have none.
   * @default false
   */
  readonly insulated?: boolean;
  /**
   * Air zones: how much warmer than the supply the air at a rack may be by recirculation.
   * @default 2 K, an engineering default
   */
  readonly recirculation?: TemperatureDelta;
  /**
   * Facility water: make-up water stored for its towers and adiabatic stages.
   * @default - not evaluated
   */
  readonly makeUpStore?: Volume;
  /**
   * Facility water: claimed to need no chiller on any day up to the design day.
   * @default false
   */
  readonly chillerless?: boolean;
}

/** What a rack is to the room and to the loop that it stands on. */
export interface RackEnvironment {
  /**
   * Air class of the equipment in it.
   * @default - not evaluated
   */
  readonly airClass?: AirClass;
  /**
   * Coolant in the rack itself: cold plates, manifolds, hoses.
   * @default - not evaluated
   */
  readonly coolantVolume?: Volume;
}

/** How a cooling unit comes back after its supply was lost. */
export interface RestartFacts {
  /**
   * From supply restored to full duty.
   * @default - 30 s of a pump, a fan wall or a cooler (ramp of its drive, an engineering default); a chiller's is not evaluated
   */
  readonly time?: Duration;
}
