import { Construct } from 'constructs';
import { TransformerModel } from '../catalog';
import { Asset, AssetProps, AssetRecord, Derating, LimitRule, PowerLevel, ReliabilityData, SourceRole, Stage, UtilityAgreement } from '../core';
import { ApparentPower, Current, Duration, Ratio, Voltage } from '../units';
import { derated, transformerDerating } from './derating';
import { PowerEquipment, PowerEquipmentProps } from './equipment';
import { checkedAgreement } from '../core/checked-facts';
import { amount, given, Kinds, kinds } from '../core/given';

/** Properties of a utility feed. */
export interface UtilityFeedProps extends AssetProps {
  /** What the feed may carry, at the utility breaker. */
  readonly capacity: ApparentPower;
  /**
   * Line-to-line voltage at the point of delivery.
   * @default - medium voltage of the site's electrical code
   */
  readonly voltage?: Voltage;
  /**
   * Initial symmetrical short-circuit power at the point of delivery, maximum, as the utility states it.
   * @default - fault currents are not evaluated
   */
  readonly shortCircuitPower?: ApparentPower;
  /**
   * The same, minimum, for the smallest fault current.
   * @default - the maximum
   */
  readonly minimumShortCircuitPower?: ApparentPower;
  /**
   * Total harmonic voltage distortion at the point of delivery, from a study.
   * @default - not evaluated
   */
  readonly voltageDistortion?: Ratio;
  /**
   * What is agreed with the utility.
   * @default - not evaluated
   */
  readonly agreement?: UtilityAgreement;
}

const FEED_KINDS: Kinds = {
  voltage: Voltage,
  shortCircuitPower: ApparentPower,
  minimumShortCircuitPower: ApparentPower,
  voltageDistortion: Ratio,
  agreement: 'struct',
};

/** One feed of the utility, from its breaker. */
export class UtilityFeed extends Asset {
  /** What the feed may carry. */
  public readonly capacity: ApparentPower;
  /** Line-to-line voltage at the point of delivery. */
  public readonly voltage: Voltage;
  /** What is agreed with the utility, if given. */
  public readonly agreement?: UtilityAgreement;
  /** Short-circuit power at the point of delivery, if given. */
  public readonly shortCircuitPower?: ApparentPower;
  private readonly minimumShortCircuitPower?: ApparentPower;
  private readonly voltageDistortion?: Ratio;

  public constructor(scope: Construct, id: string, props: UtilityFeedProps) {
    super(scope, id, props);
    this.capacity = amount('capacity', props?.capacity, ApparentPower, this.node.path);
    kinds(props, FEED_KINDS, this.node.path);
    this.shortCircuitPower = props.shortCircuitPower;
    this.minimumShortCircuitPower = props.minimumShortCircuitPower;
    this.voltageDistortion = props.voltageDistortion;
    this.voltage = props.voltage ?? this.site.code.mediumVoltage;
    this.agreement = props.agreement && checkedAgreement(props.agreement, this.node.path);
  }

  public describe(): AssetRecord {
    return {
      kind: 'utility_feed',
      group: 'utility_feeds',
      stage: Stage.UTILITY,
      physical: { capacity: this.capacity.toString(), voltage: this.voltage.toString() },
      resilience: { reliability: [ReliabilityData.UTILITY_CIRCUIT] },
      source: {
        role: SourceRole.UTILITY,
        level: PowerLevel.UTILITY,
        capacityComponent: true,
        limits: [{ name: 'capacity', rule: LimitRule.CAPACITY, apparentPower: this.capacity }],
        electrical: {
          voltage: this.voltage,
          shortCircuitPower: this.shortCircuitPower,
          minimumShortCircuitPower: this.minimumShortCircuitPower,
          voltageDistortion: this.voltageDistortion,
        },
        supply: this.agreement && { utility: this.agreement },
      },
    };
  }
}

/** Properties of a substation transformer. */
export interface SubstationProps extends PowerEquipmentProps {
  /** The HV/MV transformer. */
  readonly transformer: TransformerModel;
}

/** An HV/MV substation: one transformer between a high-voltage feed and the medium-voltage switchgear. */
export class Substation extends PowerEquipment {
  /** The HV/MV transformer. */
  public readonly transformer: TransformerModel;

  public constructor(scope: Construct, id: string, props: SubstationProps) {
    super(scope, id, props);
    this.transformer = given('transformer', props?.transformer, TransformerModel, this.node.path);
  }

  public describe(): AssetRecord {
    const derating = this.derating ?? transformerDerating(this.altitude());
    const source = this.transformer._source(PowerLevel.MEDIUM_VOLTAGE);
    return {
      kind: 'substation',
      group: 'substations',
      stage: Stage.UTILITY,
      physical: { model: this.transformer.name },
      model: this.transformer.reference,
      source: { ...source, simultaneity: this.simultaneity, limits: derated(source.limits, derating), electrical: { derating } },
      larger: this.transformer._alternatives().map((larger) => ({ ...larger, limits: derated(larger.limits!, derating) })),
    };
  }
}

/** Properties of medium-voltage switchgear. */
export interface MvSwitchgearProps extends PowerEquipmentProps {
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
  /**
   * Time that an automatic transfer to another source takes.
   * @default - not evaluated
   */
  readonly transferTime?: Duration;
}

/**
 * A medium-voltage bus with its incomers and feeders. Sources are taken in the order in which they were linked; with a tie, see `tieTo`.
 */
export class MvSwitchgear extends PowerEquipment {
  /** Continuous current of the busbars. */
  public readonly ratedCurrent: Current;
  /** Line-to-line voltage. */
  public readonly voltage: Voltage;
  /** Short-circuit current that it interrupts and withstands, if given. */
  public readonly interruptingRating?: Current;
  private readonly transferTime?: Duration;

  public constructor(scope: Construct, id: string, props: MvSwitchgearProps) {
    super(scope, id, props);
    this.ratedCurrent = amount('ratedCurrent', props?.ratedCurrent, Current, this.node.path);
    this.interruptingRating = props.interruptingRating;
    this.transferTime = props.transferTime;
    this.voltage = props.voltage ?? this.site.code.mediumVoltage;
  }

  /**
   * A normally open tie to another bus. A bus then tries its own utility, the tie to a bus that is up on its own utility, its own
   * generators, and the tie to a bus that is up on its own generators; never through a second tie.
   */
  public tieTo(other: MvSwitchgear, scope: Construct, id: string): BusTie {
    const tie = new BusTie(scope, id, {
      ratedCurrent: this.ratedCurrent,
      voltage: this.voltage,
      interruptingRating: this.interruptingRating,
      derating: this.derating,
    });
    this.supply(tie);
    other.supply(tie);
    return tie;
  }

  public describe(): AssetRecord {
    return {
      kind: 'mv_switchgear',
      group: 'mv_switchgear',
      stage: Stage.UTILITY,
      physical: { rated_current: this.ratedCurrent.toString(), voltage: this.voltage.toString() },
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.MEDIUM_VOLTAGE,
        simultaneity: this.simultaneity,
        limits: derated([{ name: 'busbar', rule: LimitRule.CAPACITY, current: this.ratedCurrent, voltage: this.voltage }], this.derating),
        electrical: { interruptingRating: this.interruptingRating, transferTime: this.transferTime, derating: this.derating },
      },
    };
  }
}

/** Properties of a bus tie. */
export interface BusTieProps extends AssetProps {
  /** Continuous current of the tie breaker. */
  readonly ratedCurrent: Current;
  /** Line-to-line voltage. */
  readonly voltage: Voltage;
  /**
   * Short-circuit current that the tie breaker interrupts.
   * @default - fault currents are not compared with it
   */
  readonly interruptingRating?: Current;
  /**
   * What altitude and air of the site leave of its rating, by the chart of its maker.
   * @default - no rule is known, and PWR-28 says so
   */
  readonly derating?: Derating;
}

/** A normally open tie between the two buses that supply it. */
export class BusTie extends PowerEquipment {
  /** Continuous current of the tie breaker. */
  public readonly ratedCurrent: Current;
  /** Line-to-line voltage. */
  public readonly voltage: Voltage;
  private readonly interruptingRating?: Current;

  public constructor(scope: Construct, id: string, props: BusTieProps) {
    super(scope, id, props);
    this.ratedCurrent = amount('ratedCurrent', props?.ratedCurrent, Current, this.node.path);
    this.interruptingRating = props.interruptingRating;
    this.voltage = props.voltage;
  }

  public describe(): AssetRecord {
    return {
      kind: 'bus_tie',
      group: 'bus_ties',
      stage: Stage.UTILITY,
      physical: { rated_current: this.ratedCurrent.toString() },
      source: {
        role: SourceRole.TIE,
        level: PowerLevel.MEDIUM_VOLTAGE,
        limits: derated([{ name: 'tie breaker', rule: LimitRule.CAPACITY, current: this.ratedCurrent, voltage: this.voltage }], this.derating),
        electrical: { interruptingRating: this.interruptingRating, derating: this.derating },
      },
    };
  }
}
