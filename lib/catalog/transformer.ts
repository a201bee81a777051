import {
  Alternative,
  Confidence,
  ElectricalCode,
  InputMode,
  LimitRule,
  ModelReference,
  PowerLevel,
  PowerSource,
  ReliabilityData,
  ReliabilityFacts,
  SourceRole,
} from '../core';
import { ApparentPower, Power, Ratio } from '../units';
import { findNamed, reference, shareWithin, SOURCES, titled, userReference, within } from './provenance';
import { given } from '../core/given';

/** Properties of a transformer of your own. */
export interface TransformerModelProps {
  /** Name of the model. */
  readonly name: string;
  /** Rated apparent power. */
  readonly rating: ApparentPower;
  /** Loss at no load, P0. */
  readonly noLoadLoss: Power;
  /** Loss at full load beyond that at no load, Pk. */
  readonly loadLoss: Power;
  /**
   * Short-circuit impedance u_k.
   * @default 6 %
   */
  readonly impedance?: Ratio;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

/** Properties of an HV/MV transformer of a substation. */
export interface SubstationTransformerProps {
  /** Rated apparent power, 60 to 150 MVA. */
  readonly rating: ApparentPower;
  /** Short-circuit impedance u_k: that of the order, nobody publishes one for the class. */
  readonly impedance: Ratio;
}

const DOE = '10 CFR 431.196, liquid-immersed, 2016 table: one efficiency at 50 % load, split with P0 = Pk/4; confirm in the regulation';
const EU = 'Commission Regulation (EU) 548/2014 as amended by (EU) 2019/1783, tier 2, P0 and Pk limits; table to be confirmed in the regulation';

/** A transformer: loss = P0 + Pk · (S/S_r)². */
export class TransformerModel {
  /** 1,000 kVA, DOE, liquid. */
  public static readonly DOE_LIQUID_1000 = TransformerModel.record('DOE liquid 1000 kVA', 1000, 1430, 5730, DOE);
  /** 1,500 kVA, DOE, liquid. */
  public static readonly DOE_LIQUID_1500 = TransformerModel.record('DOE liquid 1500 kVA', 1500, 1960, 7840, DOE);
  /** 2,000 kVA, DOE, liquid. */
  public static readonly DOE_LIQUID_2000 = TransformerModel.record('DOE liquid 2000 kVA', 2000, 2460, 9850, DOE);
  /** 2,500 kVA, DOE, liquid. */
  public static readonly DOE_LIQUID_2500 = TransformerModel.record('DOE liquid 2500 kVA', 2500, 2950, 11810, DOE);
  /** 3,750 kVA, outside the rule, at its 99.53 %. */
  public static readonly DOE_LIQUID_3750 = TransformerModel.record(
    'DOE liquid 3750 kVA',
    3750,
    4430,
    17710,
    `${DOE}; 3,750 kVA is outside the rule, at the efficiency of 2,500 kVA`,
  );
  /** 1,000 kVA, EU tier 2, oil. */
  public static readonly EU_OIL_1000 = TransformerModel.record('EU tier 2 oil 1000 kVA', 1000, 693, 7600, EU);
  /** 1,600 kVA, EU tier 2, oil. */
  public static readonly EU_OIL_1600 = TransformerModel.record('EU tier 2 oil 1600 kVA', 1600, 1080, 12000, EU);
  /** 2,000 kVA, EU tier 2, oil. */
  public static readonly EU_OIL_2000 = TransformerModel.record('EU tier 2 oil 2000 kVA', 2000, 1305, 15000, EU);
  /** 2,500 kVA, EU tier 2, oil. */
  public static readonly EU_OIL_2500 = TransformerModel.record('EU tier 2 oil 2500 kVA', 2500, 1575, 18500, EU);
  /** 3,150 kVA, EU tier 2, oil. */
  public static readonly EU_OIL_3150 = TransformerModel.record('EU tier 2 oil 3150 kVA', 3150, 1980, 23000, EU);
  /** 1,000 kVA, EU tier 2, dry. */
  public static readonly EU_DRY_1000 = TransformerModel.record('EU tier 2 dry 1000 kVA', 1000, 1395, 9000, EU);
  /** 1,600 kVA, EU tier 2, dry. */
  public static readonly EU_DRY_1600 = TransformerModel.record('EU tier 2 dry 1600 kVA', 1600, 1980, 13000, EU);
  /** 2,000 kVA, EU tier 2, dry. */
  public static readonly EU_DRY_2000 = TransformerModel.record('EU tier 2 dry 2000 kVA', 2000, 2340, 16000, EU);
  /** 2,500 kVA, EU tier 2, dry. */
  public static readonly EU_DRY_2500 = TransformerModel.record('EU tier 2 dry 2500 kVA', 2500, 2790, 19000, EU);
  /** 3,150 kVA, EU tier 2, dry. */
  public static readonly EU_DRY_3150 = TransformerModel.record('EU tier 2 dry 3150 kVA', 3150, 3420, 22000, EU);

  /** A transformer of your own. */
  public static of(props: TransformerModelProps): TransformerModel {
    titled(props?.name);
    given('rating', props.rating, ApparentPower);
    given('noLoadLoss', props.noLoadLoss, Power);
    given('loadLoss', props.loadLoss, Power);
    shareWithin('impedance', props.impedance ?? Ratio.percent(6), 1, 25);
    within('rating', props.rating.toKilovoltAmperes(), 10, 500000, 'kVA');
    within('loadLoss', props.loadLoss.toWatts() / props.rating.toVoltAmperes(), 1e-4, 0.1, 'of the rating');
    within('noLoadLoss', props.noLoadLoss.toWatts() / props.rating.toVoltAmperes(), 1e-5, 0.05, 'of the rating');
    return new TransformerModel(props, userReference(props.name, props.source));
  }

  /** A record by name. */
  public static named(name: string): TransformerModel {
    return findNamed<TransformerModel>('transformer', name, TransformerModel);
  }

  /** An HV/MV transformer of a substation: P0 0.055 % and Pk 0.37 % of the rating, engineering defaults for 60 to 150 MVA. */
  public static substation(props: SubstationTransformerProps): TransformerModel {
    const rating = given('rating', props?.rating, ApparentPower);
    const { impedance } = props;
    within('rating', rating.toMegavoltAmperes(), 60, 150, 'MVA');
    shareWithin('impedance', impedance, 4, 25);
    const watts = rating.toVoltAmperes();
    const name = `substation transformer ${Number(rating.toMegavoltAmperes().toPrecision(6))} MVA`;
    return new TransformerModel(
      { name, rating, impedance, noLoadLoss: Power.watts(0.00055 * watts), loadLoss: Power.watts(0.0037 * watts) },
      reference(name, undefined, SOURCES.generic, Confidence.ESTIMATE, ['P0 0.055 % and Pk 0.37 % of the rating']),
    );
  }

  /** The class that is usual under an electrical code, rising: DOE liquid for ANSI, EU oil for IEC. */
  public static ladder(code: ElectricalCode): TransformerModel[] {
    return given('code', code, ElectricalCode).name === 'ANSI' ? TransformerModel.DOE_LADDER : TransformerModel.EU_OIL_LADDER;
  }

  private static record(name: string, kva: number, p0: number, pk: number, source: string): TransformerModel {
    return new TransformerModel(
      { name, rating: ApparentPower.kilovoltAmperes(kva), noLoadLoss: Power.watts(p0), loadLoss: Power.watts(pk) },
      reference(name, undefined, source, Confidence.ESTIMATE, ['impedance 6 %']),
    );
  }

  private static get DOE_LADDER(): TransformerModel[] {
    const t = TransformerModel;
    return [t.DOE_LIQUID_1000, t.DOE_LIQUID_1500, t.DOE_LIQUID_2000, t.DOE_LIQUID_2500, t.DOE_LIQUID_3750];
  }

  private static get EU_OIL_LADDER(): TransformerModel[] {
    const t = TransformerModel;
    return [t.EU_OIL_1000, t.EU_OIL_1600, t.EU_OIL_2000, t.EU_OIL_2500, t.EU_OIL_3150];
  }

  private static get EU_DRY_LADDER(): TransformerModel[] {
    const t = TransformerModel;
    return [t.EU_DRY_1000, t.EU_DRY_1600, t.EU_DRY_2000, t.EU_DRY_2500, t.EU_DRY_3150];
  }

  /** Name of the model. */
  public readonly name: string;
  /** Rated apparent power. */
  public readonly rating: ApparentPower;
  /** Loss at no load, P0. */
  public readonly noLoadLoss: Power;
  /** Loss at full load beyond that at no load, Pk. */
  public readonly loadLoss: Power;
  /** Short-circuit impedance u_k. */
  public readonly impedance: Ratio;

  private constructor(
    props: TransformerModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = props.name;
    this.rating = props.rating;
    this.noLoadLoss = props.noLoadLoss;
    this.loadLoss = props.loadLoss;
    this.impedance = props.impedance ?? Ratio.percent(6);
  }

  /** Load at which efficiency peaks: √(P0/Pk). */
  public get loadOfPeakEfficiency(): Ratio {
    return Ratio.of(Math.sqrt(this.noLoadLoss.toWatts() / this.loadLoss.toWatts()));
  }

  /** Peak efficiency index of EU 2019/1783: 1 − 2·P0 / (S_r · √(P0/Pk)). */
  public get peakEfficiencyIndex(): Ratio {
    return Ratio.of(1 - (2 * this.noLoadLoss.toWatts()) / (this.rating.toVoltAmperes() * this.loadOfPeakEfficiency.toFraction()));
  }

  /** Efficiency at a load and power factor 1. */
  public efficiencyAt(load: Ratio): Ratio {
    const x = load.toFraction();
    const out = x * this.rating.toVoltAmperes();
    return Ratio.of(out / (out + this.noLoadLoss.toWatts() + this.loadLoss.toWatts() * x * x));
  }

  /** Failure rates of its class: the survey has liquid transformers of up to about 3 MVA; none for others. */
  public get reliability(): ReliabilityFacts[] | undefined {
    const liquid = [TransformerModel.DOE_LADDER, TransformerModel.EU_OIL_LADDER].some((ladder) => ladder.includes(this));
    return liquid && this.rating.toMegavoltAmperes() <= 3.15 ? [ReliabilityData.LIQUID_TRANSFORMER] : undefined;
  }

  /** Larger records of its class, rising. */
  public larger(): TransformerModel[] {
    const ladders = [TransformerModel.DOE_LADDER, TransformerModel.EU_OIL_LADDER, TransformerModel.EU_DRY_LADDER];
    return (ladders.find((ladder) => ladder.includes(this)) ?? []).filter((model) => model.rating.isGreaterThan(this.rating));
  }

  /**
   * The source facet of a transformer of this model, with 0.2 % of its rating lost in the medium-voltage cable at full load.
   * @internal
   */
  public _source(level: PowerLevel): PowerSource {
    const kva = this.rating.toVoltAmperes();
    return {
      role: SourceRole.PATH,
      level,
      input: InputMode.SELECTIVE,
      capacityComponent: true,
      limits: [{ name: 'rating', rule: LimitRule.CAPACITY, apparentPower: this.rating }],
      losses: [
        {
          name: 'transformer',
          ratedApparentPower: this.rating,
          noLoad: this.noLoadLoss.toWatts() / kva,
          linear: 0,
          square: this.loadLoss.toWatts() / kva,
        },
        { name: 'medium-voltage cable', ratedApparentPower: this.rating, noLoad: 0, linear: 0, square: 0.002 },
      ],
      impedance: this.impedance,
    };
  }

  /** @internal */
  public _alternatives(): Alternative[] {
    return this.larger().map((model) => ({
      model: model.name,
      limits: [{ name: 'rating', rule: LimitRule.CAPACITY, apparentPower: model.rating }],
    }));
  }
}
