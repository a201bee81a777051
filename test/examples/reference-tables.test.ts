import {
  ApparentPower,
  Cdu,
  CduModel,
  CoolantLoop,
  CoolingPlant,
  DataHall,
  FlowRate,
  GpuPod,
  GpuRack,
  HeatRejection,
  Power,
  PowerPlant,
  PowerPlantProps,
  Pressure,
  RackSystem,
  Redundancy,
  ServerRack,
  Temperature,
  TransformerModel,
  UpsCurve,
  UpsModel,
  UtilityPlant,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { LoopState, SiteSnapshot } from '../../lib/analysis/model';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { ThermalNetwork } from '../../lib/analysis/thermal/network';
import { newCloud, newSite } from '../support/cloud';

/** Expectations of an engineer, worked out by hand outside this library: 48 GB300 racks of 142 kW (121.5 kW in liquid) and 48 network racks of 15 kW. */
const system = RackSystem.GB300_NVL72;

/** One condition of coolant by itself: water at the approach of the rating below the coolant, everything with power. */
function loopsOf(site: SiteSnapshot, out: number[]): LoopState[] {
  const network = new ThermalNetwork(site);
  network.setNormal(() => 0);
  return network.evaluate({ out: new Set(out), dark: new Set(), lossKw: () => 0 }, 'all').loops;
}

/** CDUs in the hall, and heat and flow of the first group without one of them, as shares of what is left. */
function cdus(model: CduModel, racksPerGroup: number, celsius: number): { units: number; heat: string; flow: string } {
  const cloud = newCloud();
  const hall = new DataHall(cloud, 'hall', { site: newSite(cloud) });
  const pods = [1, 2, 3, 4, 5, 6].map((n) => new GpuPod(hall, `pod-${n}`, { system, rackCount: 8 }));
  const supplyTemperature = Temperature.celsius(celsius);
  const plant = new CoolingPlant(hall, 'cooling', { cdu: model, loads: pods, racksPerGroup, supplyTemperature, rejection: HeatRejection.SHARED });
  const [site] = snapshotOf(cloud).sites;
  const index = (path: string): number => site.assets.findIndex((asset) => asset.path === path);
  const state = loopsOf(site, [index(plant.cdus[0].node.path)]).find((loop) => loop.loop === index(plant.loops[0].node.path))!;
  return {
    units: plant.cdus.length,
    heat: ((100 * state.heatKw) / state.capacityKw).toFixed(0),
    flow: ((100 * state.flow) / state.flowCapacity).toFixed(0),
  };
}

const X1200 = CduModel.VERTIV_COOLCHIP_1350;
const X1800 = CduModel.VERTIV_COOLCHIP_1350_THREE_PUMP;
const C2300 = CduModel.vertivCoolchip2300(FlowRate.litersPerMinute(3300), Pressure.bars(2), 2);
const CHX = CduModel.coolitChx2000(Power.kilowatts(20), 2);

describe('CDUs at 4 K, N+1: units in the hall, heat and flow with one out', () => {
  // 119 L/min a rack at 40 °C, 177 at 45 °C. For example 16 racks: 1,944 kW and 1,904 L/min on two of 1,350 kW and 1,200 L/min left of three.
  test.each([
    ['XDU1350, 1,200 L/min', X1200, 8, 40, 12, '72', '79'],
    ['XDU1350, 1,200 L/min', X1200, 16, 40, 9, '72', '79'],
    ['XDU1350, 1,200 L/min', X1200, 24, 40, 8, '72', '79'],
    ['XDU1350, 1,200 L/min', X1200, 48, 40, 6, '86', '95'],
    ['XDU1350, 1,800 L/min', X1800, 8, 40, 12, '72', '53'],
    ['XDU1350, 1,800 L/min', X1800, 16, 40, 9, '72', '53'],
    ['XDU1350, 1,800 L/min', X1800, 24, 40, 8, '72', '53'],
    ['XDU1350, 1,800 L/min', X1800, 48, 40, 6, '86', '63'],
    ['XDU1350, 1,800 L/min', X1800, 8, 45, 12, '72', '79'],
    ['CDU 2300, 3,300 L/min', C2300, 8, 40, 12, '42', '29'],
    ['CDU 2300, 3,300 L/min', C2300, 16, 40, 6, '85', '58'],
    ['CDU 2300, 3,300 L/min', C2300, 24, 40, 6, '63', '43'],
    ['CDU 2300, 3,300 L/min', C2300, 48, 40, 4, '85', '58'],
    ['CDU 2300, 3,300 L/min', C2300, 48, 45, 4, '85', '86'],
    ['CHx2000, 1,600 kW', CHX, 8, 40, 12, '61', '45'],
    ['CHx2000, 1,600 kW', CHX, 16, 40, 9, '61', '45'],
    ['CHx2000, 1,600 kW', CHX, 24, 40, 6, '91', '67'],
    ['CHx2000, 1,600 kW', CHX, 48, 40, 5, '91', '67'],
    // 24 · 177 = 4,248 of 2 · 2,125 L/min: 99.95 %.
    ['CHx2000, 1,600 kW', CHX, 24, 45, 6, '91', '100'],
  ])('%s, groups of %i at %i °C', (_, model, size, celsius, units, heat, flow) => {
    expect(cdus(model, size as number, celsius as number)).toEqual({ units, heat, flow });
  });

  test('XDU1350 of 1,200 L/min at 45 °C: 8 · 177 = 1,416 L/min need two, with the spare 18 in the hall', () => {
    expect(cdus(X1200, 8, 45).units).toBe(18);
  });

  test('XDU1350 of 1,800 L/min, 48 racks at 45 °C: six by heat and flow, seven by approach', () => {
    // Heat 5,832 / (5 · 1,350) = 86 %, flow 48 · 177 / (5 · 1,800) = 94 %. But 1,699 L/min a unit at the rated facility flow: NTU 4.8, ε .91,
    // 1,166 kW · (1/72 − 1/112) K/kW = 5.7 K of the 4 K that water of 41 °C leaves: coolant above 45 °C, where the rack's table ends.
    // Six that are left: 1,416 L/min, NTU 4.48, ε .865, 972 · (1/69.6 − 1/94.9) = 3.7 K; 72 % of the heat and 48 · 177 / (6 · 1,800) = 79 % of the flow.
    expect((100 * 48 * 177) / (5 * 1800)).toBeCloseTo(94.4, 1);
    expect(cdus(X1800, 48, 45)).toEqual({ units: 7, heat: '72', flow: '79' });
  });

  test('CHx2000 at 45 °C: 24 · 177 / (2 · 2,125) = 99.95 %, still two', () => {
    expect((100 * 24 * 177) / (2 * 2125)).toBeCloseTo(99.953, 3);
    expect(cdus(CHX, 24, 45).units).toBe(6);
  });

  test.each([
    [40, 119],
    [45, 177],
  ])('CDU 121 in the rack at %i °C: 121.5 of 121 kW, 0.4 %% too much; %i of 120 L/min', (celsius, lpm) => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const loop = new CoolantLoop(site, 'loop', { supplyTemperature: Temperature.celsius(celsius) });
    new Cdu(site, 'cdu', { model: CduModel.VERTIV_COOLCHIP_121 }).cool(loop);
    loop.cool(new GpuRack(site, 'rack', { system }));
    const [state] = loopsOf(snapshotOf(cloud).sites[0], []);
    expect(state.heatKw / state.capacityKw).toBeCloseTo(121.5 / 121, 6);
    expect(state.flowCapacity).toBeCloseTo(120, 6);
    expect(state.flow).toBeGreaterThanOrEqual(lpm);
  });
});

/** Worst UPS output, kW and as a share, of the hall's IT on another plant. */
function power(props: Partial<PowerPlantProps>): { normal: number; post: number; kw: number; rated: number; frames: number } {
  const cloud = newCloud();
  const site = newSite(cloud);
  const hall = new DataHall(cloud, 'hall', { site });
  const pods = [1, 2, 3, 4, 5, 6].map((n) => new GpuPod(hall, `pod-${n}`, { system, rackCount: 8 }));
  const network = Array.from(
    { length: 48 },
    (_, i) => new ServerRack(hall, `net-${i + 1}`, { system: RackSystem.network({ power: Power.kilowatts(15) }) }),
  );
  const plant = new PowerPlant(hall, 'power', { redundancy: Redundancy.distributed(4), ...props, loads: [...pods, ...network] });
  new UtilityPlant(site, 'utility', { contract: Power.megawatts(20), loads: [plant] });
  const analysis = analyseSite(snapshotOf(cloud).sites[0]);
  const worst = analysis.power.limits
    .filter((l) => l.name === 'active power' && analysis.site.assets[l.asset].record.kind === 'ups')
    .reduce((most, l) => (l.worst / l.rated > most.worst / most.rated ? l : most));
  return {
    normal: (100 * worst.normal) / worst.rated,
    post: (100 * worst.worst) / worst.rated,
    kw: worst.worst,
    rated: worst.rated,
    frames: props.upsPerLineup ?? 1,
  };
}

const frame = (kilowatts: number): UpsModel =>
  UpsModel.generic({
    power: Power.kilowatts(kilowatts),
    apparentPower: ApparentPower.kilovoltAmperes(kilowatts * 1.032),
    curve: UpsCurve.EATON_9395_XR,
  });

describe('other IT power: 7,536 kW at the racks, conductors 0.6 % of the rating at full load', () => {
  // Racks at one UPS after a loss, its output with conductors 0.006 · rating · x², and its use: normally and after.
  test.each<[string, Partial<PowerPlantProps>, number, number, number, number]>([
    // 7,536 / 6 = 1,256; 0.006 · 1,375 · (1,256 / 1,375)² = 6.9.
    ['2 blocks, 8 × 1,375', { ups: frame(1375), blocks: 2 }, 1375, 1263, 68.8, 91.8],
    // 7,536 / 3 = 2,512; 12.6 kW of two frames that act as one.
    [
      '1 block, 4 × (2 × 1,500), 3,750 kVA',
      { ups: UpsModel.EATON_9395_XR_1500, upsPerLineup: 2, transformer: TransformerModel.DOE_LIQUID_3750, blocks: 1 },
      3000,
      2525,
      63.0,
      84.2,
    ],
    ['1 block, 4 × 2,500', { ups: frame(2500), blocks: 1 }, 2500, 2527, 75.7, 101.1],
    ['1 block, 4 × 1,500', { ups: UpsModel.EATON_9395_XR_1500, blocks: 1 }, 1500, 2537, 126.5, 169.1],
  ])('%s', (_, props, kw, out, normal, post) => {
    const found = power(props);
    expect(found.frames * found.kw).toBeCloseTo(out, 0);
    expect(found.frames * found.rated).toBeCloseTo(kw, 6);
    expect(found.normal).toBeCloseTo(normal, 1);
    expect(found.post).toBeCloseTo(post, 1);
  });

  // Even shares: 7,536 / 5 + 8.4 of 1,625 and 7,536 / 6 + 6.3 of 1,500. Our cords are on four lineups next to each other: of six, three in four racks of a
  // lost lineup are on the next one, too, where evenly it were three in five.
  test.each<[string, Partial<PowerPlantProps>, number, number]>([
    ['6N/5 × 1,625', { ups: UpsModel.EATON_9395_XR_1625, redundancy: Redundancy.distributed(6), blocks: 1 }, 77.7, 93.3],
    ['7N/6 × 1,500', { ups: UpsModel.EATON_9395_XR_1500, redundancy: Redundancy.distributed(7), blocks: 1 }, 72.1, 84.2],
  ])('%s: holds, within four per cent above even shares', (_, props, normal, post) => {
    const found = power(props);
    expect(found.normal / normal).toBeGreaterThan(0.999);
    expect(found.normal / normal).toBeLessThan(1.01);
    expect(found.post).toBeGreaterThanOrEqual(post);
    expect(found.post).toBeLessThan(1.04 * post);
    expect(found.post).toBeLessThan(100);
  });
});
