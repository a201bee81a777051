import type { HeadPoint } from '../../core';

/** A pump curve at full speed in L/min and bar, flow rising, head not rising. */
export type PumpCurve = readonly { readonly flow: number; readonly head: number }[];

export const pumpCurve = (points: readonly HeadPoint[]): PumpCurve =>
  points.map((point) => ({ flow: point.flow.toLitersPerMinute(), head: point.head.toBars() }));

/** Head at a flow, bar. Between points head falls with flow squared; before the first point it is the first; beyond the last nothing is given. */
export function headAt(curve: PumpCurve, flow: number): number {
  if (flow <= curve[0].flow) {
    return curve[0].head;
  }
  const i = curve.findIndex((point) => point.flow >= flow * (1 - 1e-12));
  if (i < 0) {
    return 0;
  }
  const [a, b] = [curve[i - 1], curve[i]];
  return a.head + ((b.head - a.head) * (flow ** 2 - a.flow ** 2)) / (b.flow ** 2 - a.flow ** 2);
}

/** Flow at a head, L/min: none at or above the top of the curve (the check valve closes), the last point below its end. */
export function flowAt(curve: PumpCurve, head: number): number {
  if (head >= curve[0].head) {
    return 0;
  }
  const i = curve.findIndex((point) => point.head < head);
  if (i < 0) {
    return curve[curve.length - 1].flow;
  }
  const [a, b] = [curve[i - 1], curve[i]];
  return Math.sqrt(a.flow ** 2 + ((b.flow ** 2 - a.flow ** 2) * (a.head - head)) / (a.head - b.head));
}

/** Head without flow, where the curve begins there. */
export const shutOffHead = (curve: PumpCurve): number | undefined => (curve[0].flow === 0 ? curve[0].head : undefined);

/** Affinity laws at a share of full speed: V̇ ∝ N, Δp ∝ N², P ∝ N³. */
export const atSpeed = (point: { flow: number; head: number; power: number }, speed: number): { flow: number; head: number; power: number } => ({
  flow: point.flow * speed,
  head: point.head * speed ** 2,
  power: point.power * speed ** 3,
});

/** `live` of `installed` like pumps in parallel: each point of the common curve at that share of its flow. */
export const withPumps = (curve: PumpCurve, live: number, installed: number): PumpCurve =>
  curve.map(({ flow, head }) => ({ flow: (flow * live) / installed, head }));

/** Electrical input, kW: V̇ · Δp / (η_pump · η_motor · η_drive). Flow in L/min, head in bar. */
export const pumpPowerKw = (flow: number, head: number, efficiency: number): number => (flow * head) / 600 / efficiency;

/** Where parallel pumps meet the system: flow in L/min and head in bar. `system` is the head that a flow asks for, not falling. */
export function operatingPoint(curves: readonly PumpCurve[], system: (flow: number) => number): { flow: number; head: number } {
  const total = (head: number): number => curves.reduce((sum, curve) => sum + flowAt(curve, head), 0);
  let [low, high] = [0, Math.max(0, ...curves.map((curve) => curve[0].head))];
  if (total(0) === 0 || system(total(0)) <= 0) {
    return { flow: total(0), head: 0 };
  }
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (system(total(middle)) > middle) {
      low = middle;
    } else {
      high = middle;
    }
  }
  // The pumps give what the system asks at the lower end; at a flat top the head decides nothing, the system does.
  const head = (low + high) / 2;
  return { flow: onSystem(system, total(low), total(high), head), head };
}

/** Where a curve is flat, flow jumps at one head: the flow that the system takes at that head lies between. */
function onSystem(system: (flow: number) => number, most: number, least: number, head: number): number {
  let [low, high] = [least, most];
  for (let i = 0; i < 60 && high - low > 1e-9 * Math.max(high, 1); i++) {
    const middle = (low + high) / 2;
    if (system(middle) > head) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return (low + high) / 2;
}
