import { ReliabilityData } from '../../core/reliability-data';
import { SiteAnalysis, SiteSnapshot, isInformationTechnology } from '../model';
import { onceFor } from '../memo';
import { Engine, PROVISIONED } from '../power/engine';
import { PowerNetwork } from '../power/network';
import { benchOf } from '../resilience/bench';
import { CutSetAnalysis, CutSets, neededShelvesKw } from './cut-sets';
import { MINUTES_A_YEAR, commonCause, seriesAvailability, unavailabilityKofN } from './formulas';
import { LikeGroup, Upstream } from './groups';
import type { AvailabilityResult, Contribution, LoadAvailability, UtilityAvailability } from './model';

const BETAS = [0, 0.01, 0.05];

/** One term of the sum: components out together, the common cause of a group, or (no members) the utility. */
interface Item {
  readonly members: number[];
  readonly group?: string;
  readonly minutes: number;
}

/**
 * Availability of the supply of every rack, from minimal cut sets to the second order: in service with enough cords and enough shelves. Never a tier:
 * tiers are topology.
 */
export const availability = onceFor((analysis: SiteAnalysis): AvailabilityResult => new Assessment(analysis.site).result());

class Assessment {
  private readonly net: PowerNetwork;
  private readonly onUtility: CutSetAnalysis;
  private readonly onGenerators?: CutSetAnalysis;
  private readonly engineG?: Engine;
  private readonly unavailability: Float64Array;
  private readonly utilities = new Map<string, UtilityAvailability>();

  public constructor(private readonly site: SiteSnapshot) {
    const { net, engines } = benchOf(site);
    this.net = net;
    this.engineG = engines.find((engine) => engine.state === 'G');
    this.onUtility = new CutSetAnalysis(net, 'U');
    this.onGenerators = this.engineG && new CutSetAnalysis(net, 'G');
    this.unavailability = Float64Array.from(site.assets, ({ record }) =>
      record.resilience?.reliability ? 1 - seriesAvailability(record.resilience.reliability) : NaN,
    );
  }

  public result(): AvailabilityResult {
    const classes = new Map<string, number[]>();
    for (const [load, { asset }] of this.net.loads.entries()) {
      const demand = this.site.assets[asset].record.demand!;
      if (isInformationTechnology(demand)) {
        const key = this.signature(load);
        const list = classes.get(key) ?? [];
        list.push(load);
        classes.set(key, list);
      }
    }
    return { classes: [...classes.values()].map((loads) => this.assess(loads)), utilities: [...this.utilities.values()] };
  }

  /** Loads of one class on the same sources with the same cords go dark together. */
  private signature(load: number): string {
    const { feedStart, feedSources, feedCords, feedWeight, loads } = this.net;
    const feeds: string[] = [];
    for (let f = feedStart[load]; f < feedStart[load + 1]; f++) {
      feeds.push(`${feedCords[f]}:${feedWeight[f]}:${feedSources[f].join()}`);
    }
    const { minimumCords, asset } = loads[load];
    const shelves = neededShelvesKw(this.net, load);
    return `${this.site.assets[asset].record.demand!.loadClass} ${minimumCords} ${shelves} ${feeds.sort().join(' ')}`;
  }

  private assess(loads: number[]): LoadAvailability {
    const [load] = loads;
    const upstream = new Upstream(this.net, load);
    const utility = this.utilityOf(upstream);
    const all = new Set(utility.feeds);
    const cuts = this.onUtility.stopping(load);
    // All feeds out is state G, and judged with the generators.
    const whole = (members: number[]): boolean => all.size > 0 && [...all].every((feed) => members.includes(feed));
    const first = cuts.first.filter((a) => !whole([a]));
    const second = cuts.second.filter((pair) => !whole(pair));
    const groups = upstream
      .likeGroups(this.site)
      .filter((group) => !group.members.some((a) => cuts.first.includes(a) || all.has(a)) && upstream.stops(group.members));
    const onGenerators = this.onGenerators?.stopping(load);
    const behind = onGenerators && !onGenerators.down ? onGenerators.first.filter((a) => !first.includes(a) && !utility.generators.includes(a)) : [];
    const missing = new Set(
      [...first, ...second.flat(), ...groups.flatMap((g) => g.members), ...behind, ...utility.feeds].filter((a) =>
        Number.isNaN(this.unavailability[a]),
      ),
    );
    if (onGenerators && !onGenerators.down) {
      utility.generators.filter((a) => Number.isNaN(this.unavailability[a])).forEach((a) => missing.add(a));
    }
    const of = (beta: number, lost: number): Item[] => [
      ...this.independent(first, second, groups, beta),
      ...groups.map((group) => ({ members: group.members, group: group.name, minutes: beta * this.largest(group.members) * MINUTES_A_YEAR })),
      { members: [], minutes: lost * this.givenOutage(utility, onGenerators, behind, beta) * MINUTES_A_YEAR },
    ];
    const told = ({ members, group, minutes }: Item): Contribution => ({
      what:
        members.length === 0
          ? `utility lost${utility.generators.length > 0 ? ' and generators fail' : ''}`
          : group === undefined
            ? members.map((a) => this.site.assets[a].path).join(' and ')
            : `common cause of ${members.length} × ${group}`,
      minutes,
    });
    const total = (beta: number, lost = utility.minutes[KEYS[BETAS.indexOf(beta)]] / MINUTES_A_YEAR): number =>
      of(beta, lost).reduce((sum, c) => sum + c.minutes, 0);
    return {
      loads: loads.map((l) => this.net.loads[l].asset),
      loadClass: this.site.assets[this.net.loads[load].asset].record.demand!.loadClass,
      first,
      second,
      missing: [...missing].sort((a, b) => a - b),
      minutes: {
        independent: total(BETAS[0]),
        beta1: total(BETAS[1]),
        beta5: total(BETAS[2]),
        ...(utility.minutes.observed === undefined ? {} : { observed: total(BETAS[2], utility.minutes.observed / MINUTES_A_YEAR) }),
      },
      contributions: of(BETAS[2], utility.minutes.beta5 / MINUTES_A_YEAR)
        .filter((c) => c.minutes > 0)
        .sort((a, b) => b.minutes - a.minutes)
        .slice(0, 5)
        .map(told),
    };
  }

  /** First-order sets whole; of a pair of like components only the part that is not common to them. */
  private independent(first: number[], second: [number, number][], groups: LikeGroup[], beta: number): Item[] {
    const groupOf = new Map(groups.flatMap((group, g) => group.members.map((a) => [a, g] as const)));
    return [
      ...first.map((a) => ({ members: [a], minutes: this.value(a) * MINUTES_A_YEAR })),
      ...second.map(([a, b]) => {
        const alike = groupOf.has(a) && groupOf.get(a) === groupOf.get(b);
        return { members: [a, b], minutes: (alike ? (1 - beta) ** 2 : 1) * this.value(a) * this.value(b) * MINUTES_A_YEAR };
      }),
    ];
  }

  /** Probability that a load is out of service while all its utility feeds are. */
  private givenOutage(utility: UtilityAvailability, cuts: CutSets | undefined, behind: number[], beta: number): number {
    if (!cuts || cuts.down) {
      return 1;
    }
    const sets = this.generatorsFail(utility.generators, utility.needed, beta);
    return Math.min(1, sets + behind.reduce((sum, a) => sum + this.value(a), 0));
  }

  /** k of n sets start and run; a share β of what keeps one from it keeps all. */
  private generatorsFail(sets: number[], needed: number, beta: number): number {
    if (sets.length === 0) {
      return 1;
    }
    const one = this.largest(sets);
    const common = sets.length > 1 ? beta : 0;
    return Math.min(1, unavailabilityKofN(needed, sets.length, (1 - common) * one) + common * one);
  }

  /** The utility above some loads: feeds and generators that they have in common, worked out once. */
  private utilityOf(upstream: Upstream): UtilityAvailability {
    const feeds = upstream.utilities;
    const { generators } = upstream;
    const key = `${feeds.join()} ${generators.join()}`;
    const known = this.utilities.get(key);
    if (known) {
      return known;
    }
    const needed = this.neededSets(generators);
    const lost = (beta: number): number =>
      (feeds.length === 0
        ? 0
        : commonCauseOf(
            feeds.map((a) => this.value(a)),
            beta,
          )) * MINUTES_A_YEAR;
    const utility: UtilityAvailability = {
      feeds,
      generators,
      needed,
      minutes: {
        independent: lost(BETAS[0]),
        beta1: lost(BETAS[1]),
        beta5: lost(BETAS[2]),
        ...(feeds.length === 2 ? { observed: (1 - seriesAvailability([ReliabilityData.UTILITY_BOTH_CIRCUITS])) * MINUTES_A_YEAR } : {}),
      },
      generatorsFail: this.generatorsFail(generators, needed, BETAS[0]),
      generatorsFailBeta5: this.generatorsFail(generators, needed, BETAS[2]),
    };
    this.utilities.set(key, utility);
    return utility;
  }

  /** Sets that carry what all of them give together in state G, each to its continuous limit; by the smallest. */
  private neededSets(generators: number[]): number {
    const { net, engineG } = this;
    if (!engineG || generators.length === 0) {
      return 0;
    }
    const kw = generators.reduce((sum, a) => sum + net.nodesOf[a].reduce((s, node) => s + engineG.outP[PROVISIONED][node], 0), 0);
    const limits = generators.flatMap((a) =>
      net.limitsOf[a].map((l) => (net.limits[l].perKva === 0 ? net.limits[l].limit : net.limits[l].limit / net.limits[l].perKva)),
    );
    return limits.length === 0 ? generators.length : Math.max(1, Math.ceil(kw / Math.min(...limits) - 1e-9));
  }

  private value(asset: number): number {
    const value = this.unavailability[asset];
    return Number.isNaN(value) ? 0 : value;
  }

  private largest(assets: number[]): number {
    return Math.max(...assets.map((a) => this.value(a)));
  }
}

const KEYS = ['independent', 'beta1', 'beta5'] as const;

/** All feeds lost at once: the independent product, and a share β that is common to all. */
function commonCauseOf(feeds: number[], beta: number): number {
  if (feeds.length === 1) {
    return feeds[0];
  }
  const alike = feeds.every((u) => u === feeds[0]);
  return alike ? commonCause(feeds.length, feeds[0], beta) : feeds.reduce((product, u) => product * (1 - beta) * u, 1) + beta * Math.min(...feeds);
}
