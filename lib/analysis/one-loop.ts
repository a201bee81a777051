import { LoopMedium } from '../core';
import { cooledTwice, servesTwice } from './errors';
import type { SiteSnapshot } from './model';

/**
 * Heat leaves equipment once: in liquid through one loop, in air through one zone, and a unit serves one loop. Linked to two, its heat (or what the
 * unit can take) would be counted at both.
 */
export function checkOneLoop({ assets, coolant }: Pick<SiteSnapshot, 'assets' | 'coolant'>): void {
  const takers = new Map<string, number>();
  const once = (key: string, loop: number): number | undefined => {
    const known = takers.get(key);
    takers.set(key, loop);
    return known;
  };
  for (const { giver, receiver } of coolant) {
    const [taking, served] = [assets[giver].record.cooling?.loop, assets[receiver].record.cooling?.loop];
    if (taking) {
      const medium = taking.medium === LoopMedium.AIR ? 'air' : 'liquid';
      const other = once(`${medium} of ${receiver}`, giver);
      if (other !== undefined) {
        throw cooledTwice(assets[receiver].path, medium, [assets[other].path, assets[giver].path]);
      }
    }
    if (served && assets[giver].record.cooling?.unit) {
      const other = once(`served by ${giver}`, receiver);
      if (other !== undefined) {
        throw servesTwice(assets[giver].path, [assets[other].path, assets[receiver].path]);
      }
    }
  }
}
