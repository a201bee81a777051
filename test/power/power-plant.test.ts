import {
  ApparentPower,
  CduModel,
  Climate,
  CoolingPlant,
  DataHall,
  DryCoolerModel,
  FlowRate,
  GeneratorModel,
  GpuPod,
  HeatRejection,
  HeatRejectionPlant,
  Power,
  PowerPlant,
  Pressure,
  RackSystem,
  Ratio,
  Redundancy,
  ServerRack,
  Site,
  Temperature,
  UpsCurve,
  UpsModel,
  UtilityPlant,
} from 'cdktf-gigafactory';
import { analyse } from '../../lib/analysis/analyse';
import type { SiteAnalysis } from '../../lib/analysis/model';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { runChecks } from '../../lib/checks/run';
import { pairings, spreadCords, splitOverBlocks } from '../../lib/catalog/sizing/distribution';
import { codeOf, newCloud, newSite } from '../support/cloud';

const generic = (kw: number): UpsModel =>
  UpsModel.generic({ power: Power.kilowatts(kw), apparentPower: ApparentPower.kilovoltAmperes(kw * 1.03), curve: UpsCurve.SIC });

/** Pods of GB300 racks and their plant; every pod of `racks` racks. */
function hallWith(redundancy: Redundancy, ups: UpsModel, pods: number, racks: number, more: object = {}) {
  const cloud = newCloud();
  const site = newSite(cloud);
  const loads = Array.from({ length: pods }, (_, i) => new GpuPod(site, `pod-${i + 1}`, { system: RackSystem.GB300_NVL72, rackCount: racks }));
  const power = new PowerPlant(site, 'power', { redundancy, ups, loads, ...more });
  new UtilityPlant(site, 'utility', { contract: Power.megawatts(20), generators: { model: GeneratorModel.DCC_3000 }, loads: [power] });
  const [analysis] = analyse(snapshotOf(cloud)) as [SiteAnalysis];
  const findings = runChecks([analysis], cloud).filter((f) => f.severity === 'error' && f.code !== 'NotCooled');
  const upsWorst = Math.max(...analysis.power.limits.filter((l) => l.rule === 'ups' && l.unit === 'kW').map((l) => l.worst / l.limit));
  return { cloud, site, power, analysis, findings, upsWorst };
}

describe('blocks follow from the load and the UPS', () => {
  // Provisioned, 48 racks of 142 kW and 720 kW of network in pods of eight: 7,536 kW. What one lineup carries after a loss, by hand:
  // load / blocks / needed, plus .6 % · x² of conductors.
  test.each([
    [
      '2 blocks of 8 × 1,375',
      4,
      UpsModel.of({ power: Power.kilowatts(1375), apparentPower: ApparentPower.kilovoltAmperes(1419), curve: UpsCurve.EATON_9395_XR }),
      undefined,
      2,
      0.918,
    ],
    ['2 blocks of 8 × 1,500', 4, UpsModel.EATON_9395_XR_1500, undefined, 2, 0.842],
    ['1 block of 4 × 2,500 fails', 4, generic(2500), 1, 1, 1.011],
    ['1 block of 4 × 1,500 fails', 4, UpsModel.EATON_9395_XR_1500, 1, 1, 1.69],
    ['6N/5 × 1,625', 6, UpsModel.EATON_9395_XR_1625, undefined, 1, 0.933],
    ['7N/6 × 1,500', 7, UpsModel.EATON_9395_XR_1500, undefined, 1, 0.842],
  ])('%s', (_, lineups, ups, blocks, expected, worst) => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const pods = [1, 2, 3, 4, 5, 6].map((n) => new GpuPod(site, `pod-${n}`, { system: RackSystem.GB300_NVL72, rackCount: 8 }));
    // Network power as racks with eight shelves, so that it spreads evenly whatever the number of lineups.
    const even = RackSystem.of({ name: 'even', thermalPower: Power.kilowatts(120), shelfCount: 8, shelfPower: Power.kilowatts(33) });
    const network = Array.from({ length: 6 }, (__, i) => new ServerRack(site, `net-${i + 1}`, { system: even }));
    const power = new PowerPlant(site, 'power', { redundancy: Redundancy.distributed(lineups), ups, blocks, loads: [...pods, ...network] });
    new UtilityPlant(site, 'utility', { contract: Power.megawatts(20), loads: [power] });
    const [analysis] = analyse(snapshotOf(cloud)) as [SiteAnalysis];
    const most = Math.max(...analysis.power.limits.filter((l) => l.name === 'active power').map((l) => l.worst / l.limit));
    expect(power.blockCount).toBe(expected);
    // Seven lineups and eight shelves leave a remainder that turns from rack to rack: within 3.5 %.
    expect(Math.abs(most / worst - 1)).toBeLessThan(lineups > 4 ? 0.035 : 0.006);
  });

  test('two UPS of 1,500 kW as one unit: 3 lineups of 3,000 kW carry 7,536 / 3', () => {
    const { power, upsWorst, findings } = hallWith(Redundancy.distributed(4), UpsModel.EATON_9395_XR_1500, 6, 8, { upsPerLineup: 2, blocks: 1 });
    expect(power.upsFrames).toHaveLength(8);
    // 6,816 / 3 = 2,272 kW on 3,000.
    expect(upsWorst).toBeCloseTo(0.7615, 2);
    expect(findings).toEqual([]);
  });
});

describe('shapes of redundancy', () => {
  test('2N: either side carries all; eight shelves in four and four are too few for a GB300', () => {
    const { upsWorst, findings } = hallWith(Redundancy.TWO_N, generic(1500), 1, 8);
    // 1,136 + 0.6 % · 1,500 · .757² on 1,500.
    expect(upsWorst).toBeCloseTo(0.761, 2);
    expect([...new Set(findings.map((f) => f.code))].sort()).toEqual(['PWR-04', 'PWR-07', 'PWR-08', 'PWR-11']);
  });

  test('N+1: units in parallel on one board, which is a single point', () => {
    const { power, findings, analysis } = hallWith(Redundancy.nPlus(1), generic(1500), 2, 8);
    // 2,272 kW on 1,425 each: two, and one spare.
    expect(power.lineups).toHaveLength(3);
    expect(analysis.power.claims[0].holds).toBe(true);
    expect(findings.find((f) => f.code === 'PWR-03')!.path).toMatch(/block-1\/(common|busway-pod-\d)$/);
  });

  test('block redundant: a lost lineup moves to the reserve', () => {
    const { power, analysis, findings } = hallWith(Redundancy.blockRedundant(3), generic(1500), 3, 8);
    expect(power.lineups).toHaveLength(4);
    const reserve = analysis.site.assets.find((a) => a.path.endsWith('lineup-d/ups'))!.index;
    const ups = analysis.power.limits.find((l) => l.asset === reserve && l.name === 'active power')!;
    expect(ups.normal).toBe(0);
    expect(ups.worst).toBeGreaterThan(1136);
    expect(analysis.power.claims.map((c) => c.holds)).toEqual([true]);
    expect(findings.filter((f) => f.code === 'PWR-03')).toEqual([]);
  });

  test('N: nothing spare, and the failure run says so', () => {
    const { findings } = hallWith(Redundancy.N, generic(1500), 1, 8);
    expect(findings.some((f) => f.code === 'PWR-03' && f.measured === 8)).toBe(true);
  });

  test('unknown blocks and lineups are refused', () => {
    const { power, site } = hallWith(Redundancy.TWO_N, generic(1500), 1, 2);
    const rack = new ServerRack(site, 'late', { system: RackSystem.network({ power: Power.kilowatts(5) }) });
    expect(codeOf(() => power.supply(rack, { block: 2 }))).toBe('UnknownBlock');
    expect(codeOf(() => power.supply(rack, { lineups: ['z'] }))).toBe('UnknownName');
    expect(codeOf(() => power.lineup(1, 'q'))).toBe('UnknownName');
  });
});

describe('what feeds a rack follows from its name', () => {
  test('pairs in a round robin: 12, 34, 13, 24, 14, 23', () => {
    expect(pairings(4).map(([a, b]) => `${a + 1}${b + 1}`)).toEqual(['12', '34', '13', '24', '14', '23']);
    expect(pairings(3)).toHaveLength(3);
  });

  test('eight shelves over four lineups are 2-2-2-2, over three 3-3-2', () => {
    const cords = Array.from({ length: 8 }, (_, i) => `s${i}`);
    expect([...spreadCords(cords, [0, 1, 2, 3], 0).values()].map((c) => c.length)).toEqual([2, 2, 2, 2]);
    expect([...spreadCords(cords, [0, 1, 2], 0).values()].map((c) => c.length).sort()).toEqual([2, 3, 3]);
  });

  test('the order of declaration moves nothing', () => {
    const feedsOf = (order: number[]): string[] => {
      const cloud = newCloud();
      const site = newSite(cloud);
      const racks = order.map((n) => new ServerRack(site, `net-${n}`, { system: RackSystem.network({ power: Power.kilowatts(15) }) }));
      new PowerPlant(site, 'power', { redundancy: Redundancy.distributed(4), ups: generic(400), loads: racks });
      const [snapshot] = snapshotOf(cloud).sites;
      return snapshot.power.filter((l) => l.cord !== '').map((l) => `${snapshot.assets[l.giver].path}>${snapshot.assets[l.receiver].path}#${l.cord}`);
    };
    expect(feedsOf([5, 3, 1, 6, 2, 4])).toEqual(feedsOf([1, 2, 3, 4, 5, 6]));
  });

  test('blocks are filled in natural order of names', () => {
    const loads = ['pod-10', 'pod-2', 'pod-1', 'pod-9'].map((name) => ({ name, kilowatts: 10 }));
    expect(splitOverBlocks(loads, 2).map((block) => block.map((l) => l.name))).toEqual([
      ['pod-1', 'pod-2'],
      ['pod-9', 'pod-10'],
    ]);
  });
});

describe('cooling plants', () => {
  const plant = (site: Site, pods: GpuPod[], cdu: CduModel, more: object = {}): CoolingPlant =>
    new CoolingPlant(site, 'cooling', { cdu, loads: pods, ...more });
  const pods = (site: Site): GpuPod[] =>
    [1, 2, 3, 4, 5, 6].map((n) => new GpuPod(site, `pod-${n}`, { system: RackSystem.GB300_NVL72, rackCount: 8 }));

  // 48 racks of 121.5 kW and 119 L/min at 40 °C; N+1; by hand: ceil(max(racks·121.5/Q, racks·119/V)) + 1 a group.
  test.each([
    ['XDU1350', CduModel.VERTIV_COOLCHIP_1350, 8, 12],
    ['XDU1350', CduModel.VERTIV_COOLCHIP_1350, 16, 9],
    ['XDU1350', CduModel.VERTIV_COOLCHIP_1350, 24, 8],
    ['XDU1350', CduModel.VERTIV_COOLCHIP_1350, 48, 6],
    ['CDU 2300', CduModel.vertivCoolchip2300(FlowRate.litersPerMinute(3300), Pressure.bars(3), 2), 16, 6],
    ['CDU 2300', CduModel.vertivCoolchip2300(FlowRate.litersPerMinute(3300), Pressure.bars(3), 2), 48, 4],
    ['CHx2000', CduModel.coolitChx2000(Power.kilowatts(20), 2), 24, 6],
    ['CHx2000', CduModel.coolitChx2000(Power.kilowatts(20), 2), 48, 5],
  ])('%s in groups of %3$d racks: %4$d units', (_, cdu, racksPerGroup, units) => {
    const site = newSite(newCloud());
    expect(plant(site, pods(site), cdu, { racksPerGroup }).cdus).toHaveLength(units);
  });

  test('45 °C takes 177 L/min a rack: three XDU1350 of two pumps for eight racks', () => {
    const site = newSite(newCloud());
    expect(plant(site, pods(site), CduModel.VERTIV_COOLCHIP_1350, { supplyTemperature: Temperature.celsius(45) }).cdus).toHaveLength(18);
  });

  test('one heat rejection plant for two halls', () => {
    const cloud = newCloud();
    const site = newSite(cloud, 'site', { climate: Climate.designDay({ dryBulb: Temperature.celsius(35), wetBulb: Temperature.celsius(22) }) });
    const halls = ['a', 'b'].map((name) => {
      const hall = new DataHall(cloud, `hall-${name}`, { site });
      const pod = new GpuPod(hall, 'pod-1', { system: RackSystem.GB200_NVL72, rackCount: 4 });
      const power = new PowerPlant(hall, 'power', { redundancy: Redundancy.TWO_N, ups: generic(800), loads: [pod] });
      const cooling = new CoolingPlant(hall, 'cooling', { cdu: CduModel.VERTIV_COOLCHIP_1350, loads: [pod, power], rejection: HeatRejection.SHARED });
      return { power, cooling };
    });
    const rejection = new HeatRejectionPlant(site, 'rejection', {
      loads: halls.map((h) => h.cooling),
      dryCooler: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70)),
    });
    const mechanical = new PowerPlant(site, 'mechanical', {
      redundancy: Redundancy.TWO_N,
      ups: generic(150),
      loads: [...halls.map((h) => h.cooling), rejection],
    });
    new UtilityPlant(site, 'utility', {
      contract: Power.megawatts(5),
      generators: { model: GeneratorModel.DCC_2000 },
      loads: [...halls.map((h) => h.power), mechanical],
    });
    cloud.synth();
    const [analysis] = analyse(snapshotOf(cloud)) as [SiteAnalysis];
    const warm = analysis.thermal.normal.find((l) => analysis.site.assets[l.loop].path === 'site/rejection/warm-water')!;
    // Two halls of 4 · 115 kW, and pumps.
    expect(warm.heatKw).toBeGreaterThan(920);
    expect(analysis.thermal.balance.heatKw / analysis.thermal.balance.electricKw).toBeCloseTo(1, 9);
  });
});
