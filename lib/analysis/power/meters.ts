import { onceFor } from '../memo';
import { hypot } from './hypot';
import type { PowerNetwork } from './network';

/** Relative slack of every comparison with a limit, so that a limit met exactly is met. */
export const SLACK = 1e-9;

/**
 * What is measured for the limits of a network: one meter for each limit of equipment, and one for all cords of a load that carry the same by the
 * same measure on the same feed (a rack has eight equal cords on four feeds), so that each number is worked out once.
 */
export class Meters {
  public readonly count: number;
  /** Meter of each limit. */
  public readonly of: Int32Array;
  /** What may be reached, with the slack of rounding. */
  public readonly most: Float64Array;
  /** Amperes or kVA for each kVA; 0 for kW. */
  public readonly perKva: Float64Array;
  /** Meters of the cords of load i: `start[i]` to `start[i + 1]`. */
  public readonly start: Int32Array;
  public readonly feed: Int32Array;
  public readonly share: Float64Array;
  public readonly powerFactor: Float64Array;

  public constructor(net: PowerNetwork) {
    const { limits } = net;
    // Limits of equipment come first in the network, and are their own meters.
    const first = net.limitStart[net.site.assets.length];
    this.of = Int32Array.from(limits, (_, i) => i);
    const feed: number[] = new Array<number>(first).fill(-1);
    const share: number[] = new Array<number>(first).fill(0);
    const powerFactor: number[] = new Array<number>(first).fill(1);
    const source = Array.from({ length: first }, (_, i) => i);
    this.start = new Int32Array(net.loads.length + 1).fill(first);
    net.cordsOf.forEach((cords, load) => {
      for (const cord of cords) {
        for (const limit of cord.limits) {
          let meter = this.start[load];
          const same = (m: number): boolean =>
            feed[m] === cord.feed &&
            share[m] === cord.share &&
            powerFactor[m] === cord.powerFactor &&
            limits[source[m]].perKva === limits[limit].perKva &&
            limits[source[m]].limit === limits[limit].limit;
          while (meter < source.length && !same(meter)) {
            meter++;
          }
          if (meter === source.length) {
            source.push(limit);
            feed.push(cord.feed);
            share.push(cord.share);
            powerFactor.push(cord.powerFactor);
          }
          this.of[limit] = meter;
        }
      }
      this.start[load + 1] = source.length;
    });
    this.count = source.length;
    this.feed = Int32Array.from(feed);
    this.share = Float64Array.from(share);
    this.powerFactor = Float64Array.from(powerFactor);
    this.perKva = Float64Array.from(source, (limit) => limits[limit].perKva);
    this.most = Float64Array.from(source, (limit) => limits[limit].limit * (1 + SLACK));
  }

  /** Of equipment that gives p and q. */
  public value(meter: number, p: number, q: number): number {
    const perKva = this.perKva[meter];
    return perKva === 0 ? p : hypot(p, q) * perKva;
  }

  /** Of a cord whose feed carries `kw`. */
  public cordValue(meter: number, kw: number): number {
    const perKva = this.perKva[meter];
    const own = kw * this.share[meter];
    return perKva === 0 ? own : (own / this.powerFactor[meter]) * perKva;
  }
}

/** One set of meters a network, for all who only read it. */
export const metersOf = onceFor((net: PowerNetwork) => new Meters(net));
