import type {
  AssetRecord,
  CableMedium,
  Climate,
  Conductor,
  ElectricalCode,
  EnergyFacts,
  FloorFacts,
  LimitRule,
  LoadClass,
  PowerDemand,
  SiteObligations,
  Tier,
  Weather,
} from '../core';

/**
 * The vocabulary between the rooms that read: what a snapshot holds and what the analysis found. Plain data, indices instead of
 * references, kW / kVA / A / °C / L/min in numbers (the suffix says which). An index is always into the array named beside it.
 */

/** One piece of equipment, as it described itself. */
export interface SnapshotAsset {
  /** Position in `SiteSnapshot.assets` (sorted by path in natural order, so that nothing depends on the order of calls). */
  readonly index: number;
  /** Construct path, for example `us-tx-1-hall-a/pod-1/rack-01`. */
  readonly path: string;
  /** Path of the stack that it is lowered into. */
  readonly stack: string;
  /** Id of the stack's child that contains it, empty for a direct child of the stack. */
  readonly block: string;
  /** Path below the block (or below the stack). */
  readonly key: string;
  readonly description: string;
  readonly tags: { readonly [key: string]: string };
  readonly record: AssetRecord;
  /** Stack trace of its creation; formatted only when called. */
  readonly trace: () => string | undefined;
}

export interface SnapshotPowerLink {
  /** Index in `assets`. */
  readonly giver: number;
  /** Index in `assets`. */
  readonly receiver: number;
  /** Order among the sources of the receiver or cord, from 0. */
  readonly order: number;
  /** Cord id, empty for equipment that passes power on. */
  readonly cord: string;
  readonly lengthM?: number;
  readonly conductor?: Conductor;
  /** Along the giver's busway. */
  readonly tapM?: number;
}

export interface SnapshotCoolantLink {
  readonly giver: number;
  readonly receiver: number;
}

export interface SnapshotCable {
  readonly giver: number;
  readonly receiver: number;
  readonly giverPort: string;
  readonly receiverPort: string;
  readonly lengthM?: number;
  readonly medium?: CableMedium;
  readonly connectors?: number;
}

/** The floor of one stack: a hall, or the site itself. */
export interface SnapshotFloor {
  /** Path of the stack. */
  readonly path: string;
  readonly facts: FloorFacts;
}

export interface SnapshotClaim {
  readonly path: string;
  readonly label: string;
  readonly lineups: { readonly name: string; readonly assets: number[] }[];
  readonly needed: number;
}

export interface SiteSnapshot {
  readonly name: string;
  readonly path: string;
  readonly tier: Tier;
  readonly code: ElectricalCode;
  readonly climate: Climate;
  readonly altitudeM: number;
  readonly weather?: Weather;
  readonly energy?: EnergyFacts;
  readonly assets: SnapshotAsset[];
  readonly power: SnapshotPowerLink[];
  readonly coolant: SnapshotCoolantLink[];
  readonly cables: SnapshotCable[];
  /** Floors that equipment stands on, by stack. */
  readonly floors?: SnapshotFloor[];
  readonly obligations?: SiteObligations;
  readonly claims: SnapshotClaim[];
  /** Index in `assets` of equipment that is out of service from the start; of a site as built, nothing is. */
  readonly out?: ReadonlySet<number>;
  /** Set where nothing is taken out beyond the base states, whatever the tier. */
  readonly baseStatesOnly?: boolean;
}

export interface Snapshot {
  readonly version: number;
  /** Sorted by name. */
  readonly sites: SiteSnapshot[];
}

/** U: utility present. G: every utility feed out, generators carry. */
export type BaseState = 'U' | 'G';

/** One state of the site that was judged. */
export interface Scenario {
  /** Position in `SiteAnalysis.scenarios`; the base states come first. */
  readonly index: number;
  readonly state: BaseState;
  /** Index in `assets` of what is out; -1 in a base state. */
  readonly removed: number;
  /** Id of the part that is out, where only a part of `removed` is (a CDU pump). */
  readonly part?: string;
  /** For people: `on utility, hall/power/lineup-a/ups out`. */
  readonly label: string;
}

/** One limit of one piece of equipment (or of one of its cords), over all scenarios. */
export interface LimitResult {
  /** Index in `assets`. */
  readonly asset: number;
  /** Cord id, empty for a limit of the equipment itself. */
  readonly cord: string;
  /** Name of the limit in the record. */
  readonly name: string;
  readonly rule: LimitRule;
  readonly unit: 'kW' | 'kVA' | 'A';
  /** Rating as on the nameplate. */
  readonly rated: number;
  /** What may be used: rating × factor. */
  readonly limit: number;
  /** Largest demand in a base state, and which. */
  readonly normal: number;
  readonly normalScenario: number;
  /** Largest demand in any scenario (base states included), and which. */
  readonly worst: number;
  readonly worstScenario: number;
  /** Scenarios over the limit, in order; base states included. */
  readonly overloads: number[];
}

/** Shelves of one load, over all scenarios: needed DC power over what the live shelves give. */
export interface ShelfResult {
  readonly asset: number;
  readonly neededKw: number;
  readonly normalKw: number;
  /** Least power of the live shelves in a scenario in which the load is up. */
  readonly worstKw: number;
  readonly worstLive: number;
  readonly worstScenario: number;
  readonly overloads: number[];
  /** Where the declared cap keeps it within the live shelves and cords. */
  readonly cappedKw?: number;
}

/** What a single failure takes with it. */
export interface ScenarioResult {
  readonly scenario: number;
  /** Loads (index in `assets`) that lose all supply, required or not, rising. */
  readonly dark: number[];
  /** Racks and GPUs among them (a rack: a dark load of information technology). */
  readonly racksLost: number;
  readonly gpusLost: number;
  /** Cooling units out or without supply, rising. */
  readonly coolingLost: number[];
  /** Racks lost for want of coolant or air, on top of the dark ones. */
  readonly racksOverheated: number;
  /** Thermal shortfalls of this scenario, index in `ThermalAnalysis.shortfalls`. */
  readonly shortfalls: number[];
}

/** A part whose loss stays inside one rack, run for every rack of the kind and reported, never an error. */
export interface ConfinedResult {
  /** Index in `assets` of the first rack that it concerns. */
  readonly asset: number;
  /** Part kind, for example 'power_shelf'. */
  readonly partKind: string;
  /** Racks in which losing one such part darkens the rack or leaves too few shelves. */
  readonly racksLost: number;
  /** Racks that have such a part. */
  readonly racks: number;
}

/** Power through one piece of equipment in one condition. */
export interface FlowState {
  readonly outKw: number;
  readonly outKvar: number;
  readonly inKw: number;
  readonly lossKw: number;
}

/** A component that more than one cord of a load hangs on (PWR-08). */
export interface SharedFate {
  /** Index in `assets` of the component below the level of independence. */
  readonly component: number;
  /** Loads left with too few cords, rising. */
  readonly darkLoads: number[];
  /** Loads left with too few shelves, rising. */
  readonly shelfLoads: number[];
  /** Largest needed DC power over what is left, among `shelfLoads`; 0 if none. */
  readonly worstShelfRatio: number;
}

/** Whether a claimed redundancy holds (PWR-09). */
export interface ClaimResult {
  /** Index in `SiteSnapshot.claims`. */
  readonly claim: number;
  readonly holds: boolean;
  /** Whether it would survive one lineup more than claimed. */
  readonly survivesMore: boolean;
  /** Lineup names of the worst failing combination, empty if it holds. */
  readonly failing: string[];
  readonly failingState: BaseState;
  /** What happens then: loads dark, limits overloaded (index into `limits`). */
  readonly darkLoads: number[];
  readonly overloads: { readonly limit: number; readonly value: number }[];
  /** The most that each limit is overloaded with in any combination. */
  readonly worst: { readonly limit: number; readonly value: number }[];
  /** Components below the level of independence that take more lineups than claimed with them, and how many. */
  readonly shared: { readonly component: number; readonly lineups: string[] }[];
}

export interface PowerAnalysis {
  readonly limits: LimitResult[];
  readonly shelves: ShelfResult[];
  readonly sharedFates: SharedFate[];
  readonly claims: ClaimResult[];
  readonly confined: ConfinedResult[];
  /** Provisioned flow in state U, by asset index; undefined where there is no source facet. */
  readonly normal: (FlowState | undefined)[];
  /** Flow at thermal design power with the mechanical plant at its modelled load, state U. */
  readonly design: (FlowState | undefined)[];
  /** Whether any generator exists: without one, state G is not run. */
  readonly hasGenerators: boolean;
}

export type CoolingQuantity = 'heat' | 'flow' | 'airflow' | 'supply_temperature' | 'return_temperature' | 'pressure' | 'approach';

/** A cooling group that falls short in one scenario. */
export interface ThermalShortfall {
  readonly scenario: number;
  /** Index in `assets` of the loop. */
  readonly loop: number;
  readonly quantity: CoolingQuantity;
  readonly measured: number;
  readonly limit: number;
  readonly unit: 'kW' | 'L/min' | 'm3/s' | '°C' | 'bar' | 'K';
  readonly racksLost: number;
}

/** One quantity of one loop over all scenarios. `measured` is what is asked for, `limit` what can be given (or may be reached). */
export interface ThermalResult {
  readonly loop: number;
  readonly quantity: CoolingQuantity;
  readonly unit: 'kW' | 'L/min' | 'm3/s' | '°C' | 'bar' | 'K';
  readonly normal: number;
  readonly normalLimit: number;
  readonly worst: number;
  readonly worstLimit: number;
  readonly worstScenario: number;
  /** Scenarios in which it falls short. */
  readonly failing: number[];
}

/** What one loop does in one condition. */
export interface LoopState {
  readonly loop: number;
  readonly heatKw: number;
  readonly capacityKw: number;
  readonly flow: number;
  readonly flowCapacity: number;
  readonly supplyC: number;
  readonly returnC: number;
  readonly unitsLive: number;
  /** Facility water loops with dry coolers: fan speed as a share, 1 = full. */
  readonly fanSpeed?: number;
  /** Technology loops: approach that the live CDUs need at these flows. */
  readonly approachK?: number;
}

export interface ThermalAnalysis {
  readonly results: ThermalResult[];
  readonly shortfalls: ThermalShortfall[];
  /** Normal state at the design day. */
  readonly normal: LoopState[];
  /** Loads with heat that no loop takes (index in `assets`), by medium. */
  readonly uncooledLiquid: number[];
  readonly uncooledAir: number[];
  /** THM-09: heat out of the boundary against electricity in, kW. */
  readonly balance: { readonly heatKw: number; readonly electricKw: number };
}

/** Totals of a site. */
export interface SiteTotals {
  readonly racks: number;
  readonly gpus: number;
  readonly itProvisionedKw: number;
  readonly itThermalKw: number;
  readonly itPeakKw: number;
  readonly itAverageKw: number;
  readonly heatToLiquidKw: number;
  readonly heatToAirKw: number;
  /** At the utility feeds and of generators that carry load beside them, provisioned, mechanical plant at nameplate, state U. */
  readonly facilityProvisionedKw: number;
  /**
   * At the utility feeds, and of generators that carry load beside them; thermal design power, mechanical plant at its modelled load on the design day,
   * state U.
   */
  readonly facilityDesignKw: number;
  readonly mechanicalDesignKw: number;
  readonly mechanicalNameplateKw: number;
  readonly lossesDesignKw: number;
  /** facilityDesignKw / itThermalKw; undefined without IT. A design PUE (dPUE of ISO/IEC 30134-2), not an annual one. */
  readonly designPue?: number;
  /** Diesel for 12 h in state G at provisioned demand, liters. */
  readonly fuelLitersPerHour?: number;
}

/** A racks-to-move or next-size-up hint, computed here and only phrased by checks. */
export interface Remedy {
  /** Index in `assets` of what to change. */
  readonly asset: number;
  /** Next model that does, with its limit. */
  readonly model?: string;
  readonly limit?: number;
  readonly unit?: string;
  /** Next standard size of an overcurrent device that does, A; where there is no next model. */
  readonly deviceA?: number;
  /** How much to move away, in the unit of the limit, and how many racks of the kind on it that is. */
  readonly excess: number;
  readonly racks?: number;
}

export interface SiteAnalysis {
  readonly site: SiteSnapshot;
  readonly scenarios: Scenario[];
  /** Only scenarios with a consequence. */
  readonly outcomes: ScenarioResult[];
  readonly power: PowerAnalysis;
  readonly thermal: ThermalAnalysis;
  readonly totals: SiteTotals;
}

/** Loads that count as racks of information technology. */
export const isInformationTechnology = ({ loadClass, informationTechnology }: PowerDemand): boolean =>
  informationTechnology ?? !(loadClass === ('cooling' as LoadClass) || loadClass === ('control' as LoadClass));

/** Whether equipment is a rack of information technology. */
export const isRack = ({ record: { demand } }: SnapshotAsset): boolean => demand !== undefined && isInformationTechnology(demand);
