import { FlowRate, Power, Pressure, Ratio, Temperature, TemperatureDelta, ThermalConductance } from '../units';
import { AdiabaticFacts, ChillerCurves, CoolingTowerFacts, LoopEnvironment, RackEnvironment, RestartFacts } from './climate-facts';
import { WettedFacts } from './coolant-facts';
import { Fluid, GlycolMix } from './fluids';
import { HeadPoint } from './hydraulic-facts';
import { LoopDetails } from './loop-details';

/** The circuit between two exchangers. */
export enum LoopMedium {
  /** Technology cooling system: from the CDU to the racks. */
  TECHNOLOGY = 'tcs',
  /** Facility water: from heat rejection to CDUs and fan walls. */
  FACILITY_WATER = 'fws',
  /** Room air: from fan walls to racks. */
  AIR = 'air',
}

/** One point of a rack's published coolant table. */
export interface FlowPoint {
  /** Coolant temperature at the rack inlet. */
  readonly supplyTemperature: Temperature;
  /** Flow that the rack needs at that temperature. */
  readonly flow: FlowRate;
  /** Pressure drop of the rack at that flow, with the fluid of the table. */
  readonly pressureDrop: Pressure;
}

/** Heat that equipment gives to coolant and to room air. */
export interface HeatFacts {
  /** Share of the thermal power that leaves in liquid; the rest leaves in air. */
  readonly liquidShare: Ratio;
  /**
   * The maker's table, rising temperature.
   * @default - `litersPerMinutePerKilowatt`
   */
  readonly flowTable?: FlowPoint[];
  /**
   * The fluid of the table.
   * @default Fluid.WATER
   */
  readonly flowTableFluid?: Fluid;
  /**
   * Exponent of pressure drop with flow.
   * @default 1.89
   */
  readonly pressureExponent?: number;
  /**
   * Flow for each kilowatt of liquid heat where there is no table.
   * @default 1.5
   */
  readonly litersPerMinutePerKilowatt?: number;
  /**
   * Warmest coolant at the rack inlet.
   * @default 45 °C
   */
  readonly maximumSupplyTemperature?: Temperature;
  /**
   * Warmest coolant at the rack outlet.
   * @default 65 °C
   */
  readonly maximumReturnTemperature?: Temperature;
  /**
   * Rise of the air through the equipment.
   * @default 15 K
   */
  readonly airTemperatureRise?: TemperatureDelta;
  /**
   * Air class and coolant content.
   * @default - not evaluated
   */
  readonly environment?: RackEnvironment;
  /**
   * What its coolant side is made of and comes filled with.
   * @default - not evaluated
   */
  readonly wetted?: WettedFacts;
}

/** A circuit that carries heat from loads to units. */
export interface LoopFacts extends LoopDetails {
  /** What kind of circuit. */
  readonly medium: LoopMedium;
  /** What flows in it. */
  readonly fluid: Fluid;
  /**
   * Strength of the glycol of `Fluid.PG_MIX`.
   * @default - that of `fluid`
   */
  readonly glycolMix?: GlycolMix;
  /** Set-point of the supply, at the loads. */
  readonly supplyTemperature: Temperature;
  /**
   * Design return; with the set-point it fixes the flow of a facility water loop: heat / (ρ · c_p · (return − supply)).
   * @default - follows from the loads (technology cooling system, air)
   */
  readonly returnTemperature?: Temperature;
  /**
   * Warmest supply of the declared class, for example 40 °C of S40.
   * @default - the set-point
   */
  readonly maximumSupplyTemperature?: Temperature;
  /**
   * Pressure drop of pipes, manifold and quick disconnects between unit and rack; `pipework` replaces it where its pipes are all known.
   * @default 0
   */
  readonly pipePressureDrop?: Pressure;
  /**
   * Where it runs, and what stands behind it.
   * @default - as LoopEnvironment says
   */
  readonly environment?: LoopEnvironment;
}

/** What a unit does to the loop that it serves. */
export enum CoolingUnitType {
  /** Liquid-to-liquid exchanger with its pumps; fed by a facility water loop. */
  CDU = 'cdu',
  /** Circulates its loop. */
  PUMP = 'pump',
  /** Rejects heat of its loop to outdoor air. */
  DRY_COOLER = 'dry_cooler',
  /** Rejects heat of its loop to outdoor air by compression. */
  CHILLER = 'chiller',
  /** Takes heat from room air; fed by a facility water loop. */
  FAN_WALL = 'fan_wall',
  /** Rejects heat of its loop to outdoor air by evaporation. */
  COOLING_TOWER = 'cooling_tower',
}

/** Rating point of a CDU: heat at an approach (coolant supply − facility water supply), at a coolant flow. */
export interface CduFacts {
  /** Heat at the rating point. */
  readonly ratedHeat: Power;
  /** Approach at the rating point. */
  readonly approach: TemperatureDelta;
  /** Coolant flow at the rating point. */
  readonly ratedFlow: FlowRate;
  /** Largest coolant flow at `head`. */
  readonly maximumFlow: FlowRate;
  /** External head at the largest flow. */
  readonly head: Pressure;
  /** Pumps inside; one of n out leaves (n−1)/n of the flow. */
  readonly pumps: number;
  /** Electrical input at the largest flow. */
  readonly pumpPower: Power;
  /**
   * Facility water flow at the rating point.
   * @default - equal heat capacity rates at the rating point
   */
  readonly ratedFacilityFlow?: FlowRate;
  /**
   * Whether the rating is that of a clean exchanger: its conductance is then taken at 90 %. Makers' ratings usually allow for fouling.
   * @default false
   */
  readonly clean?: boolean;
  /**
   * External head over flow with all pumps at full speed, rising flow.
   * @default - `head` at any flow up to the largest
   */
  readonly headCurve?: HeadPoint[];
  /**
   * What its coolant side is made of and comes filled with.
   * @default - not evaluated
   */
  readonly wetted?: WettedFacts;
}

/** Rating point of a dry cooler, see `engineering` docs of dry coolers for the model. */
export interface DryCoolerFacts {
  /** Heat at the rating point. */
  readonly ratedHeat: Power;
  /** Water entering. */
  readonly waterIn: Temperature;
  /** Water leaving. */
  readonly waterOut: Temperature;
  /** Air entering. */
  readonly airIn: Temperature;
  /** Fan input at full speed. */
  readonly fanPower: Power;
  /**
   * Heat capacity rate of the air at full speed.
   * @default - 1.1 times that of the water at the rating point
   */
  readonly airCapacityRate?: ThermalConductance;
  /**
   * Effectiveness of the adiabatic stage.
   * @default 0 % - dry
   */
  readonly adiabaticEffectiveness?: Ratio;
  /**
   * When the adiabatic stage runs, and its water.
   * @default - as AdiabaticFacts says
   */
  readonly adiabatic?: AdiabaticFacts;
  /**
   * Rise of the air on the coil above the weather by recirculation.
   * @default 2 K
   */
  readonly recirculation?: TemperatureDelta;
}

/** Rating point of an air-cooled chiller and its Carnot model. */
export interface ChillerFacts {
  /** Capacity at 35 °C on the coil. */
  readonly nominalCapacity: Power;
  /** Loss of capacity for each kelvin above 35 °C. */
  readonly capacityLossPerKelvin: Ratio;
  /** Share of the Carnot efficiency reached. */
  readonly carnotShare: Ratio;
  /** Condensing temperature above the air on the coil. */
  readonly condenserApproach: TemperatureDelta;
  /** Evaporating temperature below the leaving water. */
  readonly evaporatorApproach: TemperatureDelta;
  /** Largest coefficient of performance. */
  readonly maximumCop: number;
  /**
   * Curves of the maker; they take the place of the Carnot model and of `capacityLossPerKelvin`.
   * @default - Carnot model, input in proportion to load
   */
  readonly curves?: ChillerCurves;
  /**
   * Rise of the air on the coil above the weather by recirculation.
   * @default 2 K
   */
  readonly recirculation?: TemperatureDelta;
}

/** Rating point of a fan wall. */
export interface FanWallFacts {
  /** Heat taken from the air, fan heat included. */
  readonly grossCapacity: Power;
  /** Airflow. */
  readonly airflow: FlowRate;
  /** Facility water flow. */
  readonly waterFlow: FlowRate;
  /** Fan input. */
  readonly fanPower: Power;
}

/** Duty of a pump. */
export interface PumpFacts {
  /** Flow at the duty point. */
  readonly flow: FlowRate;
  /** Electrical input at the duty point. */
  readonly power: Power;
  /**
   * Head over flow at full speed, rising flow. With the pipes of the loop it gives the flow of the pumps that run.
   * @default - `flow`, whatever the pipes ask
   */
  readonly headCurve?: HeadPoint[];
}

/** A unit that moves heat out of the loop it serves. Exactly one set of facts, that of its type. */
export interface CoolingUnitFacts {
  /** What it does. */
  readonly unitType: CoolingUnitType;
  /**
   * Units of this type that run on the loop; the others stand by and start, in the order of their links, when one is lost.
   * @default - all run
   */
  readonly duty?: number;
  /**
   * Facts of a CDU.
   * @default - another type
   */
  readonly cdu?: CduFacts;
  /**
   * Facts of a dry cooler.
   * @default - another type
   */
  readonly dryCooler?: DryCoolerFacts;
  /**
   * Facts of a chiller.
   * @default - another type
   */
  readonly chiller?: ChillerFacts;
  /**
   * Facts of a fan wall.
   * @default - another type
   */
  readonly fanWall?: FanWallFacts;
  /**
   * Facts of a pump.
   * @default - another type
   */
  readonly pump?: PumpFacts;
  /**
   * Facts of a cooling tower.
   * @default - another type
   */
  readonly coolingTower?: CoolingTowerFacts;
  /**
   * How it comes back after its supply was lost.
   * @default - as RestartFacts says
   */
  readonly restart?: RestartFacts;
}

/** The cooling facet of a record: what gives heat, carries it or moves it on. */
export interface CoolingFacts {
  /**
   * Heat given by a load.
   * @default - none
   */
  readonly heat?: HeatFacts;
  /**
   * The circuit that this is.
   * @default - none
   */
  readonly loop?: LoopFacts;
  /**
   * The unit that this is.
   * @default - none
   */
  readonly unit?: CoolingUnitFacts;
  /**
   * Whether its electrical losses are heat for the loop that cools it (UPS and board rooms).
   * @default false
   */
  readonly rejectsLosses?: boolean;
}
