import { CarbonFactor } from '../core';
import { unknownName } from '../core/errors';

const EMBER = 'Ember, lifecycle, 2024–2025, CC-BY, via Our World in Data (https://github.com/owid/energy-data); quoted, not recomputed';

/** Grams of CO2 equivalent for each kilowatt-hour, lifecycle. */
const GRIDS: { [place: string]: number } = {
  World: 458,
  'United States': 384,
  Canada: 191,
  Brazil: 110,
  Mexico: 474,
  'United Kingdom': 217,
  Germany: 330,
  France: 41,
  Italy: 285,
  Spain: 154,
  Netherlands: 254,
  Poland: 589,
  Sweden: 35,
  Norway: 28,
  Turkey: 475,
  India: 670,
  China: 525,
  Japan: 477,
  'South Korea': 417,
  Singapore: 497,
  Indonesia: 680,
  Australia: 525,
  'New Zealand': 93,
  'United Arab Emirates': 468,
  'Saudi Arabia': 692,
  'South Africa': 699,
  Russia: 450,
};

/** Carbon of the grid by country (location-based, lifecycle), from Ember. A region or a contract of your own is a `CarbonFactor` that you give. */
export class GridCarbon {
  /** The grid of a country, for example 'Germany'. Fails for one that is not listed. */
  public static of(country: string): CarbonFactor {
    const found = Object.entries(GRIDS).find(([name]) => name.toLowerCase() === String(country).toLowerCase());
    if (!found) {
      throw unknownName('grid', String(country), GridCarbon.countries());
    }
    return { kilogramsPerKilowattHour: found[1] / 1000, source: `${found[0]}: ${EMBER}` };
  }

  /** Countries that are listed. */
  public static countries(): string[] {
    return Object.keys(GRIDS);
  }

  private constructor() {}
}
