import { LimitRule } from '../../core';
import type { SettledSite } from '../climate/settle';
import { isInformationTechnology } from '../model';
import { THERMAL } from '../power/engine';
import { PowerNetwork, UTILITY } from '../power/network';

/** Reads power where the standard has it measured: at the feeds, at the UPS outputs, at the racks. */
export class Meter {
  /** Whether the design has loads that are neither IT nor cooling (lighting, control). */
  public readonly hasControl: boolean;
  private readonly net: PowerNetwork;
  private readonly isIt: boolean[];
  /** Nodes that are a UPS or hang on one, and the first UPS of each path. */
  private readonly behindUps: Uint8Array;
  private readonly ups: number[] = [];

  public constructor(private readonly settled: SettledSite) {
    this.net = settled.net;
    const record = (asset: number) => settled.site.assets[asset].record;
    this.isIt = this.net.loads.map(({ asset }) => isInformationTechnology(record(asset).demand!));
    this.hasControl = this.net.loads.some(({ asset }, load) => !this.isIt[load] && !record(asset).cooling?.unit);
    this.behindUps = new Uint8Array(this.net.count);
    // Nodes are numbered sources first.
    for (let n = 0; n < this.net.count; n++) {
      const sources = Array.from(this.net.source.subarray(this.net.start[n], this.net.start[n + 1]));
      const behind = sources.some((source) => this.behindUps[source]);
      const isUps = record(this.net.asset[n]).source?.limits.some((limit) => limit.rule === LimitRule.UPS) ?? false;
      this.behindUps[n] = behind || isUps ? 1 : 0;
      if (isUps && !behind) {
        this.ups.push(n);
      }
    }
  }

  /** kW at the utility feeds, at the inputs of IT, and at the UPS outputs less what else hangs on them. */
  public read(): { feeds: number; it: number; ups: number } {
    const { engine } = this.settled;
    const { net } = this;
    let [feeds, it] = [0, 0];
    for (let n = 0; n < net.count; n++) {
      feeds += net.kind[n] === UTILITY ? engine.outP[THERMAL][n] : 0;
    }
    let ups = this.ups.reduce((total, n) => total + engine.outP[THERMAL][n], 0);
    for (let f = 0; f < net.feedLoad.length; f++) {
      const kw = engine.feedP[THERMAL][f];
      if (this.isIt[net.feedLoad[f]]) {
        it += kw;
      } else if (engine.feedNode[f] >= 0 && this.behindUps[engine.feedNode[f]]) {
        ups -= kw;
      }
    }
    return { feeds, it, ups };
  }
}
