import { floorLoad } from '../../analysis/space';
import { Check } from '../check';
import { Severity } from '../finding';
import { number, some } from '../words';

/** Above this a structural engineer looks, whatever the floor is rated for. */
const WARN_KPA = 10;

export const floor: Check = {
  id: 'space/floor-load',
  code: 'SPC-03',
  severity: Severity.ERROR,
  title: 'racks load the floor that they share with their aisles no more than it is rated for',
  reason: 'Liquid-cooled racks weigh more than floors were built for.',
  inputs: ['RackSystem.mass', 'DataHallProps.floorRating', 'DataHallProps.coldAisle', 'DataHallProps.hotAisle'],
  source: 'ANSI/TIA-942 floor ratings (12 kPa Rated-3 and Rated-4, 7.2 kPa Rated-1)',
  acknowledgeable: true,
  evaluate: (analysis) => {
    const byStack = new Map<string, { path: string; load: number; rating: number }[]>();
    for (const { path, stack, record } of analysis.site.assets) {
      const load = record.space ? floorLoad(record.space) : undefined;
      const rating = record.space?.floorRating?.toKilopascals();
      if (load !== undefined && rating !== undefined && load > Math.min(rating, WARN_KPA) * (1 + 1e-9)) {
        byStack.set(stack, [...(byStack.get(stack) ?? []), { path, load, rating }]);
      }
    }
    return [...byStack].map(([stack, heavy]) => {
      const worst = heavy.reduce((a, b) => (b.load > a.load ? b : a));
      const over = worst.load > worst.rating * (1 + 1e-9);
      return {
        path: heavy.length === 1 ? heavy[0].path : stack,
        severity: over ? Severity.ERROR : Severity.WARNING,
        message: `${heavy.length} rack${heavy.length === 1 ? ' loads' : 's load'} the floor with up to ${number(worst.load)} kPa, aisles shared, of ${number(worst.rating)} kPa: ${some(
          heavy.map((rack) => rack.path),
          3,
        )}`,
        measured: worst.load,
        limit: over ? worst.rating : WARN_KPA,
        unit: 'kPa',
        fix: over ? 'widen the aisles, spread the load, or rate the floor higher' : 'let a structural engineer confirm the floor',
      };
    });
  },
};
