import {
  BatteryModel,
  BuswayModel,
  Busway,
  Cdu,
  CduModel,
  ChillerModel,
  Climate,
  CoolingPlant,
  Current,
  DryCooler,
  Duration,
  ElectricalCode,
  FanWall,
  FanWallModel,
  Generator,
  GeneratorModel,
  GpuPod,
  GpuRack,
  HeatRejectionPlant,
  Power,
  PowerPlant,
  Pump,
  PumpModel,
  PumpSet,
  RackSystem,
  Redundancy,
  ServerRack,
  Site,
  StaticTransferSwitch,
  Switchboard,
  Temperature,
  Transformer,
  TransformerModel,
  Ups,
  UpsModel,
  UtilityFeed,
  UtilityPlant,
} from 'cdktf-gigafactory';
import { codeOf, newCloud, newSite } from '../support/cloud';

/** What a program without types may pass. */
const NOTHING = undefined as never;
const LESS = {} as never;
const WRONG = { power: 5, rating: 5, model: 5, system: 'GB300', cdu: 'CDU', redundancy: '2N', contract: 5, loads: 5, lowVoltage: 415 } as never;
const system = RackSystem.GB200_NVL72;

describe('what is missing or of another kind gets our error, not a TypeError', () => {
  const doors: [string, (site: Site, props: never) => unknown][] = [
    ['GpuPod', (site, props) => new GpuPod(site, 'x', props)],
    ['GpuRack', (site, props) => new GpuRack(site, 'x', props)],
    ['ServerRack', (site, props) => new ServerRack(site, 'x', props)],
    ['PowerPlant', (site, props) => new PowerPlant(site, 'x', props)],
    ['CoolingPlant', (site, props) => new CoolingPlant(site, 'x', props)],
    ['HeatRejectionPlant', (site, props) => new HeatRejectionPlant(site, 'x', props)],
    ['UtilityPlant', (site, props) => new UtilityPlant(site, 'x', props)],
    ['UtilityFeed', (site, props) => new UtilityFeed(site, 'x', props)],
    ['Generator', (site, props) => new Generator(site, 'x', props)],
    ['Transformer', (site, props) => new Transformer(site, 'x', props)],
    ['Switchboard', (site, props) => new Switchboard(site, 'x', props)],
    ['StaticTransferSwitch', (site, props) => new StaticTransferSwitch(site, 'x', props)],
    ['Busway', (site, props) => new Busway(site, 'x', props)],
    ['Ups', (site, props) => new Ups(site, 'x', props)],
    ['Cdu', (site, props) => new Cdu(site, 'x', props)],
    ['DryCooler', (site, props) => new DryCooler(site, 'x', props)],
    ['FanWall', (site, props) => new FanWall(site, 'x', props)],
    ['Pump', (site, props) => new Pump(site, 'x', props)],
    ['PumpSet', (site, props) => new PumpSet(site, 'x', props)],
    ['RackSystem.of', (_, props) => RackSystem.of(props)],
    ['RackSystem.network', (_, props) => RackSystem.network(props)],
    ['UpsModel.of', (_, props) => UpsModel.of(props)],
    ['UpsModel.generic', (_, props) => UpsModel.generic(props)],
    ['TransformerModel.of', (_, props) => TransformerModel.of(props)],
    ['GeneratorModel.of', (_, props) => GeneratorModel.of(props)],
    ['CduModel.of', (_, props) => CduModel.of({ name: 'x', facts: props })],
    ['FanWallModel.of', (_, props) => FanWallModel.of(props)],
    ['ChillerModel.of', (_, props) => ChillerModel.of(props)],
    ['PumpModel.of', (_, props) => PumpModel.of(props)],
    ['ElectricalCode.ansi', (_, props) => ElectricalCode.ansi(props)],
    ['ElectricalCode.iec', (_, props) => ElectricalCode.iec(props)],
    ['Climate.designDay', (_, props) => Climate.designDay(props)],
    ['Climate.of', (_, props) => Climate.of(props ?? LESS)],
    ['BatteryModel.of', (_, props) => BatteryModel.of('x', props, NOTHING)],
  ];
  test.each(doors)('%s', (_, make) => {
    for (const props of [NOTHING, LESS, WRONG]) {
      expect(codeOf(() => make(newSite(newCloud()), props))).toBe('InvalidValue');
    }
  });

  test('the message says what is wanted', () => {
    const site = newSite(newCloud());
    expect(() => new UtilityPlant(site, 'utility', { contract: 5 as never })).toThrow("'contract' must be a Power, got 5 at [site/utility]");
    expect(() => new GpuPod(site, 'pod', { rackCount: 2 } as never)).toThrow("'system' must be a RackSystem, got undefined at [site/pod]");
  });
});

describe('zero where nothing works with zero', () => {
  test('is refused', () => {
    const site = newSite(newCloud());
    const zero = Current.amperes(0);
    expect(() => new UtilityPlant(site, 'a', { contract: Power.ZERO })).toThrow(/'contract' must be a Power above 0, got 0 W/);
    expect(codeOf(() => new UtilityPlant(site, 'b', { contract: Power.megawatts(1e6) }))).toBe('InvalidValue');
    expect(codeOf(() => new UtilityPlant(site, 'c', { contract: Power.megawatts(1), busCurrent: zero }))).toBe('InvalidValue');
    expect(codeOf(() => new Switchboard(site, 'd', { mainBreaker: zero }))).toBe('InvalidValue');
    expect(codeOf(() => new Busway(site, 'e', { model: BuswayModel.PLUGIN_400, feederBreaker: zero }))).toBe('InvalidValue');
    expect(codeOf(() => new Ups(site, 'f', { model: UpsModel.EATON_9395_XR_1500, autonomy: Duration.seconds(0) }))).toBe('InvalidValue');
    expect(codeOf(() => new GpuRack(site, 'g', { system, powerCap: { power: Power.ZERO, response: Duration.seconds(1) } }))).toBe('InvalidValue');
  });
});

describe('names inside properties', () => {
  test.each(['', 'a\nb', 'x'.repeat(64), 7 as never])('row %j', (row) => {
    expect(codeOf(() => new GpuRack(newSite(newCloud()), 'rack', { system, position: { row, slot: 1 } }))).toBe('InvalidValue');
  });

  test('tiers, blocks and lineups that do not exist', () => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const model = TransformerModel.DOE_LIQUID_2000;
    const plant = (shared: object): (() => PowerPlant) => {
      const props = { redundancy: Redundancy.TWO_N, ups: UpsModel.EATON_9395_XR_1500, sharedTransformers: [{ model, ...shared } as never] };
      return () => new PowerPlant(newSite(newCloud()), 'power', props);
    };
    expect(codeOf(plant({ lineups: ['a', 'q'] }))).toBe('UnknownName');
    expect(codeOf(plant({ lineups: ['a', 'b'], block: 5 }))).toBe('UnknownBlock');
    expect(codeOf(plant({ lineups: [] }))).toBe('InvalidValue');
    expect(() => newSite(cloud, 'five', { tier: 'V' as never, climate: site.climate })).toThrow(/'tier' must be one of I, II, III, IV, got "V"/);
  });
});

describe('a message is followed by nothing but the lines of the program that caused it', () => {
  test('in a constructor and in a unit', () => {
    for (const act of [() => Temperature.celsius(NaN), () => new Switchboard(newSite(newCloud()), 'a', LESS), () => RackSystem.named('x')]) {
      let stack = '';
      try {
        act();
      } catch (error) {
        stack = (error as Error).stack!;
      }
      const [first, ...frames] = stack.split('\n');
      expect(first).toMatch(/^(QuantityNotFinite|InvalidValue|UnknownName): /);
      expect(frames.length).toBeGreaterThan(0);
      expect(frames.filter((frame) => !/doors\.test\.ts/.test(frame))).toEqual([]);
    }
  });
});
