import type { Engine } from '../power/engine';
import { PROVISIONED } from '../power/engine';
import { GENERATOR, UTILITY } from '../power/network';
import type { Grid, Run } from './grid';
import { inputShares } from './shares';

const TOLERANCE = 1e-8;
const MOST_SWEEPS = 60;

/** What taps a busway, from the feed to the far end. */
interface Tap {
  readonly m: number;
  /** Edge of a drawing node, or -1. */
  readonly edge: number;
  /** Feed of a load, or -1. */
  readonly feed: number;
}

/**
 * Backward/forward sweep over the routed state of an engine: constant power at loads and converters, currents summed towards the sources, voltages
 * brought back. Per unit on nominal voltages with 1 kVA, so that a current of 1 is one kilovolt-ampere. Members of a parallel group share by
 * rating. Equipment that holds its output voltage parts the network in two.
 */
export class Sweep {
  /** Voltage at the output of each node. */
  public readonly vr: Float64Array;
  public readonly vi: Float64Array;
  /** Voltage at the input of each node. */
  public readonly ur: Float64Array;
  public readonly ui: Float64Array;
  /** Voltage where each feed of a load is tapped. */
  public readonly fr: Float64Array;
  public readonly fi: Float64Array;
  /** Magnitudes lost in conductors since the last transformer or converter: at the output of nodes, and at the taps of feeds. */
  public readonly drop: Float64Array;
  public readonly feedDrop: Float64Array;
  /** 1 where a run on the way from the last transformer or converter (`unknown`) or from the last converter (`unknownInput`) is not given. */
  public readonly unknown: Uint8Array;
  public readonly unknownInput: Uint8Array;
  public converged = false;
  public rounds = 0;
  /** Loss in conductors and transformer windings, kW. */
  public lossKw = 0;
  /** Reactive power taken by the same, kvar. */
  public lossKvar = 0;

  private readonly jr: Float64Array;
  private readonly ji: Float64Array;
  private readonly er: Float64Array;
  private readonly ei: Float64Array;
  private readonly cr: Float64Array;
  private readonly ci: Float64Array;
  private readonly tr: Float64Array;
  private readonly ti: Float64Array;
  private readonly part: Float64Array;
  private readonly taps: (Tap[] | undefined)[];
  /** Losses of each node that no impedance stands for, kW. */
  private readonly shunt: Float64Array;

  public constructor(
    private readonly grid: Grid,
    private readonly engine: Engine,
  ) {
    const { net } = grid;
    const nodes = (): Float64Array => new Float64Array(net.count);
    [this.vr, this.vi, this.ur, this.ui, this.drop, this.jr, this.ji] = [nodes(), nodes(), nodes(), nodes(), nodes(), nodes(), nodes()];
    const edges = (): Float64Array => new Float64Array(net.source.length);
    [this.er, this.ei, this.tr, this.ti] = [edges(), edges(), edges(), edges()];
    const feeds = (): Float64Array => new Float64Array(net.feedLoad.length);
    [this.fr, this.fi, this.cr, this.ci, this.feedDrop] = [feeds(), feeds(), feeds(), feeds(), feeds()];
    this.unknown = new Uint8Array(net.count);
    this.unknownInput = new Uint8Array(net.count);
    this.part = inputShares(net, engine);
    this.taps = this.findTaps();
    this.shunt = nodes();
    for (let n = 0; n < net.count; n++) {
      const [drawn] = engine.input(n, PROVISIONED);
      this.shunt[n] = engine.up[n] ? Math.max(0, drawn - engine.outP[PROVISIONED][n] - this.inSeries(n)) : 0;
    }
    this.vr.forEach((_, n) => (this.vr[n] = engine.up[n]));
    this.fr.fill(1);
    this.solve();
  }

  private solve(): void {
    let change = Infinity;
    // A change that is no number ends it: there is no steady voltage.
    while (change > TOLERANCE && this.rounds < MOST_SWEEPS) {
      this.backward();
      change = this.forward();
      this.rounds++;
    }
    this.converged = change <= TOLERANCE;
    this.tally();
  }

  /** Taps of each busway with a known run, near to far; what names no distance hangs on the far end. */
  private findTaps(): (Tap[] | undefined)[] {
    const { net, busways, buswayM, edgeTapM } = this.grid;
    const taps: (Tap[] | undefined)[] = Array.from({ length: net.count });
    const at = (n: number, m: number): number => (Number.isNaN(m) ? buswayM[net.asset[n]] : Math.min(m, buswayM[net.asset[n]]));
    for (let n = 0; n < net.count; n++) {
      if (busways[net.asset[n]]?.known) {
        taps[n] = [];
      }
    }
    for (let e = 0; e < net.source.length; e++) {
      if (this.part[e] > 0) {
        taps[net.source[e]]?.push({ m: at(net.source[e], edgeTapM[e]), edge: e, feed: -1 });
      }
    }
    for (let f = 0; f < net.feedLoad.length; f++) {
      const n = this.engine.feedNode[f];
      if (n >= 0 && taps[n]) {
        const load = this.grid.site.assets[net.loads[net.feedLoad[f]].asset];
        const index = net.cordsOf[net.feedLoad[f]].findIndex((cord) => cord.feed === f);
        const { tapM } = this.grid.cord(net.asset[n], load.index, load.record.demand!.cords[index].id);
        taps[n]!.push({ m: at(n, tapM), edge: -1, feed: f });
      }
    }
    taps.forEach((list) => list?.sort((a, b) => a.m - b.m));
    return taps;
  }

  private backward(): void {
    const { net } = this.grid;
    this.jr.fill(0);
    this.ji.fill(0);
    for (let f = 0; f < net.feedLoad.length; f++) {
      const n = this.engine.feedNode[f];
      if (n >= 0) {
        const p = this.engine.feedP[PROVISIONED][f];
        const q = this.grid.direct[net.asset[n]] ? 0 : p * net.loads[net.feedLoad[f]].tan;
        const square = this.fr[f] * this.fr[f] + this.fi[f] * this.fi[f];
        this.cr[f] = (p * this.fr[f] + q * this.fi[f]) / square;
        this.ci[f] = (p * this.fi[f] - q * this.fr[f]) / square;
        this.jr[n] += this.cr[f];
        this.ji[n] += this.ci[f];
      }
    }
    for (let n = net.count - 1; n >= 0; n--) {
      if (!this.engine.up[n]) {
        continue;
      }
      const [inR, inI] = this.inputCurrent(n);
      for (let e = net.start[n]; e < net.start[n + 1]; e++) {
        this.er[e] = inR * this.part[e];
        this.ei[e] = inI * this.part[e];
        this.jr[net.source[e]] += this.er[e];
        this.ji[net.source[e]] += this.ei[e];
      }
    }
  }

  /** What a node draws: its output, its own losses, and for a converter a new power factor. */
  private inputCurrent(n: number): [number, number] {
    const { net, regulated, windings } = this.grid;
    const [jr, ji] = [this.jr[n], this.ji[n]];
    const asset = net.asset[n];
    const tan = net.inputTan[n];
    if (regulated[asset] || !Number.isNaN(tan)) {
      const pOut = this.vr[n] * jr + this.vi[n] * ji;
      const qOut = this.vi[n] * jr - this.vr[n] * ji;
      let p = pOut;
      for (let l = net.lossStart[n]; l < net.lossStart[n + 1]; l++) {
        const x = (net.lossPerKva[l] ? Math.hypot(pOut, qOut) : pOut) / net.lossBase[l];
        p += net.lossBase[l] * (net.lossNone[l] + net.lossLinear[l] * x + net.lossSquare[l] * x * x);
      }
      p += this.engine.state === 'G' ? net.recharge[n] * pOut : 0;
      return this.currentOf(n, p, Number.isNaN(tan) ? qOut : p * tan);
    }
    const [sr, si] = this.shunt[n] > 0 ? this.currentOf(n, this.shunt[n], 0) : [0, 0];
    const ratio = windings[asset]?.ratio ?? 1;
    return [jr * ratio + sr, ji * ratio + si];
  }

  private currentOf(n: number, p: number, q: number): [number, number] {
    const [r, i] = [this.ur[n] || 1, this.ui[n]];
    const square = r * r + i * i;
    return [(p * r + q * i) / square, (p * i - q * r) / square];
  }

  /** Losses of the routing model that impedances stand for here: windings, and conductors that are given. */
  private inSeries(n: number): number {
    const { net, edges } = this.grid;
    const source = this.grid.site.assets[net.asset[n]].record.source;
    const [p, q] = [this.engine.outP[PROVISIONED][n], this.engine.outQ[PROVISIONED][n]];
    let kw = 0;
    for (let l = net.lossStart[n]; l < net.lossStart[n + 1]; l++) {
      const name = source?.losses?.[l - net.lossStart[n]].name;
      const cable = name === 'medium-voltage cable' && [...edges.slice(net.start[n], net.start[n + 1])].every((run) => run.known);
      const conductors = name === 'conductors' && this.feedsKnown(n);
      if (name === 'transformer' || cable || conductors) {
        const x = (net.lossPerKva[l] ? Math.hypot(p, q) : p) / net.lossBase[l];
        kw += net.lossBase[l] * net.lossSquare[l] * x * x;
      }
    }
    return kw;
  }

  private feedsKnown(n: number): boolean {
    const { net, edges, busways } = this.grid;
    const drawers = [...net.drawer.slice(net.drawerStart[n], net.drawerStart[n + 1])];
    const all = drawers.every((drawer) => {
      const run = busways[net.asset[drawer]];
      for (let e = net.start[drawer]; e < net.start[drawer + 1]; e++) {
        if (net.source[e] === n && !edges[e].known) {
          return false;
        }
      }
      return run === undefined || run.known;
    });
    return all && drawers.length > 0;
  }

  private forward(): number {
    const { grid, engine } = this;
    const { net } = grid;
    let change = 0;
    for (let n = 0; n < net.count; n++) {
      if (!engine.up[n]) {
        continue;
      }
      const asset = net.asset[n];
      let [r, i, drop] = [1, 0, 0];
      this.unknown[n] = this.unknownInput[n] = 0;
      if (net.kind[n] !== UTILITY && net.kind[n] !== GENERATOR) {
        r = 0;
        for (let e = net.start[n]; e < net.start[n + 1]; e++) {
          if (this.part[e] > 0) {
            const s = net.source[e];
            const [kr, kx] = this.perUnit(grid.edges[e], net.asset[s]);
            const [fromR, fromI] = this.taps[s] ? [this.tr[e], this.ti[e]] : [this.vr[s], this.vi[s]];
            const toR = fromR - (kr * this.er[e] - kx * this.ei[e]);
            const toI = fromI - (kr * this.ei[e] + kx * this.er[e]);
            r += this.part[e] * toR;
            i += this.part[e] * toI;
            drop += this.part[e] * (this.drop[s] + Math.hypot(this.vr[s], this.vi[s]) - Math.hypot(toR, toI));
            const lost = !grid.edges[e].known || (grid.busways[net.asset[s]] && !grid.busways[net.asset[s]]!.known) ? 1 : 0;
            this.unknown[n] |= this.unknown[s] | lost;
            this.unknownInput[n] |= (grid.regulated[net.asset[s]] ? 0 : this.unknownInput[s]) | lost;
          }
        }
      }
      change = Math.max(change, Math.hypot(r - this.ur[n], i - this.ui[n]));
      [this.ur[n], this.ui[n]] = [r, i];
      const winding = grid.windings[asset];
      if (grid.regulated[asset]) {
        [r, i, drop] = [1, 0, 0];
        this.unknown[n] = 0;
      } else if (winding) {
        const [zr, zx] = [(winding.ukr / winding.kva) * winding.ratio ** 2, (winding.ukx / winding.kva) * winding.ratio ** 2];
        [r, i] = [winding.ratio * r - (zr * this.jr[n] - zx * this.ji[n]), winding.ratio * i - (zr * this.ji[n] + zx * this.jr[n])];
        drop = 0;
        this.unknown[n] = 0;
      }
      change = Math.max(change, Math.hypot(r - this.vr[n], i - this.vi[n]));
      if (Number.isNaN(change)) {
        return NaN;
      }
      [this.vr[n], this.vi[n], this.drop[n]] = [r, i, drop];
      this.alongBusway(n);
    }
    for (let f = 0; f < net.feedLoad.length; f++) {
      const n = engine.feedNode[f];
      if (n >= 0) {
        if (!this.taps[n]) {
          [this.fr[f], this.fi[f]] = [this.vr[n], this.vi[n]];
        }
        const drop = this.drop[n] + this.output(n) - Math.hypot(this.fr[f], this.fi[f]);
        change = Math.max(change, Math.abs(drop - this.feedDrop[f]));
        this.feedDrop[f] = drop;
      }
    }
    return change;
  }

  /** Voltages at the taps of a busway: each length carries what is tapped beyond it. */
  private alongBusway(n: number): void {
    const taps = this.taps[n];
    const asset = this.grid.net.asset[n];
    const run = this.grid.busways[asset];
    if (!taps || !run) {
      return;
    }
    const [kr, kx] = this.perUnit(run, asset);
    const length = this.grid.buswayM[asset];
    let [r, i] = [this.vr[n], this.vi[n]];
    let [jr, ji] = [0, 0];
    for (const tap of taps) {
      jr += tap.edge >= 0 ? this.er[tap.edge] : this.cr[tap.feed];
      ji += tap.edge >= 0 ? this.ei[tap.edge] : this.ci[tap.feed];
    }
    let before = 0;
    for (const tap of taps) {
      const share = length > 0 ? (tap.m - before) / length : 0;
      r -= share * (kr * jr - kx * ji);
      i -= share * (kr * ji + kx * jr);
      before = tap.m;
      if (tap.edge >= 0) {
        [this.tr[tap.edge], this.ti[tap.edge]] = [r, i];
        jr -= this.er[tap.edge];
        ji -= this.ei[tap.edge];
      } else {
        [this.fr[tap.feed], this.fi[tap.feed]] = [r, i];
        jr -= this.cr[tap.feed];
        ji -= this.ci[tap.feed];
      }
    }
  }

  /** A run per unit on the nominal voltage of `asset`; of direct current, there and back. */
  public perUnit(run: Run, asset: number): [number, number] {
    const base = 1000 / (this.grid.volts[asset] * this.grid.volts[asset]);
    return this.grid.direct[asset] ? [2 * run.r * base, 0] : [run.r * base, run.x * base];
  }

  /** Current of a feed, per unit. */
  public feedCurrent(feed: number): [number, number] {
    return [this.cr[feed], this.ci[feed]];
  }

  /** Voltage magnitude at the output and at the input of a node. */
  public output(n: number): number {
    return Math.hypot(this.vr[n], this.vi[n]);
  }

  public inputVoltage(n: number): number {
    return Math.hypot(this.ur[n], this.ui[n]);
  }

  /** Losses in runs and windings, from what enters less what leaves each. */
  private tally(): void {
    const { net, windings, edges } = this.grid;
    const add = (zr: number, zx: number, jr: number, ji: number): void => {
      this.lossKw += zr * (jr * jr + ji * ji);
      this.lossKvar += zx * (jr * jr + ji * ji);
    };
    for (let n = 0; n < net.count; n++) {
      const winding = windings[net.asset[n]];
      if (winding) {
        const scale = winding.ratio ** 2 / winding.kva;
        add(winding.ukr * scale, winding.ukx * scale, this.jr[n], this.ji[n]);
      }
      for (let e = net.start[n]; e < net.start[n + 1]; e++) {
        const [kr, kx] = this.perUnit(edges[e], net.asset[net.source[e]]);
        add(kr, kx, this.er[e], this.ei[e]);
      }
      this.tallyBusway(n, add);
    }
  }

  private tallyBusway(n: number, add: (zr: number, zx: number, jr: number, ji: number) => void): void {
    const asset = this.grid.net.asset[n];
    const run = this.grid.busways[asset];
    const length = this.grid.buswayM[asset];
    if (!this.taps[n] || !run || !(length > 0)) {
      return;
    }
    const [kr, kx] = this.perUnit(run, asset);
    let [jr, ji] = [this.jr[n], this.ji[n]];
    let before = 0;
    for (const tap of this.taps[n]!) {
      const share = (tap.m - before) / length;
      add(kr * share, kx * share, jr, ji);
      before = tap.m;
      jr -= tap.edge >= 0 ? this.er[tap.edge] : this.cr[tap.feed];
      ji -= tap.edge >= 0 ? this.ei[tap.edge] : this.ci[tap.feed];
    }
  }
}
