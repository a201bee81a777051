import type { Engine } from '../power/engine';
import { hypot } from '../power/hypot';
import { Meters, SLACK, metersOf } from '../power/meters';
import type { PowerNetwork } from '../power/network';
import { PROVISIONED } from '../power/state';
import type { Settled } from '../settled';

/**
 * Tells whether equipment out adds any trouble to a base state: a load dark, a limit exceeded, shelves or cooling short. It answers yes or no, without
 * saying what, since nearly all scenarios add none.
 */
export class Watch {
  /** Loads that are dark, meters over their limit, and loads short of shelves in the base state. */
  public readonly dark: Uint8Array;
  public readonly over: Uint8Array;
  public readonly shortOfShelves: Uint8Array;
  /** Loads dark in the base state, as assets. */
  public readonly darkAssets: number[];
  public readonly meters: Meters;
  private readonly net: PowerNetwork;
  private readonly isUnit: Uint8Array;
  private readonly needed: Float64Array;
  private readonly isRemoved: Uint8Array;
  private readonly unitsOut: number[] = [];
  private readonly racksDark: number[] = [];

  public constructor(
    private readonly base: Settled,
    public readonly engine: Engine,
  ) {
    const { net } = base;
    const { assets } = net.site;
    this.net = net;
    this.meters = metersOf(net);
    this.isUnit = Uint8Array.from(assets, ({ record }) => (record.cooling?.unit ? 1 : 0));
    this.isRemoved = new Uint8Array(assets.length);
    this.needed = Float64Array.from(net.loads, (load) => (load.shelfKw > 0 ? load.provisioned * load.shelfEfficiency * (1 - SLACK) : 0));
    this.dark = engine.dark.slice();
    this.darkAssets = net.loads.filter((_, load) => this.dark[load]).map((load) => load.asset);
    this.over = new Uint8Array(this.meters.count);
    this.shortOfShelves = new Uint8Array(net.loads.length);
    for (let node = 0; node < net.count; node++) {
      this.nodeHolds(node, (meter) => (this.over[meter] = 1));
    }
    for (let load = 0; load < net.loads.length; load++) {
      this.cordsHold(load, (meter) => (this.over[meter] = 1));
      this.shortOfShelves[load] = this.shelves(load) < this.needed[load] ? 1 : 0;
    }
  }

  /** With `removed` taken out of the engine. False also where only a closer look can tell. */
  public holds(removed: readonly number[]): boolean {
    const { nodes, nodeCount } = this.engine.now;
    for (let i = 0; i < nodeCount; i++) {
      if (!this.nodeHolds(nodes[i])) {
        return false;
      }
    }
    return this.loadsHold(removed) && this.coolingHolds(removed);
  }

  /** Whether nothing falls short of cooling. False also where only a closer look can tell. */
  public coolingHolds(removed: readonly number[]): boolean {
    const { base, engine, unitsOut, racksDark, net, isUnit, isRemoved } = this;
    if (base.thermal.normalFails || this.darkAssets.length > 0) {
      return false;
    }
    unitsOut.length = racksDark.length = 0;
    for (let i = 0; i < removed.length; i++) {
      const asset = removed[i];
      isRemoved[asset] = 1;
      if (isUnit[asset]) {
        unitsOut.push(asset);
      } else if (net.loadOf[asset] >= 0) {
        racksDark.push(asset);
      }
    }
    const { touched, loadCount } = engine.now;
    for (let i = 0; i < loadCount; i++) {
      if (engine.dark[touched[i]]) {
        const { asset } = net.loads[touched[i]];
        if (!isRemoved[asset]) {
          (isUnit[asset] ? unitsOut : racksDark).push(asset);
        }
      }
    }
    for (let i = 0; i < removed.length; i++) {
      isRemoved[removed[i]] = 0;
    }
    return base.cooling.holds(engine, unitsOut, racksDark, -1, true);
  }

  /** Whether a cord of a load is over a limit that it keeps in the base state. */
  public overloadsCords(load: number): boolean {
    return !this.cordsHold(load);
  }

  /** Power that the live shelves of a load can give, kW (DC). */
  public shelves(load: number): number {
    const { feedStart, feedWeight } = this.net;
    const { feedNode } = this.engine;
    let live = 0;
    for (let f = feedStart[load]; f < feedStart[load + 1]; f++) {
      live += feedNode[f] >= 0 ? feedWeight[f] : 0;
    }
    return live;
  }

  /** What the shelves of a load have to give, kW (DC), with the slack of rounding; 0 without shelves. */
  public shelvesNeeded(load: number): number {
    return this.needed[load];
  }

  private loadsHold(removed: readonly number[]): boolean {
    const { engine, net } = this;
    const { touched, loadCount, dark } = engine.now;
    for (let i = 0; i < loadCount; i++) {
      const load = touched[i];
      if (dark[load]) {
        const { asset, required } = net.loads[load];
        if (required && !this.dark[load] && !removed.includes(asset)) {
          return false;
        }
      } else if (!this.cordsHold(load) || (!this.shortOfShelves[load] && this.shelves(load) < this.needed[load])) {
        return false;
      }
    }
    return true;
  }

  /** Whether no limit is exceeded at a node that the base state keeps; those that are go to `each`, if it is given. */
  private nodeHolds(node: number, each?: (meter: number) => void): boolean {
    const { asset, limitStart } = this.net;
    const { perKva, most } = this.meters;
    const first = limitStart[asset[node]];
    const last = limitStart[asset[node] + 1];
    const p = this.engine.now.outP[PROVISIONED][node];
    const kva = first < last ? hypot(p, this.engine.now.outQ[PROVISIONED][node]) : 0;
    for (let meter = first; meter < last; meter++) {
      const value = perKva[meter] === 0 ? p : kva * perKva[meter];
      if (value > most[meter] && !this.over[meter]) {
        if (!each) {
          return false;
        }
        each(meter);
      }
    }
    return true;
  }

  private cordsHold(load: number, each?: (meter: number) => void): boolean {
    if (this.engine.dark[load]) {
      return true;
    }
    const { meters } = this;
    const kw = this.engine.now.feedP[PROVISIONED];
    for (let meter = meters.start[load]; meter < meters.start[load + 1]; meter++) {
      if (meters.cordValue(meter, kw[meters.feed[meter]]) > meters.most[meter] && !this.over[meter]) {
        if (!each) {
          return false;
        }
        each(meter);
      }
    }
    return true;
  }
}
