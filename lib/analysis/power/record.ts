import type { LimitResult, Scenario, ShelfResult } from '../model';
import { Engine, PROVISIONED } from './engine';
import { PowerNetwork } from './network';

/** Relative slack of every comparison with a limit, so that a limit met exactly is met. */
export const SLACK = 1e-9;

/** Worst demand of every limit and the least live shelves of every load, gathered scenario by scenario. */
export class Recorder {
  public readonly normal: Float64Array;
  public readonly worst: Float64Array;
  private readonly normalScenario: Int32Array;
  private readonly worstScenario: Int32Array;
  private readonly overloads = new Map<number, number[]>();
  private readonly shelfNormal: Float64Array;
  private readonly shelfWorst: Float64Array;
  private readonly shelfScenario: Int32Array;
  private readonly shelfOverloads = new Map<number, number[]>();
  private readonly capped = new Set<number>();

  public constructor(private readonly net: PowerNetwork) {
    const limits = net.limits.length;
    this.normal = new Float64Array(limits);
    this.worst = new Float64Array(limits);
    this.normalScenario = new Int32Array(limits);
    this.worstScenario = new Int32Array(limits);
    this.shelfNormal = new Float64Array(net.loads.length).fill(Infinity);
    this.shelfWorst = new Float64Array(net.loads.length).fill(Infinity);
    this.shelfScenario = new Int32Array(net.loads.length);
  }

  /** Reads what the engine changed in `scenario`. */
  public read(engine: Engine, scenario: Scenario): void {
    const normal = scenario.removed < 0;
    for (const node of engine.changedNodes) {
      const asset = this.net.asset[node];
      const p = engine.outP[PROVISIONED][node];
      const q = engine.outQ[PROVISIONED][node];
      for (const limit of this.net.limitsOf[asset]) {
        const { perKva } = this.net.limits[limit];
        this.note(limit, perKva === 0 ? p : Math.hypot(p, q) * perKva, scenario.index, normal);
      }
    }
    for (const load of engine.touchedLoads) {
      if (!engine.dark[load]) {
        this.readLoad(engine, load, scenario.index, normal);
      }
    }
    engine.capped.forEach((load) => this.capped.add(load));
  }

  private readLoad(engine: Engine, load: number, scenario: number, normal: boolean): void {
    const { net } = this;
    for (const cord of net.cordsOf[load]) {
      const kw = engine.feedP[PROVISIONED][cord.feed] * cord.share;
      for (const limit of cord.limits) {
        this.note(limit, engine.cordValue(limit, cord.powerFactor, kw), scenario, normal);
      }
    }
    const { shelfKw, shelfEfficiency, provisioned } = net.loads[load];
    if (shelfKw <= 0) {
      return;
    }
    let live = 0;
    for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
      live += engine.feedNode[f] >= 0 ? net.feedWeight[f] : 0;
    }
    if (normal) {
      this.shelfNormal[load] = Math.min(this.shelfNormal[load], live);
    }
    if (live < this.shelfWorst[load]) {
      this.shelfWorst[load] = live;
      this.shelfScenario[load] = scenario;
    }
    if (provisioned * shelfEfficiency > live * (1 + SLACK)) {
      push(this.shelfOverloads, load, scenario);
    }
  }

  private note(limit: number, value: number, scenario: number, normal: boolean): void {
    if (normal && value > this.normal[limit]) {
      this.normal[limit] = value;
      this.normalScenario[limit] = scenario;
    }
    if (value > this.worst[limit]) {
      this.worst[limit] = value;
      this.worstScenario[limit] = scenario;
    }
    if (value > this.net.limits[limit].limit * (1 + SLACK)) {
      push(this.overloads, limit, scenario);
    }
  }

  public limits(): LimitResult[] {
    return this.net.limits.map(({ perKva: _, ...limit }, i) => ({
      ...limit,
      normal: this.normal[i],
      normalScenario: this.normalScenario[i],
      worst: this.worst[i],
      worstScenario: this.worstScenario[i],
      overloads: this.overloads.get(i) ?? [],
    }));
  }

  public shelves(): ShelfResult[] {
    return this.net.loads.flatMap((load, i) =>
      load.shelfKw <= 0 || this.shelfWorst[i] === Infinity
        ? []
        : [
            {
              asset: load.asset,
              neededKw: load.provisioned * load.shelfEfficiency,
              normalKw: this.shelfNormal[i],
              worstKw: this.shelfWorst[i],
              worstLive: Math.round(this.shelfWorst[i] / load.shelfKw),
              worstScenario: this.shelfScenario[i],
              overloads: this.shelfOverloads.get(i) ?? [],
              cappedKw: this.capped.has(i) ? load.capKw : undefined,
            },
          ],
    );
  }
}

function push(map: Map<number, number[]>, key: number, scenario: number): void {
  const list = map.get(key);
  if (!list) {
    map.set(key, [scenario]);
  } else if (list[list.length - 1] !== scenario) {
    list.push(scenario);
  }
}
