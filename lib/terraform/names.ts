import type { SiteSnapshot, SnapshotAsset } from '../analysis/model';

/** Renames of the blocks and direct parts of one stack: old names by new ones. */
export type Renames = ReadonlyMap<string, string>;

/** A part whose id carries the name of the block that it serves: `busway-pod-3`, `group-pod-3/cdu-1`. */
interface Served {
  readonly stack: string;
  readonly block: string;
  /** Which segment of the key, and what stands around the name in it. */
  readonly segment: number;
  readonly before: string;
  readonly after: string;
}

/** Containers that an assembly names after the block they serve; an equipment's own id needs no list, its links tell. */
const CONTAINER = 'group-';

/**
 * Names of the parts of one site, as they are and as they were before the declared renames. What carries whose name is read from the links, not
 * guessed from the spelling: `lineup-a` has nothing to do with a pod called `a`.
 */
export class SiteNames {
  private readonly served: (Served | undefined)[];

  public constructor(
    private readonly site: SiteSnapshot,
    private readonly renamed: (stack: string) => Renames,
  ) {
    this.served = servedBlocks(site);
  }

  /** The name of the block before the declared renames. */
  public formerBlock(asset: SnapshotAsset): string {
    return this.former(asset.stack, asset.block);
  }

  /** The key before the declared renames. */
  public formerKey(asset: SnapshotAsset): string {
    const served = this.served[asset.index];
    if (served) {
      return withName(asset.key, served, this.former(served.stack, served.block));
    }
    return asset.block === '' ? this.former(asset.stack, asset.key) : asset.key;
  }

  /**
   * The giver as the receiver's trigger says it. It never holds a name of the receiver's own: its stack and block are left out, and its block's
   * name inside the giver's is written `~`. Other names are those before the declared renames.
   */
  public giver(giver: SnapshotAsset, receiver: SnapshotAsset): string {
    const near = giver.stack === receiver.stack;
    const stack = near ? '' : giver.stack === this.site.path ? 'site:' : `${giver.stack.split('/').pop()}:`;
    const block = giver.block === '' ? '' : near && giver.block === receiver.block ? './' : `${this.formerBlock(giver)}/`;
    const served = this.served[giver.index];
    const key = served && this.isOwn(served, receiver) ? withName(giver.key, served, '~') : this.formerKey(giver);
    return stack + block + key;
  }

  /** Whether the name is that of the receiver's block, or of the block that the receiver serves too. */
  private isOwn(served: Served, receiver: SnapshotAsset): boolean {
    const other = this.served[receiver.index];
    return (
      (served.stack === receiver.stack && served.block === receiver.block) ||
      (other !== undefined && served.stack === other.stack && served.block === other.block)
    );
  }

  private former(stack: string, name: string): string {
    return this.renamed(stack).get(name) ?? name;
  }
}

/** Puts another name into the segment that carries one. */
function withName(key: string, served: Served, name: string): string {
  const segments = key.split('/');
  segments[served.segment] = served.before + name + served.after;
  return segments.join('/');
}

function servedBlocks(site: SiteSnapshot): (Served | undefined)[] {
  const found: (Served | undefined)[] = site.assets.map(() => undefined);
  const containers = new Map<string, Served>();
  for (const link of [...site.power, ...site.coolant]) {
    const [giver, receiver] = [site.assets[link.giver], site.assets[link.receiver]];
    if (found[giver.index] || receiver.block === '' || (giver.stack === receiver.stack && giver.block === receiver.block)) {
      continue;
    }
    const segments = giver.key.split('/');
    segments.forEach((text, segment) => {
      const last = segment === segments.length - 1;
      const around = last || text.startsWith(CONTAINER) ? carried(text, receiver.block) : undefined;
      if (!around) {
        return;
      }
      const served = { stack: receiver.stack, block: receiver.block, segment, ...around };
      found[giver.index] = served;
      if (!last) {
        containers.set(containerOf(giver, segments, segment), served);
      }
    });
  }
  for (const asset of site.assets) {
    if (found[asset.index] || !asset.key.includes(CONTAINER)) {
      continue;
    }
    const segments = asset.key.split('/');
    const at = segments.findIndex((text) => text.startsWith(CONTAINER));
    found[asset.index] = at < 0 ? undefined : containers.get(containerOf(asset, segments, at));
  }
  return found;
}

const containerOf = (asset: SnapshotAsset, segments: string[], segment: number): string =>
  [asset.stack, asset.block, ...segments.slice(0, segment + 1)].join('\u0000');

/** What stands around the name of a block in an id: `busway-pod-3`, or with a number after it `busway-pod-3-2`. */
function carried(id: string, block: string): { before: string; after: string } | undefined {
  const [, after] = /(-\d+)$/.exec(id) ?? ['', ''];
  for (const tail of ['', after]) {
    if (id.endsWith(`-${block}${tail}`)) {
      return { before: id.slice(0, id.length - block.length - tail.length), after: tail };
    }
  }
  return undefined;
}
