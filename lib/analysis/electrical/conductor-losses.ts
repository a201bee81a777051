import type { Grid } from './grid';
import type { Sweep } from './sweep';

/** Loss in conductors and transformer windings, kW, and reactive power that they take, kvar. */
export interface ConductorLosses {
  readonly kw: number;
  readonly kvar: number;
}

/** Losses in runs and windings of a site that is solved, from what enters less what leaves each. */
export function conductorLosses(grid: Grid, sweep: Sweep): ConductorLosses {
  const { net } = grid;
  let [kw, kvar] = [0, 0];
  const add = (zr: number, zx: number, jr: number, ji: number): void => {
    kw += zr * (jr * jr + ji * ji);
    kvar += zx * (jr * jr + ji * ji);
  };
  for (let n = 0; n < net.count; n++) {
    const winding = sweep.windings[n];
    if (winding) {
      const scale = winding.ratio ** 2 / winding.kva;
      add(winding.ukr * scale, winding.ukx * scale, sweep.jr[n], sweep.ji[n]);
    }
    for (let e = net.start[n]; e < net.start[n + 1]; e++) {
      add(grid.edgeR[e], grid.edgeX[e], sweep.er[e], sweep.ei[e]);
    }
    inBusway(grid, sweep, n, add);
  }
  return { kw, kvar };
}

function inBusway(grid: Grid, sweep: Sweep, n: number, add: (zr: number, zx: number, jr: number, ji: number) => void): void {
  const asset = grid.net.asset[n];
  const run = grid.busways[asset];
  const length = grid.buswayM[asset];
  const taps = sweep.taps[n];
  if (!taps || !run || !(length > 0)) {
    return;
  }
  const [kr, kx] = [grid.perUnitR(run, asset), grid.perUnitX(run, asset)];
  let [jr, ji] = [sweep.jr[n], sweep.ji[n]];
  let before = 0;
  for (const { m, edge, draw } of taps) {
    const share = (m - before) / length;
    add(kr * share, kx * share, jr, ji);
    before = m;
    jr -= edge >= 0 ? sweep.er[edge] : sweep.cr[draw];
    ji -= edge >= 0 ? sweep.ei[edge] : sweep.ci[draw];
  }
}
