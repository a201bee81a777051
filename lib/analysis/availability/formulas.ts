import type { ReliabilityFacts } from '../../core';

export const HOURS_A_YEAR = 8760;
export const MINUTES_A_YEAR = HOURS_A_YEAR * 60;

/** A = 1 / (1 + λ·r / 8760), λ a year, r in hours (A = MTBF / (MTBF + MTTR)). */
export const availabilityOf = (failuresPerYear: number, repairHours: number): number => 1 / (1 + (failuresPerYear * repairHours) / HOURS_A_YEAR);

/** Series: A = ΠA, with the chance to start of what has to: A·(1 − p). */
export function seriesAvailability(parts: readonly ReliabilityFacts[]): number {
  return parts.reduce(
    (product, part) => product * availabilityOf(part.failuresPerYear, part.repair.toHours()) * (1 - (part.startFailure?.toFraction() ?? 0)),
    1,
  );
}

/** Series of repairable parts: λ = Σλ, r = Σλr / Σλ. */
export function seriesRate(parts: readonly { readonly failuresPerYear: number; readonly repairHours: number }[]): {
  failuresPerYear: number;
  repairHours: number;
} {
  const failuresPerYear = parts.reduce((sum, part) => sum + part.failuresPerYear, 0);
  const down = parts.reduce((sum, part) => sum + part.failuresPerYear * part.repairHours, 0);
  return { failuresPerYear, repairHours: failuresPerYear > 0 ? down / failuresPerYear : 0 };
}

/** k of n alike needed: A = Σ_{i ≥ k} C(n, i) A^i (1 − A)^{n − i}. Summed from the failing side, so that small unavailabilities keep their digits. */
export function unavailabilityKofN(k: number, n: number, unavailability: number): number {
  if (k > n) {
    return 1;
  }
  let term = 1;
  let failing = 0;
  // i units out: C(n, i) u^i a^(n − i); the group fails with more than n − k out.
  for (let i = 0; i <= n; i++) {
    const probability = term * unavailability ** i * (1 - unavailability) ** (n - i);
    failing += i > n - k ? probability : 0;
    term = (term * (n - i)) / (i + 1);
  }
  return failing;
}

/** All of n alike out, a share β of each one's failures common to all: ((1 − β)·U)^n + β·U. */
export const commonCause = (n: number, unavailability: number, beta: number): number =>
  n < 2 ? unavailability : ((1 - beta) * unavailability) ** n + beta * unavailability;
