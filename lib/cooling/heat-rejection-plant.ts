import { Construct, Node } from 'constructs';
import { ChillerModel, CoolingTowerModel, DryCoolerModel, PumpModel, Redundancy } from '../catalog';
import { chillersFor, coolingTowersFor, dryCoolersFor, pumpFor, waterFlow } from '../catalog/sizing/cooling';
import { unitsFor, unitsWithSpare } from '../catalog/sizing/distribution';
import { whole } from '../catalog/provenance';
import { Continuity, CoolingPort, Fluid, IPowered, ISite, LoopDetails, PowerPort } from '../core';
import { invalidValue } from '../core/errors';
import { checkedId } from '../core/names';
import { enclosingSite } from '../core/site';
import { Duration, Power, Temperature, Volume } from '../units';
import { FacilityWaterLoop } from './loops';
import { Chiller, CoolingTower, DryCooler, PumpSet } from './units';
import { Kinds, kinds, list } from '../core/given';

/** Choices of a heat rejection plant. */
export interface HeatRejectionOptions {
  /**
   * Spare coolers, chillers and pumps: N, N+k or 2N.
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
   * Cooling tower of the warm loop, in the place of dry coolers.
   * @default - dry coolers
   */
  readonly coolingTower?: CoolingTowerModel;
  /**
   * Cooling tower cells that run.
   * @default - as many as the heat needs at the rating point
   */
  readonly coolingTowers?: number;
  /**
   * Chiller behind the coolers or towers of the warm loop, for what they leave.
   * @default - none
   */
  readonly trimChiller?: ChillerModel;
  /**
   * Trim chillers that run; required with `trimChiller`.
   * @default - none
   */
  readonly trimChillers?: number;
  /**
   * Make-up water stored for the towers or adiabatic stages of the warm loop.
   * @default - not evaluated
   */
  readonly makeUpStore?: Volume;
  /**
   * Claim that the warm loop needs no chiller on any day up to the design day.
   * @default false
   */
  readonly chillerless?: boolean;
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
   * Pumps of the warm loop that run.
   * @default - as many of `warmPump` as the flow needs, two without
   */
  readonly warmPumps?: number;
  /**
   * Pumps of the cold loop that run.
   * @default - as many of `coldPump` as the flow needs, one without
   */
  readonly coldPumps?: number;
  /**
   * Water in the warm loop.
   * @default - that of `warmDetails`
   */
  readonly warmVolume?: Volume;
  /**
   * Water in the cold loop, buffer tank included.
   * @default - that of `coldDetails`
   */
  readonly coldVolume?: Volume;
  /**
   * Volume, pipes, pressures, coolant care and freeze protection of the warm loop.
   * @default - not evaluated
   */
  readonly warmDetails?: LoopDetails;
  /**
   * Volume, pipes, pressures, coolant care and freeze protection of the cold loop.
   * @default - not evaluated
   */
  readonly coldDetails?: LoopDetails;
  /**
   * What flows in the warm loop.
   * @default Fluid.WATER
   */
  readonly warmFluid?: Fluid;
  /**
   * What flows in the cold loop.
   * @default Fluid.WATER
   */
  readonly coldFluid?: Fluid;
  /**
   * Supply of pumps, dry coolers and towers: behind the UPS of the plant that feeds them, or before it. Chillers hang before it.
   * @default Continuity.SHORT_BREAK
   */
  readonly continuity?: Continuity;
  /**
   * From supply restored to full duty, of pumps, dry coolers and towers.
   * @default 30 s, ramp of their drives (an engineering default)
   */
  readonly restartTime?: Duration;
}

/** Heat that a hall hands to facility water. */
export interface IHeatSource {
  /** The place in the construct tree. */
  readonly node: Node;
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

const REJECTION_KINDS: Kinds = {
  redundancy: Redundancy,
  dryCooler: DryCoolerModel,
  coolingTower: CoolingTowerModel,
  trimChiller: ChillerModel,
  makeUpStore: Volume,
  chillerless: 'flag',
  chiller: ChillerModel,
  warmSupply: Temperature,
  warmReturn: Temperature,
  coldSupply: Temperature,
  coldReturn: Temperature,
  warmPump: PumpModel,
  coldPump: PumpModel,
  warmVolume: Volume,
  coldVolume: Volume,
  warmDetails: 'struct',
  coldDetails: 'struct',
  warmFluid: Fluid,
  coldFluid: Fluid,
  continuity: Continuity,
  restartTime: Duration,
};

/**
 * A warm loop with dry coolers or towers for liquid and a cold loop with chillers for air, for one hall or several. Children: `warm-water`,
 * `warm-pumps`, `dry-cooler-1` … or `cooling-tower-1` …, `trim-chiller-1` …, `cold-water`, `cold-pumps`, `chiller-1` …; a loop without heat is not
 * made.
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
  /** Cooling tower cells, running ones first. */
  public readonly coolingTowers: CoolingTower[] = [];
  /** Trim chillers of the warm loop, running ones first. */
  public readonly trimChillers: Chiller[] = [];
  /** Chillers of the cold loop, running ones first. */
  public readonly chillers: Chiller[] = [];

  public constructor(scope: Construct, id: string, props: HeatRejectionPlantProps) {
    super(scope, checkedId(scope, id));
    const site = enclosingSite(this);
    kinds(props, REJECTION_KINDS, this.node.path);
    const redundancy = props?.redundancy ?? Redundancy.nPlus(1);
    const spareOf = (duty: number): number => unitsWithSpare(redundancy, duty, this.node.path) - duty;
    const loads = list('loads', props?.loads, this.node.path);
    const warmHeat = Power.sum(loads.map((load) => load.warmHeat));
    const coldHeat = Power.sum(props.loads.map((load) => load.coldHeat));
    if (warmHeat.toWatts() > 0) {
      const supply = props.warmSupply ?? Temperature.celsius(36);
      const back = props.warmReturn ?? Temperature.celsius(supply.toCelsius() + 10);
      this.warmWater = new FacilityWaterLoop(this, 'warm-water', {
        supplyTemperature: supply,
        returnTemperature: back,
        fluid: props.warmFluid,
        ...props.warmDetails,
        volume: props.warmVolume ?? props.warmDetails?.volume,
        environment:
          props.makeUpStore || props.chillerless !== undefined ? { makeUpStore: props.makeUpStore, chillerless: props.chillerless } : undefined,
      });
      this.warmPumps = this.pumps('warm-pumps', this.warmWater, warmHeat, supply, back, props, props.warmPump, props.warmPumps, 2, spareOf);
      this.addWarmUnits(props, site, warmHeat.plus(runningPower(this.warmPumps)), supply, back, spareOf);
    }
    if (coldHeat.toWatts() > 0) {
      const supply = props.coldSupply ?? Temperature.celsius(20);
      const back = props.coldReturn ?? Temperature.celsius(supply.toCelsius() + 10);
      this.coldWater = new FacilityWaterLoop(this, 'cold-water', {
        supplyTemperature: supply,
        returnTemperature: back,
        fluid: props.coldFluid,
        ...props.coldDetails,
        volume: props.coldVolume ?? props.coldDetails?.volume,
      });
      this.coldPumps = this.pumps('cold-pumps', this.coldWater, coldHeat, supply, back, props, props.coldPump, props.coldPumps, 1, spareOf);
      const model = props.chiller ?? ChillerModel.GENERIC_1100;
      const duty = props.chillers ?? chillersFor(model, site.climate, coldHeat.plus(runningPower(this.coldPumps)), supply);
      whole('chillers', duty, 1, 1000);
      for (let i = 1; i <= duty + spareOf(duty); i++) {
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
    this.power = PowerPort.group(this, [
      ...(this.warmPumps?.pumps ?? []),
      ...this.dryCoolers,
      ...this.coolingTowers,
      ...this.trimChillers,
      ...(this.coldPumps?.pumps ?? []),
      ...this.chillers,
    ]);
  }

  private addWarmUnits(
    props: HeatRejectionOptions,
    site: ISite,
    heat: Power,
    supply: Temperature,
    back: Temperature,
    spareOf: (duty: number) => number,
  ): void {
    const mechanical = { continuity: props.continuity, restartTime: props.restartTime };
    const all = (duty: number): number[] => numbered(duty + spareOf(duty));
    const numbered = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
    if (props.coolingTower) {
      const model = props.coolingTower;
      const duty = props.coolingTowers ?? coolingTowersFor(model, heat);
      whole('coolingTowers', duty, 1, 1000);
      this.coolingTowers.push(...all(duty).map((i) => new CoolingTower(this, `cooling-tower-${i}`, { model, duty, ...mechanical })));
    } else {
      const model = props.dryCooler ?? DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B;
      const duty = props.dryCoolers ?? dryCoolersFor(model, site, heat, supply, back);
      whole('dryCoolers', duty, 1, 1000);
      this.dryCoolers.push(...all(duty).map((i) => new DryCooler(this, `dry-cooler-${i}`, { model, duty, ...mechanical })));
    }
    if (props.trimChiller) {
      const model = props.trimChiller;
      const duty = props.trimChillers ?? 0;
      if (!Number.isInteger(duty) || duty < 1) {
        throw invalidValue('trimChillers', 'the number of trim chillers that run, at least 1', String(props.trimChillers), this.node.path);
      }
      this.trimChillers.push(...all(duty).map((i) => new Chiller(this, `trim-chiller-${i}`, { model, duty })));
    }
    for (const unit of [...this.dryCoolers, ...this.coolingTowers, ...this.trimChillers]) {
      unit.cool(this.warmWater!);
    }
  }

  private pumps(
    id: string,
    loop: FacilityWaterLoop,
    heat: Power,
    supply: Temperature,
    back: Temperature,
    { continuity, restartTime }: HeatRejectionOptions,
    given: PumpModel | undefined,
    running: number | undefined,
    usual: number,
    spareOf: (duty: number) => number,
  ): PumpSet {
    const flow = waterFlow(heat, supply, back);
    if (running !== undefined && running !== null) {
      whole(id === 'warm-pumps' ? 'warmPumps' : 'coldPumps', running, 1, 1000);
    }
    const duty = running ?? (given ? unitsFor(flow.toLitersPerMinute(), given.facts.flow.toLitersPerMinute()) : usual);
    const set = new PumpSet(this, id, { model: given ?? pumpFor(flow, duty), duty, standby: spareOf(duty), continuity, restartTime });
    set.cool(loop);
    return set;
  }
}

/** Input of the pumps that run: heat of the water that they turn. */
function runningPower(set: PumpSet): Power {
  const running = set.pumps.slice(0, set.duty);
  return Power.sum(running.map((pump) => pump.model.facts.power));
}
