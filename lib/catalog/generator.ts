import { Confidence, FuelPoint, ModelReference } from '../core';
import { Duration, Power, Ratio } from '../units';
import { findNamed, reference, rising, shareWithin, SOURCES, titled, userReference, whole, within } from './provenance';
import { given, list } from '../core/given';

/** ISO 8528-1 rating class, with the share of the rating that a data center without hour limit may count on. */
export class RatingClass {
  /** Emergency standby: at most 200 h a year, average 70 %. */
  public static readonly ESP = new RatingClass('ESP', Ratio.of(0.7));
  /** Prime: unlimited hours, average 70 % unless the maker's letter says more. */
  public static readonly PRP = new RatingClass('PRP', Ratio.of(0.7));
  /** Continuous. */
  public static readonly COP = new RatingClass('COP', Ratio.ONE);
  /** Data-center continuous. */
  public static readonly DCC = new RatingClass('DCC', Ratio.ONE);

  /** Prime with the share that the maker's letter allows, 70 to 100 %. */
  public static prime(share: Ratio): RatingClass {
    shareWithin('share', share, 70, 100);
    return new RatingClass('PRP', share);
  }

  /** A class by name; PRP is that without a maker's letter. */
  public static named(name: string): RatingClass {
    return findNamed<RatingClass>('rating class', name, RatingClass);
  }

  private constructor(
    /** 'ESP', 'PRP', 'COP' or 'DCC'. */
    public readonly name: string,
    /** Share of the rating that may be used without hour limit. */
    public readonly factor: Ratio,
  ) {}
}

/** Properties of a generator set of your own. */
export interface GeneratorModelProps {
  /** Name of the model. */
  readonly name: string;
  /** Rated electrical output. */
  readonly power: Power;
  /** Rating class of that figure. */
  readonly ratingClass: RatingClass;
  /** Fuel use by load, rising. */
  readonly fuelCurve: FuelPoint[];
  /**
   * Time from start to ready for load.
   * @default 10 s (NFPA 110 type 10)
   */
  readonly startTime?: Duration;
  /**
   * Rated power factor, lagging.
   * @default 0.8
   */
  readonly powerFactor?: Ratio;
  /**
   * Largest block of load that it takes at once, of its rating (performance class G2 or G3 of ISO 8528-5).
   * @default 50 % (class G2)
   */
  readonly firstBlock?: Ratio;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

/** Generic fuel use of sets of 2 MW and more, L/kWh: full load as published for C175 and DQKAN, shape from two engine sheets. */
const GENERIC_FUEL: FuelPoint[] = [
  { load: Ratio.of(0.25), litersPerKilowattHour: 0.313 },
  { load: Ratio.of(0.5), litersPerKilowattHour: 0.278 },
  { load: Ratio.of(0.75), litersPerKilowattHour: 0.265 },
  { load: Ratio.of(1), litersPerKilowattHour: 0.265 },
];

/** Full-load fuel in US gallons an hour as a curve with the generic shape. */
const fuelAt = (gallonsPerHour: number, kilowatts: number): FuelPoint[] =>
  GENERIC_FUEL.map((point) => ({
    load: point.load,
    litersPerKilowattHour: ((gallonsPerHour * 3.785411784) / kilowatts) * (point.litersPerKilowattHour / 0.265),
  }));

const SECOND_HAND = (sheet: string): string =>
  `${sheet}: fuel at full load quoted second-hand; part-load shape of Cummins engine data FR-50011 (QSK23-G3) and FR-6342 (QSK60-GS3)`;

/** A diesel generator set. */
export class GeneratorModel {
  /** Generic, data-center continuous, 2,000 kW. */
  public static readonly DCC_2000 = GeneratorModel.generic(2000);
  /** Generic, data-center continuous, 2,500 kW. */
  public static readonly DCC_2500 = GeneratorModel.generic(2500);
  /** Generic, data-center continuous, 3,000 kW. */
  public static readonly DCC_3000 = GeneratorModel.generic(3000);

  /** Caterpillar C175-16 at 2,500 ekW (174.8 US gal/h at full load); the rating class is that of your order. */
  public static catC175At2500(ratingClass: RatingClass): GeneratorModel {
    return GeneratorModel.published('Caterpillar C175-16 2500 ekW', 'Caterpillar', 2500, 174.8, ratingClass);
  }

  /** Caterpillar C175-16 at 3,000 ekW (212.9 US gal/h at full load); the rating class is that of your order. */
  public static catC175At3000(ratingClass: RatingClass): GeneratorModel {
    return GeneratorModel.published('Caterpillar C175-16 3000 ekW', 'Caterpillar', 3000, 212.9, ratingClass);
  }

  /** Cummins DQKAN at 2,500 kW (173.1 US gal/h at full load); the rating class is that of your order. */
  public static cumminsDqkan(ratingClass: RatingClass): GeneratorModel {
    return GeneratorModel.published('Cummins DQKAN 2500 kW', 'Cummins', 2500, 173.1, ratingClass);
  }

  /** A set of your own. */
  public static of(props: GeneratorModelProps): GeneratorModel {
    titled(props?.name);
    given('power', props.power, Power);
    given('ratingClass', props.ratingClass, RatingClass);
    list('fuelCurve', props.fuelCurve);
    within('power', props.power.toKilowatts(), 10, 20000, 'kW');
    whole('points of fuelCurve', props.fuelCurve.length, 1, 50);
    rising(
      'load of fuelCurve',
      props.fuelCurve.map((point) => point.load.toFraction()),
    );
    within('startTime', (props.startTime ?? Duration.seconds(10)).toSeconds(), 1, 600, 's');
    shareWithin('powerFactor', props.powerFactor ?? Ratio.ONE, 50, 100);
    shareWithin('firstBlock', props.firstBlock ?? Ratio.ONE, 1, 100);
    for (const point of props.fuelCurve) {
      shareWithin('load of fuelCurve', point.load, 5, 110);
      within('litersPerKilowattHour', point.litersPerKilowattHour, 0.1, 1, 'L/kWh');
    }
    return new GeneratorModel(props, userReference(props.name, props.source));
  }

  /** A generic record by name. */
  public static named(name: string): GeneratorModel {
    return findNamed<GeneratorModel>('generator', name, GeneratorModel);
  }

  private static generic(kilowatts: number): GeneratorModel {
    const name = `generic DCC ${kilowatts} kW`;
    return new GeneratorModel(
      { name, power: Power.kilowatts(kilowatts), ratingClass: RatingClass.DCC, fuelCurve: GENERIC_FUEL },
      reference(name, undefined, SOURCES.generic, Confidence.ESTIMATE, [
        'data-center continuous rating, power factor 0.8, start 10 s',
        'generic fuel curve',
      ]),
    );
  }

  private static published(name: string, maker: string, kilowatts: number, gallons: number, ratingClass: RatingClass): GeneratorModel {
    given('ratingClass', ratingClass, RatingClass);
    return new GeneratorModel(
      { name, power: Power.kilowatts(kilowatts), ratingClass, fuelCurve: fuelAt(gallons, kilowatts) },
      reference(name, maker, SECOND_HAND(`${name} data sheet`), Confidence.VENDOR_SECOND_HAND, [
        'part-load fuel has the generic shape',
        'power factor 0.8, start 10 s',
        `rating class ${ratingClass.name} given by the user`,
      ]),
    );
  }

  private static ladder(): GeneratorModel[] {
    return [GeneratorModel.DCC_2000, GeneratorModel.DCC_2500, GeneratorModel.DCC_3000];
  }

  /** Name of the model. */
  public readonly name: string;
  /** Rated electrical output. */
  public readonly power: Power;
  /** Rating class of that figure. */
  public readonly ratingClass: RatingClass;
  /** Fuel use by load, rising. */
  public readonly fuelCurve: FuelPoint[];
  /** Time from start to ready for load. */
  public readonly startTime: Duration;
  /** Rated power factor, lagging. */
  public readonly powerFactor: Ratio;
  /** Largest block of load that it takes at once, of its rating, if its maker says it. */
  public readonly firstBlock?: Ratio;

  private constructor(
    props: GeneratorModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = props.name;
    this.power = props.power;
    this.ratingClass = props.ratingClass;
    this.fuelCurve = [...props.fuelCurve];
    this.startTime = props.startTime ?? Duration.seconds(10);
    this.powerFactor = props.powerFactor ?? Ratio.of(0.8);
    this.firstBlock = props.firstBlock;
  }

  /** Larger generic records, rising. */
  public larger(): GeneratorModel[] {
    const ladder = GeneratorModel.ladder();
    return ladder.includes(this) ? ladder.filter((model) => model.power.isGreaterThan(this.power)) : [];
  }
}
