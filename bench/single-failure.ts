/**
 * Exhaustive coupled single-failure run on a generated campus of about 7,000 racks, on utility and on generators. In the same run, as a named
 * comparison, the same engine recomputing every flow from nothing for a sample of the same scenarios on the same graph: what incremental work saves.
 */
import * as os from 'os';
import { AiCloud } from 'cdktf-gigafactory';
import { analyseSite } from '../lib/analysis/analyse';
import { Engine } from '../lib/analysis/power/engine';
import { PowerNetwork } from '../lib/analysis/power/network';
import { removable } from '../lib/analysis/power/scenarios';
import { snapshotOf } from '../lib/analysis/snapshot';
import { campus } from './campus';

const HALLS = Number(process.env.HALLS ?? 146);
const since = (start: bigint): number => Number(process.hrtime.bigint() - start) / 1e6;
const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);

const cloud = new AiCloud({ outdir: `${os.tmpdir()}/bench-out` });
let start = process.hrtime.bigint();
campus(cloud, HALLS);
const declare = since(start);
start = process.hrtime.bigint();
const [site] = snapshotOf(cloud).sites;
const snapshot = since(start);

const net = new PowerNetwork(site);
const racks = site.assets.filter((a) => a.record.kind === 'gpu_rack').length;
const parts = site.assets.reduce((sum, a) => sum + (a.record.parts?.length ?? 0), 0);
const scenarios = removable(site);

const runs: number[] = [];
for (let i = 0; i < 3; i++) {
  global.gc?.();
  start = process.hrtime.bigint();
  analyseSite(site);
  runs.push(since(start));
}
runs.sort((a, b) => a - b);

const electrical: number[] = [];
for (let i = 0; i < 3; i++) {
  const engines = (['U', 'G'] as const).map((state) => new Engine(net, state, []));
  start = process.hrtime.bigint();
  for (const engine of engines) {
    for (const asset of scenarios) {
      engine.apply([asset]);
      engine.rollback();
    }
  }
  electrical.push(since(start));
}
electrical.sort((a, b) => a - b);

const SAMPLE = 20;
start = process.hrtime.bigint();
for (let i = 0; i < SAMPLE; i++) {
  new Engine(net, 'U', []).apply([scenarios[Math.floor((i * scenarios.length) / SAMPLE)]]);
}
const whole = since(start) / SAMPLE;

const row = (name: string, value: string): void => console.log(`${name.padEnd(58)}${value}`);
row('machine', `${os.cpus()[0].model}, ${os.cpus().length} cores, Node ${process.version}`);
row('racks / GPUs', `${racks} / ${racks * 72}`);
row('assets / parts / links', `${site.assets.length} / ${parts} / ${site.power.length + site.coolant.length}`);
row('power nodes / loads / feeds', `${net.count} / ${net.loads.length} / ${net.feedLoad.length}`);
row('scenarios (two base states, each component out in both)', String(scenarios.length * 2 + 2));
row('declare', `${declare.toFixed(0)} ms`);
row('snapshot', `${snapshot.toFixed(0)} ms`);
row('whole analysis, coupled, median of 3', `${runs[1].toFixed(0)} ms (${runs[0].toFixed(0)} to ${runs[2].toFixed(0)})`);
row('electrical failure run alone, median of 3', `${electrical[1].toFixed(0)} ms`);
row(
  'comparison: full recompute, one scenario',
  `${whole.toFixed(2)} ms, ${((whole * scenarios.length * 2) / 1000).toFixed(0)} s for all (from ${SAMPLE})`,
);
row('peak resident memory', `${Math.round((process.resourceUsage().maxRSS * 1024) / 1e6)} MB (now ${megabytes()} MB)`);
