import { Current, Length, Mass, Power, Pressure, Ratio, Temperature, Voltage } from '../units';
import { invalidValue } from './errors';
import { given } from './given';

/** Dry-bulb and wet-bulb air temperature of one condition. */
export interface AirCondition {
  /** Dry-bulb temperature. */
  readonly dryBulb: Temperature;
  /** Wet-bulb temperature, at most the dry bulb. */
  readonly wetBulb: Temperature;
}

/** Properties of a climate. */
export interface ClimateProps {
  /** The air for which cooling is proved: the limit of every thermal check. */
  readonly designDay: AirCondition;
  /**
   * The hottest air in twenty years.
   * @default - not evaluated
   */
  readonly extreme?: AirCondition;
  /**
   * The coldest dry bulb in twenty years, for freeze protection.
   * @default - not evaluated
   */
  readonly minimum?: Temperature;
}

/** Outdoor air of a site. */
export class Climate {
  /** A climate given by its design day alone. */
  public static designDay(condition: AirCondition): Climate {
    return new Climate({ designDay: condition });
  }

  /** A climate with its extremes. */
  public static of(props: ClimateProps): Climate {
    return new Climate({ ...props });
  }

  /** The air for which cooling is proved. */
  public readonly designDayAir: AirCondition;
  /** The hottest air in twenty years, if known. */
  public readonly extreme?: AirCondition;
  /** The coldest dry bulb in twenty years, if known. */
  public readonly minimum?: Temperature;

  private constructor(props: ClimateProps) {
    for (const air of [props.designDay, props.extreme]) {
      given('dryBulb', air ? air.dryBulb : props.designDay?.dryBulb, Temperature);
      given('wetBulb', air ? air.wetBulb : props.designDay?.wetBulb, Temperature);
      if (air && (air.wetBulb.toCelsius() > air.dryBulb.toCelsius() || air.dryBulb.toCelsius() > 60 || air.dryBulb.toCelsius() < -60)) {
        throw invalidValue('climate', 'a dry bulb of -60 to 60 °C with a wet bulb not above it', `${air.dryBulb} / ${air.wetBulb}`);
      }
    }
    const designDay = props.designDay.dryBulb;
    if (props.extreme && props.extreme.dryBulb.isLessThan(designDay)) {
      throw invalidValue('extreme', `at least as warm as the design day of ${designDay}`, props.extreme.dryBulb);
    }
    if (props.minimum && given('minimum', props.minimum, Temperature).isGreaterThan(designDay)) {
      throw invalidValue('minimum', `colder than the design day of ${designDay}`, props.minimum);
    }
    this.designDayAir = props.designDay;
    this.extreme = props.extreme;
    this.minimum = props.minimum;
  }
}

/** Voltages and the rule for continuous loads of an electrical code. */
export interface ElectricalCodeProps {
  /** Line-to-line voltage of racks and boards. */
  readonly lowVoltage: Voltage;
  /**
   * Line-to-line voltage of feeds and switchgear.
   * @default 13.8 kV (ANSI), 11 kV (IEC)
   */
  readonly mediumVoltage?: Voltage;
  /**
   * Tolerance of the low voltage, 6 % or 10 %: it sets the voltage factors c of fault currents (IEC 60909-0, 1.05 or 1.10).
   * @default 6 %
   */
  readonly voltageTolerance?: Ratio;
}

/**
 * The family of electrical rules that a site follows. Under ANSI a standard breaker carries 80 % of its rating continuously (NEC 210.20(A),
 * 215.3); under IEC a breaker in an enclosed board is taken at 90 % (k_t · RDF, an engineering default where the maker's table is not given).
 */
export class ElectricalCode {
  /** North American practice: NEC sizes, 80 % continuous factor. */
  public static ansi(props: ElectricalCodeProps): ElectricalCode {
    return new ElectricalCode(
      'ANSI',
      given('lowVoltage', props?.lowVoltage, Voltage),
      props.mediumVoltage ?? Voltage.kilovolts(13.8),
      Ratio.percent(80),
      ANSI_SIZES,
      props.voltageTolerance,
    );
  }

  /** IEC practice: IEC sizes, 90 % factor of an enclosed board. */
  public static iec(props: ElectricalCodeProps): ElectricalCode {
    return new ElectricalCode(
      'IEC',
      given('lowVoltage', props?.lowVoltage, Voltage),
      props.mediumVoltage ?? Voltage.kilovolts(11),
      Ratio.percent(90),
      IEC_SIZES,
      props.voltageTolerance,
    );
  }

  /** Tolerance of the low voltage, which sets the voltage factors of fault currents. */
  public readonly voltageTolerance: Ratio;

  private constructor(
    /** 'ANSI' or 'IEC'. */
    public readonly name: string,
    /** Line-to-line voltage of racks and boards. */
    public readonly lowVoltage: Voltage,
    /** Line-to-line voltage of feeds and switchgear. */
    public readonly mediumVoltage: Voltage,
    /** Share of a breaker's rating that it may carry for three hours or more. */
    public readonly continuousFactor: Ratio,
    private readonly sizes: number[],
    voltageTolerance: Ratio = Ratio.percent(6),
  ) {
    this.voltageTolerance = voltageTolerance;
    if (![6, 10].includes(Number(voltageTolerance.toPercent().toPrecision(9)))) {
      throw invalidValue('voltageTolerance', '6 % or 10 %', voltageTolerance);
    }
    const [low, medium] = [lowVoltage.toVolts(), mediumVoltage.toVolts()];
    if (low < 100 || low > 1000) {
      throw invalidValue('lowVoltage', 'between 100 V and 1,000 V', lowVoltage);
    }
    if (medium < 1000 || medium > 52000) {
      throw invalidValue('mediumVoltage', 'between 1 kV and 52 kV', mediumVoltage);
    }
  }

  /** @internal */
  public get _largestDevice(): Current {
    return Current.amperes(this.sizes[this.sizes.length - 1]);
  }

  /** @internal */
  public get _sizes(): readonly number[] {
    return this.sizes;
  }

  /**
   * The smallest standard size of at least `amperes`, or none.
   * @internal
   */
  public _sizeFor(amperes: number): number | undefined {
    return this.sizes.find((size) => size >= amperes * (1 - 1e-9));
  }

  /**
   * The smallest standard overcurrent device that may carry `current` continuously: rating ≥ current / continuous factor.
   * Sizes are those of NEC 240.6(A) or IEC 60898/60947. Fails above the largest size.
   */
  public nextDeviceSize(current: Current): Current {
    const wanted = current.toAmperes() / this.continuousFactor.toFraction();
    const size = this.sizes.find((s) => s >= wanted * (1 - 1e-9));
    if (size === undefined) {
      throw invalidValue('current', `at most ${this.sizes[this.sizes.length - 1]} A for one device; split the load`, current);
    }
    return Current.amperes(size);
  }
}

const ANSI_SIZES = [
  15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 225, 250, 300, 350, 400, 450, 500, 600, 700, 800, 1000, 1200, 1600,
  2000, 2500, 3000, 4000, 5000, 6000,
];
const IEC_SIZES = [
  6, 10, 13, 16, 20, 25, 32, 40, 50, 63, 80, 100, 125, 160, 200, 250, 315, 400, 500, 630, 800, 1000, 1250, 1600, 2000, 2500, 3200, 4000, 5000, 6300,
];

/** The resilience that a site declares; it sets which failures are run and judged (Uptime Institute topology, TIA-942 rated 1 to 4). */
export enum Tier {
  /** Basic: nothing is removed. */
  I = 'I',
  /** Redundant capacity components. */
  II = 'II',
  /** Concurrently maintainable: every component and path, one at a time. */
  III = 'III',
  /** Fault tolerant. */
  IV = 'IV',
}

/** What a floor can bear and how rows stand on it. */
export interface FloorFacts {
  /** Uniform load that the floor is rated for. */
  readonly rating: Pressure;
  /** Cold aisle width. */
  readonly coldAisle: Length;
  /** Hot aisle width. */
  readonly hotAisle: Length;
  /**
   * Mass that a tile or the slab bears under one foot.
   * @default - not evaluated
   */
  readonly footRating?: Mass;
  /**
   * Width of the pathway round the rows.
   * @default - not evaluated
   */
  readonly pathway?: Length;
  /**
   * Height of the floor to the lowest obstruction above the racks.
   * @default - not evaluated
   */
  readonly clearHeight?: Length;
  /**
   * Height of the floor to the sprinkler heads.
   * @default - not evaluated
   */
  readonly sprinklerHeight?: Length;
  /**
   * The narrowest way from the dock to the rows.
   * @default - not evaluated
   */
  readonly route?: DeliveryRoute;
  /**
   * The acceptance test of what stands in the hall.
   * @default - not evaluated
   */
  readonly acceptance?: AcceptanceFacts;
}

/** The least of every door, lift and floor between dock and row. */
export interface DeliveryRoute {
  /** Lowest clear height. */
  readonly height: Length;
  /** Narrowest clear width. */
  readonly width: Length;
  /** Least load that a lift, ramp or floor bears. */
  readonly mass: Mass;
}

/** The integrated systems test of a hall. */
export interface AcceptanceFacts {
  /** Liquid load banks that are at hand. */
  readonly liquidLoadBanks: Power;
  /** Air load banks that are at hand. */
  readonly airLoadBanks: Power;
  /**
   * Day of the integrated systems test (level 5), as '2027-03-31'.
   * @default - not evaluated
   */
  readonly testDate?: string;
}
