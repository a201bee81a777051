import {
  BatteryModel,
  BuswayModel,
  CduModel,
  ChillerModel,
  Confidence,
  DryCoolerModel,
  FanWallModel,
  GeneratorModel,
  ModelReference,
  RackSystem,
  RatingClass,
  ServerModel,
  TapOffModel,
  TransformerModel,
  UpsCurve,
  UpsModel,
} from 'cdktf-gigafactory';
import { codeOf } from '../support/cloud';

interface Described {
  readonly name: string;
  readonly reference: ModelReference;
}

/** The constants of a class, by their names. */
const constants = <T>(kind: { readonly prototype: T }): [string, T][] =>
  Object.entries(kind).filter((e): e is [string, T] => e[1] instanceof (kind as unknown as new () => object));

const KINDS = {
  BatteryModel,
  BuswayModel,
  CduModel,
  ChillerModel,
  DryCoolerModel,
  FanWallModel,
  GeneratorModel,
  RackSystem,
  ServerModel,
  TapOffModel,
  TransformerModel,
  UpsModel,
};
const records: [string, Described][] = Object.entries(KINDS).flatMap(([kind, type]) =>
  constants<Described>(type as unknown as { prototype: Described }).map(([name, model]): [string, Described] => [`${kind}.${name}`, model]),
);

describe('records', () => {
  test('there are as many as there should be', () => {
    const count = (kind: string): number => records.filter(([name]) => name.startsWith(`${kind}.`)).length;
    expect(Object.keys(KINDS).map((kind) => [kind, count(kind)])).toEqual([
      ['BatteryModel', 3],
      ['BuswayModel', 16],
      ['CduModel', 3],
      ['ChillerModel', 6],
      ['DryCoolerModel', 2],
      ['FanWallModel', 9],
      ['GeneratorModel', 3],
      ['RackSystem', 7],
      ['ServerModel', 3],
      ['TapOffModel', 3],
      ['TransformerModel', 15],
      ['UpsModel', 8],
    ]);
  });

  test.each(records)('%s has a name, a source and a confidence', (constant, model) => {
    expect(constant.split('.')[1]).toMatch(/^[A-Z0-9]+(_[A-Z0-9]+)*$/);
    // jsii writes an underscore at every border from digit to letter, so that Python says the same name.
    expect(constant.split('.')[1]).not.toMatch(/[0-9][A-Z]/);
    expect(model.reference.name).toBe(model.name);
    expect(model.reference.source.length).toBeGreaterThan(20);
    expect(Object.values(Confidence)).toContain(model.reference.confidence);
    expect(model.reference.confidence).not.toBe(Confidence.USER);
  });

  test('names are unique within a kind', () => {
    for (const type of Object.values(KINDS)) {
      const names = constants<Described>(type as unknown as { prototype: Described }).map(([, model]) => model.name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('what is estimated or unconfirmed says what was assumed', () => {
    const silent = records
      .filter(([, { reference }]) => [Confidence.ESTIMATE, Confidence.UNCONFIRMED].includes(reference.confidence))
      .filter(([name, { reference }]) => !name.startsWith('TapOffModel') && (reference.assumptions ?? []).length === 0);
    expect(silent.map(([name]) => name)).toEqual([]);
  });

  test('only the rack that nobody publishes is unconfirmed', () => {
    const unconfirmed = records.filter(([, { reference }]) => reference.confidence === Confidence.UNCONFIRMED);
    expect(unconfirmed.map(([name]) => name)).toEqual(['RackSystem.VERA_RUBIN_NVL72']);
  });
});

describe('named', () => {
  test.each(Object.entries(KINDS))('%s finds each record by its name and by its constant', (_, type) => {
    const named = (type as unknown as { named(name: string): unknown }).named.bind(type);
    for (const [constant, model] of constants<Described>(type as unknown as { prototype: Described })) {
      expect(named(model.name)).toBe(model);
      expect(named(model.name.toUpperCase())).toBe(model);
      expect(named(constant.toLowerCase())).toBe(model);
    }
    expect(codeOf(() => named('nothing of the kind'))).toBe('UnknownName');
    expect(codeOf(() => named(undefined as never))).toBe('UnknownName');
  });

  test('offers near names', () => {
    expect(() => RackSystem.named('GB300_NVL27')).toThrow(/no rack system 'GB300_NVL27'; did you mean 'GB300 NVL72'/);
    expect(() => GeneratorModel.named('generic DCC 2600 kW')).toThrow(/did you mean 'generic DCC 2000 kW'/);
    expect(() => TransformerModel.named('EU tier 2 dry 2600 kVA')).toThrow(/'EU tier 2 dry 1600 kVA'|'EU tier 2 dry 2500 kVA'/);
  });

  test('curves and classes have names too', () => {
    expect(UpsCurve.named('EATON_9395_XR')).toBe(UpsCurve.EATON_9395_XR);
    expect(UpsCurve.named('generic sic')).toBe(UpsCurve.SIC);
    expect(RatingClass.named('dcc')).toBe(RatingClass.DCC);
    expect(codeOf(() => RatingClass.named('XYZ'))).toBe('UnknownName');
  });

  test('a busway is found by its exact rating', () => {
    expect(BuswayModel.track(BuswayModel.TRACK_400.rating)).toBe(BuswayModel.TRACK_400);
    expect(BuswayModel.plugin(BuswayModel.PLUGIN_800.rating)).toBe(BuswayModel.PLUGIN_800);
    expect(() => BuswayModel.track(BuswayModel.PLUGIN_600.rating)).toThrow(/no busway 'track busway 600 A'; did you mean .*'track busway 800 A'/);
  });
});

describe('ladders', () => {
  const ladders: [string, number[]][] = [
    ...constants(BuswayModel).map(([n, m]): [string, number[]] => [n, [m, ...m.larger()].map((x) => x.rating.toAmperes())]),
    ...constants(TapOffModel).map(([n, m]): [string, number[]] => [n, [m, ...m.larger()].map((x) => x.rating.toAmperes())]),
    ...constants(UpsModel).map(([n, m]): [string, number[]] => [n, [m, ...m.larger()].map((x) => x.power.toKilowatts())]),
    ...constants(TransformerModel).map(([n, m]): [string, number[]] => [n, [m, ...m.larger()].map((x) => x.rating.toKilovoltAmperes())]),
    ...constants(GeneratorModel).map(([n, m]): [string, number[]] => [n, [m, ...m.larger()].map((x) => x.power.toKilowatts())]),
    ...constants(ChillerModel).map(([n, m]): [string, number[]] => [n, [m, ...m.larger()].map((x) => x.facts.nominalCapacity.toKilowatts())]),
    ...constants(FanWallModel).map(([n, m]): [string, number[]] => [n, [m, ...m.larger()].map((x) => x.facts.grossCapacity.toKilowatts())]),
    ...constants(DryCoolerModel).map(([n, m]): [string, number[]] => [n, [m, ...m.larger()].map((x) => x.facts.ratedHeat.toKilowatts())]),
    ...constants(CduModel).map(([n, m]): [string, number[]] => [n, [m, ...m.larger()].map((x) => x.facts.maximumFlow.toLitersPerMinute())]),
  ];
  test.each(ladders)('beyond %s they rise', (_, values) => {
    for (let i = 1; i < values.length; i++) {
      expect(values[i]).toBeGreaterThan(values[i - 1]);
    }
  });

  test('a run of your own has none, a track goes on as plug-in busway', () => {
    expect(BuswayModel.of('mine', BuswayModel.TRACK_400.rating).larger()).toEqual([]);
    expect(BuswayModel.TRACK_800.larger()[0]).toBe(BuswayModel.PLUGIN_1000);
    expect(BuswayModel.PLUGIN_5000.larger()).toEqual([]);
  });

  test('a UPS stays in its mode', () => {
    expect(UpsModel.EATON_9395_XR_1500.larger().map((m) => m.power.toKilowatts())).toEqual([1625, 1750, 1875]);
    expect(UpsModel.EATON_9395_XR_1500_ESS.larger().every((m) => m.curve === UpsCurve.EATON_9395_XR_ESS)).toBe(true);
  });
});
