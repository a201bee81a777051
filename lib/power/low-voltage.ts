import { Construct } from 'constructs';
import { BuswayModel, TransformerModel } from '../catalog';
import {
  EnergisingFacts,
  AssetRecord,
  CoolingPort,
  ICooled,
  InputMode,
  LimitRule,
  PowerLevel,
  ReliabilityData,
  SourceRole,
  Stage,
  WorkingSpace,
  PowerLimit,
  TripSettings,
} from '../core';
import { Current, Power, Ratio, Voltage, Duration, Length, Temperature } from '../units';
import { PowerEquipment, PowerEquipmentProps, breakerLimit, breakerRates, conductorLoss } from './equipment';
import { checkedTripSettings, checkedWorkingSpace } from '../core/checked-facts';
import { checkedEnergising } from '../core/checked-facts';
import { amount, amountIfGiven, given } from '../core/given';
import { ambientDerating, derated, transformerDerating } from './derating';

/** Properties of a transformer. */
export interface TransformerProps extends PowerEquipmentProps {
  /** The transformer. */
  readonly model: TransformerModel;
  /**
   * Rated secondary voltage at no load, for voltages and fault currents.
   * @default - the nominal low voltage
   */
  readonly noLoadVoltage?: Voltage;
  /**
   * Time that its primary switch takes from one source to another.
   * @default - not evaluated
   */
  readonly transferTime?: Duration;
  /**
   * When it is connected to generators.
   * @default - with the bus; not evaluated where no equipment gives a step
   */
  readonly energising?: EnergisingFacts;
}

/** An MV/LV transformer. With two sources it is primary-selective: the first live one feeds it. */
export class Transformer extends PowerEquipment {
  /** The transformer. */
  public readonly model: TransformerModel;
  private readonly noLoadVoltage?: Voltage;
  private readonly transferTime?: Duration;
  private readonly energising?: EnergisingFacts;

  public constructor(scope: Construct, id: string, props: TransformerProps) {
    super(scope, id, props);
    this.model = given('model', props?.model, TransformerModel, this.node.path);
    this.noLoadVoltage = props.noLoadVoltage;
    this.transferTime = props.transferTime;
    this.energising = props.energising && checkedEnergising(props.energising, this.node.path);
  }

  public describe(): AssetRecord {
    const derating = this.derating ?? transformerDerating(this.altitude());
    const source = this.model._source(PowerLevel.LOW_VOLTAGE);
    return {
      kind: 'transformer',
      group: 'transformers',
      stage: Stage.POWER,
      physical: { model: this.model.name },
      resilience: this.model.reliability && { reliability: this.model.reliability },
      model: this.model.reference,
      source: {
        ...source,
        limits: derated(source.limits, derating),
        electrical: { noLoadVoltage: this.noLoadVoltage, transferTime: this.transferTime, derating },
        supply: this.energising && { energising: this.energising },
      },
      larger: this.model._alternatives().map((larger) => ({ ...larger, limits: derated(larger.limits!, derating) })),
    };
  }
}

/** Properties of a low-voltage board. */
export interface SwitchboardProps extends PowerEquipmentProps {
  /** Rating of the main breaker and busbars. */
  readonly mainBreaker: Current;
  /**
   * Line-to-line voltage.
   * @default - low voltage of the site's electrical code
   */
  readonly voltage?: Voltage;
  /**
   * Whether the assembly with its main breaker is listed for 100 % continuous load.
   * @default false - the continuous factor of the electrical code
   */
  readonly fullyRated?: boolean;
  /**
   * Instantaneous pick-up of the main breaker, as set.
   * @default - not evaluated
   */
  readonly instantaneousPickUp?: Current;
  /**
   * How it draws on several sources.
   * @default InputMode.SELECTIVE
   */
  readonly input?: InputMode;
  /**
   * Power at which the conductors below it lose `conductorLossShare`.
   * @default - no conductor loss
   */
  readonly conductorRating?: Power;
  /**
   * Loss of feeders, board and busway at `conductorRating`.
   * @default 0.6 %
   */
  readonly conductorLossShare?: Ratio;
  /**
   * Clear room in front of it for people who work on it.
   * @default - not evaluated
   */
  readonly workingSpace?: WorkingSpace;
  /**
   * Short-circuit current that the assembly with its devices interrupts and withstands.
   * @default - fault currents are not compared with it
   */
  readonly interruptingRating?: Current;
  /**
   * Settings of the main breaker.
   * @default - selectivity is not evaluated
   */
  readonly device?: TripSettings;
  /**
   * Highest air temperature around the board; above 40 °C its breakers and busbars carry less.
   * @default - 40 °C or less
   */
  readonly ambient?: Temperature;
}

/** A low-voltage board: main breaker, busbars and feeders. Also the output board of a UPS. */
export class Switchboard extends PowerEquipment implements ICooled {
  /** Rating of the main breaker. */
  public readonly mainBreaker: Current;
  /** Line-to-line voltage. */
  public readonly voltage: Voltage;
  /** Share of the main breaker that may be used continuously. */
  public readonly continuousFactor: Ratio;
  /** Instantaneous pick-up of the main breaker, if given. */
  public readonly instantaneousPickUp?: Current;
  /** Where the heat of its losses goes. */
  public readonly cooling: CoolingPort;
  private readonly input: InputMode;
  private readonly conductorRating?: Power;
  private readonly conductorLossShare: Ratio;
  private readonly workingSpace?: WorkingSpace;
  private readonly interruptingRating?: Current;
  private readonly device?: TripSettings;
  private readonly ambient?: Temperature;

  public constructor(scope: Construct, id: string, props: SwitchboardProps) {
    super(scope, id, props);
    this.mainBreaker = amount('mainBreaker', props?.mainBreaker, Current, this.node.path);
    this.voltage = props.voltage ?? this.site.code.lowVoltage;
    this.continuousFactor = props.fullyRated ? Ratio.percent(100) : this.site.code.continuousFactor;
    this.instantaneousPickUp = props.instantaneousPickUp;
    this.input = props.input ?? InputMode.SELECTIVE;
    this.conductorRating = props.conductorRating;
    this.conductorLossShare = props.conductorLossShare ?? Ratio.percent(0.6);
    this.workingSpace = props.workingSpace && checkedWorkingSpace(props.workingSpace, this.node.path);
    this.interruptingRating = props.interruptingRating;
    this.device = checkedTripSettings('device', props.device, this.node.path);
    this.ambient = props.ambient;
    const full = (this.conductorRating ?? Power.ZERO).times(this.conductorLossShare.toFraction());
    this.cooling = CoolingPort.load(this, undefined, full);
  }

  public describe(): AssetRecord {
    const derating = this.derating ?? ambientDerating(this.ambient);
    return {
      kind: 'switchboard',
      group: 'switchboards',
      stage: Stage.POWER,
      physical: { main_breaker: this.mainBreaker.toString(), voltage: this.voltage.toString() },
      resilience: { reliability: [breakerRates(this.mainBreaker), ReliabilityData.BARE_BUS] },
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.LOW_VOLTAGE,
        simultaneity: this.simultaneity,
        input: this.input,
        limits: derated(
          [
            {
              ...breakerLimit('main breaker', this.mainBreaker, this.voltage, this.continuousFactor, this.site.code),
              instantaneousPickUp: this.instantaneousPickUp,
            },
          ],
          derating,
        ),
        losses: this.conductorRating ? [conductorLoss(this.conductorRating, this.conductorLossShare)] : [],
        electrical: { interruptingRating: this.interruptingRating, device: this.device, ambient: this.ambient, derating },
      },
      cooling: { rejectsLosses: true },
      workingSpace: this.workingSpace,
    };
  }
}

/** Properties of a busway run. */
export interface BuswayProps extends PowerEquipmentProps {
  /** The run. */
  readonly model: BuswayModel;
  /**
   * Rating of the breaker that feeds the run; it sets the limit.
   * @default - the rating of the run
   */
  readonly feederBreaker?: Current;
  /**
   * Line-to-line voltage.
   * @default - low voltage of the site's electrical code
   */
  readonly voltage?: Voltage;
  /**
   * Length from the feed to the far end, for voltage drop and fault currents.
   * @default - not evaluated
   */
  readonly length?: Length;
  /**
   * Settings of the breaker that feeds it.
   * @default - selectivity is not evaluated
   */
  readonly device?: TripSettings;
  /**
   * Highest air temperature around the run; above 40 °C it carries less.
   * @default - 40 °C or less
   */
  readonly ambient?: Temperature;
  /**
   * Neutral over phase conductor rating.
   * @default - not evaluated
   */
  readonly neutral?: Ratio;
}

/** A busway run over a row of racks, with the breaker that feeds it. */
export class Busway extends PowerEquipment {
  /** The run. */
  public readonly model: BuswayModel;
  /** Rating of the breaker that feeds the run. */
  public readonly feederBreaker: Current;
  /** Line-to-line voltage. */
  public readonly voltage: Voltage;
  /** Length from the feed to the far end, if given. */
  public readonly length?: Length;
  private readonly device?: TripSettings;
  private readonly ambient?: Temperature;
  private readonly neutral?: Ratio;

  public constructor(scope: Construct, id: string, props: BuswayProps) {
    super(scope, id, props);
    this.model = given('model', props?.model, BuswayModel, this.node.path);
    this.feederBreaker = amountIfGiven('feederBreaker', props.feederBreaker, Current, this.node.path) ?? props.model.rating;
    this.length = props.length;
    this.device = checkedTripSettings('device', props.device, this.node.path);
    this.ambient = props.ambient;
    this.neutral = props.neutral;
    this.voltage = props.voltage ?? this.site.code.lowVoltage;
  }

  public describe(): AssetRecord {
    const factor = this.site.code.continuousFactor;
    const derating = this.derating ?? ambientDerating(this.ambient);
    const limitOf = (current: Current): PowerLimit[] =>
      derated([breakerLimit('feeder breaker', current, this.voltage, factor, this.site.code)], derating);
    const { conductor } = this.model;
    return {
      kind: 'busway',
      group: 'busways',
      stage: Stage.POWER,
      physical: { model: this.model.name, feeder_breaker: this.feederBreaker.toString() },
      resilience: { reliability: [breakerRates(this.feederBreaker)] },
      model: this.model.reference,
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.LOW_VOLTAGE,
        simultaneity: this.simultaneity,
        limits: limitOf(this.feederBreaker),
        electrical: {
          interruptingRating: this.model.shortCircuitRating,
          run: conductor && { conductor, length: this.length },
          device: this.device,
          ambient: this.ambient,
          derating,
          neutral: this.neutral,
        },
      },
      larger: this.model.larger().map((m) => ({ model: m.name, limits: limitOf(m.rating) })),
    };
  }
}

/** Properties of equipment that is known by its current alone. */
export interface CurrentRatedProps extends PowerEquipmentProps {
  /** Rated current. */
  readonly ratedCurrent: Current;
  /**
   * Line-to-line voltage.
   * @default - low voltage of the site's electrical code
   */
  readonly voltage?: Voltage;
  /**
   * Short-circuit current that it interrupts or withstands.
   * @default - fault currents are not compared with it
   */
  readonly interruptingRating?: Current;
}

/** Properties of a static transfer switch. */
export interface StaticTransferSwitchProps extends CurrentRatedProps {
  /**
   * Time from one source to the other.
   * @default 4 ms, a quarter of a cycle (engineering default)
   */
  readonly transferTime?: Duration;
}

/** A static transfer switch: its first live source feeds it, within a quarter of a cycle. */
export class StaticTransferSwitch extends PowerEquipment {
  /** Rated current. */
  public readonly ratedCurrent: Current;
  /** Line-to-line voltage. */
  public readonly voltage: Voltage;
  /** Time from one source to the other. */
  public readonly transferTime: Duration;
  private readonly interruptingRating?: Current;

  public constructor(scope: Construct, id: string, props: StaticTransferSwitchProps) {
    super(scope, id, props);
    this.ratedCurrent = amount('ratedCurrent', props?.ratedCurrent, Current, this.node.path);
    this.transferTime = props.transferTime ?? Duration.milliseconds(4);
    this.interruptingRating = props.interruptingRating;
    this.voltage = props.voltage ?? this.site.code.lowVoltage;
  }

  public describe(): AssetRecord {
    return {
      kind: 'static_transfer_switch',
      group: 'static_transfer_switches',
      stage: Stage.POWER,
      physical: { rated_current: this.ratedCurrent.toString() },
      resilience: { reliability: [ReliabilityData.STATIC_TRANSFER_SWITCH] },
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.LOW_VOLTAGE,
        simultaneity: this.simultaneity,
        input: InputMode.SELECTIVE,
        limits: derated([{ name: 'rating', rule: LimitRule.CAPACITY, current: this.ratedCurrent, voltage: this.voltage }], this.derating),
        electrical: { transferTime: this.transferTime, interruptingRating: this.interruptingRating, derating: this.derating },
      },
    };
  }
}

/** A rack PDU: feeds equipment of one rack from one whip. */
export class RackPdu extends PowerEquipment {
  /** Rated current of its inlet. */
  public readonly ratedCurrent: Current;
  /** Line-to-line voltage. */
  public readonly voltage: Voltage;
  private readonly interruptingRating?: Current;

  public constructor(scope: Construct, id: string, props: CurrentRatedProps) {
    super(scope, id, props);
    this.ratedCurrent = amount('ratedCurrent', props?.ratedCurrent, Current, this.node.path);
    this.interruptingRating = props.interruptingRating;
    this.voltage = props.voltage ?? this.site.code.lowVoltage;
  }

  public describe(): AssetRecord {
    return {
      kind: 'rack_pdu',
      group: 'rack_pdus',
      stage: Stage.COMPUTE,
      physical: { rated_current: this.ratedCurrent.toString() },
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.LOW_VOLTAGE,
        simultaneity: this.simultaneity,
        limits: derated([breakerLimit('inlet', this.ratedCurrent, this.voltage, this.site.code.continuousFactor, this.site.code)], this.derating),
        electrical: { interruptingRating: this.interruptingRating, derating: this.derating },
      },
    };
  }
}
