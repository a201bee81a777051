import { Engine, PROVISIONED } from '../../lib/analysis/power/engine';
import { PowerNetwork } from '../../lib/analysis/power/network';
import { removable } from '../../lib/analysis/power/scenarios';
import { bruteForce } from '../support/brute-force';
import { randomSite } from '../support/random-site';

/** The same flow within 1e-9 of itself, or of a watt. */
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1);

describe('the incremental engine agrees with a naive full recomputation', () => {
  const SITES = 400;
  let scenarios = 0;

  test.each(Array.from({ length: SITES / 50 }, (_, i) => i))('on 50 random sites, lot %i', (lot) => {
    for (let seed = lot * 50 + 1; seed <= lot * 50 + 50; seed++) {
      const { site, groups } = randomSite(seed);
      const net = new PowerNetwork(site);
      for (const state of net.hasGenerators ? (['U', 'G'] as const) : (['U'] as const)) {
        const engine = new Engine(net, state, groups);
        for (const removed of [-1, ...removable(site)]) {
          if (removed >= 0) {
            engine.apply([removed]);
          }
          const brute = bruteForce(site, state, new Set(removed >= 0 ? [removed] : []), groups);
          scenarios++;
          const where = `seed ${seed}, state ${state}, ${removed < 0 ? 'all in service' : `${site.assets[removed].path} out`}`;
          net.loads.forEach((load, i) => {
            if ((engine.dark[i] === 1) !== brute.dark.has(load.asset)) {
              throw new Error(`${where}: ${site.assets[load.asset].path} dark ${engine.dark[i]}`);
            }
            net.cordsOf[i].forEach((cord, c) => {
              const id = `${load.asset}#${site.assets[load.asset].record.demand!.cords[c].id}`;
              const kw = engine.feedP[PROVISIONED][cord.feed] * cord.share;
              if (!same(kw, brute.cords.get(id) ?? 0)) {
                throw new Error(`${where}: cord ${id} ${kw} against ${brute.cords.get(id)}`);
              }
            });
          });
          for (const [asset, [p, q]] of brute.out) {
            const nodes = net.nodesOf[asset];
            const most = nodes.reduce((m, n) =>
              Math.hypot(engine.outP[0][n], engine.outQ[0][n]) > Math.hypot(engine.outP[0][m], engine.outQ[0][m]) ? n : m,
            );
            if (!same(engine.outP[0][most], p) || !same(engine.outQ[0][most], q)) {
              throw new Error(`${where}: ${site.assets[asset].path} ${engine.outP[0][most]} / ${engine.outQ[0][most]} against ${p} / ${q}`);
            }
          }
          engine.rollback();
        }
      }
    }
    expect(scenarios).toBeGreaterThan(1000);
  });

  test('and rolls back to the very same bits', () => {
    const { site, groups } = randomSite(7);
    const engine = new Engine(new PowerNetwork(site), 'U', groups);
    const before = JSON.stringify(
      [engine.outP, engine.outQ, engine.feedP, engine.feedNode, engine.dark, engine.running, engine.up].map((a) => Object.values(a)),
    );
    for (const removed of removable(site)) {
      engine.apply([removed]);
      engine.rollback();
    }
    expect(
      JSON.stringify([engine.outP, engine.outQ, engine.feedP, engine.feedNode, engine.dark, engine.running, engine.up].map((a) => Object.values(a))),
    ).toBe(before);
  });
});
