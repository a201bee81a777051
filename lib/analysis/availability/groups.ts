import type { SiteSnapshot } from '../model';
import { neededShelvesKw } from './cut-sets';
import { GENERATOR, PowerNetwork, UNIT, UTILITY } from '../power/network';

/** Components of one make at the same place of parallel paths: what fails one may fail all. */
export interface LikeGroup {
  readonly name: string;
  readonly members: number[];
}

/** All that may feed one load. */
export class Upstream {
  /** Index in `assets`, rising. */
  public readonly utilities: number[];
  public readonly generators: number[];
  /** All of it, index in `assets`. */
  public readonly assets: number[];
  private readonly nodes: number[];

  public constructor(
    private readonly net: PowerNetwork,
    private readonly load: number,
  ) {
    const seen = new Set<number>();
    const queue: number[] = [];
    for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
      queue.push(...net.feedSources[f]);
    }
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      if (!seen.has(node)) {
        seen.add(node);
        for (let e = net.start[node]; e < net.start[node + 1]; e++) {
          queue.push(net.source[e]);
        }
      }
    }
    this.nodes = [...seen].sort((a, b) => a - b);
    this.assets = [...new Set(this.nodes.map((node) => net.asset[node]))];
    const of = (kind: number): number[] =>
      this.nodes
        .filter((node) => net.kind[node] === kind)
        .map((node) => net.asset[node])
        .sort((a, b) => a - b);
    this.utilities = of(UTILITY);
    this.generators = of(GENERATOR);
  }

  /** Groups of two and more, by kind, model and distance to the load. */
  public likeGroups(site: SiteSnapshot): LikeGroup[] {
    const { net } = this;
    const depth = new Map<number, number>();
    for (let f = net.feedStart[this.load]; f < net.feedStart[this.load + 1]; f++) {
      net.feedSources[f].forEach((node) => depth.set(node, Math.max(0, depth.get(node) ?? 0)));
    }
    for (let i = this.nodes.length - 1; i >= 0; i--) {
      const node = this.nodes[i];
      for (let e = net.start[node]; e < net.start[node + 1]; e++) {
        const source = net.source[e];
        depth.set(source, Math.max(depth.get(source) ?? 0, (depth.get(node) ?? 0) + 1));
      }
    }
    const place = new Map<number, number>();
    this.nodes.forEach((node) => place.set(net.asset[node], Math.min(place.get(net.asset[node]) ?? Infinity, depth.get(node) ?? 0)));
    const groups = new Map<string, LikeGroup>();
    for (const [asset, at] of place) {
      const { kind, model } = site.assets[asset].record;
      const name = model?.name ?? kind.replace(/_/g, ' ');
      const group = groups.get(`${kind} ${name} ${at}`) ?? { name, members: [] };
      group.members.push(asset);
      groups.set(`${kind} ${name} ${at}`, group);
    }
    return [...groups.values()]
      .filter((group) => group.members.length > 1)
      .map(({ name, members }) => ({ name, members: members.sort((a, b) => a - b) }));
  }

  /** Whether the load goes out of service on utility when all of these are out: too few cords or shelves. */
  public stops(removed: readonly number[]): boolean {
    const { net } = this;
    const gone = new Set(removed);
    const up = new Set<number>();
    for (const node of this.nodes) {
      let live = 0;
      const sources = net.start[node + 1] - net.start[node];
      for (let e = net.start[node]; e < net.start[node + 1]; e++) {
        live += up.has(net.source[e]) ? 1 : 0;
      }
      const own = net.kind[node] === UTILITY || net.kind[node] === GENERATOR || (net.kind[node] === UNIT ? live === sources && live > 0 : live > 0);
      if (own && !gone.has(net.asset[node])) {
        up.add(node);
      }
    }
    let cords = 0;
    let kw = 0;
    for (let f = net.feedStart[this.load]; f < net.feedStart[this.load + 1]; f++) {
      const live = net.feedSources[f].some((node) => up.has(node));
      cords += live ? net.feedCords[f] : 0;
      kw += live ? net.feedWeight[f] : 0;
    }
    return cords < Math.max(1, net.loads[this.load].minimumCords) || kw < neededShelvesKw(net, this.load);
  }
}
