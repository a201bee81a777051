import { Tier } from '../../core';
import type { BaseState, Scenario, SiteSnapshot } from '../model';

/**
 * What is taken out, by tier: nothing (I), capacity components (II), all components and path elements (III, IV). Racks and loops are not: a rack
 * loses itself, and pipes are not failed.
 */
export function removable(site: SiteSnapshot): number[] {
  if (site.tier === Tier.I || site.baseStatesOnly) {
    return [];
  }
  return site.assets
    .filter(
      ({ index, record }) =>
        !site.out?.has(index) && (record.cooling?.unit || (record.source && (site.tier !== Tier.II || record.source.capacityComponent))),
    )
    .map((asset) => asset.index);
}

/** CDU pumps, which fail inside their unit. */
export function pumpParts(site: SiteSnapshot): { asset: number; part: string }[] {
  if (site.tier === Tier.I || site.baseStatesOnly) {
    return [];
  }
  // The pumps of one unit are alike: the first stands for all.
  return site.assets.flatMap(({ index, record }) => {
    const part = site.out?.has(index) ? undefined : record.parts?.find((p) => p.pump);
    return part ? [{ asset: index, part: part.id }] : [];
  });
}

/** What every scenario of a site says of what is out from the start: nothing of a site as built. */
export function withoutWhat({ assets, out }: SiteSnapshot): string {
  if (!out || out.size === 0) {
    return '';
  }
  const names = [...out].sort((a, b) => a - b).map((asset) => assets[asset].path);
  return `, with ${names.length <= 2 ? names.join(' and ') : `${names.length} pieces of equipment`} out of service`;
}

const STATE = { U: 'on utility', G: 'on generators' };

/** All scenarios of a site: base states first, then one removal each. */
export function scenariosOf(site: SiteSnapshot, states: BaseState[]): Scenario[] {
  const scenarios: Scenario[] = [];
  const without = withoutWhat(site);
  const add = (state: BaseState, removed: number, what: string, part?: string): void => {
    scenarios.push({ index: scenarios.length, state, removed, part, label: `${STATE[state]}, ${what}${without}` });
  };
  states.forEach((state) => add(state, -1, without === '' ? 'all in service' : 'all else in service'));
  const parts = pumpParts(site);
  const all = removable(site);
  for (const state of states) {
    all.forEach((asset) => add(state, asset, `${site.assets[asset].path} out`));
  }
  // A pump inside a unit leaves the electrical state as it is, so that one base state says it all.
  parts.forEach(({ asset, part }) => add('U', asset, `${site.assets[asset].path}#${part} out`, part));
  return scenarios;
}
