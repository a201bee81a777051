/** √(a² + b²), scaled by the larger as `Math.hypot` does for two numbers (the same bits), without its cost. */
export function hypot(a: number, b: number): number {
  const x = a < 0 ? -a : a;
  const y = b < 0 ? -b : b;
  const most = x < y ? y : x;
  const least = x < y ? x : y;
  if (most === 0) {
    return 0;
  }
  const r = least / most;
  return Math.sqrt(1 + r * r) * most;
}
