import {
  ApparentPower,
  Continuity,
  CoolingPlant,
  Duration,
  GeneratorModel,
  GpuPod,
  Length,
  Power,
  PowerPlant,
  RackSystem,
  Ratio,
  Redundancy,
  ServerRack,
  SiteProps,
  Tier,
  TransformerModel,
  UpsCurve,
  UpsModel,
  UtilityPlant,
} from 'cdktf-gigafactory';
import { analyse } from '../../lib/analysis/analyse';
import type { SiteAnalysis } from '../../lib/analysis/model';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { runChecks } from '../../lib/checks/run';
import { Construct } from 'constructs';
import { codeOf, newCloud, newSite } from '../support/cloud';

const kW = (n: number): Power => Power.kilowatts(n);
const ups = (n: number): UpsModel => UpsModel.generic({ power: kW(n), apparentPower: ApparentPower.kilovoltAmperes(n), curve: UpsCurve.IGBT });

interface Built {
  readonly analysis: SiteAnalysis;
  readonly codes: string[];
}

function judged(build: (site: Construct) => void, props: Partial<SiteProps> = {}): Built {
  const cloud = newCloud();
  build(newSite(cloud, 'site', props));
  const [analysis] = analyse(snapshotOf(cloud)) as [SiteAnalysis];
  return { analysis, codes: [...new Set(runChecks([analysis], cloud).map((f) => f.code!))].sort() };
}

const limitOf = ({ analysis }: Built, path: string): { limit: number; normal: number; worst: number } => {
  const asset = analysis.site.assets.findIndex((a) => a.path === path);
  const found = analysis.power.limits.filter((limit) => limit.asset === asset);
  return found.reduce((a, b) => (b.worst / b.limit > a.worst / a.limit ? b : a));
};

describe('units in parallel without UPS', () => {
  const built = judged(
    (site) => {
      const racks = Array.from({ length: 10 }, (_, i) => new ServerRack(site, `r${i + 1}`, { system: RackSystem.DGX_H100_X4 }));
      const power = new PowerPlant(site, 'power', { redundancy: Redundancy.TWO_N, ups: ups(600), loads: racks });
      const cooling = new CoolingPlant(site, 'cooling', { loads: [...racks, power] });
      const mechanical = new PowerPlant(site, 'mechanical', { redundancy: Redundancy.nPlus(1), loads: [cooling] });
      new UtilityPlant(site, 'utility', { contract: kW(2000), generators: { model: GeneratorModel.DCC_2000 }, loads: [power, mechanical] });
    },
    { tier: Tier.II },
  );

  test('the common board is sized for the mechanical loads that hang on it', () => {
    // Racks 408 kW, fan walls 3 · 19.5, chillers 2 · 312.8, pumps: 700 kW and more at power factor .95 and 415 V make more than 1,000 A.
    const common = limitOf(built, 'site/mechanical/block-1/common');
    expect(common.normal).toBeGreaterThan(400);
    expect(common.worst).toBeLessThan(0.95 * common.limit);
    expect(built.codes.filter((code) => code.startsWith('PWR'))).toEqual([]);
  });

  test('as many transformers as the load needs and one more: 3 x 1,500 kVA for 2.2 MW', () => {
    const plants = judged((site) => {
      const racks = Array.from({ length: 50 }, (_, i) => new ServerRack(site, `r${i + 1}`, { system: RackSystem.DGX_H100_X4 }));
      const cooling = new CoolingPlant(site, 'cooling', { loads: racks, fanWalls: 12 });
      const plant = new PowerPlant(site, 'mechanical', {
        redundancy: Redundancy.nPlus(1),
        transformer: TransformerModel.DOE_LIQUID_1500,
        loads: [cooling],
      });
      const kilovoltAmperes = plant.designLoad.toKilowatts() / 0.95;
      // 1,500 kVA, but at most 95 % of it after one is lost.
      expect(plant.lineups.length).toBe(Math.ceil((kilovoltAmperes * 0.98) / 0.95 / (1500 * 0.95) - 1e-9) + 1);
    });
    expect(plants.codes).not.toContain('PWR-01');
  });
});

describe('air-cooled halls need no CDU', () => {
  test('none is made, and none has to be given', () => {
    const site = newSite(newCloud());
    const rack = new ServerRack(site, 'r1', { system: RackSystem.DGX_H100_X4 });
    const plant = new CoolingPlant(site, 'cooling', { loads: [rack] });
    expect([plant.cdus.length, plant.loops.length, plant.rejection!.warmWater]).toEqual([0, 0, undefined]);
  });

  test('liquid without a CDU is refused by the name of the load', () => {
    const site = newSite(newCloud());
    const pod = new GpuPod(site, 'pod-1', { system: RackSystem.GB200_NVL72, rackCount: 1 });
    expect(codeOf(() => new CoolingPlant(site, 'cooling', { loads: [pod] }))).toBe('InvalidValue');
    expect(() => new CoolingPlant(site, 'cooling-2', { loads: [pod] })).toThrow(
      "'cdu' must be a CduModel, since 'site/pod-1/rack-01' gives heat to liquid",
    );
  });
});

describe('fan walls and facility pumps behind a UPS', () => {
  const air = (continuity?: Continuity, restartTime?: Duration): string[] =>
    judged((site) => {
      const racks = Array.from({ length: 4 }, (_, i) => new ServerRack(site, `r${i + 1}`, { system: RackSystem.DGX_H100_X4 }));
      const power = new PowerPlant(site, 'power', { redundancy: Redundancy.TWO_N, ups: ups(250), loads: racks });
      const cooling = new CoolingPlant(site, 'cooling', { loads: [...racks, power], fanWallContinuity: continuity, fanWallRestartTime: restartTime });
      const mechanical = new PowerPlant(site, 'mechanical', { redundancy: Redundancy.TWO_N, ups: ups(90), loads: [cooling] });
      new UtilityPlant(site, 'utility', { contract: kW(2000), generators: { model: GeneratorModel.DCC_2000 }, loads: [power, mechanical] });
    }).codes;

  // 40.8 kW in air: 60 s · 17/40.8 = 25 s to 50 s; generators 30 s and a drive of 30 s.
  test('what THM-12 advises can be said', () => {
    expect(air()).toContain('THM-12');
    expect(air(Continuity.UNINTERRUPTED)).not.toContain('THM-12');
    // 30 + 5 = 35 s lie between 25 and 50: an engineer looks.
    expect(air(undefined, Duration.seconds(5))).toContain('THM-12');
  });
});

describe('2(N+1): a plant of units in parallel on each side', () => {
  const sides = (cordsOf: { a?: string[]; b?: string[] }): Built =>
    judged((site) => {
      const racks = Array.from({ length: 10 }, (_, i) => new ServerRack(site, `r${i + 1}`, { system: RackSystem.DGX_B200_X2 }));
      const plants = (['a', 'b'] as const).map((side) => {
        const plant = new PowerPlant(site, `side-${side}`, { redundancy: Redundancy.nPlus(1), ups: ups(200), designLoad: kW(286) });
        racks.forEach((rack) => plant.supply(rack, { cords: cordsOf[side] }));
        return plant;
      });
      const cooling = new CoolingPlant(site, 'cooling', { loads: [...racks, ...plants], fanWallContinuity: Continuity.UNINTERRUPTED });
      const mechanical = new PowerPlant(site, 'mechanical', { redundancy: Redundancy.TWO_N, ups: ups(90), loads: [cooling] });
      new UtilityPlant(site, 'utility', { contract: kW(2000), generators: { model: GeneratorModel.DCC_2000 }, loads: [...plants, mechanical] });
    });

  test('holds: 286 kW are carried by two units of 200 kW a side, with one more on each', () => {
    const built = sides({ a: ['a'], b: ['b'] });
    expect(built.codes.filter((code) => code.startsWith('PWR'))).toEqual([]);
    // Loss of the other side: 286 kW over three units, 47.7 % and losses of boards.
    const unit = limitOf(built, 'site/side-a/block-1/lineup-a/ups');
    expect(unit.worst / unit.limit).toBeGreaterThan(286 / 3 / 200);
    expect(unit.worst / unit.limit).toBeLessThan((286 / 2 / 200) * 1.03);
    // The busway of single racks is sized for what will hang on it, 286 kW at 415 V: 406 A.
    expect(limitOf(built, 'site/side-a/block-1/busway-row').worst).toBeCloseTo(286e3 / 0.98 / Math.sqrt(3) / 415, 0);
  });

  test('a cord that there is not, or that is taken, is refused', () => {
    expect(codeOf(() => sides({ a: ['c'] }))).toBe('UnknownCord');
    expect(codeOf(() => sides({ a: ['a'], b: ['a'] }))).toBe('CordTaken');
  });
});

describe('derating by the chart of the maker', () => {
  const high = { altitude: Length.meters(2640) };
  const chart = { altitude: Ratio.percent(95), temperature: Ratio.ONE, source: 'chart of the maker' };
  const build = (own: boolean): Built =>
    judged((site) => {
      const pod = new GpuPod(site, 'pod-1', { system: RackSystem.GB200_NVL72, rackCount: 4 });
      const power = new PowerPlant(site, 'power', {
        redundancy: Redundancy.TWO_N,
        ups: ups(750),
        loads: [pod],
        ...(own ? { upsDerating: chart, transformerDerating: chart } : {}),
      });
      new UtilityPlant(site, 'utility', {
        contract: kW(2000),
        switchgearDerating: own ? chart : undefined,
        generators: { model: GeneratorModel.DCC_2000, derating: own ? chart : undefined },
        loads: [power],
      });
    }, high);

  test('rules of the library: generators 1 − .164, UPS the same, transformers 1 − .082', () => {
    const built = build(false);
    expect(limitOf(built, 'site/utility/generator-1').limit).toBeCloseTo(2000 * 0.836, 6);
    expect(limitOf(built, 'site/power/block-1/lineup-a/ups').limit).toBeCloseTo(750 * 0.836, 6);
    expect(limitOf(built, 'site/power/block-1/lineup-a/transformer').limit).toBeCloseTo(1000 * 0.918, 6);
  });

  test('PWR-28 names what has no rule: switchgear, not generators', () => {
    const told = (built: Built): string[] =>
      runChecks([built.analysis], newCloud())
        .filter((f) => f.code === 'PWR-28')
        .map((f) => f.path);
    expect(told(build(false))).toEqual(['site/utility/generator-bus-a', 'site/utility/mv-a', 'site/utility/tie-a-b']);
    expect(told(build(true))).toEqual([]);
  });

  test('the chart goes before the rule, once', () => {
    const built = build(true);
    expect(limitOf(built, 'site/utility/generator-1').limit).toBeCloseTo(1900, 6);
    expect(limitOf(built, 'site/power/block-1/lineup-a/ups').limit).toBeCloseTo(712.5, 6);
    expect(limitOf(built, 'site/power/block-1/lineup-a/transformer').limit).toBeCloseTo(950, 6);
    // 2,000 kW at .95 and 13.8 kV: 88 A, buses of 630 A.
    expect(limitOf(built, 'site/utility/mv-a').limit).toBeCloseTo(630 * 0.95, 6);
  });

  test('without UPS, blocks count on what altitude leaves of transformers', () => {
    // 1,000 kVA · .918 · .95 · .95 = 828 kW: two blocks for 900 kW, where at sea level 902 kW are one.
    const blocks = (props: Partial<SiteProps>): number => {
      const site = newSite(newCloud(), 'site', props);
      const racks = Array.from({ length: 22 }, (_, i) => new ServerRack(site, `r${i + 1}`, { system: RackSystem.DGX_H100_X4 }));
      return new PowerPlant(site, 'power', { redundancy: Redundancy.TWO_N, transformer: TransformerModel.DOE_LIQUID_1000, loads: racks }).blockCount;
    };
    expect([blocks({}), blocks(high)]).toEqual([1, 2]);
  });

  test('shares beyond the rating, and no source, are refused', () => {
    const plant = (derating: object) => () =>
      new UtilityPlant(newSite(newCloud()), 'utility', {
        contract: kW(1000),
        generators: { model: GeneratorModel.DCC_2000, derating: derating as never },
      });
    expect(codeOf(plant({ ...chart, altitude: Ratio.percent(120) }))).toBe('InvalidValue');
    expect(codeOf(plant({ ...chart, source: '' }))).toBe('InvalidValue');
    expect(codeOf(plant({}))).toBe('InvalidValue');
  });
});
