import { Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { faults, maintenance } from '../../lib/analysis/resilience/run';
import { singleFailure } from '../../lib/checks/power/single-failure';
import type { RawFinding } from '../../lib/checks/finding';
import { LiteralSite } from '../support/literal-site';

/** Two lineups; `racks` single-corded racks on a busway run of one of them, and a rack on both. */
function hall(tier: Tier, racks: number, allowedDarkRacks?: number): LiteralSite {
  const site = new LiteralSite(tier).utility('u').utility('v');
  ['a', 'b'].forEach((side) =>
    site
      .path(`ups-${side}`, 1000, { more: { capacityComponent: true } })
      .path(`run-${side}`, 1000)
      .feed('u', `ups-${side}`)
      .feed('v', `ups-${side}`),
  );
  // The run of side a hangs on either UPS.
  site.feed('ups-a', 'run-a').feed('ups-b', 'run-a').feed('ups-b', 'run-b');
  for (let i = 1; i <= racks; i++) {
    site.load(`row/rack-${i}`, 10, [{ id: '1' }], { allowedDarkRacks }).feed('run-a', `row/rack-${i}`, '1');
  }
  return site
    .load('both', 10, [{ id: '1' }, { id: '2' }])
    .feed('run-a', 'both', '1')
    .feed('run-b', 'both', '2');
}
const run = (site: LiteralSite): RawFinding[] => singleFailure.evaluate(analyseSite(site.build()));

describe('PWR-03: what a run of single-corded racks takes with it', () => {
  test.each([Tier.III, Tier.IV])('is an error at tier %s', (tier) => {
    const found = run(hall(tier, 3));
    expect(found.map((f) => [f.path, f.severity, f.measured])).toEqual([['run-a', undefined, 3]]);
  });
  test('is a warning at tier II, told once', () => {
    const [found, ...rest] = run(hall(Tier.II, 3));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'run-a', severity: 'warning', measured: 3, unit: 'loads', scenario: 'on utility, run-a out' });
    expect(found.fix).toContain('allowedDarkRacks: 3');
  });
  test('is not asked about at tier I, nor where no rack hangs on one run alone', () => {
    expect(run(hall(Tier.I, 3))).toEqual([]);
    expect(run(hall(Tier.II, 0))).toEqual([]);
  });
  test.each([Tier.II, Tier.III, Tier.IV])('is accepted at tier %s where the racks allow as many, and not one fewer', (tier) => {
    expect(run(hall(tier, 3, 3))).toEqual([]);
    expect(run(hall(tier, 3, 2)).length).toBeGreaterThan(0);
  });
  test('a capacity component is never covered: a lone UPS in place of the run', () => {
    const site = hall(Tier.III, 3, 3).amendSource('run-a', () => ({ capacityComponent: true }));
    expect(run(site)).toEqual([expect.objectContaining({ path: 'run-a', measured: 3 })]);
  });
  test('maintenance and fault zones accept what racks allow, too', () => {
    const [accepted, told] = [3, 2].map((allowed) => analyseSite(hall(Tier.IV, 3, allowed).build()));
    expect([maintenance(accepted).failing, faults(accepted).failing].flat()).toEqual([]);
    expect(maintenance(told).failing.map(({ zone }) => zone.name)).toEqual(['run-a']);
    // What goes dark is still counted as lost in the failure run.
    expect(accepted.outcomes.find(({ scenario }) => accepted.scenarios[scenario].label === 'on utility, run-a out')!.racksLost).toBe(3);
  });
});
