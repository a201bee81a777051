import { Length } from '../units';
import type { Asset } from './asset';
import { CableMedium } from './network-facts';
import type { Conductor } from './electrical-facts';

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
    /** Conductor of each phase, if given. */
    public readonly conductor?: Conductor,
    /** Distance along the giver's busway at which it is tapped, if given. */
    public readonly tapDistance?: Length,
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

/** A cable between two ports; a row of the cable schedule. */
export class CableLink {
  /** Made by `connect`. */
  public constructor(
    /** One end, from which the cable was declared. */
    public readonly giver: Asset,
    /** The other end. */
    public readonly receiver: Asset,
    /** Port at the giver. */
    public readonly giverPort: string,
    /** Port at the receiver. */
    public readonly receiverPort: string,
    /** Routed length, if given. */
    public readonly length?: Length,
    /** What it is made of, if given. */
    public readonly medium?: CableMedium,
    /** Plugged connections along an optical path. */
    public readonly connectors: number = 2,
  ) {}

  /** Unique id: both paths and ports. */
  public get id(): string {
    return `${this.giver.node.path}:${this.giverPort}>${this.receiver.node.path}:${this.receiverPort}`;
  }
}

/** Options of a cable. */
export interface CableOptions {
  /** Port at this end, for example 'swp1'. */
  readonly port: string;
  /** Port at the other end. */
  readonly otherPort: string;
  /**
   * Routed length, for the schedule and the reach of the medium.
   * @default - within one row: along the row, with two drops of 1.5 m and 2 m of slack; else not given
   */
  readonly length?: Length;
  /**
   * What the cable is made of.
   * @default - not given: reach and loss are not evaluated
   */
  readonly medium?: CableMedium;
  /**
   * Plugged connections along an optical path, both ends included.
   * @default 2
   */
  readonly connectors?: number;
}

/** Options of a power link. */
export interface SupplyOptions {
  /**
   * Cords of the receiver to feed.
   * @default - all its cords
   */
  readonly cords?: string[];
  /**
   * Length of the run, for the schedule, voltage drop and fault currents. Zero where equipment is close-coupled.
   * @default - not given
   */
  readonly length?: Length;
  /**
   * Conductor of each phase, for voltage drop and fault currents.
   * @default - not given
   */
  readonly conductor?: Conductor;
  /**
   * Distance along the giver's busway at which it is tapped.
   * @default - the far end of the run
   */
  readonly tapDistance?: Length;
}
