import type { BaseState, Scenario } from './model';
import type { Twins } from './twins';

/** Which scenarios say of one part of a site what others say of parts like it. Base states stand for themselves. */
export class Repeats {
  private readonly whole: Record<BaseState, Int32Array>;
  private readonly pump: Int32Array;
  /** What each scenario takes out (-1: nothing), and the list above that it is in. */
  private readonly removed: Int32Array;
  private readonly listOf: Int32Array[] = [];

  public constructor(
    public readonly twins: Twins,
    scenarios: readonly Scenario[],
  ) {
    const count = twins.original.length;
    this.whole = { U: new Int32Array(count), G: new Int32Array(count) };
    this.pump = new Int32Array(count);
    this.removed = new Int32Array(scenarios.length);
    for (const { index, state, removed, part } of scenarios) {
      const list = part === undefined ? this.whole[state] : this.pump;
      this.removed[index] = removed;
      this.listOf.push(list);
      if (removed >= 0) {
        list[removed] = index;
      }
    }
  }

  /** The scenario that is run for this one: the like failure in the first part of its kind, or itself. */
  public originalOf({ index, removed }: Scenario): number {
    return removed < 0 ? index : this.listOf[index][this.twins.original[removed]];
  }

  /** The failure that does to an asset what a scenario does to the one that it is like. */
  public of(asset: number, scenario: number): number {
    const { original, partOf } = this.twins;
    return original[asset] === asset ? scenario : this.in(partOf[asset], scenario);
  }

  /** The failure that does in `part` what a scenario does in the part that it is run in. */
  private in(part: number, scenario: number): number {
    const removed = this.removed[scenario];
    return removed < 0 ? scenario : this.listOf[scenario][this.twins.in(part, removed)];
  }

  /** Every asset that is like one of an earlier part: the asset, that one, and the part of the asset. */
  public each(tell: (asset: number, original: number, part: number) => void): void {
    const { original, partOf } = this.twins;
    for (let asset = 0; asset < original.length; asset++) {
      if (original[asset] !== asset) {
        tell(asset, original[asset], partOf[asset]);
      }
    }
  }
}
