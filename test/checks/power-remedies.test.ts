import { Duration, LimitRule, Power, Ratio, Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite, limitA } from '../support/literal-site';

const run = (code: string, site: LiteralSite): RawFinding[] => {
  const analysis = analyseSite(site.build());
  return CHECKS.filter((c) => c.code === code).flatMap((c) => c.evaluate(analysis));
};

/** Eight cords of 60 A whips, `each` on each lineup. */
function whips(kw: number, each: number): LiteralSite {
  const site = new LiteralSite(Tier.III).utility('u');
  const cords = Array.from({ length: 8 }, (_, i) => ({
    id: `s${i}`,
    shelves: 1,
    powerFactor: Ratio.of(0.99),
    limits: [{ ...limitA('whip', LimitRule.CORD, 60), factor: Ratio.percent(80) }],
  }));
  const shelves = { ratedPower: Power.kilowatts(33), efficiency: Ratio.of(0.975) };
  site.load('rack', kw, cords, { shelves });
  cords.forEach(({ id }, i) => {
    const name = `lineup-${Math.floor(i / each)}`;
    if (i % each === 0) {
      site.path(name, 1e4).feed('u', name);
    }
    site.feed(name, 'rack', id);
  });
  return site;
}

describe('PWR-11: the next standard size, enough lineups, or a cap', () => {
  test('142 kW on four of eight cords', () => {
    // 35.5 kW a cord: 35.5 / (√3 · .415 · .99) = 49.89 A; / .8 = 62.4 A: 70 A is the next of NEC 240.6(A).
    // 4 · 49.89 / 48 = 4.16, so five must stay: three lineups keep 8 − 3 = 5. Four cords carry 4 · 34.16 = 136.6 kW.
    const [found] = run('PWR-11', whips(142, 4));
    expect(found.fix).toBe('spread the cords evenly over 3 lineups, or take tap-off, whip and connector of 70 A, or cap the rack at 136.6 kW');
  });
  test('PWR-08: 142 · .975 = 138.45 kW of DC needs five shelves of 33 kW: three lineups keep 8 − 3 = 5', () => {
    const found = run('PWR-08', whips(142, 4));
    expect(found.map((f) => f.fix)).toEqual(['lineup-0', 'lineup-1'].map(() => 'spread the shelves evenly over 3 lineups'));
    expect(run('PWR-08', whips(142, 3))).toEqual([]);
  });
  test('what is said, done', () => expect(run('PWR-11', whips(142, 3))).toEqual([]));
});

describe('a second source is named with its headroom', () => {
  /** A rack of `kw` on board `a` alone; board `b` of 500 kW carries 300 kW. */
  const lone = (kw: number, b = 500): LiteralSite =>
    new LiteralSite(Tier.III)
      .utility('u')
      .utility('v')
      .path('a', 500)
      .path('b', b)
      .feed('u', 'a')
      .feed('v', 'b')
      .load('rack', kw, [{ id: '1' }, { id: '2' }])
      .load('other', 300, [{ id: '1' }], { required: false })
      .feed('a', 'rack', '1')
      .feed('a', 'rack', '2')
      .feed('b', 'other', '1');

  test('PWR-03: 500 − 300 = 200 kW for 90', () => {
    const found = run('PWR-03', lone(90)).find((f) => f.path === 'a')!;
    expect(found.fix).toBe(
      "feed each of them from a second source that does not hang on this one: for example 'b', live then with 200 kW of headroom for 90 kW",
    );
  });
  test('PWR-03: too little', () => {
    const found = run('PWR-03', lone(90, 350)).find((f) => f.path === 'a')!;
    expect(found.fix).toContain("no other that is live then has headroom for 90 kW, 'b' has most with 50 kW: take a larger one, or add one");
  });
  test('PWR-08: both cords on one board', () => {
    const found = run('PWR-08', lone(90)).find((f) => f.path === 'a')!;
    expect(found.fix).toContain("for example 'b', live then with 200 kW of headroom for 90 kW");
  });
  test('what hangs on a battery gets one that does, and never what it hangs on already', () => {
    const site = new LiteralSite(Tier.III).utility('u').utility('v');
    ['a', 'b'].forEach((side, i) => {
      site.path(`board-${side}`, 500).path(`out-${side}`, 200).feed(['u', 'v'][i], `board-${side}`);
      site
        .path(`ups-${side}`, 200, { more: { autonomy: Duration.minutes(5) } })
        .feed(`board-${side}`, `ups-${side}`)
        .feed(`ups-${side}`, `out-${side}`);
    });
    site.load('rack', 90, [{ id: '1' }]).feed('out-a', 'rack', '1');
    const found = run('PWR-03', site).find((f) => f.path === 'out-a')!;
    // Nothing is on side b: its UPS or its outlet, 200 kW each, and not the board of 500 above them.
    expect(found.fix).toMatch(/for example '(ups|out)-b', live then with 200 kW of headroom for 90 kW/);
  });
  test('nothing else is there', () => {
    const site = new LiteralSite(Tier.III)
      .utility('u')
      .path('a', 500)
      .feed('u', 'a')
      .load('rack', 90, [{ id: '1' }])
      .feed('a', 'rack', '1');
    expect(run('PWR-03', site).find((f) => f.path === 'a')!.fix).toContain('no other thing is live then: add one for 90 kW');
  });
});
