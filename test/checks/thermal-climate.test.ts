import { AirClass, Power, Temperature, TemperatureDelta, Tier, Volume } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { CooledOptions, cooledSite } from '../support/cooled-site';

const celsius = (value: number): Temperature => Temperature.celsius(value);

function run(code: string, options: CooledOptions): RawFinding[] {
  const analysis = analyseSite(cooledSite(options));
  return CHECKS.filter((c) => c.code === code && (c.applies?.(analysis) ?? true)).flatMap((c) => c.evaluate(analysis));
}

describe('THM-07: 2 K above the dew point of the room', () => {
  const at = (dewC: number, coldC = 20): RawFinding[] => run('THM-07', { air: { maximumDewPoint: celsius(dewC) }, coldC });
  test('40, 36 and 20 °C in a room at 15 °C', () => expect(at(15)).toEqual([]));
  test('exactly 2 K', () => expect(at(18)).toEqual([]));
  test('1 K is a warning', () =>
    expect(at(15, 16)).toEqual([
      expect.objectContaining({ path: 'cold', severity: 'warning', measured: 1, limit: 2, fix: expect.stringContaining('17 °C or warmer') }),
    ]));
  test('1 K below is an error', () => expect(at(15, 14)).toEqual([expect.objectContaining({ path: 'cold', severity: 'error', measured: -1 })]));
  test('insulated water is not judged', () =>
    expect(run('THM-07', { coldC: 14, cold: { insulated: true }, air: { maximumDewPoint: celsius(15) } })).toEqual([]));
  test('a loop with a dew point of its own takes that', () =>
    expect(run('THM-07', { coldC: 14, cold: { maximumDewPoint: celsius(10) }, air: { maximumDewPoint: celsius(15) } })).toEqual([]));
  test('without a dew point it is not evaluated', () =>
    expect(run('THM-07', {})).toEqual([expect.objectContaining({ missing: expect.stringContaining('3 loops') })]));
});

describe('THM-11: air within the class of the racks', () => {
  const at = (airClass: AirClass, airC: number, altitudeM = 0): RawFinding[] => run('THM-11', { airClass, airC, altitudeM });
  test('25 + 2 °C at A2 is the recommended maximum', () => expect(at(AirClass.A2, 25)).toEqual([]));
  test('26 + 2 °C at A2 is a warning', () =>
    expect(at(AirClass.A2, 26)).toEqual([expect.objectContaining({ path: 'air', severity: 'warning', measured: 28, limit: 27 })]));
  test('25 + 2 °C at H1 is an error: 25 °C allowable', () =>
    expect(at(AirClass.H1, 25)).toEqual([expect.objectContaining({ severity: 'error', measured: 27, limit: 25 })]));
  // 35 − (2,100 − 900)/300 = 31 °C.
  test('at 2,100 m A2 allows 31 °C: 29 + 2 is a warning, 30 + 2 an error', () => {
    expect(at(AirClass.A2, 29, 2100)[0].severity).toBe('warning');
    expect(at(AirClass.A2, 30, 2100)[0]).toMatchObject({ severity: 'error', measured: 32, limit: 31 });
  });
  test('recirculation as declared', () =>
    expect(run('THM-11', { airClass: AirClass.A2, airC: 27, air: { recirculation: TemperatureDelta.kelvins(0) } })).toEqual([]));
  test('without a class it is not evaluated', () =>
    expect(run('THM-11', {})).toEqual([expect.objectContaining({ missing: expect.stringContaining('8 racks') })]));
});

describe('THM-18: the hottest air of twenty years', () => {
  test('held: for information, with the rise', () =>
    expect(run('THM-18', { extreme: [42, 23] })).toEqual([expect.objectContaining({ severity: 'info', measured: 40, limit: 40 })]));
  test('dry coolers at 44 °C on the coil: above the class', () => {
    const [found] = run('THM-18', { extreme: [42, 23], effectiveness: 0, designDay: [28, 20] });
    expect(found).toMatchObject({ path: 'tcs', limit: 40, unit: '°C' });
    expect(found.severity).toBeUndefined();
    // Water cannot leave colder than the air on the coil.
    expect(found.measured).toBeGreaterThan(44);
  });
  test('the same within a warmer class: for information, against the 45 °C of the racks', () =>
    expect(run('THM-18', { extreme: [42, 23], effectiveness: 0, designDay: [28, 20], classC: 60, duty: 2 })).toEqual([
      expect.objectContaining({ severity: 'info', limit: 45 }),
    ]));
  test('without an extreme it is not evaluated', () =>
    expect(run('THM-18', {})).toEqual([expect.objectContaining({ path: 'site', missing: expect.anything() })]));
});

describe('THM-20: 12 h of make-up water', () => {
  const towers = {
    ratedHeat: Power.kilowatts(1500),
    waterIn: celsius(46),
    waterOut: celsius(36),
    wetBulb: celsius(22),
    fanPower: Power.kilowatts(15),
    cyclesOfConcentration: 4,
  };
  // 972 kW and pumps: about 1,000 kW / 2,430 kJ/kg = .41 kg/s; 4/3 of it for 12 h are 23.7 m³.
  const heat = 8 * 121.5 + 20 + 2 * 13.7 * (476 / 1200) ** 2.5;
  const need = ((12 * heat * 3600) / 2430 / 998.2) * (4 / 3);
  const at = (cubicMeters: number, tier: Tier): RawFinding[] =>
    run('THM-20', { towers, tier, warm: { makeUpStore: Volume.cubicMeters(cubicMeters) } });
  test('at the limit', () => expect(at(need + 1e-6, Tier.III)).toEqual([]));
  test('short: an error at tier III, a warning below', () => {
    const [found] = at(need / 2, Tier.III);
    expect(found).toMatchObject({ path: 'warm', severity: 'error', unit: 'm³', fix: expect.stringContaining(`store ${Math.ceil(need)} m³`) });
    expect(found.limit).toBeCloseTo(need, 6);
    expect(at(need / 2, Tier.II)[0].severity).toBe('warning');
  });
  test('no store given: not evaluated', () => expect(run('THM-20', { towers })).toEqual([expect.objectContaining({ missing: expect.anything() })]));
  test('a cool design day needs no water: dry coils hold the set-point', () => expect(run('THM-20', { designDay: [20, 15] })).toEqual([]));
  test('dry coolers: not applicable', () => {
    const analysis = analyseSite(cooledSite({ effectiveness: 0 }));
    expect(CHECKS.find((c) => c.code === 'THM-20')!.applies!(analysis)).toBe(false);
  });
});

describe('THM-21: again at provisioned power', () => {
  // 8 · 127.8 = 1,022.4 kW of 1,350 and 8 · 119 · 142/135 = 1,001.4 of 1,200 L/min.
  test('eight racks hold', () => expect(run('THM-21', {})).toEqual([]));
  test('a pump that has 102 % of the flow at TDP and 97 % of it at provisioned power', () => {
    // At TDP 1,000 kW over 10 K are 1,449 L/min; at provisioned power 1,052 kW 1,525.
    expect(run('THM-06', { pumpLpm: 1480 }).filter((f) => f.missing === undefined)).toEqual([]);
    const [found] = run('THM-21', { pumpLpm: 1480 });
    expect(found).toMatchObject({ path: 'warm', limit: 1480, unit: 'L/min', message: expect.stringContaining('THM-06') });
    expect(found.measured).toBeGreaterThan(1500);
    expect(found.measured).toBeLessThan(1540);
  });
  test('a CDU group that has the flow for ten racks at TDP only: 10 · 119 = 1,190, 10 · 125.2 = 1,252 of 1,200', () => {
    expect(run('THM-04', { racks: 10 })).toEqual([]);
    expect(run('THM-21', { racks: 10 })).toEqual(
      expect.arrayContaining([expect.objectContaining({ path: 'tcs', message: expect.stringContaining('THM-04'), unit: 'L/min', limit: 1200 })]),
    );
  });
});
