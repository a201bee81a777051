import type { ElectricalCode } from '../core';
import { TRADE_SIZES, TradeSize } from '../core/conductor-table';
import { FITS, STRENGTHS } from '../analysis/fluid-fits';
import { MODEL_FIGURES } from '../analysis/figures';
import { SUPPLY_FIGURES } from '../analysis/figures-supply';
import { YEAR_FIGURES } from '../analysis/figures-year';
import { Json, rounded, toJson } from './serialise';

/** What the models assume beyond the records: constants, defaults, and the properties of fluids as polynomials in °C, constant first. */
export function modelJson(code: ElectricalCode): Json {
  const nodes = Object.entries(STRENGTHS).flatMap(([basis, strengths]) => strengths.map((node) => ({ basis, ...node })));
  return {
    // NFPA 70 table 310.16, and the standard sizes of the site's code.
    conductors: { copper: TRADE_SIZES.copper.map(sizeJson), aluminium: TRADE_SIZES.aluminium.map(sizeJson) },
    device_sizes_a: [...code._sizes],
    figures: [...MODEL_FIGURES, ...YEAR_FIGURES, ...SUPPLY_FIGURES].map((figure) => toJson(figure)),
    fluids: Object.entries(FITS).map(([name, fit]) => {
      const node = nodes.find((one) => one.fit === fit);
      return {
        name,
        valid_from_c: fit.range[0],
        valid_to_c: fit.range[1],
        freezes_c: fit.freezes,
        density_kg_per_m3: fit.density.map(rounded),
        specific_heat_j_per_kg_k: fit.specificHeat.map(rounded),
        conductivity_w_per_m_k: fit.conductivity.map(rounded),
        log_viscosity_pa_s: fit.logViscosity.map(rounded),
        // Other strengths of this basis lie on the quadratic through those that are marked.
        ...(node ? { interpolated: { basis: node.basis, strength_ratio: node.strength } } : {}),
      };
    }),
  };
}

const sizeJson = ({ name, area, at75, at90 }: TradeSize): Json => ({ name, area_mm2: area, at_75c_a: at75, at_90c_a: at90 });
