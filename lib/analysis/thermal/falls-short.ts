/** Whether a quantity falls short: temperatures by a thousandth of a kelvin, amounts by rounding. */
export function fallsShort(q: { readonly unit: string; readonly measured: number; readonly limit: number }): boolean {
  return q.unit === '°C' || q.unit === 'K' ? q.measured > q.limit + 1e-3 : q.measured > q.limit * (1 + 1e-9);
}
