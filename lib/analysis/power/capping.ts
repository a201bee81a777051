import type { OverloadPoint, PowerLimit } from '../../core';
import { onceFor } from '../memo';
import type { BaseState, ClaimResult, LimitResult, SiteAnalysis } from '../model';
import { switchedGroupsOf } from '../thermal/topology';
import { verifyClaims } from './claims';
import { Engine, PROVISIONED } from './engine';
import { type PowerNetwork, powerNetworkOf } from './network';
import { Recorder, SLACK } from './record';

/** Share of the time that an overload is borne within which power caps must hold. */
export const RESPONSE_SHARE = 0.8;

/** A limit that all loads at once would exceed before any cap holds, and what power caps do about it. */
export interface CappedLimit {
  /** Index in `PowerAnalysis.limits`. */
  readonly limit: number;
  /** Largest demand with all loads at once before any cap holds, in the unit of the limit, and its scenario. */
  readonly full: number;
  readonly fullScenario: number;
  /** Largest demand with every load that can cap itself at its cap. */
  readonly capped: number;
  readonly cappedScenario: number;
  /** Slowest response of the power caps below it, s; undefined where no load below has one. */
  readonly responseS?: number;
  /** For how long the equipment bears the overload, s; 0 beyond the overloads that it bears, undefined where none is known. */
  readonly toleranceS?: number;
  /** Whether it is exceeded only before caps hold, or by more than is counted at once: no other finding tells it. */
  readonly hidden: boolean;
  /** Whether it is exceeded with everything in service. */
  readonly inBaseState: boolean;
  /** Whether caps bring the demand back to the limit, and whether they do so in time. */
  readonly enough: boolean;
  readonly holds: boolean;
}

/** What equipment counts on less than all loads for, against what caps leave of them. */
export interface SimultaneityResult {
  /** Index in `assets`. */
  readonly asset: number;
  readonly share: number;
  /** Largest demand that is counted, and largest that caps leave, kW; the scenario of the second. */
  readonly countedKw: number;
  readonly cappedKw: number;
  readonly scenario: number;
  /** Loads that it may feed, and those of them that can cap themselves. */
  readonly loads: number;
  readonly capping: number;
  /** Whether caps leave no more than is counted. */
  readonly holds: boolean;
}

/** A rack whose live shelves give too little for its provisioned demand, and what its own power cap does about it. */
export interface CappedShelves {
  /** Index in `PowerAnalysis.shelves`. */
  readonly shelf: number;
  /** AC input at the cap, and its response. */
  readonly capKw: number;
  readonly responseS: number;
  /** For how long the shelves bear the overload, s; 0 beyond the overloads that they bear, undefined where none is known. */
  readonly toleranceS?: number;
  /** Whether live shelves give what the rack needs at its cap, and whether that comes in time, of an overload that only failures cause. */
  readonly enough: boolean;
  readonly holds: boolean;
}

export interface PowerCaps {
  readonly limits: CappedLimit[];
  /** The same of whips, tap-offs and connectors, which answer to the cap of their own load. */
  readonly cords: CappedLimit[];
  readonly shelves: CappedShelves[];
  readonly simultaneity: SimultaneityResult[];
  /** Of each claim by its index: whether power caps hold what its lost lineups overload. */
  readonly claims: boolean[];
}

/** Power caps against the overloads of the failure run: nothing is run where no load has a cap and nothing counts on less than all loads. */
export const powerCaps = onceFor((analysis: SiteAnalysis): PowerCaps => {
  const { site, power } = analysis;
  const counted = powerNetworkOf(site);
  const caps = counted.loads.some((load) => load.capKw < load.provisioned);
  if (!counted.countsOnLess && !caps) {
    return { limits: [], cords: [], shelves: [], simultaneity: [], claims: power.claims.map(() => false) };
  }
  const below = new Below(counted);
  const study = new Study(analysis, { counted, full: counted.beforeCaps(), capped: counted.atCaps() });
  const all = study.limits(below);
  const [limits, cords] = [false, true].map((isCord) => all.filter(({ limit }) => (power.limits[limit].cord !== '') === isCord));
  return { limits, cords, shelves: study.shelves(), simultaneity: study.simultaneity(below), claims: study.claims(below) };
});

/** For how long equipment bears `ratio` times its limit, s: 0 beyond its overloads, undefined where none is known. */
function toleranceS(overload: readonly OverloadPoint[] | undefined, ratio: number): number | undefined {
  if (!overload?.length) {
    return undefined;
  }
  return overload.find(({ load }) => ratio <= load.toFraction() * (1 + SLACK))?.duration.toSeconds() ?? 0;
}

const inTime = (responseS: number | undefined, tolerance: number | undefined): boolean =>
  responseS !== undefined && tolerance !== undefined && responseS <= RESPONSE_SHARE * tolerance * (1 + SLACK);

class Study {
  private readonly groups;
  private readonly states: BaseState[];
  private readonly limitOf: (PowerLimit | undefined)[];

  public constructor(
    private readonly analysis: SiteAnalysis,
    private readonly nets: { readonly counted: PowerNetwork; readonly full: PowerNetwork; readonly capped: PowerNetwork },
  ) {
    const { site } = analysis;
    this.groups = switchedGroupsOf(site);
    this.states = nets.counted.hasGenerators ? ['U', 'G'] : ['U'];
    this.limitOf = [];
    for (const { index, record } of site.assets) {
      nets.counted.limitsOf[index].forEach((limit, i) => (this.limitOf[limit] = record.source!.limits[i]));
    }
    nets.counted.cordsOf.forEach((cords, load) => {
      const { demand } = site.assets[nets.counted.loads[load].asset].record;
      cords.forEach(({ limits }, c) => limits.forEach((limit, i) => (this.limitOf[limit] = demand!.cords[c].limits![i])));
    });
  }

  public limits(below: Below): CappedLimit[] {
    const { analysis, nets } = this;
    const [full, capped] = [this.run(nets.full), this.run(nets.capped)];
    return full.flatMap((result, limit) => {
      if (result.overloads.length === 0) {
        return [];
      }
      const responseS = below.responseS(result.asset);
      const tolerance = toleranceS(this.limitOf[limit]?.overload, result.worst / result.limit);
      const enough = capped[limit].overloads.length === 0;
      return [
        {
          limit,
          full: result.worst,
          fullScenario: result.worstScenario,
          capped: capped[limit].worst,
          cappedScenario: capped[limit].worstScenario,
          responseS,
          toleranceS: tolerance,
          hidden: analysis.power.limits[limit].overloads.length === 0,
          // The router shows cords as their load caps itself for them: in a base state, too.
          inBaseState: (result.cord === '' ? analysis.power.limits[limit] : result).overloads.some((s) => analysis.scenarios[s].removed < 0),
          enough,
          holds: enough && inTime(responseS, tolerance),
        },
      ];
    });
  }

  public shelves(): CappedShelves[] {
    const { analysis, nets } = this;
    return analysis.power.shelves.flatMap(({ asset, neededKw, worstKw, overloads }, shelf): CappedShelves[] => {
      const { provisioned, capKw, shelfEfficiency } = nets.counted.loads[nets.counted.loadOf[asset]];
      if (overloads.length === 0 || capKw >= provisioned) {
        return [];
      }
      const { powerCap, shelves } = analysis.site.assets[asset].record.demand!;
      const responseS = powerCap!.response.toSeconds();
      const tolerance = toleranceS(shelves!.overload, neededKw / worstKw);
      const enough = capKw * shelfEfficiency <= worstKw * (1 + SLACK);
      const inBaseState = overloads.some((s) => analysis.scenarios[s].removed < 0);
      return [{ shelf, capKw, responseS, toleranceS: tolerance, enough, holds: enough && !inBaseState && inTime(responseS, tolerance) }];
    });
  }

  public simultaneity(below: Below): SimultaneityResult[] {
    const { counted, capped } = this.nets;
    const found = new Map<number, Pick<SimultaneityResult, 'asset' | 'share' | 'countedKw' | 'cappedKw' | 'scenario'>>();
    const read = (engines: Engine[], nodes: Iterable<number>, scenario: number): void => {
      for (const node of nodes) {
        const share = counted.simultaneity[node];
        if (share >= 1) {
          continue;
        }
        const [countedKw, cappedKw] = engines.map((engine) => engine.outP[PROVISIONED][node]);
        const asset = counted.asset[node];
        const known = found.get(asset) ?? { asset, share, countedKw: 0, cappedKw: -1, scenario: 0 };
        const more = cappedKw > known.cappedKw ? { cappedKw, scenario } : {};
        found.set(asset, { ...known, countedKw: Math.max(known.countedKw, countedKw), ...more });
      }
    };
    if (counted.countsOnLess) {
      this.each([counted, capped], read);
    }
    return [...found.values()]
      .sort((a, b) => a.asset - b.asset)
      .map((result) => ({ ...result, ...below.loadsOf(result.asset), holds: result.cappedKw <= result.countedKw * (1 + SLACK) }));
  }

  public claims(below: Below): boolean[] {
    const { analysis, nets } = this;
    const failing = analysis.power.claims.map(({ holds, shared }) => !holds && shared.length === 0);
    if (!failing.includes(true)) {
      return failing;
    }
    const of = (net: PowerNetwork): ClaimResult[] => verifyClaims(net, this.engines(net));
    const [full, capped] = [of(nets.full), of(nets.capped)];
    return failing.map((fails, c) => fails && capped[c].holds && full[c].worst.every(({ limit, value }) => this.bears(below, limit, value)));
  }

  private bears(below: Below, limit: number, value: number): boolean {
    const { asset, limit: most } = this.nets.counted.limits[limit];
    return inTime(below.responseS(asset), toleranceS(this.limitOf[limit]?.overload, value / most));
  }

  private run(net: PowerNetwork): LimitResult[] {
    const recorder = new Recorder(net);
    this.each([net], ([engine], _, scenario) => {
      const known = this.analysis.scenarios[scenario];
      if (known.removed < 0) {
        recorder.readBase(engine, known);
      } else {
        recorder.read(engine, known);
      }
    });
    return recorder.limits();
  }

  /** Every scenario of the failure run on several networks at once, with the nodes that it touches. */
  private each(nets: PowerNetwork[], read: (engines: Engine[], nodes: Iterable<number>, scenario: number) => void): void {
    for (const [s, state] of this.states.entries()) {
      const engines = nets.map((net) => this.engines(net)[s]);
      for (const scenario of this.analysis.scenarios) {
        if (scenario.state !== state || scenario.part !== undefined) {
          continue;
        }
        if (scenario.removed < 0) {
          read(engines, nets[0].asset.keys(), scenario.index);
          continue;
        }
        engines.forEach((engine) => engine.apply([scenario.removed]));
        read(engines, new Set(engines.flatMap((engine) => engine.changedNodes)), scenario.index);
        engines.forEach((engine) => engine.rollback());
      }
    }
  }

  private readonly engines = onceFor((net: PowerNetwork) => this.states.map((state) => new Engine(net, state, this.groups)));
}

/** What equipment may feed, over whatever source: the slowest power cap below it, and loads. */
class Below {
  private readonly slowest: Float64Array;
  private readonly response: number[];

  public constructor(private readonly net: PowerNetwork) {
    const { count, feedAtStart, feedAt, feedLoad, drawerStart, drawer, loads, site } = net;
    this.slowest = new Float64Array(count).fill(-1);
    this.response = loads.map((load) =>
      load.capKw < load.provisioned ? (site.assets[load.asset].record.demand!.powerCap?.response.toSeconds() ?? -1) : -1,
    );
    // Sources come first, so that what draws on a node is known before it.
    for (let n = count - 1; n >= 0; n--) {
      for (let i = feedAtStart[n]; i < feedAtStart[n + 1]; i++) {
        this.slowest[n] = Math.max(this.slowest[n], this.response[feedLoad[feedAt[i]]]);
      }
      for (let d = drawerStart[n]; d < drawerStart[n + 1]; d++) {
        this.slowest[n] = Math.max(this.slowest[n], this.slowest[drawer[d]]);
      }
    }
  }

  public responseS(asset: number): number | undefined {
    const load = this.net.loadOf[asset];
    if (load >= 0 && this.net.nodesOf[asset].length === 0) {
      return this.response[load] < 0 ? undefined : this.response[load];
    }
    const slowest = Math.max(...this.net.nodesOf[asset].map((node) => this.slowest[node]));
    return slowest < 0 ? undefined : slowest;
  }

  /** Loads that it may feed, and those of them that can cap themselves. */
  public loadsOf(asset: number): { readonly loads: number; readonly capping: number } {
    const { feedAtStart, feedAt, feedLoad, drawerStart, drawer } = this.net;
    const loads = new Set<number>();
    const seen = new Set(this.net.nodesOf[asset]);
    for (const node of seen) {
      feedAt.subarray(feedAtStart[node], feedAtStart[node + 1]).forEach((feed) => loads.add(feedLoad[feed]));
      drawer.subarray(drawerStart[node], drawerStart[node + 1]).forEach((next) => seen.add(next));
    }
    const capping = [...loads].filter((load) => this.net.loads[load].capKw < this.net.loads[load].provisioned);
    return { loads: loads.size, capping: capping.length };
  }
}
