import { CoolingUnitType, Fluid, HeatFacts } from '../../core';
import { MAXIMUM_RETURN_C, MAXIMUM_SUPPLY_C, PUMP_EXPONENT } from '../figures';
import { Liquid, capacityRate, heldLiquid, liquidName, liquidOf } from '../fluids';
import { moversOf } from '../hydraulics/flows';
import { isComplete, loopPressure } from '../hydraulics/loop';
import { componentDrop, perSecond } from '../hydraulics/pipe';
import { headAt, pumpCurve, withPumps } from '../hydraulics/pump';
import type { LoopState, SiteSnapshot } from '../model';
import { CduModel, cduState, fitCdu } from './cdu';
import type { FacilityResult } from './facility';
import type { Quantity, ThermalCondition } from './network';
import { rackFlow, rackPressureDrop } from './rack';
import { LoopNode, LoopUnit, runningUnits } from './topology';
import type { IsolationZone } from '../hydraulics/header';

/** A technology loop in one condition. */
export interface TechnologyResult {
  readonly loop: LoopNode;
  readonly state: LoopState;
  readonly quantities: Quantity[];
  readonly mechanicalKw: Map<number, number>;
  /** Heat that each live CDU hands to facility water, its pumps' heat included. */
  readonly heatOfUnit: ReadonlyMap<number, number>;
  /** Liquid heat of one rack, by rack, kW. */
  readonly rackKw: Map<number, number>;
}

/** Rounds of supply and flow; the end of the table is the end of it. */
const ROUNDS = 200;

const FITS = new WeakMap<object, Map<string, CduModel>>();

function fitted(unit: LoopUnit, fluid: Liquid, supplyC: number): CduModel {
  const facts = unit.facts.cdu!;
  const key = `${liquidName(fluid)} ${supplyC}`;
  const known = FITS.get(facts) ?? new Map<string, CduModel>();
  FITS.set(facts, known);
  const fit = known.get(key) ?? fitCdu(facts, fluid, supplyC);
  known.set(key, fit);
  return fit;
}

/**
 * Liquid heat and flow of the live racks over the live CDUs, shared by their largest flows. Facility water comes at its own temperature and at the
 * rated flow of the CDU, less where its pumps fall short. Too warm facility water moves the supply, and with it the flow that the racks need.
 */
export function technologyState(
  site: SiteSnapshot,
  loop: LoopNode,
  condition: ThermalCondition,
  facilityOf: (loop: number) => FacilityResult | undefined,
): TechnologyResult {
  const fluid = liquidOf(loop.facts);
  const setC = loop.facts.supplyTemperature.toCelsius();
  const racks = loop.racks.filter((rack) => !condition.dark.has(rack));
  const rackKw = new Map(racks.map((rack) => [rack, liquidKw(site, rack)]));
  const heat = sum(rackKw.values());
  const cdus = runningUnits(loop, CoolingUnitType.CDU, condition.out);
  const maximum = cdus.map((unit) => {
    const { maximumFlow, pumps } = unit.facts.cdu!;
    return maximumFlow.toLitersPerMinute() * (unit.asset === condition.pumpOut ? (pumps - 1) / pumps : 1);
  });
  const flowCapacity = sum(maximum);

  const solve = (supplyC: number): { need: number; approach: number; rise: number; capacity: number; supply: number } => {
    const need = racks.reduce((total, rack) => total + rackFlow(site.assets[rack].record.cooling!.heat!, rackKw.get(rack)!, supplyC), 0);
    let [approach, rise, capacity, supply] = [0, 0, 0, setC];
    cdus.forEach((unit, i) => {
      const share = flowCapacity > 0 ? maximum[i] / flowCapacity : 0;
      const facility = facilityOf(unit.facility);
      const medium = facility ? liquidOf(facility.loop.facts) : Fluid.WATER;
      const water = facility?.state.supplyC ?? setC - unit.facts.cdu!.approach.toKelvins();
      const model = fitted(unit, fluid, setC);
      const facilityFlow = model.ratedFacilityFlow * (facility?.flowRatio ?? 1);
      const flow = Math.min(maximum[i], need * share);
      const at = cduState(model, fluid, setC, heat * share, flow, facilityFlow, setC - water, medium);
      // Capacity is rated at the unit's own flow: k of the rating point at the actual facility water.
      capacity += cduState(model, fluid, setC, 0, Math.min(maximum[i], model.ratedFlow), facilityFlow, setC - water, medium).capacityKw;
      approach = Math.max(approach, at.approachK);
      rise = Math.max(rise, at.riseK);
      supply = Math.max(supply, water + at.approachK);
    });
    return { need, approach, rise, capacity, supply };
  };
  let solved = solve(setC);
  // Warmer coolant asks for more flow, more flow for another approach.
  for (let round = 0, at = setC; round < ROUNDS && solved.supply > at + 1e-9 && Number.isFinite(solved.supply); round++) {
    at = solved.supply;
    solved = solve(at);
  }

  const flows = cdus.map((_, i) =>
    Math.min(maximum[i], Number.isFinite(solved.need) ? (solved.need * maximum[i]) / Math.max(flowCapacity, 1e-12) : maximum[i]),
  );
  const mechanicalKw = new Map<number, number>(loop.units.map((unit) => [unit.asset, 0]));
  const heatOfUnit = new Map<number, number>();
  cdus.forEach((unit, i) => {
    const { maximumFlow, pumpPower } = unit.facts.cdu!;
    const flow = flows[i];
    // Pumps on drives against a differential-pressure set-point: P ∝ V̇^2.5.
    const pump = pumpPower.toKilowatts() * (flow / maximumFlow.toLitersPerMinute()) ** PUMP_EXPONENT;
    mechanicalKw.set(unit.asset, pump);
    heatOfUnit.set(unit.asset, (flowCapacity > 0 ? (heat * maximum[i]) / flowCapacity : 0) + pump);
  });
  const water = Math.max(...cdus.map((unit) => facilityOf(unit.facility)?.state.supplyC ?? -Infinity));
  const available = Number.isFinite(water) ? setC - water : (cdus[0]?.facts.cdu!.approach.toKelvins() ?? 0);
  const classC = Math.min(loop.facts.maximumSupplyTemperature?.toCelsius() ?? setC, warmestSupply(site, racks));
  // Beyond the end of a table no flow is known: then they share what there is by heat.
  const given = Math.min(1, flowCapacity / Math.max(solved.need, 1e-12));
  const hottest = warmestOutlet(site, racks, rackKw, solved.supply, (kw, flow) =>
    Number.isFinite(solved.need) ? kw / capacityRate(fluid, flow * given, setC) : solved.rise,
  );
  const pressure = headOf(site, loop, {
    celsius: Math.max(setC, Math.min(solved.supply, 70)),
    rackKw,
    live: cdus.map((unit, i) => ({ unit, flow: flows[i], pumpOut: unit.asset === condition.pumpOut })),
  });
  const state: LoopState = {
    loop: loop.asset,
    heatKw: heat,
    capacityKw: solved.capacity,
    flow: solved.need,
    flowCapacity,
    supplyC: solved.supply,
    returnC: solved.supply + solved.rise,
    unitsLive: cdus.length,
    approachK: solved.approach,
  };
  const q = (quantity: Quantity['quantity'], unit: Quantity['unit'], measured: number, limit: number): Quantity => ({
    loop: loop.asset,
    quantity,
    unit,
    measured,
    limit,
  });
  const quantities =
    heat <= 0
      ? []
      : [
          q('heat', 'kW', heat, solved.capacity),
          q('flow', 'L/min', solved.need, flowCapacity),
          ...(cdus.length > 0
            ? [
                q('approach', 'K', solved.approach, available),
                q('supply_temperature', '°C', solved.supply, classC),
                q('return_temperature', '°C', hottest.returnC, hottest.limitC),
                q('pressure', 'bar', pressure.asked, pressure.available),
              ]
            : []),
        ];
  return { loop, state, quantities, mechanicalKw, heatOfUnit, rackKw };
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

export function liquidKw(site: SiteSnapshot, rack: number): number {
  const { cooling, demand } = site.assets[rack].record;
  return (demand?.thermal.toKilowatts() ?? 0) * (cooling?.heat?.liquidShare.toFraction() ?? 0);
}

/** Warmest supply that every rack bears. */
const warmestSupply = (site: SiteSnapshot, racks: number[]): number =>
  racks.reduce((least, rack) => {
    const { maximumSupplyTemperature } = site.assets[rack].record.cooling!.heat!;
    return Math.min(least, maximumSupplyTemperature?.toCelsius() ?? MAXIMUM_SUPPLY_C);
  }, Infinity);

/** Coolant as it leaves the rack with the least to spare: racks with little flow for their heat are not cooled by what others leave over. */
function warmestOutlet(
  site: SiteSnapshot,
  racks: number[],
  rackKw: ReadonlyMap<number, number>,
  supplyC: number,
  riseOf: (kw: number, flow: number) => number,
): { returnC: number; limitC: number } {
  return racks.reduce(
    (most, rack) => {
      const heat = site.assets[rack].record.cooling!.heat!;
      const kw = rackKw.get(rack)!;
      const limitC = Math.min(heat.maximumReturnTemperature?.toCelsius() ?? MAXIMUM_RETURN_C, MAXIMUM_RETURN_C);
      const returnC = supplyC + (kw > 0 ? riseOf(kw, rackFlow(heat, kw, supplyC)) : 0);
      return returnC - limitC > most.returnC - most.limitC ? { returnC, limitC } : most;
    },
    { returnC: -Infinity, limitC: MAXIMUM_RETURN_C },
  );
}

/** The live CDUs of a loop at their flows, and the racks that give heat. */
export interface HeadCase {
  readonly celsius: number;
  readonly rackKw: ReadonlyMap<number, number>;
  readonly live: readonly { readonly unit: LoopUnit; readonly flow: number; readonly pumpOut: boolean }[];
  /** Part of the supply header that is out. */
  readonly zone?: IsolationZone;
}

/** Head that the loop asks of the CDU with the least to spare, and what that CDU gives at its flow, bar. */
export function headOf(site: SiteSnapshot, loop: LoopNode, { celsius, rackKw, live, zone }: HeadCase): { asked: number; available: number } {
  const fluid = liquidOf(loop.facts);
  const { pipework, pipePressureDrop } = loop.facts;
  /** By the rack's own table, else by what the loop says of its loads. */
  const dropOf = (heat: HeatFacts, flow: number): number =>
    heat.flowTable?.length || !pipework?.loadDrop
      ? rackPressureDrop(heat, flow, celsius, fluid)
      : componentDrop(pipework.loadDrop, perSecond(flow), heldLiquid(fluid, celsius).density) / 1e5;
  const racks = loop.racks.map((rack) => {
    const kw = rackKw.get(rack) ?? 0;
    const heat = site.assets[rack].record.cooling!.heat!;
    const flow = kw > 0 ? rackFlow(heat, kw, celsius) : 0;
    return { flow, drop: kw > 0 ? dropOf(heat, flow) : 0 };
  });
  const declared = (pipePressureDrop?.toBars() ?? 0) + Math.max(0, ...racks.map((rack) => rack.drop));
  const computed = isComplete(pipework) && Number.isFinite(declared);
  const order = moversOf(loop).map((unit) => unit.asset);
  const flowOf = new Map(live.map(({ unit, flow }) => [unit.asset, flow]));
  const heads = computed
    ? loopPressure(
        pipework,
        { units: order.map((asset) => flowOf.get(asset) ?? 0), loads: racks.map((rack) => rack.flow), loadDrops: racks.map((rack) => rack.drop) },
        fluid,
        celsius,
        zone,
      ).heads
    : [];
  const askedOf = new Map(order.map((asset, i) => [asset, computed ? heads[i] : declared]));
  return live
    .map(({ unit, flow, pumpOut }) => {
      const { headCurve, pumps, head } = unit.facts.cdu!;
      const curve = headCurve && withPumps(pumpCurve(headCurve), pumpOut ? pumps - 1 : pumps, pumps);
      return { asked: askedOf.get(unit.asset)!, available: curve ? headAt(curve, flow) : head.toBars() };
    })
    .reduce((least, one) => (one.available - one.asked < least.available - least.asked ? one : least), {
      asked: live.length > 0 ? 0 : declared,
      available: live.length > 0 ? Infinity : 0,
    });
}
