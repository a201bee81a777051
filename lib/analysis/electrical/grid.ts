import { Conductor, PowerLevel, SourceRole } from '../../core';
import { CONDUCTOR_FINAL_C, CONDUCTOR_PER_KELVIN } from '../figures';
import type { SiteSnapshot, SnapshotPowerLink } from '../model';
import { type PowerNetwork, grouped, starts } from '../power/network';

/** Ohms of a run: in operation, at 20 °C and at the end of a short circuit. `known` is false where nobody gave length and conductor. */
export interface Run {
  readonly known: boolean;
  readonly r: number;
  readonly x: number;
  readonly cold: number;
  readonly hot: number;
}

const NOTHING: Run = { known: true, r: 0, x: 0, cold: 0, hot: 0 };
const UNKNOWN: Run = { known: false, r: 0, x: 0, cold: 0, hot: 0 };

export function runOf(conductor: Conductor | undefined, lengthM: number | undefined): Run {
  if (lengthM === 0) {
    return NOTHING;
  }
  if (!conductor || lengthM === undefined) {
    return UNKNOWN;
  }
  const km = lengthM / 1000;
  const cold = conductor.coldResistanceOhmsPerKilometer * km;
  return {
    known: true,
    r: conductor.resistanceOhmsPerKilometer * km,
    x: conductor.reactanceOhmsPerKilometer * km,
    cold,
    hot: cold * (1 + CONDUCTOR_PER_KELVIN * (CONDUCTOR_FINAL_C - 20)),
  };
}

/** Series impedance of a transformer, on its own rating: u_kr is its load loss over its rating. */
export interface Winding {
  readonly kva: number;
  readonly ukr: number;
  readonly ukx: number;
  /** Rated over nominal secondary voltage. */
  readonly ratio: number;
}

/** The run from a giver to one cord of a load, and where along the giver's busway it begins (NaN where it does not say). */
export interface CordRun {
  /** Index among the cords of the load. */
  readonly cord: number;
  readonly giver: number;
  readonly run: Run;
  /** The run per unit of 1 kVA on the nominal voltage of the giver. */
  readonly zr: number;
  readonly zx: number;
  readonly tapM: number;
}

/** The site as a network of impedances: what the nodes and edges of the power graph are in volts and ohms. */
export class Grid {
  /** Nominal voltage at the output of each asset, V; NaN where it gives no power. */
  public readonly volts: Float64Array;
  public readonly direct: Uint8Array;
  public readonly regulated: Uint8Array;
  public readonly windings: (Winding | undefined)[];
  /** The run of a busway, whole length; undefined for all else. */
  public readonly busways: (Run | undefined)[];
  public readonly buswayM: Float64Array;
  /** By edge of the network. */
  public readonly edges: Run[] = [];
  /** By edge: distance along the giver's busway, NaN for its far end. */
  public readonly edgeTapM: Float64Array;
  /** By edge: the same run per unit of 1 kVA on the nominal voltage of what gives. */
  public readonly edgeR: Float64Array;
  public readonly edgeX: Float64Array;
  /** By edge: 1 where the run, or the busway that it taps, is not known. */
  public readonly edgeLost: Uint8Array;
  /** By loss curve of the network: 1 where an impedance stands for it here. */
  public readonly inSeries: Uint8Array;
  /** Cords of feed f that draw at one point of what feeds them, draws `drawStart[f]` to `drawStart[f + 1]`: their share of the feed, and one of them. */
  public readonly drawStart: Int32Array;
  public readonly drawShare: Float64Array;
  public readonly drawCord: Int32Array;
  /** The draw that each cord is part of: cord c of load l at `cordStart[l] + c`. */
  private readonly cordStart: Int32Array;
  private readonly drawOfCord: Int32Array;
  /** Links by receiver. */
  private readonly linkStart: Int32Array;
  private readonly links: Int32Array;
  private readonly cords: CordRun[][] = [];

  public constructor(
    public readonly site: SiteSnapshot,
    public readonly net: PowerNetwork,
  ) {
    const { assets } = site;
    [this.linkStart, this.links] = grouped(
      assets.length,
      Int32Array.from(site.power, (link) => link.receiver),
      Int32Array.from(site.power, (_, l) => l),
    );
    this.volts = Float64Array.from(assets, ({ record: { source } }) => {
      if (!source) {
        return NaN;
      }
      const level = source.level === PowerLevel.LOW_VOLTAGE ? site.code.lowVoltage : site.code.mediumVoltage;
      return (source.electrical?.voltage ?? source.limits.find((limit) => limit.voltage)?.voltage ?? level).toVolts();
    });
    this.direct = Uint8Array.from(assets, ({ record }) => (record.source?.electrical?.directCurrent ? 1 : 0));
    this.regulated = Uint8Array.from(assets, ({ record }) => (record.source?.electrical?.regulatedOutput ? 1 : 0));
    this.windings = assets.map(({ index, record: { source } }) => {
      const kva = source?.limits.find((limit) => limit.apparentPower)?.apparentPower?.toKilovoltAmperes();
      if (!source?.impedance || kva === undefined) {
        return undefined;
      }
      const uk = source.impedance.toFraction();
      const ukr = Math.min(uk, source.losses?.find((loss) => loss.name === 'transformer')?.square ?? 0);
      const ratio = (source.electrical?.noLoadVoltage?.toVolts() ?? this.volts[index]) / this.volts[index];
      return { kva, ukr, ukx: Math.sqrt(uk * uk - ukr * ukr), ratio };
    });
    const runs = assets.map(({ record }) => record.source?.electrical?.run);
    this.busways = assets.map((asset, i) => {
      const run = runs[i];
      return run ? runOf(run.conductor, run.length?.toMeters()) : asset.record.kind === 'busway' ? UNKNOWN : undefined;
    });
    this.buswayM = Float64Array.from(runs, (run) => run?.length?.toMeters() ?? NaN);
    const edgeTap: number[] = [];
    for (let n = 0; n < net.count; n++) {
      for (let e = net.start[n]; e < net.start[n + 1]; e++) {
        const [giver, receiver] = [net.asset[net.source[e]], net.asset[n]];
        // A bus hangs on a tie by the same link by which the tie hangs on the bus.
        const link = this.link(giver, receiver) ?? this.link(receiver, giver);
        this.edges.push(this.edgeRun(giver, receiver, link));
        edgeTap.push(link?.giver === giver ? (link.tapM ?? NaN) : NaN);
      }
    }
    this.edgeTapM = Float64Array.from(edgeTap);
    const giverOf = (e: number): number => net.asset[net.source[e]];
    this.edgeR = Float64Array.from(this.edges, (run, e) => this.perUnitR(run, giverOf(e)));
    this.edgeX = Float64Array.from(this.edges, (run, e) => this.perUnitX(run, giverOf(e)));
    this.edgeLost = Uint8Array.from(this.edges, (run, e) => (!run.known || this.busways[giverOf(e)]?.known === false ? 1 : 0));
    this.cordStart = starts(net.cordsOf.map((cords) => cords.length));
    this.drawOfCord = new Int32Array(this.cordStart[net.loads.length]);
    [this.drawStart, this.drawCord, this.drawShare] = this.findDraws();
    this.inSeries = new Uint8Array(net.lossBase.length);
    for (let n = 0; n < net.count; n++) {
      for (let l = net.lossStart[n]; l < net.lossStart[n + 1]; l++) {
        this.inSeries[l] = this.standsFor(n, assets[net.asset[n]].record.source?.losses?.[l - net.lossStart[n]].name) ? 1 : 0;
      }
    }
  }

  /** The run from a giver to a cord of a load of the network. */
  public cord(load: number, cord: number, giver: number): CordRun {
    const runs = (this.cords[load] ??= this.cordsTo(load));
    for (let i = 0; i < runs.length; i++) {
      if (runs[i].cord === cord && runs[i].giver === giver) {
        return runs[i];
      }
    }
    return { cord, giver, run: UNKNOWN, zr: 0, zx: 0, tapM: NaN };
  }

  /** A run per unit of 1 kVA on the nominal voltage of `asset`; of direct current, there and back. */
  public perUnitR(run: Run, asset: number): number {
    const base = 1000 / (this.volts[asset] * this.volts[asset]);
    return this.direct[asset] ? 2 * run.r * base : run.r * base;
  }

  public perUnitX(run: Run, asset: number): number {
    const base = 1000 / (this.volts[asset] * this.volts[asset]);
    return this.direct[asset] ? 0 : run.x * base;
  }

  /** Whether anything in the design has a conductor: without one, nobody asked for voltages. */
  public get hasConductors(): boolean {
    return this.site.power.some((link) => link.conductor !== undefined);
  }

  /** The draw that a cord is part of. */
  public drawOf(load: number, cord: number): number {
    return this.drawOfCord[this.cordStart[load] + cord];
  }

  private findDraws(): [Int32Array, Int32Array, Float64Array] {
    const { net } = this;
    const [starts, cords, shares]: number[][] = [[0], [], []];
    for (let load = 0; load < net.loads.length; load++) {
      for (let f = net.feedStart[load]; f < net.feedStart[load + 1]; f++) {
        const first = cords.length;
        net.cordsOf[load].forEach(({ feed, share }, cord) => {
          if (feed === f) {
            let at = first;
            while (at < cords.length && !this.sameTaps(load, cord, cords[at])) {
              at++;
            }
            this.drawOfCord[this.cordStart[load] + cord] = at;
            if (at < cords.length) {
              shares[at] += share;
            } else {
              cords.push(cord);
              shares.push(share);
            }
          }
        });
        if (cords.length === first + 1) {
          shares[first] = 1;
        }
        starts.push(cords.length);
      }
    }
    return [Int32Array.from(starts), Int32Array.from(cords), Float64Array.from(shares)];
  }

  /** Whether two cords of one feed are tapped at the same places of the busways that may feed them. */
  private sameTaps(load: number, one: number, other: number): boolean {
    const { net } = this;
    const { feed } = net.cordsOf[load][one];
    for (let s = net.feedSourceStart[feed]; s < net.feedSourceStart[feed + 1]; s++) {
      const giver = net.asset[net.feedSource[s]];
      if (this.busways[giver] && !Object.is(this.cord(load, one, giver).tapM, this.cord(load, other, giver).tapM)) {
        return false;
      }
    }
    return true;
  }

  private cordsTo(load: number): CordRun[] {
    const { asset } = this.net.loads[load];
    const { cords } = this.site.assets[asset].record.demand!;
    const runs: CordRun[] = [];
    for (let l = this.linkStart[asset]; l < this.linkStart[asset + 1]; l++) {
      const { giver, cord, conductor, lengthM, tapM } = this.site.power[this.links[l]];
      const index = cords.findIndex(({ id }) => id === cord);
      if (index >= 0) {
        const run = runOf(conductor, lengthM);
        runs.push({ cord: index, giver, run, zr: this.perUnitR(run, giver), zx: this.perUnitX(run, giver), tapM: tapM ?? NaN });
      }
    }
    return runs;
  }

  private link(giver: number, receiver: number): SnapshotPowerLink | undefined {
    for (let l = this.linkStart[receiver]; l < this.linkStart[receiver + 1]; l++) {
      const link = this.site.power[this.links[l]];
      if (link.giver === giver && link.cord === '') {
        return link;
      }
    }
    return undefined;
  }

  /** Losses of the routing model that impedances stand for here: windings, and conductors that are given (of a tied bus those behind its outlet). */
  private standsFor(n: number, loss: string | undefined): boolean {
    const { start } = this.net;
    const cable = loss === 'medium-voltage cable' && this.edges.slice(start[n], start[n + 1]).every((run) => run.known);
    return loss === 'transformer' || cable || (loss === 'conductors' && this.feedsKnown(this.net.outlet[n] >= 0 ? this.net.outlet[n] : n));
  }

  private feedsKnown(n: number): boolean {
    const { net, edges, busways } = this;
    const drawers = [...net.drawer.slice(net.drawerStart[n], net.drawerStart[n + 1])];
    const all = drawers.every((drawer) => {
      const run = busways[net.asset[drawer]];
      for (let e = net.start[drawer]; e < net.start[drawer + 1]; e++) {
        if (net.source[e] === n && !edges[e].known) {
          return false;
        }
      }
      return run === undefined || run.known;
    });
    return all && drawers.length > 0;
  }

  /** Sides of one bus, and a bus and its tie, touch; of all else the link says. */
  private edgeRun(giver: number, receiver: number, link: SnapshotPowerLink | undefined): Run {
    const { assets } = this.site;
    const tie = [giver, receiver].some((a) => assets[a].record.source?.role === SourceRole.TIE);
    if (giver === receiver || (tie && !link?.conductor)) {
      return NOTHING;
    }
    return runOf(link?.conductor, link?.lengthM);
  }
}
