/**
 * A set of small integers on a bitmap, for walking them in order while more are added ahead of the walk. Only words between `low` and `high` hold
 * any; whoever walks takes the bits out and calls `reset` at the end.
 */
export class NodeSet {
  public readonly words: Int32Array;
  public low: number;
  public high = -1;

  public constructor(capacity: number) {
    this.words = new Int32Array((capacity >> 5) + 1);
    this.low = this.words.length;
  }

  public add(value: number): void {
    const w = value >> 5;
    this.words[w] |= 1 << (value & 31);
    if (w < this.low) {
      this.low = w;
    }
    if (w > this.high) {
      this.high = w;
    }
  }

  public reset(): void {
    this.low = this.words.length;
    this.high = -1;
  }
}
