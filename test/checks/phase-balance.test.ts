import { PhaseWeights } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { neutral, phaseBalance, unbalance } from '../../lib/analysis/electrical/phases';
import { phaseUnbalance } from '../../lib/checks/power/electrical/phase-balance';
import type { RawFinding } from '../../lib/checks/finding';
import { LiteralSite } from '../support/literal-site';

const even: PhaseWeights = { l1: 2, l2: 2, l3: 2 };
const run = (site: LiteralSite): RawFinding[] => phaseUnbalance.evaluate(analyseSite(site.build()));

/** Racks of 30 kW on one board, each with its own phases. */
function racks(...phases: (PhaseWeights | undefined)[]): LiteralSite {
  const site = new LiteralSite().utility('u').path('board', 1000).feed('u', 'board');
  phases.forEach((weights, i) =>
    site.load(`row/rack-${i}`, 30, [{ id: 'a' }], { electrical: { phases: weights } }).feed('board', `row/rack-${i}`, 'a'),
  );
  return site;
}

describe('PWR-12: phase balance', () => {
  test('compliant: six supplies on three phases', () => expect(run(racks(even, even))).toEqual([]));
  test('at the limit of 10 %: 11 : 10 : 9', () => expect(run(racks({ l1: 11, l2: 10, l3: 9 }))).toEqual([]));
  test('above 10 % a warning, above 20 % an error, at the whip and above', () => {
    const warned = run(racks({ l1: 11.5, l2: 10, l3: 8.5 })).filter((f) => f.path === 'board');
    expect(warned).toEqual([expect.objectContaining({ severity: 'warning', measured: expect.closeTo(15, 9), limit: 10, unit: '%' })]);
    const found = run(racks({ l1: 5, l2: 4, l3: 3 }));
    expect(found.map((f) => [f.path, f.severity])).toEqual([
      ['u', 'error'],
      ['board', 'error'],
      ['row/rack-0', 'error'],
    ]);
    expect(found[1].measured).toBeCloseTo(25, 9);
    expect(found[1].fix).toMatch(/from L1 to L3/);
  });
  test('racks on different phases balance the board, not the whips', () => {
    const one = (l1: number, l2: number, l3: number): PhaseWeights => ({ l1, l2, l3 });
    const found = run(racks(one(1, 0, 0), one(0, 1, 0), one(0, 0, 1)));
    expect(found.map((f) => f.path)).toEqual(['row/rack-0']);
    expect(found[0].message).toMatch(/like those of 2 more/);
  });
  test('not evaluated: a rack of which nobody said it', () => {
    expect(run(racks(even, undefined))).toEqual([expect.objectContaining({ path: 'row/rack-1', missing: expect.stringMatching(/phases/) })]);
  });
  test('not applicable without loads', () => expect(phaseUnbalance.applies!(analyseSite(new LiteralSite().utility('u').build()))).toBe(false));
  test('a UPS draws evenly whatever it feeds', () => {
    const site = new LiteralSite()
      .utility('u')
      .path('ups', 1000, { more: { electrical: { regulatedOutput: true } } })
      .feed('u', 'ups')
      .load('rack', 30, [{ id: 'a' }], { electrical: { phases: { l1: 1, l2: 0, l3: 0 } } })
      .feed('ups', 'rack', 'a');
    const analysis = analyseSite(site.build());
    const feed = phaseBalance(analysis).equipment.find((e) => analysis.site.assets[e.asset].path === 'u')!;
    expect(feed.unbalance).toBeCloseTo(0, 9);
  });
  test('one of six supplies out: 2 : 2 : 1 is 40 % off at the whip, 16 : 16 : 15 of a rack of 48 is 4.3 %', () => {
    expect(unbalance([2, 2, 1])).toBeCloseTo(0.4, 12);
    expect(unbalance([16, 16, 15])).toBeCloseTo(0.0426, 4);
  });
  test('neutral: nothing when balanced, all of a single phase', () => {
    expect(neutral([10, 10, 10])).toBe(0);
    expect(neutral([10, 0, 0])).toBe(10);
  });
});
