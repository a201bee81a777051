import { HeaderLayout, type PipeRun, type PipeworkFacts } from '../../core';
import { Liquid, heldLiquid } from '../fluids';
import { IsolationZone, hasPipes, headerNodes, nodesOf, partsOf, solveHeader } from './header';
import { componentDrop, perSecond, runDrop, velocity } from './pipe';

/** Flows of a loop in one condition, L/min; 0 for what is out. Units and loads in the order of their links. */
export interface LoopFlows {
  readonly units: readonly number[];
  readonly loads: readonly number[];
  /** Pressure drop of each load itself at its flow, bar. */
  readonly loadDrops: readonly number[];
}

/** Speed in one run of pipe, m/s. */
export interface RunSpeed {
  readonly run: string;
  readonly speed: number;
  readonly boreMm: number;
  /** A section of a ring: one of them always stands nearly still. */
  readonly inRing: boolean;
}

/** What the pipes of a loop ask of its units. */
export interface LoopPressure {
  /** Head that each unit must give for the neediest load, bar; 0 for what is out. */
  readonly heads: number[];
  /** Of that, in pipes, header and connections (without the load), bar, for the unit that must give most. */
  readonly pipesBar: number;
  readonly speeds: RunSpeed[];
}

/** Whether a pressure drop follows from these pipes: there is some, and no section of the header is without. */
export const isComplete = (pipework: PipeworkFacts | undefined): pipework is PipeworkFacts =>
  pipework !== undefined &&
  (!pipework.header || hasPipes(pipework.header)) &&
  (pipework.unitConnection ?? pipework.mains ?? pipework.header ?? pipework.loadConnection ?? pipework.equipment) !== undefined;

/** Share of the flow of a loop below which a run stands still. */
const RESTING = 1e-7;

/**
 * Head of every unit at given flows. The neediest load sets the difference of pressure; the others are throttled. Supply and return header are each
 * other's mirror image; with a zone out, one of the two is without it. Properties at the supply temperature: colder, more viscous, on the safe side.
 */
export function loopPressure(pipework: PipeworkFacts, flows: LoopFlows, liquid: Liquid, celsius: number, zone?: IsolationZone): LoopPressure {
  const state = heldLiquid(liquid, celsius);
  const bar = (run: PipeRun | undefined, flow: number): number => (run && flow > 0 ? runDrop(run, perSecond(flow), state) / 1e5 : 0);
  const asked = sum(flows.loads);
  const total = Math.min(asked, sum(flows.units));
  const needs = flows.loads.map((flow, i) => (flow > 0 ? flows.loadDrops[i] + bar(pipework.loadConnection, flow) : 0));
  const common = bar(pipework.mains, total) + (pipework.equipment ? componentDrop(pipework.equipment, perSecond(total), state.density) / 1e5 : 0);
  const speeds: RunSpeed[] = [];
  const note = (run: string, pipe: PipeRun | undefined, flow: number, inRing = false): void => {
    // A stretch that feeds nothing carries what rounding leaves.
    if (pipe && flow > RESTING * total) {
      speeds.push({ run, speed: velocity(perSecond(flow), pipe.bore.toMeters()), boreMm: pipe.bore.toMillimeters(), inRing });
    }
  };
  note('mains', pipework.mains, total);
  flows.units.forEach((flow) => note('unit connection', pipework.unitConnection, flow));
  flows.loads.forEach((flow) => note('load connection', pipework.loadConnection, flow));

  let difference = flows.units.map(() => Math.max(0, ...needs));
  if (pipework.header) {
    const { header } = pipework;
    const unitNodes = nodesOf(header, header.unitNodes, flows.units.length);
    const loadNodes = nodesOf(header, header.loadNodes, flows.loads.length);
    const solved = (out?: IsolationZone): ReturnType<typeof solveHeader> => {
      return solveHeader(header, balanced(headerNodes(header), unitNodes, loadNodes, flows, out, header), state, out);
    };
    const back = solved();
    const supply = zone ? solved(zone) : back;
    const part = (node: number): number => supply.parts[node];
    const at = (node: number): number => (supply.pressures[node] + back.pressures[node]) / 1e5;
    const fed = new Set(unitNodes.filter((node, i) => flows.units[i] > 0 && !zone?.nodes.has(node)).map(part));
    const offset = new Map<number, number>();
    loadNodes.forEach((node, i) => {
      if (flows.loads[i] > 0 && fed.has(part(node)) && !zone?.nodes.has(node)) {
        offset.set(part(node), Math.max(offset.get(part(node)) ?? -Infinity, needs[i] - at(node)));
      }
    });
    difference = unitNodes.map((node) => (offset.has(part(node)) ? offset.get(part(node))! + at(node) : 0));
    header.sections.forEach((section, i) =>
      note(`header section ${i + 1}`, section.pipe, Math.abs(back.flows[i]) * 60000, header.layout === HeaderLayout.RING),
    );
  }
  const heads = flows.units.map((flow, i) => (flow > 0 ? common + bar(pipework.unitConnection, flow) + difference[i] : 0));
  const neediest = Math.max(0, ...flows.loadDrops.filter((_, i) => flows.loads[i] > 0));
  return { heads, pipesBar: Math.max(0, Math.max(0, ...heads) - neediest), speeds };
}

/** Flow into each node, m³/s: in each part the units there share what the loads there take. */
function balanced(
  nodes: number,
  unitNodes: number[],
  loadNodes: number[],
  flows: LoopFlows,
  zone: IsolationZone | undefined,
  header: NonNullable<PipeworkFacts['header']>,
): number[] {
  const parts = partsOf(header, zone);
  const given = new Array<number>(nodes).fill(0);
  const [offered, taken] = [new Map<number, number>(), new Map<number, number>()];
  const add = (map: Map<number, number>, node: number, flow: number): void => {
    if (!zone?.nodes.has(node)) {
      map.set(parts[node], (map.get(parts[node]) ?? 0) + flow);
    }
  };
  unitNodes.forEach((node, i) => add(offered, node, flows.units[i]));
  loadNodes.forEach((node, i) => add(taken, node, flows.loads[i]));
  unitNodes.forEach((node, i) => {
    const share = offered.get(parts[node]) ? flows.units[i] / offered.get(parts[node])! : 0;
    given[node] += zone?.nodes.has(node) ? 0 : perSecond(share * (taken.get(parts[node]) ?? 0));
  });
  loadNodes.forEach((node, i) => {
    given[node] -= !zone?.nodes.has(node) && offered.get(parts[node]) ? perSecond(flows.loads[i]) : 0;
  });
  return given;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
