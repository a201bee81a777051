import { analyseSite } from '../../lib/analysis/analyse';
import { ResilienceBench } from '../../lib/analysis/resilience/bench';
import { secondFailureRun } from '../../lib/analysis/resilience/second';
import { components } from '../../lib/analysis/resilience/zones';
import { LiteralSite } from '../support/literal-site';
import { randomSite } from '../support/random-site';

describe('a failure during maintenance', () => {
  test('finds every pair that darkens a load, chains standing for their members, on random sites', () => {
    for (let seed = 500; seed < 540; seed++) {
      const { site } = randomSite(seed);
      const bench = new ResilienceBench(site);
      const dark = (removed: number[]): boolean => bench.engines.some((engine) => (bench.judge(engine, removed)?.dark.length ?? 0) > 0);
      const fails = (removed: number[]): boolean => bench.engines.some((engine) => bench.judge(engine, removed) !== undefined);
      const alone = new Set(components(site).filter((a) => fails([a])));
      const { failing } = secondFailureRun(site);
      const run = new Set(failing.filter((f) => f.outcomes.some((o) => o.dark.length > 0)).map((f) => f.removed.join()));
      const all = components(site).filter((a) => !alone.has(a));
      all.forEach((a, i) =>
        all.slice(i + 1).forEach((b) => {
          if (run.has([a, b].join())) {
            expect(dark([a, b])).toBe(true);
          } else if (dark([a, b])) {
            // Then a member of the same chain stands for it: taking what is below it instead darkens loads too.
            const covered = [...run].some((key) => {
              const [x, y] = key.split(',').map(Number);
              return (below(site, a).has(x) && below(site, b).has(y)) || (below(site, a).has(y) && below(site, b).has(x));
            });
            expect({ seed, pair: [a, b], covered }).toEqual({ seed, pair: [a, b], covered: true });
          }
        }),
      );
    }
  });

  test('two units of one cooling group are a pair, and a unit with what feeds the other', () => {
    const site = new LiteralSite().utility('u1').utility('u2').path('a', 100).path('b', 100).feed('u1', 'a').feed('u2', 'b');
    site
      .load('rack', 10, [{ id: '1' }, { id: '2' }])
      .feed('a', 'rack', '1')
      .feed('b', 'rack', '2');
    // Feed and board are one chain each: one pair.
    expect(secondFailureRun(site.build())).toMatchObject({ pairs: 1, failing: [{ removed: [2, 3] }] });
    expect(analyseSite(site.build()).outcomes).toEqual([]);
  });
});

/** An asset and all that may draw on it. */
function below(site: ReturnType<LiteralSite['build']>, asset: number): Set<number> {
  const seen = new Set([asset]);
  for (const at of seen) {
    site.power.filter((l) => l.giver === at).forEach((l) => seen.add(l.receiver));
  }
  return seen;
}
