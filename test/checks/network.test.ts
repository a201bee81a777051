import { CableMedium, DataRate, FabricRole, Length, Mass, NetworkFacts, SpaceFacts } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { SiteAnalysis, SnapshotCable } from '../../lib/analysis/model';
import { CHECKS } from '../../lib/checks/registry';
import type { RawFinding } from '../../lib/checks/finding';
import { LiteralSite } from '../support/literal-site';

const gbps = DataRate.gigabitsPerSecond;
const switchOf = (role: FabricRole, ports: number, rate = 400, breakout?: number): NetworkFacts => ({
  role,
  ports: [{ prefix: 'swp', count: ports, rate: gbps(rate), breakout }],
});
const hostOf = (ports: number, rails?: number, rate = 400): NetworkFacts => ({
  role: FabricRole.HOST,
  ports: [{ prefix: 'nic', count: ports, rate: gbps(rate), rails }],
});

/** Equipment with ports, joined by cables `from:port > to:port`. */
function fabric(
  equipment: Record<string, { network?: NetworkFacts; space?: SpaceFacts }>,
  cables: (Partial<SnapshotCable> & { link: string })[],
): SiteAnalysis {
  const site = new LiteralSite();
  Object.entries(equipment).forEach(([name, facets]) => site.add(name, facets));
  const built = site.build();
  const at = (name: string): number => built.assets.findIndex((a) => a.path === name);
  return analyseSite({
    ...built,
    cables: cables.map(({ link, ...rest }) => {
      const [, giver, giverPort, receiver, receiverPort] = /^(.*):(.*) > (.*):(.*)$/.exec(link)!;
      return { giver: at(giver), giverPort, receiver: at(receiver), receiverPort, ...rest };
    }),
  });
}

const run = (code: string, analysis: SiteAnalysis): RawFinding[] =>
  CHECKS.filter((c) => c.code === code).flatMap((c) => (c.applies?.(analysis) === false ? [] : c.evaluate(analysis)));
const findings = (code: string, analysis: SiteAnalysis): RawFinding[] => run(code, analysis).filter((f) => f.missing === undefined);
const missing = (code: string, analysis: SiteAnalysis): string[] => run(code, analysis).flatMap((f) => f.missing ?? []);

const two = { a: { network: switchOf(FabricRole.LEAF, 8) }, b: { network: switchOf(FabricRole.SPINE, 8) } };

describe('NET-01: no cable is longer than its medium reaches', () => {
  const one = (medium: CableMedium, lengthM: number): SiteAnalysis => fabric(two, [{ link: 'a:swp1 > b:swp1', medium, lengthM }]);
  test.each([
    [CableMedium.OM4, 50],
    [CableMedium.OM3, 30],
    [CableMedium.DR4, 500],
    [CableMedium.FR4, 2000],
    [CableMedium.DAC, 2],
    [CableMedium.ACC, 4],
    [CableMedium.AOC, 30],
  ])('%s of %d m is at its limit', (medium, meters) => expect(findings('NET-01', one(medium, meters))).toEqual([]));
  test.each([
    [CableMedium.OM4, 50.1, 'error'],
    [CableMedium.DAC, 2.5, 'warning'],
    [CableMedium.DAC, 3.5, 'error'],
    [CableMedium.AOC, 60, 'warning'],
    [CableMedium.AOC, 101, 'error'],
  ])('%s of %d m: %s', (medium, meters, severity) =>
    expect(findings('NET-01', one(medium, meters))).toEqual([expect.objectContaining({ severity, measured: meters, unit: 'm' })]),
  );
  test('names what reaches far enough', () => expect(findings('NET-01', one(CableMedium.OM4, 120))[0].fix).toContain('take DR4 (500 m)'));
  test('within a row the length follows from the places: 11 · 0.6 m + 2 · 1.5 m + 2 m = 11.6 m', () => {
    const at = (slot: number): SpaceFacts => ({ mass: Mass.kilograms(1), width: Length.meters(0.6), depth: Length.meters(1.2), row: 'r', slot });
    const analysis = fabric({ a: { ...two.a, space: at(1) }, b: { ...two.b, space: at(12) } }, [
      { link: 'a:swp1 > b:swp1', medium: CableMedium.ACC },
    ]);
    expect(findings('NET-01', analysis)[0].measured).toBeCloseTo(11.6, 9);
  });
  test('without medium or length it is not evaluated', () => expect(missing('NET-01', fabric(two, [{ link: 'a:swp1 > b:swp1' }]))).toHaveLength(1));
  test('not applicable without cables', () => expect(CHECKS.find((c) => c.code === 'NET-01')!.applies!(fabric(two, []))).toBe(false));
});

describe('NET-02: an NVLink domain stays in one rack', () => {
  test('a cable of the backplane between two racks', () => {
    const analysis = fabric(two, [{ link: 'a:swp1 > b:swp1', medium: CableMedium.NVLINK_COPPER, lengthM: 1 }]);
    expect(CHECKS.find((c) => c.code === 'NET-02')!.evaluate(analysis)).toEqual([expect.objectContaining({ path: 'a', measured: 1 })]);
  });
});

describe('NET-03: ports exist and have one speed', () => {
  test('within the counts, and a divided port against a slower one', () => {
    const analysis = fabric({ a: { network: switchOf(FabricRole.LEAF, 4, 800, 2) }, b: { network: hostOf(2) } }, [
      { link: 'a:swp4/1 > b:nic1' },
      { link: 'a:swp4/2 > b:nic2' },
    ]);
    expect(run('NET-03', analysis)).toEqual([]);
  });
  test.each(['a:swp9 > b:swp1', 'a:swp0 > b:swp1', 'a:eth1 > b:swp1', 'a:swp1/2 > b:swp1'])('no such port: %s', (link) =>
    expect(findings('NET-03', fabric(two, [{ link }]))).toEqual([expect.objectContaining({ path: 'a', measured: 1, unit: 'ports' })]),
  );
  test('800 against 400 Gb/s', () => {
    const analysis = fabric({ a: { network: switchOf(FabricRole.LEAF, 4, 800) }, b: { network: hostOf(2) } }, [{ link: 'a:swp1 > b:nic1' }]);
    expect(findings('NET-03', analysis)).toEqual([
      expect.objectContaining({ measured: 800, limit: 400, fix: expect.stringContaining('breakout of 2') }),
    ]);
  });
  test('an end without declared ports is not evaluated', () => {
    const analysis = fabric({ a: {}, b: { network: hostOf(2) } }, [{ link: 'a:swp1 > b:nic1' }]);
    expect(findings('NET-03', analysis)).toEqual([]);
    expect(missing('NET-03', analysis)[0]).toContain('ports of 1 pieces');
  });
});

/** NVIDIA DGX SuperPOD B200: 4 units of 32 nodes · 8 rails, 32 leaves of 32 ports down and 32 up, 16 spines of 64 ports. */
function superPod(hostsPerUnit = 32): SiteAnalysis {
  const equipment: Record<string, { network: NetworkFacts }> = {};
  const cables: { link: string }[] = [];
  for (let spine = 1; spine <= 16; spine++) {
    equipment[`spine-${spine}`] = { network: switchOf(FabricRole.SPINE, 64) };
  }
  for (let unit = 1; unit <= 4; unit++) {
    for (let rail = 1; rail <= 8; rail++) {
      const leaf = (unit - 1) * 8 + rail;
      equipment[`leaf-${leaf}`] = { network: switchOf(FabricRole.LEAF, 64) };
      for (let up = 0; up < 32; up++) {
        cables.push({ link: `leaf-${leaf}:swp${33 + up} > spine-${(up % 16) + 1}:swp${2 * (leaf - 1) + Math.floor(up / 16) + 1}` });
      }
    }
    for (let host = 1; host <= hostsPerUnit; host++) {
      equipment[`host-${unit}-${host}`] = { network: hostOf(8, 8) };
      for (let rail = 1; rail <= 8; rail++) {
        cables.push({ link: `leaf-${(unit - 1) * 8 + rail}:swp${host} > host-${unit}-${host}:nic${rail}` });
      }
    }
  }
  return fabric(equipment, cables);
}

describe('NET-04 and NET-05: V36, the SuperPOD of 128 B200 nodes', () => {
  const pod = superPod();
  test('1,024 down equal 1,024 up: 1 : 1, rail by rail', () => {
    const down = pod.site.cables.filter((c) => pod.site.assets[c.receiver].path.startsWith('host'));
    expect([down.length, pod.site.cables.length - down.length]).toEqual([1024, 1024]);
    expect(run('NET-03', pod)).toEqual([]);
    expect(run('NET-04', pod)).toEqual([]);
    expect(run('NET-05', pod)).toEqual([]);
  });
  test('a leaf with 32 · 400 Gb/s down and 16 · 400 up is 2 : 1', () => {
    const half = fabric(
      { leaf: { network: switchOf(FabricRole.LEAF, 64) }, spine: { network: switchOf(FabricRole.SPINE, 64) }, host: { network: hostOf(32) } },
      [
        ...Array.from({ length: 32 }, (_, i) => ({ link: `leaf:swp${i + 1} > host:nic${i + 1}` })),
        ...Array.from({ length: 16 }, (_, i) => ({ link: `leaf:swp${i + 33} > spine:swp${i + 1}` })),
      ],
    );
    expect(findings('NET-04', half)).toEqual([
      expect.objectContaining({ path: 'leaf', measured: 2, limit: 1, fix: expect.stringContaining('6,400 Gb/s') }),
    ]);
  });
  test('one tier alone has no way up: not applicable', () => {
    const flat = fabric({ leaf: { network: switchOf(FabricRole.LEAF, 4) }, host: { network: hostOf(1) } }, [{ link: 'leaf:swp1 > host:nic1' }]);
    expect(run('NET-04', flat)).toEqual([]);
  });
  test('two rails of a host on one leaf: its loss keeps 6 of 8', () => {
    const leaves = Object.fromEntries(Array.from({ length: 7 }, (_, i) => [`leaf-${i + 1}`, { network: switchOf(FabricRole.LEAF, 8) }]));
    const links = Array.from({ length: 8 }, (_, i) => ({ link: `leaf-${Math.min(i + 1, 7)}:swp${i + 1} > host:nic${i + 1}` }));
    const found = findings('NET-05', fabric({ ...leaves, host: { network: hostOf(8, 8) } }, links));
    expect(found).toEqual([
      expect.objectContaining({ path: 'leaf-7', measured: 6, limit: 7, unit: 'rails left' }),
      expect.objectContaining({ path: 'leaf-7', measured: 2, limit: 1 }),
    ]);
  });
});

describe('NET-06: light is left at the far end', () => {
  // 8 · 0.35 + 0.5 km · 0.4 = 3.0 dB; one connection more is 3.35.
  const path = (connectors: number, lengthM?: number, medium = CableMedium.DR4): SiteAnalysis =>
    fabric(two, [{ link: 'a:swp1 > b:swp1', medium, lengthM, connectors }]);
  test('at the budget', () => expect(run('NET-06', path(8, 500))).toEqual([]));
  test('one connection too many', () =>
    expect(findings('NET-06', path(9, 500))[0]).toMatchObject({ measured: expect.closeTo(3.35, 9), limit: 3, fix: 'take out 1 connection' }));
  // 2 · 0.35 + 6 · 0.4 = 3.1 dB; (3 − 0.7)/0.4 = 5.75 km.
  test('fibre alone: shorter, since the connections at its ends stay; done as it says', () => {
    expect(findings('NET-06', path(2, 6000))[0].fix).toContain('shorten the path to 5,750 m');
    expect(findings('NET-06', path(2, 5750))).toEqual([]);
  });
  test('no length, or optics without a sourced budget: not evaluated', () => {
    expect(missing('NET-06', path(2))).toHaveLength(1);
    expect(missing('NET-06', path(2, 500, CableMedium.FR4))).toHaveLength(1);
  });
});
