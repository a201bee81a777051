import { CoolingUnitType } from '../../core';
import { liquidOf } from '../fluids';
import type { LoopState, SiteSnapshot } from '../model';
import type { LoopResult, Quantity, ThermalCondition } from './network';
import { DryCooler, chillerCapacity, chillerCop, coolersState, fitDryCooler, loopFlow, onCoil } from './rejection';
import { liquidKw } from './technology';
import { LoopNode, LoopUnit, runningUnits } from './topology';

/** A facility water loop in one condition. */
export interface FacilityResult {
  readonly loop: LoopNode;
  readonly state: LoopState;
  readonly quantities: Quantity[];
  readonly mechanicalKw: Map<number, number>;
  readonly heatOfUnit: Map<number, number>;
  readonly rackKw: Map<number, number>;
  /** Flow that the pumps give over the flow that is asked for, at most 1. */
  readonly flowRatio: number;
}

const COOLERS = new WeakMap<SiteSnapshot, Map<object, DryCooler>>();

function fittedCooler(site: SiteSnapshot, unit: LoopUnit): DryCooler {
  const known = COOLERS.get(site) ?? new Map<object, DryCooler>();
  COOLERS.set(site, known);
  const facts = unit.facts.dryCooler!;
  const fit = known.get(facts) ?? fitDryCooler(facts, site.climate, site.altitudeM);
  known.set(facts, fit);
  return fit;
}

/**
 * Heat of CDUs, fan walls, rooms and the loop's own running pumps; dry coolers first, chillers trim what they leave. The flow is heat over the
 * declared difference (pumps on drives).
 */
export function facilityState(
  site: SiteSnapshot,
  loop: LoopNode,
  condition: ThermalCondition,
  serving: (unit: number) => LoopResult | undefined,
): FacilityResult {
  const fluid = liquidOf(loop.facts);
  const setC = loop.facts.supplyTemperature.toCelsius();
  const returnC = loop.facts.returnTemperature?.toCelsius() ?? setC + 10;
  const racks = loop.racks.filter((rack) => !condition.dark.has(rack));
  const rackKw = new Map(racks.map((rack) => [rack, liquidKw(site, rack)]));
  const clients = loop.clients.reduce((total, unit) => total + (condition.out.has(unit) ? 0 : (serving(unit)?.heatOfUnit.get(unit) ?? 0)), 0);
  const rooms = loop.rooms.reduce((total, room) => total + condition.lossKw(room), 0);
  const pumps = runningUnits(loop, CoolingUnitType.PUMP, condition.out);
  const pumpKw = pumps.reduce((total, unit) => total + unit.facts.pump!.power.toKilowatts(), 0);
  const heat = clients + rooms + [...rackKw.values()].reduce((a, b) => a + b, 0) + pumpKw;
  const { flow, rate } = loopFlow(fluid, heat, setC, returnC);
  const hasPumps = loop.units.some((unit) => unit.facts.unitType === CoolingUnitType.PUMP);
  const flowCapacity = hasPumps ? pumps.reduce((total, unit) => total + unit.facts.pump!.flow.toLitersPerMinute(), 0) : Infinity;

  const mechanicalKw = new Map<number, number>(loop.units.map((unit) => [unit.asset, 0]));
  pumps.forEach((unit) => mechanicalKw.set(unit.asset, unit.facts.pump!.power.toKilowatts()));
  const coolers = runningUnits(loop, CoolingUnitType.DRY_COOLER, condition.out);
  const chillers = runningUnits(loop, CoolingUnitType.CHILLER, condition.out);
  const hasCoolers = loop.units.some((unit) => unit.facts.unitType === CoolingUnitType.DRY_COOLER);
  const hasChillers = loop.units.some((unit) => unit.facts.unitType === CoolingUnitType.CHILLER);

  const dry = hasCoolers
    ? coolersState(
        coolers.map((unit) => fittedCooler(site, unit)),
        heat,
        rate,
        setC,
      )
    : undefined;
  coolers.forEach((unit) => mechanicalKw.set(unit.asset, fittedCooler(site, unit).fanKw * (dry?.speed ?? 0) ** 3));
  const toChill = dry ? rate * Math.max(0, dry.leavingC - setC) : heat;
  const capacities = chillers.map((unit) => chillerCapacity(unit.facts.chiller!, site.climate));
  const chillerKw = capacities.reduce((a, b) => a + b, 0);
  chillers.forEach((unit, i) => {
    const facts = unit.facts.chiller!;
    const cop = chillerCop(facts, onCoil(site.climate, facts.recirculation?.toKelvins() ?? 2, 0), setC);
    mechanicalKw.set(unit.asset, Math.min(toChill * (capacities[i] / chillerKw), capacities[i]) / cop);
  });
  const missed = hasChillers ? Math.max(0, toChill - chillerKw) : 0;
  const supplyC = hasChillers ? setC + (missed > 0 ? missed / Math.max(rate, 1e-12) : 0) : (dry?.leavingC ?? setC);
  const capacity = hasChillers ? (dry ? heat - toChill : 0) + chillerKw : (dry?.capacityKw ?? 0);
  const state: LoopState = {
    loop: loop.asset,
    heatKw: heat,
    capacityKw: capacity,
    flow,
    flowCapacity,
    supplyC,
    returnC: supplyC + (returnC - setC),
    unitsLive: coolers.length + chillers.length,
    fanSpeed: dry?.speed,
  };
  const useful = heat - pumpKw;
  const quantities: Quantity[] =
    useful <= 0
      ? []
      : [
          { loop: loop.asset, quantity: 'heat', unit: 'kW', measured: heat, limit: capacity },
          { loop: loop.asset, quantity: 'flow', unit: 'L/min', measured: flow, limit: flowCapacity },
          { loop: loop.asset, quantity: 'supply_temperature', unit: '°C', measured: supplyC, limit: setC },
        ];
  const flowRatio = flow > 0 && Number.isFinite(flowCapacity) ? Math.min(1, flowCapacity / flow) : 1;
  return { loop, state, quantities, mechanicalKw, heatOfUnit: new Map(), rackKw, flowRatio };
}
