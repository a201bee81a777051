import { Confidence, ModelReference } from '../core';
import { Current, Ratio } from '../units';
import { findNamed, reference, userReference, within } from './provenance';

const PLUGIN = 'Schneider Electric Busway Systems Catalog 5600CT9101, I-Line and I-Line II electrical data';
const TRACK = 'Starline track busway, standard and T5 series product selection guides';

/** A busway run. Rated for continuous load; the breaker that feeds it sets the limit. */
export class BuswayModel {
  /** Open-channel track, 250 A. */
  public static readonly TRACK_250 = BuswayModel.record('track', 250, TRACK);
  /** Open-channel track, 400 A. */
  public static readonly TRACK_400 = BuswayModel.record('track', 400, TRACK);
  /** Open-channel track, 800 A. */
  public static readonly TRACK_800 = BuswayModel.record('track', 800, TRACK);
  /** Plug-in busway, 225 A. */
  public static readonly PLUGIN_225 = BuswayModel.record('plug-in', 225, PLUGIN);
  /** Plug-in busway, 400 A. */
  public static readonly PLUGIN_400 = BuswayModel.record('plug-in', 400, PLUGIN);
  /** Plug-in busway, 600 A. */
  public static readonly PLUGIN_600 = BuswayModel.record('plug-in', 600, PLUGIN);
  /** Plug-in busway, 800 A. */
  public static readonly PLUGIN_800 = BuswayModel.record('plug-in', 800, PLUGIN);
  /** Plug-in busway, 1,000 A. */
  public static readonly PLUGIN_1000 = BuswayModel.record('plug-in', 1000, PLUGIN);
  /** Plug-in busway, 1,200 A. */
  public static readonly PLUGIN_1200 = BuswayModel.record('plug-in', 1200, PLUGIN);
  /** Plug-in busway, 1,350 A. */
  public static readonly PLUGIN_1350 = BuswayModel.record('plug-in', 1350, PLUGIN);
  /** Plug-in busway, 1,600 A. */
  public static readonly PLUGIN_1600 = BuswayModel.record('plug-in', 1600, PLUGIN);
  /** Plug-in busway, 2,000 A. */
  public static readonly PLUGIN_2000 = BuswayModel.record('plug-in', 2000, PLUGIN);
  /** Plug-in busway, 2,500 A. */
  public static readonly PLUGIN_2500 = BuswayModel.record('plug-in', 2500, PLUGIN);
  /** Plug-in busway, 3,000 A. */
  public static readonly PLUGIN_3000 = BuswayModel.record('plug-in', 3000, PLUGIN);
  /** Plug-in busway, 4,000 A. */
  public static readonly PLUGIN_4000 = BuswayModel.record('plug-in', 4000, PLUGIN);
  /** Plug-in busway, 5,000 A. */
  public static readonly PLUGIN_5000 = BuswayModel.record('plug-in', 5000, PLUGIN);

  /** A run of your own. */
  public static of(name: string, rating: Current, source?: string): BuswayModel {
    within('rating', rating.toAmperes(), 10, 10000, 'A');
    return new BuswayModel('own', rating, userReference(name, source));
  }

  /** A record by name. */
  public static named(name: string): BuswayModel {
    return findNamed('busway', name, [...BuswayModel.tracks(), ...BuswayModel.ladder()]);
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

  private static record(family: string, amperes: number, source: string): BuswayModel {
    const name = `${family} busway ${amperes} A`;
    const confidence = family === 'track' ? Confidence.VENDOR_SECOND_HAND : Confidence.VENDOR;
    return new BuswayModel(family, Current.amperes(amperes), reference(name, undefined, source, confidence));
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
  ) {
    this.name = reference.name;
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

/** A tap-off with its whip and connector. */
export class TapOffModel {
  /** 60 A three-phase, ANSI. */
  public static readonly TAP_60_A = TapOffModel.of(Current.amperes(60));
  /** 63 A three-phase, IEC. */
  public static readonly TAP_63_A = TapOffModel.of(Current.amperes(63));
  /** 100 A three-phase. */
  public static readonly TAP_100_A = TapOffModel.of(Current.amperes(100));

  /** A tap-off of a rating: the least of tap-off, whip and connector. */
  public static of(rating: Current): TapOffModel {
    within('rating', rating.toAmperes(), 1, 1000, 'A');
    return new TapOffModel(rating);
  }

  private constructor(
    /** The least rating of tap-off, whip and connector. */
    public readonly rating: Current,
  ) {}

  /** Current that it carries continuously under a factor of the code. */
  public continuous(factor: Ratio): Current {
    return this.rating.times(factor.toFraction());
  }
}
