import type { Scenario, ThermalResult, ThermalShortfall } from '../model';
import { fallsShort } from './falls-short';
import type { Quantity, ThermalState } from './network';

type Entry = { -readonly [K in keyof ThermalResult]: ThermalResult[K] };

/** Normal and worst of every quantity of every loop, and all shortfalls. The worst is the least left over, measured as a share of the limit. */
export class ThermalRecorder {
  private readonly entries = new Map<string, Entry>();
  private readonly shortfalls: ThermalShortfall[] = [];

  public constructor(normal: ThermalState) {
    for (const q of normal.quantities) {
      this.entries.set(key(q), {
        loop: q.loop,
        quantity: q.quantity,
        unit: q.unit,
        normal: q.measured,
        normalLimit: q.limit,
        worst: q.measured,
        worstLimit: q.limit,
        worstScenario: 0,
        failing: fallsShort(q) ? [0] : [],
      });
    }
    normal.shortfalls.forEach((shortfall) => this.shortfalls.push({ ...shortfall, scenario: 0 }));
  }

  /** Takes in a scenario; returns the indices of its shortfalls. */
  public read(scenario: Scenario, state: ThermalState): number[] {
    for (const q of state.quantities) {
      const entry = this.entries.get(key(q));
      if (!entry) {
        continue;
      }
      if (margin(q.unit, q.measured, q.limit) < margin(entry.unit, entry.worst, entry.worstLimit) - 1e-12) {
        entry.worst = q.measured;
        entry.worstLimit = q.limit;
        entry.worstScenario = scenario.index;
      }
      if (fallsShort(q) && !entry.failing.includes(scenario.index)) {
        entry.failing.push(scenario.index);
      }
    }
    return state.shortfalls.map((shortfall) => this.shortfalls.push({ ...shortfall, scenario: scenario.index }) - 1);
  }

  public results(): { results: ThermalResult[]; shortfalls: ThermalShortfall[] } {
    return { results: [...this.entries.values()], shortfalls: this.shortfalls };
  }
}

const key = (q: Quantity): string => `${q.loop} ${q.quantity}`;

function margin(unit: string, measured: number, limit: number): number {
  if (unit === '°C' || unit === 'K') {
    return limit - measured;
  }
  return limit > 0 ? 1 - measured / limit : measured > 0 ? -Infinity : 0;
}
