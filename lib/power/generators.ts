import { Construct } from 'constructs';
import { GeneratorModel } from '../catalog';
import { Asset, AssetProps, AssetRecord, Derating, InputMode, ISite, LimitRule, PowerLevel, ReliabilityData, SourceRole, Stage } from '../core';
import { Current, Duration, Ratio, Voltage, Volume } from '../units';
import { checkedDerating } from '../core/checked-facts';
import { derated, shareLeft } from './derating';
import { PowerEquipment, PowerEquipmentProps } from './equipment';
import { amount, amountIfGiven, given, kinds } from '../core/given';

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
  /**
   * What altitude and air of the site leave of its rating, by the chart of its maker. Of a rating that holds at the site: 100 %.
   * @default - 1 % less for each 100 m above 1,000 m and 1 % for each 5 K above 40 °C (engineering default)
   */
  readonly derating?: Derating;
}

/**
 * What a site leaves of the rating of a set: 1 % less for each 100 m above 1,000 m and 1 % for each 5 K above 40 °C, pro rata (engineering default in place
 * of the maker's chart). The air is the extreme of the climate, or else its design day. The two losses add.
 */
function generatorDerating(site: ISite): Derating {
  const air = (site.climate.extreme ?? site.climate.designDayAir).dryBulb.toCelsius();
  const high = Math.max(0, 1 - 0.01 * Math.max(0, (site.altitude.toMeters() - 1000) / 100));
  const left = Math.max(0, high - 0.01 * Math.max(0, (air - 40) / 5));
  return {
    altitude: Ratio.of(high),
    temperature: Ratio.of(high > 0 ? left / high : 1),
    source: 'generators lose 1 % a 100 m above 1,000 m and 1 % for each 5 K above 40 °C',
  };
}

/** Share of its rating that a set may give without hour limit: the factor of its class (ISO 8528-1), and what the site leaves of it. */
export function usableShare(model: GeneratorModel, site: ISite, derating: Derating = generatorDerating(site)): Ratio {
  return Ratio.of(model.ratingClass.factor.toFraction() * shareLeft(derating));
}

/**
 * A generator set. Its limit is its rating times the factor of its rating class (ISO 8528-1), less what altitude and the hottest air known take of it.
 */
export class Generator extends Asset {
  /** The set. */
  public readonly model: GeneratorModel;
  /** Fuel stored for this set, if given. */
  public readonly fuelStore?: Volume;
  private readonly subtransientReactance?: Ratio;
  /** Time from ready until all sets are in parallel, if given. */
  public readonly synchronizingTime?: Duration;
  /** What altitude and air leave of its rating by the chart of its maker, if given. */
  public readonly derating?: Derating;

  public constructor(scope: Construct, id: string, props: GeneratorProps) {
    super(scope, id, props);
    this.model = given('model', props?.model, GeneratorModel, this.node.path);
    this.fuelStore = amountIfGiven('fuelStore', props.fuelStore, Volume, this.node.path);
    kinds(props, { subtransientReactance: Ratio }, this.node.path);
    this.subtransientReactance = props.subtransientReactance;
    this.synchronizingTime = amountIfGiven('synchronizingTime', props.synchronizingTime, Duration, this.node.path);
    this.derating = checkedDerating('derating', props.derating, this.node.path);
  }

  public describe(): AssetRecord {
    const derating = this.derating ?? generatorDerating(this.site);
    const factor = usableShare(this.model, this.site, derating);
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
        electrical: { subtransientReactance: this.subtransientReactance, derating },
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
        limits: [{ name: 'rating', rule: LimitRule.GENERATOR, power: m.power, factor: usableShare(m, this.site, derating) }],
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
        limits: derated([{ name: 'busbar', rule: LimitRule.CAPACITY, current: this.ratedCurrent, voltage: this.voltage }], this.derating),
        electrical: { interruptingRating: this.interruptingRating, derating: this.derating },
      },
    };
  }
}
