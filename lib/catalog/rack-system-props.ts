import { Fluid, FlowPoint, LoadClass, OverloadPoint, RackEnvironment, SwingFacts, WettedFacts } from '../core';
import { FlowRate, Length, Mass, Power, Ratio, Temperature, TemperatureDelta } from '../units';
import { ServerModel } from './server';

/** What is in a rack, as its maker gives it. */
export interface RackSystemProps {
  /** Name of the system. */
  readonly name: string;
  /** Thermal design power: heat. */
  readonly thermalPower: Power;
  /**
   * AC input that the supply is sized for.
   * @default - thermal design power
   */
  readonly provisionedPower?: Power;
  /**
   * Transient peak (EDPp).
   * @default - provisioned power
   */
  readonly peakPower?: Power;
  /**
   * Long-run average.
   * @default - 80 % of thermal design power, an engineering default
   */
  readonly averagePower?: Power;
  /**
   * GPUs.
   * @default 0
   */
  readonly gpus?: number;
  /**
   * GPUs that one NVLink fabric joins.
   * @default - not evaluated
   */
  readonly nvlinkDomain?: number;
  /**
   * What it is for.
   * @default - LoadClass.TRAINING with GPUs, else LoadClass.NETWORK
   */
  readonly loadClass?: LoadClass;
  /**
   * Share of the heat that leaves in liquid.
   * @default 0 % - air-cooled
   */
  readonly liquidShare?: Ratio;
  /**
   * The maker's coolant table, rising temperature.
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
   * @default 1.5 (OCP guidance 1.25 to 2.0)
   */
  readonly litersPerMinutePerKilowatt?: number;
  /**
   * Warmest coolant at the inlet.
   * @default 45 °C
   */
  readonly maximumSupplyTemperature?: Temperature;
  /**
   * Warmest coolant at the outlet.
   * @default 65 °C
   */
  readonly maximumReturnTemperature?: Temperature;
  /**
   * What its coolant side is made of and comes filled with.
   * @default - not evaluated
   */
  readonly wetted?: WettedFacts;
  /**
   * Rise of the air through the rack.
   * @default 15 K
   */
  readonly airTemperatureRise?: TemperatureDelta;
  /**
   * Air class of the equipment and coolant content of the rack.
   * @default - not evaluated
   */
  readonly environment?: RackEnvironment;
  /**
   * How it swings when all its GPUs compute, and wait, together.
   * @default - engineering defaults of `SwingFacts`
   */
  readonly swing?: SwingFacts;
  /**
   * Power shelves on one DC bus, a cord each.
   * @default 0 - `cordCount` cords share the load
   */
  readonly shelfCount?: number;
  /**
   * DC output of one shelf.
   * @default - none; required with `shelfCount`
   */
  readonly shelfPower?: Power;
  /**
   * DC output over AC input of a shelf.
   * @default 97.5 %
   */
  readonly shelfEfficiency?: Ratio;
  /**
   * Overloads that the shelves bear for a time, of their DC output, rising load: what a power cap may lean on when shelves are lost (PWR-07).
   * @default - none is known: no cap comes in time
   */
  readonly shelfOverload?: OverloadPoint[];
  /**
   * Cords without shelves.
   * @default 2
   */
  readonly cordCount?: number;
  /**
   * Power factor seen by shared equipment.
   * @default 0.98
   */
  readonly powerFactor?: Ratio;
  /**
   * Power factor on one cord.
   * @default - 0.99 with shelves, else as seen by shared equipment
   */
  readonly cordPowerFactor?: Ratio;
  /**
   * Mass in operation.
   * @default - not evaluated
   */
  readonly mass?: Mass;
  /**
   * Width.
   * @default - not evaluated
   */
  readonly width?: Length;
  /**
   * Depth.
   * @default - not evaluated
   */
  readonly depth?: Length;
  /**
   * Height.
   * @default - not evaluated
   */
  readonly height?: Length;
  /**
   * Rack units.
   * @default - not evaluated
   */
  readonly rackUnits?: number;
  /**
   * Rack units used.
   * @default - not evaluated
   */
  readonly usedRackUnits?: number;
  /**
   * Mass that the frame is rated for.
   * @default - not evaluated
   */
  readonly staticRating?: Mass;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

/** The frame of a rack and what stands in it, where the maker of the system does not say it. What is left out stays as it was. */
export interface RackFrame {
  /**
   * Mass in operation.
   * @default - that of the system
   */
  readonly mass?: Mass;
  /**
   * Width.
   * @default - that of the system
   */
  readonly width?: Length;
  /**
   * Depth.
   * @default - that of the system
   */
  readonly depth?: Length;
  /**
   * Height.
   * @default - that of the system
   */
  readonly height?: Length;
  /**
   * Rack units offered.
   * @default - those of the system
   */
  readonly rackUnits?: number;
  /**
   * Rack units used.
   * @default - those of the system
   */
  readonly usedRackUnits?: number;
  /**
   * Mass that the frame is rated for.
   * @default - that of the system
   */
  readonly staticRating?: Mass;
}

/** Network or storage rack of given power. */
export interface ServiceRackProps {
  /** Thermal power and AC input; all four numbers unless given. */
  readonly power: Power;
  /**
   * AC input that the supply is sized for.
   * @default - `power`
   */
  readonly provisionedPower?: Power;
  /**
   * Transient peak.
   * @default - provisioned power
   */
  readonly peakPower?: Power;
  /**
   * Long-run average.
   * @default - `power`
   */
  readonly averagePower?: Power;
}

/** A rack of equal servers. */
export interface ServersProps {
  /** The server. */
  readonly server: ServerModel;
  /** How many in the rack. */
  readonly count: number;
  /**
   * Airflow of the rack at full load, for which its air rise is derived at 1.2 kg/m³.
   * @default - the servers' own airflow where published, else a rise of 15 K
   */
  readonly airflow?: FlowRate;
  /**
   * Long-run average of the rack.
   * @default - 80 % of thermal design power, an engineering default
   */
  readonly averagePower?: Power;
  /**
   * Mass of the rack without servers: frame, distribution, cables. No maker of servers publishes it.
   * @default - mass not evaluated
   */
  readonly frameMass?: Mass;
  /**
   * Width of the rack.
   * @default - not evaluated
   */
  readonly width?: Length;
  /**
   * Depth of the rack.
   * @default - not evaluated
   */
  readonly depth?: Length;
  /**
   * Height of the rack.
   * @default - not evaluated
   */
  readonly height?: Length;
  /**
   * Rack units of the rack; the servers must fit.
   * @default - not evaluated
   */
  readonly rackUnits?: number;
}

/** Options of the Vera Rubin NVL72, whose power is not published. */
export interface VeraRubinOptions {
  /**
   * Thermal and provisioned power, 187 to 330 kW.
   * @default 230 kW (press)
   */
  readonly power?: Power;
}
