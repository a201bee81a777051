import { spawnSync } from 'child_process';
import { writeFileSync } from 'fs';
import * as os from 'os';
import { Engine, PROVISIONED } from '../lib/analysis/power/engine';
import { PowerNetwork, UTILITY } from '../lib/analysis/power/network';
import { removable } from '../lib/analysis/power/scenarios';

/** What `pandapower_loop.py` prints. */
interface Loop {
  readonly version: string;
  readonly buses: number;
  readonly lines: number;
  readonly loads: number;
  readonly outages: number;
  readonly solved: number;
  readonly milliseconds: number;
}

/**
 * The base state on utility as a network of pandapower: a bus for each node, a short line for each connection in use, loads where cords draw. A
 * component out takes the lines to and from it. `undefined` with a line on the console where pandapower cannot be had.
 */
export function pandapowerLoop(net: PowerNetwork): Loop | undefined {
  const engine = new Engine(net, 'U', []);
  const lines: [number, number, number[]][] = [];
  const feeders: number[] = [];
  for (let node = 0; node < net.count; node++) {
    if (net.kind[node] === UTILITY) {
      feeders.push(node);
    }
    for (let e = net.start[node]; e < net.start[node + 1]; e++) {
      if (engine.now.edgeP[PROVISIONED][e] > 0) {
        lines.push([net.source[e], node, [net.asset[net.source[e]], net.asset[node]]]);
      }
    }
  }
  const loads = Array.from(net.feedLoad, (load, feed): [number, number, number] => {
    const kw = engine.feedP[PROVISIONED][feed];
    return [engine.feedNode[feed], kw, kw * net.loadTan[load]];
  }).filter(([node, kw]) => node >= 0 && kw > 0);
  const file = `${os.tmpdir()}/bench-graph.json`;
  writeFileSync(file, JSON.stringify({ buses: net.count, feeders, lines, loads, outages: removable(net.site) }));
  const { status, stdout, stderr, error } = spawnSync('bash', ['bench/pandapower.sh', file], { encoding: 'utf8' });
  if (status !== 0) {
    console.log(`comparison with pandapower left out: ${(stderr || String(error)).trim().split('\n').pop()}`);
    return undefined;
  }
  return JSON.parse(stdout) as Loop;
}
