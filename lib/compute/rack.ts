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
  PartRecord,
  Position,
  PowerCap,
  PowerDemand,
  PowerLimit,
  PowerPort,
  SpaceFacts,
} from '../core';
import { RackSystem, TapOffModel } from '../catalog';
import { Current, Power } from '../units';
import { amountIfGiven, given } from '../core/given';

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
   * Its ports and its place in the fabric.
   * @default - cables are plugged where their names say, unchecked
   */
  readonly ports?: NetworkFacts;
  /**
   * The rack as it is delivered, in its crate.
   * @default - only the bare rack is compared with the delivery route
   */
  readonly crated?: CrateFacts;
}

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

  protected constructor(scope: Construct, id: string, system: RackSystem, props: RackProps) {
    super(scope, id, props);
    this.system = given('system', system, RackSystem, this.node.path);
    amountIfGiven('powerCap.power', props.powerCap?.power, Power, this.node.path);
    this.position = props.position;
    this.ports = props.ports;
    this.crated = props.crated;
    this.tapOff = props.tapOff?.rating ?? this.defaultTapOff();
    this.placeAt(props.position);
    this.network = NetworkPort.of(this);
    this.power = PowerPort.load(this, this.demand(props));
    this.cooling = CoolingPort.load(this, heatOf(system), system.thermalPower);
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
    const { mass, width, depth, height, rackUnits } = this.system;
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
      row: this.position?.row,
      slot: this.position?.slot,
      floorRating: floor?.rating,
      coldAisle: floor?.coldAisle,
      hotAisle: floor?.hotAisle,
      crated: this.crated,
    };
  }

  private demand(props: RackProps): PowerDemand {
    const system = this.system;
    const limits: PowerLimit[] = [
      {
        name: 'whip and tap-off',
        rule: LimitRule.CORD,
        current: this.tapOff,
        voltage: this.site.code.lowVoltage,
        factor: this.site.code.continuousFactor,
      },
    ];
    const cords: CordRecord[] =
      system.shelfCount > 0
        ? Array.from({ length: system.shelfCount }, (_, i) => ({
            id: `shelf-${i + 1}`,
            shelves: 1,
            limits,
            powerFactor: system.cordPowerFactor,
          }))
        : Array.from({ length: system.cordCount }, (_, i) => ({ id: 'abcdefgh'[i], limits }));
    return {
      peak: system.peakPower,
      provisioned: system.provisionedPower,
      thermal: system.thermalPower,
      average: system.averagePower,
      powerFactor: system.powerFactor,
      loadClass: props.loadClass ?? system.loadClass,
      cords,
      shelves: system.shelfCount > 0 ? { ratedPower: system.shelfPower!, efficiency: system.shelfEfficiency! } : undefined,
      powerCap: props.powerCap,
      gpus: system.gpus,
    };
  }

  /** A shelf's whip carries the shelf at its rating; a cord of a server rack may have to carry the whole rack. */
  private defaultTapOff(): Current {
    const { code } = this.site;
    const system = this.system;
    const load =
      system.shelfCount > 0
        ? system.shelfPower!.dividedBy(system.shelfEfficiency!.toFraction()).atPowerFactor(system.cordPowerFactor)
        : system.provisionedPower.atPowerFactor(system.powerFactor);
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
