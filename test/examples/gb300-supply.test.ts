import { analyse } from '../../lib/analysis/analyse';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { agreements } from '../../lib/analysis/supply/agreement';
import { energising } from '../../lib/analysis/supply/energising';
import { startSeconds, upsAutonomies } from '../../lib/analysis/supply/autonomy';
import { peaks } from '../../lib/analysis/supply/peak';
import { swings } from '../../lib/analysis/supply/swing';
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

  test('contract 12 MW: 9.0 to 9.15 MW at power factor near .98, whichever feed carries it', () => {
    const [{ agreement, feeds, worst, leastPowerFactor, largestLoss }, ...more] = agreements(analysis);
    expect(more).toEqual([]);
    expect(feeds).toHaveLength(2);
    expect(agreement.contract.toMegawatts()).toBe(12);
    expect(worst.value).toBeGreaterThan(9000);
    expect(worst.value).toBeLessThan(9150);
    expect(Math.abs(leastPowerFactor!.value - 0.98)).toBeLessThan(0.01);
    // Nothing goes dark after one failure: what a failure takes off the feeds is less than the mechanical load that moves.
    expect(largestLoss.value).toBeLessThan(500);
  });

  test('swing of 48 · 94.5 = 4,536 kW, with 72 · 65 J = 4.68 kJ in each rack; how slow is not said', () => {
    const all = swings(analysis);
    expect(all).toMatchObject({ loads: 48, silent: 48, storageKj: 0 });
    expect(all.peakToPeakKw).toBeCloseTo(4536, 6);
    const swung = analysis.site.assets.filter((asset) => asset.record.demand?.swing?.storage);
    expect(swung).toHaveLength(48);
    expect(swung[0].record.demand!.swing!.storage!.toKilojoules()).toBeCloseTo(4.68, 9);
  });

  test('on generators: five steps of two transformers, 4,000 of .5 · 4 · 3,000/.8 = 7,500 kVA; blocks of the mechanical load, of 6,000 kW', () => {
    const { steps, inrushLimitKva, blockLimitKw } = energising(analysis)!;
    expect(inrushLimitKva).toBe(7500);
    expect(blockLimitKw).toBe(6000);
    const planned = steps.filter(({ step }) => step > 0);
    expect(planned.map(({ step, transformerKva }) => [step, transformerKva])).toEqual([1, 2, 3, 4, 5].map((step) => [step, 4000]));
    const [mechanical, ...lineups] = planned;
    // Nameplates of what runs are 1.26 MW, 12 · 13.7 kW of CDUs among them behind UPS that walk in: 1.09 MW, and losses of two transformers.
    expect(mechanical.blockKw).toBeGreaterThan(1050);
    expect(mechanical.blockKw).toBeLessThan(1150);
    // All racks are behind UPS; what comes at once are the losses of two transformers.
    lineups.forEach(({ blockKw }) => expect(blockKw).toBeLessThan(50));
  });
});
