import { analyse } from '../../lib/analysis/analyse';
import type { LimitResult, SiteAnalysis } from '../../lib/analysis/model';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { runChecks } from '../../lib/checks/run';
import { gb300Hall } from '../../examples/halls/gb300';
import { newCloud } from '../support/cloud';

/**
 * Expectations of an engineer, worked out by hand from the same inputs outside this library; the arithmetic stands beside each. A point means ± 0.5 %.
 */
describe('gb300-hall lands where an engineer expects it', () => {
  const cloud = newCloud();
  gb300Hall(cloud);
  const snapshot = snapshotOf(cloud);
  const [analysis] = analyse(snapshot) as [SiteAnalysis];
  const { totals } = analysis;
  const limitOf = (path: string, name: string, cord = ''): LimitResult =>
    analysis.power.limits.find((l) => analysis.site.assets[l.asset].path === path && l.name === name && l.cord === cord)!;
  const assetOf = (path: string): number => analysis.site.assets.findIndex((a) => a.path === path);
  const loop = (path: string) => analysis.thermal.normal.find((l) => analysis.site.assets[l.loop].path === path)!;
  const thermal = (path: string, quantity: string) =>
    analysis.thermal.results.find((r) => analysis.site.assets[r.loop].path === path && r.quantity === quantity)!;
  const hall = 'us-tx-1-hall-a';
  const within = (value: number, least: number, most: number): void => {
    expect(value).toBeGreaterThanOrEqual(least);
    expect(value).toBeLessThanOrEqual(most);
  };

  test('racks, GPUs and the four numbers: 48·142 + 48·15, 48·135 + 720, 48·155 + 720, 48·108 + 720', () => {
    expect(totals).toMatchObject({ racks: 96, gpus: 3456, itProvisionedKw: 7536, itThermalKw: 7200, itPeakKw: 8160, itAverageKw: 5904 });
  });

  test('heat to liquid 48·121.5 and to air 48·13.5 + 720', () => {
    expect(totals.heatToLiquidKw).toBeCloseTo(5832, 6);
    expect(totals.heatToAirKw).toBeCloseTo(1368, 6);
  });

  test('lineup at the racks 942 kW, one lost 1,256; UPS output 63.0 % and 84.2 %', () => {
    const ups = limitOf(`${hall}/power/block-1/lineup-a/ups`, 'active power');
    within(ups.normal / 1500, 0.627, 0.633);
    within(ups.worst / 1500, 0.839, 0.845);
    // Racks alone: UPS output less 0.6 % · 1,500 · x² of conductors.
    expect(ups.worst - 0.006 * 1500 * (1256 / 1500) ** 2).toBeCloseTo(1256, 0);
  });

  test('transformer after one lineup is lost, on generators with recharge: (1,304 + 126) / 0.99 = 1,445 kVA, 72 %', () => {
    const transformer = limitOf(`${hall}/power/block-1/lineup-a/transformer`, 'rating');
    within(transformer.worst, 1438, 1452);
    expect(analysis.scenarios[transformer.worstScenario].state).toBe('G');
  });

  test('whip 24.9 A normally, 33.3 A after one loss, of 48 A: 17.75 and 23.67 kW at 415 V, pf .99', () => {
    const whip = limitOf(`${hall}/pod-1/rack-01`, 'whip and tap-off', 'shelf-1');
    expect(whip.limit).toBeCloseTo(48, 9);
    expect(whip.normal).toBeCloseTo(24.94, 1);
    expect(whip.worst).toBeCloseTo(33.26, 1);
  });

  test('shelves after one loss: 138.45 of 198 kW DC', () => {
    const shelf = analysis.power.shelves.find((s) => analysis.site.assets[s.asset].path === `${hall}/pod-1/rack-01`)!;
    expect(shelf).toMatchObject({ worstKw: 198, worstLive: 6, overloads: [] });
    expect(shelf.neededKw).toBeCloseTo(138.45, 9);
  });

  test('pod run 403 → 538 A of 640: 284 and 378.7 kW at pf .98', () => {
    const run = limitOf(`${hall}/power/block-1/lineup-a/busway-pod-1`, 'feeder breaker');
    expect(run.limit).toBeCloseTo(640, 9);
    expect(run.normal).toBeCloseTo(403.2, 0);
    expect(run.worst).toBeCloseTo(537.5, 0);
  });

  test('CDU group with one out: 972 of 1,350 kW, 952 of 1,200 L/min, approach 1.8 to 1.9 K, return 55.2 °C', () => {
    const path = `${hall}/cooling/group-pod-1/loop`;
    expect(thermal(path, 'heat')).toMatchObject({ failing: [] });
    expect(thermal(path, 'heat').worst).toBeCloseTo(972, 6);
    within(thermal(path, 'heat').worstLimit, 1343, 1357);
    expect(thermal(path, 'flow').worst).toBeCloseTo(952, 6);
    expect(thermal(path, 'flow').worstLimit).toBeCloseTo(1200, 6);
    within(thermal(path, 'approach').worst, 1.8, 1.9);
    within(thermal(path, 'return_temperature').worst, 55.1, 55.3);
  });

  test('coolant flow 48·119 L/min; rack pressure drop .66 bar with PG25 beside .3 bar of pipe', () => {
    const flow = [1, 2, 3, 4, 5, 6].reduce((sum, n) => sum + loop(`${hall}/cooling/group-pod-${n}/loop`).flow, 0);
    expect(flow).toBeCloseTo(5712, 6);
    within(thermal(`${hall}/cooling/group-pod-1/loop`, 'pressure').normal - 0.3, 0.63, 0.69);
  });

  test('dry coolers: 5,930 to 6,050 kW, 36 °C held with two at a fan speed of .65 to .70', () => {
    const warm = loop(`${hall}/cooling/rejection/warm-water`);
    within(warm.heatKw, 5930, 6050);
    expect(warm.supplyC).toBeCloseTo(36, 6);
    within(warm.fanSpeed!, 0.645, 0.705);
  });

  test('chillers: 1,735 to 1,765 kW, 85 to 86 % of two, 490 to 510 kW', () => {
    const cold = loop(`${hall}/cooling/rejection/cold-water`);
    within(cold.heatKw, 1735, 1765);
    within(cold.heatKw / cold.capacityKw, 0.845, 0.865);
    const chillers = ['chiller-1', 'chiller-2', 'chiller-3'].map((n) => analysis.site.assets[assetOf(`${hall}/cooling/rejection/${n}`)]);
    expect(chillers.map((c) => c.record.demand!.provisioned.toKilowatts())).toEqual([312.8, 312.8, 312.8].map((kw) => expect.closeTo(kw, 0)));
  });

  test('fan walls with one out: 5·351.7 = 1,758 of 1,466 kW; airflow 284,000 CFM of 170,400', () => {
    const heat = thermal(`${hall}/cooling/air`, 'heat');
    expect(heat.worstLimit).toBeCloseTo(1758.5, 6);
    // 1,368 + 5 fans of 19.5.
    expect(heat.worst).toBeCloseTo(1465.5, 6);
    const air = thermal(`${hall}/cooling/air`, 'airflow');
    const cfm = 0.028316846592 / 60;
    expect(air.worstLimit / cfm).toBeCloseTo(284000, 0);
    within(air.worst / cfm, 169500, 171300);
  });

  test('mechanical: 0.68 to 0.88 MW modelled, 1.24 to 1.27 MW nameplate with 8 kW of cooling UPS loss', () => {
    within(totals.mechanicalDesignKw, 680, 880);
    within(totals.mechanicalNameplateKw + 8, 1240, 1270);
  });

  test('site: 8.15 to 8.4 MW on the design day, PUE 1.13 to 1.17', () => {
    within(totals.facilityDesignKw, 8150, 8400);
    within(totals.designPue!, 1.13, 1.17);
  });

  test('one feed out on utility: the tie closes, and the other carries 76 to 78 % of 12 MVA', () => {
    const feed = limitOf('us-tx-1/utility/feed-a', 'capacity');
    within(feed.worst / 12000, 0.755, 0.785);
    expect(analysis.scenarios[feed.worstScenario].label).toMatch(/on utility, us-tx-1\/utility\/(feed|mv)-b out/);
  });

  test('generators with one out: 9.8 to 9.9 MW of 12, 82 %', () => {
    const set = limitOf('us-tx-1/utility/generator-1', 'rating');
    within(4 * set.worst, 9780, 9950);
    within(set.worst / 3000, 0.815, 0.83);
  });

  test('fuel of 12 h: 27 to 31 m³', () => within((12 * totals.fuelLitersPerHour!) / 1000, 27, 31));

  test('heat out is electricity in', () => {
    const { heatKw, electricKw } = analysis.thermal.balance;
    expect(heatKw / electricKw).toBeCloseTo(1, 6);
  });

  test('no error; the floor load of 11.2 kPa is a warning', () => {
    const findings = runChecks([analysis], cloud);
    expect(findings.filter((f) => f.severity === 'error')).toEqual([]);
    const warnings = findings.filter((f) => f.severity === 'warning');
    expect(warnings.map((f) => [f.code, f.path])).toEqual([['SPC-03', 'us-tx-1-hall-a']]);
    within(warnings[0].measured!, 11.15, 11.3);
  });
});
