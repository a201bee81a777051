import { Weather } from 'cdktf-gigafactory';

/**
 * Lines as they were published. EPW: Chicago O'Hare TMY3 of the EnergyPlus distribution (NREL/EnergyPlus, weather/USA_IL_Chicago-OHare.Intl.AP.725300_TMY3.epw).
 * TMY3: Sand Point AK, 703165TY.csv, and Albuquerque NM, 723650TY.csv, of the National Solar Radiation Data Base (1991–2005 update). Wet bulbs beside them are
 * worked out by hand: W = ((2501 − 2.326·t)·W_s(t) − 1.006·(T − t)) / (2501 + 1.86·T − 4.186·t) (ASHRAE Handbook—Fundamentals, ch. 1), W = .622·e/(p − e), with
 * the Magnus formula for e_s.
 */
const CHICAGO = [
  'LOCATION,Chicago Ohare Intl Ap,IL,USA,TMY3,725300,41.98,-87.92,-6.0,201.0',
  'DESIGN CONDITIONS,1,Climate Design Data 2009 ASHRAE Handbook,,Heating,1,-20,-16.6,-25.7,0.4,-19.2,-22.1,0.5,-15.7,12.4,-3.5,11.4,-3.2,4.9,270,Cooling,7,10.5,33.3,23.7,31.6,23,30.1,22.1,25.5,31.2,24.5,29.6,23.5,28.1,5.2,230,23.8,19.2,28.9,22.9,18,27.7,21.9,17,26.5,79.2,31.4,75.1,29.6,70.9,28.2,617,Extremes,11.1,9.4,8.6,28.5,-23.7,35.9,4.5,1.9,-27,37.3,-29.6,38.4,-32.2,39.5,-35.5,40.9',
  'TYPICAL/EXTREME PERIODS,6,Summer - Week Nearest Max Temperature For Period,Extreme,7/13,7/19,Summer - Week Nearest Average Temperature For Period,Typical,8/24,8/30,Winter - Week Nearest Min Temperature For Period,Extreme,1/27,2/ 2,Winter - Week Nearest Average Temperature For Period,Typical,12/22,12/28,Autumn - Week Nearest Average Temperature For Period,Typical,10/27,11/ 2,Spring - Week Nearest Average Temperature For Period,Typical,4/26,5/ 2',
  'GROUND TEMPERATURES,3,.5,,,,-1.89,-3.06,-0.99,2.23,10.68,17.20,21.60,22.94,20.66,15.60,8.83,2.56,2,,,,2.39,0.31,0.74,2.45,8.10,13.21,17.30,19.50,19.03,16.16,11.50,6.56,4,,,,5.93,3.80,3.34,3.98,7.18,10.62,13.78,15.98,16.49,15.25,12.51,9.17',
  'HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0',
  'COMMENTS 1,Custom/User Format -- WMO#725300; NREL TMY Data Set (2008); Period of Record 1973-2005 (Generally)',
  'COMMENTS 2, -- Ground temps produced with a standard soil diffusivity of 2.3225760E-03 {m**2/day}',
  'DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31',
];
const MORNING =
  '1986,1,1,1,0,?9?9?9?9E0?9?9?9?9?9?9?9?9?9?9?9?9?9?9*_*9*9*9*9*9,-12.2,-16.1,73,99500,0,0,218,0,0,0,0,0,0,0,270,2.6,9,9,24.1,2740,9,999999999,40,0.0000,0,88,999.000,999.0,99.0';
const EVENING =
  '1986,1,2,21,0,?9?9?9?9E0?9?9?9?9?9?9?9?9?9?9?9?9?9?9*_*9*9*9*9*9,1.7,0.0,89,97900,0,0,294,0,0,0,0,0,0,0,120,4.1,10,10,8.0,1010,9,999999999,110,0.1050,0,88,999.000,999.0,99.0';
const COLUMNS =
  'Date (MM/DD/YYYY),Time (HH:MM),ETR (W/m^2),ETRN (W/m^2),GHI (W/m^2),GHI source,GHI uncert (%),DNI (W/m^2),DNI source,DNI uncert (%),DHI (W/m^2),DHI source,DHI uncert (%),GH illum (lx),GH illum source,Global illum uncert (%),DN illum (lx),DN illum source,DN illum uncert (%),DH illum (lx),DH illum source,DH illum uncert (%),Zenith lum (cd/m^2),Zenith lum source,Zenith lum uncert (%),TotCld (tenths),TotCld source,TotCld uncert (code),OpqCld (tenths),OpqCld source,OpqCld uncert (code),Dry-bulb (C),Dry-bulb source,Dry-bulb uncert (code),Dew-point (C),Dew-point source,Dew-point uncert (code),RHum (%),RHum source,RHum uncert (code),Pressure (mbar),Pressure source,Pressure uncert (code),Wdir (degrees),Wdir source,Wdir uncert (code),Wspd (m/s),Wspd source,Wspd uncert (code),Hvis (m),Hvis source,Hvis uncert (code),CeilHgt (m),CeilHgt source,CeilHgt uncert (code),Pwat (cm),Pwat source,Pwat uncert (code),AOD (unitless),AOD source,AOD uncert (code),Alb (unitless),Alb source,Alb uncert (code),Lprecip depth (mm),Lprecip quantity (hr),Lprecip source,Lprecip uncert (code)';
const SAND_POINT =
  '01/01/1997,12:00,163,1415,30,1,28,0,1,31,30,1,28,3415,1,28,0,1,31,3415,1,28,1065,1,50,10,E,9,10,E,9,6.0,E,9,3.0,E,9,81,A,7,1012,E,9,330,E,9,3.1,E,9,-9900,?,0,840,E,9,0.3,E,8,0.051,F,8,0.240,F,8,-9900,-9900,?,0';
const ALBUQUERQUE =
  '01/01/1981,14:00,684,1415,504,1,13,977,1,13,32,1,18,54173,1,13,95255,1,13,7947,1,18,988,1,26,0,A,7,0,A,7,15.6,A,7,-6.7,A,7,21,A,7,844,A,7,160,A,7,3.1,A,7,96600,A,7,77777,A,7,0.9,E,8,0.039,F,8,-9900.000,?,0,-9900,-9900,?,0';

/** A year of one published hour, or of two. */
const year = (head: string[], ...hours: string[]): string =>
  [...head, ...Array.from({ length: 8760 }, (_, i) => hours[i % hours.length])].join('\r\n');
const epw = (...hours: string[]): Weather => Weather.epw(year(CHICAGO, ...hours));
const tmy3 = (station: string, ...hours: string[]): Weather => Weather.tmy3(year([station, COLUMNS], ...hours));
const dryAndWet = ({ conditions }: Weather): number[][] => conditions.map((bin) => [bin.dryBulb.toCelsius(), bin.wetBulb.toCelsius()]);
/** One field of a line, from 1. */
const field = (line: string, at: number, value: string): string =>
  line
    .split(',')
    .map((own, i) => (i === at - 1 ? value : own))
    .join(',');

describe('EPW as published', () => {
  test('Chicago, 2 January, 21 h: 1.7 °C, 89 %, 97,900 Pa: a wet bulb of 1.0 °C', () => {
    // e = .89 · 6.90 = 6.14 hPa, W = .003926; t = 1.0: W_s = .004202, (2498.7·.004202 − .704)/2500 = .003918.
    const [[dry, wet]] = dryAndWet(epw(EVENING));
    expect([dry, wet]).toEqual([expect.closeTo(1.7, 9), expect.closeTo(1.0, 1)]);
  });

  test('two hours are two bins of half a year, and the source is named', () => {
    const weather = epw(MORNING, EVENING);
    expect(weather.conditions.map((bin) => bin.hours)).toEqual([4380, 4380]);
    expect(dryAndWet(weather)[0][0]).toBeCloseTo(-12.2, 9);
    expect(weather.source).toBe('EPW Chicago Ohare Intl Ap, IL, USA, TMY3, 725300');
  });

  // Missing from the value of the dictionary on, and where the field is blank: hours that are one bin, as they are alike.
  test('missing humidity: the dew point of 0.0 °C stands in; missing pressure: the standard atmosphere at 201 m, 98,930 Pa', () => {
    const humid = ['999', '999.0', '1000', ''].map((humidity) => field(EVENING, 9, humidity));
    const pressed = ['999999', '999999.0', '1000000', ''].map((pressure) => field(EVENING, 10, pressure));
    expect(dryAndWet(epw(...humid, ...pressed))).toEqual([[expect.closeTo(1.7, 9), expect.closeTo(1.0, 1)]]);
  });

  test.each([
    ['a blank dry bulb', 7, '', /dry bulb is missing or not a temperature.*line 9/],
    ['a missing dry bulb', 7, '99.9', /dry bulb is missing/],
    ['a dry bulb in words', 7, 'warm', /dry bulb NaN/],
    ['a dry bulb of -70 °C, which the dictionary leaves out', 7, '-70', /dry bulb -70/],
    ['a dew point of 80 °C', 8, '80', /dew point 80/],
    ['a humidity of 120 %', 9, '120', /neither relative humidity nor dew point/],
    ['a pressure of 20,000 Pa', 10, '20000', /pressure 20000 is not usable/],
  ])('%s is refused', (_, at, value, message) => {
    expect(() => epw(field(EVENING, at, value))).toThrow(message);
    expect(() => epw(field(EVENING, at, value))).toThrow(expect.objectContaining({ code: 'InvalidWeather' }));
  });
});

describe('TMY3 as published', () => {
  test('Albuquerque, 1 January, 14 h: 15.6 °C, 21 %, 844 mbar: a wet bulb of 5.65 °C', () => {
    // e = .21 · 17.72 = 3.72 hPa, W = .002754; t = 5.65: W_s = .006794, (2487.9·.006794 − 10.01)/2506.4 = .002750.
    const weather = tmy3('723650,"ALBUQUERQUE INTL ARPT [ISIS]",NM,-7.0,35.040,-106.620,1619', ALBUQUERQUE);
    expect(dryAndWet(weather)).toEqual([[expect.closeTo(15.6, 9), expect.closeTo(5.65, 1)]]);
    expect(weather.source).toBe('TMY3 723650, ALBUQUERQUE INTL ARPT [ISIS], NM');
  });

  test('Sand Point, 1 January, 12 h: 6.0 °C, 81 %, 1,012 mbar: a wet bulb of 4.6 °C', () =>
    // e = .81 · 9.35 = 7.57 hPa, W = .004688; t = 4.6: W_s = .005256, (2490.3·.005256 − 1.408)/2492.9 = .004685.
    expect(dryAndWet(tmy3('703165,"SAND POINT",AK,-9.0,55.317,-160.517,7', SAND_POINT))[0][1]).toBeCloseTo(4.6, 1));

  test('a name with a comma leaves the elevation where it is', () => {
    const blank = field(field(ALBUQUERQUE, 41, '-9900'), 38, '21');
    const [[, wet]] = dryAndWet(tmy3('723650,"ALBUQUERQUE, INTL",NM,-7.0,35.040,-106.620,1619', blank));
    // 1,619 m: 834 mbar in place of 844, a little colder. At sea level it would be 6.3 °C.
    expect(wet).toBeGreaterThan(5.5);
    expect(wet).toBeLessThan(5.65);
  });

  test.each([
    ['-9900', /dry bulb is missing/],
    ['', /dry bulb is missing/],
    ['x', /dry bulb NaN/],
  ])('a dry bulb of %j is refused', (value, message) =>
    expect(() => tmy3('703165,"SAND POINT",AK,-9.0,55.317,-160.517,7', field(SAND_POINT, 32, value))).toThrow(message),
  );
});
