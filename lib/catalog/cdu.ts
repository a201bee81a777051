import { CduFacts, Confidence, ModelReference } from '../core';
import { FlowRate, Power, Pressure, TemperatureDelta } from '../units';
import { findNamed, reference, userReference, within } from './provenance';

/** Properties of a CDU of your own. */
export interface CduModelProps {
  /** Name of the model. */
  readonly name: string;
  /** Rating point. */
  readonly facts: CduFacts;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

const VERTIV = 'Vertiv CoolChip CDU family data sheet SL-80005';
const EQUAL_RATES = 'facility water flow unpublished: equal heat capacity rates at the rating point';

/** A liquid-to-liquid coolant distribution unit, given by its rating point. */
export class CduModel {
  /** Vertiv CoolChip CDU 121, in-rack. */
  public static readonly VERTIV_COOLCHIP_121 = CduModel.vertiv('Vertiv CoolChip CDU 121', 'Vertiv CoolChip CDU 100 data sheet', {
    ratedHeat: Power.kilowatts(121),
    approach: TemperatureDelta.kelvins(4),
    ratedFlow: FlowRate.litersPerMinute(120),
    maximumFlow: FlowRate.litersPerMinute(120),
    head: Pressure.bars(1.15),
    pumps: 1,
    pumpPower: Power.kilowatts(0.875),
  });
  /** Vertiv CoolChip CDU 1350 (XDU1350) with two pumps. */
  public static readonly VERTIV_COOLCHIP_1350 = CduModel.vertiv('Vertiv CoolChip CDU 1350', `${VERTIV}, SL-70799, SL-71309`, {
    ratedHeat: Power.kilowatts(1350),
    approach: TemperatureDelta.kelvins(4),
    ratedFlow: FlowRate.litersPerMinute(1200),
    maximumFlow: FlowRate.litersPerMinute(1200),
    head: Pressure.bars(2.44),
    pumps: 2,
    pumpPower: Power.kilowatts(13.7),
  });
  /** Vertiv CoolChip CDU 1350 (XDU1350) with three pumps; rated at the same 1,200 L/min. */
  public static readonly VERTIV_COOLCHIP_1350_THREE_PUMP = CduModel.vertiv('Vertiv CoolChip CDU 1350, three pumps', `${VERTIV}, SL-71309`, {
    ratedHeat: Power.kilowatts(1350),
    approach: TemperatureDelta.kelvins(4),
    ratedFlow: FlowRate.litersPerMinute(1200),
    maximumFlow: FlowRate.litersPerMinute(1800),
    head: Pressure.bars(2),
    pumps: 3,
    pumpPower: Power.kilowatts(20.5),
  });

  /**
   * Vertiv CoolChip CDU 2300: 2,300 kW at 4 K, 47.8 kW. Flow and head are not published: take them from the maker.
   */
  public static vertivCoolchip2300(flow: FlowRate, head: Pressure, pumps: number): CduModel {
    return CduModel.vertiv('Vertiv CoolChip CDU 2300', `${VERTIV}, SL-80607`, {
      ratedHeat: Power.kilowatts(2300),
      approach: TemperatureDelta.kelvins(4),
      ratedFlow: flow,
      maximumFlow: flow,
      head,
      pumps,
      pumpPower: Power.kilowatts(47.8),
    });
  }

  /**
   * CoolIT CHx2000: 2,000 kW at 5 K and 2,125 L/min, that is 1,600 kW at 4 K and the same flow. Electrical input and pumps are not published:
   * take them from the maker.
   */
  public static coolitChx2000(pumpPower: Power, pumps: number): CduModel {
    return new CduModel(
      {
        name: 'CoolIT CHx2000',
        facts: {
          ratedHeat: Power.kilowatts(1600),
          approach: TemperatureDelta.kelvins(4),
          ratedFlow: FlowRate.litersPerMinute(2125),
          maximumFlow: FlowRate.litersPerMinute(2125),
          head: Pressure.psi(35),
          pumps,
          pumpPower,
        },
      },
      reference('CoolIT CHx2000', 'CoolIT', 'CoolIT CHx2000 product page', Confidence.VENDOR_SECOND_HAND, [
        'capacity in proportion to approach: 2,000 kW at 5 K taken as 1,600 kW at 4 K',
        EQUAL_RATES,
      ]),
    );
  }

  /** A CDU of your own. */
  public static of(props: CduModelProps): CduModel {
    check(props.facts);
    return new CduModel(props, userReference(props.name, props.source));
  }

  /** A record by name. */
  public static named(name: string): CduModel {
    return findNamed('CDU', name, CduModel.ladder());
  }

  private static vertiv(name: string, source: string, facts: CduFacts): CduModel {
    check(facts);
    return new CduModel({ name, facts }, reference(name, 'Vertiv', source, Confidence.VENDOR_SECOND_HAND, [EQUAL_RATES]));
  }

  private static ladder(): CduModel[] {
    return [CduModel.VERTIV_COOLCHIP_121, CduModel.VERTIV_COOLCHIP_1350, CduModel.VERTIV_COOLCHIP_1350_THREE_PUMP];
  }

  /** Name of the model. */
  public readonly name: string;
  /** Rating point. */
  public readonly facts: CduFacts;

  private constructor(
    props: CduModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = props.name;
    this.facts = props.facts;
  }

  /** Larger records of its family, rising by heat and flow. */
  public larger(): CduModel[] {
    const ladder = CduModel.ladder();
    return ladder.includes(this) ? ladder.slice(ladder.indexOf(this) + 1) : [];
  }
}

function check(facts: CduFacts): void {
  within('ratedHeat', facts.ratedHeat.toKilowatts(), 1, 20000, 'kW');
  within('approach', facts.approach.toKelvins(), 0.5, 30, 'K');
  within('ratedFlow', facts.ratedFlow.toLitersPerMinute(), 1, 50000, 'L/min');
  within('maximumFlow', facts.maximumFlow.toLitersPerMinute(), 1, 50000, 'L/min');
  within('head', facts.head.toBars(), 0.05, 20, 'bar');
  within('pumpPower', facts.pumpPower.toKilowatts(), 0.01, 500, 'kW');
  within('pumps', Number.isInteger(facts.pumps) ? facts.pumps : 0, 1, 12, 'whole pumps');
}
