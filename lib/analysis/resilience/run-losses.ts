import { Tier } from '../../core';
import { onceFor } from '../memo';
import { SiteAnalysis, isRack } from '../model';
import { isAllowed, isPassive } from './allowed';
import { benchOf } from './bench';

/** Final distribution that takes racks with it which do not allow it. */
export interface RunLoss {
  /** Index in `assets`. */
  readonly asset: number;
  readonly dark: number[];
}

/**
 * At tier II, which fails capacity components alone: runs that feed nothing but racks and would take several single-corded ones with them, on utility. Racks
 * with more cords on one run are told by PWR-08; a single rack is its own loss.
 */
export const runLosses = onceFor((analysis: SiteAnalysis): RunLoss[] => {
  const { site } = analysis;
  if (site.tier !== Tier.II || site.baseStatesOnly) {
    return [];
  }
  const feedsRacksOnly = new Map<number, boolean>();
  for (const { giver, receiver, cord } of site.power) {
    feedsRacksOnly.set(giver, (feedsRacksOnly.get(giver) ?? true) && cord !== '' && isRack(site.assets[receiver]));
  }
  const { net, engines } = benchOf(site);
  const [engine] = engines;
  const before = engine.dark.slice();
  return [...feedsRacksOnly]
    .filter(([asset, only]) => only && isPassive(site, asset) && !site.out?.has(asset))
    .sort(([a], [b]) => a - b)
    .flatMap(([asset]) => {
      engine.apply([asset]);
      const dark = engine.touchedLoads
        .filter((load) => engine.dark[load] && net.loads[load].required && net.cordsOf[load].length === 1 && !before[load])
        .map((load) => net.loads[load].asset)
        .sort((a, b) => a - b);
      engine.rollback();
      return dark.length > 1 && !isAllowed(site, [asset], dark) ? [{ asset, dark }] : [];
    });
});
