import { createHash } from 'crypto';
import { SiteSnapshot, isInformationTechnology } from './model';
import { CHANNELS } from './power/state';
import type { Settled } from './settled';
import type { LoopNode } from './thermal/topology';

type Column = ArrayLike<number>;

/**
 * What decides what a part of a site does when something in it fails: the numbers of its equipment in order, how it is joined, and every base state.
 * Assets and nodes are told by their place in their part, so that parts of which the same is written are alike, to the last bit.
 */
export class Likeness {
  private readonly nodesOf: number[][];
  private readonly nodePosition: Int32Array;
  /** Numbers of nodes, loss curves, loads and feeds, each by its own index. */
  private readonly ofNode: Column[];
  private readonly ofLoss: Column[];
  private readonly ofLoad: Column[];
  private readonly ofFeed: Column[];
  private readonly words = new Map<string | undefined, number>();
  private written = new Float64Array(4096);
  private length = 0;

  public constructor(
    private readonly site: SiteSnapshot,
    private readonly base: Settled,
    private readonly parts: readonly (readonly number[])[],
    private readonly position: Int32Array,
  ) {
    const { net } = base;
    const states = base.engines.map(({ now }) => now);
    this.nodePosition = new Int32Array(net.count);
    this.nodesOf = parts.map((part) => part.flatMap((asset) => net.nodesOf[asset]).sort((a, b) => a - b));
    this.nodesOf.forEach((nodes) => nodes.forEach((node, i) => (this.nodePosition[node] = i)));
    this.ofNode = [net.kind, net.weight, net.inputTan, net.reactive, net.recharge, net.simultaneity, net.isOutlet];
    this.ofNode.push(...states.flatMap((now) => [now.up, now.thermalIn, ...CHANNELS.flatMap((c) => [now.outP[c], now.outQ[c]])]));
    this.ofLoss = [net.lossBase, net.lossPerKva, net.lossNone, net.lossLinear, net.lossSquare];
    this.ofLoad = [net.provisionedKw, net.capKw, net.loadTan, net.minimumCords, net.countedWhole];
    this.ofLoad.push(...base.engines.flatMap(({ thermalKw, running, dark }) => [thermalKw, running, dark]));
    this.ofFeed = [net.feedWeight, net.feedCords, ...states.flatMap((now) => CHANNELS.map((c) => now.feedP[c]))];
  }

  /** A digest of all that is written of a part. */
  public of(part: number): string {
    this.length = 0;
    this.put(this.parts[part].length);
    this.put(this.nodesOf[part].length);
    this.parts[part].forEach((asset) => this.asset(asset));
    this.nodesOf[part].forEach((node) => this.node(node));
    return createHash('sha256')
      .update(new Uint8Array(this.written.buffer, 0, this.length * this.written.BYTES_PER_ELEMENT))
      .digest('base64');
  }

  private asset(index: number): void {
    const { net, thermal } = this.base;
    const { kind, source, cooling, demand, parts } = this.site.assets[index].record;
    this.text(kind);
    this.text(source?.role);
    this.text(source?.level);
    this.text(parts?.find((part) => part.pump)?.id);
    this.flag(net.isOut[index] === 1);
    this.flag(source?.capacityComponent);
    this.flag(cooling?.rejectsLosses);
    this.flag(cooling?.unit !== undefined);
    this.flag(demand !== undefined);
    this.places(net.nodesOf[index], this.nodePosition);
    this.limits(net.limitsOf[index]);
    if (demand) {
      this.put(demand.gpus ?? -1);
      this.put(demand.allowedDarkRacks ?? 0);
      this.flag(isInformationTechnology(demand));
      this.load(net.loadOf[index]);
    }
    const loop = thermal.topology.loops.get(index);
    this.flag(loop !== undefined);
    if (loop) {
      this.loop(loop);
    }
  }

  private node(n: number): void {
    const { net, engines } = this.base;
    const { start, source, outlet, asset, lossStart, blockerStart, blocker } = net;
    this.row(this.ofNode, n);
    this.put(this.position[asset[n]]);
    this.put(this.placeOf(outlet[n]));
    this.put(start[n + 1] - start[n]);
    this.put(lossStart[n + 1] - lossStart[n]);
    for (let e = start[n]; e < start[n + 1]; e++) {
      this.put(this.placeOf(source[e]));
    }
    for (let l = lossStart[n]; l < lossStart[n + 1]; l++) {
      this.row(this.ofLoss, l);
    }
    this.places(blocker.subarray(blockerStart[n], blockerStart[n + 1]), this.nodePosition);
    engines.forEach(({ now }) => this.put(now.selected[n] < 0 ? -1 : now.selected[n] - start[n]));
  }

  private load(load: number): void {
    const { net } = this.base;
    const { provisioned, required, shelfKw, shelfEfficiency, capKw } = net.loads[load];
    this.row(this.ofLoad, load);
    this.put(provisioned);
    this.put(shelfKw);
    this.put(shelfEfficiency);
    this.put(capKw);
    this.flag(required);
    this.put(net.feedStart[load + 1] - net.feedStart[load]);
    this.put(net.cordsOf[load].length);
    for (let feed = net.feedStart[load]; feed < net.feedStart[load + 1]; feed++) {
      this.feed(feed);
    }
    for (const cord of net.cordsOf[load]) {
      this.put(cord.feed - net.feedStart[load]);
      this.put(cord.share);
      this.put(cord.powerFactor);
      this.limits(cord.limits);
    }
  }

  private feed(feed: number): void {
    const { net, engines } = this.base;
    this.row(this.ofFeed, feed);
    this.places(net.feedSource.subarray(net.feedSourceStart[feed], net.feedSourceStart[feed + 1]), this.nodePosition);
    engines.forEach(({ feedNode }) => this.put(this.placeOf(feedNode[feed])));
  }

  private loop(loop: LoopNode): void {
    const { cooling, thermal } = this.base;
    this.put(cooling.shapeOf(loop.asset));
    for (const list of [loop.units.map((unit) => unit.asset), loop.units.map((unit) => unit.facility), loop.racks, loop.rooms, loop.clients]) {
      this.places(list, this.position);
    }
    const { quantities } = thermal.normalOf(loop.asset)!;
    this.put(quantities.length);
    for (const { quantity, measured, limit } of quantities) {
      this.text(quantity);
      this.put(measured);
      this.put(limit);
    }
  }

  private limits(list: readonly number[]): void {
    const { limits } = this.base.net;
    this.put(list.length);
    for (const index of list) {
      const { limit, perKva, name, rule, unit, cord } = limits[index];
      this.put(limit);
      this.put(perKva);
      this.text(name);
      this.text(rule);
      this.text(unit);
      this.text(cord);
    }
  }

  private placeOf(node: number): number {
    return node < 0 ? -1 : this.nodePosition[node];
  }

  /** Assets or nodes by their place; -1 is none. */
  private places(list: ArrayLike<number>, position: Int32Array): void {
    this.put(list.length);
    for (let i = 0; i < list.length; i++) {
      this.put(list[i] < 0 ? -1 : position[list[i]]);
    }
  }

  private row(columns: readonly Column[], index: number): void {
    for (let c = 0; c < columns.length; c++) {
      this.put(columns[c][index]);
    }
  }

  private flag(value: boolean | undefined): void {
    this.put(value === undefined ? -1 : value ? 1 : 0);
  }

  private text(value: string | undefined): void {
    let word = this.words.get(value);
    if (word === undefined) {
      this.words.set(value, (word = this.words.size));
    }
    this.put(word);
  }

  private put(value: number): void {
    if (this.length === this.written.length) {
      const more = new Float64Array(this.written.length * 2);
      more.set(this.written);
      this.written = more;
    }
    this.written[this.length++] = value;
  }
}
