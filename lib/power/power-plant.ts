import { Construct } from 'constructs';
import { BuswayModel, Redundancy } from '../catalog';
import { CoolingPort, ICooled, IPowered, ISite, PowerPort } from '../core';
import { checkedDerating } from '../core/checked-facts';
import { invalidValue } from '../core/errors';
import { checkedId } from '../core/names';
import { powerPort } from '../core/ports';
import { enclosingSite } from '../core/site';
import { Power } from '../units';
import { Block, SharedTransformer } from './block';
import { blockKilowatts, blocksFor, directOfBlocks, isDirect, PlantShape, unitOf, unitsOfBlocks } from './blocks';
import { checkedSimultaneity } from './equipment';
import { tooManyBlocks, unknownBlock } from './errors';
import { Lineup, LINEUP_KINDS, LineupOptions } from './lineup';
import { directAtEnds } from './placement';
import { Ups } from './ups';
import { given, Kinds, kinds, list } from '../core/given';

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

const PLANT_KINDS: Kinds = { ...LINEUP_KINDS, designLoad: Power, podBusway: BuswayModel, rowBusway: BuswayModel, sharedTransformers: 'list' };

/** Blocks that one plant may have. */
const MOST_BLOCKS = 200;

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
  /**
   * Cords of each rack that hang on this plant, for example ['a']; another plant feeds the others. Each plant then carries the whole of the racks when the
   * other is lost, and is sized by `designLoad`.
   * @default - all cords
   */
  readonly cords?: string[];
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

  public constructor(scope: Construct, id: string, props: PowerPlantProps) {
    super(scope, checkedId(scope, id));
    const site: ISite = enclosingSite(this);
    given('redundancy', props?.redundancy, Redundancy, this.node.path);
    checkedSimultaneity(props.simultaneity, this.node.path);
    kinds(props, PLANT_KINDS, this.node.path);
    const loads = list('loads', props.loads ?? [], this.node.path);
    this.checkShared(props);
    checkedDerating('upsDerating', props.upsDerating, this.node.path);
    checkedDerating('transformerDerating', props.transformerDerating, this.node.path);
    const upsPerLineup = props.upsPerLineup ?? 1;
    if (!Number.isInteger(upsPerLineup) || upsPerLineup < 1 || upsPerLineup > 8) {
      throw invalidValue('upsPerLineup', 'a whole number from 1 to 8', upsPerLineup, this.node.path);
    }
    const leaves = loads.flatMap((load) => powerPort(load).leaves());
    const more = props.designLoad ?? Power.ZERO;
    this.redundancy = props.redundancy;
    this.designLoad = Power.sum([...leaves.map((leaf) => leaf.designPower), more]);
    // The plant takes all that its lineups take.
    const shape: PlantShape = { site, redundancy: props.redundancy, lineup: { ...props, upsPerLineup } };

    const mechanical = (load: IPowered): boolean => powerPort(load).leaves().every(isDirect);
    const units = loads.filter((load) => !mechanical(load)).map(unitOf);
    const direct = loads.filter(mechanical).flatMap((load) => powerPort(load).leaves());
    this.blockCount = props.blocks ?? blocksFor(shape, units, more, direct);
    if (props.blocks !== undefined && (!Number.isInteger(this.blockCount) || this.blockCount < 1 || this.blockCount > MOST_BLOCKS)) {
      throw invalidValue('blocks', `a whole number from 1 to ${MOST_BLOCKS}`, this.blockCount, this.node.path);
    }
    if (this.blockCount > MOST_BLOCKS) {
      throw tooManyBlocks(this.blockCount, MOST_BLOCKS, `${this.designLoad}`, Power.kilowatts(blockKilowatts(shape)).toString(), this.node.path);
    }
    for (const { block } of props.sharedTransformers ?? []) {
      if (!Number.isInteger(block ?? 1) || (block ?? 1) < 1 || (block ?? 1) > this.blockCount) {
        throw unknownBlock(block ?? 1, this.blockCount, this.node.path);
      }
    }
    const room = blockKilowatts(shape) - more.toKilowatts() / this.blockCount;
    const directOf = directOfBlocks(direct, this.blockCount);
    this.blocks = unitsOfBlocks(units, this.blockCount, room).map(({ pods, singles }, i) => {
      const placed = [...pods, ...singles];
      const block = new Block(this, `block-${i + 1}`, {
        shape,
        protectedLoad: Power.sum([
          ...placed.map((unit) => powerPort(unit.load).designPower),
          more.dividedBy(this.blockCount),
          directAtEnds(directOf[i], props.redundancy, props.ups !== undefined),
        ]),
        later: more.dividedBy(this.blockCount),
        direct: directOf[i],
        podBusway: props.podBusway,
        rowBusway: props.rowBusway,
        shared: (props.sharedTransformers ?? []).filter((shared) => (shared.block ?? 1) === i + 1),
      });
      block.placePods(pods.map((unit) => unit.load));
      block.placeSingles(singles.map((unit) => unit.load));
      block.placeOwnDirect();
      return block;
    });

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
    kinds(options, { lineups: 'list', cords: 'list' }, this.node.path);
    const block = this.block(options.block ?? 1);
    if (powerPort(load).leaves().every(isDirect)) {
      if (options.cords !== undefined) {
        throw invalidValue(
          'cords',
          'left out for mechanical loads, which have one cord with a transfer switch',
          options.cords.join(', '),
          this.node.path,
        );
      }
      block.placeDirect([load], options.lineups);
    } else {
      block.place(load, options.lineups, undefined, options.cords);
    }
  }

  /** What is said of lineups that do not exist would be lost silently. */
  private checkShared(props: PowerPlantProps): void {
    for (const shared of props.sharedTransformers ?? []) {
      const lineups = list('sharedTransformers.lineups', shared?.lineups, this.node.path);
      if (new Set(lineups).size < 2) {
        throw invalidValue('sharedTransformers.lineups', 'the letters of two or more lineups', lineups.join(', '), this.node.path);
      }
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
