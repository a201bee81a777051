import { AirCondition, CoolingUnitType, LoopMedium } from '../../core';
import { isComplete } from '../hydraulics/loop';
import type { ThermalShortfall } from '../model';
import { lossKw } from '../power/losses';
import type { ResilienceBench } from '../resilience/bench';
import { fallsShort } from './falls-short';
import { Quantity, ThermalCondition, ThermalNetwork } from './network';
import type { CoolantTopology, LoopNode } from './topology';

/** What a trial changes: loops by asset, and new units by the loop that they serve. */
export interface Edit {
  readonly loops?: ReadonlyMap<number, LoopNode>;
  readonly serving?: ReadonlyMap<number, number>;
  /** Racks that are elsewhere. */
  readonly without?: readonly number[];
}

/** Where a shortfall is seen that no scenario has. */
export interface TrialOptions {
  /** Outdoor air other than that of the design day. */
  readonly air?: AirCondition;
  /** The loop of the shortfall is tried without its chillers, and has to hold as a whole. */
  readonly chillerless?: boolean;
}

/** The loops that decide one shortfall, on which changes are tried in the scenario of the shortfall and with everything in service. */
export class Trial {
  public readonly loop: LoopNode;
  /** Whether pipes are described: then a unit more is a matter of pipes, too, and is not tried. */
  public readonly piped: boolean;
  /** What falls short without any change, each as `loop quantity`. */
  private readonly before: Set<string>;
  /** What a change has to end. */
  private readonly ends: ReadonlySet<string>;
  private readonly topology: CoolantTopology;
  private readonly condition: ThermalCondition;

  public constructor(
    private readonly bench: ResilienceBench,
    public readonly shortfall: ThermalShortfall,
    scenario: { readonly state: string; readonly removed: number; readonly part?: string },
    options: TrialOptions = {},
  ) {
    const all = cluster(bench.thermal.topology, shortfall.loop);
    this.topology = options.chillerless ? withoutChillers(all, shortfall.loop) : all;
    this.loop = this.topology.loops.get(shortfall.loop)!;
    this.piped = [...this.topology.loops.values()].some((loop) => isComplete(loop.facts.pipework));
    this.condition = { ...conditionOf(bench, this.topology, scenario), air: options.air };
    this.before = new Set(this.quantities(this.condition, {}).filter(fallsShort).map(keyOf));
    const own = [...this.before].filter((key) => key.startsWith(`${shortfall.loop} `));
    this.ends = new Set(options.chillerless ? own : [keyOf(shortfall)]);
  }

  public loopOf(asset: number): LoopNode | undefined {
    return this.topology.loops.get(asset);
  }

  /** Whether the shortfall is seen at all on these loops alone. */
  public get seen(): boolean {
    return this.ends.size > 0 && [...this.ends].every((key) => this.before.has(key));
  }

  public isShort(loop: number): boolean {
    return [...this.before].some((key) => key.startsWith(`${loop} `));
  }

  /** Loops that facility water of `loop` cools. */
  public below(loop: LoopNode): LoopNode[] {
    const children = new Set(loop.clients.map((unit) => this.topology.servedBy.get(unit) ?? -1));
    return [...children].flatMap((child) => this.topology.loops.get(child) ?? []);
  }

  /** Whether a change ends the shortfall, and starts no other. */
  public holds(edit: Edit): boolean {
    const dark = new Set([...this.condition.dark, ...(edit.without ?? [])]);
    return [
      { ...this.condition, dark },
      { ...this.condition, dark, out: new Set<number>(), pumpOut: undefined },
    ].every((condition) =>
      this.quantities(condition, edit)
        .filter(fallsShort)
        .every((q) => !this.ends.has(keyOf(q)) && this.before.has(keyOf(q))),
    );
  }

  private quantities(condition: ThermalCondition, { loops, serving }: Edit): Quantity[] {
    const topology = {
      loops: new Map([...this.topology.loops].map(([asset, loop]) => [asset, loops?.get(asset) ?? loop])),
      servedBy: new Map([...this.topology.servedBy, ...(serving ?? [])]),
    };
    const network = new ThermalNetwork(this.bench.site, topology);
    network.setNormal(condition.lossKw);
    return network.evaluate(condition, 'all').quantities;
  }
}

const keyOf = ({ loop, quantity }: Pick<Quantity, 'loop' | 'quantity'>): string => `${loop} ${quantity}`;

function withoutChillers({ loops, servedBy }: CoolantTopology, asset: number): CoolantTopology {
  const loop = loops.get(asset)!;
  const units = loop.units.filter((unit) => unit.facts.unitType !== CoolingUnitType.CHILLER);
  return { loops: new Map([...loops, [asset, { ...loop, units }]]), servedBy };
}

/** A loop with the facility water of its units, and all that this water cools. */
function cluster(topology: CoolantTopology, start: number): CoolantTopology {
  const loops = new Map<number, LoopNode>();
  const open = [start];
  for (const asset of open) {
    const loop = topology.loops.get(asset);
    if (loop && !loops.has(asset)) {
      loops.set(asset, loop);
      open.push(...loop.units.map((unit) => unit.facility));
      if (loop.facts.medium === LoopMedium.FACILITY_WATER) {
        open.push(...loop.clients.map((unit) => topology.servedBy.get(unit) ?? -1));
      }
    }
  }
  return { loops, servedBy: topology.servedBy };
}

/** Units and racks that are out in a scenario, and the losses that rooms then give off. */
function conditionOf(
  bench: ResilienceBench,
  topology: CoolantTopology,
  { state, removed, part }: { readonly state: string; readonly removed: number; readonly part?: string },
): ThermalCondition {
  const { net, site } = bench;
  const engine = bench.engines.find((one) => one.state === state)!;
  const whole = removed >= 0 && part === undefined;
  engine.apply(whole ? [removed] : []);
  const [out, dark] = [new Set<number>(), new Set<number>()];
  net.loads.forEach(({ asset }, load) => engine.dark[load] && (site.assets[asset].record.cooling?.unit ? out : dark).add(asset));
  if (whole && site.assets[removed].record.cooling?.unit) {
    out.add(removed);
  }
  const losses = new Map([...topology.loops.values()].flatMap((loop) => loop.rooms.map((room) => [room, lossKw(engine, room)] as const)));
  engine.rollback();
  return { out, dark, pumpOut: part === undefined ? undefined : removed, lossKw: (asset) => losses.get(asset) ?? 0 };
}
