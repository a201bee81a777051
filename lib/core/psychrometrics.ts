/**
 * Moist air in SI: temperatures °C, pressures Pa, humidity ratio kg of water for each kg of dry air. Sources: Hyland and Wexler 1983 as in the
 * ASHRAE Handbook of Fundamentals (saturation); the same handbook for the wet bulb; ICAO standard atmosphere.
 */

const SEA_LEVEL = 101325;
const KELVIN = 273.15;
/** Molar mass of water over that of dry air. */
const MASS_RATIO = 0.621945;

/** Pressure of the standard atmosphere at an altitude, Pa: 101,325 · (1 − 2.25577e-5 · h)^5.25588. */
export const standardPressure = (altitudeM: number): number => SEA_LEVEL * (1 - 2.25577e-5 * altitudeM) ** 5.25588;

/** Saturation pressure over liquid water, below 0 °C over ice, Pa. Valid from −100 to 200 °C. */
export function saturationPressure(celsius: number): number {
  const t = celsius + KELVIN;
  return celsius >= 0
    ? Math.exp(-5800.2206 / t + 1.3914993 - 0.048640239 * t + 4.1764768e-5 * t ** 2 - 1.4452093e-8 * t ** 3 + 6.5459673 * Math.log(t))
    : Math.exp(
        -5674.5359 / t +
          6.3925247 -
          9.677843e-3 * t +
          6.2215701e-7 * t ** 2 +
          2.0747825e-9 * t ** 3 -
          9.484024e-13 * t ** 4 +
          4.1635019 * Math.log(t),
      );
}

/** Humidity ratio of saturated air. */
export function saturatedRatio(celsius: number, pressure: number): number {
  const vapour = saturationPressure(celsius);
  return (MASS_RATIO * vapour) / (pressure - vapour);
}

/** Humidity ratio from dry and wet bulb: the energy balance of the wetted thermometer, over ice below 0 °C. Not below zero. */
export const humidityRatio = (dryBulb: number, wetBulb: number, pressure: number): number => Math.max(0, wettedBalance(dryBulb, wetBulb, pressure));

/** The same where no air is that dry: below zero, and still rising with the wet bulb. */
function wettedBalance(dryBulb: number, wetBulb: number, pressure: number): number {
  const saturated = saturatedRatio(wetBulb, pressure);
  return wetBulb >= 0
    ? ((2501 - 2.326 * wetBulb) * saturated - 1.006 * (dryBulb - wetBulb)) / (2501 + 1.86 * dryBulb - 4.186 * wetBulb)
    : ((2830 - 0.24 * wetBulb) * saturated - 1.006 * (dryBulb - wetBulb)) / (2830 + 1.86 * dryBulb - 2.1 * wetBulb);
}

/** Humidity ratio from dry bulb and relative humidity (0 to 1). */
export function ratioAtHumidity(dryBulb: number, relativeHumidity: number, pressure: number): number {
  const vapour = relativeHumidity * saturationPressure(dryBulb);
  return (MASS_RATIO * vapour) / (pressure - vapour);
}

/** Wet bulb from dry bulb and relative humidity (0 to 1), by bisection to 1e-6 K: the humidity ratio rises with the wet bulb. */
export function wetBulb(dryBulb: number, relativeHumidity: number, pressure: number): number {
  const wanted = ratioAtHumidity(dryBulb, Math.min(1, Math.max(0, relativeHumidity)), pressure);
  let [low, high] = [dryBulb - 60, dryBulb];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (wettedBalance(dryBulb, middle, pressure) < wanted) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}

/** Dew point, °C, from dry bulb and relative humidity (0 to 1): Magnus form, γ = ln(rh) + 17.62·T/(243.12 + T), T_d = 243.12·γ/(17.62 − γ). */
export function dewPoint(dryBulb: number, relativeHumidity: number): number {
  const gamma = Math.log(relativeHumidity) + (17.62 * dryBulb) / (243.12 + dryBulb);
  return (243.12 * gamma) / (17.62 - gamma);
}
