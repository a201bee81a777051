import { analyse } from '../../lib/analysis/analyse';
import { hydraulics } from '../../lib/analysis/hydraulics/results';
import type { SiteAnalysis } from '../../lib/analysis/model';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { judge } from '../../lib/checks/run';
import { hydraulicBudget } from '../../lib/manifests/budget-hydraulics';
import { gb300Hall } from '../../examples/halls/gb300';
import { newCloud } from '../support/cloud';

describe('gb300-hall: pipes, pumps and what flows in them', () => {
  const cloud = newCloud();
  gb300Hall(cloud);
  const [analysis] = analyse(snapshotOf(cloud)) as [SiteAnalysis];
  const loops = hydraulics(analysis);
  const of = (path: string) => loops.find((loop) => analysis.site.assets[loop.loop].path === `us-tx-1-hall-a/cooling/${path}`)!;
  const tcs = of('group-pod-1/loop');
  const warm = of('rejection/warm-water');
  const within = (value: number, least: number, most: number): void => {
    expect(value).toBeGreaterThanOrEqual(least);
    expect(value).toBeLessThanOrEqual(most);
  };

  test('six coolant loops carry 48·119 = 5,712 L/min; row pipe takes .3 bar beside .66 bar of the rack, of 2.44', () => {
    const coolant = loops.filter((loop) => loop.medium === 'tcs');
    expect(coolant.reduce((sum, loop) => sum + loop.flow, 0)).toBeCloseTo(5712, 6);
    within(tcs.pipesBar!, 0.28, 0.32);
    within(tcs.asked! - tcs.pipesBar!, 0.655, 0.665);
    expect(tcs.available).toBeCloseTo(2.44, 9);
  });

  test('a CDU with one of two pumps out gives 600 L/min, its share is 476', () => {
    expect(tcs.pumpsOut.map(({ share, flow }) => [share, flow])).toEqual([
      [expect.closeTo(476, 6), 600],
      [expect.closeTo(476, 6), 600],
    ]);
  });

  test('no section of a ring starves a rack: ten stretches a coolant loop, thirteen in the warm loop', () => {
    expect([tcs.sectionsOut!.length, warm.sectionsOut!.length]).toEqual([10, 13]);
    expect([...tcs.sectionsOut!, ...warm.sectionsOut!].filter((out) => out.unfed.length > 0)).toEqual([]);
    // With the section beside a CDU out its 476 L/min go one way: more than normal, far below 2.44 bar.
    within(Math.max(...tcs.sectionsOut!.map((out) => out.asked!)), tcs.asked!, 1.1);
  });

  test('speeds: hoses 4·1.983e-3/(π·.035²) = 2.06 m/s; pump connections of the warm loop 4·.0716/(π·.2027²) = 2.22 m/s', () => {
    expect(tcs.fastest).toMatchObject({ run: 'load connection', speed: expect.closeTo(2.06, 2) });
    expect(warm.fastest).toMatchObject({ run: 'unit connection', speed: expect.closeTo(2.22, 2) });
  });

  test('20 m³ of water grow by 20·(999.97/980.6 − 1) = .395 m³, of which 1.25 times fit into 500 L', () => {
    within(warm.pressures.growth!, 0.393, 0.398);
    expect(warm.pressures).toMatchObject({ highest: expect.closeTo(6.3, 9), pressureClass: 10, expansion: 0.5 });
  });

  test('all of it is judged: nothing found, and what is not evaluated is the cold loop and the racks', () => {
    const { findings, outcomes } = judge([analysis], cloud);
    const codes = ['THM-05', 'THM-08', 'THM-13', 'THM-14', 'THM-15', 'THM-16', 'THM-19'];
    expect(findings.filter((f) => codes.includes(f.code))).toEqual([]);
    const status = Object.fromEntries(outcomes.filter((o) => codes.includes(o.code)).map((o) => [o.code, o.status]));
    expect(status).toMatchObject({ 'THM-14': 'passed', 'THM-15': 'passed', 'THM-16': 'passed' });
  });

  test('the budget has a line for each loop, with units in its keys', () => {
    const lines = hydraulicBudget(analysis) as { path: string; head_available_bar: number | null; pipe_pressure_drop_bar: number | null }[];
    expect(lines).toHaveLength(8);
    expect(lines.find((line) => line.path.endsWith('cold-water'))).toMatchObject({ pipe_pressure_drop_bar: null, head_available_bar: null });
    expect(lines[0]).toMatchObject({ flow_lpm: 952, cdu_share_lpm: 476, cdu_flow_one_pump_out_lpm: 600, header_stretches: 10, racks_unfed_worst: 0 });
  });
});
