import { Confidence, ModelReference, PumpFacts } from '../core';
import { Duration, Energy, FlowRate, Power } from '../units';
import { reference, userReference, within } from './provenance';

/** Properties of a pump. */
export interface PumpModelProps {
  /** Name of the model. */
  readonly name: string;
  /** Flow at the duty point. */
  readonly flow: FlowRate;
  /** Electrical input at the duty point. */
  readonly power: Power;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

/** A pump at its duty point. No maker's pump is listed: take flow and input from the selection. */
export class PumpModel {
  /** A pump of that duty. */
  public static of(props: PumpModelProps): PumpModel {
    within('flow', props.flow.toLitersPerMinute(), 1, 200000, 'L/min');
    within('power', props.power.toKilowatts(), 0.01, 5000, 'kW');
    return new PumpModel(props, userReference(props.name, props.source));
  }

  /** Name of the model. */
  public readonly name: string;
  /** Duty point. */
  public readonly facts: PumpFacts;

  private constructor(
    props: PumpModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = props.name;
    this.facts = { flow: props.flow, power: props.power };
  }
}

const MEGABLOCK = 'Tesla Megablock datasheet Rev 1.7 (2026-06-29)';

/** Battery storage of a site. */
export class BatteryModel {
  /** Tesla Megapack 3, two hours: 2,186 kW / 4,372 kWh. */
  public static readonly TESLA_MEGAPACK_3_2_H = BatteryModel.megapack('2 h', 2186, 4372);
  /** Tesla Megapack 3, four hours: 1,206 kW / 4,826 kWh. */
  public static readonly TESLA_MEGAPACK_3_4_H = BatteryModel.megapack('4 h', 1206, 4826);
  /** Tesla Megapack 3, eight hours: 603 kW / 4,824 kWh. */
  public static readonly TESLA_MEGAPACK_3_8_H = BatteryModel.megapack('8 h', 603, 4824);

  /** A battery of your own: rated power for that long. */
  public static of(name: string, power: Power, duration: Duration, source?: string): BatteryModel {
    within('power', power.toKilowatts(), 1, 1e6, 'kW');
    within('duration', duration.toHours(), 0.01, 100, 'h');
    return new BatteryModel(power, power.over(duration), userReference(name, source));
  }

  private static megapack(variant: string, kilowatts: number, kilowattHours: number): BatteryModel {
    return new BatteryModel(
      Power.kilowatts(kilowatts),
      Energy.kilowattHours(kilowattHours),
      reference(`Tesla Megapack 3 ${variant}`, 'Tesla', MEGABLOCK, Confidence.VENDOR_SECOND_HAND),
    );
  }

  /** Name of the model. */
  public readonly name: string;

  private constructor(
    /** Rated power. */
    public readonly power: Power,
    /** Usable energy. */
    public readonly energy: Energy,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = reference.name;
  }
}
