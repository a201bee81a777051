import { SourceRole } from '../../core';
import { SiteSnapshot, isRack } from '../model';

/** Whether equipment only passes power on, and is no capacity component: a board, a busway run, a row header. */
export function isPassive({ assets }: SiteSnapshot, asset: number): boolean {
  const source = assets[asset].record.source;
  return source?.role === SourceRole.PATH && !source.capacityComponent;
}

/**
 * Whether racks say of themselves that passive equipment may take so many of them: all that is out is passive, or what feeds them directly is (a run whose
 * breaker sticks takes what is above it along).
 */
export function isAllowed(site: SiteSnapshot, removed: readonly number[], dark: readonly number[]): boolean {
  const allows = (asset: number): boolean => isRack(site.assets[asset]) && (site.assets[asset].record.demand!.allowedDarkRacks ?? 0) >= dark.length;
  if (dark.length === 0 || !dark.every(allows)) {
    return false;
  }
  const passive = new Set(removed.filter((asset) => isPassive(site, asset)));
  const taken = new Set(dark);
  return passive.size === removed.length || site.power.every(({ giver, receiver }) => !taken.has(receiver) || passive.has(giver));
}
