import { Redundancy, RedundancyKind } from '../catalog';
import { indexInName, pairings, spreadCords } from '../catalog/sizing/distribution';
import { MECHANICAL_POWER_FACTOR, RACK_POWER_FACTOR } from '../catalog/sizing/power';
import { Continuity, PowerPort } from '../core';
import { unknownCord } from '../core/errors';
import { compareNames } from '../core/names';
import { Power } from '../units';

/**
 * Places of loads among `slots` that are filled in turn, for names in any order: the number at the end of each name, so that a load keeps its
 * place when others come or go; their natural order where names have no such numbers or the numbers would fill a slot twice over.
 */
export function placesOf(names: string[], slots: number): number[] {
  const own = names.map((name) => indexInName(name, -1));
  const counts = Array.from({ length: slots }, (_, slot) => own.filter((place) => place % slots === slot).length);
  if (own.every((place) => place >= 0) && new Set(own).size === own.length && Math.max(...counts) <= Math.ceil(own.length / slots) + 1) {
    return own;
  }
  const order = [...names.keys()].sort((a, b) => compareNames(names[a], names[b]));
  const places: number[] = [];
  order.forEach((index, place) => (places[index] = place));
  return places;
}

/** One load with the cords that hang on each outlet. */
export interface Hung {
  readonly leaf: PowerPort;
  readonly cords: Map<number, string[]>;
}

/** Cords of one load over outlets: a balanced pair for two cords, all of them for shelves; `place` turns pairs and remainders. */
export function hangOn(leaf: PowerPort, outlets: number[], place: number, only?: string[]): Hung {
  const known = (leaf.demand?.cords ?? []).map((cord) => cord.id);
  const missing = only?.find((cord) => !known.includes(cord));
  if (missing !== undefined) {
    throw unknownCord(String(missing), known, leaf.owner.node.path);
  }
  const cords = only ? known.filter((cord) => only.includes(cord)) : known;
  const pairs = pairings(outlets.length);
  const used = cords.length === 2 ? [...new Set(pairs[place % pairs.length])].map((p) => outlets[p]) : outlets;
  return { leaf, cords: spreadCords(cords, used, cords.length % used.length === 0 ? 0 : place) };
}

/** What one run of a busway carries. */
export interface RunDesign {
  readonly normal: Power;
  readonly worst: Power;
}

/** Most that one outlet carries with all in service, and when any one of the others is out and its cords hand their share on. */
export function runDesign(hung: Hung[]): RunDesign {
  const outlets = [...new Set(hung.flatMap((h) => [...h.cords.keys()]))];
  const most = (lost: number): number => {
    const carried = new Map<number, number>();
    for (const { leaf, cords } of hung) {
      const live = [...cords].filter(([outlet]) => outlet !== lost);
      const total = live.reduce((sum, [, names]) => sum + names.length, 0);
      for (const [outlet, names] of live) {
        carried.set(outlet, (carried.get(outlet) ?? 0) + (leaf.designPower.toWatts() * names.length) / total);
      }
    }
    return Math.max(0, ...carried.values());
  };
  const normal = most(-1);
  return { normal: Power.watts(normal), worst: Power.watts(Math.max(normal, ...outlets.map(most))) };
}

/** Sources of the mechanical load at `place`: lineups in turn, and for its transfer switch each of the others in turn. */
export function sourcesOf(place: number, lineups: number): number[] {
  const first = place % lineups;
  return lineups < 2 ? [first] : [first, (first + 1 + (Math.floor(place / lineups) % (lineups - 1))) % lineups];
}

/** Mechanical loads in natural order of their paths. */
export const inOrder = (leaves: PowerPort[]): PowerPort[] => [...leaves].sort((a, b) => compareNames(a.owner.node.path, b.owner.node.path));

/** Whether a mechanical load has to hang behind the UPS. */
export const behindUps = (leaf: PowerPort, hasUps: boolean): boolean => hasUps && leaf.demand?.continuity !== Continuity.SHORT_BREAK;

/** What mechanical loads take of the UPS behind which they hang, at the power factor of racks. */
export const directBehindUps = (leaves: PowerPort[], hasUps: boolean): Power => asRacks(leaves.filter((leaf) => behindUps(leaf, hasUps)));

/** Mechanical loads by what they take of equipment that is sized at the power factor of racks. */
const asRacks = (leaves: PowerPort[]): Power => Power.sum(leaves.map((leaf) => leaf.designPower)).times(RACK_POWER_FACTOR / MECHANICAL_POWER_FACTOR);

/**
 * What mechanical loads take of the ends of the lineups: those behind the UPS; all of them where units without UPS meet on one board, which feeds
 * everything.
 */
export const directAtEnds = (leaves: PowerPort[], redundancy: Redundancy, hasUps: boolean): Power =>
  meetWithoutUps(redundancy, hasUps) ? asRacks(leaves) : directBehindUps(leaves, hasUps);

/** Mechanical loads that hang before the ends of the lineups, on their boards. */
export const directOnBoards = (leaves: PowerPort[], redundancy: Redundancy, hasUps: boolean): PowerPort[] =>
  meetWithoutUps(redundancy, hasUps) ? [] : leaves;

const meetWithoutUps = (redundancy: Redundancy, hasUps: boolean): boolean => redundancy.kind === RedundancyKind.N_PLUS_K && !hasUps;

/** Most that one board carries of mechanical loads before the UPS, when any one of the other lineups is out. */
export function directDesign(leaves: PowerPort[], lineups: number, hasUps: boolean): Power {
  const normal = Array.from({ length: lineups }, () => 0);
  const handed = normal.map(() => normal.map(() => 0));
  inOrder(leaves).forEach((leaf, place) => {
    if (!behindUps(leaf, hasUps)) {
      const [first, second] = sourcesOf(place, lineups);
      normal[first] += leaf.designPower.toWatts();
      if (second !== undefined) {
        handed[first][second] += leaf.designPower.toWatts();
      }
    }
  });
  return Power.watts(Math.max(0, ...normal.map((own, i) => own + Math.max(0, ...handed.map((from) => from[i])))));
}

/** Lineups over which mechanical loads are spread: all but a reserve. */
export const lineupsInUse = (redundancy: Redundancy, count: number): number =>
  redundancy.kind === RedundancyKind.BLOCK_REDUNDANT ? redundancy.needed : count;
