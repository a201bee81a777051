import { SourceRole, SourceSideDevice } from '../../core';
import { Engine } from '../power/engine';
import { PARALLEL, PowerNetwork, UNIT } from '../power/network';
import type { Zone } from './model';
import { faultMembers } from './zones';

/**
 * A breaker that fails to open: a fault in a component, and the closed breaker on its source side stuck, so that the device above clears it and takes
 * what feeds the component with it. Run only where the component has another source (elsewhere the loss of what feeds it says the same), and only for
 * breakers that are closed in the state. A fuse cannot stick, and a rack's own tap-off takes its run, which is a scenario of its own.
 */
export function stuckBreakers(engines: readonly Engine[]): Zone[] {
  const [{ net }] = engines;
  const { site } = net;
  const members = faultMembers(site);
  const zones: Zone[] = [];
  for (const engine of engines) {
    for (const [asset, own] of members) {
      const device = site.assets[asset].record.resilience?.sourceSide ?? SourceSideDevice.BREAKER;
      const givers = device === SourceSideDevice.BREAKER ? closedSources(engine, asset) : [];
      for (const giver of givers) {
        const removed = [...new Set([...own, ...(members.get(giver) ?? [giver])])].sort((a, b) => a - b);
        zones.push({
          kind: 'stuck_breaker',
          name: `${site.assets[asset].path} with its breaker at ${site.assets[giver].path}`,
          subjects: [asset],
          removed,
          states: [engine.state],
        });
      }
    }
  }
  return zones;
}

/** What feeds a component through a closed breaker now, where it has more than one source. */
function closedSources(engine: Engine, asset: number): number[] {
  const { net } = engine;
  const found = new Set<number>();
  const nodes = net.nodesOf[asset];
  const outlet = nodes.find((node) => net.isOutlet[node]) ?? nodes[0];
  if (net.site.assets[asset].record.source?.role === SourceRole.TIE) {
    // Open, so that it has no closed breaker, but where a bus hangs on it.
    nodes.filter((node) => engine.up[node] && !engine.isIdle(node)).forEach((node) => drawn(engine, node).forEach((s) => found.add(net.asset[s])));
  } else if (outlet !== undefined && sourcesOf(net, asset) > 1) {
    drawn(engine, outlet).forEach((source) => {
      if (net.asset[source] === asset) {
        // The side of a tied bus that it is fed from.
        drawn(engine, source).forEach((s) => found.add(net.asset[s]));
      } else if (net.outlet[source] >= 0) {
        // Over a closed tie: the other bus.
        drawn(engine, source).forEach((s) => found.add(net.asset[s]));
      } else {
        found.add(net.asset[source]);
      }
    });
  }
  const load = net.loadOf[asset];
  if (load >= 0) {
    for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
      if (net.feedSources[f].length > 1 && engine.feedNode[f] >= 0) {
        found.add(net.asset[engine.feedNode[f]]);
      }
    }
  }
  return [...found].sort((a, b) => a - b);
}

/** Source nodes that a node draws on: all live ones, or the first. */
function drawn(engine: Engine, node: number): number[] {
  const { net } = engine;
  const live: number[] = [];
  for (let e = net.start[node]; e < net.start[node + 1]; e++) {
    if (engine.up[net.source[e]]) {
      live.push(net.source[e]);
    }
  }
  return net.kind[node] === PARALLEL || net.kind[node] === UNIT ? live : live.slice(0, 1);
}

/** Different equipment that may feed a component, ties included. */
function sourcesOf(net: PowerNetwork, asset: number): number {
  const sources = new Set<number>();
  for (const node of net.nodesOf[asset]) {
    for (let e = net.start[node]; e < net.start[node + 1]; e++) {
      if (net.asset[net.source[e]] !== asset) {
        sources.add(net.asset[net.source[e]]);
      }
    }
  }
  return sources.size;
}
