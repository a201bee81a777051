import { CoolingUnitType, LoopMedium } from '../../core';
import { Liquid, freezingPoint, heldLiquid, liquidName, liquidOf } from '../fluids';
import { onceFor } from '../memo';
import type { LoopState, SiteAnalysis, SiteSnapshot } from '../model';
import { rackFlow } from '../thermal/rack';
import { HeadCase, headOf, liquidKw } from '../thermal/technology';
import { CoolantTopology, LoopNode, coolantTopology, runningUnits } from '../thermal/topology';
import { facilityHead, facilityShares, loadsOf, moversOf } from './flows';
import { IsolationZone, isolationZone, nodesOf, partsOf } from './header';
import { LoopPressure, isComplete, loopPressure } from './loop';
import type { LoopHydraulics, LoopPressures, PumpOut, SectionOut } from './model';
import { headAt, pumpCurve, shutOffHead, withPumps } from './pump';

const NONE_OUT: ReadonlySet<number> = new Set();
const GRAVITY = 9.80665;
/** Coolant is filled cold and gets as warm as this, °C; the vessel takes the difference. */
const [COLD, WARM] = [5, 65];
/** Least gauge pressure at the highest point, bar, against air and cavitation. */
export const LEAST_SUCTION = 0.5;

/** Hydraulics of every loop that carries a liquid, in the order of the assets. */
export const hydraulics = onceFor((analysis: SiteAnalysis): LoopHydraulics[] => {
  const topology = coolantTopology(analysis.site);
  const states = new Map(analysis.thermal.normal.map((state) => [state.loop, state]));
  return [...topology.loops.values()]
    .filter((loop) => loop.facts.medium !== LoopMedium.AIR)
    .map((loop) => loopHydraulics(analysis, topology, loop, states.get(loop.asset)));
});

function loopHydraulics(analysis: SiteAnalysis, topology: CoolantTopology, loop: LoopNode, state: LoopState | undefined): LoopHydraulics {
  const { site } = analysis;
  const fluid = liquidOf(loop.facts);
  const flow = state && Number.isFinite(state.flow) ? state.flow : 0;
  const isTechnology = loop.facts.medium === LoopMedium.TECHNOLOGY;
  const technology = isTechnology ? technologyCase(site, loop, state, flow) : undefined;
  const head = technology && technology.live.length > 0 && flow > 0 ? headOf(site, loop, technology) : undefined;
  const pipes = flow > 0 ? pressureOf(analysis, loop, fluid, flow, technology) : undefined;
  const moving = (pipes?.speeds ?? []).filter((run) => !run.inRing);
  return {
    loop: loop.asset,
    medium: loop.facts.medium,
    fluid: liquidName(fluid),
    freezingC: freezingPoint(fluid),
    flow,
    asked: head?.asked ?? (isTechnology || !pipes ? undefined : Math.max(...pipes.heads)),
    available: head?.available,
    pipesBar: pipes?.pipesBar,
    fastest: pipes?.speeds.reduce((a, b) => (b.speed > a.speed ? b : a), pipes.speeds[0]),
    slowest: moving.reduce((a, b) => (b.speed < a.speed ? b : a), moving[0]),
    pumpsOut: technology && head ? pumpsOut(technology, head.asked, flow) : [],
    sectionsOut: sectionsOut(site, topology, loop, technology),
    pressures: pressuresOf(loop, fluid),
    outdoors: loop.facts.outdoorParts ?? loop.units.some(({ facts }) => (facts.dryCooler ?? facts.coolingTower ?? facts.chiller) !== undefined),
    racks: loop.racks,
  };
}

/** Everything in service: racks at the flow of their table, CDUs sharing it by their largest flows. */
function technologyCase(site: SiteSnapshot, loop: LoopNode, state: LoopState | undefined, flow: number): HeadCase {
  const setC = loop.facts.supplyTemperature.toCelsius();
  const cdus = runningUnits(loop, CoolingUnitType.CDU, NONE_OUT);
  const most = cdus.map(({ facts }) => facts.cdu!.maximumFlow.toLitersPerMinute());
  const all = most.reduce((a, b) => a + b, 0);
  return {
    celsius: Math.max(setC, Math.min(Number.isFinite(state?.supplyC) ? state!.supplyC : setC, 70)),
    rackKw: new Map(loop.racks.map((rack) => [rack, liquidKw(site, rack)])),
    live: cdus.map((unit, i) => ({ unit, flow: (flow * most[i]) / all, pumpOut: false })),
  };
}

function pressureOf(
  { site, power }: SiteAnalysis,
  loop: LoopNode,
  fluid: Liquid,
  flow: number,
  technology: HeadCase | undefined,
): LoopPressure | undefined {
  const { pipework, supplyTemperature } = loop.facts;
  if (!isComplete(pipework)) {
    return undefined;
  }
  if (technology) {
    const loads = loop.racks.map((rack) => {
      const kw = technology.rackKw.get(rack)!;
      return kw > 0 ? rackFlow(site.assets[rack].record.cooling!.heat!, kw, technology.celsius) : 0;
    });
    const flowOf = new Map(technology.live.map(({ unit, flow: own }) => [unit.asset, own]));
    const units = moversOf(loop).map((unit) => flowOf.get(unit.asset) ?? 0);
    return loopPressure(pipework, { units, loads, loadDrops: loads.map(() => 0) }, fluid, technology.celsius);
  }
  const heatKw = (asset: number): number => (site.assets[asset].record.cooling?.heat ? liquidKw(site, asset) : (power.design[asset]?.lossKw ?? 0));
  const shares = facilityShares(site, loop, () => false, heatKw);
  const running = new Set(runningUnits(loop, CoolingUnitType.PUMP, NONE_OUT).map((unit) => unit.asset));
  const movers = moversOf(loop).map(({ asset, facts }) => (running.has(asset) ? facts.pump!.flow.toLitersPerMinute() : 0));
  return facilityHead(pipework, flow, shares, movers, fluid, supplyTemperature.toCelsius());
}

/** Every CDU with one pump out, at its normal share. */
function pumpsOut(technology: HeadCase, asked: number, flow: number): PumpOut[] {
  return technology.live.map(({ unit, flow: share }) => {
    const { pumps, maximumFlow, head, headCurve } = unit.facts.cdu!;
    const left = (maximumFlow.toLitersPerMinute() * (pumps - 1)) / pumps;
    return {
      unit: unit.asset,
      pumps,
      share,
      flow: left,
      asked,
      available: pumps < 2 ? 0 : headCurve ? headAt(withPumps(pumpCurve(headCurve), pumps - 1, pumps), share) : head.toBars(),
      unitsNeeded: left > 0 ? Math.ceil(flow / left - 1e-9) : Infinity,
    };
  });
}

/** Every valved stretch of the supply header out, once each; the return is its mirror image. */
function sectionsOut(site: SiteSnapshot, topology: CoolantTopology, loop: LoopNode, technology: HeadCase | undefined): SectionOut[] | undefined {
  const header = loop.facts.pipework?.header;
  if (!header) {
    return undefined;
  }
  const loads = loadsOf(loop);
  const units = moversOf(loop);
  const loadNodes = nodesOf(header, header.loadNodes, loads.length);
  // Of a loop whose pumps are not modelled, node 0.
  const unitNodes = units.length > 0 ? nodesOf(header, header.unitNodes, units.length) : (header.unitNodes ?? [0]);
  const seen = new Set<number>();
  return header.sections.flatMap((_, i): SectionOut[] => {
    if (seen.has(i)) {
      return [];
    }
    const zone = isolationZone(header, i);
    zone.sections.forEach((section) => seen.add(section));
    const parts = partsOf(header, zone);
    const fed = new Set(unitNodes.filter((node) => !zone.nodes.has(node)).map((node) => parts[node]));
    const cut = new Set(loads.filter((__, k) => zone.nodes.has(loadNodes[k]) || !fed.has(parts[loadNodes[k]])));
    const sections = [...zone.sections].map((section) => section + 1).sort((a, b) => a - b);
    return [{ sections, unfed: racksCut(topology, loop, cut), ...headWithout(site, loop, technology, zone, unitNodes) }];
  });
}

/** Racks that lose their liquid: cut off themselves, or served by a loop all of whose units are. */
function racksCut(topology: CoolantTopology, loop: LoopNode, cut: ReadonlySet<number>): number[] {
  const served = new Set([...cut].map((unit) => topology.servedBy.get(unit)).filter((one): one is number => one !== undefined));
  const below = [...served].flatMap((one) => {
    const child = topology.loops.get(one)!;
    return child.units.every((unit) => cut.has(unit.asset)) ? child.racks : [];
  });
  return [...new Set([...loop.racks.filter((rack) => cut.has(rack)), ...below])].sort((a, b) => a - b);
}

function headWithout(
  site: SiteSnapshot,
  loop: LoopNode,
  technology: HeadCase | undefined,
  zone: IsolationZone,
  unitNodes: number[],
): { asked?: number; available?: number } {
  if (!technology || !isComplete(loop.facts.pipework) || technology.live.length === 0) {
    return {};
  }
  const order = moversOf(loop).map((unit) => unit.asset);
  const live = technology.live.filter(({ unit }) => !zone.nodes.has(unitNodes[order.indexOf(unit.asset)]));
  if (live.length === 0) {
    return {};
  }
  const total = technology.live.reduce((sum, one) => sum + one.flow, 0);
  const left = live.reduce((sum, one) => sum + one.flow, 0);
  return headOf(site, loop, { ...technology, live: live.map((one) => ({ ...one, flow: (one.flow * total) / left })), zone });
}

function pressuresOf(loop: LoopNode, fluid: Liquid): LoopPressures {
  const { pressurisation: facts, volume, supplyTemperature } = loop.facts;
  const tops = moversOf(loop).map(({ facts: unit }) => {
    const points = unit.cdu?.headCurve ?? unit.pump?.headCurve;
    return points && shutOffHead(pumpCurve(points));
  });
  const ofCurves = tops.length > 0 && tops.every((top) => top !== undefined) ? Math.max(...(tops as number[])) : undefined;
  const shutOff = facts?.shutOffHead?.toBars() ?? ofCurves;
  const fill = facts?.fillPressure?.toBars();
  const { density } = heldLiquid(fluid, supplyTemperature.toCelsius());
  const column = (density * GRAVITY * (facts?.staticHeight?.toMeters() ?? 0)) / 1e5;
  // Mass stays: what is cold in V takes V · ρ_cold / ρ_warm when warm.
  const growth = heldLiquid(fluid, COLD).density / heldLiquid(fluid, WARM).density - 1;
  return {
    highest: fill !== undefined && shutOff !== undefined ? fill + shutOff : undefined,
    pressureClass: facts?.pressureClass?.toBars(),
    suction: fill !== undefined ? fill - column : undefined,
    fillNeeded: LEAST_SUCTION + column,
    relief: facts?.reliefPressure?.toBars(),
    growth: volume && volume.toCubicMeters() * growth,
    expansion: facts?.expansionVolume?.toCubicMeters(),
  };
}
