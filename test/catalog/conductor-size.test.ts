import { ConductorSize, Current, ElectricalCode, Ratio, Voltage } from 'cdktf-gigafactory';
import { codeOf } from '../support/cloud';

const ANSI = ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) });
const A = (amperes: number): Current => Current.amperes(amperes);
const named = (size: ConductorSize): string => `${size.parallel} × ${size.name}`;

describe('conductors by NFPA 70 table 310.16', () => {
  // 1.25 · 47.56 A = 59.5 A: 6 AWG carries 65 A at 75 °C. 1.25 · 193.3 = 241.6 A: 250 kcmil carries 255.
  test.each([
    [47.56, '1 × 6 AWG'],
    [193.304, '1 × 250 kcmil'],
    [304, '1 × 500 kcmil'],
    // 1.25 · 304.1 = 380.1 A: two of 4/0 carry 460, two of 3/0 400.
    [304.1, '2 × 3/0 AWG'],
  ])('%f A continuous: %s', (amperes, expected) => expect(named(ConductorSize.smallest(ANSI, { continuous: A(amperes) }))).toBe(expected));

  test('a 100 % rated assembly needs no fifth more', () =>
    expect(named(ConductorSize.smallest(ANSI, { continuous: A(255), fullyRated: true }))).toBe('1 × 250 kcmil'));

  test('derating counts on the 90 °C column and never above the 75 °C one: .7 · 430 = 301 A < 304', () => {
    expect(named(ConductorSize.smallest(ANSI, { continuous: A(304), derating: Ratio.percent(70) }))).toBe('2 × 3/0 AWG');
    expect(named(ConductorSize.smallest(ANSI, { continuous: A(301), derating: Ratio.percent(70) }))).toBe('1 × 500 kcmil');
  });

  test('aluminium: 1.25 · 193.3 = 241.6 A, 350 kcmil carries 250', () => {
    const size = ConductorSize.smallest(ANSI, { continuous: A(193.304), aluminium: true });
    expect(named(size)).toBe('1 × 350 kcmil');
    // 37.6/177 Ω/km.
    expect(size.conductor.resistanceOhmsPerKilometer).toBeCloseTo(37.6 / 177, 12);
    expect(size.conductor.ampacity!.toAmperes()).toBe(250);
  });

  test('no table is quoted for IEC, and there is an end', () => {
    const iec = ElectricalCode.iec({ lowVoltage: Voltage.volts(400) });
    expect(codeOf(() => ConductorSize.smallest(iec, { continuous: A(100) }))).toBe('InvalidValue');
    expect(codeOf(() => ConductorSize.smallest(ANSI, { continuous: A(20000) }))).toBe('InvalidValue');
    expect(codeOf(() => ConductorSize.smallest(ANSI, { continuous: A(400), parallel: 1 }))).toBe('InvalidValue');
  });
});
