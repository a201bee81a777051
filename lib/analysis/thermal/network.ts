import { AirCondition, LoopMedium } from '../../core';
import type { CoolingQuantity, LoopState, SiteSnapshot, ThermalShortfall } from '../model';
import { AirResult, airState } from './air';
import { FacilityResult, facilityState } from './facility';
import { fallsShort } from './falls-short';
import { racksLost } from './racks-lost';
import { TechnologyResult, technologyState } from './technology';
import { CoolantTopology, LoopNode, coolantTopology, switchedGroups, uncooled } from './topology';

/** What is lost, and what heats, in one scenario. */
export interface ThermalCondition {
  /** Cooling units (by asset) that are out or without supply. */
  readonly out: ReadonlySet<number>;
  /** Racks (by asset) without power: they give no heat. */
  readonly dark: ReadonlySet<number>;
  /** A CDU with one of its pumps out. */
  readonly pumpOut?: number;
  /** Electrical loss of equipment that rejects it to a loop, kW, at thermal design power. */
  readonly lossKw: (asset: number) => number;
  /** Outdoor air other than that of the design day. */
  readonly air?: AirCondition;
}

/** One quantity of one loop in one condition: what is asked for and what may be given or reached. */
export interface Quantity {
  readonly loop: number;
  readonly quantity: CoolingQuantity;
  readonly unit: ThermalShortfall['unit'];
  readonly measured: number;
  readonly limit: number;
}

/** What the cooling of a site does in one condition. */
export interface ThermalState {
  readonly loops: LoopState[];
  readonly shortfalls: Omit<ThermalShortfall, 'scenario'>[];
  /** Modelled electrical input of every cooling unit, kW; 0 for those that stand by or are out. */
  readonly mechanicalKw: Map<number, number>;
  readonly quantities: Quantity[];
  readonly racksOverheated: number;
  /** Facility water loops of the state. */
  readonly facilities: FacilityResult[];
}

/** The result of one loop, of its own kind. */
export type LoopResult = TechnologyResult | AirResult | FacilityResult;

/** The coolant side of a site. Loops are evaluated from the racks outwards, then again inwards where facility water is too warm. */
export class ThermalNetwork {
  public readonly switchedGroups: { readonly members: number[]; readonly duty: number }[];
  public readonly uncooledLiquid: number[];
  public readonly uncooledAir: number[];
  /** Technology loops whose CDUs a facility loop cools. */
  private readonly technologyOf = new Map<number, LoopNode[]>();
  private readonly loopsOfRack = new Map<number, number[]>();
  private readonly facilityOfRoom = new Map<number, number>();
  /** Units that are out of service in every condition. */
  private readonly standing: ReadonlySet<number>;
  private normal?: { readonly results: Map<number, LoopResult>; readonly short: Quantity[] };

  /** `topology`: loops other than all those of the site as it is. */
  public constructor(
    private readonly site: SiteSnapshot,
    public readonly topology: CoolantTopology = coolantTopology(site),
  ) {
    this.switchedGroups = switchedGroups(this.topology);
    this.standing = site.out ?? new Set();
    const left = uncooled(site, this.topology);
    this.uncooledLiquid = left.liquid;
    this.uncooledAir = left.air;
    const all = [...this.topology.loops.values()];
    for (const loop of all) {
      if (loop.facts.medium === LoopMedium.TECHNOLOGY) {
        for (const facility of new Set(loop.units.map((unit) => unit.facility))) {
          this.technologyOf.set(facility, [...(this.technologyOf.get(facility) ?? []), loop]);
        }
      }
      loop.racks.forEach((rack) => this.loopsOfRack.set(rack, [...(this.loopsOfRack.get(rack) ?? []), loop.asset]));
      loop.rooms.forEach((room) => this.facilityOfRoom.set(room, loop.asset));
    }
  }

  /** The normal state: everything live. Kept, so that `change` can start from it. */
  public setNormal(lossKw: (asset: number) => number, air?: AirCondition): ThermalState {
    const condition: ThermalCondition = { out: this.standing, dark: new Set(), lossKw, air };
    const results = new Map<number, LoopResult>();
    const wanted = new Set(this.topology.loops.keys());
    this.evaluateLoops(condition, wanted, results, new Map());
    this.normal = { results, short: [...results.values()].flatMap((result) => result.quantities).filter(fallsShort) };
    return this.state(condition, results, wanted);
  }

  /** Whether anything falls short with everything in service. */
  public get normalFails(): boolean {
    return (this.normal?.short.length ?? 0) > 0;
  }

  /** What differs from the normal state: loops that the condition reaches; or all of them. */
  public evaluate(given: ThermalCondition, changedRooms: readonly number[] | 'all' = []): ThermalState {
    if (!this.normal) {
      return this.setNormal(given.lossKw);
    }
    const wanted = changedRooms === 'all' ? new Set(this.topology.loops.keys()) : this.reached(given, changedRooms);
    const condition = this.standingIn(given);
    const results = new Map<number, LoopResult>();
    this.evaluateLoops(condition, wanted, results, this.normal.results);
    const state = this.state(condition, results, wanted);
    // What falls short with everything in service still does where the condition does not reach.
    const kept = this.normal.short.filter((q) => !wanted.has(q.loop));
    if (kept.length === 0) {
      return state;
    }
    const of = (loop: number): LoopResult | undefined => results.get(loop) ?? this.normal!.results.get(loop);
    return { ...state, racksOverheated: racksLost(this.site, this.topology, condition, [...state.quantities, ...kept], of).total };
  }

  /** Loops that lose a unit, a load or see another loss, with the loops above and below them. */
  private reached(condition: ThermalCondition, changedRooms: readonly number[]): Set<number> {
    const wanted = new Set<number>();
    const add = (loop: number | undefined): void => {
      if (loop !== undefined && loop >= 0 && !wanted.has(loop)) {
        wanted.add(loop);
        this.topology.loops.get(loop)!.units.forEach((unit) => add(unit.facility));
      }
    };
    condition.out.forEach((unit) => add(this.topology.servedBy.get(unit)));
    condition.dark.forEach((rack) => this.loopsOfRack.get(rack)?.forEach(add));
    changedRooms.forEach((room) => add(this.facilityOfRoom.get(room)));
    if (condition.pumpOut !== undefined) {
      add(this.topology.servedBy.get(condition.pumpOut));
    }
    return wanted;
  }

  /** What a loop does in the normal state. */
  public normalOf(loop: number): LoopResult | undefined {
    return this.normal?.results.get(loop);
  }

  /** One loop by itself: facility water as in the normal state, and what each unit that it cools hands to it. */
  public alone(loop: LoopNode, given: ThermalCondition, handed: (unit: number) => ReadonlyMap<number, number>): LoopResult {
    const condition = this.standingIn(given);
    return loop.facts.medium === LoopMedium.FACILITY_WATER
      ? facilityState(this.site, loop, condition, (unit) => ({ heatOfUnit: handed(unit) }))
      : this.outwards(loop, condition, (facility) => this.normalOf(facility));
  }

  private standingIn(condition: ThermalCondition): ThermalCondition {
    return this.standing.size === 0 ? condition : { ...condition, out: new Set([...this.standing, ...condition.out]) };
  }

  private outwards(loop: LoopNode, condition: ThermalCondition, of: (loop: number) => LoopResult | undefined): LoopResult {
    return loop.facts.medium === LoopMedium.TECHNOLOGY
      ? technologyState(this.site, loop, condition, (facility) => of(facility) as FacilityResult | undefined)
      : airState(this.site, loop, condition);
  }

  private evaluateLoops(condition: ThermalCondition, wanted: Set<number>, results: Map<number, LoopResult>, normal: Map<number, LoopResult>): void {
    const of = (loop: number): LoopResult | undefined => results.get(loop) ?? normal.get(loop);
    const evaluate = (loop: LoopNode): void => {
      results.set(loop.asset, this.outwards(loop, condition, of));
    };
    const chosen = [...wanted].sort((a, b) => a - b).map((loop) => this.topology.loops.get(loop)!);
    const facilities = new Set(chosen.filter((loop) => loop.facts.medium === LoopMedium.FACILITY_WATER));
    // Outwards at the set-points, then facility water, then inwards where its temperature or flow is another: warmer coolant asks for more flow,
    // its pumps give more heat. Until nothing moves.
    chosen.filter((loop) => loop.facts.medium !== LoopMedium.FACILITY_WATER).forEach(evaluate);
    const serving = (unit: number): LoopResult | undefined => of(this.topology.servedBy.get(unit) ?? -1);
    for (let round = 0; round < ROUNDS; round++) {
      const moved = new Set<LoopNode>();
      for (const facility of facilities) {
        const before = waterOf(of(facility.asset));
        const after = facilityState(this.site, facility, condition, serving);
        results.set(facility.asset, after);
        if (differs(waterOf(after)!, before)) {
          this.technologyOf.get(facility.asset)?.forEach((loop) => moved.add(loop));
        }
      }
      if (moved.size === 0) {
        return;
      }
      for (const loop of moved) {
        wanted.add(loop.asset);
        evaluate(loop);
        for (const { facility } of loop.units) {
          const node = this.topology.loops.get(facility);
          if (node) {
            wanted.add(facility);
            facilities.add(node);
          }
        }
      }
    }
  }

  private state(condition: ThermalCondition, results: Map<number, LoopResult>, wanted: Set<number>): ThermalState {
    const ordered = [...results.values()].filter((r) => wanted.has(r.loop.asset)).sort((a, b) => a.loop.asset - b.loop.asset);
    const quantities = ordered.flatMap((result) => result.quantities);
    const mechanicalKw = new Map<number, number>();
    for (const result of ordered) {
      result.mechanicalKw.forEach((kw, asset) => mechanicalKw.set(asset, kw));
    }
    const facilities = ordered.filter((r): r is FacilityResult => r.loop.facts.medium === LoopMedium.FACILITY_WATER);
    const { shortfalls, total } = racksLost(this.site, this.topology, condition, quantities, (loop) => results.get(loop));
    return { loops: ordered.map((result) => result.state), shortfalls, mechanicalKw, quantities, racksOverheated: total, facilities };
  }
}

/** Rounds of facility water and technology loops; each moves the next by less than a per cent of the last. */
const ROUNDS = 30;

/** Facility water as the loops below it see it. */
export interface Water {
  readonly supplyC: number;
  /** Flow that the pumps give over the flow that is asked for, at most 1. */
  readonly flowRatio: number;
}

export const waterOf = (result: LoopResult | undefined): Water | undefined =>
  result && { supplyC: result.state.supplyC, flowRatio: (result as FacilityResult).flowRatio };

export const differs = (a: Water, b: Water | undefined): boolean =>
  !b || Math.abs(a.supplyC - b.supplyC) > 1e-9 || Math.abs(a.flowRatio - b.flowRatio) > 1e-12;
