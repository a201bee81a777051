import { Construct } from 'constructs';
import {
  Asset,
  AssetProps,
  CordRecord,
  CoolingPort,
  CrateFacts,
  HeatFacts,
  ICooled,
  INetworked,
  NetworkFacts,
  NetworkPort,
  IPowered,
  LimitRule,
  LoadClass,
  LoadElectricalFacts,
  PartRecord,
  Position,
  PowerCap,
  PowerDemand,
  PowerLimit,
  PowerPort,
  SpaceFacts,
} from '../core';
import { RackSystem, TapOffModel } from '../catalog';
import { Current, Duration, Power, Ratio, Voltage } from '../units';
import { amount, given, Kinds, kinds } from '../core/given';
import { directLimit, wholeRating } from '../core/direct-limit';

/** What every rack takes. */
export interface RackProps extends AssetProps {
  /**
   * Place in the hall; two racks on one place are refused.
   * @default - not placed
   */
  readonly position?: Position;
  /**
   * Tap-off and whip of each cord.
   * @default - the smallest standard size that carries the cord's share, 60 A (ANSI) or 63 A (IEC) for a power shelf
   */
  readonly tapOff?: TapOffModel;
  /**
   * What it is for.
   * @default - LoadClass.TRAINING for a rack with GPUs, else that of its system
   */
  readonly loadClass?: LoadClass;
  /**
   * How it holds itself to less in a contingency; a listed assumption, and only where the workload allows it.
   * @default - it does not
   */
  readonly powerCap?: PowerCap;
  /**
   * Racks, this one included, that the loss of passive distribution (a busway run, a row header) may darken together.
   * @default 0 - such a loss is an error at tiers III and IV, a warning at tier II
   */
  readonly allowedDarkRacks?: number;
  /**
   * Its ports and its place in the fabric.
   * @default - cables are plugged where their names say, unchecked
   */
  readonly ports?: NetworkFacts;
  /**
   * The rack as it is delivered, in its crate.
   * @default - only the bare rack is compared with the delivery route
   */
  readonly crated?: CrateFacts;
  /**
   * Phases, harmonics, hold-up and tap-off device.
   * @default - a power shelf has six single-phase supplies, two on each phase (engineering default; check per shelf); the rest is not evaluated
   */
  readonly electrical?: LoadElectricalFacts;
  /**
   * Voltage between the poles of the direct current that feeds it.
   * @default - alternating current at the low voltage of the site's electrical code
   */
  readonly directVoltage?: Voltage;
}

/** Kinds of what racks and pods take. */
export const RACK_KINDS: Kinds = {
  position: 'struct',
  tapOff: TapOffModel,
  loadClass: LoadClass,
  powerCap: 'struct',
  ports: 'struct',
  crated: 'struct',
  programme: 'struct',
  electrical: 'struct',
  directVoltage: Voltage,
};

/** Six single-phase supplies behind a whip, and five after one has failed: all share one bus, so that each gives the same power. */
const SHELF_PHASES: LoadElectricalFacts = { phases: { l1: 2, l2: 2, l3: 2 }, phasesAfterLoss: { l1: 2, l2: 2, l3: 1 } };

/** A rack: a load with cords, heat and a place. */
export abstract class Rack extends Asset implements IPowered, ICooled, INetworked {
  /** What is in the rack. */
  public readonly system: RackSystem;
  /** Its cords. */
  public readonly power: PowerPort;
  /** Its heat, in liquid and in air. */
  public readonly cooling: CoolingPort;
  /** Its network ports. */
  public readonly network: NetworkPort;
  /** Place in the hall, if given. */
  public readonly position?: Position;
  /** Its ports and its place in the fabric, if given. */
  public readonly ports?: NetworkFacts;
  private readonly crated?: CrateFacts;
  private readonly tapOff: Current;
  private readonly directVoltage?: Voltage;

  protected constructor(scope: Construct, id: string, system: RackSystem, props: RackProps) {
    super(scope, id, props);
    this.system = given('system', system, RackSystem, this.node.path);
    kinds(props, RACK_KINDS, this.node.path);
    this.checkCap(props.powerCap);
    this.position = props.position;
    this.ports = props.ports;
    this.crated = props.crated;
    this.directVoltage = props.directVoltage;
    this.tapOff = props.tapOff?.rating ?? this.defaultTapOff();
    this.placeAt(props.position);
    this.network = NetworkPort.of(this);
    this.power = PowerPort.load(this, this.demand(props));
    this.cooling = CoolingPort.load(this, heatOf(system), system.thermalPower);
  }

  private checkCap(cap?: PowerCap): void {
    if (cap !== undefined && cap !== null) {
      amount('powerCap.power', cap.power, Power, this.node.path);
      given('powerCap.response', cap.response, Duration, this.node.path);
    }
  }

  /** Facts whose change is physical rework. */
  protected physical(): { [fact: string]: string } {
    const facts: { [fact: string]: string } = { model: this.system.name, tap_off: this.tapOff.toString() };
    if (this.position) {
      facts.position = `${this.position.row}/${this.position.slot}`;
    }
    return facts;
  }

  /** Shelves, whips and tap-offs: they fail alone and appear in schedules. */
  protected parts(): PartRecord[] {
    const shelves = this.system.shelfCount > 0;
    return (this.power.demand?.cords ?? []).flatMap((cord) => [
      ...(shelves ? [{ id: cord.id, kind: 'power_shelf', model: `${this.system.shelfPower}`, cord: cord.id }] : []),
      { id: `whip-${cord.id}`, kind: 'whip', model: this.tapOff.toString(), cord: cord.id },
      { id: `tap-off-${cord.id}`, kind: 'tap_off', model: this.tapOff.toString(), cord: cord.id },
    ]);
  }

  /** Mass and place, where the maker publishes them. */
  protected space(): SpaceFacts | undefined {
    const { mass, width, depth, height, rackUnits, usedRackUnits, staticRating } = this.system;
    if (!mass || !width || !depth) {
      return undefined;
    }
    const floor = this.floor();
    return {
      mass,
      width,
      depth,
      height,
      rackUnits,
      usedRackUnits,
      staticRating,
      row: this.position?.row,
      slot: this.position?.slot,
      floorRating: floor?.rating,
      footRating: floor?.footRating,
      coldAisle: floor?.coldAisle,
      hotAisle: floor?.hotAisle,
      crated: this.crated,
    };
  }

  private demand(props: RackProps): PowerDemand {
    const system = this.system;
    const { lowVoltage, continuousFactor } = this.site.code;
    const name = 'whip and tap-off';
    const limits: PowerLimit[] = [
      this.directVoltage
        ? { ...directLimit(name, LimitRule.CORD, this.tapOff, this.directVoltage), factor: continuousFactor }
        : { name, rule: LimitRule.CORD, current: this.tapOff, voltage: lowVoltage, factor: continuousFactor },
    ].map((limit) => (props.powerCap ? { ...limit, overload: wholeRating(this.site.code, continuousFactor) } : limit));
    const cords: CordRecord[] =
      system.shelfCount > 0
        ? Array.from({ length: system.shelfCount }, (_, i) => ({
            id: `shelf-${i + 1}`,
            shelves: 1,
            limits,
            powerFactor: this.directVoltage ? Ratio.ONE : system.cordPowerFactor,
          }))
        : Array.from({ length: system.cordCount }, (_, i) => ({ id: 'abcdefgh'[i], limits }));
    return {
      peak: system.peakPower,
      provisioned: system.provisionedPower,
      thermal: system.thermalPower,
      average: system.averagePower,
      powerFactor: this.directVoltage ? Ratio.ONE : system.powerFactor,
      loadClass: props.loadClass ?? system.loadClass,
      cords,
      shelves:
        system.shelfCount > 0 ? { ratedPower: system.shelfPower!, efficiency: system.shelfEfficiency!, overload: system.shelfOverload } : undefined,
      powerCap: props.powerCap,
      allowedDarkRacks: props.allowedDarkRacks,
      swing: system.swing,
      gpus: system.gpus,
      electrical: system.shelfCount > 0 && !this.directVoltage ? { ...SHELF_PHASES, ...props.electrical } : props.electrical,
    };
  }

  /** A shelf's whip carries the shelf at its rating; a cord of a server rack may have to carry the whole rack. */
  private defaultTapOff(): Current {
    const { code } = this.site;
    const system = this.system;
    const shelf = system.shelfCount > 0;
    const power = shelf ? system.shelfPower!.dividedBy(system.shelfEfficiency!.toFraction()) : system.provisionedPower;
    if (this.directVoltage) {
      return code.nextDeviceSize(Current.amperes(power.toWatts() / this.directVoltage.toVolts()));
    }
    const load = power.atPowerFactor(shelf ? system.cordPowerFactor : system.powerFactor);
    return code.nextDeviceSize(load.threePhaseCurrent(code.lowVoltage));
  }
}

function heatOf(system: RackSystem): HeatFacts {
  return {
    liquidShare: system.liquidShare,
    flowTable: system.flowTable,
    flowTableFluid: system.flowTableFluid,
    pressureExponent: system.pressureExponent,
    litersPerMinutePerKilowatt: system.litersPerMinutePerKilowatt,
    maximumSupplyTemperature: system.maximumSupplyTemperature,
    maximumReturnTemperature: system.maximumReturnTemperature,
    wetted: system.wetted,
    airTemperatureRise: system.airTemperatureRise,
    environment: system.environment,
  };
}
