import type { BaseState, Scenario } from './model';
import type { Twins } from './twins';

/** Which scenarios say of one part of a site what others say of parts like it. Base states stand for themselves. */
export class Repeats {
  private readonly whole: Record<BaseState, Int32Array>;
  private readonly pump: Int32Array;

  public constructor(
    public readonly twins: Twins,
    private readonly scenarios: readonly Scenario[],
  ) {
    const count = twins.original.length;
    this.whole = { U: new Int32Array(count), G: new Int32Array(count) };
    this.pump = new Int32Array(count);
    for (const { index, state, removed, part } of scenarios) {
      if (removed >= 0) {
        (part === undefined ? this.whole[state] : this.pump)[removed] = index;
      }
    }
  }

  /** The scenario that is run for this one: the like failure in the first part of its kind, or itself. */
  public originalOf({ index, state, removed, part }: Scenario): number {
    return removed < 0 ? index : (part === undefined ? this.whole[state] : this.pump)[this.twins.original[removed]];
  }

  /** The failure that does in `part` what a scenario does in the part that it is run in. */
  public in(part: number, scenario: number): number {
    const { state, removed, part: pump } = this.scenarios[scenario];
    return removed < 0 ? scenario : (pump === undefined ? this.whole[state] : this.pump)[this.twins.in(part, removed)];
  }

  /** Every asset that is like one of an earlier part: the asset, that one, and the part of the asset. */
  public each(tell: (asset: number, original: number, part: number) => void): void {
    const { original, partOf } = this.twins;
    original.forEach((first, asset) => first !== asset && tell(asset, first, partOf[asset]));
  }
}
