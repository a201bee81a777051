import { Length, Volume } from '../units';
import { Fluid } from './fluids';

/** What a coolant touches. */
export enum WettedMaterial {
  /** Copper. */
  COPPER = 'copper',
  /** Brass with less than 15 % zinc. */
  LOW_ZINC_BRASS = 'low_zinc_brass',
  /** Brass with 15 % zinc or more: loses its zinc. */
  HIGH_ZINC_BRASS = 'high_zinc_brass',
  /** Stainless steel 304L. */
  STAINLESS_304L = 'stainless_304l',
  /** Stainless steel 316L. */
  STAINLESS_316L = 'stainless_316l',
  /** Braze of nickel. */
  NICKEL_BRAZE = 'nickel_braze',
  /** Ethylene propylene rubber. */
  EPDM = 'epdm',
  /** Polytetrafluoroethylene; a fluoropolymer. */
  PTFE = 'ptfe',
  /** Fluorinated ethylene propylene; a fluoropolymer. */
  FEP = 'fep',
  /** Fluorocarbon rubber; a fluoropolymer. */
  FKM = 'fkm',
  /** Polyphenylsulfone. */
  PPSU = 'ppsu',
  /** Aluminium. */
  ALUMINIUM = 'aluminium',
  /** Galvanised steel. */
  GALVANISED_STEEL = 'galvanised_steel',
  /** Zinc. */
  ZINC = 'zinc',
  /** Carbon steel. */
  CARBON_STEEL = 'carbon_steel',
  /** Natural rubber. */
  NATURAL_RUBBER = 'natural_rubber',
  /** Primer of PVC joints. */
  PVC_PRIMER = 'pvc_primer',
}

/** What equipment brings into a loop: what its coolant side is made of, and what it was filled with. */
export interface WettedFacts {
  /**
   * Materials that the coolant touches.
   * @default - not evaluated
   */
  readonly materials?: WettedMaterial[];
  /**
   * Fluid that it comes filled with.
   * @default - comes dry
   */
  readonly filledWith?: Fluid;
  /**
   * Inhibitor family of that fluid, for example 'organic acid' or 'azole'.
   * @default - comes dry
   */
  readonly inhibitor?: string;
}

/** The last analysis of the coolant. Concentrations in mg per liter, the ppm of water laboratories. */
export interface WaterQuality {
  /**
   * pH.
   * @default - not measured
   */
  readonly ph?: number;
  /**
   * Chloride, mg/L.
   * @default - not measured
   */
  readonly chloride?: number;
  /**
   * Sulfate, mg/L.
   * @default - not measured
   */
  readonly sulfate?: number;
  /**
   * Hardness as calcium carbonate, mg/L.
   * @default - not measured
   */
  readonly hardness?: number;
  /**
   * Suspended solids, mg/L.
   * @default - not measured
   */
  readonly suspendedSolids?: number;
  /**
   * Turbidity, NTU.
   * @default - not measured
   */
  readonly turbidity?: number;
  /**
   * Bacteria, colony-forming units per milliliter.
   * @default - not measured
   */
  readonly bacteria?: number;
  /**
   * Where the record is kept, for example a document number.
   * @default - unspecified
   */
  readonly record?: string;
}

/** How the coolant of a loop is kept fit. */
export interface CoolantCareFacts {
  /**
   * Particles that the filter keeps back.
   * @default - no filter
   */
  readonly filter?: Length;
  /**
   * Inhibitor family of the coolant, for example 'organic acid' or 'azole'.
   * @default - not evaluated
   */
  readonly inhibitor?: string;
  /**
   * The last analysis of the coolant.
   * @default - no record
   */
  readonly waterQuality?: WaterQuality;
}

/** What finds a leak and what stops it. */
export interface LeakProtectionFacts {
  /** Leak sensors: ropes and trays under racks and manifolds. */
  readonly sensors: number;
  /** Pairs of isolation valves that close when a sensor trips. */
  readonly isolationValvePairs: number;
  /**
   * Most coolant between two isolation valves.
   * @default - not evaluated
   */
  readonly isolatedVolume?: Volume;
  /**
   * Coolant that the tray below holds.
   * @default - not evaluated
   */
  readonly containment?: Volume;
}

/** What keeps outdoor parts of a loop from freezing, apart from the fluid. */
export enum FreezeProtection {
  /** Nothing. */
  NONE = 'none',
  /** Drains by itself when flow stops. */
  DRAIN_DOWN = 'drain_down',
  /** Heat trace on a supply that generators carry. */
  HEAT_TRACE_ON_GENERATOR = 'heat_trace_on_generator',
  /** Heat trace that is lost with the utility. */
  HEAT_TRACE_ON_UTILITY = 'heat_trace_on_utility',
}
