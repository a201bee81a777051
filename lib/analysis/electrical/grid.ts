import { Conductor, PowerLevel, SourceRole } from '../../core';
import type { SiteSnapshot, SnapshotPowerLink } from '../model';
import { PowerNetwork } from '../power/network';

/** Temperature coefficient of copper and aluminium, 1/K, and final temperature of XLPE and EPR insulation (IEC 60909-0, IEC 60364-5-54). */
const PER_KELVIN = 0.004;
const FINAL_TEMPERATURE = 250;

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
    hot: cold * (1 + PER_KELVIN * (FINAL_TEMPERATURE - 20)),
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
  private readonly links = new Map<string, SnapshotPowerLink>();

  public constructor(
    public readonly site: SiteSnapshot,
    public readonly net: PowerNetwork,
  ) {
    const { assets } = site;
    site.power.forEach((link) => this.links.set(`${link.giver}>${link.receiver}#${link.cord}`, link));
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
        const link = this.links.get(`${giver}>${receiver}#`);
        this.edges.push(this.edgeRun(giver, receiver, link));
        edgeTap.push(link?.tapM ?? NaN);
      }
    }
    this.edgeTapM = Float64Array.from(edgeTap);
  }

  /** The run from a giver to one cord of a load. */
  public cord(giver: number, load: number, cord: string): { readonly run: Run; readonly tapM: number } {
    const link = this.links.get(`${giver}>${load}#${cord}`);
    return { run: runOf(link?.conductor, link?.lengthM), tapM: link?.tapM ?? NaN };
  }

  /** Whether anything in the design has a conductor: without one, nobody asked for voltages. */
  public get hasConductors(): boolean {
    return this.site.power.some((link) => link.conductor !== undefined);
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
