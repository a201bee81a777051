import type { SparePart } from '../../core';
import type { SiteAnalysis } from '../model';
import { onceFor } from '../memo';

/** Spares asked for against spares held, of one kind. */
export interface SpareResult {
  readonly spare: SparePart;
  /** Pieces installed. */
  readonly installed: number;
  /** Pieces that should be held; undefined where neither a failure rate nor a usual share is known. */
  readonly needed?: number;
  /** Failures expected until a replacement arrives, with a failure rate. */
  readonly expected?: number;
}

/** Probability that the spares last until the delivery. */
const CONFIDENCE = 0.95;
const DELIVERY_DAYS = 60;

/** The least s with Σ_{i≤s} e^−m·m^i/i! ≥ 0.95 (Poisson): spares that last through m expected failures. Summed in logarithms, so that any m will do. */
export function poissonSpares(expected: number): number {
  let logTerm = -expected;
  let sum = Math.exp(logTerm);
  let s = 0;
  while (sum < CONFIDENCE) {
    s++;
    logTerm += Math.log(expected / s);
    sum += Math.exp(logTerm);
  }
  return s;
}

/** Usual shares where no failure rate is known: trays 2 %, network adapters and optics 3 %, power supplies 3 %, pumps one in ten (engineering default). */
export function usualShare(kind: string): number | undefined {
  const shares: [RegExp, number][] = [
    [/_pumps?_/, 0.1],
    [/_power_shelf_|_power_shelves_|_psus?_|_power_supply_|_power_supplies_/, 0.03],
    [/_nics?_|_network_adapters?_|_optics?_|_transceivers?_/, 0.03],
    [/_trays?_/, 0.02],
  ];
  // By whole words: a mechanical board is no NIC.
  return shares.find(([pattern]) => pattern.test(`_${kind}_`))?.[1];
}

export const sparesOf = onceFor((analysis: SiteAnalysis): SpareResult[] => {
  const installed = new Map<string, number>();
  const add = (kind: string, count: number): void => void installed.set(kind, (installed.get(kind) ?? 0) + count);
  for (const { record } of analysis.site.assets) {
    add(record.kind, 1);
    record.parts?.forEach((part) => add(part.kind, part.count ?? 1));
  }
  return (analysis.site.obligations?.spares ?? []).map((spare) => {
    const count = installed.get(spare.kind) ?? 0;
    if (spare.failuresPerYear !== undefined) {
      const expected = (count * spare.failuresPerYear * (spare.deliveryDays ?? DELIVERY_DAYS)) / 365;
      return { spare, installed: count, expected, needed: poissonSpares(expected) };
    }
    const share = usualShare(spare.kind);
    return { spare, installed: count, needed: share === undefined ? undefined : Math.ceil(count * share - 1e-9) };
  });
});
