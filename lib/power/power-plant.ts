import { Construct } from 'constructs';
import { BuswayModel, Redundancy, RedundancyKind } from '../catalog';
import { DESIGN_UTILISATION } from '../catalog/sizing/power';
import { splitOverBlocks, unitsFor } from '../catalog/sizing/distribution';
import { CoolingPort, ICooled, IPowered, ISite, LoadClass, PowerPort } from '../core';
import { invalidValue } from '../core/errors';
import { checkedId } from '../core/names';
import { powerPort } from '../core/ports';
import { enclosingSite } from '../core/site';
import { Power } from '../units';
import { Block, SharedTransformer } from './block';
import { unknownBlock } from './errors';
import { Lineup, LineupOptions } from './lineup';
import { Ups } from './ups';

/**
 * Properties of a power plant. Loads that ride through a transfer of seconds (pumps, fans, chillers) hang before the UPS.
 */
export interface PowerPlantProps extends LineupOptions {
  /** How lineups back each other up. */
  readonly redundancy: Redundancy;
  /**
   * What it feeds, and is sized for: racks, pods, cooling plants.
   * @default - none; give `designLoad` and call `supply`
   */
  readonly loads?: IPowered[];
  /**
   * What it is sized for beside `loads`: racks that you will `supply` later.
   * @default - nothing
   */
  readonly designLoad?: Power;
  /**
   * Busway run over each pod, one from each lineup.
   * @default - the smallest that carries the pod's share after one lineup is lost
   */
  readonly podBusway?: BuswayModel;
  /**
   * Busway run over the single racks of a block, one from each lineup.
   * @default - the smallest that carries their share after one lineup is lost
   */
  readonly rowBusway?: BuswayModel;
  /**
   * Blocks of lineups.
   * @default - as many as the load and the UPS need
   */
  readonly blocks?: number;
  /**
   * Lineups that share a transformer.
   * @default - each lineup has its own
   */
  readonly sharedTransformers?: SharedTransformer[];
}

/** Where a load is pinned. */
export interface PlacementOptions {
  /**
   * Number of the block, from 1.
   * @default 1
   */
  readonly block?: number;
  /**
   * Lineups of the block that feed it, for example ['a', 'b'].
   * @default - all for a rack with power shelves, a balanced pair for a dual-corded one
   */
  readonly lineups?: string[];
}

/**
 * Transformers, boards, UPS and busways from medium voltage to the racks. Sized once, in its constructor; which lineups feed a rack follows from
 * the rack's own name, never from the order of calls.
 */
export class PowerPlant extends Construct implements IPowered, ICooled {
  /** Its inlets: one transformer a lineup. */
  public readonly power: PowerPort;
  /** The heat of its UPS and boards. */
  public readonly cooling: CoolingPort;
  /** How lineups back each other up. */
  public readonly redundancy: Redundancy;
  /** What it is sized for, provisioned. */
  public readonly designLoad: Power;
  /** Number of blocks. */
  public readonly blockCount: number;
  private readonly blocks: Block[];
  private readonly hasUps: boolean;

  public constructor(scope: Construct, id: string, props: PowerPlantProps) {
    super(scope, checkedId(scope, id));
    const site: ISite = enclosingSite(this);
    const loads = props.loads ?? [];
    const upsPerLineup = props.upsPerLineup ?? 1;
    if (!Number.isInteger(upsPerLineup) || upsPerLineup < 1 || upsPerLineup > 8) {
      throw invalidValue('upsPerLineup', 'a whole number from 1 to 8', upsPerLineup, this.node.path);
    }
    const leaves = loads.flatMap((load) => powerPort(load).leaves());
    this.redundancy = props.redundancy;
    this.hasUps = props.ups !== undefined;
    this.designLoad = Power.sum([...leaves.map((leaf) => leaf.designPower), props.designLoad ?? Power.ZERO]);
    const direct = Power.sum(leaves.filter((leaf) => isDirect(leaf)).map((leaf) => leaf.designPower));
    const protectedLoad = this.designLoad.minus(direct);

    const lineupKw = props.ups ? props.ups.power.toKilowatts() * upsPerLineup * DESIGN_UTILISATION : Infinity;
    const units = loads.filter((load) => !powerPort(load).leaves().every(isDirect)).flatMap((load) => placeables(load));
    this.blockCount = props.blocks ?? blocksFor(props.redundancy, units, protectedLoad.toKilowatts(), lineupKw);
    if (!Number.isInteger(this.blockCount) || this.blockCount < 1 || this.blockCount > 200) {
      throw invalidValue('blocks', 'a whole number from 1 to 200', this.blockCount, this.node.path);
    }
    const pods = splitOverBlocks(
      units.filter((unit) => unit.pod),
      this.blockCount,
    );
    const singles = splitOverBlocks(
      units.filter((unit) => !unit.pod),
      this.blockCount,
    );
    const extra = (props.designLoad ?? Power.ZERO).dividedBy(this.blockCount);
    this.blocks = Array.from({ length: this.blockCount }, (_, i) => {
      const placed = [...pods[i], ...singles[i]];
      const blockLoad = Power.sum([...placed.map((unit) => powerPort(unit.load).designPower), extra]);
      const block = new Block(this, `block-${i + 1}`, {
        site,
        lineup: { ...pickLineup(props), upsPerLineup },
        redundancy: props.redundancy,
        protectedLoad: blockLoad,
        direct: i === 0 ? direct : Power.ZERO,
        lineupKilowatts: lineupKw,
        podBusway: props.podBusway,
        rowBusway: props.rowBusway,
        shared: (props.sharedTransformers ?? []).filter((shared) => (shared.block ?? 1) === i + 1),
      });
      block.placePods(pods[i].map((unit) => unit.load));
      block.placeSingles(singles[i].map((unit) => unit.load));
      return block;
    });
    const plain = loads.filter((load) => powerPort(load).leaves().every(isDirect));
    this.blocks[0].placeDirect(plain, this.hasUps);

    const lineups = this.lineups;
    this.power = PowerPort.group(this, [...new Set(lineups.map((lineup) => lineup.transformer))]);
    this.cooling = CoolingPort.group(
      this,
      lineups.flatMap((lineup) => [...lineup.ups, ...(lineup.output ? [lineup.output] : [])]),
    );
  }

  /** All lineups, in order. */
  public get lineups(): Lineup[] {
    return this.blocks.flatMap((block) => block.lineups);
  }

  /** All UPS frames, in order. */
  public get upsFrames(): Ups[] {
    return this.lineups.flatMap((lineup) => lineup.ups);
  }

  /** A lineup by its block (from 1) and letter. */
  public lineup(block: number, letter: string): Lineup {
    return this.block(block).lineup(letter);
  }

  /**
   * Feeds a rack or pod that was not among `loads`, or pins one to lineups of its block. What is linked later is compared with the design
   * by the checks.
   */
  public supply(load: IPowered, options: PlacementOptions = {}): void {
    const block = this.block(options.block ?? 1);
    if (powerPort(load).leaves().every(isDirect)) {
      block.placeDirect([load], this.hasUps, options.lineups);
    } else {
      block.place(load, options.lineups);
    }
  }

  private block(number: number): Block {
    const block = this.blocks[number - 1];
    if (!block) {
      throw unknownBlock(number, this.blocks.length, this.node.path);
    }
    return block;
  }
}

const pickLineup = ({ ups, upsAutonomy, upsMaintenanceBypass, transformer, mainBreaker, fullyRatedBoards }: PowerPlantProps): LineupOptions => ({
  ups,
  upsAutonomy,
  upsMaintenanceBypass,
  transformer,
  mainBreaker,
  fullyRatedBoards,
});

/** Mechanical loads are fed from boards, each through its own transfer switch; everything else from busways. */
function isDirect(leaf: PowerPort): boolean {
  const loadClass = leaf.demand?.loadClass;
  return loadClass === LoadClass.COOLING || loadClass === LoadClass.CONTROL;
}

interface Unit {
  readonly name: string;
  readonly kilowatts: number;
  readonly pod: boolean;
  readonly load: IPowered;
}

/** A pod stays whole; single racks are placed one by one. */
function placeables(load: IPowered): Unit[] {
  const port = powerPort(load);
  return [{ name: load.node.path, kilowatts: port.designPower.toKilowatts(), pod: port.asset === undefined, load }];
}

function blocksFor(redundancy: Redundancy, units: Unit[], totalKw: number, lineupKw: number): number {
  if (redundancy.kind === RedundancyKind.N_PLUS_K || !Number.isFinite(lineupKw)) {
    return 1;
  }
  const capacity = redundancy.needed * lineupKw;
  // Pods are not divided, so the fullest block may need one block more than the total says.
  for (let count = unitsFor(totalKw, capacity); count <= Math.max(1, units.length); count++) {
    const loads = splitOverBlocks(
      units.filter((u) => u.pod),
      count,
    ).map((pods, i) =>
      [
        ...pods,
        ...splitOverBlocks(
          units.filter((u) => !u.pod),
          count,
        )[i],
      ].reduce((sum, unit) => sum + unit.kilowatts, 0),
    );
    if (Math.max(...loads) <= capacity * (1 + 1e-9)) {
      return count;
    }
  }
  return unitsFor(totalKw, capacity);
}
