import { onceFor } from '../memo';
import type { PowerNetwork } from './network';

/** A part of a network: nodes and loads, rising. */
export interface Island {
  readonly nodes: readonly number[];
  readonly loads: readonly number[];
}

/** The parts of a network that nothing joins, closed or open: what happens in one is nothing to another. */
export interface Islands {
  readonly all: Island;
  readonly parts: readonly Island[];
  /** Part of each node, and of each load; -1 for a load that nothing may feed. */
  readonly ofNode: Int32Array;
  readonly ofLoad: Int32Array;
}

export const islandsOf = onceFor((net: PowerNetwork): Islands => {
  const parent = Int32Array.from({ length: net.count }, (_, n) => n);
  const find = (n: number): number => {
    while (parent[n] !== n) {
      parent[n] = parent[parent[n]];
      n = parent[n];
    }
    return n;
  };
  const join = (a: number, b: number): void => {
    parent[find(a)] = find(b);
  };
  for (let n = 0; n < net.count; n++) {
    for (let e = net.start[n]; e < net.start[n + 1]; e++) {
      join(n, net.source[e]);
    }
  }
  const { feedSource, feedSourceStart, feedStart } = net;
  const sourcesOf = (load: number): [number, number] => [feedSourceStart[feedStart[load]], feedSourceStart[feedStart[load + 1]]];
  for (let load = 0; load < net.loads.length; load++) {
    const [first, last] = sourcesOf(load);
    for (let s = first + 1; s < last; s++) {
      join(feedSource[first], feedSource[s]);
    }
  }
  const parts: { nodes: number[]; loads: number[] }[] = [];
  const indexOf = new Int32Array(net.count).fill(-1);
  const ofNode = Int32Array.from({ length: net.count }, (_, n) => {
    const root = find(n);
    if (indexOf[root] < 0) {
      indexOf[root] = parts.push({ nodes: [], loads: [] }) - 1;
    }
    parts[indexOf[root]].nodes.push(n);
    return indexOf[root];
  });
  const ofLoad = Int32Array.from(net.loads, (_, load) => {
    const [first, last] = sourcesOf(load);
    const part = first < last ? ofNode[feedSource[first]] : -1;
    parts[part]?.loads.push(load);
    return part;
  });
  const all = { nodes: Array.from(ofNode, (_, n) => n), loads: net.loads.map((_, load) => load) };
  return { all, parts, ofNode, ofLoad };
});
