/** A link of a pipe network: from one node to another, with its pressure drop in Pa at a flow of at least 0 in m³/s. */
export interface HydraulicLink {
  readonly from: number;
  readonly to: number;
  readonly drop: (flow: number) => number;
}

/** Flows (positive from `from` to `to`) and pressures above node 0 of each connected part. */
export interface HydraulicState {
  readonly flows: number[];
  readonly pressures: number[];
}

const ITERATIONS = 100;
const TOLERANCE = 1e-10;

/**
 * Flows and pressures of a network in which each node takes in `supplied` m³/s (negative: gives out); the sum over each connected part must be 0.
 * Newton on flows and pressures together (Todini and Pilati 1988, the global gradient method): each step solves a linear system for the pressures,
 * then corrects every flow. A part without flow has flow 0.
 */
export function solveNetwork(nodes: number, links: readonly HydraulicLink[], supplied: readonly number[]): HydraulicState {
  const scale = Math.max(...supplied.map(Math.abs), 1e-9);
  const flows = links.map(() => scale / 2);
  let pressures = new Array<number>(nodes).fill(0);
  const fixed = references(nodes, links);
  for (let i = 0; i < ITERATIONS; i++) {
    const drops = links.map((link, k) => Math.sign(flows[k]) * link.drop(Math.abs(flows[k])));
    // Slope by difference; a floor keeps a link without resistance solvable.
    const conductances = links.map((link, k) => {
      const [q, h] = [Math.abs(flows[k]), Math.max(Math.abs(flows[k]) * 1e-4, scale * 1e-7)];
      return 1 / Math.max((link.drop(q + h) - link.drop(q)) / h, 1e-3 / scale);
    });
    const matrix = Array.from({ length: nodes }, () => new Array<number>(nodes).fill(0));
    const right = [...supplied];
    links.forEach(({ from, to }, k) => {
      const y = conductances[k];
      matrix[from][from] += y;
      matrix[to][to] += y;
      matrix[from][to] -= y;
      matrix[to][from] -= y;
      const own = flows[k] - y * drops[k];
      right[from] -= own;
      right[to] += own;
    });
    fixed.forEach((node) => {
      matrix[node].fill(0);
      matrix[node][node] = 1;
      right[node] = 0;
    });
    pressures = solve(matrix, right);
    let change = 0;
    links.forEach(({ from, to }, k) => {
      const next = flows[k] + conductances[k] * (pressures[from] - pressures[to] - drops[k]);
      change = Math.max(change, Math.abs(next - flows[k]));
      flows[k] = next;
    });
    if (change < TOLERANCE * scale) {
      break;
    }
  }
  return { flows, pressures };
}

/** The first node of each connected part: its pressure is the reference. */
function references(nodes: number, links: readonly HydraulicLink[]): number[] {
  const part = Array.from({ length: nodes }, (_, i) => i);
  const root = (i: number): number => (part[i] === i ? i : (part[i] = root(part[i])));
  links.forEach(({ from, to }) => {
    const [a, b] = [root(from), root(to)];
    part[Math.max(a, b)] = Math.min(a, b);
  });
  return part.flatMap((_, i) => (root(i) === i ? [i] : []));
}

/** Gauss with row pivots. */
function solve(matrix: number[][], right: number[]): number[] {
  const n = right.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      pivot = Math.abs(matrix[row][column]) > Math.abs(matrix[pivot][column]) ? row : pivot;
    }
    [matrix[column], matrix[pivot]] = [matrix[pivot], matrix[column]];
    [right[column], right[pivot]] = [right[pivot], right[column]];
    for (let row = column + 1; row < n; row++) {
      const factor = matrix[row][column] / matrix[column][column];
      if (factor !== 0) {
        for (let k = column; k < n; k++) {
          matrix[row][k] -= factor * matrix[column][k];
        }
        right[row] -= factor * right[column];
      }
    }
  }
  const out = new Array<number>(n).fill(0);
  for (let row = n - 1; row >= 0; row--) {
    out[row] = (right[row] - matrix[row].reduce((sum, a, k) => (k > row ? sum + a * out[k] : sum), 0)) / matrix[row][row];
  }
  return out;
}
