import { PowerLevel, Tier } from '../../core';
import type { SharedFate, SiteSnapshot } from '../model';
import type { Repeats } from '../repeats';
import type { Engine } from './engine';
import type { PowerNetwork } from './network';
import { SLACK } from './record';

const NOT_HURT = -1;

/** Below this level cords may share nothing. */
export function sharesNothing(site: SiteSnapshot, asset: number): boolean {
  const level = site.assets[asset].record.source?.level;
  return level === PowerLevel.LOW_VOLTAGE || (site.tier === Tier.IV && level === PowerLevel.MEDIUM_VOLTAGE);
}

/**
 * Components below the level of independence that take two or more cords of a required load with them and leave it with too few cords or too few
 * shelves: state U, each out alone, transfers made. Read along with the failure run; `all` adds what that did not take out.
 */
export class SharedFates {
  private readonly fates: SharedFate[] = [];
  private readonly seen: Uint8Array;
  /** Components that may share nothing. */
  private readonly asked: Uint8Array;
  /** A cord that nothing feeds in the first place is not lost by what is taken out. */
  private readonly fed: Int32Array;

  public constructor(
    private readonly net: PowerNetwork,
    private readonly engine: Engine,
  ) {
    this.fed = engine.feedNode.slice();
    this.seen = new Uint8Array(net.site.assets.length);
    this.asked = Uint8Array.from(net.site.assets, ({ index }) => (net.nodesOf[index].length > 0 && sharesNothing(net.site, index) ? 1 : 0));
  }

  /** Reads what the engine does with `component` out. */
  public read(engine: Engine, component: number): void {
    this.seen[component] = 1;
    if (!this.asked[component]) {
      return;
    }
    const { touched, loadCount } = engine.now;
    let fate: { component: number; darkLoads: number[]; shelfLoads: number[]; worstShelfRatio: number } | undefined;
    for (let i = 0; i < loadCount; i++) {
      const load = touched[i];
      const ratio = this.shelfRatio(engine, load);
      if (ratio === NOT_HURT) {
        continue;
      }
      fate ??= { component, darkLoads: [], shelfLoads: [], worstShelfRatio: 0 };
      const { asset } = this.net.loads[load];
      if (engine.dark[load]) {
        fate.darkLoads.push(asset);
      } else {
        fate.shelfLoads.push(asset);
        fate.worstShelfRatio = Math.max(fate.worstShelfRatio, ratio);
      }
    }
    if (fate) {
      fate.darkLoads.sort((a, b) => a - b);
      fate.shelfLoads.sort((a, b) => a - b);
      this.fates.push(fate);
    }
  }

  /** Tells of components that are like others what those do. */
  private repeat(repeats: Repeats): void {
    const of = new Map(this.fates.map((fate) => [fate.component, fate]));
    repeats.each((component, original, part) => {
      const fate = this.seen[original] ? of.get(original) : undefined;
      this.seen[component] = this.seen[original];
      if (fate) {
        const here = (load: number): number => repeats.twins.in(part, load);
        this.fates.push({ ...fate, component, darkLoads: fate.darkLoads.map(here), shelfLoads: fate.shelfLoads.map(here) });
      }
    });
  }

  /** Needed over live shelves of a required load that lost two cords or more and is dark or short of shelves, or NOT_HURT. */
  private shelfRatio(engine: Engine, load: number): number {
    const { feedStart, feedCords, feedWeight, loads } = this.net;
    const { feedNode } = engine;
    let lostCords = 0;
    let live = 0;
    for (let f = feedStart[load]; f < feedStart[load + 1]; f++) {
      if (feedNode[f] >= 0) {
        live += feedWeight[f];
      } else if (this.fed[f] >= 0) {
        lostCords += feedCords[f];
      }
    }
    const { required, provisioned, shelfEfficiency, shelfKw } = loads[load];
    if (lostCords < 2 || !required) {
      return NOT_HURT;
    }
    const needed = provisioned * shelfEfficiency;
    return engine.dark[load] || (shelfKw > 0 && needed > live * (1 + SLACK)) ? needed / live : NOT_HURT;
  }

  /** All of them, those of components that are like others too. */
  public all(repeats: Repeats): SharedFate[] {
    this.repeat(repeats);
    this.asked.forEach((asked, component) => {
      if (asked && !this.seen[component]) {
        this.engine.apply([component]);
        this.read(this.engine, component);
        this.engine.rollback();
      }
    });
    return this.fates.sort((a, b) => a.component - b.component);
  }
}
