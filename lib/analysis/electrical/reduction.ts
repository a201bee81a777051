/** A complex number as resistance (or conductance) and reactance (or susceptance). */
export interface Complex {
  readonly r: number;
  readonly x: number;
}

export const plus = (a: Complex, b: Complex): Complex => ({ r: a.r + b.r, x: a.x + b.x });
export const times = (a: Complex, factor: number): Complex => ({ r: a.r * factor, x: a.x * factor });
export const magnitude = (a: Complex): number => Math.hypot(a.r, a.x);

export function inverse(a: Complex): Complex {
  const square = a.r * a.r + a.x * a.x;
  return { r: a.r / square, x: -a.x / square };
}

const product = (a: Complex, b: Complex): Complex => ({ r: a.r * b.r - a.x * b.x, x: a.r * b.x + a.x * b.r });

/** Below this two points touch, Ω. */
const TOUCHING = 1e-12;

interface Branch {
  readonly from: number;
  readonly to?: number;
  readonly z: Complex;
  readonly ratio: number;
}

/**
 * The impedance between a point and earth, found by eliminating all other points of a network (Kron reduction). Points that touch are one, those that
 * touch earth do so through the impedance of their source. Radial networks fill nothing in, so that the work grows with their size.
 */
export class Reduction {
  private readonly branches: Branch[] = [];
  private readonly same = new Map<number, number>();
  private readonly rows = new Map<number, Map<number, Complex>>();

  /** A branch between two points (with an ideal transformer that makes V of `to` ratio·V), or from a point to earth where `to` is left out. */
  public branch(from: number, z: Complex, to?: number, ratio = 1): void {
    if (to !== undefined && ratio === 1 && magnitude(z) < TOUCHING) {
      const [a, b] = [this.find(from), this.find(to)];
      if (a !== b) {
        this.same.set(b, a);
      }
      return;
    }
    this.branches.push({ from, to, z, ratio });
  }

  public impedanceAt(point: number): Complex {
    this.branches.forEach((branch) => this.join(branch));
    const here = this.find(point);
    for (const at of [...this.rows.keys()].sort((a, b) => a - b)) {
      if (at !== here) {
        this.eliminate(at);
      }
    }
    return inverse(this.rows.get(here)!.get(here)!);
  }

  private find(point: number): number {
    let at = point;
    for (let next = this.same.get(at); next !== undefined; next = this.same.get(at)) {
      at = next;
    }
    return at;
  }

  private join({ from, to, z, ratio }: Branch): void {
    const y = inverse(z);
    const [a, b] = [this.find(from), to === undefined ? undefined : this.find(to)];
    if (a === b) {
      return;
    }
    this.add(a, a, y);
    if (b !== undefined) {
      this.add(b, b, times(y, ratio * ratio));
      this.add(a, b, times(y, -ratio));
      this.add(b, a, times(y, -ratio));
    }
  }

  private eliminate(k: number): void {
    const row = this.rows.get(k)!;
    const own = inverse(row.get(k)!);
    row.delete(k);
    for (const [i, yik] of row) {
      for (const [j, ykj] of row) {
        this.add(i, j, times(product(product(yik, own), ykj), -1));
      }
      this.rows.get(i)!.delete(k);
    }
    this.rows.delete(k);
  }

  private add(from: number, to: number, y: Complex): void {
    const row = this.rows.get(from) ?? new Map<number, Complex>();
    this.rows.set(from, row);
    row.set(to, plus(row.get(to) ?? { r: 0, x: 0 }, y));
  }
}
