/** A set of small integers that gives back the least first; each value at most once. */
export class IndexHeap {
  private readonly heap: Int32Array;
  private readonly queued: Uint8Array;
  private size = 0;

  public constructor(capacity: number) {
    this.heap = new Int32Array(capacity + 1);
    this.queued = new Uint8Array(capacity);
  }

  public push(value: number): void {
    if (this.queued[value]) {
      return;
    }
    this.queued[value] = 1;
    let i = this.size++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (this.heap[parent] <= value) {
        break;
      }
      this.heap[i] = this.heap[parent];
      i = parent;
    }
    this.heap[i] = value;
  }

  /** The least value, or -1. */
  public pop(): number {
    if (this.size === 0) {
      return -1;
    }
    const least = this.heap[0];
    this.queued[least] = 0;
    const last = this.heap[--this.size];
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= this.size) {
        break;
      }
      if (child + 1 < this.size && this.heap[child + 1] < this.heap[child]) {
        child++;
      }
      if (this.heap[child] >= last) {
        break;
      }
      this.heap[i] = this.heap[child];
      i = child;
    }
    this.heap[i] = last;
    return least;
  }
}
