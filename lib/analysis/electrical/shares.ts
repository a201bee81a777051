import type { Engine } from '../power/engine';
import { PowerNetwork, SELECTIVE } from '../power/network';

/** Share of each node's input on each of its edges, in the state of an engine: the first live source, or all live ones by rating. */
export function inputShares(net: PowerNetwork, engine: Engine): Float64Array {
  const part = new Float64Array(net.source.length);
  for (let n = 0; n < net.count; n++) {
    shareInput(net, engine, n, part);
  }
  return part;
}

/** The same for one node, into `part`. */
export function shareInput({ start, source, kind, weight }: PowerNetwork, { up }: Engine, n: number, part: Float64Array): void {
  let total = 0;
  for (let e = start[n]; e < start[n + 1]; e++) {
    const live = up[n] && up[source[e]] && (kind[n] !== SELECTIVE || total === 0);
    part[e] = live ? (kind[n] === SELECTIVE ? 1 : weight[source[e]]) : 0;
    total += part[e];
  }
  for (let e = start[n]; total > 0 && e < start[n + 1]; e++) {
    part[e] /= total;
  }
}
