import { InputMode, LimitRule, PowerLevel, SourceSideDevice, Ratio, SourceRole, Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { faultZoneRun, faults, maintenance, maintenanceRun } from '../../lib/analysis/resilience/run';
import type { ZoneAnalysis } from '../../lib/analysis/resilience/model';
import { faultMembers, maintenanceMembers } from '../../lib/analysis/resilience/zones';
import { LiteralSite, limitKw } from '../support/literal-site';
import { randomSite } from '../support/random-site';
import { bruteForce } from '../support/brute-force';

/** Two feeds, two buses, two boards, one load of two cords; a spare pair of sources for each bus. */
const twoPaths = (kw = 1000, load = 600, tier = Tier.IV): LiteralSite =>
  new LiteralSite(tier)
    .utility('u1')
    .utility('u2')
    .path('mv-a', 1e5, { level: PowerLevel.MEDIUM_VOLTAGE })
    .path('mv-b', 1e5, { level: PowerLevel.MEDIUM_VOLTAGE })
    .path('a', kw)
    .path('b', kw)
    .feed('u1', 'mv-a')
    .feed('u2', 'mv-b')
    .feed('mv-a', 'a')
    .feed('mv-b', 'b')
    .load('rack', load, [{ id: '1' }, { id: '2' }])
    .feed('a', 'rack', '1')
    .feed('b', 'rack', '2');

const told = (site: ReturnType<LiteralSite['build']>, { failing }: ZoneAnalysis): [string, number[], string[]][] =>
  failing.map(({ zone, outcomes }) => [
    zone.kind,
    zone.removed,
    outcomes.flatMap((o) => [
      ...o.dark.map((a) => `${o.state} ${site.assets[a].path} dark`),
      ...o.overloads.map((v) => `${o.state} ${site.assets[v.asset].path} ${v.value}/${v.limit}`),
    ]),
  ]);

describe('what goes out together', () => {
  test('alone by default; without a source-side device with what feeds it, up to the next device', () => {
    const site = twoPaths()
      .path('pdu', 500, {})
      .add('run', {
        source: { role: SourceRole.PATH, level: PowerLevel.LOW_VOLTAGE, limits: [limitKw('rating', LimitRule.CAPACITY, 500)] },
        resilience: { sourceSide: SourceSideDevice.NONE },
      })
      .feed('a', 'pdu')
      .feed('pdu', 'run')
      .build();
    const at = (name: string): number => site.assets.find((a) => a.path === name)!.index;
    const members = faultMembers(site);
    expect(members.get(at('a'))).toEqual([at('a')]);
    // The device before the PDU clears a fault in the run, and one in the PDU.
    expect(members.get(at('run'))).toEqual([at('pdu'), at('run')]);
    expect(members.get(at('pdu'))).toEqual([at('pdu'), at('run')]);
  });

  test('named zones join their members; maintenance is as the fault zone unless it has zones of its own', () => {
    const zone = { faultZones: ['section 1'] };
    const source = { role: SourceRole.PATH, level: PowerLevel.LOW_VOLTAGE, limits: [] };
    const site = new LiteralSite()
      .add('x', { source, resilience: zone })
      .add('y', { source, resilience: { ...zone, maintenanceZones: ['cubicle'] } })
      .add('z', { source, resilience: { maintenanceZones: ['cubicle'] } })
      .build();
    expect([...faultMembers(site)]).toEqual([
      [0, [0, 1]],
      [1, [0, 1]],
      [2, [2]],
    ]);
    expect([...maintenanceMembers(site)]).toEqual([
      [0, [0, 1]],
      [1, [1, 2]],
      [2, [1, 2]],
    ]);
  });
});

describe('maintenance of every component', () => {
  test('two paths that share nothing hold; at 600 of 600 kW too', () => {
    expect(maintenanceRun(twoPaths().build()).failing).toEqual([]);
    expect(maintenanceRun(twoPaths(600, 600).build()).failing).toEqual([]);
  });

  test('a board of 599 kW is overloaded while the other is out, on each component of the other path', () => {
    const site = twoPaths(599, 600).build();
    const { failing, scenarios } = maintenanceRun(site);
    // u1, mv-a, a out: b carries 600; u2, mv-b, b out: a does. No generators, so state U only: 6 components.
    expect(scenarios).toBe(6);
    expect(failing.map(({ zone }) => zone.removed[0])).toEqual([0, 1, 2, 3, 4, 5]);
    expect(failing[0].outcomes[0].overloads).toEqual([expect.objectContaining({ asset: 5, value: 600, limit: 599, unit: 'kW' })]);
  });

  test('a maintenance zone over both buses darkens the load', () => {
    const literal = twoPaths();
    const site = literal.build();
    const zoned = {
      ...site,
      assets: site.assets.map((a) =>
        a.path.startsWith('mv') ? { ...a, record: { ...a.record, resilience: { maintenanceZones: ['hv yard'] } } } : a,
      ),
    };
    expect(told(zoned, maintenanceRun(zoned))).toEqual([['maintenance', [2, 3], ['U rack dark']]]);
    // The fault zones are another matter.
    expect(faultZoneRun(zoned).failing).toEqual([]);
  });

  test('what the single-failure run has answered is not run again, with the same result', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const { site } = randomSite(seed);
      const analysis = analyseSite(site);
      expect(maintenance(analysis)).toEqual(maintenanceRun(site));
      expect(faults(analysis)).toEqual(faultZoneRun(site));
    }
  });

  test('dark loads are those of the naive twin, for any zone', () => {
    for (let seed = 100; seed < 140; seed++) {
      const { site, groups } = randomSite(seed);
      const sources = site.assets.filter((a) => a.record.source).map((a) => a.index);
      const zone = [sources[seed % sources.length], sources[(seed * 7 + 3) % sources.length]];
      const zoned = {
        ...site,
        assets: site.assets.map((a) => (zone.includes(a.index) ? { ...a, record: { ...a.record, resilience: { maintenanceZones: ['z'] } } } : a)),
      };
      const { zones, failing } = maintenanceRun(zoned);
      const removed = [...new Set(zone)].sort((a, b) => a - b);
      expect(zones.some((z) => String(z.removed) === String(removed))).toBe(true);
      for (const state of ['U', 'G'] as const) {
        const required = (dark: Set<number>): number[] =>
          [...dark].filter((a) => site.assets[a].record.demand?.required !== false).sort((a, b) => a - b);
        const before = bruteForce(zoned, state, new Set(), groups).dark;
        const expected = required(bruteForce(zoned, state, new Set(removed), groups).dark).filter((a) => !before.has(a));
        const outcome = failing.find((f) => String(f.zone.removed) === String(removed))?.outcomes.find((o) => o.state === state);
        if (state === 'U' || site.assets.some((a) => a.record.source?.role === SourceRole.GENERATOR)) {
          expect(outcome?.dark ?? []).toEqual(expected);
        }
      }
    }
  });
});

describe('a maintenance bypass', () => {
  /** One lineup: board, UPS, output; the load hangs on the output alone. */
  const lineup = (bypassKw?: number): LiteralSite =>
    new LiteralSite()
      .utility('u')
      .path('board', 1000)
      .add('ups', {
        source: {
          role: SourceRole.PATH,
          level: PowerLevel.LOW_VOLTAGE,
          limits: [limitKw('active power', LimitRule.UPS, 1000)],
          inputPowerFactor: Ratio.of(0.99),
        },
        resilience: bypassKw === undefined ? undefined : { maintenanceBypass: [limitKw('rating', LimitRule.CAPACITY, bypassKw)] },
      })
      .path('output', 1000)
      .feed('u', 'board')
      .feed('board', 'ups')
      .feed('ups', 'output')
      .load('rack', 800, [{ id: '1' }])
      .feed('output', 'rack', '1');

  const failing = (site: LiteralSite): number[][] => maintenanceRun(site.build()).failing.map((f) => f.zone.removed);

  test('lets its UPS be maintained, and nothing else', () => {
    expect(failing(lineup())).toEqual([[0], [1], [2], [3]]);
    expect(failing(lineup(800))).toEqual([[0], [1], [3]]);
    expect(maintenanceRun(lineup(800).build()).bypassed.map((z) => z.removed)).toEqual([[2]]);
  });

  test('too small, it is what is overloaded, told of its UPS', () => {
    const { failing: left } = maintenanceRun(lineup(799).build());
    expect(left.find((f) => f.zone.removed[0] === 2)!.outcomes).toEqual([
      expect.objectContaining({
        dark: [],
        overloads: [expect.objectContaining({ asset: 2, name: 'maintenance bypass, rating', value: 800, limit: 799 })],
      }),
    ]);
  });

  test('does not count in a fault', () => {
    expect(faultZoneRun(lineup(800).build()).failing.map((f) => f.zone.removed)).toEqual([[0], [1], [2], [3]]);
  });

  test('is not closed beside another UPS on one output', () => {
    const pair = lineup(800);
    pair.path('ups-2', 300).path('common', 2000, { input: InputMode.PARALLEL }).feed('board', 'ups-2').feed('ups', 'common').feed('ups-2', 'common');
    pair.load('more', 500, [{ id: '1' }]).feed('common', 'more', '1');
    expect(maintenanceRun(pair.build()).bypassed).toEqual([]);
  });
});

describe('fault zones', () => {
  test('a stuck breaker takes what feeds the faulty part: two boards on two buses each, faulty board a takes bus a', () => {
    // Boards are primary-selective, so bus a alone is survived; board a out with bus a: board b goes over to bus b. All holds.
    const site = twoPaths().feed('mv-b', 'a').feed('mv-a', 'b');
    expect(faultZoneRun(site.build()).failing).toEqual([]);
    expect(
      faultZoneRun(site.build())
        .zones.filter((z) => z.kind === 'stuck_breaker')
        .map((z) => z.removed),
    ).toEqual([
      [2, 4],
      [3, 5],
    ]);
    // With both boards preferring bus a and nothing else on bus b, the same fault takes bus a, and b carries on from b.
    const shared = twoPaths()
      .path('c', 1000)
      .feed('mv-a', 'c')
      .feed('a', 'c')
      .load('pump', 10, [{ id: '1' }])
      .feed('c', 'pump', '1');
    expect(told(shared.build(), faultZoneRun(shared.build()))).toContainEqual(['stuck_breaker', [2, 7], ['U pump dark']]);
  });

  test('a fuse does not stick', () => {
    const site = twoPaths().feed('mv-b', 'a').build();
    const fused = {
      ...site,
      assets: site.assets.map((a) => (a.path === 'a' ? { ...a, record: { ...a.record, resilience: { sourceSide: SourceSideDevice.FUSE } } } : a)),
    };
    expect(faultZoneRun(site).zones.filter((z) => z.kind === 'stuck_breaker')).toHaveLength(1);
    expect(faultZoneRun(fused).zones.filter((z) => z.kind === 'stuck_breaker')).toEqual([]);
  });

  test('a closed tie sticks, an open one cannot', () => {
    // Bus b has no utility of its own, so the tie to a is closed: a fault in b with the tie stuck takes a as well.
    const site = new LiteralSite(Tier.IV)
      .utility('u1')
      .path('mv-a', 1e5)
      .path('mv-b', 1e5)
      .path('tie', 1e5, { role: SourceRole.TIE })
      .generator('g', 1000)
      .feed('u1', 'mv-a')
      .feed('g', 'mv-b')
      .feed('mv-a', 'tie')
      .feed('mv-b', 'tie')
      .build();
    const stuck = faultZoneRun(site).zones.filter((z) => z.kind === 'stuck_breaker');
    expect(stuck).toEqual([
      expect.objectContaining({ removed: [0, 1], states: ['U'] }),
      expect.objectContaining({ removed: [1, 2], states: ['U'] }),
      // A fault in the tie itself, with the breaker stuck at the bus that it is fed from.
      expect.objectContaining({ removed: [1, 3], states: ['U'] }),
      expect.objectContaining({ removed: [1, 2], states: ['G'] }),
      expect.objectContaining({ removed: [2, 4], states: ['G'] }),
      expect.objectContaining({ removed: [2, 3], states: ['G'] }),
    ]);
  });

  test('a fire takes a compartment, final distribution apart', () => {
    const site = twoPaths().build();
    const placed = (where: { [path: string]: string }): typeof site => ({
      ...site,
      assets: site.assets.map((a) => (where[a.path] ? { ...a, record: { ...a.record, resilience: { fireCompartment: where[a.path] } } } : a)),
    });
    // A and B meet in the hall that they feed.
    const good = placed({ 'mv-a': 'room a', 'mv-b': 'room b', a: 'hall', b: 'hall', rack: 'hall', u1: 'yard a', u2: 'yard b' });
    expect(faultZoneRun(good).failing).toEqual([]);
    const bad = placed({ 'mv-a': 'room', 'mv-b': 'room', a: 'hall', b: 'hall', rack: 'hall', u1: 'yard a', u2: 'yard b' });
    expect(told(bad, faultZoneRun(bad))).toEqual([['fire', [2, 3], ['U rack dark']]]);
    // All in one room with the racks: only what feeds them directly is spared.
    const one = placed({ 'mv-a': 'hall', 'mv-b': 'hall', a: 'hall', b: 'hall', rack: 'hall', u1: 'yard a', u2: 'yard b' });
    expect(told(one, faultZoneRun(one))).toEqual([['fire', [2, 3], ['U rack dark']]]);
  });
});
