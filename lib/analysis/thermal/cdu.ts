import { CduFacts, Fluid } from '../../core';
import { CDU_FILM_EXPONENT, CLEAN_CONDUCTANCE_SHARE, FACILITY_WATER_PROPERTIES_C } from '../figures';
import { Liquid, capacityRate } from '../fluids';
import { counterflow, counterflowNtu } from '../../core/exchangers';

/** A CDU fitted to its rating point. Rates in kW/K, flows in L/min. */
export interface CduModel {
  readonly conductance: number;
  readonly ratedFlow: number;
  readonly ratedFacilityFlow: number;
}

/**
 * Fits UA to the rating point {Q, approach, flow}: ε = (Q/C_min) / (approach + Q/C_h). Where the facility flow is unpublished, both heat capacity
 * rates are equal. Of a rating without fouling, UA is taken at 90 %.
 */
export function fitCdu(facts: CduFacts, fluid: Liquid, supplyC: number): CduModel {
  const heat = facts.ratedHeat.toKilowatts();
  const hot = capacityRate(fluid, facts.ratedFlow.toLitersPerMinute(), supplyC);
  const perLpm = capacityRate(Fluid.WATER, 1, FACILITY_WATER_PROPERTIES_C);
  const cold = facts.ratedFacilityFlow ? facts.ratedFacilityFlow.toLitersPerMinute() * perLpm : hot;
  const least = Math.min(hot, cold);
  const effectiveness = Math.min(heat / least / (facts.approach.toKelvins() + heat / hot), 0.9999);
  return {
    conductance: (facts.clean ? CLEAN_CONDUCTANCE_SHARE : 1) * least * counterflowNtu(effectiveness, least / Math.max(hot, cold)),
    ratedFlow: facts.ratedFlow.toLitersPerMinute(),
    ratedFacilityFlow: cold / perLpm,
  };
}

/** Conductance at other flows: film coefficients go with flow to a power, both sides alike. */
const conductanceAt = (cdu: CduModel, flow: number, facilityFlow: number): number =>
  (cdu.conductance * 2) / ((flow / cdu.ratedFlow) ** -CDU_FILM_EXPONENT + (facilityFlow / cdu.ratedFacilityFlow) ** -CDU_FILM_EXPONENT);

/** What a CDU needs and can do at given flows. */
export interface CduState {
  /** Approach (coolant supply − facility supply) that the heat needs, K. */
  readonly approachK: number;
  /** Coolant return above its supply, K. */
  readonly riseK: number;
  /** Heat at an approach of `availableK`, kW. */
  readonly capacityKw: number;
}

/**
 * ATD = Q · (1/(ε·C_min) − 1/C_h); capacity at fixed supply temperatures k·ATD / (1 − k/C_h), k = ε·C_min. Infinite approach without flow.
 */
export function cduState(
  cdu: CduModel,
  fluid: Liquid,
  supplyC: number,
  heatKw: number,
  flow: number,
  facilityFlow: number,
  availableK: number,
  facilityFluid: Liquid = Fluid.WATER,
): CduState {
  if (flow <= 0 || facilityFlow <= 0) {
    return { approachK: heatKw > 0 ? Infinity : 0, riseK: heatKw > 0 ? Infinity : 0, capacityKw: 0 };
  }
  const hot = capacityRate(fluid, flow, supplyC);
  const cold = capacityRate(facilityFluid, facilityFlow, FACILITY_WATER_PROPERTIES_C);
  const least = Math.min(hot, cold);
  const k = counterflow(conductanceAt(cdu, flow, facilityFlow) / least, least / Math.max(hot, cold)) * least;
  const rise = heatKw / hot;
  return {
    approachK: heatKw * (1 / k - 1 / hot),
    riseK: rise,
    capacityKw: k >= hot ? Infinity : Math.max(0, (k * availableK) / (1 - k / hot)),
  };
}
