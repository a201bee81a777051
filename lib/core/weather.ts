import { Temperature } from '../units';
import { CloudError, invalidValue } from './errors';
import { given, list } from './given';
import { wetBulb as wetBulbOf, saturationPressure, standardPressure } from './psychrometrics';

/** Hours of a year with air of one condition. */
export interface WeatherBin {
  /** Hours of the year. */
  readonly hours: number;
  /** Dry-bulb temperature. */
  readonly dryBulb: Temperature;
  /** Wet-bulb temperature, at most the dry bulb. */
  readonly wetBulb: Temperature;
}

/** Cells that hours are gathered in: each stands for the mean of its hours, so that a year is about a hundred conditions. */
const DRY_STEP = 2;
const DEPRESSION_STEP = 3;

const badWeather = (what: string, line?: number): CloudError =>
  new CloudError('InvalidWeather', `${what}${line === undefined ? '' : ` in line ${line}`}; give the whole file as it was published`);

interface Hour {
  readonly dry: number;
  readonly wet: number;
}

/** A year of weather: bins of dry and wet bulb, or the hours of a weather file gathered into bins. */
export class Weather {
  /** Bins as given. Fails unless their hours add up to a year of 8,760 or 8,784 h. */
  public static bins(bins: WeatherBin[], source?: string): Weather {
    for (const bin of list('bins', bins)) {
      given('dryBulb', bin?.dryBulb, Temperature);
      given('wetBulb', bin.wetBulb, Temperature);
    }
    const hours = bins.reduce((sum, bin) => sum + bin.hours, 0);
    if (bins.some((bin) => !(bin.hours > 0)) || ![8760, 8784].some((year) => Math.abs(hours - year) < 1e-6)) {
      throw invalidValue('hours', 'above zero in every bin, 8,760 or 8,784 in all', hours);
    }
    for (const { dryBulb, wetBulb } of bins) {
      checkHour(dryBulb.toCelsius(), wetBulb.toCelsius());
    }
    return new Weather(bins, source ?? 'bins given by the user');
  }

  /**
   * Text of an EnergyPlus weather file: eight header lines, then one line an hour, of which fields 7 to 10 are dry bulb °C, dew point °C, relative
   * humidity % and pressure Pa (EnergyPlus Auxiliary Programs, "EnergyPlus Weather File (EPW) Data Dictionary"). From 99.9, 99.9, 999 and 999,999 on they are
   * missing, and so are blank fields: humidity may be, or the dew point, and the pressure. Fails on anything else.
   */
  public static epw(text: string): Weather {
    const lines = linesOf(text);
    const location = (lines[0] ?? '').split(',');
    if (location[0] !== 'LOCATION' || location.length < 10 || !/^DATA PERIODS,/i.test(lines[7] ?? '')) {
      throw badWeather('an EPW file begins with LOCATION and has DATA PERIODS in its eighth line');
    }
    if (lines[7].split(',')[2]?.trim() !== '1') {
      throw badWeather('only files with one record an hour are read', 8);
    }
    const elevation = Number(location[9]);
    const hours = lines.slice(8).map((line, i) => {
      const fields = line.split(',');
      if (fields.length < 32) {
        throw badWeather(`${fields.length} fields instead of at least 32`, i + 9);
      }
      const [dry, dew, humidity, pressure] = fields.slice(6, 10).map((field, at) => below(amountIn(field), EPW_MISSING[at]));
      return hourOf(dry, dew, humidity, pressure, elevation, i + 9);
    });
    return Weather.fromHours(hours, `EPW ${location.slice(1, 6).join(', ')}`);
  }

  /**
   * Text of a TMY3 file: a line on the station, a line of column names, then one line an hour; the columns Dry-bulb (C), Dew-point (C), RHum (%) and
   * Pressure (mbar) are read (Users Manual for TMY3 Data Sets, NREL/TP-581-43156). −9900 and blank fields are missing: humidity may be, or the dew point, and
   * the pressure. Fails on anything else.
   */
  public static tmy3(text: string): Weather {
    const lines = linesOf(text);
    const station = quotedFields(lines[0] ?? '');
    const names = (lines[1] ?? '').split(',').map((name) => name.trim());
    const [dryAt, dewAt, humidityAt, pressureAt] = ['Dry-bulb (C)', 'Dew-point (C)', 'RHum (%)', 'Pressure (mbar)'].map((name) =>
      names.indexOf(name),
    );
    if (station.length < 7 || Math.min(dryAt, dewAt, humidityAt, pressureAt) < 0) {
      throw badWeather("a TMY3 file names its station, then columns 'Dry-bulb (C)', 'Dew-point (C)', 'RHum (%)' and 'Pressure (mbar)'");
    }
    const elevation = Number(station[6]);
    const hours = lines.slice(2).map((line, i) => {
      const fields = line.split(',');
      if (fields.length < names.length) {
        throw badWeather(`${fields.length} fields instead of ${names.length}`, i + 3);
      }
      const [dry, dew, humidity, pressure] = [dryAt, dewAt, humidityAt, pressureAt].map((at) => above(amountIn(fields[at]), TMY3_MISSING));
      return hourOf(dry, dew, humidity, pressure === undefined ? undefined : pressure * 100, elevation, i + 3);
    });
    return Weather.fromHours(hours, `TMY3 ${station.slice(0, 3).join(', ')}`);
  }

  private static fromHours(hours: Hour[], source: string): Weather {
    if (hours.length !== 8760 && hours.length !== 8784) {
      throw badWeather(`${hours.length} hours instead of 8,760 or 8,784`);
    }
    const cells = new Map<string, { hours: number; dry: number; wet: number }>();
    for (const { dry, wet } of hours) {
      const key = `${Math.floor(dry / DRY_STEP)} ${Math.floor((dry - wet) / DEPRESSION_STEP)}`;
      const cell = cells.get(key) ?? { hours: 0, dry: 0, wet: 0 };
      cells.set(key, { hours: cell.hours + 1, dry: cell.dry + dry, wet: cell.wet + wet });
    }
    const bins = [...cells.values()]
      .map((cell) => ({
        hours: cell.hours,
        dryBulb: Temperature.celsius(cell.dry / cell.hours),
        wetBulb: Temperature.celsius(cell.wet / cell.hours),
      }))
      .sort((a, b) => a.dryBulb.toCelsius() - b.dryBulb.toCelsius() || a.wetBulb.toCelsius() - b.wetBulb.toCelsius());
    return new Weather(bins, source);
  }

  /** Bins that the year is evaluated in, hours of a file gathered. */
  public readonly conditions: WeatherBin[];

  private constructor(
    conditions: WeatherBin[],
    /** Where it is from. */
    public readonly source: string,
  ) {
    this.conditions = [...conditions];
  }

  /** Hours of the year. */
  public get hours(): number {
    return this.conditions.reduce((sum, bin) => sum + bin.hours, 0);
  }
}

const linesOf = (text: string): string[] => {
  if (typeof text !== 'string') {
    throw badWeather('the text of a weather file is needed');
  }
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n|\r|\n/)
    .filter((line, i, all) => line !== '' || i < all.length - 1);
};

/** Fields of a line in which quotes may hold commas: the name of a TMY3 station. */
const quotedFields = (line: string): string[] =>
  (line.match(/("[^"]*"|[^,"]*)(,|$)/g) ?? []).map((field) => field.replace(/,$/, '').replace(/"/g, '').trim());

/** From these values on dry bulb, dew point, humidity and pressure of an EPW file are missing. */
const EPW_MISSING = [99.9, 99.9, 999, 999999];
const TMY3_MISSING = -9900;

/** The number in a field; nothing in a blank one, NaN in one that holds something else. */
const amountIn = (field: string): number | undefined => (field.trim() === '' ? undefined : Number(field));
const below = (value: number | undefined, code: number): number | undefined => (value !== undefined && value >= code - 1e-6 ? undefined : value);
const above = (value: number | undefined, code: number): number | undefined => (value !== undefined && value <= code + 1e-6 ? undefined : value);

/** One hour: wet bulb from relative humidity, or from the dew point where humidity is missing; pressure of the standard atmosphere where missing. */
function hourOf(
  dryBulb: number | undefined,
  dew: number | undefined,
  humidity: number | undefined,
  pressure: number | undefined,
  elevation: number,
  line: number,
): Hour {
  const dry = dryBulb ?? NaN;
  if (!(dry > -70 && dry < 70)) {
    throw badWeather(`dry bulb ${dryBulb ?? ''} is missing or not a temperature in °C`.replace('  ', ' '), line);
  }
  if (dew !== undefined && !(dew > -70 && dew < 70)) {
    throw badWeather(`dew point ${dew} is not a temperature in °C`, line);
  }
  const relative = humidity === undefined ? (dew === undefined ? NaN : saturationPressure(dew) / saturationPressure(dry)) : humidity / 100;
  if (!(relative >= 0 && relative <= 1.1)) {
    throw badWeather('neither relative humidity nor dew point is usable', line);
  }
  const pascals = pressure ?? standardPressure(elevation);
  if (!(pascals >= 31000 && pascals <= 120000)) {
    throw badWeather(`pressure ${pressure ?? 'missing, and elevation'} is not usable`, line);
  }
  return { dry, wet: wetBulbOf(dry, Math.min(1, relative), pascals) };
}

function checkHour(dry: number, wet: number): void {
  if (wet > dry || dry > 60 || dry < -70) {
    throw invalidValue('weather', 'a dry bulb of -70 to 60 °C with a wet bulb not above it', `${dry} / ${wet}`);
  }
}
