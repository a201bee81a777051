import { CduModel, CoolingUnitType } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { CooledOptions, cooledSite } from '../support/cooled-site';

const run = (code: string, o: CooledOptions): RawFinding[] => {
  const analysis = analyseSite(cooledSite(o));
  return CHECKS.filter((c) => c.code === code).flatMap((c) => c.evaluate(analysis));
};
const fix = (code: string, o: CooledOptions, unit: string): string => run(code, o).find((f) => f.unit === unit)!.fix!;

describe('THM-04: twelve racks on one CDU left of two', () => {
  const three = CduModel.VERTIV_COOLCHIP_1350_THREE_PUMP;
  const larger = [
    { model: three.name, heat: three.facts.ratedHeat, flow: three.facts.maximumFlow, unit: { unitType: CoolingUnitType.CDU, cdu: three.facts } },
  ];
  const o = { racks: 12, classC: 45, larger };

  test('heat: colder water, one CDU more, or one rack fewer', () => {
    // 12 · 121.5 = 1,458 kW need 4 · 1,458 / 1,350 = 4.32 K of 40 − 36; 11 racks are 1,336.5; two CDUs left carry 2,700. Three pumps add flow, not heat.
    expect(fix('THM-04', o, 'kW')).toBe('supply facility water 0.4 K colder (35.6 °C), or add 1 CDU, or move 1 rack (121.5 kW) away');
  });

  test('flow: 1,200 / 119 = 10.08 racks; with 1,800 L/min the coolant of twelve warms until they ask for more still', () => {
    expect(fix('THM-04', o, 'L/min')).toMatch(
      /^supply coolant, and facility water with it, [\d.]+ K colder \([\d.]+ °C\), or add 1 CDU, or move 2 racks \(243 kW\) away$/,
    );
  });

  test('three pumps where flow alone is short: 11 · 119 = 1,309 of 1,200 L/min, and water of 34 °C leaves 6 K', () => {
    expect(fix('THM-04', { ...o, racks: 11, warmC: 34 }, 'L/min')).toContain(
      "or add 1 CDU, or take CDUs 'Vertiv CoolChip CDU 1350, three pumps' (1,350 kW, 1,800 L/min each), or move 1 rack (121.5 kW) away",
    );
  });

  test('what is said, done', () => {
    expect(run('THM-04', { ...o, cdus: 3 })).toEqual([]);
    expect(run('THM-04', { ...o, racks: 11 }).map((f) => f.unit)).toEqual(['L/min']);
    expect(run('THM-04', { ...o, racks: 10 })).toEqual([]);
  });
});

test('THM-04: 30 racks on two CDUs need two more, three left of four', () => {
  // One left: 30 · 119 = 3,570 of 1,200 L/min, where three give 3,600; 3,645 kW of 1,350, three give 4,050.
  const o = { racks: 30, classC: 45, pumpLpm: 9000, coolers: 4, duty: 3, walls: 4 };
  expect(fix('THM-04', o, 'L/min')).toMatch(/^add 2 CDUs, or move 20 racks/);
  expect(run('THM-04', { ...o, cdus: 4 })).toEqual([]);
  expect(run('THM-04', { ...o, cdus: 3 })).not.toEqual([]);
});

describe('THM-03: facility water of 39 °C for a class of 40', () => {
  const o = { racks: 8, warmC: 39, classC: 40 };
  const said = fix('THM-03', o, '°C');

  test('colder facility water by the least tenth that does', () => {
    const [, kelvins, celsius] = /supply facility water ([\d.]+) K colder \(([\d.]+) °C\)/.exec(said)!;
    expect(Number(kelvins) + Number(celsius)).toBeCloseTo(39, 9);
    expect(run('THM-03', { ...o, warmC: Number(celsius) })).toEqual([]);
    expect(run('THM-03', { ...o, warmC: Number(celsius) + 0.1 })).not.toEqual([]);
  });

  test('a warmer class by the least tenth', () => {
    const measured = run('THM-03', o)[0].measured!;
    const classC = Math.ceil(measured * 10) / 10;
    expect(said).toContain(`declare a class of ${classC} °C (the racks bear 45 °C)`);
    expect(run('THM-03', { ...o, classC })).toEqual([]);
  });

  test('more CDUs, one of them out', () => {
    const count = Number(/add (\d+) CDU/.exec(said)![1]);
    expect(run('THM-03', { ...o, cdus: 2 + count })).toEqual([]);
    expect(run('THM-03', { ...o, cdus: 1 + count })).not.toEqual([]);
  });
});

describe('THM-02: coolant that is supplied warmer than the racks bear', () => {
  const o = { racks: 8, coolantC: 48, classC: 48 };

  test('colder coolant: 48 − 45 = 3 K, facility water has nothing to do with it', () =>
    expect(fix('THM-02', o, '°C')).toBe('supply coolant 3 K colder (45 °C)'));

  test('what is said, done', () => {
    expect(run('THM-02', { ...o, coolantC: 45 })).toEqual([]);
    expect(run('THM-02', { ...o, coolantC: 45.1 })).not.toEqual([]);
  });
});

describe('THM-06', () => {
  test('pumps of 1,000 L/min for 972 kW and their own heat over 10 K: one more, and two run', () => {
    const o = { pumpLpm: 1000 };
    // About 1,000 kW / (0.99 kg/L · 4.18 kJ/(kg·K) · 10 K) = 1,450 L/min: two pumps.
    const said = fix('THM-06', o, 'L/min');
    expect(said).toMatch(/^add 1 pump and run 2, or move (\d) racks/);
    const moved = Number(/move (\d)/.exec(said)![1]);
    const short = (more: CooledOptions): RawFinding[] => run('THM-06', { ...o, ...more }).filter((f) => f.missing === undefined);
    expect(short({ pumps: 3, pumpDuty: 2 })).toEqual([]);
    expect(short({ racks: 8 - moved })).toEqual([]);
    expect(short({ racks: 9 - moved })).not.toEqual([]);
  });

  test('no warmer water for fan walls: what they take then is not rated', () => {
    // 40 racks: 540 + 78 kW on one chiller of 500 · (1 − .012 · 6) = 464 kW.
    const o = { racks: 40, walls: 4, cdus: 6, pumpLpm: 9000, coolers: 4, duty: 3 };
    const cold = run('THM-06', o).filter((f) => f.path === 'cold' && f.missing === undefined);
    expect(cold.map((f) => f.fix)).not.toEqual([]);
    cold.forEach((f) => expect(f.fix).toMatch(/^add 1 chiller and run 2/));
  });

  test('one cooler without another on standby', () => {
    expect(fix('THM-06', { coolers: 1 }, 'kW')).toMatch(/^add 1 dry cooler on standby/);
  });

  test('dry coolers that an adiabatic stage saves', () => {
    // 41 °C on the coil cannot give 36 °C; with 70 % of 17 K less, 29.1 °C can.
    expect(fix('THM-06', { effectiveness: 0 }, '°C')).toContain('give the dry coolers an adiabatic stage of 70 %');
  });
});

test('THM-10: 370.5 kW on one fan wall of 351.7', () => {
  // (351.7 − 19.5) / 13.5 = 24.6: 24 of 26 racks; two left of three take 351 + 39 of 703.4 kW.
  const o = { racks: 26, cdus: 6, pumpLpm: 9000, coolers: 3, duty: 2 };
  expect(fix('THM-10', o, 'kW')).toBe('add 1 fan wall, or move 2 racks (27 kW) away');
  expect(run('THM-10', { ...o, walls: 3 })).toEqual([]);
});

test('THM-01: too many racks for the CDUs with everything in service', () => {
  // 21 · 119 = 2,499 of 2,400 L/min; 20 · 119 = 2,380.
  const o = { racks: 21, classC: 45, pumpLpm: 9000, coolers: 3, duty: 2 };
  expect(fix('THM-01', o, 'L/min')).toContain('add 1 CDU, or move 1 rack (121.5 kW) away');
});
