import type { BaseState } from '../model';
import { hypot } from './hypot';
import { PARALLEL, PowerNetwork, SELECTIVE, UNIT } from './network';
import type { NodeSet } from './node-set';
import { PROVISIONED, PowerState, THERMAL } from './state';

/** Power from what hangs on each node up to its sources, with the full loss curves. Shares never depend on losses, so one sweep is exact. */
export class Flow {
  public constructor(
    private readonly net: PowerNetwork,
    private readonly state: PowerState,
    private readonly baseState: BaseState,
    private readonly falling: NodeSet,
  ) {}

  /** Recomputes the nodes of `falling`, those that are fed before those that feed. */
  public run(): void {
    const { falling, state } = this;
    const { words } = falling;
    for (let w = falling.high; w >= falling.low; w--) {
      for (let word = words[w]; word !== 0; word = words[w]) {
        const bit = 31 - Math.clz32(word);
        words[w] = word & ~(1 << bit);
        const n = (w << 5) | bit;
        state.nodes[state.nodeCount++] = n;
        this.node(n);
      }
    }
    falling.reset();
  }

  /** Lists the nodes of `falling` as touched, where only their routing was asked for. */
  public skip(): void {
    const { falling, state } = this;
    for (let w = falling.low; w <= falling.high; w++) {
      for (let word = falling.words[w]; word !== 0; word = falling.words[w]) {
        falling.words[w] = word & (word - 1);
        state.nodes[state.nodeCount++] = (w << 5) | (31 - Math.clz32(word & -word));
      }
    }
    falling.reset();
  }

  private node(n: number): void {
    const { kind, start, source, weight } = this.net;
    const { up, outP, outQ, selected, thermalIn } = this.state;
    let [p0, q0, p1, q1] = [0, 0, 0, 0];
    if (up[n]) {
      const whole = this.passesOn(n);
      const idle = !whole && this.isIdle(n);
      p0 = outP[PROVISIONED][n];
      q0 = outQ[PROVISIONED][n];
      p1 = outP[THERMAL][n];
      q1 = outQ[THERMAL][n];
      if (!whole) {
        const [p0out, p1out] = [p0, p1];
        p0 = this.activeIn(n, p0out, q0, PROVISIONED, idle);
        q0 = this.reactiveIn(n, p0out, q0, p0);
        p1 = this.activeIn(n, p1out, q1, THERMAL, idle);
        q1 = this.reactiveIn(n, p1out, q1, p1);
      }
    }
    thermalIn[n] = p1;
    const [first, last] = [start[n], start[n + 1]];
    const k = kind[n];
    if (k === SELECTIVE) {
      for (let e = first; e < last; e++) {
        if (e === selected[n]) {
          this.setEdge(e, p0, q0, p1, q1);
        } else {
          this.setEdge(e, 0, 0, 0, 0);
        }
      }
      return;
    }
    let live = 0;
    if (k === PARALLEL || k === UNIT) {
      for (let e = first; e < last; e++) {
        live += up[source[e]] ? weight[source[e]] : 0;
      }
    }
    for (let e = first; e < last; e++) {
      const part = up[source[e]] && live > 0 ? weight[source[e]] / live : 0;
      this.setEdge(e, p0 * part, q0 * part, p1 * part, q1 * part);
    }
  }

  private setEdge(e: number, p0: number, q0: number, p1: number, q1: number): void {
    const { edgeP, edgeQ, outP, outQ } = this.state;
    const node = this.net.source[e];
    const dp0 = p0 - edgeP[PROVISIONED][e];
    const dq0 = q0 - edgeQ[PROVISIONED][e];
    const dp1 = p1 - edgeP[THERMAL][e];
    const dq1 = q1 - edgeQ[THERMAL][e];
    if (dp0 !== 0 || dq0 !== 0) {
      edgeP[PROVISIONED][e] = p0;
      edgeQ[PROVISIONED][e] = q0;
      const atOnce = this.net.simultaneity[node];
      outP[PROVISIONED][node] += dp0 * atOnce;
      outQ[PROVISIONED][node] += dq0 * atOnce;
      this.falling.add(node);
    }
    if (dp1 !== 0 || dq1 !== 0) {
      edgeP[THERMAL][e] = p1;
      edgeQ[THERMAL][e] = q1;
      outP[THERMAL][node] += dp1;
      outQ[THERMAL][node] += dq1;
      this.falling.add(node);
    }
  }

  /** Power into a node, kW and kvar: output, losses and (on generators, provisioned) battery recharge. */
  public input(node: number, channel: number): [number, number] {
    if (!this.state.up[node]) {
      return [0, 0];
    }
    const p = this.state.outP[channel][node];
    const q = this.state.outQ[channel][node];
    if (this.passesOn(node)) {
      return [p, q];
    }
    const inP = this.activeIn(node, p, q, channel, this.isIdle(node));
    return [inP, this.reactiveIn(node, p, q, inP)];
  }

  /** The bus itself: the side that it is fed from carries all that the bus gives, and pays its loss. */
  public passesOn(n: number): boolean {
    const { isOutlet, asset, source } = this.net;
    return isOutlet[n] === 1 && asset[source[this.state.selected[n]]] === asset[n];
  }

  /** A side or a tie that its outlet does not draw on: it has no no-load losses of its own. */
  public isIdle(n: number): boolean {
    const outlet = this.net.outlet[n];
    if (outlet < 0) {
      return false;
    }
    const drawn = this.state.selected[outlet];
    return drawn < 0 || this.net.source[drawn] !== n;
  }

  private activeIn(n: number, p: number, q: number, channel: number, idle: boolean): number {
    const { lossStart, lossBase, lossPerKva, lossNone, lossLinear, lossSquare, recharge } = this.net;
    let inP = p;
    for (let i = lossStart[n]; i < lossStart[n + 1]; i++) {
      const x = (lossPerKva[i] ? hypot(p, q) : p) / lossBase[i];
      inP += lossBase[i] * ((idle ? 0 : lossNone[i]) + lossLinear[i] * x + lossSquare[i] * x * x);
    }
    return this.baseState === 'G' && channel === PROVISIONED ? inP + recharge[n] * p : inP;
  }

  private reactiveIn(n: number, p: number, q: number, inP: number): number {
    const tan = this.net.inputTan[n];
    return tan === tan ? inP * tan : q + this.net.reactive[n] * (p * p + q * q);
  }
}
