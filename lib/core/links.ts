import { Length } from '../units';
import type { Asset } from './asset';

/** Power from one piece of equipment to another; a row of the power schedule. */
export class PowerLink {
  /** Made by `supply` and `fedBy`. */
  public constructor(
    /** What gives power. */
    public readonly giver: Asset,
    /** What draws it. */
    public readonly receiver: Asset,
    /** Order among the sources of the receiver (or of its cord), from 0: the first live one is used. */
    public readonly order: number,
    /** Cord of the receiver; empty for equipment that passes power on. */
    public readonly cord: string,
    /** Length of the run, if given. */
    public readonly length?: Length,
  ) {}

  /** Unique id: both paths and the cord. */
  public get id(): string {
    return `${this.giver.node.path}>${this.receiver.node.path}${this.cord ? `#${this.cord}` : ''}`;
  }
}

/** Coolant that takes heat from the receiver to the giver; a row of the cooling schedule. */
export class CoolantLink {
  /** Made by `cool` and `cooledBy`. */
  public constructor(
    /** What takes the heat. */
    public readonly giver: Asset,
    /** What gives it off. */
    public readonly receiver: Asset,
  ) {}

  /** Unique id: both paths. */
  public get id(): string {
    return `${this.giver.node.path}>${this.receiver.node.path}`;
  }
}

/** Options of a power link. */
export interface SupplyOptions {
  /**
   * Cords of the receiver to feed.
   * @default - all its cords
   */
  readonly cords?: string[];
  /**
   * Length of the run, for the schedule.
   * @default - not given
   */
  readonly length?: Length;
}
