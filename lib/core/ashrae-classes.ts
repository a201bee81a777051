import { Length, Temperature } from '../units';

/** Temperatures of an air class, °C, and how far the allowable maximum falls with altitude. */
interface AirLimits {
  readonly recommended: number[];
  readonly allowable: number[];
  /** Meters above 900 m for each kelvin less. */
  readonly metersPerKelvin: number;
}

/**
 * Air class of equipment: temperatures of the air at its inlet (ASHRAE Thermal Guidelines for Data Processing Environments, 2021; the values of H1
 * and the derating with altitude are to be confirmed against the standard).
 */
export class AirClass {
  /** Recommended 18 to 27 °C, allowable 15 to 32 °C. */
  public static readonly A1 = new AirClass('A1', { recommended: [18, 27], allowable: [15, 32], metersPerKelvin: 300 });
  /** Recommended 18 to 27 °C, allowable 10 to 35 °C. */
  public static readonly A2 = new AirClass('A2', { recommended: [18, 27], allowable: [10, 35], metersPerKelvin: 300 });
  /** Recommended 18 to 27 °C, allowable 5 to 40 °C. */
  public static readonly A3 = new AirClass('A3', { recommended: [18, 27], allowable: [5, 40], metersPerKelvin: 175 });
  /** Recommended 18 to 27 °C, allowable 5 to 45 °C. */
  public static readonly A4 = new AirClass('A4', { recommended: [18, 27], allowable: [5, 45], metersPerKelvin: 125 });
  /** High density: recommended 18 to 22 °C, allowable 5 to 25 °C. */
  public static readonly H1 = new AirClass('H1', { recommended: [18, 22], allowable: [5, 25], metersPerKelvin: 500 });

  /** Coldest recommended air. */
  public readonly recommendedMinimum: Temperature;
  /** Warmest recommended air. */
  public readonly recommendedMaximum: Temperature;
  /** Coldest allowable air. */
  public readonly allowableMinimum: Temperature;
  /** Warmest allowable air up to 900 m above sea level. */
  public readonly allowableMaximum: Temperature;
  /** Meters above 900 m for each kelvin that the allowable maximum falls by. */
  public readonly metersPerKelvin: number;

  private constructor(
    /** 'A1' to 'A4' or 'H1'. */
    public readonly name: string,
    limits: AirLimits,
  ) {
    this.recommendedMinimum = Temperature.celsius(limits.recommended[0]);
    this.recommendedMaximum = Temperature.celsius(limits.recommended[1]);
    this.allowableMinimum = Temperature.celsius(limits.allowable[0]);
    this.allowableMaximum = Temperature.celsius(limits.allowable[1]);
    this.metersPerKelvin = limits.metersPerKelvin;
  }

  /** Warmest allowable air at an altitude: falls above 900 m. */
  public allowableMaximumAt(altitude: Length): Temperature {
    return Temperature.celsius(this.allowableMaximum.toCelsius() - Math.max(0, altitude.toMeters() - 900) / this.metersPerKelvin);
  }
}

/** Class of a technology cooling system: the warmest coolant that its equipment takes (ASHRAE TC 9.9 S classes). */
export class CoolantClass {
  /** 20 °C. */
  public static readonly S20 = new CoolantClass('S20', 20);
  /** 25 °C. */
  public static readonly S25 = new CoolantClass('S25', 25);
  /** 30 °C. */
  public static readonly S30 = new CoolantClass('S30', 30);
  /** 35 °C. */
  public static readonly S35 = new CoolantClass('S35', 35);
  /** 40 °C. */
  public static readonly S40 = new CoolantClass('S40', 40);
  /** 45 °C. */
  public static readonly S45 = new CoolantClass('S45', 45);
  /** 50 °C. */
  public static readonly S50 = new CoolantClass('S50', 50);

  /** Warmest coolant supply; give it to a loop as `maximumSupplyTemperature`. */
  public readonly maximumSupplyTemperature: Temperature;

  private constructor(
    /** 'S20' to 'S50'. */
    public readonly name: string,
    celsius: number,
  ) {
    this.maximumSupplyTemperature = Temperature.celsius(celsius);
  }
}

/** Class of facility water: the warmest supply that its users take (ASHRAE TC 9.9 W classes, formerly W1 to W5); at least 2 °C. */
export class FacilityWaterClass {
  /** 17 °C. */
  public static readonly W17 = new FacilityWaterClass('W17', 17);
  /** 27 °C. */
  public static readonly W27 = new FacilityWaterClass('W27', 27);
  /** 32 °C. */
  public static readonly W32 = new FacilityWaterClass('W32', 32);
  /** 40 °C. */
  public static readonly W40 = new FacilityWaterClass('W40', 40);
  /** 45 °C. */
  public static readonly W45 = new FacilityWaterClass('W45', 45);

  /** Warmest facility water supply. */
  public readonly maximumSupplyTemperature: Temperature;

  private constructor(
    /** 'W17' to 'W45'. */
    public readonly name: string,
    celsius: number,
  ) {
    this.maximumSupplyTemperature = Temperature.celsius(celsius);
  }
}
