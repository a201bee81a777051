/** Any array of numbers whose cells are restored. */
export type Cells = Float64Array | Int32Array | Uint8Array;

/** Remembers cells before they change, and restores them in reverse: exact, whatever the order of arithmetic was. */
export class Journal {
  private arrays: Cells[] = [];
  private indices = new Int32Array(1024);
  private values = new Float64Array(1024);
  private size = 0;

  public note(array: Cells, index: number): void {
    if (this.size === this.indices.length) {
      const indices = new Int32Array(this.size * 2);
      indices.set(this.indices);
      this.indices = indices;
      const values = new Float64Array(this.size * 2);
      values.set(this.values);
      this.values = values;
    }
    this.arrays[this.size] = array;
    this.indices[this.size] = index;
    this.values[this.size++] = array[index];
  }

  public rollback(): void {
    while (this.size > 0) {
      this.size--;
      this.arrays[this.size][this.indices[this.size]] = this.values[this.size];
    }
  }

  public clear(): void {
    this.size = 0;
  }
}
