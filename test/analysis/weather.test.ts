import { Temperature, Weather } from 'cdktf-gigafactory';
import { humidityRatio, saturatedRatio } from '../../lib/core/psychrometrics';

/** 8,760 hours: a cosine of the day on one of the year, humidity by the hour. */
const hours = Array.from({ length: 8760 }, (_, h) => ({
  dry: 12 - 10 * Math.cos((2 * Math.PI * h) / 8760) - 5 * Math.cos((2 * Math.PI * (h % 24)) / 24),
  humidity: 60 + 20 * Math.cos((2 * Math.PI * (h % 24)) / 24),
}));

const epwLine = (dry: string, dew: string, humidity: string, pressure: string): string =>
  ['1999', '1', '1', '1', '60', 'A7', dry, dew, humidity, pressure, ...Array.from({ length: 25 }, () => '0')].join(',');
const header = (elevation = 0, records = 1): string[] => [
  `LOCATION,Nowhere,XX,USA,TMY,999999,30.0,-97.0,-6.0,${elevation}`,
  'DESIGN CONDITIONS,0',
  'TYPICAL/EXTREME PERIODS,0',
  'GROUND TEMPERATURES,0',
  'HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0',
  'COMMENTS 1,none',
  'COMMENTS 2,none',
  `DATA PERIODS,1,${records},Data,Sunday,1/1,12/31`,
];
const data = hours.map(({ dry, humidity }) => epwLine(dry.toFixed(3), '99.9', humidity.toFixed(2), '101325'));
const epw = (lines = data, head = header()): string => [...head, ...lines].join('\r\n');

describe('Weather.epw', () => {
  const weather = Weather.epw(epw());
  test('gathers a year into a few dozen bins and keeps its mean', () => {
    expect(weather.hours).toBe(8760);
    expect(weather.conditions.length).toBeLessThan(150);
    const mean = weather.conditions.reduce((sum, bin) => sum + bin.hours * bin.dryBulb.toCelsius(), 0) / 8760;
    expect(mean).toBeCloseTo(12, 2);
    expect(weather.source).toContain('Nowhere');
    weather.conditions.forEach((bin) => expect(bin.wetBulb.toCelsius()).toBeLessThanOrEqual(bin.dryBulb.toCelsius() + 1e-9));
  });

  test('one hour all year: 30 °C and 50 % have a wet bulb of 22.0 °C', () => {
    const [bin, ...others] = Weather.epw(epw(data.map(() => epwLine('30.0', '18.4', '50', '101325')))).conditions;
    expect(others).toEqual([]);
    expect(bin.hours).toBe(8760);
    expect(bin.wetBulb.toCelsius()).toBeCloseTo(22, 0);
  });

  test('missing humidity: the dew point stands in; missing pressure: the standard atmosphere at the elevation', () => {
    const [bin] = Weather.epw(
      epw(
        data.map(() => epwLine('30.0', '18.4', '999', '999999')),
        header(1000),
      ),
    ).conditions;
    const wet = bin.wetBulb.toCelsius();
    // The vapour of a dew point of 18.4 °C at 89,875 Pa.
    expect(humidityRatio(30, wet, 89875)).toBeCloseTo(saturatedRatio(18.4, 89875), 4);
  });

  test.each([
    ['nothing', '', /begins with LOCATION/],
    ['other text', 'a,b\nc,d', /begins with LOCATION/],
    ['half a year', epw(data.slice(0, 4000)), /4000 hours instead of 8,760/],
    ['ten-minute records', epw(data, header(0, 6)), /one record an hour are read in line 8/],
    ['a short line', epw([...data.slice(0, 9), '1,2,3', ...data.slice(10)]), /3 fields instead of at least 32 in line 18/],
    ['no dry bulb', epw([...data.slice(0, 9), epwLine('99.9', '1', '50', '101325'), ...data.slice(10)]), /dry bulb is missing.* in line 18/],
    ['no humidity at all', epw([epwLine('20', '99.9', '999', '101325'), ...data.slice(1)]), /neither relative humidity nor dew point.* in line 9/],
  ])('refuses %s', (_, text, message) => {
    expect(() => Weather.epw(text)).toThrow(message);
    expect(() => Weather.epw(text)).toThrow(expect.objectContaining({ code: 'InvalidWeather' }));
  });
});

describe('Weather.tmy3', () => {
  const columns = 'Date (MM/DD/YYYY),Time (HH:MM),Dry-bulb (C),Dew-point (C),RHum (%),Pressure (mbar)';
  const station = '722540,"AUSTIN",TX,-6.0,30.283,-97.700,189';
  const rows = hours.map(({ dry, humidity }) => `01/01/1999,01:00,${dry.toFixed(1)},-9900,${humidity.toFixed(0)},1000`);
  test('reads the four columns by name', () => {
    const weather = Weather.tmy3([station, columns, ...rows].join('\n'));
    expect(weather.hours).toBe(8760);
    expect(weather.source).toContain('722540');
  });
  test('refuses a file without them', () => expect(() => Weather.tmy3([station, 'a,b', ...rows].join('\n'))).toThrow(/Dry-bulb/));
});

describe('Weather.bins', () => {
  const bin = (hours: number, dry: number, wet: number) => ({ hours, dryBulb: Temperature.celsius(dry), wetBulb: Temperature.celsius(wet) });
  test('takes a year', () => expect(Weather.bins([bin(8000, 10, 8), bin(760, 30, 20)]).hours).toBe(8760));
  test('refuses anything else', () => {
    expect(() => Weather.bins([bin(8000, 10, 8)])).toThrow(/8,760 or 8,784 in all/);
    expect(() => Weather.bins([bin(8760, 10, 12)])).toThrow(/wet bulb not above/);
    expect(() => Weather.bins([])).toThrow(/in all/);
  });
});
