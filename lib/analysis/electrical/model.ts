/** Results of the network studies. Per unit is on the nominal voltage; indices are into `SiteSnapshot.assets` and `SiteAnalysis.scenarios`. */

/** Voltage drop to the worst cord of a load, over the states that were studied. Shares of the nominal voltage. */
export interface CordDrop {
  readonly load: number;
  readonly cord: string;
  /** What feeds the cord. */
  readonly giver: number;
  /** Whip of that cord. */
  readonly branch: number;
  /** The largest of the whip of any cord of the load in any state: which cord, with what voltage at its end, and when. */
  readonly worstBranch: number;
  readonly worstBranchCord: string;
  readonly worstBranchVolts: number;
  readonly worstBranchScenario: number;
  /** From the last transformer or converter to the end of the cord. */
  readonly total: number;
  /** Voltage at the end of the cord, V. */
  readonly volts: number;
  readonly scenario: number;
  /** Direct current: judged by its own rule. */
  readonly direct: boolean;
}

/** Voltage at the input of equipment that needs it within limits: a UPS, a rectifier. */
export interface InputVoltage {
  readonly asset: number;
  /** With everything in service, on utility or else on generators; undefined where a run on the way is not given. */
  readonly normal?: number;
  readonly lowest: number;
  readonly lowestScenario: number;
  readonly highest: number;
  readonly highestScenario: number;
}

/** Voltage at the output of equipment with everything in service, state U. */
export interface NodeVoltage {
  readonly asset: number;
  readonly volts: number;
  readonly perUnit: number;
  /** Whether every run from the last converter on is given; runs that are not count as none. */
  readonly known: boolean;
}

export interface VoltageAnalysis {
  /** Scenarios that were studied. */
  readonly scenarios: number[];
  /** Scenarios without a steady voltage. */
  readonly collapsed: number[];
  readonly cords: CordDrop[];
  readonly inputs: InputVoltage[];
  readonly nodes: NodeVoltage[];
  /** Losses in given conductors and in windings with everything in service, state U. */
  readonly lossKw: number;
  readonly lossKvar: number;
  /** Loads and converters that a run of unknown length or conductor leads to. */
  readonly unknownLoads: number[];
  readonly unknownInputs: number[];
}

/** Fault current at one piece of equipment. */
export interface FaultLevel {
  readonly asset: number;
  /** Initial symmetrical three-phase current, largest of all sources that may feed it, kA. */
  readonly maximumKa: number;
  /** The source from which it is fed then. */
  readonly maximumFrom: number;
  /** Peak factor and peak, kA. */
  readonly kappa: number;
  readonly peakKa: number;
  /** R/X at the fault. */
  readonly resistanceToReactance: number;
  /** Smallest phase-to-phase current, kA; undefined where a run is not given. */
  readonly minimumKa?: number;
  readonly minimumFrom?: number;
}

export interface FaultAnalysis {
  readonly levels: FaultLevel[];
  /** Sources without short-circuit power (utility) or subtransient reactance (generators). */
  readonly unknownFeeds: number[];
  readonly unknownGenerators: number[];
}
