import { IConstruct, Node } from 'constructs';
import { Power } from '../units';
import type { Asset } from './asset';
import { notLinkable } from './errors';
import { CableLink, CableOptions, CoolantLink, PowerLink, SupplyOptions } from './links';
import { PowerDemand } from './power-facts';
import { HeatFacts } from './cooling-facts';
import { DesignRegistry } from './registry';

/** Anything that takes power: a rack, a pod, a cooling plant, the inlets of a power plant. */
export interface IPowered {
  /** The place in the construct tree. */
  readonly node: Node;
  /** Where power comes in. */
  readonly power: PowerPort;
}

/** Anything that gives off heat: a rack, a pod, the UPS rooms of a power plant. */
export interface ICooled {
  /** The place in the construct tree. */
  readonly node: Node;
  /** Where heat goes out. */
  readonly cooling: CoolingPort;
}

/** Anything with network ports. */
export interface INetworked {
  /** The place in the construct tree. */
  readonly node: Node;
  /** Where cables are plugged. */
  readonly network: NetworkPort;
}

/** The network facet of equipment. */
export class NetworkPort {
  /** The ports of one piece of equipment. */
  public static of(owner: Asset): NetworkPort {
    return new NetworkPort(owner);
  }

  private constructor(
    /** Whose ports they are. */
    public readonly owner: Asset,
  ) {}

  /** A cable to a port of other equipment of the same site. Fails when a port is taken. */
  public connect(other: INetworked, options: CableOptions): CableLink {
    if (!(other?.network instanceof NetworkPort)) {
      throw notLinkable(nameOf(other), 'network');
    }
    return DesignRegistry.of(this.owner).addCable(this.owner, other.network.owner, options);
  }
}

/** The power facet of equipment or of a group of it. */
export class PowerPort {
  /** The port of one load. Its demand is what the record of the load repeats. */
  public static load(owner: Asset, demand: PowerDemand): PowerPort {
    return new PowerPort(owner, [], owner, demand);
  }

  /** The input of equipment that passes power on; `design` is what it is sized to draw. */
  public static inlet(owner: Asset, design: Power): PowerPort {
    return new PowerPort(owner, [], owner, undefined, design);
  }

  /** The port of a group: what is linked to it is linked to each member. */
  public static group(owner: IConstruct, members: IPowered[]): PowerPort {
    return new PowerPort(owner, members);
  }

  private constructor(
    /** Whose port it is. */
    public readonly owner: IConstruct,
    /** Members of a group, in order. */
    public readonly members: IPowered[],
    /** The equipment itself, if this is no group. */
    public readonly asset?: Asset,
    /** What the load draws, if it is one. */
    public readonly demand?: PowerDemand,
    private readonly inletDesign?: Power,
  ) {}

  /** All single ports behind this one, in order. */
  public leaves(): PowerPort[] {
    return this.asset ? [this] : this.members.flatMap((member) => powerPort(member).leaves());
  }

  /** What the port is sized to draw: provisioned power of its loads, or design input of its equipment. */
  public get designPower(): Power {
    return Power.sum(this.leaves().map((leaf) => leaf.demand?.provisioned ?? leaf.inletDesign ?? Power.ZERO));
  }

  /** Links every single port behind this one to `source`; the first source linked is the preferred one. */
  public fedBy(source: Asset, options: SupplyOptions = {}): PowerLink[] {
    return this.leaves().flatMap((leaf) => DesignRegistry.of(source).addPower(source, leaf.asset!, options));
  }
}

/** The cooling facet of equipment or of a group of it. */
export class CoolingPort {
  /**
   * The port of one piece of equipment; `heat` where it gives heat of its own, `designHeat` what a plant sizes itself for.
   */
  public static load(owner: Asset, heat?: HeatFacts, designHeat?: Power): CoolingPort {
    return new CoolingPort(owner, [], owner, heat, designHeat);
  }

  /** The port of a group: what is linked to it is linked to each member. */
  public static group(owner: IConstruct, members: ICooled[]): CoolingPort {
    return new CoolingPort(owner, members);
  }

  private constructor(
    /** Whose port it is. */
    public readonly owner: IConstruct,
    /** Members of a group, in order. */
    public readonly members: ICooled[],
    /** The equipment itself, if this is no group. */
    public readonly asset?: Asset,
    /** How the load gives off its heat, if it is one. */
    public readonly heat?: HeatFacts,
    /** Heat at thermal design power that a plant sizes itself for, if known. */
    public readonly designHeat?: Power,
  ) {}

  /** All single ports behind this one, in order. */
  public leaves(): CoolingPort[] {
    return this.asset ? [this] : this.members.flatMap((member) => coolingPort(member).leaves());
  }

  /** Lets `giver` take the heat of every single port behind this one. */
  public cooledBy(giver: Asset): CoolantLink[] {
    return this.leaves().map((leaf) => DesignRegistry.of(giver).addCoolant(giver, leaf.asset!));
  }
}

/** The port of something that came through the door; the wrong thing gets our error, not a TypeError. */
export function powerPort(it: IPowered): PowerPort {
  if (typeof it?.power?.leaves !== 'function') {
    throw notLinkable(nameOf(it), 'power');
  }
  return it.power;
}

export function coolingPort(it: ICooled): CoolingPort {
  if (typeof it?.cooling?.leaves !== 'function') {
    throw notLinkable(nameOf(it), 'cooling');
  }
  return it.cooling;
}

const nameOf = (it: IConstruct | undefined): string => (it?.node ? `'${it.node.path}'` : String(it));
