import { Conductor, ElectricalCode } from '../../core';
import { LEAST_PARALLEL, TRADE_SIZES, TradeSize, tradeSizeOf } from '../../core/conductor-table';
import { SLACK } from '../power/record';

/** NFPA 70 table 310.16 and the rules of its article 215 and 240 reach to 2,000 V; overload protection of 240.4 and of IEC 60364 to 1,000 V. */
const TABLE_VOLTS = 2000;
const LOW_VOLTS = 1000;
/** NEC 240.4(B): the next standard size above the ampacity is allowed up to 800 A. */
const ROUNDED_UP_TO = 800;
/** NEC 240.4(D): the largest device of small conductors, by trade size. */
const SMALL: { readonly [metal: string]: { readonly [size: string]: number } } = {
  copper: { '14 AWG': 15, '12 AWG': 20, '10 AWG': 30 },
  aluminium: { '12 AWG': 15, '10 AWG': 25 },
};
/** IEC 60364-4-43: I_2 ≤ 1.45·I_z. */
const CONVENTIONAL = 1.45;

/** Where conductors lie: what the rule of their ampacity needs beside themselves. */
export interface Circuit {
  readonly code: ElectricalCode;
  readonly volts: number;
  /** Share of a device's rating that may be used continuously: 1 of an assembly listed for 100 %. */
  readonly continuousFactor: number;
}

/** What conductors may carry, all parallel ones together, A. */
export interface Carrying {
  /** Ampacity where they lie (I_z). */
  readonly ampacityA: number;
  /** What a current that flows for hours may use of it. */
  readonly limitA: number;
  /** Row of the table by which they were judged. */
  readonly size?: TradeSize;
}

/** An overcurrent device as far as it protects a conductor. */
export interface Protection {
  readonly ratingA: number;
  /** I_2 over I_n. */
  readonly conventionalRatio: number;
}

/**
 * ANSI: the 75 °C ampacity has to be 125 % of a continuous current (100 % where the assembly is so listed), the derated one all of it. Bus ducts, and all
 * conductors under IEC or at medium voltage, have one ampacity, which has to be the current. Undefined where nobody gives it.
 */
export function carrying(conductor: Conductor, { code, volts, continuousFactor }: Circuit): Carrying | undefined {
  const given = conductor.ampacity?.toAmperes();
  if (code.name !== 'ANSI' || volts > TABLE_VOLTS || !isMetal(conductor.metal)) {
    return given === undefined ? undefined : { ampacityA: given, limitA: given };
  }
  const size = tradeSizeOf(conductor.metal, conductor.crossSection!.toSquareMillimeters());
  if (!size) {
    // Beyond the table the ampacity given stands for both columns: on the safe side.
    return given === undefined ? undefined : { ampacityA: given, limitA: given * continuousFactor };
  }
  const at75 = conductor.parallel * size.at75;
  const derated = given ?? conductor.parallel * size.at90 * (conductor.derating?.toFraction() ?? 1);
  const ampacityA = Math.min(at75, derated);
  return { ampacityA, limitA: Math.min(ampacityA, at75 * continuousFactor), size };
}

/** The largest device that protects conductors of this ampacity against overload. */
export function largestDevice({ ampacityA, size }: Carrying, { code, volts }: Circuit, ratio: number, metal?: string): number {
  if (volts > LOW_VOLTS) {
    return Infinity;
  }
  if (code.name !== 'ANSI') {
    return ampacityA * Math.min(1, CONVENTIONAL / ratio);
  }
  const next = code._sizeFor(ampacityA);
  const allowed = next !== undefined && next <= ROUNDED_UP_TO ? next : ampacityA;
  return Math.min(allowed, (size && metal && SMALL[metal]?.[size.name]) || Infinity);
}

/** A way out: so many of one size on each phase. */
export interface ConductorFix {
  /** As many of the conductors that are there. */
  readonly parallel?: number;
  /** The next trade size that does, as many in parallel as now; only where the table applies. */
  readonly size?: string;
  /** Ampacity of all of them together that would do, A. */
  readonly ampacityA: number;
}

/** The least number of the same conductors, and the next size, that carry the current and are protected. */
export function conductorFix(conductor: Conductor, circuit: Circuit, amperes: number, device?: Protection): ConductorFix {
  const now = carrying(conductor, circuit)!;
  const does = (is: Carrying): boolean =>
    is.limitA >= amperes * (1 - SLACK) &&
    (!device || largestDevice(is, circuit, device.conventionalRatio, conductor.metal) >= device.ratingA * (1 - SLACK));
  const times = (share: number): Carrying => ({ ampacityA: now.ampacityA * share, limitA: now.limitA * share, size: now.size });
  const { parallel } = conductor;
  const single = isMetal(conductor.metal) && circuit.code.name === 'ANSI' && now.size !== undefined && now.size.area < LEAST_PARALLEL;
  const counts = single ? [] : Array.from({ length: 40 - parallel }, (_, i) => parallel + 1 + i);
  const count = counts.find((n) => does(times(n / parallel)));
  const size = now.size && isMetal(conductor.metal) ? larger(conductor, now, circuit).find(([, is]) => does(is)) : undefined;
  const share = Math.max(amperes / now.limitA, device ? neededFor(device, circuit) / now.ampacityA : 0);
  return { parallel: count, size: size?.[0], ampacityA: now.ampacityA * share };
}

/** Larger sizes of the same number, at the same share of their 75 °C ampacity. */
function larger(conductor: Conductor, now: Carrying, circuit: Circuit): [string, Carrying][] {
  const n = conductor.parallel;
  const sizes = TRADE_SIZES[conductor.metal as 'copper'].filter(({ area }) => area > now.size!.area && (n === 1 || area >= LEAST_PARALLEL));
  const share = now.ampacityA / (n * now.size!.at75);
  return sizes.map((size) => {
    const derating = conductor.derating?.toFraction();
    const ampacityA = derating === undefined ? n * size.at75 * share : n * Math.min(size.at75, size.at90 * derating);
    return [size.name, { ampacityA, limitA: Math.min(ampacityA, n * size.at75 * circuit.continuousFactor), size }];
  });
}

/** Ampacity that a device asks for; ANSI counts on the next standard size below it where it may. */
function neededFor({ ratingA, conventionalRatio }: Protection, { code, volts }: Circuit): number {
  return volts > LOW_VOLTS ? 0 : code.name === 'ANSI' ? ratingA : (ratingA * Math.max(CONVENTIONAL, conventionalRatio)) / CONVENTIONAL;
}

const isMetal = (metal: string | undefined): metal is 'copper' | 'aluminium' => metal === 'copper' || metal === 'aluminium';
