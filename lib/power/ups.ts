import { Construct } from 'constructs';
import { BatteryModel, UpsModel } from '../catalog';
import {
  Asset,
  AssetProps,
  AssetRecord,
  CoolingPort,
  ICooled,
  IPowered,
  LimitRule,
  LoadClass,
  OverloadPoint,
  PowerLevel,
  PowerLimit,
  PowerPort,
  ReliabilityData,
  SourceRole,
  Stage,
  StorageFacts,
  UpsFacts,
} from '../core';
import { checkedOverload, checkedRideThrough, checkedStorage } from '../core/checked-facts';
import { invalidValue } from '../core/errors';
import { ApparentPower, Duration, Power, Ratio } from '../units';
import { derated, upsDerating } from './derating';
import { PowerEquipment, PowerEquipmentProps } from './equipment';
import { amountIfGiven, given } from '../core/given';

/** Properties of a UPS. */
export interface UpsProps extends PowerEquipmentProps {
  /** The frame. Modules inside one frame are one component. */
  readonly model: UpsModel;
  /**
   * Time on battery at full load.
   * @default 5 minutes
   */
  readonly autonomy?: Duration;
  /**
   * Battery recharge after an outage as a share of output; nothing below a minute of battery.
   * @default 10 %
   */
  readonly recharge?: Ratio;
  /**
   * Normal output, at which the cooling of its room is sized.
   * @default - the rating
   */
  readonly designOutput?: Power;
  /**
   * Rating of its maintenance bypass, closed by hand from what feeds it to what it feeds. It counts for planned maintenance only (PWR-04), never in a
   * failure, and not beside other UPS on one output, which carry on without it.
   * @default - no bypass: out of service, the UPS is a lost lineup
   */
  readonly maintenanceBypass?: ApparentPower;
  /**
   * Whether faults behind it are fed through a static bypass.
   * @default true
   */
  readonly bypass?: boolean;
  /**
   * Total harmonic distortion of its input current.
   * @default - harmonics are not evaluated
   */
  readonly currentDistortion?: Ratio;
  /**
   * Overload, walk-in and discharge.
   * @default - engineering defaults: 150 % for a second, walk-in 15 s, constant energy
   */
  readonly transients?: UpsFacts;
}

/** A double-conversion UPS. A removed UPS is a lost lineup: its bypass is for declared maintenance only. */
export class Ups extends PowerEquipment implements ICooled {
  /** The frame. */
  public readonly model: UpsModel;
  /** Time on battery at full load. */
  public readonly autonomy: Duration;
  /** Battery recharge as a share of output. */
  public readonly recharge: Ratio;
  /** Rating of its maintenance bypass, if it has one. */
  public readonly maintenanceBypass?: ApparentPower;
  /** Overload, walk-in and discharge. */
  public readonly transients: UpsFacts;
  /** Where the heat of its losses goes. */
  public readonly cooling: CoolingPort;
  private readonly bypass: boolean;
  private readonly currentDistortion?: Ratio;

  public constructor(scope: Construct, id: string, props: UpsProps) {
    super(scope, id, props);
    this.model = given('model', props?.model, UpsModel, this.node.path);
    this.autonomy = amountIfGiven('autonomy', props.autonomy, Duration, this.node.path) ?? Duration.minutes(5);
    this.bypass = props.bypass ?? true;
    this.currentDistortion = props.currentDistortion;
    this.recharge = props.recharge ?? (this.autonomy.toMinutes() > 1 ? Ratio.percent(10) : Ratio.percent(0));
    this.maintenanceBypass = props.maintenanceBypass;
    this.transients = checkedTransients(props.transients ?? {}, this.node.path);
    const { noLoad, linear, square } = this.model.curve;
    const x = (props.designOutput ?? this.model.power).ratioTo(this.model.power).toFraction();
    this.cooling = CoolingPort.load(this, undefined, this.model.power.times(noLoad + linear * x + square * x * x));
  }

  public describe(): AssetRecord {
    const derating = this.derating ?? upsDerating(this.altitude());
    return {
      kind: 'ups',
      group: 'ups',
      stage: Stage.POWER,
      physical: { model: this.model.name, autonomy: this.autonomy.toString() },
      model: this.model.reference,
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.LOW_VOLTAGE,
        simultaneity: this.simultaneity,
        capacityComponent: true,
        limits: derated(upsLimits(this.model), derating).map((limit) => ({ ...limit, overload: this.transients.overload ?? USUAL_OVERLOAD })),
        losses: [
          {
            name: 'ups',
            ratedPower: this.model.power,
            noLoad: this.model.curve.noLoad,
            linear: this.model.curve.linear,
            square: this.model.curve.square,
          },
        ],
        inputPowerFactor: this.model.inputPowerFactor,
        autonomy: this.autonomy,
        recharge: this.recharge,
        electrical: { regulatedOutput: true, bypass: this.bypass, currentDistortion: this.currentDistortion, derating },
        supply: { ups: this.transients },
      },
      cooling: { rejectsLosses: true },
      resilience: {
        reliability: [ReliabilityData.UPS_MODULE],
        maintenanceBypass: this.maintenanceBypass && [{ name: 'rating', rule: LimitRule.CAPACITY, apparentPower: this.maintenanceBypass }],
      },
      larger: this.model.larger().map((m) => ({ model: m.name, limits: derated(upsLimits(m), derating) })),
    };
  }
}

/** What UPS usually bear on their inverter (engineering default, typical of vendors). */
const USUAL_OVERLOAD: OverloadPoint[] = [
  { load: Ratio.percent(110), duration: Duration.minutes(60) },
  { load: Ratio.percent(125), duration: Duration.minutes(10) },
  { load: Ratio.percent(150), duration: Duration.minutes(1) },
];

function checkedTransients(facts: UpsFacts, path: string): UpsFacts {
  const overload = facts.oneSecondOverload?.toFraction() ?? 1.5;
  if (overload < 1 || overload > 5) {
    throw invalidValue('transients.oneSecondOverload', 'between 100 % and 500 %', facts.oneSecondOverload, path);
  }
  const exponent = facts.peukertExponent ?? 1;
  if (!(exponent >= 1 && exponent <= 1.5)) {
    throw invalidValue('transients.peukertExponent', 'between 1 and 1.5', exponent, path);
  }
  for (const [name, time] of Object.entries({ returnRamp: facts.returnRamp, returnDelay: facts.returnDelay })) {
    if (time !== undefined && given(`transients.${name}`, time, Duration, path).toSeconds() > 3600) {
      throw invalidValue(`transients.${name}`, 'at most an hour', time, path);
    }
  }
  checkedRideThrough('transients.rideThrough', facts.rideThrough, path);
  checkedOverload('transients.overload', facts.overload, path);
  return { ...facts };
}

const upsLimits = (model: UpsModel): PowerLimit[] => [
  { name: 'active power', rule: LimitRule.UPS, power: model.power },
  { name: 'apparent power', rule: LimitRule.UPS, apparentPower: model.apparentPower },
];

/** Properties of battery storage. */
export interface BatteryStorageProps extends AssetProps {
  /** The battery. */
  readonly model: BatteryModel;
  /**
   * Standby draw of thermal management and controls as a share of rated power.
   * @default 0.5 % (engineering default, 0.3 to 0.5 % usual)
   */
  readonly auxiliaryShare?: Ratio;
  /**
   * Share of its energy that is there in either direction.
   * @default 50 % (engineering default: kept half full, since demand may rise or fall)
   */
  readonly reserve?: Ratio;
}

/**
 * A battery at medium or low voltage for swings and grid services. In the steady state after a failure it carries nothing; what the site
 * sees is its auxiliary draw.
 */
export class BatteryStorage extends Asset implements IPowered {
  /** The battery. */
  public readonly model: BatteryModel;
  /** Its auxiliary supply. */
  public readonly power: PowerPort;
  private readonly storage: StorageFacts;

  public constructor(scope: Construct, id: string, props: BatteryStorageProps) {
    super(scope, id, props);
    this.model = given('model', props?.model, BatteryModel, this.node.path);
    this.storage = checkedStorage({ power: this.model.power, energy: this.model.energy, reserve: props.reserve }, this.node.path);
    const auxiliary: Power = props.model.power.times((props.auxiliaryShare ?? Ratio.percent(0.5)).toFraction());
    this.power = PowerPort.load(this, {
      peak: auxiliary,
      provisioned: auxiliary,
      thermal: auxiliary,
      average: auxiliary,
      powerFactor: Ratio.of(0.95),
      loadClass: LoadClass.CONTROL,
      required: false,
      cords: [{ id: 'auxiliary', transferTime: Duration.seconds(5) }],
    });
  }

  public describe(): AssetRecord {
    return {
      kind: 'battery_storage',
      group: 'battery_storage',
      stage: Stage.UTILITY,
      physical: { model: this.model.name, power: this.model.power.toString(), energy: this.model.energy.toString() },
      model: this.model.reference,
      demand: this.power.demand,
      storage: this.storage,
    };
  }
}
