import { CoolingTowerFacts, ModelReference } from '../core';
import { Mass, Power, Temperature } from '../units';
import { titled, userReference, within } from './provenance';
import { given } from '../core/given';

/** Properties of a cooling tower. */
export interface CoolingTowerModelProps {
  /** Name of the model. */
  readonly name: string;
  /** Rating point of one cell. */
  readonly facts: CoolingTowerFacts;
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

/** An evaporative cooling tower at its rating point. No maker's tower is listed: take heat, range, approach and fan input from the selection. */
export class CoolingTowerModel {
  /** A tower of that rating. Fails where the rating lies outside the correlation: approach 1.1 to 40 K, range 1.1 to 22.2 K, wet bulb to 29.4 °C. */
  public static of(props: CoolingTowerModelProps): CoolingTowerModel {
    titled(props?.name);
    given('facts.ratedHeat', props.facts?.ratedHeat, Power);
    given('facts.waterIn', props.facts.waterIn, Temperature);
    given('facts.waterOut', props.facts.waterOut, Temperature);
    given('facts.wetBulb', props.facts.wetBulb, Temperature);
    given('facts.fanPower', props.facts.fanPower, Power);
    const { ratedHeat, waterIn, waterOut, wetBulb, fanPower, exchangerApproach, cyclesOfConcentration } = props.facts;
    within('ratedHeat', ratedHeat.toKilowatts(), 1, 100000, 'kW');
    within('waterIn - waterOut', waterIn.minus(waterOut).toKelvins(), 1.1, 22.2, 'K');
    within('waterOut - wetBulb', waterOut.minus(wetBulb).toKelvins(), 1.1, 40, 'K');
    within('wetBulb', wetBulb.toCelsius(), -34.4, 29.4, '°C');
    within('fanPower', fanPower.toKilowatts(), 0.01, 5000, 'kW');
    within('exchangerApproach', exchangerApproach?.toKelvins() ?? 0, 0, 20, 'K');
    within('cyclesOfConcentration', cyclesOfConcentration ?? 3, 1.5, 20, '');
    return new CoolingTowerModel(props, userReference(props.name, props.source));
  }

  /** Name of the model. */
  public readonly name: string;
  /** Rating point of one cell. */
  public readonly facts: CoolingTowerFacts;
  /** Mass in operation, if given. */
  public readonly mass?: Mass;
  /** Largest electrical input: its fan. */
  public readonly nameplatePower: Power;

  private constructor(
    props: CoolingTowerModelProps,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = props.name;
    this.facts = props.facts;
    this.mass = props.mass;
    this.nameplatePower = props.facts.fanPower;
  }
}
