import { CoolingUnitType } from '../../core';
import { FACILITY_WATER_RISE_K } from '../figures';
import { liquidOf } from '../fluids';
import { facilityHead, facilityShares, moversOf, pumpedFlow } from '../hydraulics/flows';
import { isComplete } from '../hydraulics/loop';
import type { LoopState, SiteSnapshot } from '../model';
import type { LoopResult, Quantity, ThermalCondition } from './network';
import { rejectHeat } from './chain';
import { loopFlow } from './rejection';
import { liquidKw } from './technology';
import { LoopNode, LoopUnit, runningUnits } from './topology';

/** A facility water loop in one condition. */
export interface FacilityResult {
  readonly loop: LoopNode;
  readonly state: LoopState;
  readonly quantities: Quantity[];
  readonly mechanicalKw: Map<number, number>;
  readonly heatOfUnit: ReadonlyMap<number, number>;
  readonly rackKw: Map<number, number>;
  /** Flow that the pumps give over the flow that is asked for, at most 1. */
  readonly flowRatio: number;
  /** Water that its towers and adiabatic stages evaporate, and make-up for it with bleed, kg/s. */
  readonly evaporation: number;
  readonly makeUp: number;
  /** Heat that compressors take, kW. */
  readonly chilledKw: number;
}

/** Whether pipes and pump curves say how much flows, rather than the duty of the pumps. */
export const isPumped = (loop: LoopNode): boolean => {
  const pumps = loop.units.filter(({ facts }) => facts.unitType === CoolingUnitType.PUMP);
  return isComplete(loop.facts.pipework) && pumps.length > 0 && pumps.every(({ facts }) => facts.pump?.headCurve !== undefined);
};

/** Flow of the running pumps: where their curves meet the pipes of the loop if both are known, else their duty. */
function pumpCapacity(site: SiteSnapshot, loop: LoopNode, pumps: LoopUnit[], condition: ThermalCondition): number {
  const { pipework, supplyTemperature } = loop.facts;
  const duty = pumps.reduce((total, unit) => total + unit.facts.pump!.flow.toLitersPerMinute(), 0);
  if (pumps.length === 0 || !pipework || !isPumped(loop)) {
    return duty;
  }
  const isOut = (asset: number): boolean => condition.out.has(asset) || condition.dark.has(asset);
  const heatKw = (asset: number): number => (site.assets[asset].record.cooling?.heat ? liquidKw(site, asset) : condition.lossKw(asset));
  const shares = facilityShares(site, loop, isOut, heatKw);
  if (shares.every((share) => share === 0)) {
    return duty;
  }
  const running = new Set(pumps.map((unit) => unit.asset));
  const movers = moversOf(loop).map((unit) => (running.has(unit.asset) ? unit.facts.pump!.flow.toLitersPerMinute() : 0));
  return pumpedFlow(
    pumps.map((unit) => unit.facts.pump!),
    (flow) => Math.max(...facilityHead(pipework, flow, shares, movers, liquidOf(loop.facts), supplyTemperature.toCelsius()).heads),
  );
}

/**
 * Heat of CDUs, fan walls, rooms and the loop's own running pumps, rejected to the air of the condition (the design day where it names none). The
 * flow is heat over the declared difference (pumps on drives).
 */
export function facilityState(
  site: SiteSnapshot,
  loop: LoopNode,
  condition: ThermalCondition,
  serving: (unit: number) => Pick<LoopResult, 'heatOfUnit'> | undefined,
): FacilityResult {
  const fluid = liquidOf(loop.facts);
  const setC = loop.facts.supplyTemperature.toCelsius();
  const returnC = loop.facts.returnTemperature?.toCelsius() ?? setC + FACILITY_WATER_RISE_K;
  const racks = loop.racks.filter((rack) => !condition.dark.has(rack));
  const rackKw = new Map(racks.map((rack) => [rack, liquidKw(site, rack)]));
  const clients = loop.clients.reduce((total, unit) => total + (condition.out.has(unit) ? 0 : (serving(unit)?.heatOfUnit.get(unit) ?? 0)), 0);
  const rooms = loop.rooms.reduce((total, room) => total + condition.lossKw(room), 0);
  const pumps = runningUnits(loop, CoolingUnitType.PUMP, condition.out);
  const pumpKw = pumps.reduce((total, unit) => total + unit.facts.pump!.power.toKilowatts(), 0);
  const heat = clients + rooms + [...rackKw.values()].reduce((a, b) => a + b, 0) + pumpKw;
  const { flow, rate } = loopFlow(fluid, heat, setC, returnC);
  const hasPumps = loop.units.some((unit) => unit.facts.unitType === CoolingUnitType.PUMP);
  const flowCapacity = hasPumps ? pumpCapacity(site, loop, pumps, condition) : Infinity;

  const mechanicalKw = new Map<number, number>(loop.units.map((unit) => [unit.asset, 0]));
  pumps.forEach((unit) => mechanicalKw.set(unit.asset, unit.facts.pump!.power.toKilowatts()));
  const [coolers, towers, chillers] = [CoolingUnitType.DRY_COOLER, CoolingUnitType.COOLING_TOWER, CoolingUnitType.CHILLER].map((type) =>
    runningUnits(loop, type, condition.out),
  );
  const has = (type: CoolingUnitType): boolean => loop.units.some((unit) => unit.facts.unitType === type);
  const rejected = rejectHeat(
    site,
    condition.air ?? site.climate.designDayAir,
    {
      coolers,
      towers,
      chillers,
      has: { coolers: has(CoolingUnitType.DRY_COOLER), towers: has(CoolingUnitType.COOLING_TOWER), chillers: has(CoolingUnitType.CHILLER) },
    },
    heat,
    rate,
    setC,
  );
  rejected.mechanicalKw.forEach((kw, asset) => mechanicalKw.set(asset, kw));
  const { supplyC } = rejected;
  const state: LoopState = {
    loop: loop.asset,
    heatKw: heat,
    capacityKw: rejected.capacityKw,
    flow,
    flowCapacity,
    supplyC,
    returnC: supplyC + (returnC - setC),
    unitsLive: coolers.length + towers.length + chillers.length,
    fanSpeed: rejected.fanSpeed,
  };
  const useful = heat - pumpKw;
  const quantities: Quantity[] =
    useful <= 0
      ? []
      : [
          { loop: loop.asset, quantity: 'heat', unit: 'kW', measured: heat, limit: rejected.capacityKw },
          { loop: loop.asset, quantity: 'flow', unit: 'L/min', measured: flow, limit: flowCapacity },
          { loop: loop.asset, quantity: 'supply_temperature', unit: '°C', measured: supplyC, limit: setC },
        ];
  const flowRatio = flow > 0 && Number.isFinite(flowCapacity) ? Math.min(1, flowCapacity / flow) : 1;
  const { evaporation, makeUp, toChillKw } = rejected;
  return { loop, state, quantities, mechanicalKw, heatOfUnit: new Map(), rackKw, flowRatio, evaporation, makeUp, chilledKw: toChillKw };
}
