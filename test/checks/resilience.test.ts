import { ApparentPower, DataHall, GpuPod, Power, PowerPlant, RackSystem, Redundancy, Resilience, Tier, UpsModel } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { snapshotOf } from '../../lib/analysis/snapshot';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite } from '../support/literal-site';
import { newCloud, newSite } from '../support/cloud';

type Facts = { [path: string]: object };

const run = (code: string, site: LiteralSite, facts: Facts = {}): RawFinding[] => {
  const built = site.build();
  const analysis = analyseSite({
    ...built,
    assets: built.assets.map((a) => ({ ...a, record: { ...a.record, ...(facts[a.path] && { resilience: facts[a.path] }) } })),
  });
  const check = CHECKS.find((c) => c.code === code)!;
  return check.tiers && !check.tiers.includes(analysis.site.tier) ? [] : check.evaluate(analysis);
};

/** Two paths to a load of two cords. */
const two = (kw: number, load: number, tier = Tier.IV): LiteralSite =>
  new LiteralSite(tier)
    .utility('u1')
    .utility('u2')
    .path('a', kw)
    .path('b', kw)
    .feed('u1', 'a')
    .feed('u2', 'b')
    .load('rack', load, [{ id: '1' }, { id: '2' }])
    .feed('a', 'rack', '1')
    .feed('b', 'rack', '2');

describe('PWR-04: every component can be taken out for maintenance', () => {
  test('compliant, and at the limit', () => {
    expect(run('PWR-04', two(700, 600))).toEqual([]);
    expect(run('PWR-04', two(600, 600))).toEqual([]);
  });

  test('components that fail alone are counted in one finding, with the IT load that they would bear', () => {
    // Each of u1, a, u2, b leaves 600 kW on a board of 500.
    expect(run('PWR-04', two(500, 600))).toEqual([
      expect.objectContaining({
        path: 'site',
        measured: 4,
        limit: 0,
        unit: 'components',
        message:
          "4 components cannot be taken out of service: u1, u2, a, b; worst, without 'u1': 'b' would carry 600 kW, 120 % of its rating limit of 500 kW",
        fix: expect.stringContaining('or hold the IT load of the site to 500 kW of 600 kW (83.3 %)'),
      }),
    ]);
  });

  test('a zone of several components is told with its members', () => {
    const zone = { maintenanceZones: ['yard'] };
    expect(run('PWR-04', two(700, 600), { u1: zone, u2: zone })).toEqual([
      expect.objectContaining({
        path: 'u1',
        measured: 1,
        unit: 'loads',
        message: "to work on 'u1' or 1 more 2 components must be dead; then, 1 required load loses all supply: rack",
        scenario: 'on utility, u1, u2 out',
        fix: expect.stringContaining('divide the zone by isolating devices'),
      }),
    ]);
  });

  test('not asked below tier III', () => expect(run('PWR-04', two(500, 600, Tier.II))).toEqual([]));
});

describe('PWR-05: no fault zone darkens a load', () => {
  const rooms = { u1: { fireCompartment: 'yard 1' }, u2: { fireCompartment: 'yard 2' } };
  const placed = { ...rooms, a: { fireCompartment: 'room a' }, b: { fireCompartment: 'room b' } };

  test('compliant with compartments said, and at the limit', () => {
    expect(run('PWR-05', two(700, 600), placed)).toEqual([]);
    expect(run('PWR-05', two(600, 600), placed)).toEqual([]);
  });

  test('not evaluated as far as nobody says where equipment stands', () => {
    // a and b feed the rack directly, and nobody says where that stands either: final distribution.
    expect(run('PWR-05', two(700, 600))).toEqual([
      expect.objectContaining({ missing: expect.stringContaining('fire compartment of 2 components (u1, u2)') }),
    ]);
  });

  test('both paths in one room burn together', () => {
    const found = run('PWR-05', two(700, 600), { ...rooms, a: { fireCompartment: 'room' }, b: { fireCompartment: 'room' } });
    expect(found).toEqual([
      expect.objectContaining({
        path: 'a',
        measured: 1,
        message: "after a fire in compartment 'room', 1 required load loses all supply: rack",
        fix: "put what backs 'a' up into another compartment",
      }),
    ]);
  });

  test('a fault zone over both paths', () => {
    const zone = { faultZones: ['common duct'] };
    const found = run('PWR-05', two(700, 600), { ...rooms, a: { ...placed.a, ...zone }, b: { ...placed.b, ...zone } });
    expect(found.map((f) => f.message)).toEqual(["a fault in 'a' trips 2 components; then, 1 required load loses all supply: rack"]);
  });

  test('an overload after a stuck breaker names the larger share', () => {
    // c is fed from a or b; its fault with the breaker at a stuck takes a: 600 kW on b of 599 ; each of the four alone does the same and is
    // counted, rooms of one component included.
    const site = two(599, 600).path('c', 10).feed('a', 'c').feed('b', 'c');
    const found = run('PWR-05', site, { ...placed, c: { fireCompartment: 'room c' } });
    expect(found.map((f) => f.message)).toEqual([
      expect.stringContaining('4 components may not fault'),
      "after a fault in 'c with its breaker at a' stuck, 'b' would carry 600 kW, 100.2 % of its rating limit of 599 kW",
    ]);
  });

  test('not asked at tier III', () => expect(run('PWR-05', two(500, 600, Tier.III))).toEqual([]));
});

describe('Resilience.of', () => {
  test('says compartment and zones of all below; the nearest compartment counts, zones add up', () => {
    const cloud = newCloud();
    const site = newSite(cloud, 'site');
    const hall = new DataHall(cloud, 'hall', { site });
    const pod = new GpuPod(hall, 'pod-1', { system: RackSystem.GB200_NVL72, rackCount: 2 });
    const power = new PowerPlant(hall, 'power', {
      redundancy: Redundancy.TWO_N,
      ups: UpsModel.EATON_9395_XR_1500,
      upsMaintenanceBypass: ApparentPower.kilovoltAmperes(1548),
      loads: [pod],
    });
    Resilience.of(hall).fireCompartment('hall');
    Resilience.of(power.lineup(1, 'a')).fireCompartment('room a').faultZone('side a').maintenanceZone('side a');
    Resilience.of(power.lineup(1, 'a').ups[0]).maintenanceZone('battery');
    const record = (path: string) => snapshotOf(cloud).sites[0].assets.find((a) => a.path === path)!.record;
    expect(record('hall/power/block-1/lineup-a/board').resilience).toMatchObject({
      fireCompartment: 'room a',
      faultZones: ['side a'],
      maintenanceZones: ['side a'],
    });
    const ups = record('hall/power/block-1/lineup-a/ups').resilience!;
    expect(ups).toMatchObject({ fireCompartment: 'room a', maintenanceZones: ['battery', 'side a'] });
    expect(ups.maintenanceBypass![0].apparentPower!.toKilovoltAmperes()).toBe(1548);
    expect(record('hall/power/block-1/lineup-b/board').resilience).toMatchObject({ fireCompartment: 'hall' });
    expect(record('hall/pod-1/rack-01').resilience).toMatchObject({ fireCompartment: 'hall' });
    expect(power.designLoad.isGreaterThan(Power.ZERO)).toBe(true);
  });

  test('refuses a name that says nothing', () => {
    const site = newSite(newCloud(), 'site');
    expect(() => Resilience.of(site).fireCompartment(' ')).toThrow(/fireCompartment/);
  });
});

describe('PWR-06: no failure during maintenance darkens a load (option)', () => {
  /** Three paths to a load of three cords. */
  const three = (kw: number, load: number): LiteralSite => {
    const site = new LiteralSite(Tier.III);
    ['1', '2', '3'].forEach((n) => site.utility(`u${n}`).path(`b${n}`, kw).feed(`u${n}`, `b${n}`));
    site.load('rack', load, [{ id: '1' }, { id: '2' }, { id: '3' }]);
    ['1', '2', '3'].forEach((n) => site.feed(`b${n}`, 'rack', n));
    return site;
  };

  test('compliant, and at the limit: any one of three boards carries all', () => {
    expect(run('PWR-06', three(700, 600))).toEqual([]);
    expect(run('PWR-06', three(600, 600))).toEqual([]);
  });

  test('two of three boards out overload the third', () => {
    // Feed and board of a path are in series: three chains, three pairs. 600 kW on 500.
    expect(run('PWR-06', three(500, 600))).toEqual([
      expect.objectContaining({
        path: 'site',
        measured: 600,
        limit: 500,
        unit: 'kW',
        message:
          "3 of 3 pairs overload equipment or shelves; by most, with 'b1' out for maintenance and 'b2' failed, 'b3' would carry 600 kW, 120 % of its rating limit of 500 kW",
        fix: expect.stringContaining('or hold the IT load of the site to 500 kW of 600 kW (83.3 %)'),
      }),
    ]);
  });

  test('with two paths every pair darkens the load', () => {
    expect(run('PWR-06', two(700, 600))).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/^1 of 1 pairs darken required loads/), measured: 1, unit: 'loads' }),
    ]);
  });

  test('what fails alone is not told again', () => expect(run('PWR-06', two(500, 600))).toEqual([]));

  test('off until its pack is included', () => expect(CHECKS.find((c) => c.code === 'PWR-06')!.optional).toBe(true));
});
