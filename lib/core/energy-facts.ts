import { Area, Mass, Power, Ratio, Volume } from '../units';
import { invalidValue } from './errors';

/** Carbon of one kilowatt-hour of electricity. */
export interface CarbonFactor {
  /** Kilograms of CO2 equivalent for each kilowatt-hour. */
  readonly kilogramsPerKilowattHour: number;
  /** Where the figure is from, with its year. */
  readonly source: string;
  /**
   * Whether it is the grid's (location-based) or that of a contract (market-based).
   * @default CarbonBasis.LOCATION
   */
  readonly basis?: CarbonBasis;
}

/** What a carbon factor stands for (GHG Protocol, scope 2). */
export enum CarbonBasis {
  /** The grid at the place. */
  LOCATION = 'location',
  /** The contracts of the buyer. */
  MARKET = 'market',
}

/** Refrigerant of a site and what leaks of it. */
export interface RefrigerantLeakage {
  /** Charge of all machines. */
  readonly charge: Mass;
  /** Share that leaks in a year. */
  readonly annualLeakage: Ratio;
  /** Global warming potential over 100 years, kilograms of CO2 equivalent for each kilogram. */
  readonly globalWarmingPotential: number;
}

/** Limits that a law or a permit sets. */
export class EnergyRules {
  /**
   * Germany, Energieeffizienzgesetz (EnEfG) § 11 for data centres that start operation on or after 2026-07-01: annual PUE at most 1.2; share of reused
   * energy at least 10 %, from 2027-07-01 15 %, from 2028-07-01 20 %. Confirm the text before you rely on it. Fails for an earlier start.
   */
  public static germany(startOfOperation: string): EnergyRules {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(startOfOperation) || startOfOperation < '2026-07-01') {
      throw invalidValue(
        'startOfOperation',
        "a date such as '2027-01-31', not before 2026-07-01; give other limits with EnergyRules.of",
        startOfOperation,
      );
    }
    const reuse = startOfOperation < '2027-07-01' ? 10 : startOfOperation < '2028-07-01' ? 15 : 20;
    return new EnergyRules({
      name: 'Germany, EnEfG § 11',
      maximumPue: 1.2,
      minimumReuse: Ratio.percent(reuse),
      source: 'EnEfG 2023, § 11; confirm the text',
    });
  }

  /** Limits of your own jurisdiction or permit. */
  public static of(props: EnergyRulesProps): EnergyRules {
    if (typeof props?.name !== 'string' || props.name.trim() === '') {
      throw invalidValue('name', 'the name of the jurisdiction and the law', props?.name);
    }
    if (props.maximumPue !== undefined && !(props.maximumPue >= 1 && props.maximumPue <= 5)) {
      throw invalidValue('maximumPue', 'between 1 and 5', props.maximumPue);
    }
    return new EnergyRules(props);
  }

  /** Name of the jurisdiction and the law. */
  public readonly name: string;
  /** Largest annual PUE, if there is a limit. */
  public readonly maximumPue?: number;
  /** Least share of energy reused outside (ERF), if there is one. */
  public readonly minimumReuse?: Ratio;
  /** The text of the law or permit. */
  public readonly source: string;

  private constructor(props: EnergyRulesProps) {
    this.name = props.name;
    this.maximumPue = props.maximumPue;
    this.minimumReuse = props.minimumReuse;
    this.source = props.source;
  }
}

/** Properties of energy rules. */
export interface EnergyRulesProps {
  /** Name of the jurisdiction and the law. */
  readonly name: string;
  /** The text of the law or permit. */
  readonly source: string;
  /**
   * Largest annual PUE.
   * @default - no limit
   */
  readonly maximumPue?: number;
  /**
   * Least share of energy reused outside (ERF).
   * @default - no limit
   */
  readonly minimumReuse?: Ratio;
}

/** What the year of a site needs beyond its equipment. Nothing here has a default that flatters: what is not given is not counted, and said so. */
export interface EnergyFacts {
  /**
   * Carbon of the electricity.
   * @default - carbon not evaluated
   */
  readonly gridCarbon?: CarbonFactor;
  /**
   * Average draw of what is no load of the design: lighting, security, generator heaters, auxiliaries of storage.
   * @default - none; the annual PUE then says that it counts none
   */
  readonly auxiliaryPower?: Power;
  /**
   * Average heat handed to users outside the site, at the boundary.
   * @default 0 kW
   */
  readonly reusedHeat?: Power;
  /**
   * Share of electricity from renewable sources (REF).
   * @default - not evaluated
   */
  readonly renewableShare?: Ratio;
  /**
   * Diesel burnt in a year, by tests and outages.
   * @default - not evaluated
   */
  readonly annualDiesel?: Volume;
  /**
   * Refrigerant and its leakage.
   * @default - not evaluated
   */
  readonly refrigerant?: RefrigerantLeakage;
  /**
   * Gross floor area of the buildings, for embodied carbon.
   * @default - embodied carbon of buildings not evaluated
   */
  readonly buildingArea?: Area;
  /**
   * Water that generation of the electricity takes, liters for each kilowatt-hour.
   * @default - WUE at the source not evaluated
   */
  readonly generationWaterLitersPerKilowattHour?: number;
  /**
   * Largest annual WUE that the permit or the water right allows, liters for each kilowatt-hour of IT.
   * @default - no cap
   */
  readonly wueCapLitersPerKilowattHour?: number;
  /**
   * Law or permit on PUE and reuse.
   * @default - none
   */
  readonly rules?: EnergyRules;
}
