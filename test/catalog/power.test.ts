import {
  ApparentPower,
  BatteryModel,
  BuswayModel,
  Confidence,
  Current,
  Duration,
  GeneratorModel,
  Power,
  RatingClass,
  Ratio,
  TapOffModel,
  TransformerModel,
  UpsCurve,
  UpsModel,
} from 'cdktf-gigafactory';
import { codeOf } from '../support/cloud';

const kw = Power.kilowatts;
const kva = ApparentPower.kilovoltAmperes;
const percents = (curve: UpsCurve): number[] => [25, 50, 75, 100].map((load) => curve.efficiencyAt(Ratio.percent(load)).toPercent());

describe('UPS', () => {
  // Published for the Eaton 9395XR at 25 / 50 / 75 / 100 %, double conversion and energy saver.
  test.each([
    ['double conversion', UpsCurve.EATON_9395_XR, [97.0, 97.3, 97.0, 96.4]],
    ['energy saver', UpsCurve.EATON_9395_XR_ESS, [98.4, 99.0, 99.2, 99.2]],
  ])('Eaton 9395XR in %s is within 0.06 points of what is published', (_, curve, published) => {
    percents(curve).forEach((percent, i) => expect(Math.abs(percent - published[i])).toBeLessThanOrEqual(0.06));
  });

  test.each([
    ['IGBT', UpsCurve.IGBT, [95.47, 96.65, 96.77, 96.61]],
    ['SiC', UpsCurve.SIC, [96.46, 97.46, 97.46, 97.21]],
    ['eco', UpsCurve.ECO, [98.28, 98.84, undefined, 99.01]],
    ['legacy', UpsCurve.LEGACY, [87.97, 92.06, undefined, 93.01]],
  ])('generic %s curve', (_, curve, expected) => {
    percents(curve).forEach((percent, i) => expected[i] !== undefined && expect(percent).toBeCloseTo(expected[i], 1));
  });

  test('modules of 125 kW and 129 kVA make the ladder, 12 to 15 of them', () => {
    const ladder = [UpsModel.EATON_9395_XR_1500, ...UpsModel.EATON_9395_XR_1500.larger()];
    expect(ladder.map((m) => [m.power.toKilowatts(), m.apparentPower.toKilovoltAmperes()])).toEqual([
      [1500, 1548],
      [1625, 1677],
      [1750, 1806],
      [1875, 1935],
    ]);
    expect(UpsModel.EATON_9395_XR_1875.inputPowerFactor.toFraction()).toBe(0.99);
  });

  test('generic and own', () => {
    const generic = UpsModel.generic({ power: kw(250), apparentPower: kva(250), curve: UpsCurve.IGBT });
    expect([generic.name, generic.reference.confidence]).toEqual(['generic IGBT 250 kW', Confidence.ESTIMATE]);
    const own = UpsModel.of({ name: 'mine', power: kw(250), apparentPower: kva(275), curve: UpsCurve.of(0.004, 0, 0.02), source: 'data sheet 12' });
    expect(own.reference).toEqual({ name: 'mine', source: 'data sheet 12', confidence: Confidence.USER });
    expect(own.larger()).toEqual([]);
  });

  test('efficiency of no load is nothing, beyond 150 % it is refused', () => {
    expect(UpsCurve.SIC.efficiencyAt(Ratio.ZERO).toFraction()).toBe(0);
    expect(codeOf(() => UpsCurve.SIC.efficiencyAt(Ratio.of(1.6)))).toBe('InvalidValue');
  });

  test.each([
    ['no power', () => UpsModel.of({ power: Power.ZERO, apparentPower: kva(1), curve: UpsCurve.SIC })],
    ['less kVA than kW', () => UpsModel.generic({ power: kw(100), apparentPower: kva(99), curve: UpsCurve.SIC })],
    ['an input power factor of 0', () => UpsModel.of({ power: kw(1), apparentPower: kva(1), curve: UpsCurve.SIC, inputPowerFactor: Ratio.ZERO })],
    ['an empty name', () => UpsModel.of({ name: '', power: kw(1), apparentPower: kva(1), curve: UpsCurve.SIC })],
    ['a curve that makes power', () => UpsCurve.of(0.001, -0.1, 0)],
    ['a curve that loses all', () => UpsCurve.of(0.4, 0.4, 0.4)],
    ['a curve without loss', () => UpsCurve.of(0, 0, 0)],
  ])('%s is refused', (_, act) => expect(codeOf(act)).toBe('InvalidValue'));
});

describe('transformers', () => {
  test('1,000 kVA oil, tier 2: peak efficiency index 99.541 % at 30.2 %', () => {
    // (EU) 2019/1783: PEI = 1 − 2·P0/(S_r·√(P0/Pk)) with 693 and 7,600 W.
    expect(TransformerModel.EU_OIL_1000.peakEfficiencyIndex.toPercent()).toBeCloseTo(99.541, 2);
    expect(Math.abs(TransformerModel.EU_OIL_1000.peakEfficiencyIndex.toPercent() - 99.541)).toBeLessThan(0.005);
    expect(TransformerModel.EU_OIL_1000.loadOfPeakEfficiency.toFraction()).toBeCloseTo(0.302, 3);
  });

  test('2,500 kVA, tier 2: published efficiencies at half and full load', () => {
    const at = (model: TransformerModel, load: number): number => model.efficiencyAt(Ratio.percent(load)).toPercent();
    expect([at(TransformerModel.EU_OIL_2500, 50), at(TransformerModel.EU_OIL_2500, 100)]).toEqual([
      expect.closeTo(99.506, 2),
      expect.closeTo(99.203, 2),
    ]);
    expect([at(TransformerModel.EU_DRY_2500, 50), at(TransformerModel.EU_DRY_2500, 100)]).toEqual([
      expect.closeTo(99.4, 2),
      expect.closeTo(99.136, 2),
    ]);
    expect(TransformerModel.EU_DRY_2500.peakEfficiencyIndex.toPercent()).toBeCloseTo(99.418, 2);
  });

  test('DOE: 99.43 / 99.48 / 99.51 / 99.53 / 99.53 % at half load, where efficiency peaks', () => {
    const t = TransformerModel;
    const ladder = [t.DOE_LIQUID_1000, t.DOE_LIQUID_1500, t.DOE_LIQUID_2000, t.DOE_LIQUID_2500, t.DOE_LIQUID_3750];
    ladder.forEach((model, i) => {
      expect(model.efficiencyAt(Ratio.percent(50)).toPercent()).toBeCloseTo([99.43, 99.48, 99.51, 99.53, 99.53][i], 2);
      expect(model.loadOfPeakEfficiency.toPercent()).toBeCloseTo(50, 0);
    });
  });

  test('larger ones lose more and a smaller share', () => {
    for (const first of [TransformerModel.DOE_LIQUID_1000, TransformerModel.EU_OIL_1000, TransformerModel.EU_DRY_1000]) {
      const ladder = [first, ...first.larger()];
      for (let i = 1; i < ladder.length; i++) {
        expect(ladder[i].noLoadLoss.isGreaterThan(ladder[i - 1].noLoadLoss)).toBe(true);
        expect(ladder[i].loadLoss.isGreaterThan(ladder[i - 1].loadLoss)).toBe(true);
      }
    }
  });

  test('substation: 0.055 % and 0.37 % of 60 to 150 MVA, impedance given', () => {
    const impedance = Ratio.percent(12);
    const model = TransformerModel.substation({ rating: ApparentPower.megavoltAmperes(100), impedance });
    expect([model.noLoadLoss.toKilowatts(), model.loadLoss.toKilowatts()]).toEqual([expect.closeTo(55, 9), expect.closeTo(370, 9)]);
    expect([model.name, model.impedance, model.larger()]).toEqual(['substation transformer 100 MVA', impedance, []]);
    for (const mva of [59, 151]) {
      expect(codeOf(() => TransformerModel.substation({ rating: ApparentPower.megavoltAmperes(mva), impedance }))).toBe('InvalidValue');
    }
  });

  const own = { name: 'mine', rating: kva(2000), noLoadLoss: Power.watts(1300), loadLoss: Power.watts(15000) };
  test('impedance is 6 % unless given', () => {
    expect(TransformerModel.of(own).impedance.toPercent()).toBeCloseTo(6, 9);
    expect(TransformerModel.of({ ...own, impedance: Ratio.percent(5.75) }).impedance.toPercent()).toBeCloseTo(5.75, 9);
  });

  test.each([
    ['no rating', { rating: ApparentPower.ZERO }],
    ['no loss', { noLoadLoss: Power.ZERO }],
    ['a load loss of a fifth', { loadLoss: kw(400) }],
    ['no impedance', { impedance: Ratio.ZERO }],
    ['an impedance of 60 %', { impedance: Ratio.percent(60) }],
    ['no name', { name: '' }],
  ])('%s is refused', (_, wrong) => expect(codeOf(() => TransformerModel.of({ ...own, ...wrong }))).toBe('InvalidValue'));
});

describe('generators', () => {
  test('generic fuel: 0.313 / 0.278 / 0.265 / 0.265 L/kWh', () => {
    expect(GeneratorModel.DCC_2500.fuelCurve.map((p) => [p.load.toPercent(), p.litersPerKilowattHour])).toEqual([
      [25, 0.313],
      [50, 0.278],
      [75, 0.265],
      [100, 0.265],
    ]);
    // 2,500 kW for 48 h at full load: 31,800 L.
    expect(GeneratorModel.DCC_2500.power.toKilowatts() * 48 * 0.265).toBeCloseTo(31800, 6);
    expect([GeneratorModel.DCC_2500.startTime.toSeconds(), GeneratorModel.DCC_2500.powerFactor.toFraction()]).toEqual([10, 0.8]);
  });

  test.each([
    // US gallons an hour at full load: 174.8 (2,500 ekW), 212.9 (3,000 ekW), 173.1 (2,500 kW).
    ['C175-16 at 2,500', GeneratorModel.catC175At2500(RatingClass.PRP), 2500, 174.8],
    ['C175-16 at 3,000', GeneratorModel.catC175At3000(RatingClass.PRP), 3000, 212.9],
    ['DQKAN', GeneratorModel.cumminsDqkan(RatingClass.PRP), 2500, 173.1],
  ])('%s burns what is published at full load', (_, model, kilowatts, gallons) => {
    expect(model.power.toKilowatts()).toBe(kilowatts);
    const full = model.fuelCurve[model.fuelCurve.length - 1];
    expect((full.litersPerKilowattHour * kilowatts) / 3.785411784).toBeCloseTo(gallons, 6);
    expect(model.ratingClass).toBe(RatingClass.PRP);
    expect(model.reference.assumptions!.join()).toMatch(/generic shape.*rating class PRP given/);
  });

  test('classes: ESP and PRP 70 %, COP and DCC all, prime by letter', () => {
    expect([RatingClass.ESP, RatingClass.PRP, RatingClass.COP, RatingClass.DCC].map((c) => c.factor.toPercent())).toEqual([70, 70, 100, 100]);
    expect(RatingClass.prime(Ratio.percent(85)).factor.toPercent()).toBe(85);
    expect(codeOf(() => RatingClass.prime(Ratio.percent(60)))).toBe('InvalidValue');
    expect(codeOf(() => RatingClass.prime(Ratio.percent(101)))).toBe('InvalidValue');
  });

  const fuel = (load: number, use: number) => ({ load: Ratio.percent(load), litersPerKilowattHour: use });
  const own = { name: 'mine', power: kw(1000), ratingClass: RatingClass.COP, fuelCurve: [fuel(50, 0.28), fuel(100, 0.26)] };
  test.each([
    ['no power', { power: Power.ZERO }],
    ['no fuel', { fuelCurve: [] }],
    ['a falling curve', { fuelCurve: [fuel(100, 0.26), fuel(50, 0.28)] }],
    ['fuel for nothing', { fuelCurve: [fuel(100, 0)] }],
    ['a start of an hour', { startTime: Duration.hours(1) }],
    ['a power factor above 1', { powerFactor: Ratio.of(1.1) }],
    ['no name', { name: '' }],
  ])('%s is refused', (_, wrong) => expect(codeOf(() => GeneratorModel.of({ ...own, ...wrong }))).toBe('InvalidValue'));
});

describe('busway, tap-off, battery', () => {
  test('short-circuit ratings and impedance where they are published', () => {
    const b = BuswayModel;
    // Schneider 5600CT9101: 22 kA at 225 to 600 A, 50 at 800 to 1,600, 65 at 2,000 (copper), 125 at 2,500 and 3,000, 200 above.
    expect([b.PLUGIN_225, b.PLUGIN_800, b.PLUGIN_2000, b.PLUGIN_3000, b.PLUGIN_5000].map((m) => m.shortCircuitRating!.toKiloamperes())).toEqual([
      22, 50, 65, 125, 200,
    ]);
    // Eaton Pow-R-Way III: .76 / .39 mΩ per 100 ft at 2,000 A.
    expect(b.PLUGIN_2000.resistanceMilliohmsPerMeter! * 30.48).toBeCloseTo(0.76, 9);
    expect(b.PLUGIN_2000.reactanceMilliohmsPerMeter! * 30.48).toBeCloseTo(0.39, 9);
    expect(b.PLUGIN_3000.resistanceMilliohmsPerMeter).toBeUndefined();
    expect(b.TRACK_800.shortCircuitRating).toBeUndefined();
  });

  test('resistance falls as rating rises', () => {
    const values = [BuswayModel.PLUGIN_225, ...BuswayModel.PLUGIN_225.larger()].flatMap((m) => m.resistanceMilliohmsPerMeter ?? []);
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });

  test('a tap-off carries 80 % under ANSI', () => {
    expect(TapOffModel.TAP_60_A.continuous(Ratio.percent(80)).toAmperes()).toBeCloseTo(48, 9);
    expect(TapOffModel.of(Current.amperes(30)).reference.confidence).toBe(Confidence.USER);
    expect(TapOffModel.of(Current.amperes(62)).larger()).toEqual([TapOffModel.TAP_63_A, TapOffModel.TAP_100_A]);
  });

  test('Megapack 3 has the figures of its data sheet', () => {
    // Tesla Megablock datasheet Rev 1.7.
    const b = BatteryModel;
    expect([b.TESLA_MEGAPACK_3_2_H, b.TESLA_MEGAPACK_3_4_H, b.TESLA_MEGAPACK_3_8_H].map((m) => m.power.toKilowatts())).toEqual([2186, 1206, 603]);
    expect([b.TESLA_MEGAPACK_3_2_H, b.TESLA_MEGAPACK_3_4_H, b.TESLA_MEGAPACK_3_8_H].map((m) => m.energy.toKilowattHours())).toEqual(
      [4372, 4826, 4824].map((v) => expect.closeTo(v, 6)),
    );
    expect(BatteryModel.of('mine', kw(1000), Duration.hours(2)).energy.toKilowattHours()).toBeCloseTo(2000, 6);
  });

  test.each([
    ['busway of nothing', () => BuswayModel.of('x', Current.ZERO)],
    ['busway of 1 MA', () => BuswayModel.of('x', Current.amperes(1e6))],
    ['busway without a name', () => BuswayModel.of('', Current.amperes(400))],
    ['tap-off of nothing', () => TapOffModel.of(Current.ZERO)],
    ['battery of nothing', () => BatteryModel.of('x', Power.ZERO, Duration.hours(1))],
    ['battery for no time', () => BatteryModel.of('x', kw(1), Duration.ZERO)],
  ])('%s is refused', (_, act) => expect(codeOf(act)).toBe('InvalidValue'));
});
