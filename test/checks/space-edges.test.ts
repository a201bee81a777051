import { DataHall, Length, Mass, Power, RackSystem, ServerModel, ServerRack, Tier } from 'cdktf-gigafactory';
import { analyse } from '../../lib/analysis/analyse';
import { snapshotOf } from '../../lib/analysis/snapshot';
import type { SiteAnalysis } from '../../lib/analysis/model';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { newCloud, newSite } from '../support/cloud';

const frame = { mass: Mass.kilograms(1000), width: Length.millimeters(600), depth: Length.millimeters(1200) };
const network = (): RackSystem => RackSystem.network({ power: Power.kilowatts(15) });

function analysisOf(systems: RackSystem[], more: object = {}, tier?: Tier): SiteAnalysis {
  const cloud = newCloud();
  const site = newSite(cloud, 'site', { tier });
  const hall = new DataHall(cloud, 'hall', { site, ...more });
  systems.forEach((system, i) => new ServerRack(hall, `rack-${i}`, { system, position: i === 0 ? { row: 'a', slot: 1 } : undefined }));
  return analyse(snapshotOf(cloud))[0];
}
const run = (id: string, analysis: SiteAnalysis): RawFinding[] => {
  const check = CHECKS.find((c) => c.id === id)!;
  return check.applies?.(analysis) === false ? [] : check.evaluate(analysis);
};
const missing = (id: string, analysis: SiteAnalysis): string[] => run(id, analysis).flatMap((f) => f.missing ?? []);

describe('SPC-03: a floor by the tier of the site', () => {
  // 1,000 kg · 9.80665 / (0.6 · (1.2 + 1.1)) = 7.11 kPa; 1,020 kg: 7.25 kPa.
  test.each([
    [Tier.I, 1020, ['error']],
    [Tier.II, 1020, ['error']],
    [Tier.I, 1000, []],
    [Tier.III, 1020, []],
    [Tier.IV, 1020, []],
  ])('tier %s with racks of %d kg', (tier, kg, severities) => {
    const analysis = analysisOf([network().withFrame({ ...frame, mass: Mass.kilograms(kg) })], { footRating: Mass.kilograms(500) }, tier);
    expect(run('space/floor-load', analysis).map((f) => f.severity)).toEqual(severities);
  });
});

test('racks that say neither mass nor size are not evaluated, in any rule of space', () => {
  const analysis = analysisOf([network().withFrame(frame), network()]);
  for (const id of ['space/rack-units', 'space/rack-mass', 'space/floor-load', 'space/clearances', 'space/delivery-route']) {
    expect([id, missing(id, analysis).some((what) => /rack-1|2 racks/.test(what))]).toEqual([id, true]);
  }
});

test('SPC-04: one tall rack with a place does not speak for one without', () => {
  const analysis = analysisOf([network().withFrame({ ...frame, height: Length.meters(2.2) }), network().withFrame(frame)]);
  expect(missing('space/clearances', analysis)).toEqual(
    expect.arrayContaining([expect.stringContaining('height of 1 rack'), expect.stringContaining('places in rows of 1 rack')]),
  );
});

test('SPC-01: a rack of servers knows what it uses: five of 10 U in 48', () => {
  const servers = (count: number): RackSystem => RackSystem.servers({ server: ServerModel.DGX_B200, count, frameMass: Mass.kilograms(150) });
  const of = (system: RackSystem): RawFinding[] =>
    run('space/rack-units', analysisOf([system.withFrame({ width: Length.meters(0.6), depth: Length.meters(1.2), rackUnits: 48 })]));
  expect(of(servers(4))).toEqual([]);
  expect(of(servers(5))).toEqual([expect.objectContaining({ measured: 50, limit: 48, unit: 'U' })]);
});

test('a frame of the wrong kind is refused', () => {
  expect(() => network().withFrame({ mass: 'heavy' } as never)).toThrow(/mass/);
  expect(() => network().withFrame({ usedRackUnits: 1.5 })).toThrow(/usedRackUnits/);
});
