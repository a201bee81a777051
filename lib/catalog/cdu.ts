import { CduFacts, Confidence, ModelReference, WettedFacts } from '../core';
import { checkedCurve } from '../core/loop-check';
import { FlowRate, Length, Mass, Power, Pressure, TemperatureDelta } from '../units';
import { findNamed, reference, titled, userReference, whole, within } from './provenance';
import { given } from '../core/given';

/** Properties of a CDU of your own. */
export interface CduModelProps {
  /** Name of the model. */
  readonly name: string;
  /** Rating point. */
  readonly facts: CduFacts;
  /**
   * Mass, filled.
   * @default - not evaluated
   */
  readonly mass?: Mass;
  /**
   * Width.
   * @default - not evaluated
   */
  readonly width?: Length;
  /**
   * Depth.
   * @default - not evaluated
   */
  readonly depth?: Length;
  /**
   * Height.
   * @default - not evaluated
   */
  readonly height?: Length;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

const VERTIV =
  'Vertiv CoolChip CDU family data sheet SL-80005, https://www.vertiv.com/4a49da/globalassets/shared/vertiv-coolchip-cdu-family-data-sheet-sl-80005.pdf';
const VERTIV_100 = 'Vertiv CoolChip CDU 100 data sheet, https://www.vertiv.com/4a1be9/globalassets/shared/vertiv-coolchip-cdu-100_datasheet_en.pdf';
const VERTIV_1350 =
  'SL-70799; Liebert XDU1350 application and planning guide SL-71309, https://www.vertiv.com/494484/globalassets/shared/vertiv-liebert-xdu1350-coolant-distribution-unit_application-and-planning-guide_sl-71309.pdf';
const VERTIV_2300 =
  'CoolChip CDU 2300 kW data sheet SL-80607, https://www.vertiv.com/4a480e/globalassets/shared/vertiv-coolchipcdu-2300kw-_datasheet_global-english_sl-80607.pdf';
const COOLIT = 'CoolIT CHx2000 product page, https://www.coolitsystems.com/cdu-product/chx2000/';
const EQUAL_RATES = 'facility water flow unpublished: equal heat capacity rates at the rating point';

interface Place {
  readonly mass?: Mass;
  readonly width?: Length;
  readonly depth?: Length;
  readonly height?: Length;
}

const space = (kilograms: number, width: number, depth: number, height: number): Place => ({
  mass: Mass.kilograms(kilograms),
  width: Length.millimeters(width),
  depth: Length.millimeters(depth),
  height: Length.millimeters(height),
});
const XDU1350 = space(1086, 900, 1243, 2122);

/** A liquid-to-liquid coolant distribution unit, given by its rating point. */
export class CduModel {
  /** Vertiv CoolChip CDU 121, in-rack. */
  public static readonly VERTIV_COOLCHIP_121 = CduModel.vertiv(
    'Vertiv CoolChip CDU 121',
    VERTIV_100,
    {},
    {
      ratedHeat: Power.kilowatts(121),
      approach: TemperatureDelta.kelvins(4),
      ratedFlow: FlowRate.litersPerMinute(120),
      maximumFlow: FlowRate.litersPerMinute(120),
      head: Pressure.bars(1.15),
      pumps: 1,
      pumpPower: Power.kilowatts(0.875),
    },
  );
  /** Vertiv CoolChip CDU 1350 (XDU1350) with two pumps. */
  public static readonly VERTIV_COOLCHIP_1350 = CduModel.vertiv('Vertiv CoolChip CDU 1350', `${VERTIV}; ${VERTIV_1350}`, XDU1350, {
    ratedHeat: Power.kilowatts(1350),
    approach: TemperatureDelta.kelvins(4),
    ratedFlow: FlowRate.litersPerMinute(1200),
    maximumFlow: FlowRate.litersPerMinute(1200),
    head: Pressure.bars(2.44),
    pumps: 2,
    pumpPower: Power.kilowatts(13.7),
  });
  /** Vertiv CoolChip CDU 1350 (XDU1350) with three pumps; rated at the same 1,200 L/min. */
  public static readonly VERTIV_COOLCHIP_1350_THREE_PUMP = CduModel.vertiv(
    'Vertiv CoolChip CDU 1350, three pumps',
    `${VERTIV}; ${VERTIV_1350}`,
    XDU1350,
    {
      ratedHeat: Power.kilowatts(1350),
      approach: TemperatureDelta.kelvins(4),
      ratedFlow: FlowRate.litersPerMinute(1200),
      maximumFlow: FlowRate.litersPerMinute(1800),
      head: Pressure.bars(2),
      pumps: 3,
      pumpPower: Power.kilowatts(20.5),
    },
  );

  /**
   * Vertiv CoolChip CDU 2300: 2,300 kW at 4 K, 47.8 kW. Flow and head are not published: take them from the maker.
   */
  public static vertivCoolchip2300(flow: FlowRate, head: Pressure, pumps: number): CduModel {
    return CduModel.vertiv('Vertiv CoolChip CDU 2300', `${VERTIV}; ${VERTIV_2300}`, space(1793, 1200, 1200, 2400), {
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
    const facts: CduFacts = {
      ratedHeat: Power.kilowatts(1600),
      approach: TemperatureDelta.kelvins(4),
      ratedFlow: FlowRate.litersPerMinute(2125),
      maximumFlow: FlowRate.litersPerMinute(2125),
      head: Pressure.psi(35),
      pumps,
      pumpPower,
    };
    check(facts);
    return new CduModel(
      { name: 'CoolIT CHx2000', facts },
      reference('CoolIT CHx2000', 'CoolIT', COOLIT, Confidence.VENDOR_SECOND_HAND, [
        'capacity in proportion to approach: 2,000 kW at 5 K taken as 1,600 kW at 4 K',
        EQUAL_RATES,
      ]),
    );
  }

  /** A CDU of your own. */
  public static of(props: CduModelProps): CduModel {
    titled(props?.name);
    check(props.facts);
    return new CduModel(props, userReference(props.name, props.source));
  }

  /** A record by name. */
  public static named(name: string): CduModel {
    return findNamed<CduModel>('CDU', name, CduModel);
  }

  private static vertiv(name: string, source: string, place: Place, facts: CduFacts): CduModel {
    check(facts);
    return new CduModel({ name, facts, ...place }, reference(name, 'Vertiv', source, Confidence.VENDOR_SECOND_HAND, [EQUAL_RATES]));
  }

  private static ladder(): CduModel[] {
    return [CduModel.VERTIV_COOLCHIP_121, CduModel.VERTIV_COOLCHIP_1350, CduModel.VERTIV_COOLCHIP_1350_THREE_PUMP];
  }

  /** Name of the model. */
  public readonly name: string;
  /** Rating point. */
  public readonly facts: CduFacts;
  /** Mass, filled, if published. */
  public readonly mass?: Mass;
  /** Width, if published. */
  public readonly width?: Length;
  /** Depth, if published. */
  public readonly depth?: Length;
  /** Height, if published. */
  public readonly height?: Length;

  private constructor(
    props: CduModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = props.name;
    this.facts = props.facts;
    this.mass = props.mass;
    this.width = props.width;
    this.depth = props.depth;
    this.height = props.height;
  }

  /** The same CDU with what its coolant touches, and what it comes filled with. */
  public withWetted(wetted: WettedFacts): CduModel {
    return new CduModel({ ...this, facts: { ...this.facts, wetted } }, this.reference);
  }

  /** Larger records of its family, rising by heat and flow. */
  public larger(): CduModel[] {
    const ladder = CduModel.ladder();
    // With wetted parts it is the same model, from the same document.
    const at = ladder.findIndex((model) => model.reference === this.reference);
    return at < 0 ? [] : ladder.slice(at + 1);
  }
}

/** Heat that a liter takes for each kelvin, kJ: water at 35 °C, and propylene glycol of 50 % at 40 °C, the least of any coolant. */
const [WATER, LEAST_COOLANT] = [4.154, 3.69];

/** Facility water cannot leave warmer than coolant enters: below this flow, L/min, no exchanger carries the rated heat. */
function leastFacilityFlow({ ratedHeat, approach, ratedFlow }: CduFacts): number {
  const perSecond = ratedHeat.toKilowatts() * 60;
  const ends = approach.toKelvins() + perSecond / (LEAST_COOLANT * ratedFlow.toLitersPerMinute());
  return Math.ceil(perSecond / (WATER * ends));
}

function check(facts: CduFacts): void {
  given('facts.ratedHeat', facts?.ratedHeat, Power);
  given('facts.approach', facts.approach, TemperatureDelta);
  given('facts.ratedFlow', facts.ratedFlow, FlowRate);
  given('facts.maximumFlow', facts.maximumFlow, FlowRate);
  given('facts.head', facts.head, Pressure);
  given('facts.pumpPower', facts.pumpPower, Power);
  within('ratedHeat', facts.ratedHeat.toKilowatts(), 1, 20000, 'kW');
  within('approach', facts.approach.toKelvins(), 0.5, 30, 'K');
  within('ratedFlow', facts.ratedFlow.toLitersPerMinute(), 1, 50000, 'L/min');
  within('maximumFlow', facts.maximumFlow.toLitersPerMinute(), 1, 50000, 'L/min');
  within('head', facts.head.toBars(), 0.05, 20, 'bar');
  within('pumpPower', facts.pumpPower.toKilowatts(), 0.01, 500, 'kW');
  whole('pumps', facts.pumps, 1, 12);
  checkedCurve('headCurve', facts.headCurve);
  if (facts.ratedFacilityFlow) {
    within('ratedFacilityFlow', facts.ratedFacilityFlow.toLitersPerMinute(), leastFacilityFlow(facts), 50000, 'L/min');
  }
}
