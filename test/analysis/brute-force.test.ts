import { Engine, PROVISIONED, THERMAL } from '../../lib/analysis/power/engine';
import { PowerNetwork } from '../../lib/analysis/power/network';
import { removable } from '../../lib/analysis/power/scenarios';
import { BruteResult, bruteForce } from '../support/brute-force';
import { randomSite } from '../support/random-site';

/** The same flow within 1e-9 of itself, or of a watt. */
const same = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1);

function compare(net: PowerNetwork, engine: Engine, channel: number, brute: BruteResult, where: string): void {
  const path = (asset: number): string => net.site.assets[asset].path;
  net.loads.forEach((load, i) => {
    if ((engine.dark[i] === 1) !== brute.dark.has(load.asset)) {
      throw new Error(`${where}: ${path(load.asset)} dark ${engine.dark[i]}`);
    }
    if (channel === PROVISIONED && engine.touchedLoads.includes(i) && engine.capped.includes(i) !== brute.capped.has(load.asset)) {
      throw new Error(`${where}: ${path(load.asset)} capped ${engine.capped.includes(i)}`);
    }
    net.cordsOf[i].forEach((cord, c) => {
      const id = `${load.asset}#${net.site.assets[load.asset].record.demand!.cords[c].id}`;
      const kw = engine.feedP[channel][cord.feed] * cord.share;
      if (!same(kw, brute.cords.get(id) ?? 0)) {
        throw new Error(`${where}: cord ${id} ${kw} against ${brute.cords.get(id)}`);
      }
    });
  });
  for (const [asset, [p, q]] of brute.out) {
    const [outP, outQ] = [engine.outP[channel], engine.outQ[channel]];
    const most = net.nodesOf[asset].reduce((m, n) => (Math.hypot(outP[n], outQ[n]) > Math.hypot(outP[m], outQ[m]) ? n : m));
    if (!same(outP[most], p) || !same(outQ[most], q)) {
      throw new Error(`${where}: ${path(asset)} ${outP[most]} / ${outQ[most]} against ${p} / ${q}`);
    }
  }
}

describe('the incremental engine agrees with a naive full recomputation, property (5)', () => {
  const SITES = 500;
  let scenarios = 0;

  test.each(Array.from({ length: SITES / 50 }, (_, i) => i))('on 50 random sites, lot %i', (lot) => {
    for (let seed = lot * 50 + 1; seed <= lot * 50 + 50; seed++) {
      const { site, groups } = randomSite(seed, { cords: true });
      const net = new PowerNetwork(site);
      for (const state of net.hasGenerators ? (['U', 'G'] as const) : (['U'] as const)) {
        const engine = new Engine(net, state, groups);
        const parts = removable(site);
        const pairs = parts.slice(0, 8).map((a, i) => [a, parts[(i * 7 + seed) % parts.length]]);
        for (const removed of [[], ...parts.map((part) => [part]), ...pairs]) {
          if (removed.length > 0) {
            engine.apply(removed);
          }
          scenarios++;
          const where = `seed ${seed}, state ${state}, out: ${removed.map((r) => site.assets[r].path).join(', ') || 'nothing'}`;
          compare(net, engine, PROVISIONED, bruteForce(site, state, new Set(removed), groups), where);
          compare(net, engine, THERMAL, bruteForce(site, state, new Set(removed), groups, 'thermal'), `${where}, thermal`);
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
