import { Construct } from 'constructs';
import { GeneratorModel } from '../catalog';
import { Asset, AssetProps, AssetRecord, InputMode, ISite, LimitRule, PowerLevel, ReliabilityData, SourceRole, Stage } from '../core';
import { Current, Duration, Ratio, Voltage, Volume } from '../units';
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
  /**
   * Time from ready until all sets are in parallel.
   * @default 20 s (engineering default)
   */
  readonly synchronizingTime?: Duration;
}

/**
 * Share of its rating that a set may give without hour limit: the factor of its class (ISO 8528-1), less 1 % for each 100 m above 1,000 m and 1 % for
 * each 5 K above 40 °C, pro rata (engineering default in place of the maker's chart). The air is the extreme of the climate, or else its design day.
 */
export function usableShare(model: GeneratorModel, site: ISite): Ratio {
  const air = (site.climate.extreme ?? site.climate.designDayAir).dryBulb.toCelsius();
  const lost = 0.01 * Math.max(0, (site.altitude.toMeters() - 1000) / 100) + 0.01 * Math.max(0, (air - 40) / 5);
  return Ratio.of(model.ratingClass.factor.toFraction() * Math.max(0, 1 - lost));
}

/**
 * A generator set. Its limit is its rating times the factor of its rating class (ISO 8528-1), less 1 % for each 100 m above 1,000 m and 1 % for each 5 K
 * above 40 °C of the hottest air known.
 */
export class Generator extends Asset {
  /** The set. */
  public readonly model: GeneratorModel;
  /** Fuel stored for this set, if given. */
  public readonly fuelStore?: Volume;
  private readonly subtransientReactance?: Ratio;
  /** Time from ready until all sets are in parallel, if given. */
  public readonly synchronizingTime?: Duration;

  public constructor(scope: Construct, id: string, props: GeneratorProps) {
    super(scope, id, props);
    this.model = given('model', props?.model, GeneratorModel, this.node.path);
    this.fuelStore = amountIfGiven('fuelStore', props.fuelStore, Volume, this.node.path);
    this.subtransientReactance = props.subtransientReactance;
    this.synchronizingTime = amountIfGiven('synchronizingTime', props.synchronizingTime, Duration, this.node.path);
  }

  public describe(): AssetRecord {
    const factor = usableShare(this.model, this.site);
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
        limits: [{ name: 'rating', rule: LimitRule.GENERATOR, power: this.model.power, factor }],
        fuel: this.model.fuelCurve,
        fuelStore: this.fuelStore,
        electrical: { subtransientReactance: this.subtransientReactance },
        supply: {
          generator: {
            ratingClass: this.model.ratingClass.name,
            startTime: this.model.startTime,
            synchronizingTime: this.synchronizingTime,
            firstBlock: this.model.firstBlock,
            powerFactor: this.model.powerFactor,
          },
        },
      },
      larger: this.model.larger().map((m) => ({
        model: m.name,
        limits: [{ name: 'rating', rule: LimitRule.GENERATOR, power: m.power, factor: usableShare(m, this.site) }],
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
        simultaneity: this.simultaneity,
        input: InputMode.PARALLEL,
        limits: [{ name: 'busbar', rule: LimitRule.CAPACITY, current: this.ratedCurrent, voltage: this.voltage }],
        electrical: { interruptingRating: this.interruptingRating },
      },
    };
  }
}
