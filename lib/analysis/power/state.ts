import type { PowerNetwork } from './network';

/** Two demands are carried side by side: provisioned for electrical checks, thermal for heat. */
export const PROVISIONED = 0;
export const THERMAL = 1;
export const CHANNELS = [PROVISIONED, THERMAL];

const pair = (length: number): Float64Array[] => CHANNELS.map(() => new Float64Array(length));

/** The numbers that a scenario changes. */
class Cells {
  public readonly up: Uint8Array;
  public readonly selected: Int32Array;
  public readonly outP: Float64Array[];
  public readonly outQ: Float64Array[];
  /** Power into each node at thermal design power. */
  public readonly thermalIn: Float64Array;
  public readonly edgeP: Float64Array[];
  public readonly edgeQ: Float64Array[];
  public readonly feedNode: Int32Array;
  public readonly feedP: Float64Array[];
  /** What each feed hands up, provisioned: what its cords carry, unless equipment above counts on less than all loads. */
  public readonly feedUp: Float64Array;
  public readonly dark: Uint8Array;
  public readonly running: Uint8Array;
  public readonly lost: Uint8Array;

  public constructor({ count, source, feedLoad, loads, countsOnLess }: PowerNetwork) {
    this.up = new Uint8Array(count);
    this.selected = new Int32Array(count).fill(-1);
    this.outP = pair(count);
    this.outQ = pair(count);
    this.thermalIn = new Float64Array(count);
    this.edgeP = pair(source.length);
    this.edgeQ = pair(source.length);
    this.feedNode = new Int32Array(feedLoad.length).fill(-1);
    this.feedP = pair(feedLoad.length);
    this.feedUp = countsOnLess ? new Float64Array(feedLoad.length) : this.feedP[PROVISIONED];
    this.dark = new Uint8Array(loads.length);
    this.running = new Uint8Array(loads.length).fill(1);
    this.lost = new Uint8Array(loads.length);
  }
}

/**
 * Routing and flow of one condition, beside a copy of the base state. What a scenario touches is listed, so that going back copies those cells from
 * the base state: exact, and nothing has to be remembered while it is computed.
 */
export class PowerState extends Cells {
  /** Nodes whose flow was recomputed, in that order: the first `nodeCount`. */
  public readonly nodes: Int32Array;
  public nodeCount = 0;
  /** Loads whose supply was looked at: the first `loadCount`. */
  public readonly touched: Int32Array;
  public loadCount = 0;
  private readonly base: Cells;

  public constructor(private readonly net: PowerNetwork) {
    super(net);
    this.base = new Cells(net);
    this.nodes = new Int32Array(net.count);
    this.touched = new Int32Array(net.loads.length);
    net.loads.forEach(({ asset }, load) => (this.lost[load] = this.base.lost[load] = net.isOut[asset]));
  }

  /** Forgets all flows, before a base state is computed. */
  public wipe(): void {
    for (const array of [...this.outP, ...this.outQ, ...this.edgeP, ...this.edgeQ, ...this.feedP, this.feedUp, this.up]) {
      array.fill(0);
    }
    this.selected.fill(-1);
    this.feedNode.fill(-1);
    this.nodeCount = this.loadCount = 0;
  }

  /** What is so now is the base state from here on. */
  public keep(): void {
    const { base } = this;
    for (const channel of CHANNELS) {
      base.outP[channel].set(this.outP[channel]);
      base.outQ[channel].set(this.outQ[channel]);
      base.edgeP[channel].set(this.edgeP[channel]);
      base.edgeQ[channel].set(this.edgeQ[channel]);
      base.feedP[channel].set(this.feedP[channel]);
    }
    base.feedUp.set(this.feedUp);
    base.thermalIn.set(this.thermalIn);
    base.up.set(this.up);
    base.selected.set(this.selected);
    base.feedNode.set(this.feedNode);
    base.dark.set(this.dark);
    base.running.set(this.running);
  }

  /** Restores what was touched. */
  public restore(): void {
    this.restoreNodes();
    this.restoreLoads();
  }

  private restoreNodes(): void {
    const { base, net, nodes, nodeCount, up, selected, thermalIn } = this;
    const { start } = net;
    const [p0, p1, q0, q1] = [this.outP[0], this.outP[1], this.outQ[0], this.outQ[1]];
    const [e0, e1, f0, f1] = [this.edgeP[0], this.edgeP[1], this.edgeQ[0], this.edgeQ[1]];
    const [bp0, bp1, bq0, bq1] = [base.outP[0], base.outP[1], base.outQ[0], base.outQ[1]];
    const [be0, be1, bf0, bf1] = [base.edgeP[0], base.edgeP[1], base.edgeQ[0], base.edgeQ[1]];
    const { up: bUp, selected: bSelected, thermalIn: bIn } = base;
    for (let i = 0; i < nodeCount; i++) {
      const n = nodes[i];
      up[n] = bUp[n];
      selected[n] = bSelected[n];
      p0[n] = bp0[n];
      p1[n] = bp1[n];
      q0[n] = bq0[n];
      q1[n] = bq1[n];
      thermalIn[n] = bIn[n];
      for (let e = start[n]; e < start[n + 1]; e++) {
        e0[e] = be0[e];
        e1[e] = be1[e];
        f0[e] = bf0[e];
        f1[e] = bf1[e];
      }
    }
    this.nodeCount = 0;
  }

  private restoreLoads(): void {
    const { base, net, touched, loadCount, dark, running, lost, feedNode, feedUp } = this;
    const { feedStart } = net;
    const [p0, p1, bp0, bp1] = [this.feedP[0], this.feedP[1], base.feedP[0], base.feedP[1]];
    const { dark: bDark, running: bRunning, feedNode: bNode, feedUp: bUp, lost: bLost } = base;
    for (let i = 0; i < loadCount; i++) {
      const load = touched[i];
      dark[load] = bDark[load];
      running[load] = bRunning[load];
      lost[load] = bLost[load];
      for (let f = feedStart[load]; f < feedStart[load + 1]; f++) {
        feedNode[f] = bNode[f];
        p0[f] = bp0[f];
        p1[f] = bp1[f];
        feedUp[f] = bUp[f];
      }
    }
    this.loadCount = 0;
  }
}
