import { onceFor } from './memo';
import type { BaseState, SiteSnapshot } from './model';
import { Engine } from './power/engine';
import { lossKw } from './power/losses';
import { PowerNetwork, powerNetworkOf } from './power/network';
import { CoolingFailures } from './thermal/failures';
import { ThermalNetwork, ThermalState } from './thermal/network';

/** Rounds of "losses heat rooms, rooms load chillers, chillers load boards"; each changes the next by a few per cent of the last. */
const ROUNDS = 4;

/** A site in service on its design day, from which equipment can be taken out. Engines are back in their base states between readers. */
export interface Settled {
  readonly net: PowerNetwork;
  readonly thermal: ThermalNetwork;
  /** On utility, and on generators where there are any. */
  readonly engines: Engine[];
  readonly normal: ThermalState;
  readonly cooling: CoolingFailures;
}

/** The design day of a site: mechanical input follows from heat, heat from losses, losses from mechanical input. Worked out once for all who ask. */
export const settled = onceFor((site: SiteSnapshot): Settled => {
  const net = powerNetworkOf(site);
  const thermal = new ThermalNetwork(site);
  const states: BaseState[] = net.hasGenerators ? ['U', 'G'] : ['U'];
  const engines = states.map((state) => new Engine(net, state, [...thermal.switchedGroups]));
  const [utility, ...others] = engines;
  let normal = thermal.setNormal((asset) => lossKw(utility, asset));
  for (let round = 0; round < ROUNDS; round++) {
    utility.setThermal(normal.mechanicalKw);
    if (round === ROUNDS - 1) {
      // What is asked of the utility state settles it; the others take the last answer.
      others.forEach((engine) => engine.setThermal(normal.mechanicalKw));
    }
    normal = thermal.setNormal((asset) => lossKw(utility, asset));
  }
  return { net, thermal, engines, normal, cooling: new CoolingFailures(site, net, thermal, normal) };
});
