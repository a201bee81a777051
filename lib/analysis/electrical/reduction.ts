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

/** The least impedance that is kept between two points: busbars that touch have none, and admittances must stay finite. */
const LEAST_OHMS = 1e-9;

/**
 * The impedance between a point and earth, found by eliminating all other points of a network (Kron reduction). Points that touch earth do so through the
 * impedance of their source. Radial networks fill nothing in, so that the work grows with their size.
 */
export class Reduction {
  private readonly rows = new Map<number, Map<number, Complex>>();

  /** A branch between two points, or from a point to earth where `to` is left out. */
  public branch(from: number, z: Complex, to?: number): void {
    const y = inverse(magnitude(z) < LEAST_OHMS ? { r: LEAST_OHMS, x: 0 } : z);
    this.add(from, from, y);
    if (to !== undefined) {
      this.add(to, to, y);
      this.add(from, to, times(y, -1));
      this.add(to, from, times(y, -1));
    }
  }

  public impedanceAt(point: number): Complex {
    for (const at of [...this.rows.keys()].sort((a, b) => a - b)) {
      if (at !== point) {
        this.eliminate(at);
      }
    }
    return inverse(this.rows.get(point)!.get(point)!);
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
