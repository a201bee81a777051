import { Climate, Fluid, Temperature } from 'cdktf-gigafactory';
import { analyse } from '../../lib/analysis/analyse';
import { atMaximum } from '../../lib/analysis/climate/at-maximum';
import { inExtreme } from '../../lib/analysis/climate/extreme';
import { designDayWater } from '../../lib/analysis/climate/water';
import { rideThrough } from '../../lib/analysis/climate/ride-through';
import type { SiteAnalysis } from '../../lib/analysis/model';
import { annualOf } from '../../lib/analysis/year/annual';
import { carbonOf } from '../../lib/analysis/year/carbon';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { coolersState, fitDryCooler, loopFlow } from '../../lib/analysis/thermal/rejection';
import { runChecks } from '../../lib/checks/run';
import { brokenHall } from '../../examples/halls/broken';
import { gb300Hall } from '../../examples/halls/gb300';
import { newCloud } from '../support/cloud';

/** Weather, water and provisioned power of the GB300 hall against an engineer's figures; the arithmetic stands beside each. */
const cloud = newCloud();
gb300Hall(cloud);
const [analysis] = analyse(snapshotOf(cloud)) as [SiteAnalysis];
const hall = 'us-tx-1-hall-a';
const asset = (path: string) => analysis.site.assets.find((a) => a.path === path)!;
const within = (value: number, least: number, most: number): void => {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
};
const cooler = asset(`${hall}/cooling/rejection/dry-cooler-1`).record.cooling!.unit!.dryCooler!;
const heat = analysis.thermal.normal.find((l) => analysis.site.assets[l.loop].path === `${hall}/cooling/rejection/warm-water`)!.heatKw;
const { rate } = loopFlow(Fluid.WATER, heat, 36, 46);

/** What two coolers could leave at full speed in that air. */
const couldLeave = (dry: number, wet: number): number => {
  const fit = fitDryCooler(cooler, Climate.designDay({ dryBulb: Temperature.celsius(dry), wetBulb: Temperature.celsius(wet) }), 0);
  return coolersState([fit, fit], heat, rate, 0).leavingC;
};

test('two coolers at full speed could leave 33.3 to 33.6 °C on the design day: 41 − .7·17 = 29.1 °C on the coil', () =>
  within(couldLeave(39, 22), 33.25, 33.65));

test('extreme20y: 44 − .7·19 = 30.7 °C on the coil, 35.0 to 35.2 °C leaving; coolant stays at 40 °C', () => {
  within(couldLeave(42, 23), 34.95, 35.25);
  const loops = inExtreme(analysis)!;
  expect(loops.length).toBe(8);
  loops.forEach((loop) => expect(loop.supplyC).toBeCloseTo(loop.setC, 6));
});

test('at 39 °C dry bulb two coolers hold 36 °C up to a wet bulb of 25.5 to 25.8 °C', () => {
  let [low, high] = [22, 30];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    [low, high] = couldLeave(39, middle) <= 36 ? [middle, high] : [low, middle];
  }
  within(low, 25.45, 25.85);
});

test('water: C_air · 11.9 K / h_fg = 10 to 17 m³/h; 12 h at 3 to 4 cycles 160 to 300 m³, 300 stored', () => {
  const [water] = designDayWater(analysis);
  within(water.evaporation, 10, 17);
  within((12 * water.evaporation * 4) / 3, 160, 300);
  within(12 * water.makeUp, 160, 300);
  // Bleed at three cycles: 3/2 of what evaporates.
  expect(water.makeUp / water.evaporation).toBeCloseTo(1.5, 9);
  expect(water.storeM3).toBeCloseTo(300, 9);
});

test('THM-21: a CDU group has 8·127.8 = 1,022 kW (76 %) and 8·125.2 = 1,001 L/min (83 %) on one CDU; nothing falls short', () => {
  const { normal, short } = atMaximum(analysis);
  expect(short).toEqual([]);
  const of = (quantity: string) =>
    normal.find((q) => analysis.site.assets[q.loop].path === `${hall}/cooling/group-pod-1/loop` && q.quantity === quantity)!;
  expect(of('heat').measured).toBeCloseTo(1022.4, 6);
  expect(of('flow').measured).toBeCloseTo((8 * 119 * 142) / 135, 6);
  within(of('heat').measured / 1350, 0.755, 0.765);
  within(of('flow').measured / 1200, 0.825, 0.84);
});

test('broken-hall: the warm loop is short of pump flow at provisioned power, with 54 racks on pumps for 48', () => {
  const broken = newCloud();
  brokenHall(broken);
  const findings = runChecks(analyse(snapshotOf(broken)) as SiteAnalysis[], broken).filter((f) => f.code === 'THM-21');
  // The plant takes a second cold pump for 54 racks, so that only the warm loop is short.
  expect(findings.map((f) => [f.severity, f.path.split('/').pop(), f.unit, f.limit])).toEqual([
    ['warning', 'warm-water', 'L/min', expect.closeTo(9800, 6)],
  ]);
  // 54·142·.9 = 6,901 kW, 90 of pumps, about 25 of CDU pumps: 7,016 kW over 10 K of 4,144 kJ/(m³·K).
  within(findings[0].measured!, 10110, 10220);
});

test('ride-through: 13.2 s of coolant against a transfer of 5 s, 20 m³ for 5,940 kW are 2.3 min against 60 s', () => {
  const zones = rideThrough(analysis);
  const of = (path: string) => zones.find((zone) => analysis.site.assets[zone.loop].path === path)!;
  expect(of(`${hall}/cooling/group-pod-1/loop`)).toMatchObject({ seconds: expect.closeTo(13.24, 1), restartSeconds: 5 });
  expect(of(`${hall}/cooling/rejection/warm-water`)).toMatchObject({ restartSeconds: 60 });
  within(of(`${hall}/cooling/rejection/warm-water`).seconds! / 60, 2.25, 2.4);
});

test('the year, in four plausible bins: PUE 1.08 to 1.12; 5,904 kW of IT on average; CUE = .384 · PUE', () => {
  const annual = annualOf(analysis)!;
  within(annual.pue, 1.08, 1.12);
  expect(annual.itKwh).toBeCloseTo(5904 * 8760, 0);
  expect(annual.pueCategory1!).toBeLessThan(annual.pue);
  expect(carbonOf(analysis)!.cue).toBeCloseTo(0.384 * annual.pue, 9);
  // 3,456 GPUs are 432 servers of 2.5 to 5 t over five years.
  expect(carbonOf(analysis)!.servers).toEqual({ low: 216, high: 432 });
});
