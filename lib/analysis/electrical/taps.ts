import type { Engine } from '../power/engine';
import type { Island } from '../power/islands';
import type { Grid } from './grid';
import type { Sweep } from './sweep';

/** What taps a busway, from the feed to the far end. */
export interface Tap {
  readonly m: number;
  /** Edge of a drawing node, or -1. */
  readonly edge: number;
  /** Draw of a load, or -1. */
  readonly draw: number;
}

/** Taps of each busway with a known run, near to far, into `taps` by node; what names no distance hangs on the far end. */
export function findTaps(grid: Grid, engine: Engine, { nodes, loads }: Island, part: Float64Array, taps: (Tap[] | undefined)[]): void {
  const { net, busways, buswayM, edgeTapM } = grid;
  const at = (n: number, m: number): number => (Number.isNaN(m) ? buswayM[net.asset[n]] : Math.min(m, buswayM[net.asset[n]]));
  const tapped: Tap[][] = [];
  for (const n of nodes) {
    taps[n] = undefined;
    // Of a tied busway the outlet is the run.
    if (busways[net.asset[n]]?.known && net.outlet[n] < 0) {
      tapped.push((taps[n] = []));
    }
  }
  if (tapped.length === 0) {
    return;
  }
  for (const n of nodes) {
    for (let e = net.start[n]; e < net.start[n + 1]; e++) {
      if (part[e] > 0) {
        taps[net.source[e]]?.push({ m: at(net.source[e], edgeTapM[e]), edge: e, draw: -1 });
      }
    }
  }
  for (const load of loads) {
    for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
      const n = engine.feedNode[f];
      if (n >= 0 && taps[n]) {
        for (let d = grid.drawStart[f]; d < grid.drawStart[f + 1]; d++) {
          taps[n].push({ m: at(n, grid.cord(load, grid.drawCord[d], net.asset[n]).tapM), edge: -1, draw: d });
        }
      }
    }
  }
  tapped.forEach((list) => list.sort((a, b) => a.m - b.m));
}

/** Voltages at the taps of a busway: each length carries what is tapped beyond it. */
export function alongBusway(grid: Grid, { vr, vi, er, ei, cr, ci, tr, ti, fr, fi }: Sweep, n: number, taps: readonly Tap[]): void {
  const asset = grid.net.asset[n];
  const run = grid.busways[asset]!;
  const kr = grid.perUnitR(run, asset);
  const kx = grid.perUnitX(run, asset);
  const length = grid.buswayM[asset];
  let r = vr[n];
  let i = vi[n];
  let jr = 0;
  let ji = 0;
  for (const { edge, draw } of taps) {
    jr += edge >= 0 ? er[edge] : cr[draw];
    ji += edge >= 0 ? ei[edge] : ci[draw];
  }
  let before = 0;
  for (const { m, edge, draw } of taps) {
    const share = length > 0 ? (m - before) / length : 0;
    r -= share * (kr * jr - kx * ji);
    i -= share * (kr * ji + kx * jr);
    before = m;
    if (edge >= 0) {
      tr[edge] = r;
      ti[edge] = i;
      jr -= er[edge];
      ji -= ei[edge];
    } else {
      fr[draw] = r;
      fi[draw] = i;
      jr -= cr[draw];
      ji -= ci[draw];
    }
  }
}
