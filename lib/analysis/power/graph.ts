import { InputMode, SourceRole } from '../../core';
import { brokenTie, notASource, powerCycle, tieFeeds } from '../errors';
import type { SiteSnapshot } from '../model';

/** A node before it is numbered: equipment, or one side of a bus that has a tie. */
export interface GraphNode {
  readonly asset: number;
  readonly kind: 'utility' | 'generator' | InputMode;
  sources: GraphNode[];
  /** Of a side or a tie: the outlet that may draw on it. Only what an outlet draws on has no-load losses, so that they are paid once. */
  outlet?: GraphNode;
  /** Of a tie to the generator side of a bus: ties that feed that bus on utility. While one does, the bus is not up on its own generators. */
  blockers?: GraphNode[];
  id: number;
}

/** Nodes in topological order (sources first), and the node that children of each asset draw on. */
export interface Graph {
  readonly nodes: GraphNode[];
  readonly outletOf: (GraphNode | undefined)[];
}

/**
 * Turns equipment and links into a plain acyclic graph. A bus with ties becomes three nodes (its utility side, its generator side and its
 * outlet) and a tie two for each direction, so that the rule "own utility, tie to a bus on its own utility, own generators, tie to a bus on its own
 * generators, never through a second tie" is the plain order of the outlet's sources.
 */
export function buildGraph(site: SiteSnapshot): Graph {
  const assets = site.assets;
  const sourcesOf: number[][] = assets.map(() => []);
  for (const link of site.power) {
    if (!assets[link.giver].record.source) {
      throw notASource(assets[link.giver].path, assets[link.receiver].path);
    }
    if (assets[link.giver].record.source!.role === SourceRole.TIE) {
      throw tieFeeds(assets[link.giver].path, assets[link.receiver].path);
    }
    if (link.cord === '') {
      sourcesOf[link.receiver].push(link.giver);
    }
  }
  const ties = assets.filter((asset) => asset.record.source?.role === SourceRole.TIE).map((asset) => asset.index);
  const tiesOf = new Map<number, number[]>();
  for (const tie of ties) {
    const [one, two] = sourcesOf[tie];
    if (sourcesOf[tie].length !== 2 || one === two) {
      throw brokenTie(assets[tie].path, String(new Set(sourcesOf[tie]).size));
    }
    for (const end of sourcesOf[tie]) {
      if (assets[end].record.source!.role !== SourceRole.PATH) {
        throw brokenTie(assets[tie].path, `'${assets[end].path}', which is no bus`);
      }
    }
    sourcesOf[tie].forEach((bus) => tiesOf.set(bus, [...(tiesOf.get(bus) ?? []), tie]));
  }
  refuseCycles(site, sourcesOf, ties);
  const utilitySide = reachesUtility(site, sourcesOf, ties);

  const nodes: GraphNode[] = [];
  const make = (asset: number, kind: GraphNode['kind']): GraphNode => {
    const node = { asset, kind, sources: [], id: -1 };
    nodes.push(node);
    return node;
  };
  const outletOf: (GraphNode | undefined)[] = assets.map(() => undefined);
  const sides = new Map<number, { utility: GraphNode; generator: GraphNode }>();
  for (const asset of assets) {
    const source = asset.record.source;
    if (!source || source.role === SourceRole.TIE) {
      continue;
    }
    const mode = source.input ?? InputMode.SELECTIVE;
    if (tiesOf.has(asset.index)) {
      sides.set(asset.index, { utility: make(asset.index, mode), generator: make(asset.index, mode) });
      outletOf[asset.index] = make(asset.index, InputMode.SELECTIVE);
    } else {
      const kind = source.role === SourceRole.UTILITY ? 'utility' : source.role === SourceRole.GENERATOR ? 'generator' : mode;
      outletOf[asset.index] = make(asset.index, kind);
    }
  }
  const [onUtility, onGenerators]: [Map<number, GraphNode[]>, { node: GraphNode; bus: number; own: number }[]] = [new Map(), []];
  for (const asset of assets) {
    const outlet = outletOf[asset.index];
    if (!outlet) {
      continue;
    }
    const given = sourcesOf[asset.index];
    const own = sides.get(asset.index);
    if (!own) {
      outlet.sources = given.map((s) => outletOf[s]!);
      continue;
    }
    own.utility.sources = given.filter((s) => utilitySide[s]).map((s) => outletOf[s]!);
    own.generator.sources = given.filter((s) => !utilitySide[s]).map((s) => outletOf[s]!);
    const through = (side: 'utility' | 'generator'): GraphNode[] =>
      tiesOf.get(asset.index)!.map((tie) => {
        const other = sourcesOf[tie].find((bus) => bus !== asset.index)!;
        const node = make(tie, InputMode.SELECTIVE);
        node.sources = [sides.get(other)![side]];
        node.outlet = outlet;
        if (side === 'generator') {
          onGenerators.push({ node, bus: other, own: asset.index });
        }
        return node;
      });
    const utilityTies = through('utility');
    onUtility.set(asset.index, utilityTies);
    own.utility.outlet = own.generator.outlet = outlet;
    outlet.sources = [own.utility, ...utilityTies, own.generator, ...through('generator')];
  }
  // Where the tie comes from the bus itself, that bus is on its own utility and asks for nothing.
  onGenerators.forEach(({ node, bus, own }) => (node.blockers = onUtility.get(bus)!.filter((tie) => tie.sources[0].asset !== own)));
  try {
    return { nodes: inOrder(site, nodes), outletOf };
  } catch {
    // A bus that hangs on another one tied to it cannot be asked first: there, generator sides are taken as ready for a third bus.
    nodes.forEach((node) => (node.blockers = undefined));
    return { nodes: inOrder(site, nodes), outletOf };
  }
}

/** Sources, and what blocks, before what they feed. A cycle here runs through a tie: one of its buses hangs on the other. */
function inOrder(site: SiteSnapshot, nodes: GraphNode[]): GraphNode[] {
  const order: GraphNode[] = [];
  const seen = new Set<GraphNode>();
  const open = new Set<GraphNode>();
  for (const start of nodes) {
    if (seen.has(start)) {
      continue;
    }
    const stack = [{ node: start, next: 0 }];
    seen.add(start);
    open.add(start);
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const next = top.next++;
      const source = top.node.sources[next] ?? top.node.blockers?.[next - top.node.sources.length];
      if (source === undefined) {
        stack.pop();
        open.delete(top.node);
        top.node.id = order.length;
        order.push(top.node);
      } else if (open.has(source)) {
        const cycle = stack.slice(stack.findIndex((s) => s.node === source)).map((s) => site.assets[s.node.asset].path);
        const names = [...cycle, cycle[0]].filter((name, i, all) => name !== all[i - 1]).reverse();
        throw powerCycle(names);
      } else if (!seen.has(source)) {
        seen.add(source);
        open.add(source);
        stack.push({ node: source, next: 0 });
      }
    }
  }
  return order;
}

function refuseCycles(site: SiteSnapshot, sourcesOf: number[][], ties: number[]): void {
  const mark = new Uint8Array(site.assets.length);
  const isTie = new Set(ties);
  for (const start of site.assets) {
    const stack = mark[start.index] || isTie.has(start.index) ? [] : [{ at: start.index, next: 0 }];
    if (stack.length > 0) {
      mark[start.index] = 1;
    }
    while (stack.length > 0) {
      const top = stack[stack.length - 1];
      const source = sourcesOf[top.at][top.next++];
      if (source === undefined) {
        mark[top.at] = 2;
        stack.pop();
      } else if (isTie.has(source) || mark[source] === 2) {
        continue;
      } else if (mark[source] === 1) {
        const cycle = stack.slice(stack.findIndex((s) => s.at === source)).map((s) => site.assets[s.at].path);
        throw powerCycle([...cycle.reverse(), cycle[0]]);
      } else {
        mark[source] = 1;
        stack.push({ at: source, next: 0 });
      }
    }
  }
}

/** Whether a utility feed stands behind each asset, ties aside. */
function reachesUtility(site: SiteSnapshot, sourcesOf: number[][], ties: number[]): boolean[] {
  const isTie = new Set(ties);
  const known: (boolean | undefined)[] = site.assets.map((a) => (a.record.source?.role === SourceRole.UTILITY ? true : undefined));
  const visit = (a: number): boolean => {
    known[a] ??= !isTie.has(a) && sourcesOf[a].some(visit);
    return known[a];
  };
  return site.assets.map((asset) => visit(asset.index));
}
