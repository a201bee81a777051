/**
 * Exhaustive coupled single-failure run on a generated campus of about 7,000 racks, on utility and on generators. In the same run, as named
 * comparisons: the same engine recomputing every flow from nothing for a sample of the same scenarios, which is what incremental work saves, and
 * pandapower's contingency loop on the graph of one hall.
 */
import * as os from 'os';
import { AiCloud } from '../lib';
import { analyseSite, prepareSite } from '../lib/analysis/analyse';
import { FailureRun } from '../lib/analysis/failure-run';
import type { SiteSnapshot } from '../lib/analysis/model';
import { Engine } from '../lib/analysis/power/engine';
import { PowerNetwork } from '../lib/analysis/power/network';
import { removable } from '../lib/analysis/power/scenarios';
import { voltages } from '../lib/analysis/electrical/voltage';
import { faultZoneRun, maintenanceRun } from '../lib/analysis/resilience/run';
import { secondFailureRun } from '../lib/analysis/resilience/second';
import { settled } from '../lib/analysis/settled';
import { snapshotOf } from '../lib/analysis/snapshot';
import { noTwins, twinsOf } from '../lib/analysis/twins';
import { CHECKS } from '../lib/checks/registry';
import { campus } from './campus';
import { pandapowerLoop } from './pandapower';

const HALLS = Number(process.env.HALLS ?? 146);
const RUNS = Number(process.env.RUNS ?? 5);
const row = (name: string, value: string): void => console.log(`${name.padEnd(90)}${value}`);

interface Timed<T> {
  readonly value: T;
  readonly wall: number;
  readonly cpu: number;
}

/** Wall and processor time, ms. */
function timed<T>(work: () => T): Timed<T> {
  global.gc?.();
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  const value = work();
  const wall = Number(process.hrtime.bigint() - start) / 1e6;
  const used = process.cpuUsage(cpu);
  return { value, wall, cpu: (used.user + used.system) / 1000 };
}

const figures = (times: Omit<Timed<unknown>, 'value'>[]): string => {
  const by = (key: 'wall' | 'cpu'): number[] => times.map((t) => t[key]).sort((a, b) => a - b);
  const [wall, cpu] = [by('wall'), by('cpu')];
  const middle = times.length >> 1;
  return `${wall[middle].toFixed(0)} ms (${wall[0].toFixed(0)} to ${wall[wall.length - 1].toFixed(0)}); processor ${cpu[middle].toFixed(0)} ms`;
};

type Cost = Omit<Timed<unknown>, 'value'>;
// What was worked out is let go, so that memory is that of one analysis.
const cost = (work: () => unknown): Cost => {
  const { wall, cpu } = timed(work);
  return { wall, cpu };
};

const repeated = <T>(work: () => Timed<T>): Timed<T>[] => Array.from({ length: RUNS }, work);

function siteOf(halls: number, alike = true): { declare: Timed<unknown>; snapshot: Timed<SiteSnapshot> } {
  const cloud = new AiCloud({ outdir: `${os.tmpdir()}/bench-out` });
  const declare = timed(() => campus(cloud, halls, alike));
  return { declare, snapshot: timed(() => snapshotOf(cloud).sites[0]) };
}

function electrical(engines: Engine[], out: number[]): void {
  for (const engine of engines) {
    for (const asset of out) {
      engine.apply([asset]);
      engine.rollback();
    }
  }
}

const { declare, snapshot } = siteOf(HALLS);
const site = snapshot.value;
const parts = site.assets.reduce((sum, a) => sum + (a.record.parts?.length ?? 0), 0);
const racks = site.assets.filter((a) => a.record.kind === 'gpu_rack').length;
const out = removable(site);
const net = new PowerNetwork(site);
const networks = Array.from({ length: RUNS }, () => cost(() => new PowerNetwork(site)));
const engines = (['U', 'G'] as const).map((state) => new Engine(net, state, []));
const electricalRuns = repeated(() => timed(() => electrical(engines, out)));
// What is worked out of a site is kept with it: a copy is a site that nobody has asked yet.
const fresh = (of: SiteSnapshot = site): SiteSnapshot => ({ ...of });
const preparing: Cost[] = [];
const finding: Cost[] = [];
const sharedRuns: Cost[] = [];
const ownRuns: Cost[] = [];
const telling: Cost[] = [];
let scenarioCount = 0;
for (let i = 0; i < RUNS; i++) {
  const one = fresh();
  preparing.push(cost(() => settled(one)));
  finding.push(cost(() => twinsOf(one)));
  const { run, scenarios } = prepareSite(one);
  scenarioCount = scenarios.length;
  sharedRuns.push(cost(() => run.run(scenarios)));
  telling.push(cost(() => run.results(scenarios)));
  const own = new FailureRun(one, settled(one), noTwins(one));
  ownRuns.push(cost(() => own.run(scenarios)));
}
const whole = Array.from({ length: RUNS }, () => cost(() => analyseSite(fresh())));

row('machine', `${os.cpus()[0].model}, ${os.cpus().length} cores (load ${os.loadavg()[0].toFixed(1)}), Node ${process.version}`);
row('racks / GPUs', `${racks} / ${racks * 72}`);
row('assets / parts / links', `${site.assets.length} / ${parts} / ${site.power.length + site.coolant.length}`);
row('power nodes / loads / feeds / limits', `${net.count} / ${net.loads.length} / ${net.feedLoad.length} / ${net.limits.length}`);
row('scenarios (two base states, each component out in both, CDU pumps)', String(scenarioCount));
row('declare', figures([declare]));
row('snapshot', figures([snapshot]));
row('build the power network', figures(networks));
row('prepare: networks, base states, design day settled', figures(preparing));
row('find parts of the site that are alike', figures(finding));
row('run, electrical alone', figures(electricalRuns));
row('run, coupled: flows, limits, shelves, shared fates, cooling; like halls once', figures(sharedRuns));
row('results of every hall, from those that were run', figures(telling));
row('run, coupled, every hall for itself', figures(ownRuns));
row('whole analysis: prepare, run, claims, results', figures(whole));

const analysis = analyseSite(fresh());
function zones(of: SiteSnapshot, what: string): void {
  settled(of);
  const maintenance = timed(() => maintenanceRun(of));
  row(`maintenance zones, coupled (${maintenance.value.scenarios} scenarios)${what}`, figures([maintenance]));
  const faults = timed(() => faultZoneRun(of));
  row(`fault zones, coupled (${faults.value.scenarios} scenarios)${what}`, figures([faults]));
  const pairs = timed(() => secondFailureRun(of));
  row(`a failure during maintenance, coupled (${pairs.value.pairs} pairs, ${pairs.value.failing.length} fail)${what}`, figures([pairs]));
}
if (process.env.ZONES !== '0') {
  zones(analysis.site, '');
}
row('non-linear network study: voltages of the base states and the 50 worst contingencies', figures([timed(() => voltages(analysis))]));
// Whether a check applies is part of what it costs.
const judged = CHECKS.filter((check) => !check.optional)
  .map((check) => ({ check, time: timed(() => check.applies?.(analysis) !== false && check.evaluate(analysis)) }))
  .filter(({ time }) => time.value)
  .sort((a, b) => b.time.cpu - a.time.cpu);
row(
  `all ${judged.length} checks that apply, with the analyses that only they ask for`,
  `${judged.reduce((sum, j) => sum + j.time.wall, 0).toFixed(0)} ms`,
);
row(
  '  slowest',
  judged
    .slice(0, 4)
    .map(({ check, time }) => `${check.code} ${time.wall.toFixed(0)}`)
    .join(', '),
);

row('peak resident memory so far', `${Math.round((process.resourceUsage().maxRSS * 1024) / 1e6)} MB`);
if (process.env.ZONES !== '0') {
  zones(siteOf(HALLS, false).snapshot.value, ', no two halls alike');
}

const SAMPLE = 20;
const full = timed(() => {
  for (let i = 0; i < SAMPLE; i++) {
    new Engine(net, 'U', []).apply([out[Math.floor((i * out.length) / SAMPLE)]]);
  }
});
const each = full.wall / SAMPLE;
row(
  'comparison: full recompute, one electrical scenario',
  `${each.toFixed(2)} ms, ${((each * out.length * 2) / 1000).toFixed(0)} s for all (from ${SAMPLE})`,
);

const hall = siteOf(1).snapshot.value;
const hallNet = new PowerNetwork(hall);
const hallOut = removable(hall);
const hallEngine = new Engine(hallNet, 'U', []);
const hallRuns = repeated(() => timed(() => electrical([hallEngine], hallOut)));
const hallCoupled = Array.from({ length: RUNS }, () => {
  const { run, scenarios: own } = prepareSite(fresh(hall));
  return timed(() => run.run(own));
});
const alone = hallCoupled.map((t) => t.wall).sort((a, b) => a - b)[RUNS >> 1];
const own = (hallRuns.map((t) => t.wall).sort((a, b) => a - b)[RUNS >> 1] / hallOut.length) * 1000;
const hallScenarios = prepareSite(hall).scenarios.length;
row(
  'one hall alone, coupled (no like hall to share cooling results with)',
  `${alone.toFixed(1)} ms, ${((alone / hallScenarios) * 1000).toFixed(1)} µs a scenario`,
);
const theirs = pandapowerLoop(hallNet);
if (theirs) {
  row(
    `comparison: pandapower ${theirs.version}, one hall, one outage`,
    `${theirs.milliseconds.toFixed(1)} ms (${theirs.buses} buses, ${theirs.lines} lines, ${theirs.loads} loads; ${theirs.solved} of ${theirs.outages} solved)`,
  );
  row('  computes: AC power flow (Newton-Raphson) of what the outage leaves', 'no transfer to another source');
  row('ours on the same graph, one outage', `${own.toFixed(1)} µs (${hallNet.count} nodes, ${hallNet.feedLoad.length} feeds)`);
  row('  computes: routing with transfer, shares, losses, two demands', 'no voltages');
}
