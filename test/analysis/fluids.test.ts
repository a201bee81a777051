import * as fc from 'fast-check';
import { Fluid, FlowRate, GlycolMix, LoopMedium, Power, Pressure, Ratio, Temperature, TemperatureDelta } from 'cdktf-gigafactory';
import { capacityRate, freezingPoint, liquid, liquidOf, liquidRange } from '../../lib/analysis/fluids';
import { cduState, fitCdu } from '../../lib/analysis/thermal/cdu';

const near = (value: number, expected: number, relative: number): void => expect(Math.abs(value / expected - 1)).toBeLessThanOrEqual(relative);

/** CoolProp 8 at 101.325 kPa: °C, density, specific heat, viscosity in mPa·s, conductivity. */
const WATER = [
  [5, 999.967, 4204.95, 1.5182],
  [20, 998.206, 4184.79, 1.0016, 0.598],
  [30, 995.652, 4180.02, 0.7972, 0.6144],
  [40, 992.224, 4178.55, 0.6527, 0.6285],
  [60, 983.211, 4182.76, 0.466, 0.651],
];
const PG25 = [
  [20, 1023.87, 3912.87, 2.4662, 0.46763],
  [30, 1019.43, 3937.55, 1.7972, 0.47802],
  [45, 1011.81, 3974.57, 1.2104, 0.49114],
  [60, 1003.05, 4011.6, 0.8808, 0.50131],
];
const PG25_BY_MASS = [
  [30, 1014.9, 3944.64, 1.7761],
  [40, 1009.91, 3968.65, 1.353],
  [50, 1004.38, 3992.38, 1.0726],
];

describe('fluids', () => {
  test.each([
    [Fluid.WATER, WATER],
    [Fluid.PG25, PG25],
    [Fluid.PG25_BY_MASS, PG25_BY_MASS],
  ])('%s is within 0.02 % (water 0.05 %, its conductivity 0.17 %) of the tables of its judge', (fluid, rows) => {
    const allowed = fluid === Fluid.WATER ? 5e-4 : 2e-4;
    for (const [celsius, density, specificHeat, viscosity, conductivity] of rows) {
      const state = liquid(fluid, celsius);
      near(state.density, density, allowed);
      near(state.specificHeat, specificHeat, allowed);
      near(state.viscosity * 1e3, viscosity, allowed);
      if (conductivity) {
        near(state.conductivity, conductivity, 1.7e-3);
      }
    }
  });

  test('V22: 42 % by mass, 7.567 mPa·s at 10 °C and 3.183 at 30 °C, 1 % (Melinder, CoolProp MPG[0.42])', () => {
    const mix = GlycolMix.byMass(Ratio.percent(42));
    near(liquid(mix, 10).viscosity * 1e3, 7.567, 0.01);
    near(liquid(mix, 30).viscosity * 1e3, 3.183, 0.01);
  });

  test('35 % by volume: 2.6264 mPa·s and 0.43111 W/(m·K) at 30 °C, freezes at −16.91 °C (CoolProp APG[0.35])', () => {
    const mix = GlycolMix.byVolume(Ratio.percent(35));
    near(liquid(mix, 30).viscosity * 1e3, 2.6264, 7e-3);
    near(liquid(mix, 30).conductivity, 0.43111, 5e-4);
    expect(Math.abs(freezingPoint(mix) + 16.91)).toBeLessThan(0.25);
    expect(liquidRange(mix)).toEqual([-10, 70]);
  });

  test('property 8: a mix of a named strength is that fluid, at any temperature of both', () => {
    const named: [Fluid, GlycolMix][] = [
      [Fluid.PG30, GlycolMix.byVolume(Ratio.percent(30))],
      [Fluid.PG40, GlycolMix.byVolume(Ratio.percent(40))],
      [Fluid.PG50, GlycolMix.byVolume(Ratio.percent(50))],
      [Fluid.PG30_BY_MASS, GlycolMix.byMass(Ratio.percent(30))],
      [Fluid.PG40_BY_MASS, GlycolMix.byMass(Ratio.percent(40))],
      [Fluid.PG50_BY_MASS, GlycolMix.byMass(Ratio.percent(50))],
    ];
    fc.assert(
      fc.property(fc.double({ min: -10, max: 70, noNaN: true }), fc.constantFrom(...named), (celsius, [fluid, mix]) => {
        const [one, other] = [liquid(fluid, celsius), liquid(mix, celsius)];
        near(other.density, one.density, 1e-12);
        near(other.viscosity, one.viscosity, 1e-12);
        expect(freezingPoint(mix)).toBeCloseTo(freezingPoint(fluid), 9);
      }),
    );
  });

  test('property 8: more glycol is denser, more viscous, conducts and stores less, freezes later; warmer is thinner', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -10, max: 69, noNaN: true }),
        fc.double({ min: 0.3, max: 0.49, noNaN: true }),
        fc.boolean(),
        (celsius, strength, byMass) => {
          const of = (share: number): GlycolMix => (byMass ? GlycolMix.byMass(Ratio.of(share)) : GlycolMix.byVolume(Ratio.of(share)));
          const [weak, strong] = [liquid(of(strength), celsius), liquid(of(strength + 0.01), celsius)];
          expect(strong.density).toBeGreaterThan(weak.density);
          expect(strong.viscosity).toBeGreaterThan(weak.viscosity);
          expect(strong.conductivity).toBeLessThan(weak.conductivity);
          expect(strong.specificHeat).toBeLessThan(weak.specificHeat);
          expect(freezingPoint(of(strength + 0.01))).toBeLessThan(freezingPoint(of(strength)));
          expect(liquid(of(strength), celsius + 1).viscosity).toBeLessThan(weak.viscosity);
        },
      ),
    );
  });

  test('ρ·c_p of PG25 by volume and by mass agree within 0.5 %, viscosity within 2 %', () => {
    for (let celsius = 20; celsius <= 60; celsius += 5) {
      near(capacityRate(Fluid.PG25, 1, celsius), capacityRate(Fluid.PG25_BY_MASS, 1, celsius), 5e-3);
      near(liquid(Fluid.PG25, celsius).viscosity, liquid(Fluid.PG25_BY_MASS, celsius).viscosity, 0.02);
    }
  });

  test('a strength outside 30 to 50 % and a temperature outside the range are refused', () => {
    expect(() => GlycolMix.byVolume(Ratio.percent(25))).toThrow(/30 to 50 %/);
    expect(() => GlycolMix.byMass(Ratio.percent(55))).toThrow(/30 to 50 %/);
    expect(() => liquid(Fluid.PG40, -16)).toThrow(/pg40 are known from -15 °C to 70 °C/);
    expect(() => liquid(GlycolMix.byMass(Ratio.percent(35)), 71)).toThrow(/35 % by mass are known from -10 °C to 70 °C/);
  });

  test('what flows in a loop: the named fluid, or the strength that goes with PG_MIX', () => {
    const loop = { medium: LoopMedium.FACILITY_WATER, supplyTemperature: Temperature.celsius(30) };
    const mix = GlycolMix.byVolume(Ratio.percent(33));
    expect(liquidOf({ ...loop, fluid: Fluid.PG30 })).toBe(Fluid.PG30);
    expect(liquidOf({ ...loop, fluid: Fluid.PG_MIX, glycolMix: mix })).toBe(mix);
  });

  test('glycol on the facility side takes heat from a CDU at a larger approach than water', () => {
    const cdu = fitCdu(
      {
        ratedHeat: Power.kilowatts(1350),
        approach: TemperatureDelta.kelvins(4),
        ratedFlow: FlowRate.litersPerMinute(1200),
        maximumFlow: FlowRate.litersPerMinute(1200),
        head: Pressure.bars(2.44),
        pumps: 2,
        pumpPower: Power.kilowatts(13.7),
      },
      Fluid.PG25,
      40,
    );
    const approach = (facility: Fluid): number => cduState(cdu, Fluid.PG25, 40, 1350, 1200, cdu.ratedFacilityFlow, 4, facility).approachK;
    expect(approach(Fluid.WATER)).toBeCloseTo(4, 6);
    expect(approach(Fluid.PG40)).toBeGreaterThan(4.2);
  });
});
