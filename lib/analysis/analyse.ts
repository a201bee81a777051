import { Engine, PROVISIONED, THERMAL } from './power/engine';
import { verifyClaims } from './power/claims';
import { confinedLosses } from './power/confined';
import { lossKw } from './power/losses';
import { PowerNetwork, UTILITY } from './power/network';
import { scenariosOf } from './power/scenarios';
import type { ThermalState } from './thermal/network';
import { FailureRun } from './failure-run';
import { Settled, settled } from './settled';
import { totalsOf } from './totals';
import type { FlowState, Scenario, SiteAnalysis, SiteSnapshot, Snapshot } from './model';

export { lossKw } from './power/losses';

/** Analyses every site of a snapshot. Pure: the same snapshot gives the same numbers. */
export function analyse(snapshot: Snapshot): SiteAnalysis[] {
  return snapshot.sites.map((site) => analyseSite(site));
}

/** A site ready for its failures: the network built, the design day settled. */
export interface PreparedSite extends Settled {
  readonly scenarios: Scenario[];
  readonly run: FailureRun;
}

export function prepareSite(site: SiteSnapshot): PreparedSite {
  const base = settled(site);
  const states = base.engines.map((engine) => engine.state);
  return { ...base, scenarios: scenariosOf(site, states), run: new FailureRun(site, base) };
}

/** Routing, flow, heat, and every single failure of a site, coupled. */
export function analyseSite(site: SiteSnapshot): SiteAnalysis {
  const { net, thermal, engines, normal, scenarios, run } = prepareSite(site);
  run.run(scenarios);
  const { outcomes, limits, shelves, sharedFates, thermal: heat } = run.results(scenarios);
  const power = {
    limits,
    shelves,
    sharedFates,
    claims: verifyClaims(net, engines),
    confined: confinedLosses(site),
    normal: flows(net, engines[0], PROVISIONED),
    design: flows(net, engines[0], THERMAL),
    hasGenerators: net.hasGenerators,
  };
  return {
    site,
    scenarios,
    outcomes,
    power,
    thermal: {
      ...heat,
      normal: normal.loops,
      uncooledLiquid: thermal.uncooledLiquid,
      uncooledAir: thermal.uncooledAir,
      balance: balanceOf(site, engines[0], normal),
    },
    totals: totalsOf(site, net, engines, [...thermal.switchedGroups], normal),
  };
}

function flows(net: PowerNetwork, engine: Engine, channel: number): (FlowState | undefined)[] {
  return net.site.assets.map(({ index }) => {
    const nodes = net.nodesOf[index];
    if (nodes.length === 0) {
      return undefined;
    }
    // Of a tied bus, the side that carries most says it all.
    const node = nodes.reduce((most, n) => (engine.outP[channel][n] > engine.outP[channel][most] ? n : most), nodes[0]);
    const [inKw] = engine.input(node, channel);
    const outKw = engine.outP[channel][node];
    return { outKw, outKvar: engine.outQ[channel][node], inKw, lossKw: lossOf(net, node, inKw, outKw) };
  });
}

const lossOf = (net: PowerNetwork, node: number, inKw: number, outKw: number): number => (net.kind[node] === UTILITY ? 0 : Math.max(0, inKw - outKw));

/** Heat that leaves through facility water against electricity that turned into it. */
function balanceOf(site: SiteSnapshot, engine: Engine, normal: ThermalState): { heatKw: number; electricKw: number } {
  const loopOf = new Map(normal.loops.map((loop) => [loop.loop, loop]));
  const heatKw = [...loopOf.values()].reduce((sum, l) => sum + (site.assets[l.loop].record.cooling?.loop?.medium === 'fws' ? l.heatKw : 0), 0);
  const cooled = new Set(site.coolant.map((link) => link.receiver));
  let electricKw = 0;
  for (const asset of site.assets) {
    const { cooling, demand } = asset.record;
    const linked = cooled.has(asset.index);
    if (cooling?.heat && linked) {
      electricKw += demand?.thermal.toKilowatts() ?? 0;
    }
    if (cooling?.rejectsLosses && linked) {
      electricKw += lossKw(engine, asset.index);
    }
    const type = cooling?.unit?.unitType;
    if (type === 'cdu' || type === 'fan_wall' || type === 'pump') {
      electricKw += normal.mechanicalKw.get(asset.index) ?? 0;
    }
  }
  return { heatKw, electricKw };
}
