import { onceFor } from './memo';
import type { SiteSnapshot } from './model';
import { Likeness } from './likeness';
import { settled } from './settled';

/**
 * Parts of a site that nothing joins, neither power nor coolant, and which of them are alike: built of the same in the same order, and in the same base
 * states to the last bit. What fails in one takes the same in each like it, so that it is run in the first of them only (`original`) and told of all.
 */
export interface Twins {
  /** Part of each asset, and assets of each part, rising. */
  readonly partOf: Int32Array;
  readonly parts: readonly (readonly number[])[];
  /** 1 for a part that another is like. */
  readonly hasTwin: Uint8Array;
  /** What each asset is in the first part that is like its own; itself there. */
  readonly original: Int32Array;
  /** What an asset of an original is in a part like its own. */
  in(part: number, asset: number): number;
}

/** A site of which every part is run for itself. */
export const noTwins = (site: SiteSnapshot): Twins => {
  const all = site.assets.map((asset) => asset.index);
  return { partOf: new Int32Array(all.length), parts: [all], hasTwin: new Uint8Array(1), original: Int32Array.from(all), in: (_, asset) => asset };
};

export const twinsOf = onceFor((site: SiteSnapshot): Twins => {
  const partOf = partsOf(site);
  const parts: number[][] = [];
  partOf.forEach((part, asset) => (parts[part] ??= []).push(asset));
  const base = settled(site);
  // Where a base state is in trouble, what fails is told of the site as a whole.
  if (parts.length < 2 || base.thermal.normalFails || base.engines.some(({ dark }) => dark.includes(1))) {
    return noTwins(site);
  }
  const position = new Int32Array(site.assets.length);
  parts.forEach((part) => part.forEach((asset, i) => (position[asset] = i)));
  const likeness = new Likeness(site, base, parts, position);
  const firsts = new Map<string, number>();
  const hasTwin = new Uint8Array(parts.length);
  const original = new Int32Array(site.assets.length);
  parts.forEach((part, index) => {
    const written = likeness.of(index);
    const first = firsts.get(written) ?? index;
    firsts.set(written, first);
    if (first !== index) {
      hasTwin[first] = hasTwin[index] = 1;
    }
    part.forEach((asset, i) => (original[asset] = parts[first][i]));
  });
  return { partOf, parts, hasTwin, original, in: (part, asset) => parts[part][position[asset]] };
});

/** Part of each asset, numbered by the first asset of each. */
function partsOf(site: SiteSnapshot): Int32Array {
  const parent = Int32Array.from(site.assets, (_, i) => i);
  const find = (asset: number): number => {
    while (parent[asset] !== asset) {
      parent[asset] = parent[parent[asset]];
      asset = parent[asset];
    }
    return asset;
  };
  for (const links of [site.power, site.coolant]) {
    for (const { giver, receiver } of links) {
      const [a, b] = [find(giver), find(receiver)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  let count = 0;
  const number = new Int32Array(site.assets.length);
  return parent.map((_, asset) => {
    const root = find(asset);
    return root === asset ? (number[asset] = count++) : number[root];
  });
}
