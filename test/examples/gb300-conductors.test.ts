import { analyse } from '../../lib/analysis/analyse';
import { ConductorLoad, conductorLoads } from '../../lib/analysis/electrical/conductors';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { overcurrent } from '../../lib/checks/power/overcurrent';
import { gb300Hall } from '../../examples/halls/gb300';
import { newCloud } from '../support/cloud';

describe('gb300-hall: conductors', () => {
  const cloud = newCloud();
  gb300Hall(cloud);
  const [analysis] = analyse(snapshotOf(cloud));
  const { assets } = analysis.site;
  const hall = 'us-tx-1-hall-a';
  const to = (receiver: string): ConductorLoad =>
    conductorLoads(analysis).loads.find((load) => assets[load.receiver].path === `${hall}/${receiver}`)!;

  test('nothing is overloaded or unprotected, and nothing is left unknown', () => expect(overcurrent.evaluate(analysis)).toEqual([]));

  test('pod run: 403 → 538 A at pf .98, of 608 A on 2 × 300 mm²', () => {
    const run = to('power/block-1/lineup-a/busway-pod-1');
    // 8·142/4 = 284 kW, 378.67 kW after one lineup is lost; / (√3 · .415 · .98).
    expect([run.normalA, run.worstA]).toEqual([expect.closeTo(403.2, 1), expect.closeTo(537.6, 1)]);
    expect([run.carrying.limitA, run.device!.ratingA, run.largestDeviceA]).toEqual([608, 800, 800]);
  });

  test('whip: 24.9 → 33.3 A at pf .99, of 52 A on 6 AWG', () => {
    const whip = to('pod-1/rack-01');
    expect([whip.normalA, whip.worstA]).toEqual([expect.closeTo(24.94, 2), expect.closeTo(33.26, 2)]);
    expect(whip.carrying).toMatchObject({ limitA: 52, ampacityA: 65 });
  });

  test('UPS: input and output carry the lineup after a failure', () => {
    // Output: 1,262.05 kW at pf .98 = 1,791 A. Input, on generators: 1,262 + 42 + 126 kW recharge = 1,430 kW at pf .99: 2,010 A.
    expect(to('power/block-1/lineup-a/output').worstA).toBeCloseTo(1791, -1);
    expect(to('power/block-1/lineup-a/ups').worstA).toBeCloseTo(2010, -1);
  });
});
