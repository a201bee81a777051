import type { FlowDrop, PipeRun } from '../../core';
import type { LiquidState } from '../fluids';

/** Between laminar and turbulent flow nothing is certain: friction is blended in a straight line. */
const LAMINAR = 2300;
const TURBULENT = 4000;

/** Density at which makers publish flow coefficients and pressure drops (IEC 60534: water). */
const REFERENCE_DENSITY = 1000;

/** L/min in m³/s. */
export const perSecond = (litersPerMinute: number): number => litersPerMinute / 60000;

export const velocity = (cubicMetersPerSecond: number, boreM: number): number => (4 * cubicMetersPerSecond) / (Math.PI * boreM ** 2);

/** Re = ρ · v · D / μ. */
export const reynolds = (speed: number, boreM: number, { density, viscosity }: LiquidState): number => (density * speed * boreM) / viscosity;

/**
 * Darcy friction factor. Laminar 64 / Re below 2,300; turbulent Colebrook–White, 1/√f = −2 log10(ε / 3.7 D + 2.51 / (Re √f)), solved from the
 * Swamee–Jain start; a straight line between 2,300 and 4,000.
 */
export function frictionFactor(re: number, relativeRoughness: number): number {
  if (re <= LAMINAR) {
    return re > 0 ? 64 / re : 0;
  }
  if (re < TURBULENT) {
    const share = (re - LAMINAR) / (TURBULENT - LAMINAR);
    return (1 - share) * (64 / LAMINAR) + share * colebrook(TURBULENT, relativeRoughness);
  }
  return colebrook(re, relativeRoughness);
}

/** Newton on x = 1/√f: converges to rounding in four steps from Swamee–Jain. */
function colebrook(re: number, relativeRoughness: number): number {
  const rough = relativeRoughness / 3.7;
  let x = -2 * Math.log10(rough + 5.74 / re ** 0.9);
  for (let i = 0; i < 8; i++) {
    const inside = rough + (2.51 * x) / re;
    const step = (x + 2 * Math.log10(inside)) / (1 + (2 / Math.LN10) * (2.51 / re / inside));
    x -= step;
    if (Math.abs(step) < 1e-14 * x) {
      break;
    }
  }
  return x ** -2;
}

/** Drop of what is published at one flow, Pa: Δp ∝ ρ · V̇². */
export function componentDrop(component: FlowDrop, flow: number, density: number): number {
  const share = flow / component.flow.toCubicMetersPerSecond();
  return component.pressureDrop.toPascals() * share ** 2 * (density / REFERENCE_DENSITY);
}

/**
 * Pressure drop of a run at a flow in m³/s, Pa: (f · L / D + ΣK) · ρ v² / 2 (Darcy–Weisbach), and for a valve of K_v Δp[bar] = (V̇[m³/h] / K_v)² · ρ / 1000.
 */
export function runDrop(run: PipeRun, flow: number, state: LiquidState): number {
  const bore = run.bore.toMeters();
  const speed = velocity(flow, bore);
  const friction = frictionFactor(reynolds(speed, bore, state), run.roughness.toMeters() / bore);
  const dynamic = (state.density * speed ** 2) / 2;
  const valves = (run.valveCoefficients ?? []).reduce((sum, kv) => sum + 1e5 * ((flow * 3600) / kv) ** 2 * (state.density / REFERENCE_DENSITY), 0);
  const components = (run.components ?? []).reduce((sum, component) => sum + componentDrop(component, flow, state.density), 0);
  return ((friction * run.length.toMeters()) / bore + (run.lossCoefficient ?? 0)) * dynamic + valves + components;
}
