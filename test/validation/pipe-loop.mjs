// Looped pipe networks against EPANET (Darcy–Weisbach). EPANET takes friction from Swamee–Jain above Re 4,000, ours is Colebrook: up to 1 % apart in
// friction, much less in how flow divides.
import { createRequire } from 'node:module';
import { Project, Workspace } from 'epanet-js';

const require = createRequire(import.meta.url);
const { Fluid, Length } = require('../../dist/js/index.js');
const { liquid } = require('../../dist/js/analysis/fluids.js');
const { solveNetwork } = require('../../dist/js/analysis/hydraulics/network.js');
const { runDrop } = require('../../dist/js/analysis/hydraulics/pipe.js');

const GRAVITY = 9.80665;

/** Junctions with demand in L/s, pipes with length m, bore mm, roughness mm, loss coefficient; node 0 is the source. */
const networks = [
  {
    name: 'Ring header of eight nodes, two units, six racks',
    fluid: Fluid.PG25,
    celsius: 40,
    demands: [0, 1.983, 1.983, 1.983, -5.951, 1.983, 1.983, 1.983],
    pipes: Array.from({ length: 8 }, (_, i) => [i, (i + 1) % 8, i % 2 ? 2.4 : 4.8, 77.9, 0.046, i % 3 ? 0.5 : 1.2]),
  },
  {
    name: 'Two loops and a branch',
    fluid: Fluid.WATER,
    celsius: 20,
    demands: [0, 12, 0, 20, 15, 8, 5],
    pipes: [
      [0, 1, 120, 202.7, 0.046, 2],
      [1, 2, 80, 154.1, 0.046, 1],
      [2, 3, 60, 128.2, 0.046, 1.5],
      [0, 4, 90, 154.1, 0.046, 2],
      [4, 3, 70, 102.3, 0.046, 0.8],
      [1, 4, 50, 102.3, 0.046, 0],
      [3, 5, 40, 102.3, 0.1, 3],
      [5, 6, 25, 77.9, 0.1, 1],
    ],
  },
];

async function epanet({ fluid, celsius, demands, pipes }) {
  const { density, viscosity } = liquid(fluid, celsius);
  const ws = new Workspace();
  await ws.loadModule();
  // EPANET's viscosity is relative to 1.1e-5 ft²/s.
  const relative = viscosity / density / (1.1e-5 * 0.3048 ** 2);
  const lines = [
    '[JUNCTIONS]',
    ...demands.slice(1).map((demand, i) => `N${i + 1} 0 ${demand}`),
    '[RESERVOIRS]',
    'N0 500',
    '[PIPES]',
    ...pipes.map(([from, to, length, bore, roughness, k], i) => `P${i} N${from} N${to} ${length} ${bore} ${roughness} ${k} Open`),
    '[OPTIONS]',
    'Units LPS',
    'Headloss D-W',
    `Viscosity ${relative}`,
    'Accuracy 0.00000001',
    'Trials 500',
    '[TIMES]',
    'Duration 0',
    '[END]',
  ];
  ws.writeFile('net.inp', `${lines.join('\n')}\n`);
  const model = new Project(ws);
  model.open('net.inp', 'report.rpt', 'out.bin');
  model.solveH();
  const [FLOW, HEAD] = [8, 10];
  const out = {
    flows: pipes.map((_, i) => model.getLinkValue(model.getLinkIndex(`P${i}`), FLOW)),
    heads: demands.map((_, i) => model.getNodeValue(model.getNodeIndex(`N${i}`), HEAD) - 500),
    version: ws.version,
  };
  model.close();
  return out;
}

function own({ fluid, celsius, demands, pipes }) {
  const state = liquid(fluid, celsius);
  const mm = (value) => Length.millimeters(value);
  const links = pipes.map(([from, to, length, bore, roughness, lossCoefficient]) => {
    const run = { length: Length.meters(length), bore: mm(bore), roughness: mm(roughness), lossCoefficient };
    return { from, to, drop: (flow) => runDrop(run, flow, state) };
  });
  const supplied = demands.map((demand) => -demand / 1000);
  supplied[0] = demands.slice(1).reduce((sum, demand) => sum + demand, 0) / 1000;
  const { flows, pressures } = solveNetwork(demands.length, links, supplied);
  return { flows: flows.map((flow) => flow * 1000), heads: pressures.map((pressure) => pressure / (state.density * GRAVITY)) };
}

let version = '';
const rows = [];
for (const network of networks) {
  const [ours, theirs] = [own(network), await epanet(network)];
  version = theirs.version;
  const most = Math.max(...theirs.flows.map(Math.abs));
  const lowest = Math.max(...theirs.heads.map(Math.abs));
  rows.push(
    // A share of the largest flow and head: near the still point of a ring a relative difference means nothing.
    ...ours.flows.map((flow, i) => ({
      case: `${network.name}, pipe ${network.pipes[i][0]}–${network.pipes[i][1]}`,
      quantity: 'flow',
      unit: 'L/s',
      ours: flow,
      theirs: theirs.flows[i],
      tolerance: Number((0.001 * most).toPrecision(2)),
      absolute: true,
    })),
    ...ours.heads.slice(1).map((head, i) => ({
      case: `${network.name}, node ${i + 1} below the source`,
      quantity: 'head',
      unit: 'm',
      ours: -head,
      theirs: -theirs.heads[i + 1],
      tolerance: Number((0.01 * lowest).toPrecision(2)),
      absolute: true,
    })),
  );
}
process.stdout.write(
  JSON.stringify({
    title: 'Looped pipe networks',
    engine: `EPANET ${Math.floor(version / 10000)}.${Math.floor((version % 10000) / 100)} (epanet-js 0.9.0)`,
    computes: 'flow in every pipe and head at every node, Darcy–Weisbach with minor losses',
    rows,
  }),
);
