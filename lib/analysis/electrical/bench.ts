import { onceFor } from '../memo';
import type { BaseState, Scenario, SiteAnalysis, SiteSnapshot } from '../model';
import { Engine } from '../power/engine';
import type { PowerNetwork } from '../power/network';
import { settled } from '../settled';
import { switchedGroupsOf } from '../thermal/topology';
import { Grid } from './grid';

/** Contingencies that are studied beside the base states: those with the least margin (engineering default). */
export const WORST_CONTINGENCIES = 50;

/** Impedances, and the network and engines of the settled site, when something electrical is first asked for. */
export class Bench {
  public readonly net: PowerNetwork;
  public readonly grid: Grid;
  private readonly engines: Map<BaseState, Engine>;

  public constructor(site: SiteSnapshot) {
    const { net, engines } = settled(site);
    // Voltages and currents of conductors are those of all loads at once.
    this.net = net.countsOnLess ? net.allAtOnce() : net;
    const atOnce = net.countsOnLess ? engines.map(({ state }) => new Engine(this.net, state, switchedGroupsOf(site))) : engines;
    this.engines = new Map(atOnce.map((engine) => [engine.state, engine]));
    this.grid = new Grid(site, this.net);
  }

  /** Reads a scenario: the engine is in its state while `read` runs, and back in its base state after. */
  public at(scenario: Scenario, read: (engine: Engine) => void): void {
    const engine = this.engines.get(scenario.state)!;
    if (scenario.removed < 0) {
      read(engine);
      return;
    }
    engine.apply([scenario.removed]);
    read(engine);
    engine.rollback();
  }
}

export const benchOf = onceFor((site: SiteSnapshot) => new Bench(site));

/** Base states, then the contingencies in which a limit has its least margin: ties by order of scenarios. */
export const studied = onceFor((analysis: SiteAnalysis): Scenario[] => {
  const margin = new Map<number, number>();
  for (const limit of analysis.power.limits) {
    const left = limit.limit > 0 ? 1 - limit.worst / limit.limit : 0;
    margin.set(limit.worstScenario, Math.min(left, margin.get(limit.worstScenario) ?? Infinity));
  }
  const worst = [...margin]
    .map(([scenario, left]) => ({ scenario: analysis.scenarios[scenario], left }))
    .filter(({ scenario }) => scenario !== undefined && scenario.removed >= 0 && scenario.part === undefined)
    .sort((a, b) => a.left - b.left || a.scenario.index - b.scenario.index)
    .slice(0, WORST_CONTINGENCIES)
    .map(({ scenario }) => scenario);
  return [...analysis.scenarios.filter((scenario) => scenario.removed < 0), ...worst];
});
