import { compareNames } from '../../core/names';

/** A load to be placed, by name. */
export interface Placeable {
  readonly name: string;
  readonly kilowatts: number;
}

/**
 * Splits loads over `count` blocks: in natural order of their names, contiguous, each block filled to its share of the total. A function of
 * names and sizes alone, so that the order of declaration never moves a rack to another block.
 */
export function splitOverBlocks<T extends Placeable>(loads: T[], count: number): T[][] {
  const sorted = [...loads].sort((a, b) => compareNames(a.name, b.name));
  const total = sorted.reduce((sum, load) => sum + load.kilowatts, 0);
  const blocks: T[][] = Array.from({ length: count }, () => []);
  let before = 0;
  for (const load of sorted) {
    const middle = before + load.kilowatts / 2;
    const block = total > 0 ? Math.min(count - 1, Math.floor((middle / total) * count)) : 0;
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
