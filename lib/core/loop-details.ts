import { Volume } from '../units';
import { CoolantCareFacts, FreezeProtection, LeakProtectionFacts, WettedMaterial } from './coolant-facts';
import { PipeworkFacts, PressurisationFacts } from './hydraulic-facts';

/** What is known of a loop beyond its temperatures. Whatever is left out is told as not evaluated, never as passed. */
export interface LoopDetails {
  /**
   * Coolant in the loop.
   * @default - not evaluated
   */
  readonly volume?: Volume;
  /**
   * Its pipes. Where all of them are known, pressure drop is computed from them instead of `pipePressureDrop`.
   * @default - pressure drop as declared
   */
  readonly pipework?: PipeworkFacts;
  /**
   * Pressures, expansion and relief.
   * @default - not evaluated
   */
  readonly pressurisation?: PressurisationFacts;
  /**
   * Filter, inhibitor and water quality.
   * @default - not evaluated
   */
  readonly coolantCare?: CoolantCareFacts;
  /**
   * Materials of its pipes, valves, hoses and seals.
   * @default - not evaluated
   */
  readonly wettedMaterials?: WettedMaterial[];
  /**
   * Leak sensors and isolation valves.
   * @default - not evaluated
   */
  readonly leakProtection?: LeakProtectionFacts;
  /**
   * Whether parts of it with coolant stand outdoors.
   * @default - true where a dry cooler, a cooling tower or a chiller serves it
   */
  readonly outdoorParts?: boolean;
  /**
   * What keeps outdoor parts from freezing, apart from the fluid.
   * @default FreezeProtection.NONE
   */
  readonly freezeProtection?: FreezeProtection;
}
