import type { BaseState } from '../model';
import { Flow } from './flow';
import { hypot } from './hypot';
import { PowerNetwork } from './network';
import { Router, SwitchedGroup } from './router';
import { PROVISIONED, PowerState } from './state';

export type { SwitchedGroup } from './router';
export { PROVISIONED, THERMAL } from './state';

/**
 * Routing and flow of one base state, incrementally. `apply` takes equipment out of the base state and recomputes only what hangs on it; `rollback`
 * restores the base state exactly.
 */
export class Engine {
  public readonly up: Uint8Array;
  public readonly outP: Float64Array[];
  public readonly outQ: Float64Array[];
  public readonly dark: Uint8Array;
  public readonly running: Uint8Array;
  public readonly feedNode: Int32Array;
  public readonly feedP: Float64Array[];
  /** Modelled electrical input of loads at thermal design power; mechanical loads are set by the thermal model. */
  public readonly thermalKw: Float64Array;
  /** The condition itself, with lists of what the last `apply` touched: for readers in inner loops. */
  public readonly now: PowerState;
  private readonly router: Router;
  private readonly flow: Flow;
  private cappedInBase: number[] = [];

  public constructor(
    public readonly net: PowerNetwork,
    public readonly state: BaseState,
    groups: readonly SwitchedGroup[],
  ) {
    this.now = new PowerState(net);
    this.router = new Router(net, this.now, state, groups);
    this.flow = new Flow(net, this.now, state, this.router.falling);
    ({ up: this.up, dark: this.dark, running: this.running, feedNode: this.feedNode } = this.now);
    ({ outP: this.outP, outQ: this.outQ, feedP: this.feedP } = this.now);
    this.thermalKw = this.router.thermalKw;
    this.computeBase();
  }

  /** Nodes whose flow was recomputed by the last `apply` (all of them in a base state just computed). */
  public get changedNodes(): number[] {
    return [...this.now.nodes.subarray(0, this.now.nodeCount)];
  }

  /** Loads whose shares were recomputed by the last `apply`. */
  public get touchedLoads(): number[] {
    return [...this.now.touched.subarray(0, this.now.loadCount)];
  }

  /** Loads held to their cap by the last `apply`, or in the base state. */
  public get capped(): readonly number[] {
    return this.router.capped;
  }

  /** Takes equipment out of the base state and settles the new steady state. */
  public apply(removed: readonly number[]): void {
    this.rollback();
    this.router.capped = [];
    this.router.remove(removed);
    this.router.routeNodes();
    this.router.routeLoads();
    this.flow.run();
    this.router.release(removed);
  }

  /** As `apply`, but only which equipment is up: no loads, no flows. */
  public isolate(removed: readonly number[]): void {
    this.rollback();
    this.router.remove(removed);
    this.router.routeNodes();
    this.router.dropLoads();
    this.flow.skip();
    this.router.release(removed);
  }

  /** Restores the base state exactly. */
  public rollback(): void {
    this.now.restore();
    this.router.capped = this.cappedInBase;
  }

  /** Sets the modelled input of loads at thermal design power (by asset) and recomputes the base state. */
  public setThermal(kilowatts: ReadonlyMap<number, number>): void {
    for (const [asset, kw] of kilowatts) {
      const load = this.net.loadOf[asset];
      if (load >= 0) {
        this.thermalKw[load] = kw;
      }
    }
    this.computeBase();
  }

  /** Power into a node, by channel: output, losses and (on generators, provisioned) battery recharge. */
  public input(node: number, channel: number): [number, number] {
    return this.flow.input(node, channel);
  }

  /** Whether a node is the outlet of a tied bus that a side of its own feeds: what the bus has in itself is counted at the side. */
  public passesOn(node: number): boolean {
    return this.now.up[node] === 1 && this.flow.passesOn(node);
  }

  /** Whether a node is a side or a tie that its bus does not draw on. */
  public isIdle(node: number): boolean {
    return this.flow.isIdle(node);
  }

  /** What a limit of equipment measures at one of its nodes, provisioned. */
  public limitValue(node: number, limit: number): number {
    const { perKva } = this.net.limits[limit];
    const p = this.outP[PROVISIONED][node];
    return perKva === 0 ? p : hypot(p, this.outQ[PROVISIONED][node]) * perKva;
  }

  /** What a limit of a cord measures when the cord carries `kw`. */
  public cordValue(limit: number, powerFactor: number, kw: number): number {
    return this.net.cordValue(limit, powerFactor, kw);
  }

  private computeBase(): void {
    this.now.wipe();
    this.router.capped = [];
    for (let n = 0; n < this.net.count; n++) {
      this.router.rising.add(n);
      this.router.falling.add(n);
    }
    for (let load = 0; load < this.net.loads.length; load++) {
      this.router.queueLoad(load);
    }
    this.router.routeNodes();
    this.router.routeLoads();
    this.flow.run();
    this.now.keep();
    this.cappedInBase = this.router.capped;
  }
}
