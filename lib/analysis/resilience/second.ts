import { SourceRole } from '../../core';
import type { SiteAnalysis, SiteSnapshot } from '../model';
import { Upstream } from '../availability/groups';
import { onceFor } from '../memo';
import { coolantTopology } from '../thermal/topology';
import { ResilienceBench, benchOf } from './bench';
import type { ZoneOutcome } from './model';
import { components, faultMembers, maintenanceMembers } from './zones';

/** Maintenance of one component and the failure of another; both may stand for a chain of equipment in series. */
export class SecondFailure {
  /**
   * `maintained`: index in `assets` of what is out for maintenance, with what must be dead for it. `failed`: of what fails then, with what trips with it.
   * `found`: what was found, where it was run; `told`: what that is here. Thousands fail and few are told of, so that it is worked out when asked for.
   */
  public constructor(
    public readonly maintained: number,
    public readonly failed: number,
    private readonly found: Pick<SecondFailure, 'removed' | 'outcomes'>,
    private readonly told?: { asset(asset: number): number; outcome(outcome: ZoneOutcome): ZoneOutcome },
  ) {}

  /** Index in `assets` of all that is out, rising. */
  public get removed(): number[] {
    return this.told ? this.found.removed.map((asset) => this.told!.asset(asset)) : this.found.removed;
  }

  /** In each state in which anything fails. */
  public get outcomes(): ZoneOutcome[] {
    return this.told ? this.found.outcomes.map((outcome) => this.told!.outcome(outcome)) : this.found.outcomes;
  }

  /** As `outcomes`, of the part of the site where it was run: other assets, the same in number and amount. */
  public get amounts(): readonly ZoneOutcome[] {
    return this.found.outcomes;
  }
}

export interface SecondFailures {
  /** Pairs that were asked about, of components neither of which fails alone. */
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
  /** Of each part of the site: the parts of which it tells, itself first; none where another tells of it. */
  private readonly tells: readonly (readonly number[])[];

  public constructor(private readonly bench: ResilienceBench) {
    this.site = bench.site;
    this.maintenance = maintenanceMembers(this.site);
    this.fault = faultMembers(this.site);
    this.last = this.chains();
    this.tells = this.partsTold();
    for (const asset of components(this.site)) {
      if (this.isRun(asset) && this.last[asset] === asset && this.outcomesOf(this.outOf(asset, asset)).length > 0) {
        this.failsAlone.add(asset);
      }
    }
  }

  public result(): SecondFailures {
    const { partOf } = this.bench.twins;
    const failing: SecondFailure[] = [];
    const done = new Set<string>();
    let pairs = 0;
    for (const [i, j] of this.pairs()) {
      const parts = this.tells[partOf[i]];
      for (const [maintained, failed] of [
        [i, j],
        [j, i],
      ]) {
        const removed = this.outOf(maintained, failed);
        const key = removed.join();
        if (!done.has(key)) {
          done.add(key);
          pairs += parts.length;
          const outcomes = this.outcomesOf(removed);
          if (outcomes.length > 0) {
            parts.forEach((part) => failing.push(this.failure(part, maintained, failed, { removed, outcomes })));
          }
        }
      }
    }
    return { pairs, failing: failing.sort(byPair) };
  }

  private failure(part: number, maintained: number, failed: number, found: Pick<SecondFailure, 'removed' | 'outcomes'>): SecondFailure {
    const { twins } = this.bench;
    if (part === twins.partOf[maintained]) {
      return new SecondFailure(maintained, failed, found);
    }
    const asset = (of: number): number => twins.in(part, of);
    return new SecondFailure(asset(maintained), asset(failed), found, { asset, outcome: (outcome) => this.bench.in(part, outcome) });
  }

  private outOf(maintained: number, failed: number): number[] {
    const [one, other] = [this.maintenance.get(maintained)!, this.fault.get(failed)!];
    return [...new Set([...one, ...other])].sort((a, b) => a - b);
  }

  private isRun(asset: number): boolean {
    return this.tells[this.bench.twins.partOf[asset]].length > 0;
  }

  /** A part tells of those that are like it, if what is out together is the same there. */
  private partsTold(): number[][] {
    const { parts, partOf, original } = this.bench.twins;
    const tells: number[][] = parts.map(() => []);
    parts.forEach((assets, part) => {
      const first = partOf[original[assets[0]]];
      const alike = first !== part && assets.every((asset) => this.sameOut(part, asset, original[asset]));
      tells[alike ? first : part].push(part);
    });
    return tells;
  }

  private sameOut(part: number, asset: number, first: number): boolean {
    const { partOf, original } = this.bench.twins;
    const same = (of: ReadonlyMap<number, number[]>): boolean => {
      const [own, like] = [of.get(asset), of.get(first)];
      return own?.length === like?.length && (own ?? []).every((member, i) => partOf[member] === part && original[member] === like![i]);
    };
    return original[this.last[asset]] === this.last[first] && same(this.maintenance) && same(this.fault);
  }

  private outcomesOf(removed: number[]): ZoneOutcome[] {
    return this.bench.engines.flatMap((engine) => this.bench.judge(engine, removed) ?? []);
  }

  /** Unordered pairs of chain ends that matter, rising, neither of which fails alone, in parts of the site that are run. */
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
    net.loads.forEach(({ asset }, load) => this.isRun(asset) && aboveLoad(load));
    for (const loop of coolantTopology(this.site).loops.values()) {
      if (!this.isRun(loop.asset)) {
        continue;
      }
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

/** Rising by the lower and the higher of two components; then the one with the lower maintained. */
const byPair = (a: SecondFailure, b: SecondFailure): number =>
  Math.min(a.maintained, a.failed) - Math.min(b.maintained, b.failed) ||
  Math.max(a.maintained, a.failed) - Math.max(b.maintained, b.failed) ||
  a.maintained - b.maintained;
