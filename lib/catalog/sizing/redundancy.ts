import { invalidValue } from '../../core/errors';

/** The shape of a redundant plant. */
export enum RedundancyKind {
  /** Nothing spare. */
  N = 'n',
  /** Units in parallel on a common bus, k spare. */
  N_PLUS_K = 'n_plus_k',
  /** Two sides, each carries all. */
  TWO_N = 'two_n',
  /** n lineups share the load so that any n − 1 carry it. */
  DISTRIBUTED = 'distributed',
  /** n lineups and one in reserve, reached by static transfer switches. */
  BLOCK_REDUNDANT = 'block_redundant',
}

/** How much of a plant may be lost. A label is a claim that the analysis verifies, never a shortcut in it. */
export class Redundancy {
  /** Nothing spare: each block is one lineup. */
  public static readonly N = new Redundancy(RedundancyKind.N, 'N', 1, 1, 0);
  /** Two sides, each of which carries all. */
  public static readonly TWO_N = new Redundancy(RedundancyKind.TWO_N, '2N', 2, 1, 0);

  /** As many units as the load needs and `spare` more, in parallel. */
  public static nPlus(spare: number): Redundancy {
    requireWhole('spare', spare, 1, 8);
    return new Redundancy(RedundancyKind.N_PLUS_K, `N+${spare}`, 0, 0, spare);
  }

  /** `lineups` lineups of which all but one carry the load: 3 gives 3N/2, 4 gives 4N/3. */
  public static distributed(lineups: number): Redundancy {
    requireWhole('lineups', lineups, 3, 12);
    return new Redundancy(RedundancyKind.DISTRIBUTED, `${lineups}N/${lineups - 1}`, lineups, lineups - 1, 0);
  }

  /** `lineups` loaded lineups and one in reserve. */
  public static blockRedundant(lineups: number): Redundancy {
    requireWhole('lineups', lineups, 2, 12);
    return new Redundancy(RedundancyKind.BLOCK_REDUNDANT, `${lineups}+1 block redundant`, lineups + 1, lineups, 0);
  }

  private constructor(
    /** The shape. */
    public readonly kind: RedundancyKind,
    /** In the words of the field: '4N/3'. */
    public readonly label: string,
    /** Lineups of one block; 0 where the load decides (N+k). */
    public readonly lineups: number,
    /** Lineups of one block that must be left; 0 where the load decides. */
    public readonly needed: number,
    /** Spare units (N+k). */
    public readonly spare: number,
  ) {}
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw invalidValue(name, `a whole number from ${least} to ${most}`, value);
  }
}
