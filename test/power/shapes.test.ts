import {
  ApparentPower,
  CduModel,
  CoolingPlant,
  DryCoolerModel,
  ElectricalCode,
  GeneratorModel,
  GpuPod,
  Power,
  PowerPlant,
  RackSystem,
  Ratio,
  Redundancy,
  ServerRack,
  SiteProps,
  Tier,
  UpsCurve,
  UpsModel,
  UtilityPlant,
  Voltage,
} from 'cdktf-gigafactory';
import { analyse } from '../../lib/analysis/analyse';
import type { SiteAnalysis } from '../../lib/analysis/model';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { runChecks } from '../../lib/checks/run';
import { sourcesOf, placesOf } from '../../lib/power/placement';
import { codeOf, newCloud, newSite } from '../support/cloud';

const ups = (kw: number): UpsModel =>
  UpsModel.generic({ power: Power.kilowatts(kw), apparentPower: ApparentPower.kilovoltAmperes(kw * 1.03), curve: UpsCurve.SIC });

interface Shape {
  readonly redundancy: Redundancy;
  readonly mechanical?: Redundancy;
  readonly system?: RackSystem;
  readonly ups?: UpsModel;
  readonly feeds?: number;
  readonly pods?: number;
  readonly site?: Partial<SiteProps>;
}

/** Everything that a plant sizes by itself; what is left of findings, by code. */
function codes(shape: Shape): string[] {
  const cloud = newCloud();
  const site = newSite(cloud, 'site', shape.site);
  const pods = Array.from(
    { length: shape.pods ?? 3 },
    (_, i) => new GpuPod(site, `pod-${i + 1}`, { system: shape.system ?? RackSystem.GB300_NVL72, rackCount: 8 }),
  );
  const network = [1, 2, 3, 4, 5, 6].map((n) => new ServerRack(site, `net-${n}`, { system: RackSystem.network({ power: Power.kilowatts(15) }) }));
  const loads = [...pods, ...network];
  const power = new PowerPlant(site, 'power', { redundancy: shape.redundancy, ups: 'ups' in shape ? shape.ups : ups(1500), loads });
  const cooling = new CoolingPlant(site, 'cooling', {
    cdu: CduModel.VERTIV_COOLCHIP_1350,
    loads: [...loads, power],
    heatRejection: { dryCooler: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70)) },
  });
  const mechanical = new PowerPlant(site, 'mechanical', { redundancy: shape.mechanical ?? Redundancy.TWO_N, ups: ups(250), loads: [cooling] });
  new UtilityPlant(site, 'utility', {
    contract: Power.megawatts(20),
    feeds: shape.feeds,
    generators: { model: GeneratorModel.DCC_3000 },
    loads: [power, mechanical],
  });
  const [analysis] = analyse(snapshotOf(cloud)) as [SiteAnalysis];
  // A floor needs a structural engineer whatever the power plant is.
  return [...new Set(runChecks([analysis], cloud).map((f) => f.code ?? f.check))].filter((code) => code !== 'SPC-03').sort();
}

describe('what a plant sizes by itself holds, without a warning', () => {
  test.each([3, 4, 5, 6, 7])('distributed(%d), racks of 8 shelves', (n) => {
    expect(codes({ redundancy: Redundancy.distributed(n) })).toEqual([]);
    expect(codes({ redundancy: Redundancy.distributed(n), system: RackSystem.GB200_NVL72 })).toEqual([]);
  });

  test.each([2, 3, 4, 5])('block redundant %d + 1, more or fewer pods than lineups', (n) => {
    expect(codes({ redundancy: Redundancy.blockRedundant(n), system: RackSystem.GB200_NVL72 })).toEqual([]);
  });

  test('2N, with air-cooled servers, without UPS, under IEC', () => {
    expect(codes({ redundancy: Redundancy.TWO_N, system: RackSystem.GB200_NVL72 })).toEqual([]);
    // 57 kW in air: the aisle is 15 K warmer after 120·17/57 = 36 s at the latest, and fans that are not on UPS are back after 60 s.
    expect(codes({ redundancy: Redundancy.TWO_N, system: RackSystem.DGX_B200_X4 })).toEqual(['THM-12']);
    expect(codes({ redundancy: Redundancy.TWO_N, system: RackSystem.GB200_NVL72, ups: undefined })).toEqual([]);
    const code = ElectricalCode.iec({ lowVoltage: Voltage.volts(400) });
    expect(codes({ redundancy: Redundancy.distributed(4), site: { code } })).toEqual([]);
  });

  test('N and N+k where the tier asks for no more', () => {
    for (const redundancy of [Redundancy.N, Redundancy.nPlus(1), Redundancy.nPlus(2)]) {
      expect(codes({ redundancy, mechanical: redundancy, system: RackSystem.GB200_NVL72, site: { tier: Tier.I } })).toEqual([]);
    }
    expect(codes({ redundancy: Redundancy.N, system: RackSystem.GB200_NVL72, ups: undefined, site: { tier: Tier.I } })).toEqual([]);
    // The common board of N+k is a single point for all cords of a rack (tier II); alone it fails and cannot be maintained (tier III).
    const common = { redundancy: Redundancy.nPlus(1), system: RackSystem.GB200_NVL72 };
    expect(codes({ ...common, site: { tier: Tier.II } })).toEqual(['PWR-08']);
    expect(codes(common)).toEqual(['PWR-03', 'PWR-04', 'PWR-08']);
    expect(codes({ redundancy: Redundancy.distributed(4), mechanical: Redundancy.nPlus(1), site: { tier: Tier.II } })).toEqual([]);
  });

  test.each([1, 2, 3, 4])('%d feeds', (feeds) => {
    const tier = feeds === 1 ? Tier.II : Tier.IV;
    expect(codes({ redundancy: Redundancy.distributed(4), feeds, site: { tier } })).toEqual([]);
  });

  test.each([
    ['3N/2', Redundancy.distributed(3)],
    ['4N/3', Redundancy.distributed(4)],
    ['2 + 1 block redundant', Redundancy.blockRedundant(2)],
  ])('mechanical loads on %s', (_, mechanical) => {
    expect(codes({ redundancy: Redundancy.distributed(4), mechanical })).toEqual([]);
  });
});

describe('blocks', () => {
  test('single racks go where pods leave room', () => {
    const site = newSite(newCloud());
    const pod = new GpuPod(site, 'pod-1', { system: RackSystem.GB300_NVL72, rackCount: 8 });
    const racks = Array.from(
      { length: 40 },
      (_, i) => new ServerRack(site, `net-${i + 1}`, { system: RackSystem.network({ power: Power.kilowatts(15) }) }),
    );
    // 1,136 + 600 kW on 3 × 425 · .95 / 1.006 = 1,204 kW: two blocks, one of them nearly full of the pod.
    expect(new PowerPlant(site, 'power', { redundancy: Redundancy.distributed(4), ups: ups(425), loads: [pod, ...racks] }).blockCount).toBe(2);
  });

  test('a common board that no breaker can carry makes blocks; where that is forbidden, the message says what to do', () => {
    const site = newSite(newCloud());
    const pods = [1, 2, 3].map((n) => new GpuPod(site, `pod-${n}`, { system: RackSystem.GB300_NVL72, rackCount: 8 }));
    const of = (id: string, blocks?: number): PowerPlant =>
      new PowerPlant(site, id, { redundancy: Redundancy.nPlus(1), ups: ups(750), loads: pods.slice(), blocks });
    expect(() => of('one', 1)).toThrow(/the common board would carry .* kA|the common board would carry .* A continuously; .* make more blocks/);
    expect(of('two').blockCount).toBe(2);
  });

  test('more than 26 small units in parallel', () => {
    const site = newSite(newCloud());
    const pod = new GpuPod(site, 'pod-1', { system: RackSystem.GB300_NVL72, rackCount: 8 });
    const plant = new PowerPlant(site, 'power', { redundancy: Redundancy.nPlus(1), ups: ups(40), loads: [pod] });
    expect(plant.lineup(1, 'ab').node.id).toBe('lineup-ab');
  });
});

describe('places', () => {
  test('numbers in names count where they fill places evenly, else natural order does', () => {
    expect(placesOf(['net-3', 'net-1', 'net-2'], 6)).toEqual([2, 0, 1]);
    expect(placesOf(['beta', 'alpha', 'gamma'], 6)).toEqual([1, 0, 2]);
    expect(placesOf(['a-1', 'b-1', 'c-1'], 6)).toEqual([0, 1, 2]);
    // 10, 20, 30 … would all take the same of ten places.
    expect(placesOf(['r-10', 'r-20', 'r-30', 'r-40'], 10)).toEqual([0, 1, 2, 3]);
    // A rack that goes leaves the others where they are.
    expect(placesOf(['net-1', 'net-2', 'net-4'], 6)).toEqual([0, 1, 3]);
  });

  test('the alternate of a mechanical load turns over all other lineups', () => {
    expect([0, 1, 2, 3, 4, 5].map((place) => sourcesOf(place, 3))).toEqual([
      [0, 1],
      [1, 2],
      [2, 0],
      [0, 2],
      [1, 0],
      [2, 1],
    ]);
    expect([0, 1].map((place) => sourcesOf(place, 2))).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(sourcesOf(5, 1)).toEqual([0]);
  });

  test('racks without numbers in their names are paired in balance', () => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const racks = ['ant', 'bee', 'cat', 'dog', 'eel', 'fox'].map(
      (name) => new ServerRack(site, name, { system: RackSystem.network({ power: Power.kilowatts(15) }) }),
    );
    new PowerPlant(site, 'power', { redundancy: Redundancy.distributed(4), ups: ups(100), loads: racks, blocks: 1 });
    const [snapshot] = snapshotOf(cloud).sites;
    const runs = snapshot.power.filter((l) => l.cord !== '').map((l) => snapshot.assets[l.giver].path);
    const counts = ['a', 'b', 'c', 'd'].map((l) => runs.filter((run) => run.includes(`lineup-${l}/`)).length);
    // Six pairs of four lineups, each once: three racks a lineup.
    expect(counts).toEqual([3, 3, 3, 3]);
  });
});

describe('units in parallel', () => {
  const plant = (redundancy: Redundancy): CoolingPlant => {
    const site = newSite(newCloud());
    const pod = new GpuPod(site, 'pod-1', { system: RackSystem.GB300_NVL72, rackCount: 16 });
    return new CoolingPlant(site, 'cooling', { cdu: CduModel.VERTIV_COOLCHIP_1350, redundancy, loads: [pod], heatRejection: { redundancy } });
  };

  // 16 racks: 1,944 kW and 1,904 L/min on 1,350 kW and 1,200 L/min: two CDUs.
  test.each([
    [Redundancy.N, 2],
    [Redundancy.nPlus(1), 3],
    [Redundancy.nPlus(2), 4],
    [Redundancy.TWO_N, 4],
  ])('%#: CDUs of a group', (redundancy, count) => {
    expect(plant(redundancy).cdus).toHaveLength(count);
  });

  test('2N doubles coolers and pumps too', () => {
    const [single, double] = [plant(Redundancy.N).rejection!, plant(Redundancy.TWO_N).rejection!];
    expect(double.dryCoolers).toHaveLength(2 * single.dryCoolers.length);
    expect(double.warmPumps!.pumps).toHaveLength(2 * single.warmPumps!.pumps.length);
  });

  test('shapes of lineups are refused for units', () => {
    expect(codeOf(() => plant(Redundancy.distributed(4)))).toBe('InvalidValue');
    const site = newSite(newCloud());
    const generators = { model: GeneratorModel.DCC_3000, redundancy: Redundancy.blockRedundant(3) };
    expect(codeOf(() => new UtilityPlant(site, 'utility', { contract: Power.megawatts(5), generators }))).toBe('InvalidValue');
  });

  test.each([0, -1, 2.5, NaN])('%d dry coolers, chillers or fan walls are refused', (count) => {
    const make = (more: object): (() => unknown) => {
      const site = newSite(newCloud());
      const pod = new GpuPod(site, 'pod-1', { system: RackSystem.GB300_NVL72, rackCount: 8 });
      return () => new CoolingPlant(site, 'cooling', { cdu: CduModel.VERTIV_COOLCHIP_1350, loads: [pod], ...more });
    };
    expect(codeOf(make({ heatRejection: { dryCoolers: count } }))).toBe('InvalidValue');
    expect(codeOf(make({ heatRejection: { chillers: count } }))).toBe('InvalidValue');
    expect(codeOf(make({ fanWalls: count }))).toBe('InvalidValue');
  });
});
