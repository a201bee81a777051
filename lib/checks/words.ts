import type { LimitResult, SiteAnalysis } from '../analysis/model';
import { Asked, askedOf, remedyFor } from '../analysis/power/remedies';
import { itCeilingOf } from '../analysis/resilience/headroom';
import { RawFinding } from './finding';

/** Three or four digits, thousands separated. */
export function number(value: number): string {
  const rounded = Number(value.toPrecision(Math.abs(value) >= 1000 ? 5 : 4));
  const [whole, fraction] = String(rounded).split('.');
  return fraction ? `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}` : whole.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** As `number`, but told never below the value: what is told as a way out has to be one. */
export const atLeast = (value: number): string => number(toDigits(value, Math.ceil));

/** As `number`, but told never above the value. */
export const atMost = (value: number): string => number(toDigits(value, Math.floor));

/** To the digits of `number`; rounding of the arithmetic itself is no reason to go one up. */
function toDigits(value: number, round: (x: number) => number): number {
  if (value === 0 || !Number.isFinite(value)) {
    return value;
  }
  const digits = Math.abs(value) >= 1000 ? 5 : 4;
  const step = 10 ** (Math.floor(Math.log10(Math.abs(value))) + 1 - digits);
  const slack = (round === Math.ceil ? -1 : 1) * 1e-6;
  return Number((round(value / step + slack) * step).toPrecision(12));
}

export const percent = (share: number): string => `${number(Math.round(share * 1000) / 10)} %`;

export const pathOf = (analysis: SiteAnalysis, asset: number): string => analysis.site.assets[asset].path;

export const scenarioOf = (analysis: SiteAnalysis, scenario: number): string => analysis.scenarios[scenario].label;

/** The first few of many, with a count: by as much of the end of their paths as tells these apart. */
export function some(names: string[], most = 4): string {
  const first = [...new Set(names)].slice(0, most).map((name) => name.split('/'));
  const ends = (parts: number): string[] => first.map((path) => path.slice(-parts).join('/'));
  let parts = 1;
  while (new Set(ends(parts)).size < first.length) {
    parts++;
  }
  const told = ends(parts).join(', ');
  return names.length <= most ? told : `${told} … (${names.length} in all)`;
}

/** How an overload is told: what, how much of how much, when, and the way out. */
export function overload(analysis: SiteAnalysis, limit: LimitResult, value: number, scenario: number): RawFinding {
  const asset = analysis.site.assets[limit.asset];
  const what = `${asset.record.model?.name ?? asset.record.kind} '${asset.key}'`;
  const rated = limit.rated !== limit.limit ? ` (${number(limit.limit / limit.rated)} of ${number(limit.rated)} ${limit.unit})` : '';
  return {
    path: asset.path,
    message: `${what} would carry ${number(value)} ${limit.unit}, ${percent(value / limit.limit)} of its ${limit.name} limit of ${number(limit.limit)} ${limit.unit}${rated}`,
    measured: value,
    limit: limit.limit,
    unit: limit.unit,
    scenario: scenarioOf(analysis, scenario),
    fix: fixOf(analysis, limit),
  };
}

/** The way out of a limit that is exceeded: in all scenarios that exceed it, or in those that are asked. */
export function fixOf(analysis: SiteAnalysis, limit: LimitResult, asked: readonly Asked[] = askedOf(analysis.scenarios, limit)): string {
  const remedy = remedyFor(analysis.site, limit, asked);
  const larger = remedy.model
    ? `take '${remedy.model}' (${number(remedy.limit!)} ${remedy.unit})`
    : remedy.deviceA
      ? `take a larger ${limit.name} (${number(remedy.deviceA)} A)`
      : '';
  const move = remedy.racks ? `move ${remedy.racks} rack${remedy.racks === 1 ? '' : 's'} away` : `take off ${atLeast(remedy.excess)} ${remedy.unit}`;
  const hold = limit.cord === '' ? holdTo(analysis, limit, asked) : '';
  return (larger ? `${larger}, or ${move}` : `no larger model is listed: ${move}`) + hold;
}

/** The IT load of the whole site at which the limit would just hold. */
function holdTo(analysis: SiteAnalysis, limit: LimitResult, asked: readonly Asked[]): string {
  const total = analysis.totals.itProvisionedKw;
  const ceilings = asked
    // Of others that exceed it only the worst is known by how much.
    .filter(({ share }, i) => i === 0 || share < 1)
    .map(({ value, outage, share }) => itCeilingOf(analysis.site, outage.state, outage.removed, { ...limit, limit: limit.limit * share, value }));
  const known = ceilings.flatMap((kw) => (kw === undefined ? [] : [kw]));
  const kw = Math.min(...known);
  return known.length === ceilings.length && kw < total
    ? `, or hold the IT load of the site to ${atMost(Math.floor(kw))} of ${number(total)} kW`
    : '';
}

/** Racks of one pod are told together: by the path without its last name. */
export function byParent<T extends { readonly path: string }>(items: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const parent = item.path.split('/').slice(0, -1).join('/');
    groups.set(parent, [...(groups.get(parent) ?? []), item]);
  }
  return groups;
}

/** What a check could not judge, and which property would let it: counted as not evaluated, never as passed. */
export const lacking = (path: string, missing: string): RawFinding => ({ path, message: `not evaluated: ${missing}`, missing });
