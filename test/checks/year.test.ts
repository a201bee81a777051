import { EnergyFacts, EnergyRules, Power, Ratio, Temperature, Weather } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { annualOf } from '../../lib/analysis/year/annual';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { CooledOptions, cooledSite } from '../support/cooled-site';

const bin = (hours: number, dry: number, wet: number) => ({ hours, dryBulb: Temperature.celsius(dry), wetBulb: Temperature.celsius(wet) });
const WEATHER = Weather.bins([bin(6000, 12, 9), bin(2660, 28, 19), bin(100, 38, 22)]);

function run(id: string, options: CooledOptions, energy?: EnergyFacts, weather: Weather | undefined = WEATHER): RawFinding[] | 'not applicable' {
  const analysis = analyseSite({ ...cooledSite(options), energy, weather });
  const check = CHECKS.find((c) => c.id === id)!;
  return (check.applies?.(analysis) ?? true) ? check.evaluate(analysis) : 'not applicable';
}
const annual = annualOf(analyseSite({ ...cooledSite({}), weather: WEATHER }))!;

describe('ENV-02: WUE below its cap', () => {
  const cap = (value: number): EnergyFacts => ({ wueCapLitersPerKilowattHour: value });
  test('no cap: not applicable', () => expect(run('environment/wue-cap', {})).toBe('not applicable'));
  test('at the cap', () => expect(run('environment/wue-cap', {}, cap(annual.wue))).toEqual([]));
  test('above it: the water to save', () => {
    const saved = (annual.wue / 2) * annual.itKwh * 1e-3;
    const found = run('environment/wue-cap', {}, cap(annual.wue / 2)) as RawFinding[];
    expect(found).toEqual([expect.objectContaining({ path: 'site', measured: annual.wue, limit: annual.wue / 2, unit: 'L/kWh' })]);
    expect(found[0].fix).toContain(`save ${Number(saved.toPrecision(4))} m³`);
  });
  test('no weather: not evaluated', () => {
    const analysis = analyseSite({ ...cooledSite({}), energy: cap(1) });
    expect(CHECKS.find((c) => c.id === 'environment/wue-cap')!.evaluate(analysis)).toEqual([expect.objectContaining({ missing: expect.anything() })]);
  });
});

describe('ENV-05: PUE and reuse of the law', () => {
  const rules = (maximumPue?: number, reuse?: number): EnergyFacts => ({
    rules: EnergyRules.of({ name: 'here', source: 'permit', maximumPue, minimumReuse: reuse === undefined ? undefined : Ratio.of(reuse) }),
  });
  test('none named: not applicable', () => expect(run('environment/energy-rules', {})).toBe('not applicable'));
  test('at the limit of PUE', () => expect(run('environment/energy-rules', {}, rules(annual.pue))).toEqual([]));
  test('above it', () =>
    expect(run('environment/energy-rules', {}, rules(1.01))).toEqual([expect.objectContaining({ path: 'site', limit: 1.01, unit: 'PUE' })]));
  test('10 % of reuse are not met without any, and met with as much', () => {
    const [found] = run('environment/energy-rules', {}, rules(undefined, 0.1)) as RawFinding[];
    expect(found).toMatchObject({ measured: 0, limit: 0.1, unit: 'ERF' });
    const reusedHeat = Power.kilowatts((0.1 * annual.facilityKwh) / 8760);
    expect(found.fix).toContain(`${Number(reusedHeat.toKilowatts().toPrecision(4))} kW`);
    expect(run('environment/energy-rules', {}, { ...rules(undefined, 0.1), reusedHeat })).toEqual([]);
  });
  test('the German rule of 2026', () =>
    expect(run('environment/energy-rules', {}, { rules: EnergyRules.germany('2026-10-01') })).toEqual([
      expect.objectContaining({ unit: 'ERF', limit: 0.1, message: expect.stringContaining('EnEfG') }),
    ]));
});

describe('ENV-05: a PUE that a site can have', () => {
  test('a plain site', () => expect(run('environment/pue-range', {})).toEqual([]));
  test('neither weather nor a plant: not applicable', () => {
    const site = cooledSite({});
    const bare = {
      ...site,
      assets: site.assets.map((a) => ({ ...a, record: { ...a.record, cooling: a.record.cooling?.heat && a.record.cooling } })),
    };
    const check = CHECKS.find((c) => c.id === 'environment/pue-range')!;
    expect(check.applies!(analyseSite({ ...bare, coolant: [] }))).toBe(false);
  });
  test('auxiliaries of 1 MW on 864 kW of IT: above 2', () =>
    expect(run('environment/pue-range', {}, { auxiliaryPower: Power.megawatts(1) })).toEqual([
      expect.objectContaining({ limit: 2, severity: 'error' }),
    ]));
  test('a plant that nobody feeds: below 1.02', () => {
    const site = cooledSite({});
    const unfed = { ...site, power: site.power.filter((link) => !site.assets[link.receiver].record.cooling?.unit), weather: WEATHER };
    const check = CHECKS.find((c) => c.id === 'environment/pue-range')!;
    const error = { limit: 1.02, severity: 'error', measured: expect.closeTo(1, 9) };
    expect(check.evaluate(analyseSite(unfed))).toEqual([
      expect.objectContaining({ ...error, message: expect.stringContaining('design PUE') }),
      expect.objectContaining({ ...error, message: expect.stringContaining('annual PUE') }),
    ]);
    // Without weather that of the design day is judged alone.
    expect(check.evaluate(analyseSite({ ...unfed, weather: undefined }))).toEqual([expect.objectContaining(error)]);
  });
});

describe('THM-17: free cooling', () => {
  test('hours of each loop, for information', () =>
    expect(run('thermal/free-cooling', {})).toEqual([
      expect.objectContaining({ path: 'warm', severity: 'info', measured: 8760, unit: 'h' }),
      expect.objectContaining({ path: 'cold', severity: 'info', measured: 0 }),
    ]));
  test('series trim on dry coils: free below, some above', () => {
    const found = run('thermal/free-cooling', { effectiveness: 0, trim: 1 }) as RawFinding[];
    expect(found[0]).toMatchObject({ path: 'warm', measured: 8660, message: expect.stringContaining('100 h with some') });
  });
  test('a claim that holds on the design day', () => {
    const analysis = analyseSite(cooledSite({ warm: { chillerless: true } }));
    expect(CHECKS.find((c) => c.code === 'THM-17')!.evaluate(analysis)).toEqual([]);
  });
  test('a claim of dry coils at 41 °C', () => {
    const analysis = analyseSite(cooledSite({ warm: { chillerless: true }, effectiveness: 0 }));
    const [found] = CHECKS.find((c) => c.code === 'THM-17')!.evaluate(analysis);
    expect(found).toMatchObject({ path: 'warm', unit: '°C', limit: 36 });
    expect(found.severity).toBeUndefined();
    expect(found.measured).toBeGreaterThan(41);
  });
  test('a claim of a loop that leans on trim chillers', () => {
    const analysis = analyseSite(cooledSite({ warm: { chillerless: true }, effectiveness: 0, trim: 1 }));
    expect(CHECKS.find((c) => c.code === 'THM-17')!.evaluate(analysis)).toEqual([expect.objectContaining({ path: 'warm', unit: 'kW', limit: 0 })]);
  });
  test('neither weather nor claim: not applicable', () =>
    expect(CHECKS.find((c) => c.code === 'THM-17')!.applies!(analyseSite(cooledSite({})))).toBe(false));
});
