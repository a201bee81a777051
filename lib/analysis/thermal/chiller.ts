import { ChillerFacts } from '../../core';
import { CHILLER_LEAST_PART_LOAD, CHILLER_NOMINAL_AIR_C } from '../figures';

/** Capacity of one chiller, kW: by the maker's curve, or level up to 35 °C on the coil and falling above. */
export function chillerCapacity(facts: ChillerFacts, onCoilC: number, leavingC: number): number {
  const nominal = facts.nominalCapacity.toKilowatts();
  return facts.curves
    ? Math.max(0, nominal * byTemperature(facts.curves.capacityByTemperature, leavingC, onCoilC))
    : nominal * Math.max(0, 1 - facts.capacityLossPerKelvin.toFraction() * Math.max(0, onCoilC - CHILLER_NOMINAL_AIR_C));
}

/** COP at full load by the Carnot model: a share of Carnot between evaporator and condenser, at most the maker's limit. */
export function chillerCop(facts: ChillerFacts, onCoilC: number, leavingC: number): number {
  const cold = leavingC - facts.evaporatorApproach.toKelvins() + 273.15;
  const warm = onCoilC + facts.condenserApproach.toKelvins() + 273.15;
  return warm <= cold ? facts.maximumCop : Math.min(facts.maximumCop, (facts.carnotShare.toFraction() * cold) / (warm - cold));
}

/**
 * Input of one chiller for a heat of at most its capacity, kW. By the maker's curves, P = Q_av/COP_ref · EIRFT · EIRFPLR(PLR), cycling below the
 * least part load; else in proportion to load (an EIR constant from 100 to 25 % and cycling below come to the same). `copLimit` holds the COP of a
 * trim chiller, whose compressor keeps a least lift.
 */
export function chillerInput(facts: ChillerFacts, heatKw: number, onCoilC: number, leavingC: number, copLimit = Infinity): number {
  if (heatKw <= 0) {
    return 0;
  }
  const available = chillerCapacity(facts, onCoilC, leavingC);
  const heat = Math.min(heatKw, available);
  if (!facts.curves) {
    return heat / Math.min(copLimit, chillerCop(facts, onCoilC, leavingC));
  }
  const { curves } = facts;
  const least = curves.leastPartLoad?.toFraction() ?? CHILLER_LEAST_PART_LOAD;
  const ratio = available > 0 ? heat / available : 0;
  const running = Math.max(least, ratio);
  const full = (available / curves.referenceCop) * byTemperature(curves.inputByTemperature, leavingC, onCoilC);
  const input = full * curves.inputByPartLoad.reduceRight((sum, c) => sum * running + c, 0) * (running > 0 ? ratio / running : 0);
  return Math.max(input, heat / Math.min(copLimit, facts.maximumCop));
}

/** c1 + c2·w + c3·w² + c4·a + c5·a² + c6·w·a. */
function byTemperature([c1, c2, c3, c4, c5, c6]: number[], water: number, air: number): number {
  return c1 + c2 * water + c3 * water * water + c4 * air + c5 * air * air + c6 * water * air;
}
