import { Fluid, FlowRate, Length, PipeRun, Pressure } from 'cdktf-gigafactory';
import { flowFor, liquid } from '../../lib/analysis/fluids';
import { componentDrop, frictionFactor, reynolds, runDrop, velocity } from '../../lib/analysis/hydraulics/pipe';
import { atSpeed, flowAt, headAt, operatingPoint, pumpPowerKw, withPumps } from '../../lib/analysis/hydraulics/pump';

const near = (value: number, expected: number, relative: number): void => expect(Math.abs(value / expected - 1)).toBeLessThanOrEqual(relative);
const run = (lengthM: number, boreMm: number, roughnessMm: number, more: Partial<PipeRun> = {}): PipeRun => ({
  length: Length.meters(lengthM),
  bore: Length.millimeters(boreMm),
  roughness: Length.millimeters(roughnessMm),
  ...more,
});

describe('vectors of pipes and pumps', () => {
  test('V09: 132 kW over 10 K in PG25 at 40 °C is 3.33146 kg/s', () => {
    near((flowFor(Fluid.PG25, 132, 10, 40) / 6e4) * liquid(Fluid.PG25, 40).density, 3.33146, 1e-3);
  });

  test('V15: 2,000 m of 75 mm, 0.1 mm rough, 1.3821 kg/s: .36330 bar within .1 %, .31335 m/s within .05 % (pandapipes, OpenModelica)', () => {
    const state = { density: 998.206, viscosity: 1.00161e-3, specificHeat: 4184, conductivity: 0.6 };
    const flow = 1.3821 / 998.206;
    near(runDrop(run(2000, 75, 0.1), flow, state) / 1e5, 0.3633, 1e-3);
    near(velocity(flow, 0.075), 0.31335, 5e-4);
  });

  test('V16: Colebrook at Re 1e5 and ε/D 1e-4 is .0185138661 (documentation of fluids)', () => {
    near(frictionFactor(1e5, 1e-4), 0.0185138661, 1e-6);
  });

  test('V17: 10 kg/s of 1,000 kg/m³ and 1e-5 Pa·s in 1 m of smooth 100 mm: 63.43447 Pa (documentation of fluids)', () => {
    const state = { density: 1000, viscosity: 1e-5, specificHeat: 4184, conductivity: 0.6 };
    near(runDrop(run(1, 100, 0), 10 / 1000, state), 63.43447, 1e-4);
  });

  test('V18: Crane TP-410 example 7.1, water at 30 °C, 200 L/min in smooth 52.5 mm: Re 100,600, f .0179, 1 %', () => {
    const state = liquid(Fluid.WATER, 30);
    const re = reynolds(velocity(200 / 60000, 0.0525), 0.0525, state);
    near(re, 100600, 0.01);
    near(frictionFactor(re, 0), 0.0179, 0.01);
  });

  test('V38: Crane TP-410 example 7.33, 400 gpm, 126 ft, 17.5 hp at 3,500 → 1,700 rpm: 194.29, 29.73, 2.005', () => {
    const slow = atSpeed({ flow: 400, head: 126, power: 17.5 }, 1700 / 3500);
    near(slow.flow, 194.29, 1e-3);
    near(slow.head, 29.73, 1e-3);
    near(slow.power, 2.005, 1e-3);
  });

  test('2 MW at 1.5 L/min per kW, 2.5 bar, 55 %: 0.05 · 250 / 0.55 = 22.7 kW', () => near(pumpPowerKw(3000, 2.5, 0.55), 22.727, 1e-3));
});

describe('friction', () => {
  test('laminar is 64 / Re, still fluid has none, and nothing jumps at 2,300 or 4,000', () => {
    expect(frictionFactor(1000, 1e-3)).toBeCloseTo(0.064, 12);
    expect(frictionFactor(0, 1e-3)).toBe(0);
    for (const re of [2300, 4000]) {
      near(frictionFactor(re * (1 + 1e-9), 1e-3), frictionFactor(re * (1 - 1e-9), 1e-3), 1e-6);
    }
  });

  test('pressure drop rises with flow through laminar, blended and turbulent flow', () => {
    const state = liquid(Fluid.PG50, 5);
    let last = 0;
    for (let lpm = 1; lpm < 2000; lpm *= 1.02) {
      const drop = runDrop(run(10, 50, 0.046), lpm / 60000, state);
      expect(drop).toBeGreaterThan(last);
      last = drop;
    }
  });

  test('valves and components: K_v 10 m³/h at 10 m³/h of 1,000 kg/m³ is 1 bar; .15 bar at 10 L/min is .6 bar at 20', () => {
    const state = { density: 1000, viscosity: 1e-3, specificHeat: 4184, conductivity: 0.6 };
    const valve = run(0, 50, 0, { valveCoefficients: [10] });
    near(runDrop(valve, 10 / 3600, state), 1e5, 1e-9);
    const disconnect = { flow: FlowRate.litersPerMinute(10), pressureDrop: Pressure.bars(0.15) };
    near(componentDrop(disconnect, 20 / 60000, 1000), 0.6e5, 1e-9);
    // K of 2 at 1 m/s: 2 · 1,000 / 2 Pa.
    near(runDrop(run(0, 50, 0, { lossCoefficient: 2 }), (Math.PI / 4) * 0.05 ** 2, state), 1000, 1e-9);
  });
});

describe('pumps', () => {
  const curve = [
    { flow: 0, head: 4 },
    { flow: 1000, head: 3 },
    { flow: 2000, head: 0 },
  ];
  test('head falls with flow squared between points, and is its own inverse', () => {
    // 4 − 1 · (500 / 1,000)².
    expect(headAt(curve, 500)).toBeCloseTo(3.75, 12);
    for (const flow of [1, 400, 999, 1200, 1999]) {
      near(flowAt(curve, headAt(curve, flow)), flow, 1e-9);
    }
    expect([headAt(curve, 2001), flowAt(curve, 4.1), flowAt(curve, 0)]).toEqual([0, 0, 2000]);
  });

  test('two pumps on a system of 3 bar at 2,000 L/min run there; one alone at 1,512', () => {
    const system = (flow: number): number => 3 * (flow / 2000) ** 2;
    const two = operatingPoint([curve, curve], system);
    near(two.flow, 2000, 1e-6);
    near(two.head, 3, 1e-6);
    // One: 4 − V²·1e-6 = 0.75·V²·1e-6, V = √(4 / 1.75)·1,000.
    const one = operatingPoint([curve], system);
    near(one.flow, 1511.86, 1e-5);
    near(one.head, 4 - 1.51186 ** 2, 1e-5);
    expect(withPumps(curve, 1, 2)).toEqual([
      { flow: 0, head: 4 },
      { flow: 500, head: 3 },
      { flow: 1000, head: 0 },
    ]);
  });

  test('a flat curve gives what the system takes at its head', () => {
    const flat = [
      { flow: 0, head: 2 },
      { flow: 1000, head: 2 },
    ];
    near(operatingPoint([flat], (flow) => 2 * (flow / 800) ** 2).flow, 800, 1e-6);
    expect(operatingPoint([flat], () => 0)).toEqual({ flow: 1000, head: 0 });
  });
});
