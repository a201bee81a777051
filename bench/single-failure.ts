/**
 * Exhaustive coupled single-failure run on a generated campus of about 7,000 racks, on utility and on generators. In the same run, as a named
 * comparison, the same engine recomputing every flow from nothing for a sample of the same scenarios on the same graph: what incremental work saves.
 */
import * as os from 'os';
import {
  AiCloud,
  BuswayModel,
  CduModel,
  Climate,
  CoolingPlant,
  Current,
  DataHall,
  DryCoolerModel,
  ElectricalCode,
  GeneratorModel,
  GpuPod,
  Power,
  PowerPlant,
  RackSystem,
  Ratio,
  Redundancy,
  Site,
  Temperature,
  TransformerModel,
  UpsCurve,
  UpsModel,
  UtilityPlant,
  Voltage,
  ApparentPower,
} from 'cdktf-gigafactory';
import { analyseSite } from '../lib/analysis/analyse';
import { Engine } from '../lib/analysis/power/engine';
import { PowerNetwork } from '../lib/analysis/power/network';
import { removable } from '../lib/analysis/power/scenarios';
import { snapshotOf } from '../lib/analysis/snapshot';

const HALLS = Number(process.env.HALLS ?? 146);
const since = (start: bigint): number => Number(process.hrtime.bigint() - start) / 1e6;
const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);

/** One hall as the reference hall: six pods of eight racks, two 4N/3 blocks, its own mechanical plant, utility switchgear and generators. */
function campus(cloud: AiCloud): Site {
  const site = new Site(cloud, 'campus', {
    climate: Climate.designDay({ dryBulb: Temperature.celsius(39), wetBulb: Temperature.celsius(22) }),
    code: ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) }),
  });
  for (let h = 1; h <= HALLS; h++) {
    const hall = new DataHall(cloud, `hall-${h}`, { site });
    const pods = [1, 2, 3, 4, 5, 6].map((n) => new GpuPod(hall, `pod-${n}`, { system: RackSystem.GB300_NVL72, rackCount: 8 }));
    const power = new PowerPlant(hall, 'power', {
      redundancy: Redundancy.distributed(4),
      ups: UpsModel.EATON_9395_XR_1500,
      transformer: TransformerModel.DOE_LIQUID_2000,
      mainBreaker: Current.amperes(4000),
      podBusway: BuswayModel.PLUGIN_800,
      loads: pods,
    });
    const cooling = new CoolingPlant(hall, 'cooling', {
      cdu: CduModel.VERTIV_COOLCHIP_1350,
      loads: [...pods, power],
      heatRejection: { dryCooler: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70)) },
    });
    const ups = UpsModel.generic({ power: Power.kilowatts(250), apparentPower: ApparentPower.kilovoltAmperes(250), curve: UpsCurve.IGBT });
    const mechanical = new PowerPlant(hall, 'mechanical', { redundancy: Redundancy.TWO_N, ups, loads: [cooling] });
    new UtilityPlant(hall, 'utility', { contract: Power.megawatts(12), generators: { model: GeneratorModel.DCC_3000 }, loads: [power, mechanical] });
  }
  return site;
}

const cloud = new AiCloud({ outdir: `${os.tmpdir()}/bench-out` });
let start = process.hrtime.bigint();
campus(cloud);
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
