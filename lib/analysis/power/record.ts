import type { LimitResult, Scenario, ShelfResult } from '../model';
import type { Repeats } from '../repeats';
import type { Engine } from './engine';
import { Meters, SLACK, metersOf } from './meters';
import type { PowerNetwork } from './network';
import { PROVISIONED } from './state';

export { SLACK } from './meters';

/** Worst demand of every limit and the least live shelves of every load, gathered scenario by scenario. */
export class Recorder {
  private readonly meters: Meters;
  private readonly normal: Float64Array;
  private readonly worst: Float64Array;
  private readonly normalScenario: Int32Array;
  private readonly worstScenario: Int32Array;
  private readonly overloads = new Map<number, number[]>();
  private readonly shelfNeeded: Float64Array;
  private readonly shelfNormal: Float64Array;
  private readonly shelfWorst: Float64Array;
  private readonly shelfScenario: Int32Array;
  private readonly shelfOverloads = new Map<number, number[]>();
  private readonly capped = new Set<number>();

  public constructor(private readonly net: PowerNetwork) {
    this.meters = metersOf(net);
    const { count } = this.meters;
    this.normal = new Float64Array(count);
    this.worst = new Float64Array(count);
    this.normalScenario = new Int32Array(count);
    this.worstScenario = new Int32Array(count);
    // A load without shelves needs none.
    this.shelfNeeded = Float64Array.from(net.loads, (load) => (load.shelfKw > 0 ? load.provisioned * load.shelfEfficiency : -1));
    this.shelfNormal = new Float64Array(net.loads.length).fill(Infinity);
    this.shelfWorst = new Float64Array(net.loads.length).fill(Infinity);
    this.shelfScenario = new Int32Array(net.loads.length);
  }

  /** A base state: everything was computed, so everything is read. */
  public readBase(engine: Engine, scenario: Scenario): void {
    for (let node = 0; node < this.net.count; node++) {
      this.readNode(engine, node, scenario.index, true);
    }
    for (let load = 0; load < this.net.loads.length; load++) {
      this.readLoad(engine, load, scenario.index, true);
    }
    engine.capped.forEach((load) => this.capped.add(load));
  }

  /** Reads what the engine changed in `scenario`. */
  public read(engine: Engine, scenario: Scenario): void {
    const { nodes, nodeCount, touched, loadCount } = engine.now;
    for (let i = 0; i < nodeCount; i++) {
      this.readNode(engine, nodes[i], scenario.index, false);
    }
    for (let i = 0; i < loadCount; i++) {
      this.readLoad(engine, touched[i], scenario.index, false);
    }
    if (engine.capped.length > 0) {
      engine.capped.forEach((load) => this.capped.add(load));
    }
  }

  private readNode(engine: Engine, node: number, scenario: number, normal: boolean): void {
    const { asset, limitStart } = this.net;
    const at = asset[node];
    const p = engine.outP[PROVISIONED][node];
    const q = engine.outQ[PROVISIONED][node];
    for (let meter = limitStart[at]; meter < limitStart[at + 1]; meter++) {
      this.note(meter, this.meters.value(meter, p, q), scenario, normal);
    }
  }

  private readLoad(engine: Engine, load: number, scenario: number, normal: boolean): void {
    if (engine.dark[load]) {
      return;
    }
    const { start, feed } = this.meters;
    const kw = engine.feedP[PROVISIONED];
    for (let meter = start[load]; meter < start[load + 1]; meter++) {
      this.note(meter, this.meters.cordValue(meter, kw[feed[meter]]), scenario, normal);
    }
    if (this.shelfNeeded[load] >= 0) {
      this.readShelves(engine, load, scenario, normal);
    }
  }

  private readShelves(engine: Engine, load: number, scenario: number, normal: boolean): void {
    const { feedStart, feedWeight } = this.net;
    const { feedNode } = engine;
    let live = 0;
    for (let f = feedStart[load]; f < feedStart[load + 1]; f++) {
      live += feedNode[f] >= 0 ? feedWeight[f] : 0;
    }
    if (normal) {
      this.shelfNormal[load] = Math.min(this.shelfNormal[load], live);
    }
    if (live < this.shelfWorst[load]) {
      this.shelfWorst[load] = live;
      this.shelfScenario[load] = scenario;
    }
    if (this.shelfNeeded[load] > live * (1 + SLACK)) {
      push(this.shelfOverloads, load, scenario);
    }
  }

  private note(meter: number, value: number, scenario: number, normal: boolean): void {
    if (normal && value > this.normal[meter]) {
      this.normal[meter] = value;
      this.normalScenario[meter] = scenario;
    }
    if (value > this.worst[meter]) {
      this.worst[meter] = value;
      this.worstScenario[meter] = scenario;
    }
    if (value > this.meters.most[meter]) {
      push(this.overloads, meter, scenario);
    }
  }

  /** Of equipment and loads that are like others, as `repeats` says, what those did. */
  public limits(repeats?: Repeats): LimitResult[] {
    return this.net.limits.map(({ asset, cord, name, rule, unit, rated, limit }, i) => {
      const meter = this.meters.of[i];
      const first = repeats ? this.first(repeats, meter, asset, cord) : meter;
      return {
        asset,
        cord,
        name,
        rule,
        unit,
        rated,
        limit,
        normal: this.normal[meter],
        normalScenario: this.normalScenario[meter],
        worst: this.worst[first],
        worstScenario: told(repeats, asset, this.worstScenario[first]),
        overloads: (this.overloads.get(first) ?? []).map((scenario) => told(repeats, asset, scenario)),
      };
    });
  }

  /** The meter that was read for one of an asset. */
  private first({ twins }: Repeats, meter: number, asset: number, cord: string): number {
    const [start, key] = cord === '' ? [this.net.limitStart, asset] : [this.meters.start, this.net.loadOf[asset]];
    const original = twins.original[asset];
    return original === asset ? meter : meter - start[key] + start[cord === '' ? original : this.net.loadOf[original]];
  }

  public shelves(repeats?: Repeats): ShelfResult[] {
    return this.net.loads.flatMap(({ asset, shelfKw, provisioned, shelfEfficiency, capKw }, i) => {
      const first = repeats ? this.net.loadOf[repeats.twins.original[asset]] : i;
      return shelfKw <= 0 || this.shelfWorst[first] === Infinity
        ? []
        : [
            {
              asset,
              neededKw: provisioned * shelfEfficiency,
              normalKw: this.shelfNormal[i],
              worstKw: this.shelfWorst[first],
              worstLive: Math.round(this.shelfWorst[first] / shelfKw),
              worstScenario: told(repeats, asset, this.shelfScenario[first]),
              overloads: (this.shelfOverloads.get(first) ?? []).map((scenario) => told(repeats, asset, scenario)),
              cappedKw: this.capped.has(first) ? capKw : undefined,
            },
          ];
    });
  }
}

/** The scenario of an asset for one of the asset that it is like. */
const told = (repeats: Repeats | undefined, asset: number, scenario: number): number => repeats?.of(asset, scenario) ?? scenario;

function push(map: Map<number, number[]>, key: number, scenario: number): void {
  const list = map.get(key);
  if (!list) {
    map.set(key, [scenario]);
  } else if (list[list.length - 1] !== scenario) {
    list.push(scenario);
  }
}
