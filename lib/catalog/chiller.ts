import { ChillerFacts, Confidence, ModelReference } from '../core';
import { invalidValue } from '../core/errors';
import { Duration, Power, Ratio, TemperatureDelta } from '../units';
import { findNamed, reference, shareWithin, SOURCES, titled, userReference, within } from './provenance';
import { given } from '../core/given';

/** Properties of a chiller of your own. */
export interface ChillerModelProps {
  /** Name of the model. */
  readonly name: string;
  /** Capacity and Carnot model. */
  readonly facts: ChillerFacts;
  /** Electrical input that its supply is sized for. */
  readonly nameplatePower: Power;
  /**
   * From supply restored to full capacity (3 to 10 min usual).
   * @default - ride-through not evaluated
   */
  readonly restartTime?: Duration;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

const SCHNEIDER = `Schneider Electric Uniflair XCAC-XCAF specification 06ME0136, p. 71–72, ${SOURCES.dcc}`;

/** An air-cooled chiller: capacity falls with the air on its coil, efficiency is a share of Carnot. */
export class ChillerModel {
  /** Generic, 500 kW at 35 °C on the coil and 20 °C leaving. */
  public static readonly GENERIC_500 = ChillerModel.generic(500);
  /** Generic, 800 kW. */
  public static readonly GENERIC_800 = ChillerModel.generic(800);
  /** Generic, 1,000 kW. */
  public static readonly GENERIC_1000 = ChillerModel.generic(1000);
  /** Generic, 1,100 kW. */
  public static readonly GENERIC_1100 = ChillerModel.generic(1100);
  /** Generic, 1,500 kW. */
  public static readonly GENERIC_1500 = ChillerModel.generic(1500);
  /** Generic, 2,000 kW. */
  public static readonly GENERIC_2000 = ChillerModel.generic(2000);

  /** Schneider Uniflair XCAC1212A: 1,296 kW at COP 4.38, water 30/20 °C, air 35 °C. Its largest electrical input is not published. */
  public static schneiderXcac1212(nameplatePower: Power): ChillerModel {
    return ChillerModel.schneider('XCAC1212A', 1296, 4.38, nameplatePower);
  }

  /** Schneider Uniflair XCAC1913A: 1,872 kW at COP 4.29, water 30/20 °C, air 35 °C. Its largest electrical input is not published. */
  public static schneiderXcac1913(nameplatePower: Power): ChillerModel {
    return ChillerModel.schneider('XCAC1913A', 1872, 4.29, nameplatePower);
  }

  /** Schneider Uniflair XCAC2524A: 2,482 kW at COP 4.24, water 30/20 °C, air 35 °C. Its largest electrical input is not published. */
  public static schneiderXcac2524(nameplatePower: Power): ChillerModel {
    return ChillerModel.schneider('XCAC2524A', 2482, 4.24, nameplatePower);
  }

  /** A chiller of your own. */
  public static of(props: ChillerModelProps): ChillerModel {
    given('facts.nominalCapacity', props?.facts?.nominalCapacity, Power);
    given('facts.carnotShare', props.facts.carnotShare, Ratio);
    given('facts.capacityLossPerKelvin', props.facts.capacityLossPerKelvin, Ratio);
    given('facts.condenserApproach', props.facts.condenserApproach, TemperatureDelta);
    given('facts.evaporatorApproach', props.facts.evaporatorApproach, TemperatureDelta);
    given('nameplatePower', props.nameplatePower, Power);
    within('nominalCapacity', props.facts.nominalCapacity.toKilowatts(), 1, 50000, 'kW');
    shareWithin('carnotShare', props.facts.carnotShare, 10, 90);
    shareWithin('capacityLossPerKelvin', props.facts.capacityLossPerKelvin, 0, 10);
    within('condenserApproach', props.facts.condenserApproach.toKelvins(), 1, 40, 'K');
    within('evaporatorApproach', props.facts.evaporatorApproach.toKelvins(), 0.5, 20, 'K');
    titled(props.name);
    within('maximumCop', props.facts.maximumCop, 1, 30, '');
    checkNameplate(props.facts.nominalCapacity, props.nameplatePower);
    checkCurves(props.facts);
    return new ChillerModel(props, userReference(props.name, props.source));
  }

  /** A record by name. */
  public static named(name: string): ChillerModel {
    return findNamed<ChillerModel>('chiller', name, ChillerModel);
  }

  private static generic(kilowatts: number): ChillerModel {
    const name = `generic air-cooled chiller ${kilowatts} kW`;
    const facts: ChillerFacts = {
      nominalCapacity: Power.kilowatts(kilowatts),
      capacityLossPerKelvin: Ratio.percent(1.2),
      carnotShare: Ratio.of(0.45),
      condenserApproach: TemperatureDelta.kelvins(12),
      evaporatorApproach: TemperatureDelta.kelvins(4),
      maximumCop: 12,
    };
    // Nominal capacity at the efficiency of 41 °C on the coil and 20 °C leaving: COP = 0.45 · 289.15 / (53 − 16) = 3.517.
    const nameplatePower = Power.kilowatts(kilowatts).dividedBy((0.45 * 289.15) / (53 - 16));
    return new ChillerModel(
      { name, facts, nameplatePower },
      reference(name, undefined, SOURCES.generic, Confidence.ESTIMATE, [
        'capacity −1.2 %/K above 35 °C on the coil; COP = 0.45 of Carnot with 12 K and 4 K approaches, at most 12',
        'nameplate: nominal capacity at the efficiency of 41 °C on the coil',
      ]),
    );
  }

  private static schneider(type: string, kilowatts: number, cop: number, nameplatePower: Power): ChillerModel {
    const name = `Schneider ${type}`;
    const nominalCapacity = Power.kilowatts(kilowatts);
    checkNameplate(nominalCapacity, given('nameplatePower', nameplatePower, Power));
    const facts: ChillerFacts = {
      nominalCapacity,
      capacityLossPerKelvin: Ratio.percent(1.2),
      // Of Carnot between T_c = 35 + 12 °C and T_e = 20 − 4 °C = 289.15 K.
      carnotShare: Ratio.of((cop * (47 - 16)) / 289.15),
      condenserApproach: TemperatureDelta.kelvins(12),
      evaporatorApproach: TemperatureDelta.kelvins(4),
      maximumCop: 12,
    };
    return new ChillerModel(
      { name, facts, nameplatePower },
      reference(name, 'Schneider Electric', SCHNEIDER, Confidence.VENDOR_SECOND_HAND, [
        `share of Carnot from COP ${cop} at water 30/20 °C and air 35 °C with 12 K and 4 K approaches; other conditions follow the generic model`,
        'capacity −1.2 %/K above 35 °C on the coil',
        'nameplate given by the user',
      ]),
    );
  }

  private static ladder(): ChillerModel[] {
    const c = ChillerModel;
    return [c.GENERIC_500, c.GENERIC_800, c.GENERIC_1000, c.GENERIC_1100, c.GENERIC_1500, c.GENERIC_2000];
  }

  /** Name of the model. */
  public readonly name: string;
  /** Capacity and Carnot model. */
  public readonly facts: ChillerFacts;
  /** Electrical input that its supply is sized for. */
  public readonly nameplatePower: Power;
  /** From supply restored to full capacity, if given. */
  public readonly restartTime?: Duration;

  private constructor(
    props: ChillerModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = props.name;
    this.facts = props.facts;
    this.nameplatePower = props.nameplatePower;
    this.restartTime = props.restartTime;
  }

  /** The same chiller with the time that it takes from supply restored to full capacity. */
  public withRestartTime(restartTime: Duration): ChillerModel {
    within('restartTime', restartTime.toSeconds(), 1, 3600, 's');
    return new ChillerModel({ ...this, restartTime }, this.reference);
  }

  /** Larger records, rising. */
  public larger(): ChillerModel[] {
    const ladder = ChillerModel.ladder();
    // With a restart time it is the same model, from the same document.
    const at = ladder.findIndex((model) => model.reference === this.reference);
    return at < 0 ? [] : ladder.slice(at + 1);
  }
}

/** Curves are six, six and at least one coefficient. */
function checkCurves({ curves }: ChillerFacts): void {
  if (!curves) {
    return;
  }
  within('referenceCop', curves.referenceCop, 1, 30, '');
  shareWithin('leastPartLoad', curves.leastPartLoad ?? Ratio.percent(25), 1, 100);
  for (const name of ['capacityByTemperature', 'inputByTemperature'] as const) {
    if (curves[name].length !== 6 || curves[name].some((c) => !Number.isFinite(c))) {
      throw invalidValue(name, 'six numbers: 1, w, w², a, a², w·a', curves[name].join(', '));
    }
  }
  const full = curves.inputByPartLoad.reduce((sum, c) => sum + c, 0);
  if (curves.inputByPartLoad.length === 0 || !(Math.abs(full - 1) <= 0.05)) {
    throw invalidValue('inputByPartLoad', 'coefficients by rising power that add up to 1 at full load', curves.inputByPartLoad.join(', '));
  }
}

/** An input below a tenth or above the whole of the cooling is not that of a chiller. */
function checkNameplate(capacity: Power, nameplate: Power): void {
  within('nameplatePower', nameplate.ratioTo(capacity).toFraction(), 0.1, 1, 'times the nominal capacity');
}
