import {
  ApparentPower,
  Area,
  Conductor,
  Current,
  DcBusway,
  DcRectifier,
  GpuRack,
  InputMode,
  Length,
  Power,
  RackSystem,
  Ratio,
  Site,
  Transformer,
  TransformerModel,
  UtilityFeed,
  Voltage,
} from 'cdktf-gigafactory';
import { analyse } from '../../lib/analysis/analyse';
import type { SiteAnalysis } from '../../lib/analysis/model';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { directCurrent } from '../../lib/analysis/electrical/direct-current';
import { directCurrentBus } from '../../lib/checks/power/electrical/direct-current';
import { codeOf, newCloud, newSite } from '../support/cloud';

const newly = (): Site => newSite(newCloud());
const MW = Power.megawatts(1);

describe('DcRectifier', () => {
  test('800 V and 98 % where nothing else is said; its losses are heat to be taken', () => {
    const rectifier = new DcRectifier(newly(), 'rectifier', { ratedPower: MW });
    expect([rectifier.voltage.toVolts(), rectifier.efficiency.toPercent()]).toEqual([800, 98]);
    const { source, cooling, physical } = rectifier.describe();
    expect(source).toMatchObject({ capacityComponent: true, electrical: { regulatedOutput: true, bypass: false } });
    // 1,000 / .98 − 1,000 = 20.41 kW at full load.
    expect(source!.losses![0].linear).toBeCloseTo(1 / 0.98 - 1, 12);
    expect(cooling).toEqual({ rejectsLosses: true });
    expect(physical).toEqual({ rated_power: MW.toString(), voltage: Voltage.volts(800).toString() });
  });

  test('as given', () => {
    const rectifier = new DcRectifier(newly(), 'rectifier', {
      ratedPower: MW,
      voltage: Voltage.volts(400),
      efficiency: Ratio.percent(97),
      insulationMonitor: true,
      currentDistortion: Ratio.percent(5),
    });
    expect(rectifier.describe().source!.electrical).toMatchObject({ directCurrent: { insulationMonitor: true } });
    expect([rectifier.voltage.toVolts(), rectifier.efficiency.toPercent()]).toEqual([400, 97]);
  });

  test.each([
    ['no rating', {}],
    ['a rating of nothing', { ratedPower: Power.ZERO }],
    ['39 V', { ratedPower: MW, voltage: Voltage.volts(39) }],
    ['1,501 V', { ratedPower: MW, voltage: Voltage.volts(1501) }],
    ['80 %', { ratedPower: MW, efficiency: Ratio.percent(80) }],
    ['more out than in', { ratedPower: MW, efficiency: Ratio.percent(101) }],
  ])('refuses %s', (_, props) => expect(codeOf(() => new DcRectifier(newly(), 'rectifier', props as never))).toBe('InvalidValue'));
});

describe('DcBusway', () => {
  test('1,250 A at 800 V are 1 MW; a conductor and a length are a run', () => {
    const conductor = Conductor.copper(Area.squareMillimeters(400), { ampacity: Current.amperes(825) });
    const busway = new DcBusway(newly(), 'bus', {
      ratedCurrent: Current.amperes(1250),
      conductor,
      length: Length.meters(20),
      input: InputMode.PARALLEL,
    });
    const { source } = busway.describe();
    expect(source!.limits[0].power!.toKilowatts()).toBeCloseTo(1000, 9);
    expect(source).toMatchObject({ input: 'parallel', electrical: { run: { conductor, length: Length.meters(20) } } });
  });

  test('without a conductor there is no run', () =>
    expect(new DcBusway(newly(), 'bus', { ratedCurrent: Current.amperes(100) }).describe().source!.electrical!.run).toBeUndefined());

  test.each([
    ['no rating', {}],
    ['a rating of nothing', { ratedCurrent: Current.amperes(0) }],
    ['39 V', { ratedCurrent: Current.amperes(1), voltage: Voltage.volts(39) }],
  ])('refuses %s', (_, props) => expect(codeOf(() => new DcBusway(newly(), 'bus', props as never))).toBe('InvalidValue'));
});

describe('a rack on 800 V', () => {
  const built = (busAmperes: number, monitor?: boolean): SiteAnalysis => {
    const site = newly();
    const feed = new UtilityFeed(site, 'feed', { capacity: ApparentPower.megavoltAmperes(5) });
    const transformer = new Transformer(site, 'transformer', { model: TransformerModel.DOE_LIQUID_2000 });
    const rectifier = new DcRectifier(site, 'rectifier', { ratedPower: MW, insulationMonitor: monitor });
    const conductor = Conductor.copper(Area.squareMillimeters(120), { ampacity: Current.amperes(400) });
    const bus = new DcBusway(site, 'bus', { ratedCurrent: Current.amperes(busAmperes), conductor, length: Length.meters(20) });
    const rack = new GpuRack(site, 'rack', { system: RackSystem.GB200_NVL72, directVoltage: Voltage.volts(800) });
    feed.supply(transformer);
    transformer.supply(rectifier);
    rectifier.supply(bus, { length: Length.meters(10), conductor });
    bus.supply(rack, { length: Length.meters(2), conductor });
    return analyse(snapshotOf(site))[0];
  };

  test('draws its provision over 800 V, without √3 and power factor; 132 kW would be 165 A', () => {
    const analysis = built(400, true);
    const rack = analysis.site.assets.find(({ path }) => path.endsWith('rack'))!.record;
    const kw = rack.demand!.provisioned.toKilowatts();
    const [bus] = directCurrent(analysis).busbars;
    expect(bus.amperes).toBeCloseTo(kw / 0.8, 9);
    expect(bus.limitA).toBeCloseTo(400, 9);
    expect(rack.demand!.powerFactor.toFraction()).toBe(1);
    expect(rack.demand!.electrical?.phases).toBeUndefined();
  });

  test('each whip is judged by its power: shelf input over 800 V, to the next standard device', () => {
    const analysis = built(400, true);
    const rack = analysis.site.assets.find(({ path }) => path.endsWith('rack'))!.record;
    // 33 kW / .975 = 33.85 kW, 42.3 A; / .8 = 52.9 A: 60 A, of which 80 % at 800 V are 38.4 kW.
    const [limit] = rack.demand!.cords[0].limits!;
    expect(limit.power!.toKilowatts() * limit.factor!.toFraction()).toBeCloseTo(60 * 0.8 * 0.8, 9);
  });

  test('PWR-26: at rest with a monitor and a bus for it; a small bus and no monitor are findings', () => {
    expect(directCurrentBus.evaluate(built(400, true))).toEqual([]);
    const found = directCurrentBus.evaluate(built(150, false));
    expect(found.map(({ path, unit }) => [path, unit])).toEqual([
      ['site/bus', 'A'],
      ['site/rectifier', undefined],
    ]);
    expect(found[0].measured).toBeGreaterThan(160);
  });
});
