import { LoopMedium } from '../../core';
import { onceFor } from '../memo';
import type { CoolingQuantity, SiteAnalysis } from '../model';
import { fallsShort } from '../thermal/falls-short';
import type { Quantity } from '../thermal/network';
import { SettledSite } from './settle';
import { atProvisionedPower } from './variants';

/** Loops of one kind that fall short at provisioned power, by what is short and which check asks. */
export interface ShortAtMaximum {
  /** The check that asks the same at thermal design power. */
  readonly asks: string;
  readonly quantity: CoolingQuantity;
  readonly unit: Quantity['unit'];
  /** The worst loop. */
  readonly loop: number;
  readonly measured: number;
  readonly limit: number;
  /** Index in `SiteAnalysis.scenarios`. */
  readonly scenario: number;
  readonly loops: number;
}

/** Every quantity of every loop at provisioned power, normal and worst with one cooling unit or CDU pump out. */
export interface AtMaximum {
  readonly normal: Quantity[];
  readonly short: ShortAtMaximum[];
}

/** Which check asks for a quantity, normally and after a failure; nothing for what no check of the list asks. */
function asking(medium: LoopMedium, quantity: CoolingQuantity, failure: boolean): string | undefined {
  if (medium === LoopMedium.AIR) {
    return 'THM-10';
  }
  if (medium === LoopMedium.FACILITY_WATER) {
    return 'THM-06';
  }
  switch (quantity) {
    case 'supply_temperature':
      return 'THM-03';
    case 'heat':
      return 'THM-04';
    case 'flow':
    case 'pressure':
      return failure ? 'THM-04' : 'THM-01';
    default:
      return undefined;
  }
}

/**
 * The cooling side again at provisioned power: everything in service, and each cooling unit and CDU pump out that the tier takes out. Electrical
 * scenarios are not run again. Losses are those of the normal state at provisioned power.
 */
export const atMaximum = onceFor((analysis: SiteAnalysis): AtMaximum => {
  const { site, scenarios } = analysis;
  const settled = new SettledSite(atProvisionedPower(site));
  const normal = settled.at().quantities;
  const groups = new Map<string, ShortAtMaximum & { readonly members: Set<number> }>();
  const read = (quantities: Quantity[], scenario: number): void => {
    for (const q of quantities.filter(fallsShort)) {
      const asks = asking(site.assets[q.loop].record.cooling!.loop!.medium, q.quantity, scenarios[scenario].removed >= 0);
      if (!asks) {
        continue;
      }
      // Loops of one name in many halls are told together.
      const key = [asks, q.quantity, site.assets[q.loop].path.split('/').pop()].join(' ');
      const known = groups.get(key);
      const members = known?.members ?? new Set<number>();
      members.add(q.loop);
      const worse = !known || q.measured - q.limit > known.measured - known.limit;
      groups.set(key, { ...(worse ? { ...q, asks, scenario } : known), loops: members.size, members });
    }
  };
  read(normal, 0);
  for (const { index, state, removed, part } of scenarios) {
    if (state === 'U' && removed >= 0 && site.assets[removed].record.cooling?.unit) {
      const out = part === undefined ? new Set([removed]) : new Set<number>();
      read(settled.without(out, part === undefined ? undefined : removed).quantities, index);
    }
  }
  return { normal, short: [...groups.values()].map(({ members: _, ...group }) => group) };
});
