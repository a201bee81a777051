import { FlowRate, Length, Mass, Power, Pressure } from '../units';
import { CoolingFacts, CoolingUnitFacts } from './cooling-facts';
import { EmissionFacts } from './emission-facts';
import { NetworkFacts } from './network-facts';
import { PowerDemand, PowerLimit, PowerSource } from './power-facts';
import { ResilienceFacts } from './resilience-facts';
import { ServiceState } from './service-facts';
import { ProgrammeFacts } from './programme-facts';
import { StorageFacts } from './supply-facts';

/** Order in which equipment is commissioned; each is a gate in the Terraform plan. */
export enum Stage {
  /** Utility, substation, generators, medium voltage. */
  UTILITY = 'utility',
  /** Transformers, UPS, boards, busways. */
  POWER = 'power',
  /** Coolant, water and air. */
  COOLING = 'cooling',
  /** Switches and cables. */
  NETWORK = 'network',
  /** Racks. */
  COMPUTE = 'compute',
  /** Acceptance under load. */
  BURN_IN = 'burn_in',
}

/** How well a figure is known. */
export enum Confidence {
  /** Read in the maker's document. */
  VENDOR = 'vendor',
  /** The maker's figure, quoted by others. */
  VENDOR_SECOND_HAND = 'vendor_second_hand',
  /** A partner's figure for another maker's product. */
  PARTNER = 'partner',
  /** Press or analysts. */
  PRESS = 'press',
  /** Engineering estimate, derivation shown in the source. */
  ESTIMATE = 'estimate',
  /** Nobody stands behind it yet. */
  UNCONFIRMED = 'unconfirmed',
  /** Given by the user. */
  USER = 'user',
}

/** The catalog record that equipment was made from. */
export interface ModelReference {
  /** Name of the model. */
  readonly name: string;
  /**
   * Who makes it.
   * @default - generic
   */
  readonly maker?: string;
  /** Document of the figures. */
  readonly source: string;
  /** How well they are known. */
  readonly confidence: Confidence;
  /**
   * What was assumed where nobody publishes a figure; the report lists it.
   * @default - nothing
   */
  readonly assumptions?: string[];
}

/** A larger model that would do, for the fix that a finding names. Listed in rising order. */
export interface Alternative {
  /** Name of the larger model. */
  readonly model: string;
  /**
   * Its electrical limits, named as those of the record.
   * @default - none
   */
  readonly limits?: PowerLimit[];
  /**
   * Its heat capacity at its rating point.
   * @default - none
   */
  readonly heat?: Power;
  /**
   * Its largest flow.
   * @default - none
   */
  readonly flow?: FlowRate;
  /**
   * What it does as a cooling unit: with it a finding tells whether it would do at the actual temperatures.
   * @default - not tried
   */
  readonly unit?: CoolingUnitFacts;
}

/** Something inside equipment that fails and appears in schedules but is no construct: a shelf, a whip, a tap-off. */
export interface PartRecord {
  /** Name in its parent; the part's id is `<asset>#<id>`. */
  readonly id: string;
  /** What it is, for example 'power_shelf'. */
  readonly kind: string;
  /**
   * Catalog name or size.
   * @default - unspecified
   */
  readonly model?: string;
  /**
   * The cord that is lost with it.
   * @default - none
   */
  readonly cord?: string;
  /**
   * The CDU pump that is lost with it.
   * @default false
   */
  readonly pump?: boolean;
  /**
   * Pieces of it in one parent, for the bill of materials.
   * @default 1
   */
  readonly count?: number;
}

/** Where equipment stands and what it weighs. */
export interface SpaceFacts {
  /** Mass in operation. */
  readonly mass: Mass;
  /** Width along the row. */
  readonly width: Length;
  /** Depth across the row. */
  readonly depth: Length;
  /**
   * Height.
   * @default - not evaluated
   */
  readonly height?: Length;
  /**
   * Row that it stands in.
   * @default - not placed
   */
  readonly row?: string;
  /**
   * Position in the row, from 1.
   * @default - not placed
   */
  readonly slot?: number;
  /**
   * Rack units offered.
   * @default - not evaluated
   */
  readonly rackUnits?: number;
  /**
   * Rack units used.
   * @default - not evaluated
   */
  readonly usedRackUnits?: number;
  /**
   * Mass that the rack frame is rated for.
   * @default - not evaluated
   */
  readonly staticRating?: Mass;
  /**
   * Uniform load that the floor is rated for.
   * @default - not evaluated
   */
  readonly floorRating?: Pressure;
  /**
   * Mass that a tile or the slab bears under one foot; a rack stands on four.
   * @default - not evaluated
   */
  readonly footRating?: Mass;
  /**
   * Cold aisle in front.
   * @default - not evaluated
   */
  readonly coldAisle?: Length;
  /**
   * Hot aisle behind.
   * @default - not evaluated
   */
  readonly hotAisle?: Length;
  /**
   * The piece as it is delivered, in its crate.
   * @default - not evaluated
   */
  readonly crated?: CrateFacts;
}

/** A delivery unit in its crate. */
export interface CrateFacts {
  /** Mass with crate. */
  readonly mass: Mass;
  /** Height of the crate. */
  readonly height: Length;
  /** The smaller of the two other sides. */
  readonly width: Length;
}

/** Room in front of low-voltage equipment for people who work on it. */
export interface WorkingSpace {
  /** Clear depth in front of the equipment. */
  readonly depth: Length;
  /**
   * Ways out of the working space.
   * @default 1
   */
  readonly exits?: number;
  /**
   * What faces the live parts: 1 nothing live or grounded, 2 grounded parts (a concrete wall), 3 live parts (NEC table 110.26(A)(1)).
   * @default 2
   */
  readonly condition?: number;
}

/**
 * What equipment says of itself, once a snapshot. Readers (analysis, checks, Terraform, manifests, report) see records, never classes:
 * a class of your own that returns one is analysed, checked and lowered like ours.
 */
export interface AssetRecord {
  /** What it is, for example 'gpu_rack'. */
  readonly kind: string;
  /** The Terraform group of its kind, for example 'gpu_racks': lower-case letters, digits and underscores. */
  readonly group: string;
  /** Commissioning gate. */
  readonly stage: Stage;
  /** Facts whose change is physical rework; they become triggers. Never a name. */
  readonly physical: { [fact: string]: string };
  /**
   * The catalog record.
   * @default - unspecified
   */
  readonly model?: ModelReference;
  /**
   * What it draws.
   * @default - nothing
   */
  readonly demand?: PowerDemand;
  /**
   * What it can give.
   * @default - nothing
   */
  readonly source?: PowerSource;
  /**
   * What it stores against swings and ramps; in the steady state after a failure it gives nothing.
   * @default - none
   */
  readonly storage?: StorageFacts;
  /**
   * Its part in cooling.
   * @default - none
   */
  readonly cooling?: CoolingFacts;
  /**
   * Where it stands.
   * @default - not evaluated
   */
  readonly space?: SpaceFacts;
  /**
   * What goes out with it, and how often it fails.
   * @default - it trips alone; zones, compartment and rates as `ResilienceFacts` says
   */
  readonly resilience?: ResilienceFacts;
  /**
   * Room to work on low-voltage equipment.
   * @default - not evaluated
   */
  readonly workingSpace?: WorkingSpace;
  /**
   * Its ports and its place in the fabric.
   * @default - no network equipment
   */
  readonly network?: NetworkFacts;
  /**
   * Its dates.
   * @default - those of its props
   */
  readonly programme?: ProgrammeFacts;
  /**
   * Noise and refrigerant.
   * @default - those of its props
   */
  readonly emissions?: EmissionFacts;
  /**
   * Whether it is there to be used today; of power and cooling equipment.
   * @default - in service
   */
  readonly service?: ServiceState;
  /**
   * What is in it.
   * @default - nothing that fails by itself
   */
  readonly parts?: PartRecord[];
  /**
   * Larger models, rising.
   * @default - none
   */
  readonly larger?: Alternative[];
}
