import { LimitRule } from '../../core';
import type { SettledSite } from '../climate/settle';
import { isInformationTechnology } from '../model';
import { THERMAL } from '../power/engine';
import { GENERATOR, PowerNetwork, UTILITY } from '../power/network';

/** Power in kW where ISO/IEC 30134-2 has it measured. */
export interface Reading {
  /** At the utility feeds. */
  readonly feeds: number;
  /** Of generators that carry load with the utility there. */
  readonly generated: number;
  /** At the inputs of IT (category 3). */
  readonly it: number;
  /** IT at the UPS outputs (category 1), at its input where no UPS feeds it; undefined where no IT hangs on a UPS. */
  readonly ups?: number;
}

/** Reads a settled site. */
export class Meter {
  /** Whether the design has loads that are neither IT nor cooling (lighting, control). */
  public readonly hasControl: boolean;
  private readonly net: PowerNetwork;
  private readonly isIt: boolean[];
  private readonly isUps: boolean[];

  public constructor(private readonly settled: SettledSite) {
    this.net = settled.net;
    const record = (asset: number) => settled.site.assets[asset].record;
    this.isIt = this.net.loads.map(({ asset }) => isInformationTechnology(record(asset).demand!));
    this.hasControl = this.net.loads.some(({ asset }, load) => !this.isIt[load] && !record(asset).cooling?.unit);
    this.isUps = Array.from(this.net.asset, (asset) => record(asset).source?.limits.some((limit) => limit.rule === LimitRule.UPS) ?? false);
  }

  public read(): Reading {
    const { engine } = this.settled;
    const { net } = this;
    const outP = engine.outP[THERMAL];
    const through = new Float64Array(net.count);
    let [feeds, generated, it, ups, onUps] = [0, 0, 0, 0, false];
    // Nodes are numbered sources first.
    for (let n = 0; n < net.count; n++) {
      feeds += net.kind[n] === UTILITY ? outP[n] : 0;
      generated += net.kind[n] === GENERATOR ? outP[n] : 0;
      const before = this.through(n, through);
      through[n] = this.isUps[n] ? 1 : before;
      // A UPS behind another one measures what is measured already.
      ups += this.isUps[n] ? outP[n] * (1 - before) : 0;
    }
    for (let f = 0; f < net.feedLoad.length; f++) {
      const kw = engine.feedP[THERMAL][f];
      const share = engine.feedNode[f] >= 0 ? through[engine.feedNode[f]] : 0;
      if (this.isIt[net.feedLoad[f]]) {
        it += kw;
        ups += kw * (1 - share);
        onUps ||= kw * share > 0;
      } else {
        ups -= kw * share;
      }
    }
    return { feeds, generated, it, ups: onUps ? ups : undefined };
  }

  /** Share of what a node draws that has come through a UPS. */
  private through(node: number, known: Float64Array): number {
    const { start, source } = this.net;
    const drawn = this.settled.engine.now.edgeP[THERMAL];
    let [of, all] = [0, 0];
    for (let e = start[node]; e < start[node + 1]; e++) {
      of += drawn[e] * known[source[e]];
      all += drawn[e];
    }
    return all > 0 ? of / all : 0;
  }
}
