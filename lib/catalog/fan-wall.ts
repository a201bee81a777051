import { Confidence, FanWallFacts, ModelReference } from '../core';
import { FlowRate, Power } from '../units';
import { findNamed, reference, SOURCES, titled, userReference, within } from './provenance';
import { given } from '../core/given';

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
const CWA = `Vertiv Liebert CWA brochure, p. 6, ${SOURCES.dcc}`;
const GROSS = 'the maker does not say whether gross or net; taken as gross: fan heat is part of it';

/** Water flow L/min for heat kW and a rise K, at 4.17 kJ/(L·K). */
const waterFlow = (kilowatts: number, rise: number): number => (60 * kilowatts) / (4.17 * rise);

const VERTIV = 'planning model derived from Vertiv data; check the data sheet';

/** A fan wall; its capacity is gross, so that what it leaves for the room is less by its own fans. */
export class FanWallModel {
  /** Vertiv FA069HC: 252.4 kW. */
  public static readonly VERTIV_FA069_HC = FanWallModel.vertiv('FA069HC', 252.4, 15, 548, 40600);
  /** Vertiv FA096HC: 351.7 kW. */
  public static readonly VERTIV_FA096_HC = FanWallModel.vertiv('FA096HC', 351.7, 19.5, 761, 56800);
  /** Vertiv Liebert CWA CA40: 250 kW at water 20/32 °C. */
  public static readonly VERTIV_CWA_CA40 = FanWallModel.cwa('CA40', 250, 10.2, 27960);
  /** Vertiv Liebert CWA CA60: 350 kW at water 20/32 °C. */
  public static readonly VERTIV_CWA_CA60 = FanWallModel.cwa('CA60', 350, 12.1, 64750);
  /** Vertiv Liebert CWA CA80: 500 kW at water 20/32 °C. */
  public static readonly VERTIV_CWA_CA80 = FanWallModel.cwa('CA80', 500, 21.7, 88300);
  /** Schneider Uniflair FWCV36L1A: 202.7 kW. */
  public static readonly SCHNEIDER_FWCV36_L1_A = FanWallModel.schneider('FWCV36L1A', 202.7, 192, 10.2, 29430);
  /** Schneider Uniflair FWCV40L1A: 252.9 kW. */
  public static readonly SCHNEIDER_FWCV40_L1_A = FanWallModel.schneider('FWCV40L1A', 252.9, 237.5, 15, 36788);
  /** Schneider Uniflair FWCV36L2A: 405.4 kW. */
  public static readonly SCHNEIDER_FWCV36_L2_A = FanWallModel.schneider('FWCV36L2A', 405.4, 384, 20.4, 58860);
  /** Schneider Uniflair FWCV40L2A: 505.8 kW. */
  public static readonly SCHNEIDER_FWCV40_L2_A = FanWallModel.schneider('FWCV40L2A', 505.8, 475, 30, 73575);

  /** A fan wall of your own. */
  public static of(props: FanWallModelProps): FanWallModel {
    titled(props?.name);
    given('facts.grossCapacity', props.facts?.grossCapacity, Power);
    given('facts.airflow', props.facts.airflow, FlowRate);
    given('facts.waterFlow', props.facts.waterFlow, FlowRate);
    given('facts.fanPower', props.facts.fanPower, Power);
    within('grossCapacity', props.facts.grossCapacity.toKilowatts(), 1, 5000, 'kW');
    within('airflow', props.facts.airflow.toCubicMetersPerSecond(), 0.1, 500, 'm³/s');
    within('waterFlow', props.facts.waterFlow.toLitersPerMinute(), 1, 20000, 'L/min');
    within('fanPower', props.facts.fanPower.ratioTo(props.facts.grossCapacity).toFraction(), 1e-3, 0.5, 'times the gross capacity');
    return new FanWallModel(props, userReference(props.name, props.source));
  }

  /** A record by name. */
  public static named(name: string): FanWallModel {
    return findNamed<FanWallModel>('fan wall', name, FanWallModel);
  }

  private static vertiv(type: string, kilowatts: number, fans: number, water: number, cfm: number): FanWallModel {
    return FanWallModel.record(`Vertiv ${type}`, kilowatts, fans, water, cfm, (name) =>
      reference(name, 'Vertiv', VERTIV, Confidence.ESTIMATE, [GROSS]),
    );
  }

  private static cwa(type: string, kilowatts: number, fans: number, cfm: number): FanWallModel {
    return FanWallModel.record(`Vertiv CWA ${type}`, kilowatts, fans, waterFlow(kilowatts, 12), cfm, (name) =>
      reference(name, 'Vertiv', CWA, Confidence.VENDOR_SECOND_HAND, [GROSS, 'water flow from heat and 12 K']),
    );
  }

  private static schneider(type: string, kilowatts: number, net: number, fans: number, cfm: number): FanWallModel {
    return FanWallModel.record(`Schneider ${type}`, kilowatts, fans, waterFlow(kilowatts, 10), cfm, (name) =>
      reference(name, 'Schneider Electric', SCHNEIDER, Confidence.VENDOR_SECOND_HAND, [
        `gross capacity at water 20/30 °C; ${net} kW net sensible at return 37 °C is published, less by the fans`,
        'water flow from heat and 10 K',
      ]),
    );
  }

  private static record(
    name: string,
    kilowatts: number,
    fans: number,
    water: number,
    cfm: number,
    cite: (name: string) => ModelReference,
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
      cite(name),
    );
  }

  private static vertivLadder(): FanWallModel[] {
    return [FanWallModel.VERTIV_FA069_HC, FanWallModel.VERTIV_FA096_HC];
  }

  private static cwaLadder(): FanWallModel[] {
    return [FanWallModel.VERTIV_CWA_CA40, FanWallModel.VERTIV_CWA_CA60, FanWallModel.VERTIV_CWA_CA80];
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
    const ladder = [FanWallModel.vertivLadder(), FanWallModel.cwaLadder(), FanWallModel.schneiderLadder()].find((l) => l.includes(this)) ?? [];
    return ladder.slice(ladder.indexOf(this) + 1);
  }
}
