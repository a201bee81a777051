import type { SiteSnapshot, SnapshotAsset } from '../analysis/model';
import { groupCollision } from './errors';
import { groupName, literal } from './text';

/** One `null_resource` group: the parts of one kind in one building block of one stack. */
export interface Group {
  readonly name: string;
  readonly block: string;
  readonly kind: string;
  readonly stage: string;
  /** Triggers of each part by its key. Only what is physical rework if it changes. */
  readonly entries: { readonly [key: string]: { readonly [fact: string]: string } };
}

/** Old names of blocks by new ones: facts that mention a renamed block keep the name under which it was built. */
export type Renames = ReadonlyMap<string, string>;

/** A key with the names that its parts had before: `busway-pod-x` was `busway-pod-1` when pod-x was pod-1. */
export function formerKey(key: string, renames: Renames): string {
  return key
    .split('/')
    .map((segment) => {
      for (const [now, before] of renames) {
        if (segment.endsWith(`-${now}`)) {
          return `${segment.slice(0, -now.length)}${before}`;
        }
      }
      return segment;
    })
    .join('/');
}

/** The groups of one stack, by name. */
export function groupsOf(site: SiteSnapshot, stack: string, renamed: (stack: string) => Renames): Group[] {
  const feeds = feedFacts(site, renamed);
  const groups = new Map<string, { first: SnapshotAsset; entries: { [key: string]: { [fact: string]: string } } }>();
  for (const asset of site.assets) {
    if (asset.stack !== stack) {
      continue;
    }
    const name = groupName(asset.block, asset.record.group);
    const group = groups.get(name) ?? { first: asset, entries: {} };
    if (group.first.block !== asset.block || group.first.record.group !== asset.record.group) {
      throw groupCollision(name, group.first.path, asset.path);
    }
    groups.set(name, group);
    group.entries[asset.key] = triggers(asset, feeds[asset.index]);
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { first, entries }]) => ({ name, block: first.block, kind: first.record.group, stage: first.record.stage, entries }));
}

function triggers(asset: SnapshotAsset, feeds: string[]): { [fact: string]: string } {
  const facts: { [fact: string]: string } = {};
  for (const [fact, value] of Object.entries(asset.record.physical).sort(([a], [b]) => (a < b ? -1 : 1))) {
    facts[literal(fact)] = literal(value);
  }
  if (feeds.length > 0) {
    facts.feeds = literal(feeds.join(' '));
  }
  return facts;
}

/** What feeds and what cools each asset, in words that a rename does not change. */
function feedFacts(site: SiteSnapshot, renamed: (stack: string) => Renames): string[][] {
  const address = site.assets.map((asset) => {
    const renames = renamed(asset.stack);
    const block = renames.get(asset.block) ?? asset.block;
    return [asset.stack, block, renames.has(asset.block) ? asset.key : formerKey(asset.key, renames)].filter((part) => part !== '').join('/');
  });
  const facts: string[][] = site.assets.map(() => []);
  const sorted = [...site.power].sort((a, b) => a.receiver - b.receiver || (a.cord < b.cord ? -1 : a.cord > b.cord ? 1 : a.order - b.order));
  for (const link of sorted) {
    facts[link.receiver].push(link.cord ? `${link.cord}=${address[link.giver]}` : address[link.giver]);
  }
  for (const link of site.coolant) {
    facts[link.receiver].push(`coolant=${address[link.giver]}`);
  }
  return facts;
}
