import { invalidValue } from '../../core/errors';
import { compareNames } from '../../core/names';
import { Redundancy, RedundancyKind } from './redundancy';

/** A load to be placed, by name. */
export interface Placeable {
  readonly name: string;
  readonly kilowatts: number;
}

/**
 * Splits loads over blocks: in natural order of their names, contiguous, each block filled to its share (equal shares unless given) of the total.
 * A function of names and sizes alone, so that the order of declaration never moves a rack to another block.
 */
export function splitOverBlocks<T extends Placeable>(loads: T[], count: number, shares: number[] = []): T[][] {
  const sorted = [...loads].sort((a, b) => compareNames(a.name, b.name));
  const total = sorted.reduce((sum, load) => sum + load.kilowatts, 0);
  const given = shares.reduce((sum, share) => sum + share, 0);
  const shareOf = (block: number): number => (given > 0 ? shares[block] / given : 1 / count);
  const blocks: T[][] = Array.from({ length: count }, () => []);
  let before = 0;
  let block = 0;
  let end = shareOf(0);
  for (const load of sorted) {
    const middle = total > 0 ? (before + load.kilowatts / 2) / total : 0;
    while (block + 1 < count && middle >= end - 1e-12) {
      block += 1;
      end += shareOf(block);
    }
    blocks[block].push(load);
    before += load.kilowatts;
  }
  return blocks;
}

/** All pairs of lineups, every lineup once before any comes again: 12, 34, 13, 24, 14, 23 for four lineups (a round-robin tournament). */
export function pairings(lineups: number): [number, number][] {
  const seats = Array.from({ length: lineups + (lineups % 2) }, (_, i) => i);
  const rounds: [number, number][][] = [];
  for (let round = 0; round < seats.length - 1; round++) {
    const pairs: [number, number][] = [];
    for (let i = 0; i < seats.length / 2; i++) {
      const [a, b] = [seats[i], seats[seats.length - 1 - i]];
      if (a < lineups && b < lineups) {
        pairs.push(a < b ? [a, b] : [b, a]);
      }
    }
    rounds.unshift(pairs.sort((x, y) => x[0] - y[0]));
    seats.splice(1, 0, seats.pop()!);
  }
  return lineups < 2 ? [[0, 0]] : rounds.flat();
}

/** Position of a load among its kind: the number at the end of its name (from 1), or its place in natural order. */
export function indexInName(name: string, fallback: number): number {
  const digits = /(\d+)$/.exec(name);
  return digits ? Math.max(0, Number(digits[1]) - 1) : fallback;
}

/** Cords of one load over the given lineups: consecutive, as even as the numbers allow; `start` turns the first lineup. */
export function spreadCords(cords: string[], lineups: number[], start: number): Map<number, string[]> {
  const placed = new Map<number, string[]>();
  cords.forEach((cord, i) => {
    const lineup = lineups[(Math.floor((i * lineups.length) / Math.max(cords.length, lineups.length)) + start) % lineups.length];
    placed.set(lineup, [...(placed.get(lineup) ?? []), cord]);
  });
  return placed;
}

/** Least whole number of units of `unit` that carry `load`. */
export const unitsFor = (load: number, unit: number): number => Math.max(1, Math.ceil(load / unit - 1e-9));

/** Units that work in parallel on one duty, spare ones included: N, N+k or 2N. */
export function unitsWithSpare(redundancy: Redundancy, needed: number, path: string): number {
  switch (redundancy.kind) {
    case RedundancyKind.N:
    case RedundancyKind.N_PLUS_K:
      return needed + redundancy.spare;
    case RedundancyKind.TWO_N:
      return 2 * needed;
    default:
      throw invalidValue('redundancy', 'Redundancy.N, nPlus(k) or TWO_N for units that work in parallel', redundancy.label, path);
  }
}
