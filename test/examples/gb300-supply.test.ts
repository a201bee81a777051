import { analyse } from '../../lib/analysis/analyse';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { startSeconds, upsAutonomies } from '../../lib/analysis/supply/autonomy';
import { peaks } from '../../lib/analysis/supply/peak';
import { gb300Hall } from '../../examples/halls/gb300';
import { newCloud } from '../support/cloud';

describe('gb300-hall before the steady state', () => {
  const cloud = newCloud();
  gb300Hall(cloud);
  const [analysis] = analyse(snapshotOf(cloud));
  const path = (asset: number): string => analysis.site.assets[asset].path;

  test('peaks on a surviving UPS: 24·155/3 + 24·15/3 = 1,360 kW of 2,250 kW', () => {
    const ups = peaks(analysis).results.filter((r) => r.kind === 'ups' && path(r.asset).includes('/power/block-'));
    expect(ups).toHaveLength(8);
    for (const { worst, limit } of ups) {
      expect(limit).toBe(2250);
      // Board and busway lose up to 1 % between UPS and racks.
      expect(worst).toBeGreaterThan(1360);
      expect(worst).toBeLessThan(1360 * 1.01);
    }
  });

  test('batteries: 300 s at 1,500 kW, 356 s at 1,263 kW; 10 + 20 + 15 + 10 s are needed', () => {
    expect(startSeconds(analysis)).toBe(30);
    const ups = upsAutonomies(analysis).filter((u) => path(u.asset).includes('/power/block-'));
    expect(ups).toHaveLength(8);
    for (const { atWorstS, neededS } of ups) {
      expect(neededS).toBe(55);
      expect(Math.abs(atWorstS - (300 * 1500) / 1263)).toBeLessThan(1.5);
    }
  });

  test('sets at 42 °C: 1 − .01·2/5 = .996, 2,988 kW; 82 % with one out; fuel for 12 h 27 to 31 m³', () => {
    const sets = analysis.power.limits.filter((l) => l.rule === 'generator');
    expect(sets).toHaveLength(5);
    for (const { limit, worst, rated } of sets) {
      expect(limit).toBeCloseTo(2988, 6);
      expect(Math.abs(worst / rated - 0.82)).toBeLessThan(0.01);
    }
    const fuel = (analysis.totals.fuelLitersPerHour! * 12) / 1000;
    expect(fuel).toBeGreaterThan(27);
    expect(fuel).toBeLessThan(31);
  });
});
