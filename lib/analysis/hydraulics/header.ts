import { HeaderFacts, HeaderLayout } from '../../core';
import type { LiquidState } from '../fluids';
import { solveNetwork } from './network';
import { runDrop } from './pipe';

/** What goes out of service together: header sections, and the nodes between them that no valve separates. */
export interface IsolationZone {
  readonly sections: ReadonlySet<number>;
  readonly nodes: ReadonlySet<number>;
}

/** Flow and pressure in one header: flow of each section (m³/s, positive from its first node), pressure of each node (Pa) within its part. */
export interface HeaderState {
  readonly flows: number[];
  readonly pressures: number[];
  /** Connected part of each node. */
  readonly parts: number[];
}

export const headerNodes = (header: HeaderFacts): number => header.sections.length + (header.layout === HeaderLayout.RING ? 0 : 1);

const ends = (header: HeaderFacts, section: number): [number, number] => [section, (section + 1) % headerNodes(header)];

/** Nodes of units or loads: as given, or spread evenly from node 0. */
export function nodesOf(header: HeaderFacts, given: readonly number[] | undefined, count: number): number[] {
  const nodes = headerNodes(header);
  return Array.from({ length: count }, (_, i) => given?.[i] ?? Math.floor((i * nodes) / count));
}

/** Whether every section has a pipe, so that pressure drop is known. */
export const hasPipes = (header: HeaderFacts): boolean => header.sections.every((section) => section.pipe !== undefined);

/** What must be closed to empty one section: up to the next valve on either side, through every node that has none. */
export function isolationZone(header: HeaderFacts, section: number): IsolationZone {
  const [sections, nodes] = [new Set([section]), new Set<number>()];
  const open = [section];
  while (open.length > 0) {
    const at = open.pop()!;
    const [start, end] = ends(header, at);
    const { valveAtStart = true, valveAtEnd = true } = header.sections[at];
    const reached = [...(valveAtStart ? [] : [start]), ...(valveAtEnd ? [] : [end])].filter((node) => !nodes.has(node));
    for (const node of reached) {
      nodes.add(node);
      header.sections.forEach((other, i) => {
        const [first, last] = ends(header, i);
        const runsOn = (first === node && other.valveAtStart === false) || (last === node && other.valveAtEnd === false);
        if (runsOn && !sections.has(i)) {
          sections.add(i);
          open.push(i);
        }
      });
    }
  }
  return { sections, nodes };
}

/** Connected part of each node with a zone out; its own nodes stand alone. */
export function partsOf(header: HeaderFacts, zone?: IsolationZone): number[] {
  const parts = Array.from({ length: headerNodes(header) }, (_, i) => i);
  const root = (i: number): number => (parts[i] === i ? i : (parts[i] = root(parts[i])));
  header.sections.forEach((_, i) => {
    const [a, b] = ends(header, i);
    if (!zone?.sections.has(i) && !zone?.nodes.has(a) && !zone?.nodes.has(b)) {
      const [x, y] = [root(a), root(b)];
      parts[Math.max(x, y)] = Math.min(x, y);
    }
  });
  return parts.map((_, i) => root(i));
}

/** Solves a header with `supplied` m³/s into each node (negative: out of it); within each part they must sum to 0. */
export function solveHeader(header: HeaderFacts, supplied: readonly number[], state: LiquidState, zone?: IsolationZone): HeaderState {
  const parts = partsOf(header, zone);
  const live = header.sections.map((_, i) => i).filter((i) => !zone?.sections.has(i) && parts[ends(header, i)[0]] === parts[ends(header, i)[1]]);
  const solved = solveNetwork(
    headerNodes(header),
    live.map((i) => {
      const [from, to] = ends(header, i);
      return { from, to, drop: (flow: number) => runDrop(header.sections[i].pipe!, flow, state) };
    }),
    supplied,
  );
  const flows = header.sections.map(() => 0);
  live.forEach((section, k) => (flows[section] = solved.flows[k]));
  return { flows, pressures: solved.pressures, parts };
}
