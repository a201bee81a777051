import { Duration, InputMode, LimitRule, LossCurve, Power, PowerLevel, Ratio, SourceRole, Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { Remedy, SiteAnalysis } from '../../lib/analysis/model';
import { combinations, ways } from '../../lib/analysis/power/combinations';
import { askedOf, remedyFor } from '../../lib/analysis/power/remedies';
import { LiteralSite, limitA, limitKw } from '../support/literal-site';

const MV = { level: PowerLevel.MEDIUM_VOLTAGE };
const flat = (kw: number): LossCurve[] => [{ name: 'flat', ratedPower: Power.kilowatts(1000), noLoad: kw / 1000, linear: 0, square: 0 }];
const out = (analysis: SiteAnalysis, path: string): number => analysis.power.normal[at(analysis, path)]!.outKw;
const at = (analysis: SiteAnalysis, path: string): number => analysis.site.assets.findIndex((asset) => asset.path === path);
const worst = (analysis: SiteAnalysis, path: string): number =>
  analysis.power.limits.find((l) => l.asset === at(analysis, path) && l.cord === '')!.worst;
const paths = (analysis: SiteAnalysis, assets: readonly number[]): string[] => assets.map((asset) => analysis.site.assets[asset].path);
const outcome = (analysis: SiteAnalysis, label: string) => analysis.outcomes.find((o) => analysis.scenarios[o.scenario].label === label);

describe('ties', () => {
  /** Two buses, each with its own feed and a share of one generator, and a rack of 100 kW on each. */
  const pair = (losses: { a?: LossCurve[]; tie?: LossCurve[] } = {}): LiteralSite => {
    const site = new LiteralSite().utility('u-a').utility('u-b').generator('g', 500);
    site.path('a', 1e4, { ...MV, losses: losses.a }).path('b', 1e4, MV);
    site.path('t', 150, { ...MV, role: SourceRole.TIE, losses: losses.tie });
    site.feed('u-a', 'a').feed('g', 'a').feed('u-b', 'b').feed('g', 'b').feed('a', 't').feed('b', 't');
    site.load('r-a', 100, [{ id: '1' }]).feed('a', 'r-a', '1');
    return site.load('r-b', 100, [{ id: '1' }]).feed('b', 'r-b', '1');
  };

  test('a tied bus pays its loss once, to the feed that it is on: 100 + 10 kW, generators unloaded', () => {
    const analysis = analyseSite(pair({ a: flat(10) }).build());
    expect(out(analysis, 'u-a')).toBeCloseTo(110, 9);
    expect(out(analysis, 'g')).toBe(0);
    expect(analysis.totals.facilityProvisionedKw).toBeCloseTo(210, 9);
    // What the bus itself gives is what hangs on it, without its own loss.
    expect(out(analysis, 'a')).toBeCloseTo(100, 9);
    expect(analysis.power.normal[at(analysis, 'a')]!.lossKw).toBeCloseTo(10, 9);
  });

  test('its loss moves to the other feed with it: 100 + 10 over a tie that loses 5 makes 115, beside the 100 kW there', () => {
    const analysis = analyseSite(pair({ a: flat(10), tie: flat(5) }).build());
    expect(worst(analysis, 't')).toBeCloseTo(110, 9);
    // In kVA: 215 kW, and 40.61 kvar of 200 kW of racks at pf .98.
    expect(worst(analysis, 'u-b')).toBeCloseTo(Math.hypot(215, 200 * Math.tan(Math.acos(0.98))), 9);
    // An open tie loses nothing.
    expect(out(analysis, 'u-b')).toBeCloseTo(100, 9);
    // Only with both feeds out do generators carry: 100 + 10 + 100.
    expect(worst(analysis, 'g')).toBeCloseTo(210, 9);
  });

  test('a bus takes the neighbour on utility before its own generators, and never a second tie', () => {
    const site = pair()
      .path('c', 1e4, MV)
      .path('t-2', 150, { ...MV, role: SourceRole.TIE })
      .feed('b', 't-2')
      .feed('c', 't-2');
    const analysis = analyseSite(
      site
        .load('r-c', 10, [{ id: '1' }])
        .feed('c', 'r-c', '1')
        .build(),
    );
    // c hangs on b through t-2. With u-b out, b takes a's utility; c may not follow over a second tie, nor take b's generators, which b is not on.
    expect(outcome(analysis, 'on utility, u-b out')!.dark.map((asset) => analysis.site.assets[asset].path)).toEqual(['r-c']);
    expect(worst(analysis, 't-2')).toBeCloseTo(10, 9);
    expect(worst(analysis, 't')).toBeCloseTo(100, 9);
    const blocked = analyseSite(
      new LiteralSite()
        .utility('u')
        .path('a', 1e4, MV)
        .path('b', 1e4, MV)
        .path('c', 1e4, MV)
        .path('t', 100, { ...MV, role: SourceRole.TIE })
        .path('t-2', 100, { ...MV, role: SourceRole.TIE })
        .feed('u', 'a')
        .feed('a', 't')
        .feed('b', 't')
        .feed('b', 't-2')
        .feed('c', 't-2')
        .load('r', 10, [{ id: '1' }])
        .feed('c', 'r', '1')
        .build(),
    );
    expect(paths(blocked, outcome(blocked, 'on utility, all in service')!.dark)).toEqual(['r']);
  });

  test.each<[string, (site: LiteralSite) => LiteralSite, RegExp]>([
    ['one bus', (s) => s.path('x', 1, { role: SourceRole.TIE }).feed('a', 'x'), /TieNeedsTwoBuses|exactly two buses, got 1/],
    ['one bus twice', (s) => s.path('x', 1, { role: SourceRole.TIE }).feed('a', 'x').feed('a', 'x'), /exactly two buses, got 1/],
    ['a feed', (s) => s.path('x', 1, { role: SourceRole.TIE }).feed('a', 'x').feed('u-a', 'x'), /got 'u-a', which is no bus/],
    ['another tie', (s) => s.path('x', 1, { role: SourceRole.TIE }).feed('a', 'x').feed('t', 'x'), /tie 't' feeds 'x'/],
    ['a load below it', (s) => s.load('x', 1, [{ id: '1' }]).feed('t', 'x', '1'), /tie 't' feeds 'x', but a tie only joins/],
    ['equipment below it', (s) => s.path('x', 1).feed('t', 'x'), /tie 't' feeds 'x'/],
    [
      'a bus and what hangs on it',
      (s) => s.path('x', 1).feed('a', 'x').path('y', 1, { role: SourceRole.TIE }).feed('a', 'y').feed('x', 'y'),
      /cycle: .*y/,
    ],
  ])('refused: a tie with %s', (_, change, message) => {
    expect(() => analyseSite(change(pair()).build())).toThrow(message);
  });

  test('a cycle is told by its path', () => {
    const site = new LiteralSite().path('ups-a', 1).path('board-1', 1).feed('ups-a', 'board-1').feed('board-1', 'ups-a');
    expect(() => analyseSite(site.build())).toThrow(/power path is a cycle: (ups-a => board-1 => ups-a|board-1 => ups-a => board-1);/);
  });
});

describe('shared fate (PWR-08)', () => {
  const site = (tier = Tier.III): LiteralSite => {
    const s = new LiteralSite(tier).utility('u').path('mv', 1e4, MV).path('tx', 1e4).path('a', 100).path('b', 100).path('c', 100);
    s.feed('u', 'mv').feed('mv', 'tx').feed('tx', 'a').feed('tx', 'b').feed('mv', 'c');
    return s;
  };
  const load = (s: LiteralSite, more: object = {}): LiteralSite =>
    s
      .load('r', 90, [{ id: '1' }, { id: '2' }, { id: '3' }], more)
      .feed('a', 'r', '1')
      .feed('b', 'r', '2')
      .feed('c', 'r', '3');

  test('two of three cords hang on a transformer: one is enough, two are not', () => {
    expect(analyseSite(load(site()).build()).power.sharedFates).toEqual([]);
    const { power, site: s } = analyseSite(load(site(), { minimumCords: 2 }).build());
    expect(power.sharedFates).toEqual([
      { component: s.assets.findIndex((x) => x.path === 'tx'), darkLoads: [6], shelfLoads: [], worstShelfRatio: 0 },
    ]);
  });

  test('or too few shelves: 90·.975 = 87.75 kW needed of the 33 kW left', () => {
    const shelves = { ratedPower: Power.kilowatts(33), efficiency: Ratio.of(0.975) };
    const s = site().load(
      'r',
      90,
      ['1', '2', '3'].map((id) => ({ id, shelves: 1 })),
      { shelves },
    );
    const { power } = analyseSite(s.feed('a', 'r', '1').feed('b', 'r', '2').feed('c', 'r', '3').build());
    expect(power.sharedFates.map((f) => [f.darkLoads, f.shelfLoads])).toEqual([[[], [6]]]);
    expect(power.sharedFates[0].worstShelfRatio).toBeCloseTo(87.75 / 33, 9);
  });

  test('medium voltage counts at tier IV only; a load that need not stay on does not', () => {
    const mv = (tier: Tier): string[] => {
      const analysis = analyseSite(load(site(tier)).build());
      return paths(
        analysis,
        analysis.power.sharedFates.map((f) => f.component),
      );
    };
    expect(mv(Tier.II)).toEqual([]);
    expect(mv(Tier.III)).toEqual([]);
    expect(mv(Tier.IV)).toEqual(['mv']);
    expect(analyseSite(load(site(), { minimumCords: 2, required: false }).build()).power.sharedFates).toEqual([]);
  });

  test('a cord that nothing feeds is not lost by what is taken out', () => {
    const s = new LiteralSite().utility('u').path('dead', 100).path('a', 100).path('b', 100).feed('u', 'a').feed('u', 'b');
    s.load('r', 100, [{ id: '1' }, { id: '2' }, { id: '3' }], { minimumCords: 2 });
    expect(analyseSite(s.feed('dead', 'r', '1').feed('a', 'r', '2').feed('b', 'r', '3').build()).power.sharedFates).toEqual([]);
  });

  test('one cord with a transfer switch has one fate of its own, and transfers are made first', () => {
    const s = site().load('r', 50, [{ id: '1', transferTime: Duration.seconds(1) }, { id: '2' }], { minimumCords: 2 });
    // Cord 1 moves from a to c, so that the transformer takes only cord 2.
    expect(analyseSite(s.feed('a', 'r', '1').feed('c', 'r', '1').feed('b', 'r', '2').build()).power.sharedFates).toEqual([]);
  });
});

describe('claims (PWR-09)', () => {
  const lineups = (n: number, kw: number, each: number, claim: [string, number], input = (i: number): string => `u-${i}`): SiteAnalysis => {
    const site = new LiteralSite();
    const names = Array.from({ length: n }, (_, i) => `l-${i}`);
    names.forEach((name, i) => site.utility(`u-${i}`).path(name, kw).feed(input(i), name));
    names.forEach((name, i) =>
      site
        .load(`r-${i}`, each, [{ id: '1' }, { id: '2' }])
        .feed(name, `r-${i}`, '1')
        .feed(names[(i + 1) % n], `r-${i}`, '2'),
    );
    return analyseSite(
      site
        .claim(
          'plant',
          ...claim,
          names.map((name) => [name]),
        )
        .build(),
    );
  };

  test('three lineups of which two must stay: one lost leaves 100 + 50 of 150 kW on each, two lost darken a rack', () => {
    expect(lineups(3, 150, 100, ['3N/2', 2]).power.claims[0]).toMatchObject({ holds: true, survivesMore: false, failing: [] });
    // 101 kW: 151.5 of 150.
    const failing = lineups(3, 150, 101, ['3N/2', 2]).power.claims[0];
    expect(failing).toMatchObject({ holds: false, failing: ['1'], failingState: 'U', darkLoads: [] });
    expect(failing.overloads.map((o) => o.value)).toEqual([expect.closeTo(151.5, 9), expect.closeTo(151.5, 9)]);
    expect(lineups(3, 1e4, 100, ['3N/1', 1]).power.claims[0]).toMatchObject({ holds: false, darkLoads: [expect.any(Number)] });
  });

  test('more than claimed is told: every single loss survived where none was claimed', () => {
    expect(lineups(3, 1e4, 100, ['N', 3]).power.claims[0]).toMatchObject({ holds: true, survivesMore: true });
  });

  test('what is overloaded in the base state is not blamed on the claim', () => {
    // 2·100 = 200 on 150 kW each, in service: overloaded already; one lost overloads nothing that was not.
    expect(lineups(3, 90, 100, ['3N/2', 2]).power.claims[0].holds).toBe(true);
  });

  test('every combination is run: 40 lineups of which any three may be lost have 9,880', () => {
    const site = new LiteralSite();
    const names = Array.from({ length: 40 }, (_, i) => `l-${i}`);
    site.utility('u');
    names.forEach((name) =>
      site
        .path(name, 100)
        .feed('u', name)
        .load(`r-${name}`, 10, [{ id: '1' }])
        .feed(name, `r-${name}`, '1'),
    );
    site.claim(
      'plant',
      '40N/37',
      37,
      names.map((name) => [name]),
    );
    expect(analyseSite(site.build()).power.claims[0]).toMatchObject({ holds: false, failing: ['1', '2', '3'] });
  });

  test('what cannot be run is refused, never said to hold: C(40, 20) ways', () => {
    expect(() => lineups(40, 1e4, 10, ['2N', 20])).toThrow(/'2N' has 137,846,528,820 combinations .*split the plant into blocks at \[plant\]/);
  });

  test('combinations are complete and in order', () => {
    expect([...combinations(4, 2)]).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 2],
      [1, 3],
      [2, 3],
    ]);
    expect([...combinations(3, 3)]).toEqual([[0, 1, 2]]);
    expect([...combinations(3, 0), ...combinations(3, 4)]).toEqual([]);
    expect([ways(4, 2), ways(40, 3), ways(3, 0), ways(3, 4)]).toEqual([6, 9880, 0, 0]);
    expect([...combinations(12, 5)]).toHaveLength(ways(12, 5));
  });

  test('a board that two lineups share on generators alone is found: PWR-09 looks at both states', () => {
    const site = new LiteralSite().utility('u-1').utility('u-2').generator('g', 1e4).path('board', 1e4).feed('g', 'board');
    ['a', 'b'].forEach((name, i) =>
      site
        .path(name, 1000)
        .feed(`u-${i + 1}`, name)
        .feed('board', name),
    );
    site
      .load('r', 100, [{ id: '1' }, { id: '2' }])
      .feed('a', 'r', '1')
      .feed('b', 'r', '2')
      .claim('plant', '2N', 1, [['a'], ['b']]);
    const analysis = analyseSite(site.build());
    expect(analysis.power.claims[0].shared).toEqual([{ component: at(analysis, 'board'), lineups: ['1', '2'] }]);
    expect(analysis.power.claims[0].holds).toBe(false);
  });
});

describe('scenarios by tier', () => {
  const site = (tier: Tier): SiteAnalysis => {
    const s = new LiteralSite(tier).utility('u').generator('g', 1e3).path('board', 1e3, { input: InputMode.SELECTIVE });
    s.feed('u', 'board').feed('g', 'board');
    return analyseSite(
      s
        .load('r', 10, [{ id: '1' }])
        .feed('board', 'r', '1')
        .build(),
    );
  };

  test.each([
    // Base states alone; with feed and set; with the board as well. Each in both states.
    [Tier.I, 2],
    [Tier.II, 2 + 2 * 2],
    [Tier.III, 2 + 2 * 3],
    [Tier.IV, 2 + 2 * 3],
  ])('tier %s: %d scenarios', (tier, count) => {
    expect(site(tier).scenarios).toHaveLength(count);
  });
});

describe('remedies', () => {
  test('the first larger model that carries the worst demand, and racks of the kind that weighs most', () => {
    const site = new LiteralSite().utility('u').add('ups', {
      source: { role: SourceRole.PATH, level: PowerLevel.LOW_VOLTAGE, limits: [limitKw('output', LimitRule.UPS, 300)] },
      larger: [330, 400, 500].map((kw) => ({ model: `ups-${kw}`, limits: [limitKw('output', LimitRule.UPS, kw)] })),
    });
    site.feed('u', 'ups');
    // 3·110 + 4·10 = 370 kW: 70 over, one rack of 110 or seven of 10.
    for (let i = 0; i < 7; i++) {
      site.load(`r-${i}`, i < 3 ? 110 : 10, [{ id: '1' }]).feed('ups', `r-${i}`, '1');
    }
    const { site: built, power, scenarios } = analyseSite(site.build());
    const limit = power.limits.find((l) => l.asset === 1)!;
    const remedy = remedyFor(built, limit, askedOf(scenarios, limit));
    expect(remedy).toMatchObject({ asset: 1, model: 'ups-400', limit: 400, unit: 'kW', racks: 1 });
    expect(remedy.excess).toBeCloseTo(70, 9);
  });

  test('a whip over its limit has no racks to move: 40 kW at pf .98 and 415 V draw 56.8 of 48 A', () => {
    const limit = { ...limitA('whip', LimitRule.CORD, 60), factor: Ratio.of(0.8) };
    const site = new LiteralSite().utility('u').load('r', 40, [{ id: '1', limits: [limit] }]);
    const { site: built, power, scenarios } = analyseSite(site.feed('u', 'r', '1').build());
    const whip = power.limits.find((l) => l.cord === '1')!;
    expect(whip.worst).toBeCloseTo((40 / 0.98 / (Math.sqrt(3) * 415)) * 1000, 6);
    expect(remedyFor(built, whip, askedOf(scenarios, whip))).toMatchObject({ racks: undefined, model: undefined });
  });
});

describe('racks to move, measured', () => {
  test('just as many as bring the worst scenario within the limit, and one fewer does not', () => {
    // Two sides of 1,000 kW; racks of 90 kW on both, of 40 kW on side a alone: with b lost a carries 8·90 + 10·40 = 1,120.
    const build = (without: number): SiteAnalysis => {
      const site = new LiteralSite();
      ['a', 'b'].forEach((side) => site.utility(`u-${side}`).path(side, 1000, { rule: LimitRule.UPS }).feed(`u-${side}`, side));
      for (let i = without; i < 8; i++) {
        site
          .load(`both-${i}`, 90, [{ id: '1' }, { id: '2' }])
          .feed('a', `both-${i}`, '1')
          .feed('b', `both-${i}`, '2');
      }
      for (let i = 0; i < 10; i++) {
        site.load(`one-${i}`, 40, [{ id: '1' }]).feed('a', `one-${i}`, '1');
      }
      return analyseSite(site.build());
    };
    const analysis = build(0);
    const limit = analysis.power.limits.find((l) => l.asset === at(analysis, 'a'))!;
    expect(limit.worst).toBeCloseTo(1120, 9);
    // 120 kW over: two racks of 90 kW, which give all of it when b is lost, rather than three of 40.
    expect(remedyFor(analysis.site, limit, askedOf(analysis.scenarios, limit)).racks).toBe(2);
    expect(worst(build(2), 'a')).toBeLessThanOrEqual(1000);
    expect(worst(build(1), 'a')).toBeGreaterThan(1000);
  });

  test('nothing to move within the limit; none that suffices where the rest alone is too much', () => {
    const site = new LiteralSite().utility('u').path('a', 100).path('b', 10).feed('u', 'a').feed('u', 'b');
    site.load('r', 50, [{ id: '1' }]).feed('a', 'r', '1');
    site.load('fan', 40, [{ id: '1' }], { informationTechnology: false }).feed('b', 'fan', '1');
    site.load('small', 5, [{ id: '1' }]).feed('b', 'small', '1');
    const { site: built, power, scenarios } = analyseSite(site.build());
    const of = (asset: number): Remedy => {
      const limit = power.limits.find((l) => l.asset === asset)!;
      return remedyFor(built, limit, askedOf(scenarios, limit));
    };
    expect(of(1)).toMatchObject({ racks: 0, excess: 0 });
    // 45 on 10 kW: without the rack of 5 the fan's 40 are still too much.
    expect(of(2)).toMatchObject({ racks: undefined, excess: 35 });
  });
});
