import { SourceRole } from '../../core';
import type { SiteAnalysis, SiteSnapshot } from '../model';
import { Upstream } from '../availability/groups';
import { onceFor } from '../memo';
import { coolantTopology } from '../thermal/topology';
import { ResilienceBench, benchOf } from './bench';
import type { ZoneOutcome } from './model';
import { components, faultMembers, maintenanceMembers } from './zones';

/** Maintenance of one component and the failure of another; both may stand for a chain of equipment in series. */
export interface SecondFailure {
  /** Index in `assets`: what is out for maintenance, with what must be dead for it. */
  readonly maintained: number;
  /** Index in `assets`: what fails then, with what trips with it. */
  readonly failed: number;
  readonly removed: number[];
  readonly outcomes: ZoneOutcome[];
}

export interface SecondFailures {
  /** Pairs that were run, of components neither of which fails alone. */
  readonly pairs: number;
  readonly failing: SecondFailure[];
}

/**
 * A failure during maintenance (N-1-1), over the pairs that matter: components above one load, or a cooling unit with the other units of its loop and
 * what feeds them. Pairs that share neither do not make each other worse than the loss of what contains them. Equipment in series without a branch is run
 * once, by its last member, since the loss of any of it takes the same.
 */
export const secondFailureRun = (site: SiteSnapshot): SecondFailures => new PairRun(benchOf(site)).result();

/** The same, once an analysis. */
export const secondFailures = onceFor((analysis: SiteAnalysis) => secondFailureRun(analysis.site));

class PairRun {
  private readonly site: SiteSnapshot;
  private readonly maintenance: ReadonlyMap<number, number[]>;
  private readonly fault: ReadonlyMap<number, number[]>;
  private readonly last: Int32Array;
  private readonly failsAlone = new Set<number>();

  public constructor(private readonly bench: ResilienceBench) {
    this.site = bench.site;
    this.maintenance = maintenanceMembers(this.site);
    this.fault = faultMembers(this.site);
    this.last = this.chains();
    for (const asset of components(this.site)) {
      if (this.last[asset] === asset && this.outcomesOf([...new Set([...this.maintenance.get(asset)!, ...this.fault.get(asset)!])]).length > 0) {
        this.failsAlone.add(asset);
      }
    }
  }

  public result(): SecondFailures {
    const failing: SecondFailure[] = [];
    const done = new Set<string>();
    for (const [i, j] of this.pairs()) {
      for (const [maintained, failed] of [
        [i, j],
        [j, i],
      ]) {
        const removed = [...new Set([...this.maintenance.get(maintained)!, ...this.fault.get(failed)!])].sort((a, b) => a - b);
        const key = removed.join();
        if (!done.has(key)) {
          done.add(key);
          const outcomes = this.outcomesOf(removed);
          if (outcomes.length > 0) {
            failing.push({ maintained, failed, removed, outcomes });
          }
        }
      }
    }
    return { pairs: done.size, failing };
  }

  private outcomesOf(removed: number[]): ZoneOutcome[] {
    return this.bench.engines.flatMap((engine) => this.bench.judge(engine, removed) ?? []);
  }

  /** Unordered pairs of chain ends that matter, rising, neither of which fails alone. */
  private pairs(): [number, number][] {
    const { net } = this.bench;
    const count = this.site.assets.length;
    const keys = new Set<number>();
    const add = (a: number, b: number): void => {
      const [i, j] = [this.last[a], this.last[b]];
      if (i !== j && !this.failsAlone.has(i) && !this.failsAlone.has(j)) {
        keys.add(Math.min(i, j) * count + Math.max(i, j));
      }
    };
    const above = new Map<string, number[]>();
    const aboveLoad = (load: number): number[] => {
      const key = Array.from({ length: net.feedStart[load + 1] - net.feedStart[load] }, (_, f) =>
        net.feedSources[net.feedStart[load] + f].join(),
      ).join(' ');
      const known = above.get(key) ?? [...new Set(new Upstream(net, load).assets.map((a) => this.last[a]))];
      if (!above.has(key)) {
        above.set(key, known);
        known.forEach((a, i) => known.slice(i + 1).forEach((b) => add(a, b)));
      }
      return known;
    };
    net.loads.forEach((_, load) => aboveLoad(load));
    for (const loop of coolantTopology(this.site).loops.values()) {
      const units = loop.units.map((unit) => unit.asset);
      const feeding = new Set(units.flatMap((unit) => (net.loadOf[unit] >= 0 ? aboveLoad(net.loadOf[unit]) : [])));
      units.forEach((unit, i) => {
        units.slice(i + 1).forEach((other) => add(unit, other));
        feeding.forEach((source) => add(unit, source));
      });
    }
    return [...keys].sort((a, b) => a - b).map((key) => [Math.floor(key / count), key % count]);
  }

  /** The last member of the unbranched series that each asset is part of. Equipment with zones of its own stands for itself. */
  private chains(): Int32Array {
    const { site } = this;
    const last = Int32Array.from(site.assets, (_, i) => i);
    const receivers: Set<number>[] = site.assets.map(() => new Set());
    const givers: Set<number>[] = site.assets.map(() => new Set());
    for (const { giver, receiver } of site.power) {
      receivers[giver].add(receiver);
      givers[receiver].add(giver);
      if (site.assets[receiver].record.source?.role === SourceRole.TIE) {
        // A tie feeds either of its buses.
        receivers[receiver].add(giver);
        givers[giver].add(receiver);
      }
    }
    const plain = (asset: number): boolean =>
      site.assets[asset].record.source !== undefined && this.maintenance.get(asset)!.length === 1 && this.fault.get(asset)!.length === 1;
    const end = (asset: number): number => {
      const [next] = receivers[asset];
      if (receivers[asset].size !== 1 || givers[next].size !== 1 || !plain(asset) || !plain(next)) {
        return asset;
      }
      return end(next);
    };
    site.assets.forEach((_, asset) => (last[asset] = end(asset)));
    return last;
  }
}
