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

/** What a rack puts on what bears it, what that is rated for, and from where on it is told. */
interface Standing {
  readonly path: string;
  readonly stack: string;
  readonly load: number;
  readonly rating: number;
  readonly most: number;
}

/** Racks that are too heavy, floor by floor: the heaviest of them, and their names. */
function tooHeavy(racks: readonly Standing[]): { path: string; count: number; worst: Standing; names: string }[] {
  const floors = new Map<string, Standing[]>();
  for (const rack of racks.filter(({ load, most }) => load > most * (1 + 1e-9))) {
    const known = floors.get(rack.stack) ?? [];
    known.push(rack);
    floors.set(rack.stack, known);
  }
  return [...floors].map(([stack, heavy]) => ({
    path: heavy.length === 1 ? heavy[0].path : stack,
    count: heavy.length,
    worst: heavy.reduce((a, b) => (b.load > a.load ? b : a)),
    names: some(
      heavy.map((rack) => rack.path),
      3,
    ),
  }));
}

/** Feet of a rack. */
const FEET = 4;

function underFeet({ site }: SiteAnalysis): RawFinding[] {
  const standing = site.assets.filter(({ record }) => record.space?.floorRating !== undefined);
  const silent = standing.filter(({ record }) => record.space!.footRating === undefined);
  const onFeet = standing.map(({ path, stack, record: { space } }): Standing => {
    const rating = space!.footRating?.toKilograms() ?? Infinity;
    return { path, stack, load: space!.mass.toKilograms() / FEET, rating, most: rating };
  });
  return [
    ...tooHeavy(onFeet).map(({ path, count, worst, names }): RawFinding => ({
      path,
      message: `${count} rack${count === 1 ? ' puts' : 's put'} up to ${number(worst.load)} kg on each foot, a tile or the slab bears ${number(worst.rating)} kg: ${names}`,
      measured: worst.load,
      limit: worst.rating,
      unit: 'kg',
      fix: `take tiles that bear ${atLeast(worst.load)} kg under a foot, or plates that spread it`,
    })),
    ...(silent.length === 0 ? [] : [lacking(site.path, 'what a tile or the slab bears under one foot; give DataHallProps.footRating')]),
  ];
}

function uniform({ site }: SiteAnalysis): RawFinding[] {
  const onFloor = site.assets.flatMap(({ path, stack, record: { space } }): Standing[] => {
    const load = space ? floorLoad(space) : undefined;
    const rating = space?.floorRating?.toKilopascals();
    return load === undefined || rating === undefined ? [] : [{ path, stack, load, rating, most: Math.min(rating, WARN_KPA) }];
  });
  return tooHeavy(onFloor).map(({ path, count, worst, names }) => {
    const over = worst.load > worst.rating * (1 + 1e-9);
    return {
      path,
      severity: over ? Severity.ERROR : Severity.WARNING,
      message: `${count} rack${count === 1 ? ' loads' : 's load'} the floor with up to ${number(worst.load)} kPa, aisles shared, of ${number(worst.rating)} kPa${over ? '' : `, and more than ${WARN_KPA} kPa`}: ${names}`,
      measured: worst.load,
      limit: over ? worst.rating : WARN_KPA,
      unit: 'kPa',
      fix: over
        ? `rate the floor for ${atLeast(worst.load)} kPa, widen the aisles, or spread the load`
        : 'let a structural engineer confirm the floor',
    };
  });
}
