import { Redundancy, RedundancyKind, TransformerModel } from '../catalog';
import { splitOverBlocks, unitsFor } from '../catalog/sizing/distribution';
import {
  boardCapacity,
  DESIGN_UTILISATION,
  MECHANICAL_POWER_FACTOR,
  NORMAL_UTILISATION,
  RACK_POWER_FACTOR,
  transformerDuty,
  upsDesignKilowatts,
  upsFullInput,
} from '../catalog/sizing/power';
import { ISite, IPowered, LoadClass, PowerPort } from '../core';
import { shareLeft, transformerDerating, upsDerating } from './derating';
import { powerPort } from '../core/ports';
import { ApparentPower, Power } from '../units';
import { LineupOptions } from './lineup';
import { directAtEnds, directDesign, directOnBoards, lineupsInUse, placesOf } from './placement';

/** A load that stays whole: a pod, or a single rack. */
export interface Unit {
  readonly name: string;
  readonly kilowatts: number;
  readonly pod: boolean;
  readonly load: IPowered;
}

/** What the blocks of a plant have in common. */
export interface PlantShape {
  readonly site: ISite;
  readonly redundancy: Redundancy;
  readonly lineup: LineupOptions;
}

/** Mechanical loads are fed from boards, each through its own transfer switch; everything else from busways. */
export function isDirect(leaf: PowerPort): boolean {
  const loadClass = leaf.demand?.loadClass;
  return loadClass === LoadClass.COOLING || loadClass === LoadClass.CONTROL;
}

/** A pod stays whole; single racks are placed one by one. */
export function unitOf(load: IPowered): Unit {
  const port = powerPort(load);
  return { name: load.node.path, kilowatts: port.designPower.toKilowatts(), pod: port.asset === undefined, load };
}

/** The loads of each block: pods over all blocks alike, single racks into what `capacity` the pods leave. */
export function unitsOfBlocks(units: Unit[], count: number, capacity: number): { readonly pods: Unit[]; readonly singles: Unit[] }[] {
  const pods = splitOverBlocks(
    units.filter((unit) => unit.pod),
    count,
  );
  const room = pods.map((own) => Math.max(0, capacity - sumOf(own)));
  const singles = splitOverBlocks(
    units.filter((unit) => !unit.pod),
    count,
    room,
  );
  return pods.map((_, i) => ({ pods: pods[i], singles: singles[i] }));
}

const sumOf = (units: Unit[]): number => units.reduce((sum, unit) => sum + unit.kilowatts, 0);

/** The mechanical loads of each block. */
export const directOfBlocks = (leaves: PowerPort[], count: number): PowerPort[][] =>
  splitOverBlocks(
    leaves.map((leaf) => ({ name: leaf.owner.node.path, kilowatts: leaf.designPower.toKilowatts(), leaf })),
    count,
  ).map((block) => block.map(({ leaf }) => leaf));

/** Loads that may hang behind the UPS of one lineup after a failure, by what it carries of them at once; without UPS, behind its transformer and board. */
export const lineupKilowatts = (shape: PlantShape): number => carriedKilowatts(shape) / atOnce(shape);

const atOnce = ({ lineup }: PlantShape): number => lineup.simultaneity?.toFraction() ?? 1;

function carriedKilowatts({ site, redundancy, lineup }: PlantShape): number {
  if (lineup.ups) {
    return upsDesignKilowatts(lineup.ups) * (lineup.upsPerLineup ?? 1) * shareLeft(lineup.upsDerating ?? upsDerating(site.altitude));
  }
  const kilovoltAmperes = Math.min(
    largestTransformer(site, lineup).toKilovoltAmperes(),
    boardCapacity(site.code, lineup.mainBreaker, lineup.fullyRatedBoards).toKilovoltAmperes(),
  );
  return kilovoltAmperes * MECHANICAL_POWER_FACTOR * (redundancy.kind === RedundancyKind.N ? NORMAL_UTILISATION : DESIGN_UTILISATION);
}

/** Lineups of a block that carries `kilowatts` behind the UPS. */
export function lineupCount({ redundancy }: PlantShape, kilowatts: number, capacity: number): number {
  return redundancy.kind === RedundancyKind.N_PLUS_K ? unitsFor(kilowatts, capacity) + redundancy.spare : redundancy.lineups;
}

/** The fewest blocks of which each carries its loads: pods are not divided, so the fullest one decides. */
export function blocksFor(shape: PlantShape, units: Unit[], more: Power, direct: PowerPort[]): number {
  const hasUps = shape.lineup.ups !== undefined;
  const behind = (leaves: PowerPort[]): number => directAtEnds(leaves, shape.redundancy, hasUps).toKilowatts();
  const total = sumOf(units) + more.toKilowatts() + behind(direct);
  const capacity = lineupKilowatts(shape);
  const perBlock = blockKilowatts(shape);
  const least = unitsFor(total, perBlock);
  for (let count = least; count <= Math.max(1, units.length, Math.min(200, direct.length)); count++) {
    const extra = more.toKilowatts() / count;
    const mechanical = directOfBlocks(direct, count);
    const fits = unitsOfBlocks(units, count, perBlock - extra).every(({ pods, singles }, i) => {
      const kilowatts = sumOf([...pods, ...singles]) + extra + behind(mechanical[i]);
      return (
        kilowatts <= perBlock * (1 + 1e-9) &&
        fullestLineup(shape.redundancy, pods, singles) <= capacity * (1 + 1e-9) &&
        boardsCarry(shape, directOnBoards(mechanical[i], shape.redundancy, hasUps), lineupCount(shape, kilowatts, capacity))
      );
    });
    if (fits) {
      return count;
    }
  }
  return least;
}

/** What a block may carry: units in parallel meet on one board; elsewhere lineups carry on their own. */
export function blockKilowatts(shape: PlantShape): number {
  const { site, redundancy, lineup } = shape;
  return redundancy.kind === RedundancyKind.N_PLUS_K
    ? (boardCapacity(site.code, lineup.mainBreaker, lineup.fullyRatedBoards).toKilovoltAmperes() * RACK_POWER_FACTOR * NORMAL_UTILISATION) /
        atOnce(shape)
    : redundancy.needed * lineupKilowatts(shape);
}

/** With a reserve, a load hangs on one lineup; otherwise lineups share. */
function fullestLineup(redundancy: Redundancy, pods: Unit[], singles: Unit[]): number {
  if (redundancy.kind !== RedundancyKind.BLOCK_REDUNDANT) {
    return 0;
  }
  const lineups = Array.from({ length: redundancy.needed }, () => 0);
  for (const units of [pods, singles]) {
    const places = placesOf(
      units.map((unit) => unit.load.node.id),
      redundancy.needed,
    );
    units.forEach((unit, i) => (lineups[places[i] % redundancy.needed] += unit.kilowatts));
  }
  return Math.max(...lineups);
}

/** Whether transformer and board of a lineup carry its mechanical load beside the UPS. */
function boardsCarry({ site, redundancy, lineup }: PlantShape, direct: PowerPort[], lineups: number): boolean {
  const load = directDesign(direct, lineupsInUse(redundancy, lineups), lineup.ups !== undefined);
  if (load.toWatts() === 0) {
    return true;
  }
  const ups = lineup.ups ? upsFullInput(lineup.ups).times(lineup.upsPerLineup ?? 1) : Power.ZERO;
  const duty = transformerDuty(ups, load);
  return (
    !duty.isGreaterThan(largestTransformer(site, lineup)) &&
    !duty.isGreaterThan(boardCapacity(site.code, lineup.mainBreaker, lineup.fullyRatedBoards))
  );
}

/** What the site leaves of the given transformer, or of the largest of the class. */
function largestTransformer(site: ISite, lineup: LineupOptions): ApparentPower {
  const ladder = TransformerModel.ladder(site.code);
  const model = lineup.transformer ?? ladder[ladder.length - 1];
  return model.rating.times(shareLeft(lineup.transformerDerating ?? transformerDerating(site.altitude)));
}
