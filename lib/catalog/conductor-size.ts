import { Conductor, ElectricalCode } from '../core';
import { LEAST_PARALLEL, TRADE_SIZES } from '../core/conductor-table';
import { invalidValue } from '../core/errors';
import { Area, Current, Ratio } from '../units';
import { given } from '../core/given';
import { shareWithin, whole } from './provenance';

/** The usual sizes of feeders: larger ones are hard to bend, and two smaller ones carry more. */
const SMALLEST = 13.3;
const LARGEST = 253;

/** What a conductor is chosen for. */
export interface ConductorChoice {
  /** Continuous current, carried for three hours or more. */
  readonly continuous: Current;
  /**
   * Current that is not continuous.
   * @default 0 A
   */
  readonly other?: Current;
  /**
   * Whether the assembly with its device is listed for 100 % continuous load.
   * @default false - 125 % of the continuous current
   */
  readonly fullyRated?: boolean;
  /**
   * Correction for ambient temperature and adjustment for bundling, on the 90 °C column.
   * @default 100 %
   */
  readonly derating?: Ratio;
  /**
   * Aluminium instead of copper.
   * @default false
   */
  readonly aluminium?: boolean;
  /**
   * Conductors in parallel on each phase; those of fewer than 53.5 mm² (1/0 AWG) are not laid in parallel.
   * @default - the least number that does with at most 500 kcmil
   */
  readonly parallel?: number;
}

/** Conductors chosen by the rule of a code. */
export class ConductorSize {
  /**
   * The smallest conductors of NFPA 70 table 310.16: ampacity at 75 °C at least the other current plus 125 % of the continuous one, and derated ampacity at 90 °C
   * (at most that at 75 °C, for terminations) at least the current. Fails under IEC, for which no table may be quoted: give `ConductorOptions.ampacity`.
   */
  public static smallest(code: ElectricalCode, choice: ConductorChoice): ConductorSize {
    if (given('code', code, ElectricalCode).name !== 'ANSI') {
      throw invalidValue('code', 'ANSI; under IEC give the ampacity of the conductor that you chose', code.name);
    }
    given('continuous', choice?.continuous, Current);
    const derating = choice.derating ?? Ratio.ONE;
    shareWithin('derating', derating, 10, 100);
    const other = choice.other?.toAmperes() ?? 0;
    const carried = choice.continuous.toAmperes() + other;
    const rated = choice.continuous.toAmperes() * (choice.fullyRated ? 1 : 1.25) + other;
    if (choice.parallel !== undefined) {
      whole('parallel', choice.parallel, 1, 40);
    }
    const sizes = TRADE_SIZES[choice.aluminium ? 'aluminium' : 'copper'].filter(({ area }) => area >= SMALLEST && area <= LARGEST);
    for (let n = choice.parallel ?? 1; n <= (choice.parallel ?? 40); n++) {
      for (const { name, area, at75, at90 } of sizes) {
        const derated = Math.min(at75, at90 * derating.toFraction());
        if ((n === 1 || area >= LEAST_PARALLEL) && n * at75 >= rated * (1 - 1e-9) && n * derated >= carried * (1 - 1e-9)) {
          return new ConductorSize(name, Area.squareMillimeters(area), n, choice.aluminium ?? false, Current.amperes(derated));
        }
      }
    }
    throw invalidValue('continuous', 'what 40 conductors of 500 kcmil carry, or less', choice.continuous);
  }

  private constructor(
    /** Trade size of one conductor, for example '500 kcmil'. */
    public readonly name: string,
    /** Cross-section of one conductor. */
    public readonly crossSection: Area,
    /** Conductors in parallel on each phase. */
    public readonly parallel: number,
    /** Whether it is aluminium, else copper. */
    public readonly aluminium: boolean,
    /** What one conductor carries after derating. */
    public readonly ampacity: Current,
  ) {}

  /** The conductor as the network sees it. */
  public get conductor(): Conductor {
    const options = { parallel: this.parallel, ampacity: this.ampacity };
    return this.aluminium ? Conductor.aluminium(this.crossSection, options) : Conductor.copper(this.crossSection, options);
  }
}
