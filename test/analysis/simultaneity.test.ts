import { Engine, PROVISIONED, THERMAL } from '../../lib/analysis/power/engine';
import { PowerNetwork } from '../../lib/analysis/power/network';
import { removable } from '../../lib/analysis/power/scenarios';
import { bruteForce } from '../support/brute-force';
import { randomSite } from '../support/random-site';

/** Largest output of the nodes of one asset, kW. */
const most = (net: PowerNetwork, engine: Engine, asset: number, channel: number): number =>
  Math.max(...net.nodesOf[asset].map((n) => engine.outP[channel][n]));

test.each([0, 1])('the engine agrees with its slow twin where equipment counts on less than all loads, lot %i', (lot) => {
  let [counted, worst] = [0, 0];
  for (let seed = lot * 25 + 1; seed <= lot * 25 + 25; seed++) {
    const { site, groups } = randomSite(seed, { cords: true, simultaneity: true });
    const net = new PowerNetwork(site);
    counted += net.countsOnLess ? 1 : 0;
    for (const state of net.hasGenerators ? (['U', 'G'] as const) : (['U'] as const)) {
      const engine = new Engine(net, state, groups);
      for (const removed of [[], ...removable(site).map((part) => [part])]) {
        engine.apply(removed);
        for (const [channel, demand] of [
          [PROVISIONED, 'provisioned'],
          [THERMAL, 'thermal'],
        ] as const) {
          for (const [asset, [kw]] of bruteForce(site, state, new Set(removed), groups, demand).out) {
            worst = Math.max(worst, Math.abs(most(net, engine, asset, channel) - kw));
          }
        }
        engine.rollback();
      }
    }
  }
  expect(worst).toBeLessThan(1e-6);
  expect(counted).toBeGreaterThan(12);
});
