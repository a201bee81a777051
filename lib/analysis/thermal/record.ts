import type { CoolingQuantity, Scenario, ThermalResult, ThermalShortfall } from '../model';
import { fallsShort } from './falls-short';
import type { Repeats } from '../repeats';
import type { Quantity, ThermalState } from './network';

/** A shortfall of a scenario that is known from elsewhere. */
export type Shortfall = Omit<ThermalShortfall, 'scenario'>;

type Entry = { -readonly [K in keyof ThermalResult]: ThermalResult[K] };

/** Normal and worst of every quantity of every loop, and all shortfalls. The worst is the least left over, measured as a share of the limit. */
export class ThermalRecorder {
  private readonly entries: Entry[] = [];
  private readonly slots: Slots;
  private readonly least: Float64Array;
  private readonly shortfalls: ThermalShortfall[] = [];

  public constructor(normal: ThermalState) {
    this.slots = new Slots(normal.quantities);
    for (const q of normal.quantities) {
      this.entries.push({
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
    this.least = Float64Array.from(this.entries, (e) => margin(e.unit, e.worst, e.worstLimit));
    normal.shortfalls.forEach((shortfall) => this.shortfalls.push({ ...shortfall, scenario: 0 }));
  }

  /** Takes in one quantity that does not fall short. `left` is its margin. */
  public note(slot: number, measured: number, limit: number, left: number, scenario: number): void {
    if (left < this.least[slot] - 1e-12) {
      const entry = this.entries[slot];
      entry.worst = measured;
      entry.worstLimit = limit;
      entry.worstScenario = scenario;
      this.least[slot] = left;
    }
  }

  /** Takes in a scenario, but for its shortfalls. */
  public read(scenario: Scenario, state: ThermalState): void {
    for (const q of state.quantities) {
      const slot = this.slots.slot(q.loop, q.quantity);
      if (slot < 0) {
        continue;
      }
      this.note(slot, q.measured, q.limit, marginOf(q), scenario.index);
      const { failing } = this.entries[slot];
      if (fallsShort(q) && failing[failing.length - 1] !== scenario.index) {
        failing.push(scenario.index);
      }
    }
  }

  /** Takes in what falls short in a scenario; returns the indices. */
  public add(scenario: number, shortfalls: readonly Shortfall[]): number[] {
    return shortfalls.map((shortfall) => this.shortfalls.push({ ...shortfall, scenario }) - 1);
  }

  /** Of loops that are like others, as `repeats` says, what those did. */
  public results(repeats: Repeats): { results: ThermalResult[]; shortfalls: ThermalShortfall[] } {
    const { original } = repeats.twins;
    const results = this.entries.map((entry, slot) => {
      const { loop } = entry;
      if (original[loop] === loop) {
        return entry;
      }
      const first = this.entries[slot - this.slots.of(loop)[0] + this.slots.of(original[loop])[0]];
      return {
        ...entry,
        worst: first.worst,
        worstLimit: first.worstLimit,
        worstScenario: repeats.of(loop, first.worstScenario),
        failing: first.failing.map((scenario) => repeats.of(loop, scenario)),
      };
    });
    return { results, shortfalls: this.shortfalls };
  }
}

/** Where a recorder keeps a quantity of a loop. Slots are numbered as the quantities of the normal state are: those of a loop follow each other. */
export class Slots {
  private readonly first = new Map<number, number>();

  public constructor(private readonly quantities: readonly Quantity[]) {
    quantities.forEach(({ loop }, slot) => loop !== quantities[slot - 1]?.loop && this.first.set(loop, slot));
  }

  /** The first slot of a loop, and the one after its last. */
  public of(loop: number): [number, number] {
    const start = this.first.get(loop) ?? 0;
    let end = start;
    while (this.quantities[end]?.loop === loop) {
      end++;
    }
    return [start, end];
  }

  /** -1 if the loop has no such quantity in the normal state. */
  public slot(loop: number, quantity: CoolingQuantity): number {
    const [start, end] = this.of(loop);
    for (let slot = start; slot < end; slot++) {
      if (this.quantities[slot].quantity === quantity) {
        return slot;
      }
    }
    return -1;
  }
}

/** What is left of a limit: kelvins of a temperature, a share of an amount. */
export const marginOf = (q: Pick<Quantity, 'unit' | 'measured' | 'limit'>): number => margin(q.unit, q.measured, q.limit);

function margin(unit: string, measured: number, limit: number): number {
  if (unit === '°C' || unit === 'K') {
    return limit - measured;
  }
  return limit > 0 ? 1 - measured / limit : measured > 0 ? -Infinity : 0;
}
