import { CduModel, Climate, DryCoolerModel, FanWallModel, FlowRate, Length, Power, Ratio, Temperature, TemperatureDelta } from 'cdktf-gigafactory';
import { airflowFor, cdusFor, dryCoolersFor, fanWallsFor } from '../../lib/catalog/sizing/cooling';
import { newCloud, newSite } from '../support/cloud';

const kW = (n: number): Power => Power.kilowatts(n);
const C = (n: number): Temperature => Temperature.celsius(n);
const lpm = (n: number): FlowRate => FlowRate.litersPerMinute(n);

describe('first sizes are those that the analysis finds enough', () => {
  test('CDUs: six racks of 190 kW on one three-pump unit ask for 5.6 K, not 4', () => {
    // C_h = 1,710/60 · 4.02 = 114.6 kW/K, C_c = 80.4 at rated facility flow, UA 337.5 · 2/((114.6/80.4)^−.8 + 1) = 385.0,
    // NTU 4.79, C_r .702, ε .914: 1,140 · (1/73.5 − 1/114.6) = 5.57 K. Two units: C_h 57.3, C_c 80.4, ε .908: 570 · (1/52.0 − 1/57.3) = 1.0 K.
    const model = CduModel.VERTIV_COOLCHIP_1350_THREE_PUMP;
    expect(cdusFor(model, kW(1140), lpm(1710), TemperatureDelta.kelvins(4))).toBe(2);
    expect(cdusFor(model, kW(1140), lpm(1710), TemperatureDelta.kelvins(5.7))).toBe(1);
    // Section 5A: five XDU1350 carry 48 GB300 racks, 1,166 kW and 1,142 L/min each.
    expect(cdusFor(CduModel.VERTIV_COOLCHIP_1350, kW(5832), lpm(5712), TemperatureDelta.kelvins(4))).toBe(5);
  });

  test('dry coolers: 36 / 46 °C water, 28.75 °C on the coil', () => {
    // 35 °C dry, 24 °C wet bulb, stage of 75 %: 37 − .75 · 11 = 28.75. One unit at C_w 414: UA 571/(.8 + .2 · (414/527.2)^−.8) = 547.6, NTU 1.323,
    // C_r .714, ε .584: .584 · 414 · 17.25 = 4,169 kW. At C_w 434 (4,300 kW, 1 % in hand): UA 551.6, NTU 1.271, C_r .748, ε .566 → 4,240 kW.
    const site = (altitude: number) => ({
      altitude: Length.meters(altitude),
      climate: Climate.designDay({ dryBulb: C(35), wetBulb: C(24) }),
    });
    const model = DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(75));
    const count = (kilowatts: number, altitude = 0): number =>
      dryCoolersFor(model, newSite(newCloud(), 'site', site(altitude)), kW(kilowatts), C(36), C(46));
    expect([count(4100), count(4300)]).toEqual([1, 2]);
    // Thin air carries less: at 2,640 m .724 of it.
    expect(count(4100, 2640)).toBe(2);
  });

  test('dry coolers: no number of them cools below the air, so that they follow from their rating', () => {
    const hot = newSite(newCloud(), 'site', { climate: Climate.designDay({ dryBulb: C(36), wetBulb: C(28) }) });
    // 38 °C on the coil, 46 °C back: 2,990 · 1.01 kW over 2,931 · 8/11.11 = 2,110 kW a unit.
    expect(dryCoolersFor(DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B, hot, kW(2990), C(36), C(46))).toBe(2);
  });

  test('fan walls: by heat, and by air where it is thin', () => {
    const air = (altitude: number): FlowRate => airflowFor(kW(664), TemperatureDelta.kelvins(15), Length.meters(altitude));
    // 1.05 · 664/(1.184 · 1.006 · 15) = 39.02 m³/s; at 2,640 m over .7242: 53.88; a FA096HC moves 56,800 CFM = 26.81 m³/s.
    expect(air(0).toCubicMetersPerSecond()).toBeCloseTo(39.02, 2);
    expect(air(2640).toCubicMetersPerSecond()).toBeCloseTo(53.88, 2);
    expect(fanWallsFor(FanWallModel.VERTIV_FA096_HC, kW(664), air(0))).toBe(2);
    expect(fanWallsFor(FanWallModel.VERTIV_FA096_HC, kW(664), air(2640))).toBe(3);
  });
});
