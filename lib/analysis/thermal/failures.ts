import { LoopMedium } from '../../core';
import type { CoolingQuantity, SiteSnapshot } from '../model';
import type { Engine } from '../power/engine';
import { lossKw } from '../power/losses';
import type { PowerNetwork } from '../power/network';
import { THERMAL } from '../power/state';
import { type FacilityResult, isPumped } from './facility';
import { fallsShort } from './falls-short';
import { LoopClasses } from './loop-class';
import { LoopResult, ThermalCondition, ThermalNetwork, ThermalState, Water, differs, waterOf } from './network';
import { Slots, type ThermalRecorder, marginOf } from './record';
import type { LoopNode } from './topology';

/** What one loop does in one condition, as far as failures ask. */
interface Outcome {
  readonly quantities: { readonly quantity: CoolingQuantity; readonly measured: number; readonly limit: number; readonly left: number }[];
  readonly short: boolean;
  /** Heat that each of its units hands on, in the order of the units. */
  readonly unitHeat: Float64Array;
  /** Of facility water: its temperature and flow. Where they differ from the normal state, loops below have to be looked at again. */
  readonly supplyC: number;
  readonly flowRatio: number;
}

/** Where the numbers of a scenario that holds are kept. */
export interface Note {
  readonly into: ThermalRecorder;
  readonly scenario: number;
}

/** One loop, with what is asked of it in every scenario found beforehand. */
interface Plan {
  readonly loop: LoopNode;
  readonly isFacility: boolean;
  /** Whether it matters which of the units that it cools are out: pipes and pump curves then say how much flows. */
  readonly byClients: boolean;
  /** Of facility water in the normal state. */
  readonly water?: Water;
  readonly memo: Map<string, Map<number, Map<number, Outcome>>>;
  /** Nodes of the equipment whose losses it takes, in order; -1 closes one piece of equipment. */
  readonly roomNodes: Int32Array;
  readonly parents: number[];
  /** Quantities of the normal state, and where a recorder keeps each. */
  readonly order: readonly CoolingQuantity[];
  readonly slotOf: Int32Array;
}

/**
 * Cooling in a scenario in which nothing falls short, which is nearly all of them: the loops that it reaches, each looked up by what it is made of,
 * which of its units and racks are out, and the heat that it is given. What was worked out once is not worked out again, in whichever hall.
 */
export class CoolingFailures {
  private readonly plans: Plan[] = [];
  private readonly shapes = new Map<number, number>();
  private readonly planOfUnit: Int32Array;
  private readonly plansOfRack = new Map<number, number[]>();
  private readonly planOfNode: Int32Array;
  /** Heat that each unit hands to facility water: of the normal state, and now. */
  private readonly normalHeat: Float64Array;
  private readonly heat: Float64Array;
  private readonly isOut: Uint8Array;
  private readonly isDark: Uint8Array;
  private readonly reached: number[] = [];
  private readonly isReached: Uint8Array;
  /** Whether units or racks of the loop itself are out. */
  private readonly isHit: Uint8Array;
  private readonly found: Outcome[] = [];
  private readonly slots: Slots;

  /** `normal`: the state that `thermal` is in with everything in service. */
  public constructor(
    site: SiteSnapshot,
    net: PowerNetwork,
    private readonly thermal: ThermalNetwork,
    normal: ThermalState,
  ) {
    this.slots = new Slots(normal.quantities);
    const { loops, servedBy } = thermal.topology;
    const count = site.assets.length;
    this.normalHeat = new Float64Array(count);
    this.planOfUnit = new Int32Array(count).fill(-1);
    this.planOfNode = new Int32Array(net.count).fill(-1);
    this.isOut = new Uint8Array(count);
    this.isDark = new Uint8Array(count);
    this.isReached = new Uint8Array(loops.size);
    this.isHit = new Uint8Array(loops.size);
    const indexOf = new Map([...loops.keys()].map((loop, i) => [loop, i]));
    const classes = new LoopClasses(site);
    const memos = new Map<number, Plan['memo']>();
    for (const loop of loops.values()) {
      const index = this.plans.length;
      const shape = classes.of(loop, (facility) => JSON.stringify(waterOf(thermal.normalOf(facility))) ?? '');
      memos.set(shape, memos.get(shape) ?? new Map());
      this.shapes.set(loop.asset, shape);
      const inService = thermal.normalOf(loop.asset)!;
      const order = inService.quantities.map((q) => q.quantity);
      this.plans.push({
        loop,
        isFacility: loop.facts.medium === LoopMedium.FACILITY_WATER,
        byClients: isPumped(loop),
        water: waterOf(inService),
        memo: memos.get(shape)!,
        roomNodes: Int32Array.from(loop.rooms.flatMap((room) => [...net.nodesOf[room], -1])),
        parents: [...new Set(loop.units.map((unit) => indexOf.get(unit.facility) ?? -1))].filter((parent) => parent >= 0),
        order,
        slotOf: Int32Array.from(order, (quantity) => this.slots.slot(loop.asset, quantity)),
      });
      inService.heatOfUnit.forEach((kw, unit) => (this.normalHeat[unit] = kw));
      loop.racks.forEach((rack) => this.plansOfRack.set(rack, [...(this.plansOfRack.get(rack) ?? []), index]));
      loop.rooms.forEach((room) => net.nodesOf[room].forEach((node) => (this.planOfNode[node] = index)));
    }
    servedBy.forEach((loop, unit) => (this.planOfUnit[unit] = indexOf.get(loop)!));
    this.heat = this.normalHeat.slice();
  }

  /** A number for what a loop is made of: loops of one number do the same with the same heat and the same units out. */
  public shapeOf(loop: number): number {
    return this.shapes.get(loop)!;
  }

  /**
   * Whether cooling holds with units out, racks without power, perhaps a pump out, and (with `losses`) the losses that the engine has now. False also
   * where facility water changes: then `ThermalNetwork.evaluate` has to say what comes of it. What holds is written to `note`. Asks for a site on
   * which nothing falls short with everything in service.
   */
  public holds(engine: Engine, out: readonly number[], dark: readonly number[], pumpOut: number, losses: boolean, note?: Note): boolean {
    this.reach(engine, out, dark, pumpOut, losses);
    return this.judge(engine, out, dark, pumpOut, note);
  }

  /** The same for every loop of the site, with nothing out: a base state in which losses are other than in the normal state. */
  public allHolds(engine: Engine, note?: Note): boolean {
    this.plans.forEach((_, index) => this.add(index, false));
    return this.judge(engine, [], [], -1, note);
  }

  private judge(engine: Engine, out: readonly number[], dark: readonly number[], pumpOut: number, note?: Note): boolean {
    const condition = (): ThermalCondition => ({
      out: new Set(out),
      dark: new Set(dark),
      pumpOut: pumpOut < 0 ? undefined : pumpOut,
      lossKw: (asset) => lossKw(engine, asset),
    });
    const good = this.evaluate(engine, pumpOut, condition);
    if (good && note) {
      this.reached.forEach((index, i) => this.record(this.plans[index], this.found[i], note));
    }
    this.forget(out, dark);
    return good;
  }

  /** Loops that lose a unit, a rack or see another loss, and those that take their heat. Racks' own loops first. */
  private reach(engine: Engine, out: readonly number[], dark: readonly number[], pumpOut: number, losses: boolean): void {
    for (const unit of out) {
      this.isOut[unit] = 1;
      this.add(this.planOfUnit[unit], true);
    }
    for (const rack of dark) {
      this.isDark[rack] = 1;
      this.plansOfRack.get(rack)?.forEach((plan) => this.add(plan, true));
    }
    if (pumpOut >= 0) {
      this.add(this.planOfUnit[pumpOut], true);
    }
    if (losses) {
      const { nodes, nodeCount } = engine.now;
      for (let i = 0; i < nodeCount; i++) {
        this.add(this.planOfNode[nodes[i]], false);
      }
    }
  }

  private add(index: number, hit: boolean): void {
    if (index < 0) {
      return;
    }
    if (hit) {
      this.isHit[index] = 1;
    }
    if (!this.isReached[index]) {
      this.isReached[index] = 1;
      this.reached.push(index);
      const { parents } = this.plans[index];
      for (let i = 0; i < parents.length; i++) {
        this.add(parents[i], false);
      }
    }
  }

  private evaluate(engine: Engine, pumpOut: number, condition: () => ThermalCondition): boolean {
    for (const facility of [false, true]) {
      for (let i = 0; i < this.reached.length; i++) {
        const index = this.reached[i];
        const plan = this.plans[index];
        if (plan.isFacility === facility) {
          const outcome = this.outcome(engine, plan, this.isHit[index] || plan.byClients ? this.pattern(plan, pumpOut) : '', condition);
          if (outcome.short || (facility && differs(outcome, plan.water))) {
            return false;
          }
          this.found[i] = outcome;
          const { units } = plan.loop;
          for (let u = 0; u < units.length; u++) {
            this.heat[units[u].asset] = outcome.unitHeat[u];
          }
        }
      }
    }
    return true;
  }

  private outcome(engine: Engine, plan: Plan, pattern: string, condition: () => ThermalCondition): Outcome {
    const { clients } = plan.loop;
    let fromClients = 0;
    for (let c = 0; c < clients.length; c++) {
      fromClients += this.isOut[clients[c]] ? 0 : this.heat[clients[c]];
    }
    const fromRooms = this.roomsKw(engine, plan.roomNodes);
    let byClients = plan.memo.get(pattern);
    if (!byClients) {
      plan.memo.set(pattern, (byClients = new Map()));
    }
    let byRooms = byClients.get(fromClients);
    if (!byRooms) {
      byClients.set(fromClients, (byRooms = new Map()));
    }
    let outcome = byRooms.get(fromRooms);
    if (!outcome) {
      byRooms.set(fromRooms, (outcome = this.solve(plan, condition())));
    }
    return outcome;
  }

  /** Which of its units and racks are out, by their place in the loop. */
  private pattern({ loop, byClients }: Plan, pumpOut: number): string {
    let text = '';
    loop.units.forEach(({ asset }, i) => (text += this.isOut[asset] ? `u${i}` : asset === pumpOut ? `p${i}` : ''));
    loop.racks.forEach((rack, i) => (text += this.isDark[rack] ? `r${i}` : ''));
    (byClients ? loop.clients : []).forEach((client, i) => (text += this.isOut[client] ? `c${i}` : ''));
    return text;
  }

  private solve(plan: Plan, condition: ThermalCondition): Outcome {
    const handed = (unit: number): ReadonlyMap<number, number> => new Map([[unit, this.heat[unit]]]);
    const result: LoopResult = this.thermal.alone(plan.loop, condition, handed);
    return {
      quantities: result.quantities.map((q) => ({ quantity: q.quantity, measured: q.measured, limit: q.limit, left: marginOf(q) })),
      short: result.quantities.some(fallsShort),
      unitHeat: Float64Array.from(plan.loop.units, (unit) => result.heatOfUnit.get(unit.asset) ?? 0),
      supplyC: result.state.supplyC,
      flowRatio: plan.isFacility ? (result as FacilityResult).flowRatio : 1,
    };
  }

  private roomsKw(engine: Engine, nodes: Int32Array): number {
    const { thermalIn, up, outP } = engine.now;
    let total = 0;
    let room = 0;
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i];
      if (node < 0) {
        total += room;
        room = 0;
      } else {
        room = room + thermalIn[node] - (up[node] ? outP[THERMAL][node] : 0);
      }
    }
    return total;
  }

  private record(plan: Plan, { quantities }: Outcome, { into, scenario }: Note): void {
    for (let i = 0; i < quantities.length; i++) {
      const q = quantities[i];
      const slot = plan.order[i] === q.quantity ? plan.slotOf[i] : this.slots.slot(plan.loop.asset, q.quantity);
      if (slot >= 0) {
        into.note(slot, q.measured, q.limit, q.left, scenario);
      }
    }
  }

  private forget(out: readonly number[], dark: readonly number[]): void {
    for (const index of this.reached) {
      this.isReached[index] = this.isHit[index] = 0;
      const { units } = this.plans[index].loop;
      for (let u = 0; u < units.length; u++) {
        this.heat[units[u].asset] = this.normalHeat[units[u].asset];
      }
    }
    this.reached.length = 0;
    out.forEach((unit) => (this.isOut[unit] = 0));
    dark.forEach((rack) => (this.isDark[rack] = 0));
  }
}
