import { Details, GpuRack, Length, RackSystem } from 'cdktf-gigafactory';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { codeOf, newCloud, newSite } from '../support/cloud';
import { smallSite } from '../support/small-site';

describe('details said from outside', () => {
  const cloud = newCloud();
  const { cooling, power, hall, pods } = smallSite(cloud);
  Details.of(hall).programme({ inService: '2027-06-01' });
  Details.of(pods[0]).programme({ inService: '2027-03-01' });
  Details.of(cooling).emissions({ soundPowerDecibels: 95 });
  Details.of(power).workingSpace({ depth: Length.meters(1.2), exits: 2 });
  const own = new GpuRack(hall, 'own', { system: RackSystem.GB200_NVL72, programme: { inService: '2028-01-01' } });
  const records = new Map(snapshotOf(cloud).sites[0].assets.map((asset) => [asset.path, asset.record]));

  test('the nearest says it, and what equipment says itself comes first', () => {
    expect(records.get(`${pods[0].node.path}/rack-01`)!.programme).toEqual({ inService: '2027-03-01' });
    expect(records.get(`${pods[1].node.path}/rack-01`)!.programme).toEqual({ inService: '2027-06-01' });
    expect(records.get(own.node.path)!.programme).toEqual({ inService: '2028-01-01' });
  });

  test('noise is of cooling units, working space of boards', () => {
    const path = hall.node.path;
    expect(records.get(`${path}/cooling/rejection/dry-cooler-1`)!.emissions).toEqual({ soundPowerDecibels: 95 });
    expect(records.get(`${path}/cooling/air`)!.emissions).toBeUndefined();
    expect(records.get(`${path}/power/block-1/lineup-a/board`)!.workingSpace?.depth.toMeters()).toBe(1.2);
    expect(records.get(`${path}/power/block-1/lineup-a/ups`)!.workingSpace).toBeUndefined();
  });

  test.each(['2027-02-30', '1.4.2027', 'soon', ''])('%j is no day', (inService) =>
    expect(codeOf(() => Details.of(newSite(newCloud())).programme({ inService }))).toBe('InvalidValue'),
  );
});
