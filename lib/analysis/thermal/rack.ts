import { Fluid, HeatFacts } from '../../core';
import { LITERS_PER_MINUTE_PER_KILOWATT, PRESSURE_EXPONENT } from '../figures';
import { Liquid, heldLiquid } from '../fluids';

/** Points of a flow table, °C and L/min, once for all racks of a kind. */
const POINTS = new WeakMap<object, readonly (readonly [number, number])[]>();

function pointsOf(table: NonNullable<HeatFacts['flowTable']>): readonly (readonly [number, number])[] {
  const points = POINTS.get(table) ?? table.map((p) => [p.supplyTemperature.toCelsius(), p.flow.toLitersPerMinute()] as const);
  POINTS.set(table, points);
  return points;
}

/** Flow that a rack needs at a supply temperature, L/min; Infinity where its table ends below that temperature. */
export function rackFlow(heat: HeatFacts, liquidKw: number, supplyC: number): number {
  const table = heat.flowTable;
  if (!table || table.length === 0) {
    return liquidKw * (heat.litersPerMinutePerKilowatt ?? LITERS_PER_MINUTE_PER_KILOWATT);
  }
  const points = pointsOf(table);
  if (supplyC <= points[0][0]) {
    return points[0][1];
  }
  const i = points.findIndex(([celsius]) => celsius >= supplyC);
  if (i < 0) {
    return Infinity;
  }
  const [[t0, f0], [t1, f1]] = [points[i - 1], points[i]];
  // Flow goes as 1 / (T_out − T_s), so that its reciprocal is straight between two points; monotone like the table.
  const s = (supplyC - t0) / (t1 - t0);
  return 1 / ((1 - s) / f0 + s / f1);
}

/**
 * Pressure drop of a rack at a flow, bar, for the fluid of the loop: Δp = Δp_ref · (V̇/V̇_ref)^n · (ρ/ρ_ref)^(n−1) · (μ/μ_ref)^(2−n). 0 where the
 * maker publishes none.
 */
export function rackPressureDrop(heat: HeatFacts, flow: number, supplyC: number, fluid: Liquid): number {
  const table = heat.flowTable;
  if (!table || table.length === 0) {
    return 0;
  }
  const n = heat.pressureExponent ?? PRESSURE_EXPONENT;
  const ref = table[0];
  const own = heldLiquid(fluid, supplyC);
  const given = heldLiquid(heat.flowTableFluid ?? Fluid.WATER, supplyC);
  return (
    ref.pressureDrop.toBars() *
    (flow / ref.flow.toLitersPerMinute()) ** n *
    (own.density / given.density) ** (n - 1) *
    (own.viscosity / given.viscosity) ** (2 - n)
  );
}
