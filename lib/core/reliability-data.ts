import { Duration, Ratio } from '../units';
import { invalidValue } from './errors';
import { Confidence } from './records';
import type { ReliabilityFacts } from './resilience-facts';

const IEEE = 'IEEE Std 493-2007 (Gold Book) and PREP survey, TM 5-698-5; confirm against the standard before citing';
const HOURS_A_YEAR = 8760;
const FEET = 0.3048;

/** Failure rates and repair times of components: survey figures and engineering defaults, each with its source. Give your own where you have them. */
export class ReliabilityData {
  /** One utility circuit. */
  public static readonly UTILITY_CIRCUIT = survey('utility, single circuit', 1.956, 1.32);
  /** Both of two utility circuits lost at once, as observed: far more often than two independent ones would be. */
  public static readonly UTILITY_BOTH_CIRCUITS = survey('utility, both of two circuits lost, observed', 0.312, 0.52);
  /** A standby diesel generator set; 1.35 % of starts fail. */
  public static readonly STANDBY_GENERATOR: ReliabilityFacts = {
    ...survey('diesel generator set, standby', 0.1235, 18.28),
    startFailure: Ratio.percent(1.35),
  };
  /** A liquid transformer of up to about 3 MVA. */
  public static readonly LIQUID_TRANSFORMER = survey('liquid transformer up to 3 MVA', 0.00111, 5);
  /** A low-voltage drawout breaker above 600 A, normally closed. */
  public static readonly DRAWOUT_BREAKER = survey('low-voltage drawout breaker above 600 A, normally closed', 0.00185, 0.5);
  /** A low-voltage drawout breaker above 600 A, normally open. */
  public static readonly DRAWOUT_BREAKER_OPEN = survey('low-voltage drawout breaker above 600 A, normally open', 0.00553, 2);
  /** A low-voltage drawout breaker below 600 A. */
  public static readonly SMALL_DRAWOUT_BREAKER = survey('low-voltage drawout breaker below 600 A', 0.00021, 6);
  /** A fixed breaker of up to 600 A. */
  public static readonly FIXED_BREAKER = survey('fixed breaker up to 600 A', 0.0052, 5.8);
  /** A fixed breaker above 600 A, normally open. */
  public static readonly FIXED_BREAKER_OPEN = survey('fixed breaker above 600 A, normally open', 0.00343, 37.5);
  /** Bare busbars of a low-voltage board. */
  public static readonly BARE_BUS = survey('low-voltage switchgear, bare bus', 0.00949, 7.29);
  /** Insulated busbars of a low-voltage board. */
  public static readonly INSULATED_BUS = survey('low-voltage switchgear, insulated bus', 0.0017, 2.4);
  /** A disconnect switch. */
  public static readonly DISCONNECT = survey('disconnect', 0.00174, 1);
  /** A fuse of 15 kV. */
  public static readonly FUSE_15_KV = survey('15 kV fuse', 0.10154, 4);
  /** A UPS module. */
  public static readonly UPS_MODULE = estimate('UPS module', 250_000, 8);
  /** A static transfer switch. */
  public static readonly STATIC_TRANSFER_SWITCH = estimate('static transfer switch', 500_000, 6);
  /** A CDU with its controls. */
  public static readonly CDU = estimate('CDU with its controls', 50_000, 8);
  /** A pump or a fan wall. */
  public static readonly PUMP_OR_FAN_WALL = estimate('pump or fan wall', 50_000, 12);

  /** Underground cable of up to 600 V of a length in meters. */
  public static undergroundCable(meters: number): ReliabilityFacts {
    return survey('underground cable up to 600 V', (0.00201 * long(meters)) / (1000 * FEET), 11.22);
  }

  /** Cable of up to 600 V in a tray, of a length in meters. */
  public static trayCable(meters: number): ReliabilityFacts {
    return survey('cable in tray up to 600 V', (0.00141 * long(meters)) / (1000 * FEET), 10.5);
  }

  /** Bus duct of a length in meters. */
  public static busDuct(meters: number): ReliabilityFacts {
    return survey('bus duct', (0.000125 * long(meters)) / FEET, 12.9);
  }

  private constructor() {}
}

/** A run of a length that can be built. */
function long(meters: number): number {
  if (!(meters >= 0 && meters <= 100_000)) {
    throw invalidValue('meters', 'between 0 and 100,000', meters);
  }
  return meters;
}

function survey(name: string, failuresPerYear: number, repairHours: number): ReliabilityFacts {
  return { name, failuresPerYear, repair: Duration.hours(repairHours), source: IEEE, confidence: Confidence.UNCONFIRMED };
}

/** An engineering default of this library, from a mean time between failures in hours. */
function estimate(name: string, hours: number, repairHours: number): ReliabilityFacts {
  return {
    name,
    failuresPerYear: HOURS_A_YEAR / hours,
    repair: Duration.hours(repairHours),
    source: `engineering default of this library: mean time between failures ${hours} h`,
    confidence: Confidence.ESTIMATE,
  };
}
