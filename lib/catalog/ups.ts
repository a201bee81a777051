import { Confidence, ModelReference } from '../core';
import { ApparentPower, Power, Ratio } from '../units';
import { findNamed, reference, shareWithin, SOURCES, titled, userReference, within } from './provenance';
import { given } from '../core/given';

/** Loss of a UPS at output x: rating · (noLoad + linear·x + square·x²), the form of Schneider Electric white paper 113. */
export class UpsCurve {
  /** Generic double conversion with IGBTs: 95.5 / 96.7 / 96.8 / 96.6 % at 25 / 50 / 75 / 100 %. */
  public static readonly IGBT = new UpsCurve('generic IGBT', 0.0087123, 0.0080526, 0.0183402);
  /** High-efficiency silicon carbide: 96.5 / 97.5 / 97.5 / 97.2 %. */
  public static readonly SIC = new UpsCurve('generic SiC', 0.0079578, -0.0004402, 0.0211846);
  /** Generic eco mode: 98.3 / 98.8 / – / 99.0 %. */
  public static readonly ECO = new UpsCurve('generic eco', 0.0032793, 0.0036548, 0.0031035);
  /** Legacy double conversion: 88.0 / 92.1 / – / 93.0 %. */
  public static readonly LEGACY = new UpsCurve('legacy', 0.029983, 0.0074536, 0.0377194);
  /** Eaton 9395XR, double conversion: fit of the published 97.0 / 97.3 / 97.0 / 96.4 %. */
  public static readonly EATON_9395_XR = new UpsCurve('Eaton 9395XR double conversion', 0.0060044, -0.0007659, 0.0320235);
  /** Eaton 9395XR, energy saver system: fit of the published 98.4 / 99.0 / 99.2 / 99.2 %. */
  public static readonly EATON_9395_XR_ESS = new UpsCurve('Eaton 9395XR ESS', 0.0038464, 0.0000452, 0.0041227);

  /** A curve of your own; `linear` may be below zero, the loss may not. */
  public static of(noLoad: number, linear: number, square: number): UpsCurve {
    [noLoad, linear, square].forEach((term, i) => within(['noLoad', 'linear', 'square'][i], term, -1, 1, 'of the rating'));
    for (const x of [0, 0.25, 0.5, 0.75, 1]) {
      within(`loss at ${x * 100} %`, noLoad + linear * x + square * x * x, 1e-5, 0.5, 'of the rating');
    }
    return new UpsCurve('own curve', noLoad, linear, square);
  }

  /** A curve by name. */
  public static named(name: string): UpsCurve {
    return findNamed<UpsCurve>('UPS curve', name, UpsCurve);
  }

  private constructor(
    /** Name of the curve. */
    public readonly name: string,
    /** Share of the rating lost at no load. */
    public readonly noLoad: number,
    /** Share lost in proportion to load. */
    public readonly linear: number,
    /** Share lost with the square of load. */
    public readonly square: number,
  ) {}

  /** Output over input at a load of at most 150 % of the rating. */
  public efficiencyAt(load: Ratio): Ratio {
    const x = load.toFraction();
    within('load', x, 0, 1.5, 'of the rating');
    return Ratio.of(x / (x + this.noLoad + this.linear * x + this.square * x * x));
  }
}

/** Properties of a UPS of given rating. */
export interface UpsModelProps {
  /**
   * Name of the model.
   * @default - from the curve and the rating
   */
  readonly name?: string;
  /** Rated output; of a frame with a spare module, without that module. */
  readonly power: Power;
  /** Rated apparent output. */
  readonly apparentPower: ApparentPower;
  /** Loss curve. */
  readonly curve: UpsCurve;
  /**
   * Power factor of the rectifier.
   * @default 0.99
   */
  readonly inputPowerFactor?: Ratio;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

const EATON =
  'Eaton 9395XR, 1.5 to 1.875 MW, 15 modules of 125 kW make 1,875 kW / 1,935 kVA; efficiency at four loads quoted second-hand, confirm in the guide specification';

/** A UPS frame. */
export class UpsModel {
  /** Eaton 9395XR with 12 modules: 1,500 kW / 1,548 kVA. */
  public static readonly EATON_9395_XR_1500 = UpsModel.eaton(12, false);
  /** Eaton 9395XR with 13 modules: 1,625 kW / 1,677 kVA. */
  public static readonly EATON_9395_XR_1625 = UpsModel.eaton(13, false);
  /** Eaton 9395XR with 14 modules: 1,750 kW / 1,806 kVA. */
  public static readonly EATON_9395_XR_1750 = UpsModel.eaton(14, false);
  /** Eaton 9395XR with 15 modules: 1,875 kW / 1,935 kVA. */
  public static readonly EATON_9395_XR_1875 = UpsModel.eaton(15, false);
  /** Eaton 9395XR, 1,500 kW, in energy saver mode. */
  public static readonly EATON_9395_XR_1500_ESS = UpsModel.eaton(12, true);
  /** Eaton 9395XR, 1,625 kW, in energy saver mode. */
  public static readonly EATON_9395_XR_1625_ESS = UpsModel.eaton(13, true);
  /** Eaton 9395XR, 1,750 kW, in energy saver mode. */
  public static readonly EATON_9395_XR_1750_ESS = UpsModel.eaton(14, true);
  /** Eaton 9395XR, 1,875 kW, in energy saver mode. */
  public static readonly EATON_9395_XR_1875_ESS = UpsModel.eaton(15, true);

  /** A UPS of any rating with a generic curve. */
  public static generic(props: UpsModelProps): UpsModel {
    checkRating(props);
    const name = props.name ?? `${props.curve.name} ${props.power.toKilowatts()} kW`;
    return new UpsModel(props, reference(name, undefined, SOURCES.generic, Confidence.ESTIMATE, [`loss curve '${props.curve.name}'`]));
  }

  /** A UPS of your own. */
  public static of(props: UpsModelProps): UpsModel {
    checkRating(props);
    return new UpsModel(props, userReference(props.name ?? `UPS ${props.power.toKilowatts()} kW`, props.source));
  }

  /** A record by name. */
  public static named(name: string): UpsModel {
    return findNamed<UpsModel>('UPS', name, UpsModel);
  }

  private static eaton(modules: number, ess: boolean): UpsModel {
    const kilowatts = 125 * modules;
    const name = `Eaton 9395XR ${kilowatts} kW${ess ? ' ESS' : ''}`;
    const curve = ess ? UpsCurve.EATON_9395_XR_ESS : UpsCurve.EATON_9395_XR;
    return new UpsModel(
      { name, power: Power.kilowatts(kilowatts), apparentPower: ApparentPower.kilovoltAmperes(129 * modules), curve },
      reference(name, 'Eaton', EATON, Confidence.VENDOR_SECOND_HAND, [
        ...(modules < 15 ? ['125 kW and 129 kVA a module'] : []),
        'the efficiency of the frame at any number of modules',
        'input power factor 0.99',
      ]),
    );
  }

  private static ladder(ess: boolean): UpsModel[] {
    const u = UpsModel;
    return ess
      ? [u.EATON_9395_XR_1500_ESS, u.EATON_9395_XR_1625_ESS, u.EATON_9395_XR_1750_ESS, u.EATON_9395_XR_1875_ESS]
      : [u.EATON_9395_XR_1500, u.EATON_9395_XR_1625, u.EATON_9395_XR_1750, u.EATON_9395_XR_1875];
  }

  /** Name of the model. */
  public readonly name: string;
  /** Rated output. */
  public readonly power: Power;
  /** Rated apparent output. */
  public readonly apparentPower: ApparentPower;
  /** Loss curve. */
  public readonly curve: UpsCurve;
  /** Power factor of the rectifier. */
  public readonly inputPowerFactor: Ratio;

  private constructor(
    props: UpsModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = reference.name;
    this.power = props.power;
    this.apparentPower = props.apparentPower;
    this.curve = props.curve;
    this.inputPowerFactor = props.inputPowerFactor ?? Ratio.of(0.99);
  }

  /** Larger records of its family in the same mode, rising. */
  public larger(): UpsModel[] {
    const ladder = [UpsModel.ladder(false), UpsModel.ladder(true)].find((models) => models.includes(this)) ?? [];
    return ladder.slice(ladder.indexOf(this) + 1);
  }
}

function checkRating(props: UpsModelProps): void {
  given('power', props?.power, Power);
  given('apparentPower', props.apparentPower, ApparentPower);
  given('curve', props.curve, UpsCurve);
  within('power', props.power.toKilowatts(), 1, 20000, 'kW');
  within('apparentPower', props.apparentPower.toKilovoltAmperes() / props.power.toKilowatts(), 1, 2, 'times the power');
  shareWithin('inputPowerFactor', props.inputPowerFactor ?? Ratio.ONE, 50, 100);
  if (props.name !== undefined) {
    titled(props.name);
  }
}
