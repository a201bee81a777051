import { AiCloud, Rack, Service, ServiceKind, ServiceState, Tier } from 'cdktf-gigafactory';
import type { IConstruct } from 'constructs';
import { analyse, analyseSite } from '../../lib/analysis/analyse';
import { todayOf } from '../../lib/analysis/today';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { judge, ProvedFinding } from '../../lib/checks/run';
import { codeOf, newCloud } from '../support/cloud';
import { LiteralSite } from '../support/literal-site';
import { smallSite } from '../support/small-site';

const FAILED: ServiceState = { kind: ServiceKind.FAILED };

/** Three boards of `kw` behind one feed each; a rack of 90 kW over all three in equal parts: 30 → 45 → 90 kW as boards go. */
const three = (kw: number, tier = Tier.III): LiteralSite => {
  const site = new LiteralSite(tier);
  ['a', 'b', 'c'].forEach((name) => site.utility(`u-${name}`).path(name, kw).feed(`u-${name}`, name));
  site.load(
    'rack',
    90,
    ['a', 'b', 'c'].map((id) => ({ id })),
  );
  ['a', 'b', 'c'].forEach((name) => site.feed(name, 'rack', name));
  return site;
};
const out = (site: LiteralSite, ...names: string[]): LiteralSite => {
  names.forEach((name) => site.amend(name, { service: FAILED }));
  return site;
};
const verdict = (site: LiteralSite): Pick<ProvedFinding, 'code' | 'severity' | 'path' | 'scenario' | 'measured'>[] =>
  judge([analyseSite(site.build())], new AiCloud())
    .findings.filter(({ code }) => ['PWR-01', 'PWR-03'].includes(code))
    .map(({ code, severity, path, scenario, measured }) => ({ code, severity, path, scenario, measured }));

describe('a site with equipment out of service', () => {
  test('all in service: nothing is run again', () => expect(todayOf(analyseSite(three(50).build()))).toBeUndefined());

  test('flows, limits and scenarios are those with it out, and it is not taken out again', () => {
    const now = todayOf(analyseSite(out(three(50), 'a').build()))!;
    const limit = (name: string) => now.failures.power.limits.find(({ asset }) => now.failures.site.assets[asset].path === name)!;
    expect([limit('a').normal, limit('a').worst]).toEqual([0, 0]);
    expect([limit('b').normal, limit('b').worst]).toEqual([expect.closeTo(45, 9), expect.closeTo(90, 9)]);
    expect(now.failures.scenarios.map(({ label }) => label)).toEqual([
      'on utility, all else in service, with a out of service',
      ...['u-a', 'u-b', 'b', 'u-c', 'c'].map((name) => `on utility, ${name} out, with a out of service`),
    ]);
    expect(now.base.scenarios).toHaveLength(1);
  });

  test('the site as built is judged as before', () => {
    const asBuilt = analyseSite(out(three(50), 'a').build());
    const whole = analyseSite(three(50).build());
    expect(asBuilt.power.limits).toEqual(whole.power.limits);
    expect(asBuilt.totals).toEqual(whole.totals);
  });

  test('a further failure that overloads is one warning a rule, which names both and counts its like', () => {
    // 45 kW with a out, 90 with one more: boards of 50 kW hold the first alone. The site as built holds every single failure.
    expect(verdict(out(three(50), 'a'))).toEqual([
      { code: 'PWR-03', severity: 'warning', path: 'b', scenario: 'on utility, u-c out, with a out of service', measured: expect.closeTo(90, 9) },
    ]);
    const { findings } = judge([analyseSite(out(three(50), 'a').build())], new AiCloud());
    const [found] = findings.filter(({ code }) => code === 'PWR-03');
    expect(found.message).toMatch(/; 2 such findings in all, at b, c$/);
    expect(found.fix).toMatch(/^bring back into service what is out, or /);
  });

  test('what goes dark is worse than any overload', () => {
    // A rack on b and c alone: with c in place it bears the loss of b, with c out it does not.
    const site = out(three(200), 'c')
      .load('pair', 1, [{ id: 'x' }, { id: 'y' }])
      .feed('b', 'pair', 'x')
      .feed('c', 'pair', 'y');
    expect(verdict(site)).toEqual([
      { code: 'PWR-03', severity: 'warning', path: 'u-b', scenario: 'on utility, u-b out, with c out of service', measured: 1 },
    ]);
  });

  test('at the limit: boards of 90 kW bear it', () => expect(verdict(out(three(90), 'a'))).toEqual([]));

  test('an overload in the base state is an error: 90 kW on what is left of two', () => {
    const found = verdict(out(three(50), 'a', 'b'));
    const scenario = 'on utility, all else in service, with a and b out of service';
    expect(found).toContainEqual({ code: 'PWR-01', severity: 'error', path: 'c', scenario, measured: expect.closeTo(90, 9) });
  });

  test('darkness in the base state is an error, also at tier I', () => {
    const found = verdict(out(three(90, Tier.I), 'a', 'b', 'c'));
    expect(found).toMatchObject([{ code: 'PWR-03', severity: 'error', path: 'rack', measured: 1 }]);
  });

  test('errors of the site as built stay errors, what is worse with it out is told beside them', () => {
    // Boards of 40 kW: each overloaded after any single failure of the site as built (45 kW). With a out b and c carry 45 kW at once, 90 with one more out.
    const codes = verdict(out(three(40), 'a')).map(({ code, severity, path }) => `${code} ${severity} ${path}`);
    const asBuilt = ['a', 'b', 'c'].map((name) => `PWR-03 error ${name}`);
    expect(codes.sort()).toEqual([...asBuilt, 'PWR-01 error b', 'PWR-01 error c', 'PWR-03 warning b'].sort());
  });

  test('what the outage does not change is told once', () => {
    const site = out(three(90), 'a')
      .utility('v')
      .path('d', 10)
      .feed('v', 'd')
      .load('other', 20, [{ id: 'x' }], { required: false })
      .feed('d', 'other', 'x');
    expect(verdict(site)).toEqual([
      { code: 'PWR-01', severity: 'error', path: 'd', scenario: 'on utility, all in service', measured: expect.closeTo(20, 9) },
    ]);
  });
});

describe('Service', () => {
  const records = (root: IConstruct): Map<string, ServiceState | undefined> =>
    new Map(snapshotOf(root).sites.flatMap((site) => site.assets.map(({ path, record }) => [path, record.service] as const)));

  test('of a lineup takes out all power and cooling equipment below it; the nearest says it', () => {
    const cloud = newCloud();
    const { power } = smallSite(cloud);
    const lineup = power.node.findChild('block-1').node.findChild('lineup-a');
    Service.of(lineup).maintenance({ until: '2027-03-31', reason: 'battery exchange' });
    Service.of(lineup.node.findChild('transformer')).inService();
    const all = records(cloud);
    const hall = 'site-hall/power/block-1';
    expect(all.get(`${hall}/lineup-a/ups`)).toEqual({ kind: 'maintenance', until: '2027-03-31', reason: 'battery exchange' });
    expect([all.get(`${hall}/lineup-a/transformer`), all.get(`${hall}/lineup-b/ups`)]).toEqual([undefined, undefined]);
  });

  test('of a hall leaves its racks and loops alone; of a rack it is refused', () => {
    const cloud = newCloud();
    const { hall, pods } = smallSite(cloud);
    Service.of(hall).notYetEnergised();
    expect([...records(cloud)].filter(([path, service]) => service && path.includes('rack-'))).toEqual([]);
    Service.of(pods[0].racks[0] as unknown as Rack).failed();
    expect(codeOf(() => snapshotOf(cloud))).toBe('InvalidRecord');
  });

  test('a CDU out: the loop goes on with one fewer, and one more out is a warning', () => {
    const cloud = newCloud();
    const { cooling } = smallSite(cloud);
    const cdus = cooling.node.findAll().filter((c) => c.node.id.startsWith('cdu-'));
    const [analysed] = analyse(snapshotOf(cloud));
    const before = analysed.thermal.normal.find((loop) => analysed.site.assets[loop.loop].record.cooling?.loop?.medium === 'tcs')!;
    Service.of(cdus[0]).failed();
    const [now] = analyse(snapshotOf(cloud)).map((analysis) => todayOf(analysis)!.failures);
    const after = now.thermal.normal.find((loop) => loop.loop === before.loop)!;
    expect(after.unitsLive).toBe(before.unitsLive - 1);
    expect(now.scenarios.some(({ label }) => label.startsWith(`on utility, ${cdus[0].node.path} out`))).toBe(false);
    const thermal = judge(analyse(snapshotOf(cloud)), cloud).findings.filter(
      ({ code, scenario }) => code.startsWith('THM') && scenario?.includes('out of service'),
    );
    expect(thermal.length).toBeGreaterThan(0);
    expect(new Set(thermal.map(({ severity }) => severity))).toEqual(new Set(['warning']));
  });

  test('by props, and refusals', () => {
    const cloud = newCloud();
    smallSite(cloud);
    const root = cloud as IConstruct;
    expect(codeOf(() => Service.of(root).failed({ until: 'soon' }))).toBe('InvalidValue');
    expect(codeOf(() => Service.of(root).failed({ reason: 7 as never }))).toBe('InvalidValue');
    expect(codeOf(() => Service.of(undefined as never))).toBe('InvalidValue');
  });
});
