import { PowerLevel, Tier } from '../../core';
import type { SharedFate, SiteSnapshot } from '../model';
import { Engine } from './engine';
import { PowerNetwork } from './network';
import { SLACK } from './record';

/** Below this level cords may share nothing. */
export function sharesNothing(site: SiteSnapshot, asset: number): boolean {
  const level = site.assets[asset].record.source?.level;
  return level === PowerLevel.LOW_VOLTAGE || (site.tier === Tier.IV && level === PowerLevel.MEDIUM_VOLTAGE);
}

/**
 * Components below the level of independence that take two or more cords of a required load with them and leave it with too few cords or too few
 * shelves: state U, each out alone, transfers made.
 */
export function sharedFates(net: PowerNetwork, engine: Engine): SharedFate[] {
  const fates: SharedFate[] = [];
  // A cord that nothing feeds in the first place is not lost by what is taken out.
  const fed = engine.feedNode.slice();
  for (const asset of net.site.assets) {
    if (net.nodesOf[asset.index].length === 0 || !sharesNothing(net.site, asset.index)) {
      continue;
    }
    engine.apply([asset.index]);
    const fate = { component: asset.index, darkLoads: [] as number[], shelfLoads: [] as number[], worstShelfRatio: 0 };
    for (const load of engine.touchedLoads) {
      const facts = net.loads[load];
      if (!facts.required) {
        continue;
      }
      let lostCords = 0;
      let live = 0;
      for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
        const up = engine.feedNode[f] >= 0;
        lostCords += up || fed[f] < 0 ? 0 : net.feedCords[f];
        live += up ? net.feedWeight[f] : 0;
      }
      if (lostCords < 2) {
        continue;
      }
      const needed = facts.provisioned * facts.shelfEfficiency;
      if (engine.dark[load]) {
        fate.darkLoads.push(facts.asset);
      } else if (facts.shelfKw > 0 && needed > live * (1 + SLACK)) {
        fate.shelfLoads.push(facts.asset);
        fate.worstShelfRatio = Math.max(fate.worstShelfRatio, needed / live);
      }
    }
    engine.rollback();
    if (fate.darkLoads.length + fate.shelfLoads.length > 0) {
      fate.darkLoads.sort((a, b) => a - b);
      fate.shelfLoads.sort((a, b) => a - b);
      fates.push(fate);
    }
  }
  return fates;
}
