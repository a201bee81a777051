import { CoolingUnitType, PipeworkFacts, PumpFacts } from '../../core';
import type { SiteSnapshot } from '../model';
import type { Liquid } from '../fluids';
import type { LoopNode, LoopUnit } from '../thermal/topology';
import { IsolationZone } from './header';
import { loopPressure } from './loop';
import { componentDrop, perSecond } from './pipe';
import { operatingPoint, pumpCurve } from './pump';

/** What a loop takes heat from, in the order in which a header numbers its loads: racks, units of other loops, rooms. */
export const loadsOf = (loop: LoopNode): number[] => [...loop.racks, ...loop.clients, ...loop.rooms];

/** What moves the coolant of a loop: its CDUs or its pumps. */
export const moversOf = (loop: LoopNode): LoopUnit[] =>
  loop.units.filter(({ facts }) => facts.unitType === CoolingUnitType.CDU || facts.unitType === CoolingUnitType.PUMP);

/** How facility water divides: racks and rooms by their heat, CDUs and fan walls by their rating. Not normalised. */
export function facilityShares(
  site: SiteSnapshot,
  loop: LoopNode,
  isOut: (asset: number) => boolean,
  heatKw: (rackOrRoom: number) => number,
): number[] {
  return loadsOf(loop).map((asset) => {
    const unit = site.assets[asset].record.cooling?.unit;
    const rated = unit?.cdu?.ratedHeat ?? unit?.fanWall?.grossCapacity;
    return isOut(asset) ? 0 : unit ? (rated?.toKilowatts() ?? 0) : heatKw(asset);
  });
}

/** Head that a facility loop asks at a flow in L/min, for running pumps of these flows, bar. */
export function facilityHead(
  pipework: PipeworkFacts,
  flow: number,
  shares: readonly number[],
  movers: readonly number[],
  liquid: Liquid,
  celsius: number,
  zone?: IsolationZone,
): ReturnType<typeof loopPressure> {
  const [shared, moved] = [sum(shares), sum(movers)];
  const loads = shares.map((share) => (shared > 0 ? (flow * share) / shared : 0));
  const units = movers.map((mover) => (moved > 0 ? (flow * mover) / moved : 0));
  const loadDrops = loads.map((own) => (pipework.loadDrop && own > 0 ? componentDrop(pipework.loadDrop, perSecond(own), 1000) / 1e5 : 0));
  return loopPressure(pipework, { units, loads, loadDrops }, liquid, celsius, zone);
}

/** Steps of the fixed point below; each shrinks the error about tenfold. */
const STEPS = 30;

/**
 * Flow that running pumps with curves give through the pipes of their loop, L/min. The system curve is drawn anew through the last point as
 * Δp ∝ V̇^n, n from the last two points, until flow and head agree.
 */
export function pumpedFlow(pumps: readonly PumpFacts[], head: (flow: number) => number): number {
  const curves = pumps.map((pump) => pumpCurve(pump.headCurve!));
  let [flow, exponent] = [pumps.reduce((total, pump) => total + pump.flow.toLitersPerMinute(), 0), 1.9];
  let asked = head(flow);
  for (let i = 0; i < STEPS && asked > 0; i++) {
    const [at, need, n] = [flow, asked, exponent];
    const next = operatingPoint(curves, (v) => need * (v / at) ** n).flow;
    if (!(next > 0) || Math.abs(next - at) < 1e-6 * at) {
      return next;
    }
    flow = next;
    asked = head(flow);
    exponent = Math.min(2.2, Math.max(1, Math.log(asked / need) / Math.log(flow / at)));
  }
  return flow;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
