import { Construct } from 'constructs';
import { AssetRecord, Conductor, CoolingPort, ICooled, InputMode, LimitRule, PowerLevel, SourceRole, Stage } from '../core';
import { directLimit } from '../core/direct-limit';
import { invalidValue } from '../core/errors';
import { amount } from '../core/given';
import { Current, Length, Power, Ratio, Voltage } from '../units';
import { derated } from './derating';
import { PowerEquipment, PowerEquipmentProps } from './equipment';

/** Poles' voltage of the systems that IT racks are made for. */
const USUAL = Voltage.volts(800);

/** Properties of a rectifier. */
export interface DcRectifierProps extends PowerEquipmentProps {
  /** Rated output. */
  readonly ratedPower: Power;
  /**
   * Voltage between the poles.
   * @default 800 V
   */
  readonly voltage?: Voltage;
  /**
   * Output over input at full load.
   * @default 98 % (medium-voltage rectifier or solid-state transformer, engineering default)
   */
  readonly efficiency?: Ratio;
  /**
   * Whether the ungrounded system has an insulation monitor.
   * @default - not evaluated
   */
  readonly insulationMonitor?: boolean;
  /**
   * Total harmonic distortion of its input current.
   * @default - harmonics are not evaluated
   */
  readonly currentDistortion?: Ratio;
}

/** A rectifier or solid-state transformer that feeds direct current to racks, with a battery or without; it holds its output voltage. */
export class DcRectifier extends PowerEquipment implements ICooled {
  /** Rated output. */
  public readonly ratedPower: Power;
  /** Voltage between the poles. */
  public readonly voltage: Voltage;
  /** Output over input at full load. */
  public readonly efficiency: Ratio;
  /** Where the heat of its losses goes. */
  public readonly cooling: CoolingPort;
  private readonly insulationMonitor?: boolean;
  private readonly currentDistortion?: Ratio;

  public constructor(scope: Construct, id: string, props: DcRectifierProps) {
    super(scope, id, props);
    this.ratedPower = amount('ratedPower', props?.ratedPower, Power, this.node.path);
    this.voltage = checkedVoltage(props.voltage ?? USUAL, this.node.path);
    this.efficiency = props.efficiency ?? Ratio.percent(98);
    if (!(this.efficiency.toFraction() > 0.8 && this.efficiency.toFraction() <= 1)) {
      throw invalidValue('efficiency', 'above 80 % and at most 100 %', this.efficiency, this.node.path);
    }
    this.insulationMonitor = props.insulationMonitor;
    this.currentDistortion = props.currentDistortion;
    this.cooling = CoolingPort.load(this, undefined, this.ratedPower.times(1 / this.efficiency.toFraction() - 1));
  }

  public describe(): AssetRecord {
    return {
      kind: 'dc_rectifier',
      group: 'dc_rectifiers',
      stage: Stage.POWER,
      physical: { rated_power: this.ratedPower.toString(), voltage: this.voltage.toString() },
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.LOW_VOLTAGE,
        simultaneity: this.simultaneity,
        capacityComponent: true,
        limits: derated([{ name: 'rating', rule: LimitRule.CAPACITY, power: this.ratedPower }], this.derating),
        losses: [{ name: 'rectifier', ratedPower: this.ratedPower, noLoad: 0, linear: 1 / this.efficiency.toFraction() - 1, square: 0 }],
        inputPowerFactor: Ratio.of(0.99),
        electrical: {
          voltage: this.voltage,
          directCurrent: { insulationMonitor: this.insulationMonitor },
          regulatedOutput: true,
          bypass: false,
          currentDistortion: this.currentDistortion,
          derating: this.derating,
        },
      },
      cooling: { rejectsLosses: true },
    };
  }
}

/** Properties of a direct-current busway. */
export interface DcBuswayProps extends PowerEquipmentProps {
  /** Continuous current of a pole. */
  readonly ratedCurrent: Current;
  /**
   * Voltage between the poles.
   * @default 800 V
   */
  readonly voltage?: Voltage;
  /**
   * Conductor of each pole.
   * @default - voltage drop is not evaluated
   */
  readonly conductor?: Conductor;
  /**
   * Length from the feed to the far end.
   * @default - voltage drop is not evaluated
   */
  readonly length?: Length;
  /**
   * How it draws on several sources.
   * @default InputMode.SELECTIVE
   */
  readonly input?: InputMode;
}

/** A two-pole busway or busbar of direct current over racks. */
export class DcBusway extends PowerEquipment {
  /** Continuous current of a pole. */
  public readonly ratedCurrent: Current;
  /** Voltage between the poles. */
  public readonly voltage: Voltage;
  private readonly props: DcBuswayProps;

  public constructor(scope: Construct, id: string, props: DcBuswayProps) {
    super(scope, id, props);
    this.ratedCurrent = amount('ratedCurrent', props?.ratedCurrent, Current, this.node.path);
    this.voltage = checkedVoltage(props.voltage ?? USUAL, this.node.path);
    this.props = props;
  }

  public describe(): AssetRecord {
    const { conductor, length } = this.props;
    return {
      kind: 'dc_busway',
      group: 'dc_busways',
      stage: Stage.POWER,
      physical: { rated_current: this.ratedCurrent.toString(), voltage: this.voltage.toString() },
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.LOW_VOLTAGE,
        simultaneity: this.simultaneity,
        input: this.props.input,
        limits: derated([directLimit('busbar', LimitRule.DIRECT_CURRENT, this.ratedCurrent, this.voltage)], this.derating),
        electrical: { voltage: this.voltage, directCurrent: {}, run: conductor && { conductor, length }, derating: this.derating },
      },
    };
  }
}

function checkedVoltage(voltage: Voltage, path: string): Voltage {
  if (voltage.toVolts() < 40 || voltage.toVolts() > 1500) {
    throw invalidValue('voltage', 'between 40 V and 1,500 V of direct current', voltage, path);
  }
  return voltage;
}
