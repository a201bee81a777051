import { DataRate } from '../units';

/** Where equipment stands in a fabric. */
export enum FabricRole {
  /** Gives and takes traffic: racks, servers, storage. */
  HOST = 'host',
  /** Switch that hosts are plugged into. */
  LEAF = 'leaf',
  /** Switch above leaves. */
  SPINE = 'spine',
  /** Switch above spines. */
  CORE = 'core',
}

/** Ports of one kind. */
export interface PortGroup {
  /** Names: this and a number from 1, for example 'nic' for nic1, nic2 …. */
  readonly prefix: string;
  /** How many. */
  readonly count: number;
  /** Line rate of one. */
  readonly rate: DataRate;
  /**
   * Logical ports that one physical port may be divided into.
   * @default 1 - no breakout
   */
  readonly breakout?: number;
  /**
   * Rails that the ports belong to in turn: port n is on rail (n − 1) mod rails.
   * @default - not on rails
   */
  readonly rails?: number;
}

/** The network facet of a record. */
export interface NetworkFacts {
  /** Where it stands in the fabric. */
  readonly role: FabricRole;
  /** Its ports. */
  readonly ports: PortGroup[];
}

/** What a cable is made of; its reach follows. */
export enum CableMedium {
  /** Copper of the NVLink backplane: inside one rack only. */
  NVLINK_COPPER = 'nvlink_copper',
  /** Passive copper. */
  DAC = 'dac',
  /** Copper with linear amplifiers. */
  ACC = 'acc',
  /** Active optical cable. */
  AOC = 'aoc',
  /** Multimode fibre OM3. */
  OM3 = 'om3',
  /** Multimode fibre OM4. */
  OM4 = 'om4',
  /** Parallel single-mode fibre, DR4. */
  DR4 = 'dr4',
  /** Duplex single-mode fibre, FR4. */
  FR4 = 'fr4',
}
