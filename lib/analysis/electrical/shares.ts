import type { Engine } from '../power/engine';
import { PowerNetwork, SELECTIVE } from '../power/network';

/** Share of each node's input on each of its edges, in the state of an engine: the first live source, or all live ones by rating. */
export function inputShares(net: PowerNetwork, engine: Engine): Float64Array {
  const part = new Float64Array(net.source.length);
  for (let n = 0; n < net.count; n++) {
    let total = 0;
    for (let e = net.start[n]; engine.up[n] && e < net.start[n + 1]; e++) {
      const live = engine.up[net.source[e]] && (net.kind[n] !== SELECTIVE || total === 0);
      part[e] = live ? (net.kind[n] === SELECTIVE ? 1 : net.weight[net.source[e]]) : 0;
      total += part[e];
    }
    for (let e = net.start[n]; total > 0 && e < net.start[n + 1]; e++) {
      part[e] /= total;
    }
  }
  return part;
}
