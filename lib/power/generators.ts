import { Construct } from 'constructs';
import { GeneratorModel } from '../catalog';
import { Asset, AssetProps, AssetRecord, InputMode, LimitRule, PowerLevel, ReliabilityData, SourceRole, Stage } from '../core';
import { Current, Ratio, Voltage, Volume } from '../units';
import { PowerEquipment, PowerEquipmentProps } from './equipment';
import { amount, amountIfGiven, given } from '../core/given';

/** Properties of a generator set. */
export interface GeneratorProps extends AssetProps {
  /** The set. */
  readonly model: GeneratorModel;
  /**
   * Fuel stored for this set: its own tank, or its share of a common store.
   * @default - not evaluated
   */
  readonly fuelStore?: Volume;
  /**
   * Subtransient reactance x″d of the alternator on its rated apparent power (power factor 0.8).
   * @default - fault currents on generators are not evaluated
   */
  readonly subtransientReactance?: Ratio;
}

/** A generator set. Its limit is its rating times the factor of its rating class (ISO 8528-1). */
export class Generator extends Asset {
  /** The set. */
  public readonly model: GeneratorModel;
  /** Fuel stored for this set, if given. */
  public readonly fuelStore?: Volume;
  private readonly subtransientReactance?: Ratio;

  public constructor(scope: Construct, id: string, props: GeneratorProps) {
    super(scope, id, props);
    this.model = given('model', props?.model, GeneratorModel, this.node.path);
    this.fuelStore = amountIfGiven('fuelStore', props.fuelStore, Volume, this.node.path);
    this.subtransientReactance = props.subtransientReactance;
  }

  public describe(): AssetRecord {
    return {
      kind: 'generator',
      group: 'generators',
      stage: Stage.UTILITY,
      physical: { model: this.model.name },
      resilience: { reliability: [ReliabilityData.STANDBY_GENERATOR] },
      model: this.model.reference,
      source: {
        role: SourceRole.GENERATOR,
        level: PowerLevel.MEDIUM_VOLTAGE,
        capacityComponent: true,
        limits: [{ name: 'rating', rule: LimitRule.GENERATOR, power: this.model.power, factor: this.model.ratingClass.factor }],
        fuel: this.model.fuelCurve,
        fuelStore: this.fuelStore,
        electrical: { subtransientReactance: this.subtransientReactance },
      },
      larger: this.model.larger().map((m) => ({
        model: m.name,
        limits: [{ name: 'rating', rule: LimitRule.GENERATOR, power: m.power, factor: m.ratingClass.factor }],
      })),
    };
  }
}

/** Properties of a generator bus. */
export interface GeneratorBusProps extends PowerEquipmentProps {
  /** Continuous current of the busbars. */
  readonly ratedCurrent: Current;
  /**
   * Line-to-line voltage.
   * @default - medium voltage of the site's electrical code
   */
  readonly voltage?: Voltage;
  /**
   * Short-circuit current that the switchgear interrupts and withstands.
   * @default - fault currents are not compared with it
   */
  readonly interruptingRating?: Current;
}

/** The paralleling switchgear of generators: live sets share the load in proportion to their ratings. */
export class GeneratorBus extends PowerEquipment {
  /** Continuous current of the busbars. */
  public readonly ratedCurrent: Current;
  /** Line-to-line voltage. */
  public readonly voltage: Voltage;
  private readonly interruptingRating?: Current;

  public constructor(scope: Construct, id: string, props: GeneratorBusProps) {
    super(scope, id, props);
    this.ratedCurrent = amount('ratedCurrent', props?.ratedCurrent, Current, this.node.path);
    this.interruptingRating = props.interruptingRating;
    this.voltage = props.voltage ?? this.site.code.mediumVoltage;
  }

  public describe(): AssetRecord {
    return {
      kind: 'generator_bus',
      group: 'generator_buses',
      stage: Stage.UTILITY,
      physical: { rated_current: this.ratedCurrent.toString(), voltage: this.voltage.toString() },
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.MEDIUM_VOLTAGE,
        input: InputMode.PARALLEL,
        limits: [{ name: 'busbar', rule: LimitRule.CAPACITY, current: this.ratedCurrent, voltage: this.voltage }],
        electrical: { interruptingRating: this.interruptingRating },
      },
    };
  }
}
