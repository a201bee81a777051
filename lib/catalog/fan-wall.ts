import { Confidence, FanWallFacts, ModelReference } from '../core';
import { FlowRate, Power } from '../units';
import { findNamed, reference, SOURCES, userReference, within } from './provenance';

/** Properties of a fan wall of your own. */
export interface FanWallModelProps {
  /** Name of the model. */
  readonly name: string;
  /** Rating point; the capacity is gross, fan heat included. */
  readonly facts: FanWallFacts;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

const SCHNEIDER = `Schneider Electric Uniflair FWCV specification, p. 47–53, ${SOURCES.dcc}`;
const VERTIV = 'planning model derived from Vertiv data; check the data sheet';

/** A fan wall on facility water of 20/30 °C. */
export class FanWallModel {
  /** Vertiv FA069HC: 252.4 kW. */
  public static readonly VERTIV_FA069_HC = FanWallModel.record('Vertiv FA069HC', 'Vertiv', 252.4, 15, 548, 40600, VERTIV, Confidence.ESTIMATE);
  /** Vertiv FA096HC: 351.7 kW. */
  public static readonly VERTIV_FA096_HC = FanWallModel.record('Vertiv FA096HC', 'Vertiv', 351.7, 19.5, 761, 56800, VERTIV, Confidence.ESTIMATE);
  /** Schneider Uniflair FWCV36L1A: 202.7 kW. */
  public static readonly SCHNEIDER_FWCV36_L1_A = FanWallModel.schneider('FWCV36L1A', 202.7, 10.2, 29430);
  /** Schneider Uniflair FWCV40L1A: 252.9 kW. */
  public static readonly SCHNEIDER_FWCV40_L1_A = FanWallModel.schneider('FWCV40L1A', 252.9, 15, 36788);
  /** Schneider Uniflair FWCV36L2A: 405.4 kW. */
  public static readonly SCHNEIDER_FWCV36_L2_A = FanWallModel.schneider('FWCV36L2A', 405.4, 20.4, 58860);
  /** Schneider Uniflair FWCV40L2A: 505.8 kW. */
  public static readonly SCHNEIDER_FWCV40_L2_A = FanWallModel.schneider('FWCV40L2A', 505.8, 30, 73575);

  /** A fan wall of your own. */
  public static of(props: FanWallModelProps): FanWallModel {
    within('grossCapacity', props.facts.grossCapacity.toKilowatts(), 1, 5000, 'kW');
    within('airflow', props.facts.airflow.toCubicMetersPerSecond(), 0.1, 500, 'm³/s');
    within('waterFlow', props.facts.waterFlow.toLitersPerMinute(), 1, 20000, 'L/min');
    within('fanPower', props.facts.fanPower.toKilowatts(), 0.01, 500, 'kW');
    return new FanWallModel(props, userReference(props.name, props.source));
  }

  /** A record by name. */
  public static named(name: string): FanWallModel {
    const f = FanWallModel;
    return findNamed('fan wall', name, [...f.vertivLadder(), ...f.schneiderLadder()]);
  }

  private static schneider(name: string, kilowatts: number, fans: number, cfm: number): FanWallModel {
    // Water 20/30 °C: 60 · Q / (4.17 kJ/(L·K) · 10 K).
    const water = (60 * kilowatts) / 41.7;
    return FanWallModel.record(`Schneider ${name}`, 'Schneider Electric', kilowatts, fans, water, cfm, SCHNEIDER, Confidence.VENDOR_SECOND_HAND);
  }

  private static record(
    name: string,
    maker: string,
    kilowatts: number,
    fans: number,
    water: number,
    cfm: number,
    source: string,
    confidence: Confidence,
  ): FanWallModel {
    return new FanWallModel(
      {
        name,
        facts: {
          grossCapacity: Power.kilowatts(kilowatts),
          fanPower: Power.kilowatts(fans),
          waterFlow: FlowRate.litersPerMinute(water),
          airflow: FlowRate.cubicFeetPerMinute(cfm),
        },
      },
      reference(name, maker, source, confidence, ['capacity taken as gross: fan heat is part of it']),
    );
  }

  private static vertivLadder(): FanWallModel[] {
    return [FanWallModel.VERTIV_FA069_HC, FanWallModel.VERTIV_FA096_HC];
  }

  private static schneiderLadder(): FanWallModel[] {
    const f = FanWallModel;
    return [f.SCHNEIDER_FWCV36_L1_A, f.SCHNEIDER_FWCV40_L1_A, f.SCHNEIDER_FWCV36_L2_A, f.SCHNEIDER_FWCV40_L2_A];
  }

  /** Name of the model. */
  public readonly name: string;
  /** Rating point. */
  public readonly facts: FanWallFacts;

  private constructor(
    props: FanWallModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = props.name;
    this.facts = props.facts;
  }

  /** Larger records of its family, rising. */
  public larger(): FanWallModel[] {
    const ladder = [FanWallModel.vertivLadder(), FanWallModel.schneiderLadder()].find((l) => l.includes(this)) ?? [];
    return ladder.slice(ladder.indexOf(this) + 1);
  }
}
