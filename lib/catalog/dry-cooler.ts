import { AdiabaticFacts, Confidence, DryCoolerFacts, ModelReference } from '../core';
import { Mass, Power, Ratio, Temperature } from '../units';
import { findNamed, reference, shareWithin, SOURCES, titled, userReference, within } from './provenance';
import { given } from '../core/given';

/** Properties of a dry cooler of your own. */
export interface DryCoolerModelProps {
  /** Name of the model. */
  readonly name: string;
  /** Rating point. */
  readonly facts: DryCoolerFacts;
  /**
   * Mass in operation.
   * @default - not evaluated
   */
  readonly mass?: Mass;
  /**
   * Document of the figures.
   * @default - given by the user
   */
  readonly source?: string;
}

const AIRFLOW = 'airflow unpublished: heat capacity rate of the air 1.1 times that of the water at the rating point';

/** A dry cooler, given by its rating point. */
export class DryCoolerModel {
  /** BAC TrilliumSeries TDFS1238N-C60ET40B: 2,931 kW, water 46.11 → 40.55 °C, air 35 °C. */
  public static readonly BAC_TDFS1238_N_C60_ET40_B = new DryCoolerModel(
    {
      name: 'BAC TDFS1238N-C60ET40B',
      facts: {
        ratedHeat: Power.kilowatts(2931),
        waterIn: Temperature.celsius(46.11),
        waterOut: Temperature.celsius(40.55),
        airIn: Temperature.celsius(35),
        fanPower: Power.kilowatts(117.68),
      },
    },
    reference(
      'BAC TDFS1238N-C60ET40B',
      'BAC',
      'Modelica Buildings library, record CoolingTowers.Data.DryCooler.BAC_Trillium_TDFS1238N_C60ET40B (2026-04-27), https://github.com/lbl-srg/modelica-buildings',
      Confidence.VENDOR_SECOND_HAND,
      [AIRFLOW],
    ),
  );
  /** BAC TrilliumSeries TDFS1238N-C60ET30B: 2,514.5 kW, water 50 → 40 °C, air 36.2 °C. */
  public static readonly BAC_TDFS1238_N_C60_ET30_B = new DryCoolerModel(
    {
      name: 'BAC TDFS1238N-C60ET30B',
      facts: {
        ratedHeat: Power.kilowatts(2514.5),
        waterIn: Temperature.celsius(50),
        waterOut: Temperature.celsius(40),
        airIn: Temperature.celsius(36.2),
        fanPower: Power.kilowatts(89.48),
      },
      mass: Mass.kilograms(22187),
    },
    reference('BAC TDFS1238N-C60ET30B', 'BAC', `BAC TrilliumSeries selection report, ${SOURCES.dcc}`, Confidence.VENDOR_SECOND_HAND, [AIRFLOW]),
  );

  /** A dry cooler of your own. */
  public static of(props: DryCoolerModelProps): DryCoolerModel {
    titled(props?.name);
    given('facts.ratedHeat', props.facts?.ratedHeat, Power);
    given('facts.waterIn', props.facts.waterIn, Temperature);
    given('facts.waterOut', props.facts.waterOut, Temperature);
    given('facts.airIn', props.facts.airIn, Temperature);
    given('facts.fanPower', props.facts.fanPower, Power);
    const { ratedHeat, waterIn, waterOut, airIn, fanPower, airCapacityRate, adiabaticEffectiveness } = props.facts;
    within('ratedHeat', ratedHeat.toKilowatts(), 1, 50000, 'kW');
    within('waterIn - waterOut', waterIn.minus(waterOut).toKelvins(), 0.5, 60, 'K');
    within('waterOut - airIn', waterOut.minus(airIn).toKelvins(), 0.1, 60, 'K');
    within('fanPower', fanPower.toKilowatts(), 0.01, 2000, 'kW');
    within('airIn', airIn.toCelsius(), -20, 60, '°C');
    if (airCapacityRate) {
      // The heat must fit into the air, or the rating point says that air leaves hotter than water enters.
      const least = ratedHeat.toKilowatts() / waterIn.minus(airIn).toKelvins();
      within('airCapacityRate', airCapacityRate.toKilowattsPerKelvin(), least, 1e5, 'kW/K');
    }
    shareWithin('adiabaticEffectiveness', adiabaticEffectiveness ?? Ratio.ZERO, 0, 95);
    return new DryCoolerModel(props, userReference(props.name, props.source));
  }

  /** A record by name. */
  public static named(name: string): DryCoolerModel {
    return findNamed<DryCoolerModel>('dry cooler', name, DryCoolerModel);
  }

  /** Name of the model. */
  public readonly name: string;
  /** Rating point. */
  public readonly facts: DryCoolerFacts;
  /** Mass in operation, if published. */
  public readonly mass?: Mass;

  private constructor(
    props: DryCoolerModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = props.name;
    this.facts = props.facts;
    this.mass = props.mass;
  }

  /** The same cooler with an adiabatic stage of that effectiveness (0.7 to 0.85 usual); `adiabatic` says when it runs. */
  public withAdiabaticStage(effectiveness: Ratio, adiabatic?: AdiabaticFacts): DryCoolerModel {
    shareWithin('effectiveness', effectiveness, 10, 95);
    within('cyclesOfConcentration', adiabatic?.cyclesOfConcentration ?? 3, 1.5, 20, '');
    // A Python program that says nothing of the stage passes an empty struct.
    const said = Object.values(adiabatic ?? {}).some((value) => value !== undefined) ? adiabatic : undefined;
    const name = `${this.name} + adiabatic ${effectiveness}`;
    return new DryCoolerModel(
      { name, facts: { ...this.facts, adiabaticEffectiveness: effectiveness, adiabatic: said } },
      { ...this.reference, name, assumptions: [...(this.reference.assumptions ?? []), `adiabatic stage of ${effectiveness} effectiveness`] },
    );
  }

  /** Larger records of its frame, rising; none with an adiabatic stage. */
  public larger(): DryCoolerModel[] {
    return this === DryCoolerModel.BAC_TDFS1238_N_C60_ET30_B ? [DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B] : [];
  }
}
