import { Conductor, ElectricalCode } from '../core';
import { invalidValue } from '../core/errors';
import { Area, Current, Ratio } from '../units';
import { given } from '../core/given';
import { shareWithin, whole } from './provenance';

/**
 * Size, mm², ampacity A of copper and of aluminium in the 75 °C column, and of both in the 90 °C column: NFPA 70 table 310.16, not more than three current-carrying
 * conductors at 30 °C. Quoted second-hand, https://www.scribd.com/document/602627451/NEC-Table-310-16-Penghantar; check the code.
 */
const TABLE: [string, number, number, number, number, number][] = [
  ['6 AWG', 13.3, 65, 50, 75, 55],
  ['4 AWG', 21.2, 85, 65, 95, 75],
  ['2 AWG', 33.6, 115, 90, 130, 100],
  ['1/0 AWG', 53.5, 150, 120, 170, 135],
  ['2/0 AWG', 67.4, 175, 135, 195, 150],
  ['3/0 AWG', 85, 200, 155, 225, 175],
  ['4/0 AWG', 107, 230, 180, 260, 205],
  ['250 kcmil', 127, 255, 205, 290, 230],
  ['300 kcmil', 152, 285, 230, 320, 260],
  ['350 kcmil', 177, 310, 250, 350, 280],
  ['400 kcmil', 203, 335, 270, 380, 305],
  ['500 kcmil', 253, 380, 310, 430, 350],
];
/** Conductors are laid in parallel from 1/0 AWG (NEC 310.10(G)). */
const LEAST_PARALLEL = 53.5;

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
    for (let n = choice.parallel ?? 1; n <= (choice.parallel ?? 40); n++) {
      for (const [name, area, cu75, al75, cu90, al90] of TABLE) {
        const [at75, at90] = choice.aluminium ? [al75, al90] : [cu75, cu90];
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
