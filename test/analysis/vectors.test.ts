import {
  CduModel,
  Climate,
  DryCoolerModel,
  Duration,
  ElectricalCode,
  FlowRate,
  Fluid,
  InputMode,
  LimitRule,
  Power,
  Pressure,
  Ratio,
  RackSystem,
  Temperature,
  TemperatureDelta,
  TransformerModel,
  UpsCurve,
  Voltage,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { airFlowFor, flowFor, liquid, pressureRatio } from '../../lib/analysis/fluids';
import { cduState, fitCdu } from '../../lib/analysis/thermal/cdu';
import { counterflow, crossflow, parallelFlow } from '../../lib/core/exchangers';
import { rackFlow } from '../../lib/analysis/thermal/rack';
import { chillerCop } from '../../lib/analysis/thermal/chiller';
import { coolersState, fitDryCooler } from '../../lib/analysis/thermal/rejection';
import { LiteralSite, limitA } from '../support/literal-site';

/** Published or hand-worked vectors; the source or the arithmetic is named in each title. */
const near = (value: number, expected: number, relative: number): void => expect(Math.abs(value / expected - 1)).toBeLessThanOrEqual(relative);

describe('electrical vectors', () => {
  test('V05: 132 kW at 415 V, pf .95 draws 193.304 A; 241.6 A at 80 % takes a 250 A device', () => {
    const current = Power.kilowatts(132).atPowerFactor(Ratio.of(0.95)).threePhaseCurrent(Voltage.volts(415));
    near(current.toAmperes(), 193.304, 1e-4);
    near(current.toAmperes() / 0.8, 241.63, 1e-4);
    expect(
      ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) })
        .nextDeviceSize(current)
        .toAmperes(),
    ).toBe(250);
  });

  test('V06: 1 MW at 480 V, pf 1 draws 1,202.81 A', () => {
    near(Power.megawatts(1).atPowerFactor(Ratio.ONE).threePhaseCurrent(Voltage.volts(480)).toAmperes(), 1202.81, 1e-4);
  });

  test('V11: oil transformer of 1,000 kVA, 693 / 7,600 W: PEI 99.541 % at .302 (EU 2019/1783)', () => {
    expect(TransformerModel.EU_OIL_1000.peakEfficiencyIndex.toPercent()).toBeCloseTo(99.541, 2);
    expect(TransformerModel.EU_OIL_1000.loadOfPeakEfficiency.toFraction()).toBeCloseTo(0.302, 3);
  });

  test('V12: Eaton 9395XR 97.0 / 97.3 / 97.0 / 96.4 % at 25 / 50 / 75 / 100 %, ± .06', () => {
    [97.0, 97.3, 97.0, 96.4].forEach((percent, i) => {
      expect(Math.abs(UpsCurve.EATON_9395_XR.efficiencyAt(Ratio.percent(25 * (i + 1))).toPercent() - percent)).toBeLessThanOrEqual(0.06);
    });
  });

  test('SiC curve, 2,500 kW at .7128: 2,500·(.0079578 − .0003138 + .0107637) = 46.02 kW', () => {
    const { noLoad, linear, square } = UpsCurve.SIC;
    expect(2500 * (noLoad + linear * 0.7128 + square * 0.7128 ** 2)).toBeCloseTo(46.02, 2);
  });

  test.each([
    [120, 10, 1800, 2400],
    [132, 9, 1782, 2376],
    [135, 9, 1822.5, 2430],
    [142, 8, 1704, 2272],
    [155, 8, 1860, 2480],
    [230, 5, 1725, 2300],
  ])('V33 and its table: 4N/3 of 2,500 kW, %d kW racks, %d a pairing: %d kW normal, %d kW with one lineup lost', (kw, n, normal, lost) => {
    const ups = fourLineups(kw, n).power.limits.find((l) => l.asset === 0)!;
    expect(ups.normal).toBeCloseTo(normal, 6);
    expect(ups.worst).toBeCloseTo(lost, 6);
  });

  test('one rack more a pairing of 142 kW fails: 9·142·2 = 2,556 kW, 102.2 %', () => {
    const ups = fourLineups(142, 9).power.limits.find((l) => l.asset === 0)!;
    expect(ups.worst / 2500).toBeCloseTo(1.0224, 4);
    // Each of three other lineups, and the feed of each.
    expect(ups.overloads.length).toBe(6);
  });

  test('V37: NVIDIA DPS topology, 3.2 kW · 18 · 8 = 460.8 kW passes every level (utility 750 kW, board 1.6 MW, PDU 450 kW)', () => {
    const site = new LiteralSite().utility('utility', 750).path('board', 1600).feed('utility', 'board');
    for (let pdu = 0; pdu < 4; pdu++) {
      site.path(`pdu-${pdu}`, 450).feed('board', `pdu-${pdu}`);
      for (let rack = 0; rack < 2; rack++) {
        site.load(`rack-${pdu}-${rack}`, 18 * 3.2, [{ id: 'a' }]).feed(`pdu-${pdu}`, `rack-${pdu}-${rack}`, 'a');
      }
    }
    const { power } = analyseSite(site.build());
    expect(power.limits.find((l) => l.asset === 1)!.normal).toBeCloseTo(460.8, 9);
    expect(power.limits.flatMap((l) => l.overloads)).toEqual([]);
  });

  test('V39: GB300 on 4 of 8 shelves: 142·.975 = 138.45 of 132 kW, 104.9 %', () => {
    const { shelfPower, shelfEfficiency, provisionedPower } = RackSystem.GB300_NVL72;
    const needed = provisionedPower.toKilowatts() * shelfEfficiency!.toFraction();
    expect(needed).toBeCloseTo(138.45, 9);
    expect(needed / (4 * shelfPower!.toKilowatts())).toBeCloseTo(1.0489, 4);
  });

  test('MV trap: two buses with two lineups hard-wired to each lose two of four lineups with one bus', () => {
    const site = new LiteralSite().utility('utility');
    ['m1', 'm2'].forEach((bus) => site.path(bus, 1e5).feed('utility', bus));
    ['a', 'b', 'c', 'd'].forEach((name, i) => site.path(name, 2500).feed(i < 2 ? 'm1' : 'm2', name));
    site
      .load('rack', 100, [{ id: '1' }, { id: '2' }])
      .feed('a', 'rack', '1')
      .feed('b', 'rack', '2');
    const { outcomes, scenarios } = analyseSite(site.build());
    expect(outcomes.map((o) => scenarios[o.scenario].label)).toEqual(['on utility, utility out', 'on utility, m1 out']);
  });

  test('two UPS of 1,500 kW with 1,895 kW on the survivor: parallel is an overload of 126 %, unit is a lineup lost', () => {
    const build = (input: InputMode) =>
      analyseSite(
        new LiteralSite()
          .utility('utility')
          .path('ups-1', 1500, { rule: LimitRule.UPS })
          .path('ups-2', 1500, { rule: LimitRule.UPS })
          .path('output', 1e4, { input })
          .feed('utility', 'ups-1')
          .feed('utility', 'ups-2')
          .feed('ups-1', 'output')
          .feed('ups-2', 'output')
          .load('rack', 1895, [{ id: 'a' }])
          .feed('output', 'rack', 'a')
          .build(),
      );
    expect(build(InputMode.PARALLEL).power.limits.find((l) => l.asset === 1)!.worst / 1500).toBeCloseTo(1.263, 3);
    const unit = build(InputMode.UNIT);
    expect(unit.power.limits.find((l) => l.asset === 1)!.worst / 1500).toBeCloseTo(0.632, 3);
    expect(unit.outcomes.filter((o) => o.dark.length === 1)).toHaveLength(4);
  });

  test('a cord with a transfer switch moves; one without goes dark', () => {
    const site = new LiteralSite().utility('u').path('a', 100).path('b', 100).feed('u', 'a').feed('u', 'b');
    site
      .load('ats', 10, [{ id: 'c', transferTime: Duration.seconds(1) }])
      .feed('a', 'ats', 'c')
      .feed('b', 'ats', 'c');
    site.load('plain', 10, [{ id: 'c', limits: [limitA('whip', LimitRule.CORD, 50)] }]).feed('a', 'plain', 'c');
    const { outcomes, scenarios } = analyseSite(site.build());
    expect(outcomes.find((o) => scenarios[o.scenario].label === 'on utility, a out')!.dark).toEqual([4]);
  });
});

function fourLineups(kw: number, perPair: number) {
  const site = new LiteralSite();
  ['a', 'b', 'c', 'd'].forEach((name) => site.path(name, 2500, { rule: LimitRule.UPS }));
  ['a', 'b', 'c', 'd'].forEach((name) => site.utility(`u-${name}`).feed(`u-${name}`, name));
  const pairs = ['ab', 'ac', 'ad', 'bc', 'bd', 'cd'];
  for (const pair of pairs) {
    for (let i = 0; i < perPair; i++) {
      const rack = `rack-${pair}-${i}`;
      site
        .load(rack, kw, [{ id: '1' }, { id: '2' }])
        .feed(pair[0], rack, '1')
        .feed(pair[1], rack, '2');
    }
  }
  return analyseSite(site.build());
}

describe('thermal vectors', () => {
  test('V01 to V03: water, IAPWS-97', () => {
    near(liquid(Fluid.WATER, 30).density, 995.652, 2e-4);
    near(liquid(Fluid.WATER, 30).specificHeat, 4180.02, 5e-4);
    near(liquid(Fluid.WATER, 20).viscosity * 1e3, 1.0016, 2e-3);
    near(liquid(Fluid.WATER, 40).density, 992.224, 5e-4);
    near(liquid(Fluid.WATER, 40).specificHeat, 4178.55, 5e-4);
    near(liquid(Fluid.WATER, 40).viscosity * 1e3, 0.65273, 5e-3);
  });

  test('V04: PG25 by volume at 30 °C, 1,019.43 kg/m³ and 3,937.55 J/(kg·K) (ASHRAE); Airedale 1,019.2 and 3,940', () => {
    near(liquid(Fluid.PG25, 30).density, 1019.43, 1e-3);
    near(liquid(Fluid.PG25, 30).specificHeat, 3937.55, 1e-3);
    near(liquid(Fluid.PG25, 30).density, 1019.2, 1e-3);
    near(liquid(Fluid.PG25, 30).specificHeat, 3940, 1e-3);
  });

  test('fluids refuse what their fits do not cover', () => {
    expect(() => liquid(Fluid.WATER, 80)).toThrow(/5 °C to 70 °C, got 80 °C/);
  });

  test('V09: 132 kW over 10 K in PG25 at 40 °C takes 197.04 L/min; V10: in water at 30 °C 190.30', () => {
    near(flowFor(Fluid.PG25, 132, 10, 40), 197.04, 1e-3);
    near(flowFor(Fluid.WATER, 132, 10, 30), 190.3, 1e-3);
  });

  test('17 kW of air over 15 K at 25 °C and sea level: .9516 m³/s; pressure at 1,000 m 89,875 Pa (V27)', () => {
    near(airFlowFor(17, 15, 0), 0.9516, 2e-3);
    near(pressureRatio(1000) * 101325, 89875, 1e-4);
  });

  test('V19: NTU 5, C_r .7: counterflow .92067, parallel .588116, crossflow .84448 (ht documentation)', () => {
    expect(counterflow(5, 0.7)).toBeCloseTo(0.92067, 4);
    expect(parallelFlow(5, 0.7)).toBeCloseTo(0.588116, 4);
    expect(crossflow(5, 0.7)).toBeCloseTo(0.84448, 4);
  });

  test('V25: 2 MW, 50→40 °C PG25, 36→46 °C water: ε .714286, UA 500 kW/K', () => {
    // Equal rates of 200 kW/K: ε = Q/C / (approach + Q/C) = 10/14, UA = C·ε/(1−ε) = 500.
    near(flowFor(Fluid.PG25, 2000, 10, 45), 2984, 1e-3);
    near(flowFor(Fluid.WATER, 2000, 10, 41), 2895, 1e-3);
    const fit = fitCdu(
      {
        ratedHeat: Power.megawatts(2),
        approach: TemperatureDelta.kelvins(4),
        ratedFlow: FlowRate.litersPerMinute(2984),
        maximumFlow: FlowRate.litersPerMinute(2984),
        head: Pressure.bars(2),
        pumps: 2,
        pumpPower: Power.kilowatts(20),
        // 200 kW/K at 35 °C, where facility water in a CDU is evaluated; 2,895 L/min at 41 °C.
        ratedFacilityFlow: FlowRate.litersPerMinute(flowFor(Fluid.WATER, 2000, 10, 35)),
      },
      Fluid.PG25,
      45,
    );
    near(fit.conductance, 500, 1e-3);
    expect(counterflow(500 / 200, 1)).toBeCloseTo(0.714286, 6);
    // At rated flows the capacity is linear in the approach: 36 °C 2,000 kW, 38 °C 1,000, 35 °C 2,500, 34 °C 3,000.
    [
      [4, 2000],
      [2, 1000],
      [5, 2500],
      [6, 3000],
    ].forEach(([kelvins, kw]) => near(cduState(fit, Fluid.PG25, 45, 0, 2984, 2895, kelvins).capacityKw, kw, 5e-3));
  });

  test('XDU1350 at its rating point: UA 337.5; one unit for 972 kW and 952 L/min needs 1.86 K, return 15.2 K above', () => {
    const cdu = fitCdu(CduModel.VERTIV_COOLCHIP_1350.facts, Fluid.PG25, 40);
    near(cdu.conductance, 337.5, 2e-3);
    const state = cduState(cdu, Fluid.PG25, 40, 972, 952, cdu.ratedFacilityFlow, 4);
    near(state.approachK, 1.86, 5e-3);
    expect(state.riseK).toBeCloseTo(15.2, 1);
  });

  test('V31: GB300 table against LPM = 121.5·14.47/(54.8 − T), 1 %', () => {
    const heat = { liquidShare: Ratio.percent(90), flowTable: RackSystem.GB300_NVL72.flowTable };
    [
      [25, 59],
      [30, 70.9],
      [35, 88.8],
      [40, 118.8],
    ].forEach(([celsius, lpm]) => near(rackFlow(heat, 121.5, celsius), lpm, 0.01));
    // Between points: at 42 °C the outlet of 54.8 °C asks for 137.4.
    near(rackFlow(heat, 121.5, 42), 137.4, 0.02);
    expect(rackFlow(heat, 121.5, 46)).toBe(Infinity);
  });

  const climate = (dry: number, wet: number): Climate => Climate.designDay({ dryBulb: Temperature.celsius(dry), wetBulb: Temperature.celsius(wet) });

  test('V24: BAC ET40B fitted, its sibling ET30B leaves 39.93 °C (published 40.0, 0.15 K)', () => {
    const cooler = fitDryCooler(DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.facts, climate(34.2, 22), 0);
    near(cooler.waterRate, 527.2, 1e-3);
    near(cooler.airRate, 579.9, 1e-3);
    near(cooler.conductance, 571, 5e-3);
    // ET30B: 2,514.5 kW over 10 K is 251.45 kW/K; air 36.2 °C on the coil; 89.48 of 117.68 kW of fans is a speed of .913.
    const smaller = { ...cooler, airRate: cooler.airRate * 0.913, conductance: cooler.conductance / (0.8 * 0.913 ** -0.6 + 0.2), fanKw: 89.48 };
    const { leavingC } = coolersState([smaller], 2514.5, 251.45, 0);
    expect(Math.abs(leavingC - 40)).toBeLessThan(0.15);
    // 46.11 − 40.55 °C of 2,931 kW, water 5.55 K above the air of 35 °C; fans 117.68 kW, 4.015 %.
    const { facts } = DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B;
    near(facts.ratedHeat.toKilowatts(), 2931, 5e-3);
    near(facts.waterOut.toCelsius() - facts.airIn.toCelsius(), 5.55, 5e-3);
    near(facts.fanPower.ratioTo(facts.ratedHeat).toPercent(), 4.015, 5e-3);
  });

  test('5,950 kW at 595 kW/K and 41 °C on the coil: 2, 3, 4 coolers leave 45.4, 43.2, 42.3 °C, never 41', () => {
    const cooler = fitDryCooler(DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.facts, climate(39, 22), 0);
    expect(cooler.onCoilC).toBe(41);
    [45.4, 43.2, 42.3].forEach((expected, i) => {
      expect(
        coolersState(
          Array.from({ length: i + 2 }, () => cooler),
          5950,
          595,
          41,
        ).leavingC,
      ).toBeCloseTo(expected, 1);
    });
  });

  test('water never leaves colder than the air on the coil', () => {
    const cooler = fitDryCooler(DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.facts, climate(39, 22), 0);
    for (let kw = 10; kw < 20000; kw *= 1.7) {
      for (let rate = 20; rate < 3000; rate *= 1.9) {
        expect(coolersState([cooler, cooler], kw, rate, 0).leavingC).toBeGreaterThanOrEqual(cooler.onCoilC);
      }
    }
  });

  test('generic chiller: COP 4.20 / 3.72 / 3.52 at 35 / 39 / 41 °C on the coil and 20 °C water', () => {
    const { ChillerModel } = jest.requireActual<typeof import('cdktf-gigafactory')>('cdktf-gigafactory');
    const facts = ChillerModel.GENERIC_1100.facts;
    [
      [35, 4.2],
      [39, 3.72],
      [41, 3.52],
    ].forEach(([air, cop]) => expect(chillerCop(facts, air, 20)).toBeCloseTo(cop, 2));
    expect(ChillerModel.GENERIC_1100.nameplatePower.toKilowatts()).toBeCloseTo(312.8, 0);
  });
});
