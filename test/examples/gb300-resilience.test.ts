import { Tier } from 'cdktf-gigafactory';
import { analyse } from '../../lib/analysis/analyse';
import { Analysis } from '../../lib/analysis/analysis';
import { availability } from '../../lib/analysis/availability/availability';
import { summaryOf } from '../../lib/analysis/availability/summary';
import { itCeilings } from '../../lib/analysis/resilience/headroom';
import { faultZoneRun, maintenance, maintenanceRun } from '../../lib/analysis/resilience/run';
import { secondFailureRun } from '../../lib/analysis/resilience/second';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { summaryText } from '../../lib/report/text';
import { gb300Hall } from '../../examples/halls/gb300';
import { newCloud } from '../support/cloud';

describe('gb300-hall beyond single failures', () => {
  const cloud = newCloud();
  gb300Hall(cloud);
  const [analysis] = analyse(snapshotOf(cloud));
  const { site } = analysis;

  test('every component can be maintained at tier III without a bypass: tie and primary-selective transformers carry on', () => {
    expect(site.tier).toBe(Tier.III);
    const { failing, bypassed, zones } = maintenance(analysis);
    expect({ failing, bypassed }).toEqual({ failing: [], bypassed: [] });
    expect(maintenanceRun(site)).toEqual(maintenance(analysis));
    // Two feeds, two buses, a tie, two generator buses, five sets; eight lineups of transformer, board, UPS, output and four runs; two cooling boards;
    // 12 CDUs, 6 fan walls, 3 coolers, 3 chillers, 3 + 2 pumps. Each alone is a zone.
    expect(zones.every((zone) => zone.removed.length === 1)).toBe(true);
  });

  test('stuck breakers too are survived: bus a lost with a lineup leaves three lineups on bus b', () => {
    const stuck = faultZoneRun(site).zones.filter((zone) => zone.kind === 'stuck_breaker');
    expect(stuck.length).toBeGreaterThan(0);
    expect(faultZoneRun(site).failing).toEqual([]);
  });

  test('the IT load that the UPS would bear after one lineup is lost: 1,500 kW at 84.2 % with 7,536 kW', () => {
    const [a] = itCeilings(analysis).filter(({ limit }) => {
      const { asset, name } = analysis.power.limits[limit];
      return site.assets[asset].path.endsWith('block-1/lineup-a/ups') && name === 'active power';
    });
    // Nothing but racks hangs on it, so w = 1,263/7,536 of the IT load and L_max = 7,536 / .842 = 8,950 kW.
    expect(a.itKw).toBeGreaterThan(8950 * 0.995);
    expect(a.itKw).toBeLessThan(8950 * 1.005);
  });

  test('supply of racks: independent, and five per cent common cause', () => {
    const { classes, utilities } = availability(analysis);
    const [network, training] = ['network', 'training'].map((name) => summaryOf(classes).find((c) => c.loadClass === name)!);
    // Path of a network rack: transformer 6.336e-7, two boards of breaker 1.056e-7 and bus 7.898e-6, UPS 3.1999e-5, run (fixed breaker) 3.443e-6.
    const path = 6.336e-7 + 2 * (1.056e-7 + 7.8975e-6) + 3.1999e-5 + 3.443e-6;
    // Both feeds lost 8.682e-8, and two of five sets fail: q = .0137541.
    const q = 1 - 0.99974235 * 0.9865;
    const sets = 1 - ((1 - q) ** 5 + 5 * (1 - q) ** 4 * q);
    const source = 8.682e-8 * sets;
    expect(utilities).toEqual([expect.objectContaining({ needed: 4, generatorsFail: expect.closeTo(sets, 6) })]);
    within(network.worst.minutes.independent, (path ** 2 + source) * 525600, 0.01);
    // All five kinds in pairs: β · path; the utility by β too.
    const lost = (0.95 * 2.9465e-4) ** 2 + 0.05 * 2.9465e-4;
    const setsBeta = 1 - ((1 - 0.95 * q) ** 5 + 5 * (1 - 0.95 * q) ** 4 * 0.95 * q) + 0.05 * q;
    within(network.worst.minutes.beta5, (0.05 * path + lost * setsBeta) * 525600, 0.01);
    // A training rack on four lineups stops with any two: four shelves of 33 kW give less than 138.45. Its pod runs are above 600 A.
    const pod = path - 3.443e-6 + 1.056e-7;
    within(training.worst.minutes.independent, (6 * pod ** 2 + source) * 525600, 0.01);
    within(training.worst.minutes.beta5, (0.05 * pod + lost * setsBeta) * 525600, 0.02);
    // Medium-voltage buses have no rates in the table.
    expect(training.worst.missing.map((a) => site.assets[a].path)).toEqual(['us-tx-1/utility/mv-a', 'us-tx-1/utility/mv-b']);
  });

  test('a failure during maintenance is more than the hall is built for: pairs of lineups, of cooling units, of boards', () => {
    const { failing } = secondFailureRun(site);
    const pair = (a: string, b: string) =>
      failing.find((f) => [f.maintained, f.failed].map((x) => site.assets[x].path.replace('us-tx-1-hall-a/', '')).join() === `${a},${b}`);
    expect(pair('cooling/group-pod-1/cdu-1', 'cooling/group-pod-1/cdu-2')!.outcomes[0].shortfalls.length).toBeGreaterThan(0);
    // Shelves of 24 racks at 104.9 %.
    const lineups = pair('power/block-1/lineup-a/output', 'power/block-1/lineup-b/output')!.outcomes[0];
    expect(lineups.shelves).toHaveLength(24);
    expect(lineups.shelves[0].neededKw / lineups.shelves[0].liveKw).toBeCloseTo(1.049, 3);
  });

  test('is listed for callers and said in the summary, both figures side by side', () => {
    const listed = new Analysis([analysis]).availability();
    // 6 pods on four lineups of their block, and 6 pairings of network racks in each of 2 blocks.
    expect(listed).toHaveLength(18);
    expect(listed.flatMap((entry) => entry.loads)).toHaveLength(96);
    expect(listed.every((entry) => entry.singlePoints.length === 0 && entry.minutesBeta5 > entry.minutesBeta1)).toBe(true);
    expect(listed[0].minutesObserved!).toBeGreaterThan(listed[0].minutesBeta5);
    const text = summaryText([analysis], { findings: [], outcomes: [] }, 'out');
    expect(text).toMatch(/supply of racks +network: worst rack 0\.0015 min\/yr independent, 1\.4 with 5 % common cause/);
    expect(text).toMatch(/at least: 2 components have no failure rates/);
  });
});

const within = (value: number, expected: number, share: number): void => expect(Math.abs(value / expected - 1)).toBeLessThan(share);
