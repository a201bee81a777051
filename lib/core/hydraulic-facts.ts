import { FlowRate, Length, Pressure, Volume } from '../units';

/** Pressure drop at a flow, as makers publish it for valves, quick disconnects, filters and exchangers. Scales with flow squared. */
export interface FlowDrop {
  /** Flow. */
  readonly flow: FlowRate;
  /** Pressure drop at that flow with water. */
  readonly pressureDrop: Pressure;
}

/** One point of a pump curve at full speed. */
export interface HeadPoint {
  /** Flow. */
  readonly flow: FlowRate;
  /** Head at that flow. */
  readonly head: Pressure;
}

/** Pipe of one bore with what is fitted in it; everything in series. */
export interface PipeRun {
  /** Length; of a connection, there and back. */
  readonly length: Length;
  /** Inner diameter. */
  readonly bore: Length;
  /** Roughness of the wall, for example 0.046 mm of commercial steel or 0.0015 mm of drawn tube (Crane TP-410). */
  readonly roughness: Length;
  /**
   * Sum of the loss coefficients K of its bends, tees and reducers, of the velocity in its bore.
   * @default 0
   */
  readonly lossCoefficient?: number;
  /**
   * Flow coefficients of its valves, K_v in m³/h at 1 bar.
   * @default - no valves
   */
  readonly valveCoefficients?: number[];
  /**
   * Quick disconnects, filters, strainers and meters in it.
   * @default - none
   */
  readonly components?: FlowDrop[];
}

/** Shape of a header. */
export enum HeaderLayout {
  /** Closed on itself: every point is fed from two sides. */
  RING = 'ring',
  /** From one end to the other. */
  DEAD_END = 'dead_end',
}

/** A stretch of header between two nodes, in supply and alike in return. */
export interface HeaderSection {
  /**
   * Its pipe, one way.
   * @default - not known; connections are judged, pressure drop is not
   */
  readonly pipe?: PipeRun;
  /**
   * Whether a valve closes it at its first node.
   * @default true
   */
  readonly valveAtStart?: boolean;
  /**
   * Whether a valve closes it at its last node.
   * @default true
   */
  readonly valveAtEnd?: boolean;
}

/**
 * A supply header and its mirror image in the return. Section i lies between node i and node i + 1; the last section of a ring closes it at node 0.
 * Units and loads are connected at nodes.
 */
export interface HeaderFacts {
  /** Its shape. */
  readonly layout: HeaderLayout;
  /** Its sections, in order. */
  readonly sections: HeaderSection[];
  /**
   * Node of each unit (CDU, pump), in the order of their links to the loop.
   * @default - spread evenly from node 0; node 0 for a loop whose pumps are not modelled
   */
  readonly unitNodes?: number[];
  /**
   * Node of each load (rack, CDU of a facility loop), in the order of their links from the loop.
   * @default - spread evenly from node 0
   */
  readonly loadNodes?: number[];
}

/** The pipes of a loop, from unit to load and back. */
export interface PipeworkFacts {
  /**
   * Connection of one unit, there and back, with what is fitted in it.
   * @default - none
   */
  readonly unitConnection?: PipeRun;
  /**
   * Pipe that carries the flow of the whole loop, there and back.
   * @default - none
   */
  readonly mains?: PipeRun;
  /**
   * The header.
   * @default - none
   */
  readonly header?: HeaderFacts;
  /**
   * Connection of one load, there and back: hoses, manifold, quick disconnects.
   * @default - none
   */
  readonly loadConnection?: PipeRun;
  /**
   * Pressure drop of one load where the load itself does not tell it, as the facility side of a CDU.
   * @default - that of the rack's own table
   */
  readonly loadDrop?: FlowDrop;
  /**
   * What else the flow of the whole loop passes: coolers, chillers, strainer.
   * @default - none
   */
  readonly equipment?: FlowDrop;
}

/** How a loop is kept under pressure. All pressures are gauge. */
export interface PressurisationFacts {
  /**
   * Pressure at the suction of the pumps, where the vessel is connected, with the pumps running.
   * @default - not evaluated
   */
  readonly fillPressure?: Pressure;
  /**
   * Highest point of the loop above that suction.
   * @default 0 m
   */
  readonly staticHeight?: Length;
  /**
   * Lowest pressure class of anything in the loop: pipes, hoses, exchangers, racks.
   * @default - not evaluated
   */
  readonly pressureClass?: Pressure;
  /**
   * Head of the pumps without flow.
   * @default - of the pump curves of the units, where they begin without flow
   */
  readonly shutOffHead?: Pressure;
  /**
   * Set pressure of the relief valve.
   * @default - not evaluated
   */
  readonly reliefPressure?: Pressure;
  /**
   * Volume that the expansion vessel accepts between cold fill and relief.
   * @default - not evaluated
   */
  readonly expansionVolume?: Volume;
}
