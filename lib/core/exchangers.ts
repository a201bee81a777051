/**
 * Effectiveness–NTU relations (Incropera, Fundamentals of Heat and Mass Transfer, ch. 11). `ntu` = UA / C_min, `cr` = C_min / C_max.
 */
export function counterflow(ntu: number, cr: number): number {
  if (Math.abs(1 - cr) < 1e-9) {
    return ntu / (1 + ntu);
  }
  const e = Math.exp(-ntu * (1 - cr));
  return (1 - e) / (1 - cr * e);
}

export const parallelFlow = (ntu: number, cr: number): number => (1 - Math.exp(-ntu * (1 + cr))) / (1 + cr);

/** Crossflow, both fluids unmixed. */
export const crossflow = (ntu: number, cr: number): number =>
  cr < 1e-9 ? 1 - Math.exp(-ntu) : 1 - Math.exp((ntu ** 0.22 / cr) * (Math.exp(-cr * ntu ** 0.78) - 1));

/** NTU of a counterflow exchanger of that effectiveness. */
export const counterflowNtu = (effectiveness: number, cr: number): number =>
  Math.abs(1 - cr) < 1e-9 ? effectiveness / (1 - effectiveness) : Math.log((1 - effectiveness * cr) / (1 - effectiveness)) / (1 - cr);

/** NTU of a crossflow exchanger of that effectiveness, by bisection: effectiveness rises with NTU. */
export function crossflowNtu(effectiveness: number, cr: number): number {
  let [low, high] = [0, 60];
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (crossflow(middle, cr) < effectiveness) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}
