import { analyse } from '../../lib/analysis/analyse';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { ProvedFinding, runChecks } from '../../lib/checks/run';
import { ALL_MISTAKES, Mistakes, brokenHall } from '../../examples/halls/broken';
import { filesBelow, newCloud } from '../support/cloud';

function errorsOf(mistakes: Mistakes): ProvedFinding[] {
  const cloud = newCloud();
  brokenHall(cloud, mistakes);
  return runChecks(analyse(snapshotOf(cloud)), cloud).filter((f) => f.severity === 'error');
}

const codes = (findings: ProvedFinding[]): string[] => [...new Set(findings.map((f) => f.code))].sort();
const hall = 'us-tx-1-hall-a';

describe('broken-hall: every mistake is found and named', () => {
  test('without any mistake there is no error', () => {
    expect(errorsOf({})).toEqual([]);
  });

  test('a. two lineups on one transformer of 3,750 kVA', () => {
    const found = errorsOf({ sharedTransformer: true });
    expect(codes(found)).toEqual(['PWR-02', 'PWR-03', 'PWR-04', 'PWR-07', 'PWR-08', 'PWR-09', 'PWR-11', 'PWR-14', 'PWR-16']);
    const transformer = `${hall}/power/block-2/transformer-a-b`;
    // Dual-corded racks paired a–b: 4 of 24 network racks.
    expect(found).toContainEqual(expect.objectContaining({ code: 'PWR-03', path: transformer, measured: 4, unit: 'loads' }));
    // 3,408 + 360 kW over two lineups: 1,704 + 180 less 4 dark racks of 15 kW over two: 1,854 kW at the racks, 124.5 % with conductors.
    const ups = found.find((f) => f.code === 'PWR-16')!;
    expect(ups.measured! / ups.limit!).toBeCloseTo(1.245, 2);
    expect(found.find((f) => f.code === 'PWR-02')).toMatchObject({ measured: expect.closeTo(806.3, 0), limit: expect.closeTo(640, 6) });
    expect(found.find((f) => f.code === 'PWR-11')).toMatchObject({ measured: expect.closeTo(49.9, 1), limit: expect.closeTo(48, 6) });
    expect(found.filter((f) => f.code === 'PWR-07').map((f) => f.path)).toEqual([5, 6, 7].map((n) => `${hall}/pod-${n}`));
    // 6 % of 3,750 kVA at 415 V behind 500 MVA: 251.6 V over .379 + .9628·2.756 mΩ = 83 kA; the gear is for 65.
    const fault = found.find((f) => f.code === 'PWR-14' && f.path === `${hall}/power/block-2/lineup-a/board`)!;
    expect(fault).toMatchObject({ measured: expect.closeTo(83, 0), limit: 65 });
    expect(fault.fix).toMatch(/take gear of 85 kA/);
    // On generators the transformers of lineups c and d carry recharge too: 108 %.
    const other = found.find((f) => f.path === `${hall}/power/block-2/lineup-c/transformer`)!;
    expect(other.measured! / other.limit!).toBeCloseTo(1.08, 2);
  });

  test('b. both CDUs of group 1 on one cooling UPS', () => {
    const found = errorsOf({ cdusOnOneUps: true, tooManyRacks: true });
    const cooling = found.filter((f) => f.code === 'PWR-30');
    expect(cooling.map((f) => f.path).sort()).toEqual([
      `${hall}/mechanical/block-1/lineup-a/board`,
      `${hall}/mechanical/block-1/lineup-a/output`,
      `${hall}/mechanical/block-1/lineup-a/transformer`,
      `${hall}/mechanical/block-1/lineup-a/ups`,
    ]);
    // 9 racks of 121.5 kW.
    expect(cooling[0]).toMatchObject({ measured: expect.closeTo(1093.5, 3), limit: 0 });
    expect(cooling[0].message).toContain('9 racks lost');
  });

  test('c. shelves four and four', () => {
    const found = errorsOf({ shelvesOnTwoLineups: true, tooManyRacks: true });
    expect(codes(found)).toEqual(expect.arrayContaining(['PWR-07', 'PWR-08', 'PWR-11']));
    const shelves = found.filter((f) => f.code === 'PWR-07');
    expect(shelves[0]).toMatchObject({ measured: expect.closeTo(138.45, 6), limit: 132 });
    // 30 racks in six pairs of lineups, five a pair: 15 hang on each lineup.
    expect(found.find((f) => f.code === 'PWR-08' && f.path === `${hall}/power/block-1/lineup-a/ups`)).toMatchObject({ measured: 15 });
    expect(found.find((f) => f.code === 'PWR-11')!.measured).toBeCloseTo(49.9, 1);
  });

  test('d. 30 racks on a block for 24', () => {
    const found = errorsOf({ tooManyRacks: true });
    expect(codes(found)).toEqual(['PWR-04', 'PWR-09', 'PWR-16']);
    // 30·142/3 + 120 = 1,540 kW at the racks, 103.3 % with conductors, on all four in turn.
    const ups = found.filter((f) => f.code === 'PWR-16');
    expect(ups).toHaveLength(4);
    expect(ups[0].measured! / ups[0].limit!).toBeCloseTo(1.033, 3);
    expect(ups[0].fix).toMatch(/take 'Eaton 9395XR 1625 kW' \(1,625 kW\), or move 2 racks away/);
  });

  test('all at once: one error, no file', () => {
    const cloud = newCloud();
    brokenHall(cloud, ALL_MISTAKES);
    expect(() => cloud.synth()).toThrow(/^the design does not hold: \d+ errors in us-tx-1; nothing was written/);
    expect(filesBelow(cloud.outdir)).toEqual([]);
  });
});
