import { Construct } from 'constructs';
import {
  Asset,
  AssetProps,
  Conductor,
  Derating,
  ElectricalCode,
  Feeder,
  InputMode,
  IPowered,
  LimitRule,
  LossCurve,
  PowerLimit,
  PowerPort,
  ReliabilityData,
  ReliabilityFacts,
  SupplyOptions,
} from '../core';
import { wholeRating } from '../core/direct-limit';
import { checkedDerating } from '../core/checked-facts';
import { invalidValue } from '../core/errors';
import { Kinds, kinds } from '../core/given';
import { ApparentPower, Current, Duration, Length, Power, Ratio, Temperature, Voltage } from '../units';

/** What equipment that is sized by its place takes beside its own properties. */
export interface PowerEquipmentProps extends AssetProps {
  /**
   * What it is sized to draw, for the equipment above it.
   * @default - nothing; the equipment above is sized by you
   */
  readonly designInput?: Power;
  /**
   * Share of the provisioned demand below it that is drawn at once. Less than 100 % stands on power caps of the loads below, which are then proven to keep to it
   * in time (PWR-20, PWR-21).
   * @default 100 % - all loads at once
   */
  readonly simultaneity?: Ratio;
  /**
   * What altitude and air of the site leave of its ratings, by the chart of its maker. Of a rating that holds at the site: 100 %.
   * @default - the rule of its kind: transformers lose 0.5 % and UPS 1 % a 100 m above 1,000 m, boards and busways keep √((95 − ambient)/55) above 40 °C
   * (engineering defaults); no other kind has one, and PWR-28 says so
   */
  readonly derating?: Derating;
}

/** Kinds of what power equipment takes; a name means the same everywhere. */
const POWER_KINDS: Kinds = {
  designInput: Power,
  voltage: Voltage,
  noLoadVoltage: Voltage,
  transferTime: Duration,
  energising: 'struct',
  fullyRated: 'flag',
  instantaneousPickUp: Current,
  input: InputMode,
  conductorRating: Power,
  conductorLossShare: Ratio,
  workingSpace: 'struct',
  interruptingRating: Current,
  device: 'struct',
  ambient: Temperature,
  length: Length,
  neutral: Ratio,
  conductor: Conductor,
  autonomy: Duration,
  recharge: Ratio,
  designOutput: Power,
  maintenanceBypass: ApparentPower,
  bypass: 'flag',
  currentDistortion: Ratio,
  transients: 'struct',
  efficiency: Ratio,
  insulationMonitor: 'flag',
};

/** Equipment that is fed and feeds: the base of transformers, boards, UPS and busways. */
export abstract class PowerEquipment extends Asset implements IPowered {
  /** Its input. */
  public readonly power: PowerPort;
  /** Share of the provisioned demand below it that is drawn at once, if not all of it. */
  public readonly simultaneity?: Ratio;
  /** What altitude and air leave of its ratings by the chart of its maker, if given. */
  public readonly derating?: Derating;

  protected constructor(scope: Construct, id: string, props: PowerEquipmentProps) {
    super(scope, id, props);
    kinds(props, POWER_KINDS, this.node.path);
    this.power = PowerPort.inlet(this, props?.designInput ?? Power.ZERO);
    this.simultaneity = checkedSimultaneity(props?.simultaneity, this.node.path);
    this.derating = checkedDerating('derating', props?.derating, this.node.path);
  }
}

export function checkedSimultaneity(share: Ratio | undefined, path: string): Ratio | undefined {
  if (share !== undefined && (!(share instanceof Ratio) || !(share.toFraction() > 0 && share.toFraction() <= 1))) {
    throw invalidValue('simultaneity', 'a Ratio above 0 % and at most 100 %', share, path);
  }
  return share;
}

/** The limit of an overcurrent device under the continuous-load rule of the site. */
export function breakerLimit(name: string, current: Current, voltage: Voltage, factor: Ratio, code: ElectricalCode): PowerLimit {
  return { name, rule: LimitRule.OVERCURRENT, current, voltage, factor, overload: wholeRating(code, factor) };
}

/** Failure rates of a low-voltage breaker by its size: drawout above 600 A, fixed up to 600 A. */
export const breakerRates = (rating: Current): ReliabilityFacts =>
  rating.toAmperes() > 600 ? ReliabilityData.DRAWOUT_BREAKER : ReliabilityData.FIXED_BREAKER;

/** Link options of a run, if it is known. */
export const run = (feeder: Feeder | undefined): SupplyOptions => (feeder ? { length: feeder.length, conductor: feeder.conductor } : {});

/**
 * Loss of feeders, boards and busway below a UPS or transformer: 0.6 % of the rating at full load, with the square of the load
 * (engineering default; copper loss 3·I²·R).
 */
export function conductorLoss(rated: Power, share: Ratio): LossCurve {
  return { name: 'conductors', ratedPower: rated, noLoad: 0, linear: 0, square: share.toFraction() };
}
