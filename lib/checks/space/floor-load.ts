import type { SiteAnalysis } from '../../analysis/model';
import { floorLoad } from '../../analysis/space';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lacking, number, some, atLeast } from '../words';
import { lackingOf, standsAnything, unsized } from './pieces';

/** Above this a structural engineer looks, whatever the floor is rated for. */
const WARN_KPA = 10;

export const floor: Check = {
  id: 'space/floor-load',
  code: 'SPC-03',
  severity: Severity.ERROR,
  title: 'racks load the floor that they share with their aisles, and what is under each foot, no more than it is rated for',
  reason: 'Liquid-cooled racks weigh more than floors were built for.',
  inputs: ['RackSystem.mass', 'DataHallProps.floorRating', 'DataHallProps.footRating', 'DataHallProps.coldAisle', 'DataHallProps.hotAisle'],
  source: 'ANSI/TIA-942 floor ratings (12 kPa Rated-3 and Rated-4, 7.2 kPa Rated-1)',
  acknowledgeable: true,
  applies: standsAnything,
  evaluate: (analysis) => [
    ...uniform(analysis),
    ...underFeet(analysis),
    ...lackingOf(analysis, unsized(analysis), 'mass, width and depth', 'them to the system, or RackSystem.withFrame'),
  ],
};

/** Feet of a rack. */
const FEET = 4;

function underFeet({ site }: SiteAnalysis): RawFinding[] {
  const standing = site.assets.filter(({ record }) => record.space?.floorRating !== undefined);
  const silent = standing.filter(({ record }) => record.space!.footRating === undefined);
  const byStack = new Map<string, { path: string; load: number; rating: number }[]>();
  for (const { path, stack, record } of standing) {
    const [load, rating] = [record.space!.mass.toKilograms() / FEET, record.space!.footRating?.toKilograms() ?? Infinity];
    if (load > rating * (1 + 1e-9)) {
      byStack.set(stack, [...(byStack.get(stack) ?? []), { path, load, rating }]);
    }
  }
  return [
    ...[...byStack].map(([stack, heavy]): RawFinding => {
      const worst = heavy.reduce((a, b) => (b.load > a.load ? b : a));
      return {
        path: heavy.length === 1 ? heavy[0].path : stack,
        message: `${heavy.length} rack${heavy.length === 1 ? ' puts' : 's put'} up to ${number(worst.load)} kg on each foot, a tile or the slab bears ${number(worst.rating)} kg: ${some(
          heavy.map((rack) => rack.path),
          3,
        )}`,
        measured: worst.load,
        limit: worst.rating,
        unit: 'kg',
        fix: `take tiles that bear ${atLeast(worst.load)} kg under a foot, or plates that spread it`,
      };
    }),
    ...(silent.length === 0 ? [] : [lacking(site.path, 'what a tile or the slab bears under one foot; give DataHallProps.footRating')]),
  ];
}

function uniform(analysis: SiteAnalysis): RawFinding[] {
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
      message: `${heavy.length} rack${heavy.length === 1 ? ' loads' : 's load'} the floor with up to ${number(worst.load)} kPa, aisles shared, of ${number(worst.rating)} kPa${over ? '' : `, and more than ${WARN_KPA} kPa`}: ${some(
        heavy.map((rack) => rack.path),
        3,
      )}`,
      measured: worst.load,
      limit: over ? worst.rating : WARN_KPA,
      unit: 'kPa',
      fix: over
        ? `rate the floor for ${atLeast(worst.load)} kPa, widen the aisles, or spread the load`
        : 'let a structural engineer confirm the floor',
    };
  });
}
