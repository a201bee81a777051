import { AssetRecord, HeatFacts, LoopFacts, Power, Pressure, FlowRate, Temperature, Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { SiteSnapshot } from '../../lib/analysis/model';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { CooledOptions, cooledSite } from '../support/cooled-site';

const celsius = (value: number): Temperature => Temperature.celsius(value);
type Change = (record: AssetRecord) => AssetRecord;

/** A site with some of its records changed, by path. */
const amended = (site: SiteSnapshot, changes: { [path: string]: Change }): SiteSnapshot => ({
  ...site,
  assets: site.assets.map((asset) => (changes[asset.path] ? { ...asset, record: changes[asset.path](asset.record) } : asset)),
});
const loop =
  (more: Partial<LoopFacts>): Change =>
  (record) => ({ ...record, cooling: { ...record.cooling, loop: { ...record.cooling!.loop!, ...more } } });
const heat =
  (more: Partial<HeatFacts>): Change =>
  (record) => ({ ...record, cooling: { ...record.cooling, heat: { ...record.cooling!.heat!, ...more } } });

const run = (code: string, o: CooledOptions, changes: { [path: string]: Change } = {}): RawFinding[] => {
  const analysis = analyseSite(amended(cooledSite({ tier: Tier.II, ...o }), changes));
  return CHECKS.filter((c) => c.code === code && (c.applies?.(analysis) ?? true)).flatMap((c) => c.evaluate(analysis));
};
const found = (code: string, o: CooledOptions, changes?: { [path: string]: Change }): RawFinding[] =>
  run(code, o, changes).filter((f) => f.missing === undefined);

describe('THM-10: no coil cools air below the water that enters it', () => {
  test('fan walls on water of 36 °C are to supply 25 °C', () =>
    expect(found('THM-10', { coldC: 36 })).toEqual([
      expect.objectContaining({ path: 'air', measured: 36, limit: 25, unit: '°C', fix: expect.stringContaining('colder than 25 °C') }),
    ]));
  test('water as warm as the air gives nothing either', () => expect(found('THM-10', { coldC: 25 })).toHaveLength(1));
  test('done as it says: colder', () => expect(found('THM-10', { coldC: 24.9 })).toEqual([]));
});

describe('THM-07: a vapour barrier is no help at a cold plate', () => {
  // A coolant loop at 40 °C in a room with a dew point of 41 °C; the same of facility water with a barrier is not judged.
  const damp = { maximumDewPoint: celsius(41), insulated: true };
  test('an insulated coolant loop is judged', () =>
    expect(found('THM-07', {}, { tcs: loop({ environment: damp }) })).toEqual([expect.objectContaining({ path: 'tcs', measured: -1 })]));
  test('insulated facility water is not', () => expect(found('THM-07', {}, { warm: loop({ environment: damp }) })).toEqual([]));
});

describe('THM-02: each rack by its own outlet', () => {
  // 121.5 kW over 0.6 L/min for each kW: 72.9 L/min · 4.02 kJ/(L·K) / 60 = 4.884 kW/K, 24.9 K; 40 + 24.9 = 64.9 °C. At 0.5: 29.85 K, 69.9 °C, mixed with
  // seven others at 119 L/min (833 + 60.75 L/min for 972 kW: 16.2 K) 56.2 °C, which says nothing of that rack.
  const thirsty = (perKw: number) => ({ 'rack-0': heat({ flowTable: undefined, litersPerMinutePerKilowatt: perKw }) });
  test('64.9 of 65 °C', () => expect(found('THM-02', {}, thirsty(0.6))).toEqual([]));
  test('69.9 of 65 °C among seven racks at 55 °C', () => {
    const [first] = found('THM-02', {}, thirsty(0.5));
    expect(first).toMatchObject({ path: 'tcs', limit: 65, unit: '°C' });
    expect(first.measured).toBeCloseTo(40 + 121.5 / ((60.75 / 60) * 1.01447 * 3.96223), 1);
  });
  test('a limit of its own', () =>
    expect(found('THM-02', {}, { 'rack-3': heat({ maximumReturnTemperature: celsius(55) }) })[0]).toMatchObject({ limit: 55 }));
});

describe('THM-02 and THM-03: a set-point above the class is no matter of the day', () => {
  test('40 °C in a loop of class 38', () => {
    expect(found('THM-03', { classC: 38 })).toEqual([]);
    const [first, ...others] = found('THM-02', { classC: 38 });
    expect(others).toEqual([]);
    expect(first).toMatchObject({ path: 'tcs', measured: 40, limit: 38, unit: '°C', fix: expect.stringContaining('declare a class of 40 °C') });
  });
  test('racks that bear 38 °C: colder coolant, done as it says', () => {
    const frail = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`rack-${i}`, heat({ maximumSupplyTemperature: celsius(38) })]));
    const [first] = found('THM-02', { classC: 45 }, frail);
    const said = /supply coolant(?:, and facility water with it,)? ([\d.]+) K colder \(([\d.]+) °C\)/.exec(first.fix!)!;
    expect(Number(said[2])).toBeLessThanOrEqual(38);
    const together = said[0].includes('with it');
    const warmC = together ? 36 - Number(said[1]) : 36;
    const mended = { ...frail, tcs: loop({ supplyTemperature: celsius(Number(said[2])) }) };
    expect(['THM-01', 'THM-02', 'THM-03', 'THM-04'].flatMap((code) => found(code, { classC: 45, warmC }, mended))).toEqual([]);
  });
});

describe('THM-01: what no table says', () => {
  test('coolant of 24 °C: the table begins at 25 °C', () => {
    const cold = { tcs: loop({ supplyTemperature: celsius(24) }) };
    expect(found('THM-01', { warmC: 20 }, cold)).toEqual([expect.objectContaining({ path: 'tcs', measured: 24, limit: 25, unit: '°C' })]);
  });
  test('exactly at its first point', () => expect(found('THM-01', { warmC: 21 }, { tcs: loop({ supplyTemperature: celsius(25) }) })).toEqual([]));
  test('the drop of a rack without a table is not evaluated', () => {
    const plain = { 'rack-0': heat({ flowTable: undefined }) };
    expect(run('THM-01', {}, plain)).toEqual([expect.objectContaining({ missing: expect.stringContaining('pressure drop of 1 rack') })]);
    const drop = { flow: FlowRate.litersPerMinute(150), pressureDrop: Pressure.bars(0.8) };
    expect(run('THM-01', {}, { ...plain, tcs: loop({ pipework: { loadDrop: drop } }) })).toEqual([]);
  });
  test('racks on facility water itself are not evaluated', () => {
    const site = cooledSite({});
    const at = (path: string): number => site.assets.find((asset) => asset.path === path)!.index;
    const coolant = site.coolant.map((link) =>
      link.giver === at('tcs') && link.receiver === at('rack-0') ? { giver: at('warm'), receiver: at('rack-0') } : link,
    );
    const analysis = analyseSite({ ...site, coolant });
    expect(CHECKS.find((c) => c.id === 'thermal/rack-flow')!.evaluate(analysis)).toEqual([
      expect.objectContaining({ path: 'rack-0', missing: expect.stringContaining('facility water itself') }),
    ]);
  });
});

test('THM-06: the flow of facility water without pumps is not evaluated', () => {
  const [lack] = run('THM-06', { pumps: 0 });
  expect(lack.missing).toContain('flow of facility water without pumps');
});

test('no heat, no findings', () => {
  const idle: Change = (record) => ({ ...record, demand: { ...record.demand!, thermal: Power.watts(0), average: Power.watts(0) } });
  const changes = Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`rack-${i}`, idle]));
  expect(['THM-01', 'THM-02', 'THM-03', 'THM-04', 'THM-06', 'THM-10'].flatMap((code) => found(code, {}, changes))).toEqual([]);
});

describe('mixed racks and losses of rooms', () => {
  // 1 % of 1,500 kW without load and 3 % at full load with its square.
  const losses = [{ name: 'board', ratedPower: Power.kilowatts(1500), noLoad: 0.01, linear: 0, square: 0.02 }];
  const lossy: Change = (record) => ({ ...record, source: { ...record.source!, losses }, cooling: { rejectsLosses: true } });
  const site = amended(cooledSite({}), { board: lossy });
  const at = (path: string): number => site.assets.find((asset) => asset.path === path)!.index;
  const check = CHECKS.find((c) => c.id === 'structure/not-cooled')!;

  test('a board on no loop: its losses are told', () => {
    const analysis = analyseSite(site);
    const [lack, ...others] = check.evaluate(analysis);
    expect(others).toEqual([]);
    expect(lack).toMatchObject({ path: 'board', missing: expect.stringContaining('kW of losses') });
  });

  test('on cold water: its loss heats the water, the chiller loads the board', () => {
    const analysis = analyseSite({ ...site, coolant: [...site.coolant, { giver: at('cold'), receiver: at('board') }] });
    expect(check.evaluate(analysis)).toEqual([]);
    // 8 · 13.5 kW of air and 2 · 19.5 kW of fans; at 41 °C on the coil COP = 0.45 · 289.15 / (53 − 16) = 3.5167.
    const chillers = (cold: number): number => cold / ((0.45 * 289.15) / 37);
    const [warm, cold] = ['warm', 'cold'].map((path) => analysis.thermal.normal.find(({ loop: one }) => one === at(path))!.heatKw);
    const { outKw, lossKw } = analysis.power.design[at('board')]!;
    expect(lossKw).toBeCloseTo(15 + 30 * (outKw / 1500) ** 2, 3);
    expect(cold).toBeCloseTo(147 + lossKw, 2);
    // 8 · 135 kW of racks, 2 · 13.7 · (476/1,200)^2.5 = 2.715 kW of CDU pumps, a pump of 20 kW; the cooler at φ takes 117.68 · φ³.
    const cduPumps = 2 * 13.7 * (476 / 1200) ** 2.5;
    expect(warm).toBeCloseTo(972 + cduPumps + 20, 3);
    const fan = 117.68 * analysis.thermal.normal.find(({ loop: one }) => one === at('warm'))!.fanSpeed! ** 3;
    expect(outKw).toBeCloseTo(1080 + cduPumps + 20 + fan + 39 + chillers(cold), 2);
    expect(analysis.thermal.balance.heatKw).toBeCloseTo(1080 + cduPumps + 20 + 39 + lossKw, 2);
  });
});
