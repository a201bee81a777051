import { Conductor, InputMode, LimitRule, LoadClass, PowerLimit, SourceRole } from '../../core';
import { onceFor } from '../memo';
import type { SiteAnalysis, SnapshotPowerLink } from '../model';
import type { Engine } from '../power/engine';
import { hypot } from '../power/hypot';
import { fullestPhase, type PowerNetwork } from '../power/network';
import { PROVISIONED } from '../power/state';
import { Carrying, Circuit, Protection, carrying, largestDevice } from './ampacity';
import { Bench, benchOf } from './bench';

/** Amperes through the conductors of a link, provisioned, at nominal voltage, over all scenarios. */
export interface ConductorLoad {
  readonly giver: number;
  readonly receiver: number;
  /** Cord of the receiver, the first of equal ones; empty for equipment that passes power on. */
  readonly cord: string;
  readonly conductor: Conductor;
  readonly circuit: Circuit;
  readonly carrying: Carrying;
  readonly normalA: number;
  readonly normalScenario: number;
  readonly worstA: number;
  readonly worstScenario: number;
  /** What protects them against overload, if declared. */
  readonly device?: Protection;
  /** The largest device that would. */
  readonly largestDeviceA: number;
}

export interface ConductorAnalysis {
  readonly loads: ConductorLoad[];
  /** Receivers whose run has a length and no conductor, and whose conductor has no ampacity. */
  readonly unknownConductors: number[];
  readonly unknownAmpacities: number[];
}

/** A run that is measured, and what was measured so far. */
interface Meter {
  readonly link: SnapshotPowerLink;
  readonly circuit: Circuit;
  readonly carrying: Carrying;
  readonly device?: Protection;
  normalA: number;
  normalScenario: number;
  worstA: number;
  worstScenario: number;
}

/** Every alternating-current run with a conductor, against its ampacity and its device, in the base states and after every single failure. */
export const conductorLoads = onceFor((analysis: SiteAnalysis): ConductorAnalysis => {
  const bench = benchOf(analysis.site);
  const survey = new Survey(analysis, bench);
  if (survey.meters.length > 0) {
    for (const scenario of analysis.scenarios) {
      if (scenario.part === undefined) {
        bench.at(scenario, (engine) => survey.read(engine, scenario.index, scenario.removed < 0));
      }
    }
  }
  return {
    loads: survey.meters.map(({ link, circuit, ...meter }) => ({
      giver: link.giver,
      receiver: link.receiver,
      cord: link.cord,
      conductor: link.conductor!,
      circuit,
      ...meter,
      largestDeviceA: largestDevice(meter.carrying, circuit, meter.device?.conventionalRatio ?? 1, link.conductor!.metal),
    })),
    unknownConductors: [...survey.unknownConductors],
    unknownAmpacities: [...survey.unknownAmpacities],
  };
});

class Survey {
  public readonly meters: Meter[] = [];
  public readonly unknownConductors = new Set<number>();
  public readonly unknownAmpacities = new Set<number>();
  /** Meter of each edge of the network, -1 for none. */
  private readonly edgeMeter: Int32Array;
  private readonly edgeAmperes: Float64Array;
  /** Cords that are measured, by load: feed, the giver whose cord it is, and amperes for each kilowatt of the feed. */
  private readonly cords: { readonly feed: number; readonly giver: number; readonly perKw: number; readonly meter: number }[][];
  private readonly net: PowerNetwork;

  public constructor(
    private readonly analysis: SiteAnalysis,
    bench: Bench,
  ) {
    const { net, grid } = bench;
    const { site } = analysis;
    this.net = net;
    this.cords = net.loads.map(() => []);
    const sourcesOf = new Map<number, number>();
    site.power.forEach((link) => link.cord === '' && sourcesOf.set(link.receiver, (sourcesOf.get(link.receiver) ?? 0) + 1));
    const meterOf = new Map<string, number>();
    for (const link of site.power) {
      if (grid.direct[link.giver] || link.lengthM === 0 || (link.conductor === undefined && link.lengthM === undefined)) {
        continue;
      }
      if (link.cord === '') {
        const protection = this.ofEquipment(link.receiver, sourcesOf.get(link.receiver)!);
        const meter = this.meter(link, grid.volts[link.giver], protection);
        meterOf.set(`${link.giver}>${link.receiver}`, meter);
        if (site.assets[link.receiver].record.source?.role === SourceRole.TIE) {
          // Over a tie power goes both ways.
          meterOf.set(`${link.receiver}>${link.giver}`, meter);
        }
      } else {
        this.addCord(link, grid.volts[link.giver]);
      }
    }
    this.edgeMeter = new Int32Array(net.source.length).fill(-1);
    this.edgeAmperes = new Float64Array(net.source.length);
    for (let n = 0; n < net.count; n++) {
      for (let e = net.start[n]; e < net.start[n + 1]; e++) {
        const giver = net.asset[net.source[e]];
        this.edgeMeter[e] = meterOf.get(`${giver}>${net.asset[n]}`) ?? -1;
        this.edgeAmperes[e] = perKva(grid.volts[giver]);
      }
    }
  }

  public read(engine: Engine, scenario: number, base: boolean): void {
    const { nodes, nodeCount, touched, loadCount } = engine.now;
    for (let i = 0, all = base ? this.net.count : nodeCount; i < all; i++) {
      this.readNode(engine, base ? i : nodes[i], scenario, base);
    }
    for (let i = 0, all = base ? this.net.loads.length : loadCount; i < all; i++) {
      this.readLoad(engine, base ? i : touched[i], scenario, base);
    }
  }

  private readNode(engine: Engine, node: number, scenario: number, base: boolean): void {
    const { start } = this.net;
    const { edgeP, edgeQ } = engine.now;
    for (let e = start[node]; e < start[node + 1]; e++) {
      if (this.edgeMeter[e] >= 0) {
        this.note(this.edgeMeter[e], hypot(edgeP[PROVISIONED][e], edgeQ[PROVISIONED][e]) * this.edgeAmperes[e], scenario, base);
      }
    }
  }

  private readLoad(engine: Engine, load: number, scenario: number, base: boolean): void {
    if (engine.dark[load]) {
      return;
    }
    for (const { feed, giver, perKw, meter } of this.cords[load]) {
      const node = engine.feedNode[feed];
      if (node >= 0 && this.net.asset[node] === giver) {
        this.note(meter, engine.feedP[PROVISIONED][feed] * perKw, scenario, base);
      }
    }
  }

  private note(index: number, amperes: number, scenario: number, base: boolean): void {
    const meter = this.meters[index];
    if (base && amperes > meter.normalA) {
      meter.normalA = amperes;
      meter.normalScenario = scenario;
    }
    if (amperes > meter.worstA) {
      meter.worstA = amperes;
      meter.worstScenario = scenario;
    }
  }

  /** A new meter, or -1 where something is missing. */
  private meter(link: SnapshotPowerLink, volts: number, { device, factor }: { device?: Protection; factor?: number }): number {
    if (!link.conductor) {
      this.unknownConductors.add(link.receiver);
      return -1;
    }
    const { code } = this.analysis.site;
    const circuit: Circuit = { code, volts, continuousFactor: factor === 1 ? 1 : code.continuousFactor.toFraction() };
    const may = carrying(link.conductor, circuit);
    if (!may) {
      this.unknownAmpacities.add(link.receiver);
      return -1;
    }
    return this.meters.push({ link, circuit, carrying: may, device, normalA: 0, normalScenario: 0, worstA: 0, worstScenario: 0 }) - 1;
  }

  /** Cords of one load with the same run and share have one meter. */
  private addCord(link: SnapshotPowerLink, volts: number): void {
    const { net } = this;
    const load = net.loadOf[link.receiver];
    const demand = this.analysis.site.assets[link.receiver].record.demand!;
    const at = demand.cords.findIndex((cord) => cord.id === link.cord);
    const { feed, share, powerFactor } = net.cordsOf[load][at];
    const perKw = (share * fullestPhase(demand.electrical?.phases) * perKva(volts)) / powerFactor;
    const known = this.cords[load].find((cord) => cord.feed === feed && cord.giver === link.giver && cord.perKw === perKw);
    if (known && link.conductor && this.meters[known.meter].link.conductor?.description === link.conductor.description) {
      return;
    }
    const limit = demand.cords[at].limits?.find((one) => one.current);
    const pickup = demand.electrical?.device;
    // Devices of motors and compressors may be larger than their conductors (NEC 240.4(G), 430.52, 440.22).
    const device = demand.loadClass === LoadClass.COOLING ? undefined : protectionOf(limit, pickup);
    const meter = this.meter(link, volts, { device, factor: limit?.factor?.toFraction() ?? (limit ? 1 : undefined) });
    if (meter >= 0) {
      this.cords[load].push({ feed, giver: link.giver, perKw, meter });
    }
  }

  /** The device of equipment protects its run where all of its current goes over one. */
  private ofEquipment(receiver: number, runs: number): { device?: Protection; factor?: number } {
    const source = this.analysis.site.assets[receiver].record.source!;
    const limit = source.limits.find((one) => one.rule === LimitRule.OVERCURRENT && one.current);
    const { derating, device } = source.electrical ?? {};
    const left = derating ? derating.altitude.toFraction() * derating.temperature.toFraction() : 1;
    const factor = limit && Number(((limit.factor?.toFraction() ?? 1) / left).toPrecision(9));
    const shared = runs > 1 && (source.input === InputMode.PARALLEL || source.input === InputMode.UNIT);
    return { device: shared ? undefined : protectionOf(limit, device), factor };
  }
}

/** Settings go before the rating of the frame. */
function protectionOf(
  limit: PowerLimit | undefined,
  settings?: { readonly pickup: { toAmperes(): number }; readonly conventionalRatio?: number },
): Protection | undefined {
  const ratingA = settings?.pickup.toAmperes() ?? limit?.current?.toAmperes();
  return ratingA === undefined ? undefined : { ratingA, conventionalRatio: settings?.conventionalRatio ?? 1 };
}

const perKva = (volts: number): number => 1000 / (Math.sqrt(3) * volts);
