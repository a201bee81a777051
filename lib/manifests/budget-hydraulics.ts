import { hydraulics } from '../analysis/hydraulics/results';
import type { SiteAnalysis } from '../analysis/model';
import { Json, rounded } from './serialise';

const maybe = (value: number | undefined): number | null => (value === undefined ? null : rounded(value));

/** Flow, head, speed and pressure of every loop with a liquid; null for what the design does not tell. */
export function hydraulicBudget(analysis: SiteAnalysis): Json {
  return hydraulics(analysis).map((loop) => ({
    path: analysis.site.assets[loop.loop].path,
    fluid: loop.fluid,
    freezing_c: rounded(loop.freezingC),
    flow_lpm: rounded(loop.flow),
    head_asked_bar: maybe(loop.asked),
    head_available_bar: maybe(loop.available),
    pipe_pressure_drop_bar: maybe(loop.pipesBar),
    fastest_m_per_s: maybe(loop.fastest?.speed),
    slowest_m_per_s: maybe(loop.slowest?.speed),
    cdu_share_lpm: maybe(max(loop.pumpsOut.map((one) => one.share))),
    cdu_flow_one_pump_out_lpm: maybe(min(loop.pumpsOut.map((one) => one.flow))),
    header_stretches: loop.sectionsOut?.length ?? null,
    racks_unfed_worst: loop.sectionsOut ? Math.max(0, ...loop.sectionsOut.map((out) => out.unfed.length)) : null,
    highest_pressure_bar: maybe(loop.pressures.highest),
    suction_pressure_bar: maybe(loop.pressures.suction),
    growth_m3: maybe(loop.pressures.growth),
    expansion_m3: maybe(loop.pressures.expansion),
  }));
}

const max = (values: number[]): number | undefined => (values.length > 0 ? Math.max(...values) : undefined);
const min = (values: number[]): number | undefined => (values.length > 0 ? Math.min(...values) : undefined);
