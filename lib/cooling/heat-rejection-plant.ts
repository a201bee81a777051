import { Construct, IConstruct } from 'constructs';
import { ChillerModel, DryCoolerModel, PumpModel, Redundancy } from '../catalog';
import { chillersFor, dryCoolersFor, pumpFor, waterFlow } from '../catalog/sizing/cooling';
import { unitsFor } from '../catalog/sizing/distribution';
import { CoolingPort, IPowered, PowerPort } from '../core';
import { checkedId } from '../core/names';
import { enclosingSite } from '../core/site';
import { Power, Temperature, Volume } from '../units';
import { FacilityWaterLoop } from './loops';
import { Chiller, DryCooler, PumpSet } from './units';

/** Choices of a heat rejection plant. */
export interface HeatRejectionOptions {
  /**
   * Spare coolers, chillers and pumps.
   * @default Redundancy.nPlus(1)
   */
  readonly redundancy?: Redundancy;
  /**
   * Dry cooler of the warm loop.
   * @default DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B
   */
  readonly dryCooler?: DryCoolerModel;
  /**
   * Dry coolers that run.
   * @default - as many as the heat needs on the design day
   */
  readonly dryCoolers?: number;
  /**
   * Chiller of the cold loop.
   * @default ChillerModel.GENERIC_1100
   */
  readonly chiller?: ChillerModel;
  /**
   * Chillers that run.
   * @default - as many as the heat needs on the design day
   */
  readonly chillers?: number;
  /**
   * Supply of the warm loop.
   * @default 36 °C
   */
  readonly warmSupply?: Temperature;
  /**
   * Return of the warm loop.
   * @default - 10 K above its supply
   */
  readonly warmReturn?: Temperature;
  /**
   * Supply of the cold loop.
   * @default 20 °C
   */
  readonly coldSupply?: Temperature;
  /**
   * Return of the cold loop.
   * @default - 10 K above its supply
   */
  readonly coldReturn?: Temperature;
  /**
   * Pump of the warm loop.
   * @default - the next size of ISO 3 R10 for half of the flow, at 3.3 bar and 60 % efficiency
   */
  readonly warmPump?: PumpModel;
  /**
   * Pump of the cold loop.
   * @default - the next size of ISO 3 R10 for all of the flow, at 3.3 bar and 60 % efficiency
   */
  readonly coldPump?: PumpModel;
  /**
   * Water in the warm loop.
   * @default - not evaluated
   */
  readonly warmVolume?: Volume;
}

/** Heat that a hall hands to facility water. */
export interface IHeatSource extends IConstruct {
  /** What the warm loop cools: CDUs. */
  readonly warm: CoolingPort;
  /** What the cold loop cools: fan walls, UPS rooms. */
  readonly cold: CoolingPort;
  /** Heat that the warm loop is sized for. */
  readonly warmHeat: Power;
  /** Heat that the cold loop is sized for. */
  readonly coldHeat: Power;
}

/** Properties of a heat rejection plant. */
export interface HeatRejectionPlantProps extends HeatRejectionOptions {
  /** The cooling plants whose heat it rejects, made with `rejection: HeatRejection.SHARED`. */
  readonly loads: IHeatSource[];
}

/**
 * A warm loop with dry coolers for liquid and a cold loop with chillers for air, for one hall or several. Children: `warm-water`, `warm-pumps`,
 * `dry-cooler-1` …, `cold-water`, `cold-pumps`, `chiller-1` …; a loop without heat is not made.
 */
export class HeatRejectionPlant extends Construct implements IPowered {
  /** Pumps, coolers and chillers as loads. */
  public readonly power: PowerPort;
  /** The warm loop, if there is liquid heat. */
  public readonly warmWater?: FacilityWaterLoop;
  /** The cold loop, if there is heat in air. */
  public readonly coldWater?: FacilityWaterLoop;
  /** Pumps of the warm loop. */
  public readonly warmPumps?: PumpSet;
  /** Pumps of the cold loop. */
  public readonly coldPumps?: PumpSet;
  /** Dry coolers, running ones first. */
  public readonly dryCoolers: DryCooler[] = [];
  /** Chillers, running ones first. */
  public readonly chillers: Chiller[] = [];

  public constructor(scope: Construct, id: string, props: HeatRejectionPlantProps) {
    super(scope, checkedId(scope, id));
    const climate = enclosingSite(this).climate;
    const spare = (props.redundancy ?? Redundancy.nPlus(1)).spare;
    const warmHeat = Power.sum(props.loads.map((load) => load.warmHeat));
    const coldHeat = Power.sum(props.loads.map((load) => load.coldHeat));
    if (warmHeat.toWatts() > 0) {
      const supply = props.warmSupply ?? Temperature.celsius(36);
      const back = props.warmReturn ?? Temperature.celsius(supply.toCelsius() + 10);
      this.warmWater = new FacilityWaterLoop(this, 'warm-water', { supplyTemperature: supply, returnTemperature: back, volume: props.warmVolume });
      this.warmPumps = this.pumps('warm-pumps', this.warmWater, warmHeat, supply, back, props.warmPump, 2, spare);
      const model = props.dryCooler ?? DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B;
      const duty = props.dryCoolers ?? dryCoolersFor(model, climate, warmHeat, back);
      for (let i = 1; i <= duty + spare; i++) {
        const cooler = new DryCooler(this, `dry-cooler-${i}`, { model, duty });
        cooler.cool(this.warmWater);
        this.dryCoolers.push(cooler);
      }
    }
    if (coldHeat.toWatts() > 0) {
      const supply = props.coldSupply ?? Temperature.celsius(20);
      const back = props.coldReturn ?? Temperature.celsius(supply.toCelsius() + 10);
      this.coldWater = new FacilityWaterLoop(this, 'cold-water', { supplyTemperature: supply, returnTemperature: back });
      this.coldPumps = this.pumps('cold-pumps', this.coldWater, coldHeat, supply, back, props.coldPump, 1, spare);
      const model = props.chiller ?? ChillerModel.GENERIC_1100;
      const duty = props.chillers ?? chillersFor(model, climate, coldHeat);
      for (let i = 1; i <= duty + spare; i++) {
        const chiller = new Chiller(this, `chiller-${i}`, { model, duty });
        chiller.cool(this.coldWater);
        this.chillers.push(chiller);
      }
    }
    for (const load of props.loads) {
      if (this.warmWater) {
        load.warm.cooledBy(this.warmWater);
      }
      if (this.coldWater) {
        load.cold.cooledBy(this.coldWater);
      }
    }
    this.power = PowerPort.group(this, [...(this.warmPumps?.pumps ?? []), ...this.dryCoolers, ...(this.coldPumps?.pumps ?? []), ...this.chillers]);
  }

  private pumps(
    id: string,
    loop: FacilityWaterLoop,
    heat: Power,
    supply: Temperature,
    back: Temperature,
    given: PumpModel | undefined,
    usual: number,
    standby: number,
  ): PumpSet {
    const flow = waterFlow(heat, supply, back);
    const duty = given ? unitsFor(flow.toLitersPerMinute(), given.facts.flow.toLitersPerMinute()) : usual;
    const set = new PumpSet(this, id, { model: given ?? pumpFor(flow, usual), duty, standby });
    set.cool(loop);
    return set;
  }
}
