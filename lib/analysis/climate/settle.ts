import type { AirCondition } from '../../core';
import { onceFor } from '../memo';
import type { SiteSnapshot } from '../model';
import { Engine, THERMAL } from '../power/engine';
import { type PowerNetwork, powerNetworkOf } from '../power/network';
import { ThermalNetwork, ThermalState } from '../thermal/network';

/**
 * Rounds of "losses heat rooms, rooms load chillers, chillers load boards": each changes the next by some per cent of its own change at most. They end
 * where the mechanical load moves by less than this share of itself.
 */
const [ROUNDS, SETTLED] = [20, 1e-7];

/** A site in service on utility, coupled as in the failure run, for outdoor air other than that of the design day. */
export class SettledSite {
  public readonly net: PowerNetwork;
  public readonly engine: Engine;
  private readonly thermal: ThermalNetwork;

  public constructor(public readonly site: SiteSnapshot) {
    this.net = powerNetworkOf(site);
    this.thermal = new ThermalNetwork(site);
    this.engine = new Engine(this.net, 'U', [...this.thermal.switchedGroups]);
  }

  /** Solves heat and losses in turn. Starts from where the last call ended. */
  public at(air: AirCondition = this.site.climate.designDayAir): ThermalState {
    let state = this.thermal.setNormal(this.lossKw, air);
    for (let round = 0; round < ROUNDS; round++) {
      const before = total(state.mechanicalKw);
      this.engine.setThermal(state.mechanicalKw);
      state = this.thermal.setNormal(this.lossKw, air);
      const after = total(state.mechanicalKw);
      if (Math.abs(after - before) <= SETTLED * after) {
        break;
      }
    }
    this.engine.setThermal(state.mechanicalKw);
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

const total = (kilowatts: ReadonlyMap<number, number>): number => [...kilowatts.values()].reduce((a, b) => a + b, 0);

/** The design day at thermal design power, everything in service. */
export const onDesignDay = onceFor((site: SiteSnapshot) => new SettledSite(site).at());
