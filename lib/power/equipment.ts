import { Construct } from 'constructs';
import {
  Asset,
  AssetProps,
  Feeder,
  IPowered,
  LimitRule,
  LossCurve,
  PowerLimit,
  PowerPort,
  ReliabilityData,
  ReliabilityFacts,
  SupplyOptions,
} from '../core';
import { Current, Power, Ratio, Voltage } from '../units';

/** What equipment that is sized by its place takes beside its own properties. */
export interface PowerEquipmentProps extends AssetProps {
  /**
   * What it is sized to draw, for the equipment above it.
   * @default - nothing; the equipment above is sized by you
   */
  readonly designInput?: Power;
}

/** Equipment that is fed and feeds: the base of transformers, boards, UPS and busways. */
export abstract class PowerEquipment extends Asset implements IPowered {
  /** Its input. */
  public readonly power: PowerPort;

  protected constructor(scope: Construct, id: string, props: PowerEquipmentProps) {
    super(scope, id, props);
    this.power = PowerPort.inlet(this, props?.designInput ?? Power.ZERO);
  }
}

/** The limit of an overcurrent device under the continuous-load rule of the site. */
export function breakerLimit(name: string, current: Current, voltage: Voltage, factor: Ratio): PowerLimit {
  return { name, rule: LimitRule.OVERCURRENT, current, voltage, factor };
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
