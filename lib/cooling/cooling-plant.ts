import { Construct } from 'constructs';
import { CduModel, FanWallModel, Redundancy } from '../catalog';
import { airflowFor, cdusFor, fanWallsFor, spareFanWalls } from '../catalog/sizing/cooling';
import { unitsWithSpare } from '../catalog/sizing/distribution';
import { whole } from '../catalog/provenance';
import { Continuity, CoolingPort, Fluid, ICooled, IPowered, LoopDetails, PowerPort } from '../core';
import { invalidValue } from '../core/errors';
import { checkedId, compareNames } from '../core/names';
import { coolingPort } from '../core/ports';
import { enclosingSite } from '../core/site';
import { Duration, FlowRate, Power, Pressure, Temperature, TemperatureDelta } from '../units';
import { MechanicalEquipment } from './equipment';
import { HeatRejectionOptions, HeatRejectionPlant, IHeatSource } from './heat-rejection-plant';
import { AirZone, CoolantLoop } from './loops';
import { Cdu, FanWall } from './units';
import { given, Kinds, kinds, list } from '../core/given';

/** Who rejects the heat of a cooling plant. */
export enum HeatRejection {
  /** The plant's own coolers and chillers. */
  OWN = 'own',
  /** A `HeatRejectionPlant` of the site that takes this plant among its loads. */
  SHARED = 'shared',
}

/** Properties of a cooling plant. */
export interface CoolingPlantProps {
  /**
   * CDU of every group.
   * @default - none, for loads that give all their heat to air; required where one gives heat to liquid
   */
  readonly cdu?: CduModel;
  /** What it cools, and is sized for: racks and pods; power plants for the heat of their UPS rooms. */
  readonly loads: ICooled[];
  /**
   * Spare CDUs of each group: N, N+k or 2N.
   * @default Redundancy.nPlus(1)
   */
  readonly redundancy?: Redundancy;
  /**
   * What flows between CDUs and racks.
   * @default Fluid.PG25
   */
  readonly coolant?: Fluid;
  /**
   * Set-point of the coolant at the racks.
   * @default 40 °C
   */
  readonly supplyTemperature?: Temperature;
  /**
   * Warmest coolant of the declared class, for example 40 °C of S40.
   * @default - the set-point
   */
  readonly maximumSupplyTemperature?: Temperature;
  /**
   * Liquid-cooled racks of one CDU group, in natural order of their names.
   * @default - one group for each pod
   */
  readonly racksPerGroup?: number;
  /**
   * Pressure drop of row pipe, manifold and quick disconnects.
   * @default 0.3 bar
   */
  readonly pipePressureDrop?: Pressure;
  /**
   * Air that the fan walls supply.
   * @default 25 °C
   */
  readonly airSupplyTemperature?: Temperature;
  /**
   * Highest dew point of the room air, as it is controlled (ASHRAE recommends at most 15 °C).
   * @default - condensation not evaluated
   */
  readonly maximumDewPoint?: Temperature;
  /**
   * Volume, pipes, pressures, coolant care and leak protection of every coolant loop.
   * @default - not evaluated
   */
  readonly loopDetails?: LoopDetails;
  /**
   * Fan wall for the heat that leaves in air.
   * @default FanWallModel.VERTIV_FA096_HC
   */
  readonly fanWall?: FanWallModel;
  /**
   * Fan walls, spare ones included.
   * @default - as many as heat and airflow need and one in five more
   */
  readonly fanWalls?: number;
  /**
   * Supply of the fan walls: behind the UPS of the plant that feeds them, or before it.
   * @default Continuity.SHORT_BREAK
   */
  readonly fanWallContinuity?: Continuity;
  /**
   * From supply restored to full airflow.
   * @default 30 s, ramp of their drives (an engineering default)
   */
  readonly fanWallRestartTime?: Duration;
  /**
   * Who rejects the heat.
   * @default HeatRejection.OWN
   */
  readonly rejection?: HeatRejection;
  /**
   * Choices of the plant's own heat rejection.
   * @default - as HeatRejectionOptions say
   */
  readonly heatRejection?: HeatRejectionOptions;
}

const PLANT_KINDS: Kinds = {
  redundancy: Redundancy,
  coolant: Fluid,
  supplyTemperature: Temperature,
  maximumSupplyTemperature: Temperature,
  pipePressureDrop: Pressure,
  airSupplyTemperature: Temperature,
  maximumDewPoint: Temperature,
  loopDetails: 'struct',
  fanWall: FanWallModel,
  fanWallContinuity: Continuity,
  fanWallRestartTime: Duration,
  rejection: HeatRejection,
  heatRejection: 'struct',
};

/**
 * CDU groups for liquid, fan walls for what is left in air, and heat rejection. Children: `group-<pod>` (or `group-1` …) with `loop` and `cdu-1` …,
 * `air`, `fan-wall-1` …, `rejection`.
 */
export class CoolingPlant extends Construct implements IPowered, IHeatSource {
  /** All its equipment as loads of a power plant. */
  public readonly power: PowerPort;
  /** CDUs. */
  public readonly warm: CoolingPort;
  /** Fan walls and UPS rooms. */
  public readonly cold: CoolingPort;
  /** Heat to the warm loop: liquid and CDU pumps. */
  public readonly warmHeat: Power;
  /** Heat to the cold loop: air, fans, UPS rooms. */
  public readonly coldHeat: Power;
  /** Coolant loops, one a CDU group. */
  public readonly loops: CoolantLoop[] = [];
  /** All CDUs, group by group. */
  public readonly cdus: Cdu[] = [];
  /** CDUs of one group. */
  public readonly cdusPerGroup: number[] = [];
  /** Fan walls. */
  public readonly fanWalls: FanWall[] = [];
  /** The air that the fan walls share, if any heat leaves in air. */
  public readonly air?: AirZone;
  /** The plant's own heat rejection, if it has one. */
  public readonly rejection?: HeatRejectionPlant;

  public constructor(scope: Construct, id: string, props: CoolingPlantProps) {
    super(scope, checkedId(scope, id));
    const { altitude } = enclosingSite(this);
    kinds(props, PLANT_KINDS, this.node.path);
    const leaves = list('loads', props?.loads, this.node.path).flatMap((load) => coolingPort(load).leaves());
    const liquid = leaves.filter((leaf) => liquidHeat(leaf).toWatts() > 0);
    const inAir = leaves.filter((leaf) => airHeat(leaf).toWatts() > 0);
    const rooms = leaves.filter((leaf) => !leaf.heat);

    const supply = props.supplyTemperature ?? Temperature.celsius(40);
    let warmSupply: Temperature | undefined;
    if (liquid.length > 0 || props.cdu !== undefined) {
      const cdu = this.checkedCdu(props.cdu, liquid);
      kinds(props.heatRejection, { warmSupply: Temperature }, this.node.path, 'heatRejection.');
      warmSupply = props.heatRejection?.warmSupply ?? Temperature.celsius(supply.toCelsius() - cdu.facts.approach.toKelvins());
      this.addGroups(props, cdu, liquid, supply, supply.minus(warmSupply));
    }

    const air = Power.sum(inAir.map(airHeat));
    if (air.toWatts() > 0) {
      this.air = new AirZone(this, 'air', { supplyTemperature: props.airSupplyTemperature, maximumDewPoint: props.maximumDewPoint });
      const model = props.fanWall ?? FanWallModel.VERTIV_FA096_HC;
      const airflow = FlowRate.sum(inAir.map((leaf) => airflowFor(airHeat(leaf), leaf.heat?.airTemperatureRise ?? USUAL_RISE, altitude)));
      const needed = fanWallsFor(model, air, airflow);
      const count = props.fanWalls ?? needed + spareFanWalls(needed);
      whole('fanWalls', count, 1, 1000);
      for (let n = 1; n <= count; n++) {
        const wall = new FanWall(this, `fan-wall-${n}`, {
          model,
          continuity: props.fanWallContinuity,
          restartTime: props.fanWallRestartTime,
        });
        wall.cool(this.air);
        this.fanWalls.push(wall);
      }
      for (const leaf of inAir) {
        leaf.cooledBy(this.air);
      }
    }

    this.warm = CoolingPort.group(this, this.cdus);
    this.cold = CoolingPort.group(this, [...this.fanWalls, ...rooms.map((leaf) => leaf.asset as unknown as ICooled)]);
    this.warmHeat = Power.sum([...liquid.map(liquidHeat), ...this.cdus.map((cdu) => cdu.model.facts.pumpPower)]);
    this.coldHeat = Power.sum([
      air,
      ...this.fanWalls.map((wall) => wall.model.facts.fanPower),
      ...rooms.map((leaf) => leaf.designHeat ?? Power.ZERO),
    ]);
    if (props.rejection !== HeatRejection.SHARED) {
      this.rejection = new HeatRejectionPlant(this, 'rejection', { ...props.heatRejection, warmSupply, loads: [this] });
    }
    this.power = PowerPort.group(this, [...this.cdus, ...this.fanWalls, ...(this.rejection ? [this.rejection] : [])]);
  }

  /** Everything in it that draws power: CDUs, fan walls, and pumps, coolers and chillers of its own. */
  public get equipment(): MechanicalEquipment[] {
    return this.power.leaves().map((leaf) => leaf.owner as MechanicalEquipment);
  }

  /** Liquid cannot be cooled without a CDU: says which load gives it. */
  private checkedCdu(cdu: CduModel | undefined, liquid: CoolingPort[]): CduModel {
    if (cdu === undefined) {
      throw invalidValue('cdu', `a CduModel, since '${liquid[0].owner.node.path}' gives heat to liquid`, cdu, this.node.path);
    }
    return given('cdu', cdu, CduModel, this.node.path);
  }

  private addGroups(props: CoolingPlantProps, model: CduModel, liquid: CoolingPort[], supply: Temperature, approach: TemperatureDelta): void {
    if (approach.toKelvins() < LEAST_APPROACH_K) {
      throw invalidValue(
        'warmSupply',
        `at least ${LEAST_APPROACH_K} K below the coolant supply of ${supply}`,
        props.heatRejection?.warmSupply,
        this.node.path,
      );
    }
    const redundancy = props.redundancy ?? Redundancy.nPlus(1);
    groupsOf(props, liquid).forEach(({ name, racks }, i) => {
      const id = this.node.tryFindChild(`group-${name}`) ? `group-${name}-${i + 1}` : `group-${name}`;
      this.addGroup(id, racks, props, model, supply, approach, redundancy);
    });
  }

  private addGroup(
    id: string,
    racks: CoolingPort[],
    props: CoolingPlantProps,
    model: CduModel,
    supply: Temperature,
    approach: TemperatureDelta,
    redundancy: Redundancy,
  ): void {
    const group = new Construct(this, id);
    const loop = new CoolantLoop(group, 'loop', {
      fluid: props.coolant,
      supplyTemperature: supply,
      maximumSupplyTemperature: props.maximumSupplyTemperature,
      pipePressureDrop: props.pipePressureDrop,
      ...props.loopDetails,
    });
    const heat = Power.sum(racks.map(liquidHeat));
    const flow = FlowRate.sum(racks.map((rack) => rackFlow(rack, supply)));
    const count = unitsWithSpare(redundancy, cdusFor(model, heat, flow, approach), this.node.path);
    for (let i = 1; i <= count; i++) {
      const cdu = new Cdu(group, `cdu-${i}`, { model });
      cdu.cool(loop);
      this.cdus.push(cdu);
    }
    for (const rack of racks) {
      rack.cooledBy(loop);
    }
    this.loops.push(loop);
    this.cdusPerGroup.push(count);
  }
}

/** No CDU is rated at less. */
const LEAST_APPROACH_K = 0.5;

/** Of air through equipment that declares none (engineering default). */
const USUAL_RISE = TemperatureDelta.kelvins(15);

const liquidHeat = (leaf: CoolingPort): Power => (leaf.heat ? (leaf.designHeat ?? Power.ZERO).times(leaf.heat.liquidShare.toFraction()) : Power.ZERO);

const airHeat = (leaf: CoolingPort): Power =>
  leaf.heat ? (leaf.designHeat ?? Power.ZERO).times(1 - leaf.heat.liquidShare.toFraction()) : Power.ZERO;

/** Flow of a rack at the first point of its table at or above the set-point, for first sizes. */
function rackFlow(leaf: CoolingPort, supply: Temperature): FlowRate {
  const table = leaf.heat?.flowTable ?? [];
  const point = table.find((p) => !p.supplyTemperature.isLessThan(supply)) ?? table[table.length - 1];
  return point ? point.flow : FlowRate.litersPerMinute(liquidHeat(leaf).toKilowatts() * (leaf.heat?.litersPerMinutePerKilowatt ?? 1.5));
}

interface RackGroup {
  readonly name: string;
  readonly racks: CoolingPort[];
}

/** Racks of each CDU group: by count in natural order, or one group for each pod, named after it, and one for all single racks. */
function groupsOf(props: CoolingPlantProps, liquid: CoolingPort[]): RackGroup[] {
  const size = props.racksPerGroup;
  if (size !== undefined) {
    if (!Number.isInteger(size) || size < 1) {
      throw invalidValue('racksPerGroup', 'a whole number of at least 1', size);
    }
    const sorted = [...liquid].sort((a, b) => compareNames(a.owner.node.path, b.owner.node.path));
    return Array.from({ length: Math.ceil(sorted.length / size) }, (_, i) => ({
      name: String(i + 1),
      racks: sorted.slice(i * size, (i + 1) * size),
    }));
  }
  const wanted = new Set(liquid);
  const ports = [...props.loads].sort((a, b) => compareNames(a.node.path, b.node.path)).map((load) => coolingPort(load));
  const groups = ports
    .filter((port) => !port.asset)
    .map((port) => ({ name: port.owner.node.id, racks: port.leaves().filter((leaf) => wanted.has(leaf)) }));
  const singles = ports.filter((port) => port.asset && wanted.has(port));
  return [...groups, { name: 'racks', racks: singles }].filter((group) => group.racks.length > 0);
}
