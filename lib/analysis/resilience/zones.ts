import { SourceSideDevice, SourceRole } from '../../core';
import { onceFor } from '../memo';
import type { SiteSnapshot } from '../model';
import type { Zone } from './model';

/** Components of which each is maintained and may fault: sources of power and cooling units. */
export const components = onceFor((site: SiteSnapshot): readonly number[] =>
  site.assets.filter(({ record }) => record.source || record.cooling?.unit).map((asset) => asset.index),
);

/**
 * What trips together with each component: itself, what hangs on it up to the next source-side device, and, where it has no device of its own, what
 * feeds it. Named fault zones join their members. Index in `assets` to members, rising.
 */
export const faultMembers = onceFor((site: SiteSnapshot): ReadonlyMap<number, number[]> => {
  const bare = bareGroups(site);
  const named = namedZones(site, (asset) => site.assets[asset].record.resilience?.faultZones);
  return new Map(components(site).map((asset) => [asset, spread(asset, bare, named.of(asset))]));
});

/** What must be dead to work on each component: its maintenance zones, or its fault zone where it has none. */
export const maintenanceMembers = onceFor((site: SiteSnapshot): ReadonlyMap<number, number[]> => {
  const bare = bareGroups(site);
  const fault = faultMembers(site);
  const named = namedZones(site, (asset) => site.assets[asset].record.resilience?.maintenanceZones);
  return new Map(
    components(site).map((asset) => {
      const zones = named.of(asset);
      return [asset, zones.length > 0 ? spread(asset, bare, zones) : fault.get(asset)!];
    }),
  );
});

/** Maintenance of every component, each set once. */
export const maintenanceZones = (site: SiteSnapshot): Zone[] => distinct(site, 'maintenance', maintenanceMembers(site));

/** A fault in every component, each set once. */
export const faultZones = (site: SiteSnapshot): Zone[] => distinct(site, 'fault', faultMembers(site));

function distinct(site: SiteSnapshot, kind: Zone['kind'], membersOf: ReadonlyMap<number, number[]>): Zone[] {
  const zones = new Map<string, { subjects: number[]; removed: number[] }>();
  for (const [asset, removed] of membersOf) {
    const key = removed.join();
    const zone = zones.get(key) ?? { subjects: [], removed };
    zone.subjects.push(asset);
    zones.set(key, zone);
  }
  return [...zones.values()].map((zone) => ({ kind, name: site.assets[zone.subjects[0]].path, ...zone }));
}

interface Named {
  of(asset: number): number[][];
}

function namedZones(site: SiteSnapshot, names: (asset: number) => string[] | undefined): Named {
  const members = new Map<string, number[]>();
  for (const { index } of site.assets) {
    for (const name of names(index) ?? []) {
      const list = members.get(name) ?? [];
      list.push(index);
      members.set(name, list);
    }
  }
  return { of: (asset) => (names(asset) ?? []).map((name) => members.get(name)!) };
}

function spread(asset: number, bare: (asset: number) => number[], zones: number[][]): number[] {
  if (zones.length === 0) {
    return bare(asset);
  }
  const all = new Set(bare(asset));
  zones.forEach((zone) => zone.forEach((member) => bare(member).forEach((m) => all.add(m))));
  return [...all].sort((a, b) => a - b);
}

/** Equipment joined without a protective device between: it trips as one. A tie is normally open and joins nothing. */
const bareGroups = onceFor((site: SiteSnapshot): ((asset: number) => number[]) => {
  const parent = new Map<number, number>();
  const find = (asset: number): number => {
    let at = asset;
    while (parent.has(at)) {
      at = parent.get(at)!;
    }
    return at;
  };
  for (const { giver, receiver, cord } of site.power) {
    const { source, resilience } = site.assets[receiver].record;
    const tie = source?.role === SourceRole.TIE || site.assets[giver].record.source?.role === SourceRole.TIE;
    if (cord === '' && source && !tie && resilience?.sourceSide === SourceSideDevice.NONE) {
      const [a, b] = [find(giver), find(receiver)];
      if (a !== b) {
        parent.set(Math.max(a, b), Math.min(a, b));
      }
    }
  }
  const groups = new Map<number, number[]>();
  for (const asset of new Set([...parent.keys(), ...parent.values()])) {
    const root = find(asset);
    groups.set(root, [...(groups.get(root) ?? []), asset]);
  }
  groups.forEach((group) => group.sort((a, b) => a - b));
  return (asset) => (parent.has(asset) || groups.has(asset) ? groups.get(find(asset))! : [asset]);
});
