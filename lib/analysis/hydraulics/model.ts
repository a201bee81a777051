import type { LoopMedium } from '../../core';
import type { RunSpeed } from './loop';

/** A CDU with one of its pumps out, normal flows, L/min and bar. */
export interface PumpOut {
  /** Index in `assets` of the CDU. */
  readonly unit: number;
  readonly pumps: number;
  /** Its share of the flow with everything in service. */
  readonly share: number;
  /** What the other pumps give at most. */
  readonly flow: number;
  /** Head that the loop asks at that share, and what the other pumps give there. */
  readonly asked: number;
  readonly available: number;
  /** CDUs of its kind with which the group would hold: share · units over `flow`. */
  readonly unitsNeeded: number;
}

/** A valved stretch of header out of service. */
export interface SectionOut {
  /** Sections that go out together, from 1. */
  readonly sections: number[];
  /** Racks (index in `assets`) that nothing feeds then. */
  readonly unfed: number[];
  /** Head that the fed racks ask of the unit with the least to spare and what it gives, bar; where pipes are known. */
  readonly asked?: number;
  readonly available?: number;
}

/** Gauge pressures of a loop, bar. */
export interface LoopPressures {
  /** Pump suction and shut-off head together; undefined where either is unknown. */
  readonly highest?: number;
  readonly pressureClass?: number;
  /** At the highest point, on the suction side. */
  readonly suction?: number;
  /** Fill pressure at which the suction limit is met. */
  readonly fillNeeded?: number;
  readonly relief?: number;
  /** Growth of the coolant from 5 to 65 °C, m³, and what the vessel accepts. */
  readonly growth?: number;
  readonly expansion?: number;
}

/** The hydraulics of one loop with liquid, everything in service. */
export interface LoopHydraulics {
  /** Index in `assets` of the loop. */
  readonly loop: number;
  readonly medium: LoopMedium;
  readonly fluid: string;
  readonly freezingC: number;
  /** Flow, L/min. */
  readonly flow: number;
  /** Head asked of the unit with the least to spare, bar; of a facility loop where its pipes are known. What that CDU gives, bar. */
  readonly asked?: number;
  readonly available?: number;
  /** Of the head, in pipes and header, bar; where pipes are known. */
  readonly pipesBar?: number;
  /** Fastest and slowest run, where pipes are known; the sections of a ring are not among the slowest. */
  readonly fastest?: RunSpeed;
  readonly slowest?: RunSpeed;
  readonly pumpsOut: PumpOut[];
  /** Undefined without a header. */
  readonly sectionsOut?: SectionOut[];
  readonly pressures: LoopPressures;
  readonly outdoors: boolean;
  /** Racks on the loop. */
  readonly racks: number[];
}
