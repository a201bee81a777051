import type { AirCondition } from '../../core';
import { onceFor } from '../memo';
import type { SiteSnapshot } from '../model';
import { Engine, THERMAL } from '../power/engine';
import { type PowerNetwork, powerNetworkOf } from '../power/network';
import { ThermalNetwork, ThermalState } from '../thermal/network';

/** Rounds of "losses heat rooms, rooms load chillers, chillers load boards" from a cold start; each changes the next by a few per cent of the last. */
const ROUNDS = 4;
/** From the state of similar weather one is enough: losses of the rooms move by less than 0.1 % between bins. */
const WARM_ROUNDS = 1;

/** A site in service on utility, coupled as in the failure run, for outdoor air other than that of the design day. */
export class SettledSite {
  public readonly net: PowerNetwork;
  public readonly engine: Engine;
  private readonly thermal: ThermalNetwork;
  private warm = false;

  public constructor(public readonly site: SiteSnapshot) {
    this.net = powerNetworkOf(site);
    this.thermal = new ThermalNetwork(site);
    this.engine = new Engine(this.net, 'U', [...this.thermal.switchedGroups]);
  }

  /** Solves heat and losses in turn. Starts from where the last call ended. */
  public at(air: AirCondition = this.site.climate.designDayAir): ThermalState {
    let state = this.thermal.setNormal(this.lossKw, air);
    for (let round = 0; round < (this.warm ? WARM_ROUNDS : ROUNDS); round++) {
      this.engine.setThermal(state.mechanicalKw);
      state = this.thermal.setNormal(this.lossKw, air);
    }
    this.engine.setThermal(state.mechanicalKw);
    this.warm = true;
    return state;
  }

  /** With cooling units out and losses as they are, on the design day; after `at()` without another air. */
  public without(out: ReadonlySet<number>, pumpOut?: number): ThermalState {
    return this.thermal.evaluate({ out, dark: new Set(), pumpOut, lossKw: this.lossKw });
  }

  /** Electrical loss of equipment, kW. */
  private readonly lossKw = (asset: number): number =>
    this.net.nodesOf[asset].reduce(
      (sum, node) => sum + this.engine.input(node, THERMAL)[0] - (this.engine.up[node] ? this.engine.outP[THERMAL][node] : 0),
      0,
    );
}

/** The design day at thermal design power, everything in service. */
export const onDesignDay = onceFor((site: SiteSnapshot) => new SettledSite(site).at());
