import type { LimitRule } from '../../core';
import type { BaseState, ThermalShortfall } from '../model';

/** Why several components are out at once. */
export type ZoneKind = 'maintenance' | 'fault' | 'stuck_breaker' | 'fire';

/** Components that are out together. */
export interface Zone {
  readonly kind: ZoneKind;
  /** For people: the path of the component that it is about, or the name of a zone or compartment. */
  readonly name: string;
  /** Index in `assets` of what is maintained or faults; all of them have this same zone. */
  readonly subjects: number[];
  /** Index in `assets` of all that is out, rising. */
  readonly removed: number[];
  /** Base states in which it is run; all where none are given. */
  readonly states?: BaseState[];
}

/** A limit that is exceeded in a scenario and not in its base state. */
export interface ZoneOverload {
  readonly asset: number;
  /** Cord id, empty for a limit of the equipment itself. */
  readonly cord: string;
  readonly name: string;
  readonly rule: LimitRule;
  readonly unit: 'kW' | 'kVA' | 'A';
  readonly limit: number;
  readonly value: number;
}

/** What a zone takes with it in one state, beyond what its base state lacks already. */
export interface ZoneOutcome {
  readonly state: BaseState;
  /** Required loads without supply, rising. */
  readonly dark: number[];
  readonly racksLost: number;
  readonly gpusLost: number;
  /** Cooling units out or without supply, rising. */
  readonly coolingLost: number[];
  readonly racksOverheated: number;
  /** Worst first. */
  readonly overloads: ZoneOverload[];
  /** Loads whose live shelves give too little, with the power needed and left (DC, kW). */
  readonly shelves: { readonly asset: number; readonly neededKw: number; readonly liveKw: number }[];
  readonly shortfalls: Omit<ThermalShortfall, 'scenario'>[];
}

/** A zone that fails in at least one state. */
export interface FailingZone {
  readonly zone: Zone;
  readonly outcomes: ZoneOutcome[];
}

/** All zones of one kind of question, and those that fail. */
export interface ZoneAnalysis {
  readonly zones: Zone[];
  /** Zones times states. */
  readonly scenarios: number;
  readonly failing: FailingZone[];
  /** Zones that hold only because a maintenance bypass is closed by hand first. */
  readonly bypassed: Zone[];
}
