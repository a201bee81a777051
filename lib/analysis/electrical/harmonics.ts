import { SourceRole } from '../../core';
import { onceFor } from '../memo';
import { SiteAnalysis, isInformationTechnology } from '../model';
import { Engine, PROVISIONED } from '../power/engine';
import { benchOf } from './bench';
import { inputShares } from './shares';

/** Harmonic current at a utility feed, normal state. */
export interface FeedDistortion {
  readonly asset: number;
  /** Total demand distortion; undefined where a load's is not given. */
  readonly demandDistortion?: number;
  /** Short-circuit current over load current; undefined without the feed's short-circuit power. */
  readonly stiffness?: number;
  readonly voltageDistortion?: number;
  readonly mediumVoltage: boolean;
}

/** Third-harmonic current in the neutral of equipment, normal state. */
export interface NeutralLoad {
  readonly asset: number;
  readonly amperes: number;
  readonly limitA?: number;
}

export interface HarmonicAnalysis {
  readonly feeds: FeedDistortion[];
  readonly neutrals: NeutralLoad[];
  /** Loads and converters of which nobody gave the distortion. */
  readonly unknown: number[];
  /** Loads of information technology at low voltage of which nobody gave the third harmonic: their neutrals are not known. */
  readonly unknownThird: number[];
}

/** Motors and what hangs on medium voltage have no neutral. */
const LOW_VOLTS = 1000;

/** Harmonic currents added without phase angles, which overstates them: screening on the safe side. A converter sets its own. */
export const harmonics = onceFor((analysis: SiteAnalysis): HarmonicAnalysis => {
  let result: HarmonicAnalysis | undefined;
  benchOf(analysis.site).at(analysis.scenarios[0], (engine) => (result = read(analysis, engine)));
  return result!;
});

function read(analysis: SiteAnalysis, engine: Engine): HarmonicAnalysis {
  const { net, grid } = benchOf(analysis.site);
  const { assets } = analysis.site;
  const part = inputShares(net, engine);
  const [distorted, third] = [new Float64Array(net.count), new Float64Array(net.count)];
  const [unknown, asked, askedThird] = [new Uint8Array(net.count), new Set<number>(), new Set<number>()];
  // What stands wholly behind converters does not distort the feed, so that it is not asked for.
  const behind = new Uint8Array(net.count);
  for (let n = 0; n < net.count; n++) {
    const drawn = Array.from({ length: net.start[n + 1] - net.start[n] }, (_, i) => net.start[n] + i).filter((e) => part[e] > 0);
    behind[n] = grid.regulated[net.asset[n]] || (drawn.length > 0 && drawn.every((e) => behind[net.source[e]])) ? 1 : 0;
  }
  const neutrals = new Map<number, NeutralLoad>();
  const feeds: FeedDistortion[] = [];
  for (let f = 0; f < net.feedLoad.length; f++) {
    const n = engine.feedNode[f];
    const load = net.loads[net.feedLoad[f]];
    const facts = assets[load.asset].record.demand!.electrical;
    const kva = engine.feedP[PROVISIONED][f] * Math.sqrt(1 + load.tan * load.tan);
    if (n < 0 || kva === 0 || grid.direct[net.asset[n]]) {
      continue;
    }
    third[n] += (facts?.thirdHarmonic?.toFraction() ?? 0) * kva;
    distorted[n] += (facts?.currentDistortion?.toFraction() ?? 0) * kva;
    const isIt = isInformationTechnology(assets[load.asset].record.demand!);
    if (isIt && facts?.thirdHarmonic === undefined && grid.volts[net.asset[n]] <= LOW_VOLTS) {
      askedThird.add(load.asset);
    }
    if (facts?.currentDistortion === undefined && !behind[n]) {
      unknown[n] = 1;
      asked.add(load.asset);
    }
  }
  for (let n = net.count - 1; n >= 0; n--) {
    const asset = net.asset[n];
    const source = assets[asset].record.source!;
    const through = Math.hypot(engine.outP[PROVISIONED][n], engine.outQ[PROVISIONED][n]);
    if (third[n] > 0) {
      // Triplen currents of three phases add in the neutral.
      const perKva = 1000 / (Math.sqrt(3) * grid.volts[asset]);
      const rated = source.limits.find((limit) => limit.current)?.current?.toAmperes();
      const share = source.electrical?.neutral?.toFraction();
      const limitA = rated !== undefined && share !== undefined ? rated * share : undefined;
      neutrals.set(asset, { asset, amperes: 3 * third[n] * perKva, limitA });
    }
    let [own, bad] = [distorted[n], unknown[n]];
    if (grid.regulated[asset]) {
      const [p, q] = engine.input(n, PROVISIONED);
      const thd = source.electrical?.currentDistortion?.toFraction();
      [own, bad] = [(thd ?? 0) * Math.hypot(p, q), thd === undefined && p > 0 ? 1 : 0];
      if (bad) {
        asked.add(asset);
      }
    }
    if (source.role === SourceRole.UTILITY) {
      const power = source.electrical?.shortCircuitPower?.toKilovoltAmperes();
      feeds.push({
        asset,
        demandDistortion: bad || through === 0 ? undefined : own / through,
        stiffness: power === undefined || through === 0 ? undefined : power / through,
        voltageDistortion: source.electrical?.voltageDistortion?.toFraction(),
        mediumVoltage: grid.volts[asset] > 1000 && grid.volts[asset] <= 69000,
      });
    }
    // A delta winding keeps triplen currents from what is above it.
    const keeps = source.impedance !== undefined || grid.regulated[asset] === 1;
    for (let e = net.start[n]; e < net.start[n + 1]; e++) {
      distorted[net.source[e]] += part[e] * own;
      third[net.source[e]] += keeps ? 0 : part[e] * third[n];
      unknown[net.source[e]] |= part[e] > 0 ? bad : 0;
    }
  }
  return {
    feeds: feeds.sort((a, b) => a.asset - b.asset),
    neutrals: [...neutrals.values()].sort((a, b) => a.asset - b.asset),
    unknown: [...asked].sort((a, b) => a - b),
    unknownThird: [...askedThird].sort((a, b) => a - b),
  };
}
