import type { LoadClass } from '../../core';
import type { LoadAvailability, YearlyMinutes } from './model';

/** Worst and median rack of a class of loads, by minutes at β = 0.05. */
export interface ClassSummary {
  readonly loadClass: LoadClass;
  readonly racks: number;
  readonly worst: LoadAvailability;
  readonly median: YearlyMinutes;
}

export function summaryOf(classes: readonly LoadAvailability[]): ClassSummary[] {
  const byClass = new Map<LoadClass, LoadAvailability[]>();
  classes.forEach((c) => byClass.set(c.loadClass, [...(byClass.get(c.loadClass) ?? []), c]));
  return [...byClass].map(([loadClass, members]) => {
    const sorted = [...members].sort((a, b) => a.minutes.beta5 - b.minutes.beta5);
    const racks = sorted.reduce((sum, c) => sum + c.loads.length, 0);
    let left = Math.ceil(racks / 2);
    const median = sorted.find((c) => (left -= c.loads.length) <= 0)!;
    return { loadClass, racks, worst: sorted[sorted.length - 1], median: median.minutes };
  });
}
