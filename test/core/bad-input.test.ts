import { App } from 'cdktf';
import {
  AiCloud,
  ApparentPower,
  BuswayModel,
  CduModel,
  Climate,
  CoolingPlant,
  Current,
  DataHall,
  ElectricalCode,
  FlowRate,
  GpuPod,
  GpuRack,
  PowerPlant,
  Power,
  PumpModel,
  RackSystem,
  Ratio,
  Redundancy,
  ServerRack,
  Site,
  Switchboard,
  Temperature,
  Transformer,
  TransformerModel,
  Ups,
  UpsCurve,
  UpsModel,
  UtilityFeed,
  Voltage,
  Busway,
  Generator,
  GeneratorModel,
  RatingClass,
  TapOffModel,
  AirZone,
  FacilityWaterLoop,
  DryCoolerModel,
  ChillerModel,
  FanWallModel,
} from 'cdktf-gigafactory';
import { codeOf, filesBelow, newCloud, newSite } from '../support/cloud';

describe('names', () => {
  test.each([
    'a b',
    'a/b',
    '..',
    '-x',
    '.x',
    '',
    'a"b',
    "a'b",
    '${x}',
    '%{x}',
    'a\nb',
    'ä',
    'x'.repeat(64),
    'x'.repeat(300),
    undefined as never,
    7 as never,
  ])('%j is refused everywhere', (name) => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const climate = site.climate;
    expect(codeOf(() => new Site(cloud, name, { climate, code: site.code }))).toBe('InvalidName');
    expect(codeOf(() => new DataHall(cloud, name, { site }))).toBe('InvalidName');
    expect(codeOf(() => new GpuRack(site, name, { system: RackSystem.GB300_NVL72 }))).toBe('InvalidName');
    expect(codeOf(() => new GpuPod(site, name, { system: RackSystem.GB300_NVL72, rackCount: 1 }))).toBe('InvalidName');
    expect(codeOf(() => new PowerPlant(site, name, { redundancy: Redundancy.N, loads: [] }))).toBe('InvalidName');
    expect(codeOf(() => new CoolingPlant(site, name, { cdu: CduModel.VERTIV_COOLCHIP_1350, loads: [] }))).toBe('InvalidName');
  });

  test('63 characters, dots, dashes and underscores are fine', () => {
    const site = newSite(newCloud());
    expect(new UtilityFeed(site, `a.b-c_${'x'.repeat(57)}`, { capacity: ApparentPower.megavoltAmperes(1) }).node.id).toHaveLength(63);
  });

  test('a name or a place taken twice', () => {
    const site = newSite(newCloud());
    const position = { row: 'row-1', slot: 3 };
    new GpuRack(site, 'rack', { system: RackSystem.GB300_NVL72, position });
    expect(codeOf(() => new GpuRack(site, 'rack', { system: RackSystem.GB300_NVL72 }))).toBe('DuplicateName');
    expect(() => new GpuRack(site, 'other', { system: RackSystem.GB300_NVL72, position })).toThrow(
      /row 'row-1' position 3 is already taken by 'site\/rack'/,
    );
    expect(codeOf(() => new GpuRack(site, 'third', { system: RackSystem.GB300_NVL72, position: { row: 'r', slot: 0 } }))).toBe('InvalidValue');
  });
});

describe('places', () => {
  test('equipment outside a site, a hall without one, sites of two apps', () => {
    const cloud = newCloud();
    expect(codeOf(() => new GpuRack(cloud as never, 'rack', { system: RackSystem.GB300_NVL72 }))).toBe('NoSite');
    expect(codeOf(() => new GpuRack(undefined as never, 'rack', { system: RackSystem.GB300_NVL72 }))).toBe('NoScope');
    expect(codeOf(() => new DataHall(cloud, 'hall', {} as never))).toBe('InvalidValue');
    expect(codeOf(() => new DataHall(cloud, 'hall-2', { site: newSite(newCloud()) }))).toBe('SiteOfAnotherApp');
    const site = newSite(cloud);
    expect(codeOf(() => new DataHall(site, 'inside', { site }))).toBe('NestedStack');
    expect(Site.enclosing(new GpuRack(new DataHall(cloud, 'hall-3', { site }), 'rack', { system: RackSystem.GB300_NVL72 }))).toBe(site);
    expect(AiCloud.enclosing(site)).toBe(cloud);
    expect(codeOf(() => AiCloud.enclosing(newSite(new App({ outdir: cloud.outdir }) as never, 'plain')))).toBe('NotInCloud');
  });

  test('a link across sites, to itself, twice, to nothing', () => {
    const cloud = newCloud();
    const [a, b] = [newSite(cloud, 'a'), newSite(cloud, 'b')];
    const feed = new UtilityFeed(a, 'feed', { capacity: ApparentPower.megavoltAmperes(1) });
    const board = new Switchboard(a, 'board', { mainBreaker: Current.amperes(400) });
    const far = new Switchboard(b, 'board', { mainBreaker: Current.amperes(400) });
    expect(codeOf(() => feed.supply(far))).toBe('LinkAcrossSites');
    expect(codeOf(() => board.supply(board))).toBe('LinkToItself');
    feed.supply(board);
    expect(codeOf(() => feed.supply(board))).toBe('DuplicateLink');
    expect(codeOf(() => feed.supply(undefined as never))).toBe('NotLinkable');
    expect(codeOf(() => feed.supply({} as never))).toBe('NotLinkable');
    expect(codeOf(() => board.cool(feed as never))).toBe('NotLinkable');
    const rack = new ServerRack(a, 'rack', { system: RackSystem.network({ power: Power.kilowatts(15) }) });
    expect(() => board.supply(rack, { cords: ['c'] })).toThrow(/no cord 'c'; .*known: a, b/);
    board.supply(rack);
    const other = new Switchboard(a, 'other', { mainBreaker: Current.amperes(400) });
    expect(codeOf(() => other.supply(rack, { cords: ['a'] }))).toBe('CordTaken');
  });

  test('a cable takes a port at each end, once, and is listed', () => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const [leaf, rack] = ['leaf', 'rack'].map((id) => new ServerRack(site, id, { system: RackSystem.network({ power: Power.kilowatts(5) }) }));
    const link = leaf.network.connect(rack, { port: 'swp1', otherPort: 'nic-1' });
    expect(link.id).toBe('site/leaf:swp1>site/rack:nic-1');
    expect(codeOf(() => leaf.network.connect(rack, { port: 'swp1', otherPort: 'nic-2' }))).toBe('PortTaken');
    expect(codeOf(() => leaf.network.connect(rack, { port: 'swp2', otherPort: 'nic-1' }))).toBe('PortTaken');
    expect(codeOf(() => leaf.network.connect(rack, { port: '=x y', otherPort: 'nic-3' }))).toBe('InvalidValue');
    expect(codeOf(() => leaf.network.connect(leaf, { port: 'swp3', otherPort: 'swp4' }))).toBe('LinkToItself');
    expect(codeOf(() => leaf.network.connect(undefined as never, { port: 'swp3', otherPort: 'swp4' }))).toBe('NotLinkable');
  });

  test('a cycle names its path and writes nothing', () => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const boards = ['x', 'y', 'z'].map((id) => new Switchboard(site, id, { mainBreaker: Current.amperes(400) }));
    boards.forEach((board, i) => board.supply(boards[(i + 1) % 3]));
    expect(() => cloud.synth()).toThrow(/power path is a cycle: (site\/[xyz] => ){3}site\/[xyz]/);
    expect(filesBelow(cloud.outdir)).toEqual([]);
  });
});

describe('values', () => {
  const site = newSite(newCloud());
  const kw = Power.kilowatts;
  const bad: [string, () => unknown][] = [
    ['rackCount 0', () => new GpuPod(site, 'p1', { system: RackSystem.GB300_NVL72, rackCount: 0 })],
    ['rackCount 1.5', () => new GpuPod(site, 'p2', { system: RackSystem.GB300_NVL72, rackCount: 1.5 })],
    ['rackCount NaN', () => new GpuPod(site, 'p3', { system: RackSystem.GB300_NVL72, rackCount: NaN })],
    ['rack of no power', () => RackSystem.network({ power: kw(0) })],
    ['rack of 5 MW', () => RackSystem.network({ power: kw(5000) })],
    ['provisioned below thermal', () => RackSystem.of({ name: 'x', thermalPower: kw(100), provisionedPower: kw(90) })],
    ['peak below provisioned', () => RackSystem.of({ name: 'x', thermalPower: kw(100), peakPower: kw(90) })],
    ['shelves without rating', () => RackSystem.of({ name: 'x', thermalPower: kw(100), shelfCount: 8 })],
    ['Vera Rubin of 100 kW', () => RackSystem.veraRubinNvl72({ power: kw(100) })],
    ['UPS with less kVA than kW', () => UpsModel.of({ power: kw(100), apparentPower: ApparentPower.kilovoltAmperes(90), curve: UpsCurve.SIC })],
    ['UPS that makes power', () => UpsCurve.of(-0.1, 0, 0)],
    [
      'transformer without loss',
      () => TransformerModel.of({ name: 'x', rating: ApparentPower.kilovoltAmperes(1000), noLoadLoss: Power.ZERO, loadLoss: kw(7) }),
    ],
    ['pump without flow', () => PumpModel.of({ name: 'x', flow: FlowRate.ZERO, power: kw(1) })],
    ['busway of 1 MA', () => BuswayModel.of('x', Current.amperes(1e6))],
    ['tap-off of nothing', () => TapOffModel.of(Current.ZERO)],
    ['set without fuel curve', () => GeneratorModel.of({ name: 'x', power: kw(1000), ratingClass: RatingClass.DCC, fuelCurve: [] })],
    ['distributed(2)', () => Redundancy.distributed(2)],
    ['nPlus(0)', () => Redundancy.nPlus(0)],
    ['wet bulb above dry bulb', () => Climate.designDay({ dryBulb: Temperature.celsius(20), wetBulb: Temperature.celsius(25) })],
    ['low voltage of 20 kV', () => ElectricalCode.ansi({ lowVoltage: Voltage.kilovolts(20) })],
    [
      'water that returns colder',
      () => new FacilityWaterLoop(site, 'w', { supplyTemperature: Temperature.celsius(30), returnTemperature: Temperature.celsius(20) }),
    ],
    ['air of 80 °C', () => new AirZone(site, 'air', { supplyTemperature: Temperature.celsius(80) })],
    ['adiabatic stage of 200 %', () => DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.of(2))],
    ['GPU rack without GPUs', () => new GpuRack(site, 'r', { system: RackSystem.network({ power: kw(10) }) })],
    ['0 blocks', () => new PowerPlant(site, 'pp', { redundancy: Redundancy.TWO_N, loads: [], blocks: 0 })],
  ];
  test.each(bad)('%s is refused with a coded sentence', (_, act) => {
    expect(['InvalidValue', 'QuantityNegative', 'QuantityNotFinite']).toContain(codeOf(act));
  });

  test('an unknown model offers near names', () => {
    expect(() => RackSystem.named('gb300_nvl27')).toThrow(/no rack system 'gb300_nvl27'; did you mean 'GB300 NVL72'/);
    expect(RackSystem.named('gb300-nvl72')).toBe(RackSystem.GB300_NVL72);
    expect(codeOf(() => CduModel.named('nothing like it'))).toBe('UnknownName');
  });

  test('catalog records carry source and confidence, and ladders rise', () => {
    const records = [
      RackSystem.GB300_NVL72,
      CduModel.VERTIV_COOLCHIP_1350,
      UpsModel.EATON_9395_XR_1500,
      TransformerModel.EU_DRY_2500,
      GeneratorModel.DCC_3000,
      BuswayModel.TRACK_800,
      ChillerModel.GENERIC_1100,
      FanWallModel.VERTIV_FA096_HC,
    ];
    for (const { reference } of records) {
      expect(reference.source.length).toBeGreaterThan(20);
      expect(reference.confidence).toBeTruthy();
    }
    const currents = [BuswayModel.TRACK_400, ...BuswayModel.TRACK_400.larger()].map((b) => b.rating.toAmperes());
    expect(currents).toEqual([...currents].sort((a, b) => a - b));
    expect(TransformerModel.DOE_LIQUID_2000.larger().map((t) => t.rating.toKilovoltAmperes())).toEqual([2500, 3750]);
    expect(UpsModel.EATON_9395_XR_1500.larger()[0].power.toKilowatts()).toBe(1625);
  });

  test('DOE transformers are as efficient at half load as the rule says', () => {
    // 10 CFR 431.196: 99.43 / 99.48 / 99.51 / 99.53 %.
    const t = TransformerModel;
    [t.DOE_LIQUID_1000, t.DOE_LIQUID_1500, t.DOE_LIQUID_2000, t.DOE_LIQUID_2500].forEach((model, i) =>
      expect(model.efficiencyAt(Ratio.percent(50)).toPercent()).toBeCloseTo([99.43, 99.48, 99.51, 99.53][i], 2),
    );
  });

  test('equipment of one kind has what it says', () => {
    const ups = new Ups(site, 'ups', { model: UpsModel.EATON_9395_XR_1500 });
    expect(ups.autonomy.toMinutes()).toBe(5);
    expect(ups.recharge.toPercent()).toBe(10);
    const busway = new Busway(site, 'bw', { model: BuswayModel.PLUGIN_800 });
    // NEC: 80 % of an 800 A standard breaker.
    expect(busway.describe().source!.limits[0]).toMatchObject({ factor: Ratio.percent(80) });
    expect(new Transformer(site, 'tx', { model: TransformerModel.DOE_LIQUID_2000 }).describe().larger!.map((l) => l.model)).toEqual([
      'DOE liquid 2500 kVA',
      'DOE liquid 3750 kVA',
    ]);
    expect(
      new Generator(site, 'gen', { model: GeneratorModel.catC175At3000(RatingClass.ESP) }).describe().source!.limits[0].factor!.toPercent(),
    ).toBeCloseTo(70, 9);
    // 15 kW at 415 V, pf .98: 21.3 A on one cord, 26.6 A at 80 %: 30 A.
    const rack = new ServerRack(site, 'net', { system: RackSystem.network({ power: kw(15) }) });
    expect(rack.describe().demand!.cords[0].limits![0].current!.toAmperes()).toBe(30);
  });
});
