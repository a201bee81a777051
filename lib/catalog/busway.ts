import { Conductor, Confidence, ModelReference } from '../core';
import { Current, Ratio } from '../units';
import { findNamed, reference, titled, userReference, within } from './provenance';
import { given } from '../core/given';

const PLUGIN =
  'Schneider Electric Busway Systems Catalog 5600CT9101, I-Line and I-Line II electrical data, https://www.productinfo.schneider-electric.com/5600ct9101bs/';
const RX =
  'resistance and reactance: Eaton Pow-R-Way III TD01701001E, p. 8, https://www.manualshelf.com/manual/eaton/p3f321rn/cut-sheet-english/page-8.html';
const TRACK = 'Starline track busway, standard series application brief and T5 series product selection guide (2016-12)';

/** UL three-cycle rating kA of high-rated plug-in busway, copper, by the largest current of each step. */
const HIGH_RATINGS: [number, number][] = [
  [225, 22],
  [600, 42],
  [1600, 100],
  [2000, 100],
  [3000, 150],
  [5000, 200],
];

/** UL three-cycle rating kA of standard plug-in busway, copper; resistance and reactance line to neutral, mΩ per 100 ft, copper, where published. */
const PLUGIN_DATA: { [amperes: number]: [number, number?, number?] } = {
  225: [22, 2.3, 1.2],
  400: [22, 2.3, 1.2],
  600: [22, 2.3, 1.2],
  800: [50, 2.3, 1.2],
  1000: [50, 1.67, 0.95],
  1200: [50, 1.39, 0.78],
  1350: [50, 1.2, 0.66],
  1600: [50, 0.94, 0.5],
  2000: [65, 0.76, 0.39],
  2500: [125, 0.55, 0.26],
  3000: [125],
  4000: [200, 0.38, 0.24],
  5000: [200, 0.27, 0.16],
};
const HUNDRED_FEET = 30.48;

/** A busway run. Rated for continuous load; the breaker that feeds it sets the limit. */
export class BuswayModel {
  /** Open-channel track, 250 A. */
  public static readonly TRACK_250 = BuswayModel.trackOf(250);
  /** Open-channel track, 400 A. */
  public static readonly TRACK_400 = BuswayModel.trackOf(400);
  /** Open-channel track, 800 A. */
  public static readonly TRACK_800 = BuswayModel.trackOf(800);
  /** Plug-in busway, 225 A. */
  public static readonly PLUGIN_225 = BuswayModel.pluginOf(225);
  /** Plug-in busway, 400 A. */
  public static readonly PLUGIN_400 = BuswayModel.pluginOf(400);
  /** Plug-in busway, 600 A. */
  public static readonly PLUGIN_600 = BuswayModel.pluginOf(600);
  /** Plug-in busway, 800 A. */
  public static readonly PLUGIN_800 = BuswayModel.pluginOf(800);
  /** Plug-in busway, 1,000 A. */
  public static readonly PLUGIN_1000 = BuswayModel.pluginOf(1000);
  /** Plug-in busway, 1,200 A. */
  public static readonly PLUGIN_1200 = BuswayModel.pluginOf(1200);
  /** Plug-in busway, 1,350 A. */
  public static readonly PLUGIN_1350 = BuswayModel.pluginOf(1350);
  /** Plug-in busway, 1,600 A. */
  public static readonly PLUGIN_1600 = BuswayModel.pluginOf(1600);
  /** Plug-in busway, 2,000 A. */
  public static readonly PLUGIN_2000 = BuswayModel.pluginOf(2000);
  /** Plug-in busway, 2,500 A. */
  public static readonly PLUGIN_2500 = BuswayModel.pluginOf(2500);
  /** Plug-in busway, 3,000 A. */
  public static readonly PLUGIN_3000 = BuswayModel.pluginOf(3000);
  /** Plug-in busway, 4,000 A. */
  public static readonly PLUGIN_4000 = BuswayModel.pluginOf(4000);
  /** Plug-in busway, 5,000 A. */
  public static readonly PLUGIN_5000 = BuswayModel.pluginOf(5000);

  /** A run of your own. Short-circuit rating, resistance and reactance are not evaluated. */
  public static of(name: string, rating: Current, source?: string): BuswayModel {
    titled(name);
    within('rating', given('rating', rating, Current).toAmperes(), 10, 10000, 'A');
    return new BuswayModel('own', rating, userReference(name, source));
  }

  /** The open-channel track of exactly that rating: 250, 400 or 800 A. */
  public static track(rating: Current): BuswayModel {
    return BuswayModel.named(`track busway ${given('rating', rating, Current).toAmperes()} A`);
  }

  /** The plug-in busway of exactly that rating, 225 to 5,000 A. */
  public static plugin(rating: Current): BuswayModel {
    return BuswayModel.named(`plug-in busway ${given('rating', rating, Current).toAmperes()} A`);
  }

  /** A record by name. */
  public static named(name: string): BuswayModel {
    return findNamed<BuswayModel>('busway', name, BuswayModel);
  }

  /** Plug-in busway, rising. */
  public static ladder(): BuswayModel[] {
    const b = BuswayModel;
    return [
      b.PLUGIN_225,
      b.PLUGIN_400,
      b.PLUGIN_600,
      b.PLUGIN_800,
      b.PLUGIN_1000,
      b.PLUGIN_1200,
      b.PLUGIN_1350,
      b.PLUGIN_1600,
      b.PLUGIN_2000,
      b.PLUGIN_2500,
      b.PLUGIN_3000,
      b.PLUGIN_4000,
      b.PLUGIN_5000,
    ];
  }

  private static tracks(): BuswayModel[] {
    return [BuswayModel.TRACK_250, BuswayModel.TRACK_400, BuswayModel.TRACK_800];
  }

  private static trackOf(amperes: number): BuswayModel {
    const name = `track busway ${amperes} A`;
    return new BuswayModel('track', Current.amperes(amperes), reference(name, undefined, TRACK, Confidence.VENDOR_SECOND_HAND));
  }

  private static pluginOf(amperes: number): BuswayModel {
    const name = `plug-in busway ${amperes} A`;
    const [kiloamperes, r, x] = PLUGIN_DATA[amperes];
    return new BuswayModel(
      'plug-in',
      Current.amperes(amperes),
      reference(name, undefined, r === undefined ? PLUGIN : `${PLUGIN}; ${RX}`, Confidence.VENDOR, [
        'standard short-circuit rating; high ratings exist up to 200 kA',
        ...(r === undefined ? [] : ['copper; resistance and reactance of another maker of the same ladder, quoted second-hand']),
      ]),
      Current.kiloamperes(kiloamperes),
      r === undefined ? undefined : r / HUNDRED_FEET,
      x === undefined ? undefined : x / HUNDRED_FEET,
    );
  }

  /** Name of the model. */
  public readonly name: string;

  private constructor(
    /** 'track', 'plug-in' or 'own'. */
    public readonly family: string,
    /** Continuous rating of the run. */
    public readonly rating: Current,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
    /** Short-circuit current that it withstands for three cycles (UL), standard execution; undefined where it is not published. */
    public readonly shortCircuitRating?: Current,
    /** Resistance line to neutral, copper, mΩ/m; undefined where it is not published. */
    public readonly resistanceMilliohmsPerMeter?: number,
    /** Reactance line to neutral, copper, mΩ/m; undefined where it is not published. */
    public readonly reactanceMilliohmsPerMeter?: number,
  ) {
    this.name = reference.name;
  }

  /**
   * The same run in an execution of higher short-circuit rating. Plug-in busway: up to 42 kA at 400 and 600 A, 100 kA to 2,000 A, 150 kA to
   * 3,000 A, 200 kA above, the ratings that its maker lists.
   */
  public withShortCircuitRating(rating: Current): BuswayModel {
    const highest = this.family === 'plug-in' ? HIGH_RATINGS.find(([amperes]) => amperes >= this.rating.toAmperes())![1] : 200;
    within('rating', rating.toKiloamperes(), this.shortCircuitRating?.toKiloamperes() ?? 1, highest, 'kA');
    return new BuswayModel(this.family, this.rating, this.reference, rating, this.resistanceMilliohmsPerMeter, this.reactanceMilliohmsPerMeter);
  }

  /** The run as a conductor, where its impedance is published. One mΩ/m is one Ω/km. */
  public get conductor(): Conductor | undefined {
    const [r, x] = [this.resistanceMilliohmsPerMeter, this.reactanceMilliohmsPerMeter];
    return r === undefined || x === undefined ? undefined : Conductor.of(this.name, r, x, this.rating);
  }

  /** Larger runs of its family, rising; beyond the largest track, plug-in busway. */
  public larger(): BuswayModel[] {
    const family =
      this.family === 'track' ? [...BuswayModel.tracks(), ...BuswayModel.ladder()] : this.family === 'plug-in' ? BuswayModel.ladder() : [];
    return family
      .filter((model) => model.rating.isGreaterThan(this.rating))
      .sort((a, b) => a.rating.toAmperes() - b.rating.toAmperes())
      .filter((model, i, all) => i === 0 || model.rating.isGreaterThan(all[i - 1].rating));
  }
}

const TAP = 'standard overcurrent sizes of NEC 240.6(A) and IEC 60898; a 33 kW shelf at 415 V takes 47.6 A, 59.5 A at 80 %';

/** A tap-off with its whip and connector. */
export class TapOffModel {
  /** 60 A three-phase, ANSI. */
  public static readonly TAP_60_A = TapOffModel.standard(60);
  /** 63 A three-phase, IEC. */
  public static readonly TAP_63_A = TapOffModel.standard(63);
  /** 100 A three-phase. */
  public static readonly TAP_100_A = TapOffModel.standard(100);

  /** A tap-off of a rating: the least of tap-off, whip and connector. */
  public static of(rating: Current): TapOffModel {
    within('rating', given('rating', rating, Current).toAmperes(), 1, 1000, 'A');
    return new TapOffModel(rating, userReference(`tap-off ${rating.toAmperes()} A`));
  }

  /** A record by name. */
  public static named(name: string): TapOffModel {
    return findNamed<TapOffModel>('tap-off', name, TapOffModel);
  }

  private static standard(amperes: number): TapOffModel {
    return new TapOffModel(Current.amperes(amperes), reference(`tap-off ${amperes} A`, undefined, TAP, Confidence.ESTIMATE));
  }

  /** Name of the model. */
  public readonly name: string;

  private constructor(
    /** The least rating of tap-off, whip and connector. */
    public readonly rating: Current,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = reference.name;
  }

  /** Current that it carries continuously under a factor of the code. */
  public continuous(factor: Ratio): Current {
    return this.rating.times(factor.toFraction());
  }

  /** Larger records, rising. */
  public larger(): TapOffModel[] {
    return [TapOffModel.TAP_60_A, TapOffModel.TAP_63_A, TapOffModel.TAP_100_A].filter((model) => model.rating.isGreaterThan(this.rating));
  }
}
