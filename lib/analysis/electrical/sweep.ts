import type { Engine } from '../power/engine';
import { PROVISIONED } from '../power/engine';
import { hypot } from '../power/hypot';
import type { Island } from '../power/islands';
import { GENERATOR, UTILITY } from '../power/network';
import type { Grid, Winding } from './grid';
import { shareInput } from './shares';
import { Tap, alongBusway, findTaps } from './taps';

const TOLERANCE = 1e-8;
const MOST_SWEEPS = 60;

/**
 * Backward/forward sweep over the routed state of an engine: constant power at loads and converters, currents summed towards the sources, voltages
 * brought back. Per unit on nominal voltages with 1 kVA, so that a current of 1 is one kilovolt-ampere. Members of a parallel group share by
 * rating. Equipment that holds its output voltage parts the network in two.
 *
 * One sweep serves many states: `solve` says of which part of the network the numbers are from then on.
 */
export class Sweep {
  /** Voltage at the output of each node. */
  public readonly vr: Float64Array;
  public readonly vi: Float64Array;
  /** Voltage at the input of each node. */
  public readonly ur: Float64Array;
  public readonly ui: Float64Array;
  /** Voltage where each draw of a load is tapped, and its current. */
  public readonly fr: Float64Array;
  public readonly fi: Float64Array;
  public readonly cr: Float64Array;
  public readonly ci: Float64Array;
  /** Magnitudes lost in conductors since the last transformer or converter: at the output of nodes, and at the taps of draws. */
  public readonly drop: Float64Array;
  public readonly drawDrop: Float64Array;
  /** 1 where a run on the way from the last transformer or converter (`unknown`) or from the last converter (`unknownInput`) is not given. */
  public readonly unknown: Uint8Array;
  public readonly unknownInput: Uint8Array;
  /** Rounds of the last solution. */
  public rounds = 0;
  public readonly jr: Float64Array;
  public readonly ji: Float64Array;
  public readonly er: Float64Array;
  public readonly ei: Float64Array;
  /** Voltage where each edge taps a busway. */
  public readonly tr: Float64Array;
  public readonly ti: Float64Array;
  public readonly taps: (Tap[] | undefined)[];
  /** Of each node; none at the outlet of a tied bus that a side of its own feeds, which has it. */
  public readonly windings: (Winding | undefined)[];

  private readonly part: Float64Array;
  /** Losses of each node that no impedance stands for, kW. */
  private readonly shunt: Float64Array;

  public constructor(private readonly grid: Grid) {
    const { net } = grid;
    const nodes = (): Float64Array => new Float64Array(net.count);
    [this.vr, this.vi, this.ur, this.ui, this.drop, this.jr, this.ji, this.shunt] = Array.from({ length: 8 }, nodes);
    const edges = (): Float64Array => new Float64Array(net.source.length);
    [this.er, this.ei, this.tr, this.ti, this.part] = Array.from({ length: 5 }, edges);
    const draws = (): Float64Array => new Float64Array(grid.drawCord.length);
    [this.fr, this.fi, this.cr, this.ci, this.drawDrop] = Array.from({ length: 5 }, draws);
    this.unknown = new Uint8Array(net.count);
    this.unknownInput = new Uint8Array(net.count);
    this.taps = Array.from({ length: net.count });
    this.windings = Array.from({ length: net.count });
  }

  /**
   * Solves part of the network from a flat start, in at least so many rounds: parts that nothing joins are then as close as they are when they are
   * solved together. False where there is no steady voltage.
   */
  public solve(engine: Engine, island: Island, leastRounds = 0): boolean {
    this.begin(engine, island);
    let change = Infinity;
    this.rounds = 0;
    // A change that is no number ends it.
    while (this.rounds < MOST_SWEEPS && (change > TOLERANCE || (change <= TOLERANCE && this.rounds < leastRounds))) {
      this.backward(engine, island);
      change = this.forward(engine, island);
      this.rounds++;
    }
    return change <= TOLERANCE;
  }

  private begin(engine: Engine, island: Island): void {
    const { grid, part } = this;
    const { net, inSeries } = grid;
    const [outP, outQ] = [engine.now.outP[PROVISIONED], engine.now.outQ[PROVISIONED]];
    for (const n of island.nodes) {
      this.vr[n] = engine.up[n];
      this.windings[n] = engine.passesOn(n) ? undefined : grid.windings[net.asset[n]];
      this.vi[n] = this.ur[n] = this.ui[n] = this.drop[n] = 0;
      this.er.fill(0, net.start[n], net.start[n + 1]);
      this.ei.fill(0, net.start[n], net.start[n + 1]);
      shareInput(net, engine, n, part);
      let series = 0;
      for (let l = net.lossStart[n]; l < net.lossStart[n + 1]; l++) {
        if (inSeries[l]) {
          const x = (net.lossPerKva[l] ? hypot(outP[n], outQ[n]) : outP[n]) / net.lossBase[l];
          series += net.lossBase[l] * net.lossSquare[l] * x * x;
        }
      }
      this.shunt[n] = engine.up[n] ? Math.max(0, engine.input(n, PROVISIONED)[0] - outP[n] - series) : 0;
    }
    for (const load of island.loads) {
      for (let d = grid.drawStart[net.feedStart[load]]; d < grid.drawStart[net.feedStart[load + 1]]; d++) {
        this.fr[d] = 1;
        this.fi[d] = this.cr[d] = this.ci[d] = this.drawDrop[d] = 0;
      }
    }
    findTaps(grid, engine, island, part, this.taps);
  }

  private backward(engine: Engine, { nodes, loads }: Island): void {
    const { grid, jr, ji, er, ei, fr, fi, cr, ci, part } = this;
    const { net, direct, regulated, drawStart, drawShare } = grid;
    const { windings } = this;
    const { start, source } = net;
    const { feedNode, up } = engine.now;
    const feedP = engine.now.feedP[PROVISIONED];
    for (let i = 0; i < nodes.length; i++) {
      jr[nodes[i]] = ji[nodes[i]] = 0;
    }
    for (let i = 0; i < loads.length; i++) {
      const load = loads[i];
      for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
        const n = feedNode[f];
        for (let d = n >= 0 ? drawStart[f] : drawStart[f + 1]; d < drawStart[f + 1]; d++) {
          const p = feedP[f] * drawShare[d];
          const q = direct[net.asset[n]] ? 0 : p * net.loadTan[load];
          const square = fr[d] * fr[d] + fi[d] * fi[d];
          cr[d] = (p * fr[d] + q * fi[d]) / square;
          ci[d] = (p * fi[d] - q * fr[d]) / square;
          jr[n] += cr[d];
          ji[n] += ci[d];
        }
      }
    }
    for (let i = nodes.length - 1; i >= 0; i--) {
      const n = nodes[i];
      if (!up[n]) {
        continue;
      }
      // What a node draws: its output, its own losses, and for a converter a new power factor.
      const tan = net.inputTan[n];
      const converts = regulated[net.asset[n]] || tan === tan;
      const ratio = converts ? 0 : (windings[n]?.ratio ?? 1);
      let p = this.shunt[n];
      let q = 0;
      if (converts) {
        const pOut = this.vr[n] * jr[n] + this.vi[n] * ji[n];
        const qOut = this.vi[n] * jr[n] - this.vr[n] * ji[n];
        p = this.converted(engine, n, pOut, qOut);
        q = tan === tan ? p * tan : qOut;
      }
      const r = this.ur[n] || 1;
      const x = this.ui[n];
      const square = r * r + x * x;
      const ownR = converts || p > 0 ? (p * r + q * x) / square : 0;
      const ownI = converts || p > 0 ? (p * x - q * r) / square : 0;
      const inR = converts ? ownR : jr[n] * ratio + ownR;
      const inI = converts ? ownI : ji[n] * ratio + ownI;
      for (let e = start[n]; e < start[n + 1]; e++) {
        er[e] = inR * part[e];
        ei[e] = inI * part[e];
        jr[source[e]] += er[e];
        ji[source[e]] += ei[e];
      }
    }
  }

  /** Power into a converter, kW. */
  private converted(engine: Engine, n: number, pOut: number, qOut: number): number {
    const { net } = this.grid;
    let p = pOut;
    for (let l = net.lossStart[n]; l < net.lossStart[n + 1]; l++) {
      const x = (net.lossPerKva[l] ? hypot(pOut, qOut) : pOut) / net.lossBase[l];
      p += net.lossBase[l] * (net.lossNone[l] + net.lossLinear[l] * x + net.lossSquare[l] * x * x);
    }
    return p + (engine.state === 'G' ? net.recharge[n] * pOut : 0);
  }

  /** The largest change of a voltage or a drop; NaN where there is none. */
  private forward(engine: Engine, { nodes, loads }: Island): number {
    const { grid, part, taps, unknown, unknownInput, vr, vi, ur, ui, fr, fi, er, ei, jr, ji } = this;
    const { net, edgeR, edgeX, edgeLost, regulated, drawStart } = grid;
    const { windings } = this;
    const { start, source, kind } = net;
    const { feedNode, up } = engine.now;
    let change = 0;
    for (let k = 0; k < nodes.length; k++) {
      const n = nodes[k];
      if (!up[n]) {
        continue;
      }
      const asset = net.asset[n];
      let r = 1;
      let i = 0;
      let drop = 0;
      unknown[n] = unknownInput[n] = 0;
      if (kind[n] !== UTILITY && kind[n] !== GENERATOR) {
        r = 0;
        for (let e = start[n]; e < start[n + 1]; e++) {
          if (part[e] > 0) {
            const s = source[e];
            const toR = (taps[s] ? this.tr[e] : vr[s]) - (edgeR[e] * er[e] - edgeX[e] * ei[e]);
            const toI = (taps[s] ? this.ti[e] : vi[s]) - (edgeR[e] * ei[e] + edgeX[e] * er[e]);
            r += part[e] * toR;
            i += part[e] * toI;
            drop += part[e] * (this.drop[s] + hypot(vr[s], vi[s]) - hypot(toR, toI));
            unknown[n] |= unknown[s] | edgeLost[e];
            unknownInput[n] |= (regulated[net.asset[s]] ? 0 : unknownInput[s]) | edgeLost[e];
          }
        }
      }
      change = Math.max(change, hypot(r - ur[n], i - ui[n]));
      ur[n] = r;
      ui[n] = i;
      const winding = windings[n];
      if (regulated[asset]) {
        r = 1;
        i = drop = unknown[n] = 0;
      } else if (winding) {
        const zr = (winding.ukr / winding.kva) * winding.ratio ** 2;
        const zx = (winding.ukx / winding.kva) * winding.ratio ** 2;
        r = winding.ratio * r - (zr * jr[n] - zx * ji[n]);
        i = winding.ratio * i - (zr * ji[n] + zx * jr[n]);
        drop = unknown[n] = 0;
      }
      change = Math.max(change, hypot(r - vr[n], i - vi[n]));
      if (Number.isNaN(change)) {
        return NaN;
      }
      vr[n] = r;
      vi[n] = i;
      this.drop[n] = drop;
      if (taps[n]) {
        alongBusway(grid, this, n, taps[n]);
      }
    }
    for (let k = 0; k < loads.length; k++) {
      for (let f = net.feedStart[loads[k]]; f < net.feedStart[loads[k] + 1]; f++) {
        const n = feedNode[f];
        for (let d = n >= 0 ? drawStart[f] : drawStart[f + 1]; d < drawStart[f + 1]; d++) {
          if (!taps[n]) {
            fr[d] = vr[n];
            fi[d] = vi[n];
          }
          const drop = this.drop[n] + hypot(vr[n], vi[n]) - hypot(fr[d], fi[d]);
          change = Math.max(change, Math.abs(drop - this.drawDrop[d]));
          this.drawDrop[d] = drop;
        }
      }
    }
    return change;
  }
}
