// Two networks with our results, for an independent engine to solve: the 33-bus feeder of Baran and Wu, and the reference hall in its normal state (cut
// at its UPS, whose inputs are loads and whose outputs are sources). { name: { buses, lines, transformers, loads, sources, fault } }.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '../..');
const require = createRequire(import.meta.url);
if (!existsSync(path.join(root, 'dist/examples/halls/gb300.js'))) {
  execFileSync('npm', ['run', '--silent', 'build:examples'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
}
const library = require('../../dist/js/index.js');
const { analyseSite } = require('../../dist/js/analysis/analyse.js');
const { snapshotOf } = require('../../dist/js/analysis/snapshot.js');
const { benchOf } = require('../../dist/js/analysis/electrical/bench.js');
const { faultLevels } = require('../../dist/js/analysis/electrical/fault.js');
const { conductorLosses } = require('../../dist/js/analysis/electrical/conductor-losses.js');
const { Sweep } = require('../../dist/js/analysis/electrical/sweep.js');
const { islandsOf } = require('../../dist/js/analysis/power/islands.js');
const { gb300Hall } = require('../../dist/examples/halls/gb300.js');

/** The network of a site in its normal state, as plain buses and branches, with the voltages that the sweep found. */
function flowOf(analysis) {
  const bench = benchOf(analysis.site);
  const { grid, net } = bench;
  let out;
  bench.at(analysis.scenarios[0], (engine) => {
    const sweep = new Sweep(grid);
    sweep.solve(engine, islandsOf(net).all);
    const [buses, lines, transformers, loads, sources] = [[], [], [], [], []];
    const kv = (asset) => grid.volts[asset] / 1000;
    const bus = (name, asset, r, i) => buses.push({ name, kv: kv(asset), pu: Math.hypot(r, i) });
    const draw = (at, p, q) => (p !== 0 || q !== 0) && loads.push({ bus: at, kw: p, kvar: q });
    const branch = (from, to, run, scale = 1) => lines.push({ from, to, r: run.r * scale, x: run.x * scale });
    const nameOf = (n) => `${n} ${analysis.site.assets[net.asset[n]].path}`;
    const carries = (n) => engine.up[n] && Math.hypot(sweep.jr[n], sweep.ji[n]) > 1e-9;
    const tapOf = new Map();
    for (let n = 0; n < net.count; n++) {
      if (!carries(n)) {
        continue;
      }
      const asset = net.asset[n];
      const [name, input] = [nameOf(n), `${nameOf(n)} in`];
      const edges = [];
      for (let e = net.start[n]; e < net.start[n + 1]; e++) {
        if (sweep.part[e] > 0) {
          edges.push(e);
        }
      }
      bus(name, asset, sweep.vr[n], sweep.vi[n]);
      if (edges.length === 0) {
        sources.push({ bus: name });
      } else {
        const above = net.asset[net.source[edges[0]]];
        bus(input, above, sweep.ur[n], sweep.ui[n]);
        edges.forEach((e) => branch(tapOf.get(e) ?? nameOf(net.source[e]), input, grid.edges[e]));
        const winding = sweep.windings[n];
        if (grid.regulated[asset]) {
          const [r, i] = [sweep.er[edges[0]], sweep.ei[edges[0]]];
          draw(input, sweep.ur[n] * r + sweep.ui[n] * i, sweep.ui[n] * r - sweep.ur[n] * i);
          sources.push({ bus: name });
        } else {
          draw(input, sweep.shunt[n], 0);
          if (winding) {
            const loading = Math.hypot(sweep.jr[n], sweep.ji[n]) / winding.kva;
            transformers.push({ name, from: input, to: name, kva: winding.kva, uk: Math.hypot(winding.ukr, winding.ukx), ukr: winding.ukr, loading });
          } else {
            lines.push({ from: input, to: name, r: 0, x: 0 });
          }
        }
      }
      let [at, m] = [name, 0];
      for (const tap of sweep.taps[n] ?? []) {
        const next = `${name} at ${tap.m} m`;
        if (next !== at) {
          const [r, i] = tap.edge >= 0 ? [sweep.tr[tap.edge], sweep.ti[tap.edge]] : [sweep.fr[tap.draw], sweep.fi[tap.draw]];
          bus(next, asset, r, i);
          branch(at, next, grid.busways[asset], (tap.m - m) / grid.buswayM[asset]);
        }
        [at, m] = [next, tap.m];
        tapOf.set(tap.edge >= 0 ? tap.edge : `draw ${tap.draw}`, at);
      }
    }
    for (let f = 0; f < net.feedLoad.length; f++) {
      const n = engine.feedNode[f];
      if (n >= 0) {
        for (let d = grid.drawStart[f]; d < grid.drawStart[f + 1]; d++) {
          const kw = engine.feedP[0][f] * grid.drawShare[d];
          draw(tapOf.get(`draw ${d}`) ?? nameOf(n), kw, kw * net.loads[net.feedLoad[f]].tan);
        }
      }
    }
    out = { buses, lines, transformers, loads, sources, lossKw: conductorLosses(grid, sweep).kw };
  });
  return out;
}

/** The same site as a short-circuit network: bypasses closed, each node on its first source; resistances at 20 °C. */
function faultOf(analysis) {
  const { grid, net } = benchOf(analysis.site);
  const levels = new Map(faultLevels(analysis).levels.map((level) => [level.asset, level]));
  const [buses, lines, transformers, sources] = [[], [], [], []];
  const kept = new Set();
  for (let n = 0; n < net.count; n++) {
    const asset = net.asset[n];
    const { source } = analysis.site.assets[asset].record;
    const level = levels.get(asset);
    const role = (node) => analysis.site.assets[net.asset[node]].record.source.role;
    let e = net.start[n];
    while (e < net.start[n + 1] && !kept.has(net.source[e])) {
      e++;
    }
    if (!level || role(n) === 'tie' || (role(n) !== 'utility' && e === net.start[n + 1])) {
      continue;
    }
    kept.add(n);
    buses.push({
      name: `${n}`,
      path: analysis.site.assets[asset].path,
      kv: grid.volts[asset] / 1000,
      maximumKa: level.maximumKa,
      peakKa: level.peakKa,
      minimumKa: level.minimumKa,
    });
    if (source.role === 'utility') {
      const mva = source.electrical.shortCircuitPower.toMegavoltAmperes();
      sources.push({ bus: `${n}`, maximumMva: mva, minimumMva: mva, rx: 0.1 });
      continue;
    }
    const winding = grid.windings[asset];
    const run = grid.edges[e];
    const from = `${net.source[e]}`;
    if (winding) {
      buses.push({ name: `${n} in`, kv: grid.volts[net.asset[net.source[e]]] / 1000 });
      lines.push({ from, to: `${n} in`, r: run.cold, x: run.x });
      transformers.push({ from: `${n} in`, to: `${n}`, kva: winding.kva, uk: Math.hypot(winding.ukr, winding.ukx), ukr: winding.ukr });
    } else {
      lines.push({ from, to: `${n}`, r: run.cold, x: run.x });
    }
  }
  return { buses, lines, transformers, sources };
}

/** The feeder of test/support/baran-wu.ts, of which the data are read as text, so that they stand in one place. */
function baranWu() {
  const text = readFileSync(path.join(root, 'test/support/baran-wu.ts'), 'utf8');
  const strings = (name) =>
    [
      ...text
        .slice(text.indexOf(`export const ${name}`))
        .split('.split')[0]
        .matchAll(/'([^']+)'/g),
    ]
      .map((match) => match[1])
      .join('');
  const { Conductor, ElectricalCode, Climate, Power, PowerLevel, Ratio, SourceRole, Temperature, Voltage, LimitRule, LoadClass } = library;
  const [assets, power] = [[], []];
  const add = (name, record) =>
    assets.push({
      index: assets.length,
      path: name,
      stack: 's',
      block: '',
      key: name,
      description: '',
      tags: {},
      trace: () => undefined,
      record: { kind: 'bus', group: 'buses', stage: 'power', physical: {}, ...record },
    }) - 1;
  const electrical = { voltage: Voltage.kilovolts(12.66) };
  const limits = [{ name: 'rating', rule: LimitRule.CAPACITY, power: Power.megawatts(100) }];
  const feeder = (giver, receiver, cord, lengthM, conductor) => power.push({ giver, receiver, cord, order: 0, lengthM, conductor });
  const bus = [undefined, add('bus-1', { source: { role: SourceRole.UTILITY, level: PowerLevel.UTILITY, limits, electrical } })];
  for (const line of strings('LINES').split(';')) {
    const [ends, r, x] = line.split(' ');
    const [from, to] = ends.split('-').map(Number);
    bus[to] = add(`bus-${to}`, { source: { role: SourceRole.PATH, level: PowerLevel.MEDIUM_VOLTAGE, limits, electrical } });
    feeder(bus[from], bus[to], '', 1000, Conductor.of('line', Number(r), Number(x)));
  }
  strings('LOADS')
    .split(',')
    .forEach((pair, i) => {
      const [kw, kvar] = pair.split('/').map(Number);
      const p = Power.kilowatts(kw);
      const powerFactor = Ratio.of(kw / Math.hypot(kw, kvar));
      const demand = { peak: p, provisioned: p, thermal: p, average: p, powerFactor, loadClass: LoadClass.TRAINING, cords: [{ id: 'a' }] };
      feeder(bus[i + 2], add(`load-${i + 2}`, { demand }), 'a', 0);
    });
  const air = { dryBulb: Temperature.celsius(30), wetBulb: Temperature.celsius(20) };
  const code = ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) });
  return analyseSite({
    name: 's',
    path: 's',
    tier: 'I',
    code,
    climate: Climate.designDay(air),
    altitudeM: 0,
    assets,
    power,
    coolant: [],
    cables: [],
    claims: [],
  });
}

const cloud = new library.AiCloud({ outdir: path.join(mkdtempSync(path.join(tmpdir(), 'hall-')), 'cdktf.out') });
gb300Hall(cloud);
const hall = analyseSite(snapshotOf(cloud).sites[0]);
process.stdout.write(JSON.stringify({ baranWu: flowOf(baranWu()), hall: flowOf(hall), fault: faultOf(hall) }));
