import { reviewedHall } from '../../examples/halls/reviewed';
import { newCloud } from '../support/cloud';

const cloud = newCloud();
reviewedHall(cloud);
const checks = cloud.checks();

test('every check is answered, or has nothing to be asked about', () => {
  expect(checks.filter((check) => check.missing.length > 0).map((check) => [check.check, check.missing])).toEqual([]);
  const open = checks.filter((check) => !['passed', 'found', 'not_applicable', 'not_asked'].includes(check.status));
  expect(open).toEqual([]);
});

test('what is not applicable is not there: direct current, transfer switches before single cords, heights, network, caps, rules of jurisdictions', () => {
  const absent = checks.filter((check) => check.status === 'not_applicable').map((check) => check.check.split('/')[0]);
  expect([...new Set(absent)].sort()).toEqual(['environment', 'network', 'power']);
});

test('and one warning is left, that of the floor', () => {
  expect(
    cloud
      .findings()
      .filter((f) => f.severity !== 'info')
      .map((f) => f.code),
  ).toEqual(['SPC-03']);
});
