import { divisionByZero, lateBound, negative, notAmounts, notFinite } from './errors';

/** A number from outside. Late-bound cdktf numbers look like -8.1e298, so that huge magnitudes are refused without importing cdktf. */
export function finite(name: string, value: number, rule?: string): number {
  if (typeof value === 'number' && Math.abs(value) >= 1e15 && Number.isFinite(value)) {
    throw lateBound(name);
  }
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw notFinite(name, value, rule);
  }
  return value;
}

/** Amounts of one kind, as a list; a sum over anything else would be no number. */
export function amounts<T>(items: T[], kind: { readonly name: string; readonly prototype: T }): T[] {
  if (!Array.isArray(items) || !items.every((item) => item instanceof (kind as unknown as { new (): object }))) {
    throw notAmounts(kind.name);
  }
  return items;
}

export function nonNegative(name: string, value: number): number {
  if (finite(name, value, 'a finite number of at least 0') < 0) {
    throw negative(name, value);
  }
  return value;
}

/** A difference that must not fall below zero; rounding noise is zero. Amounts are ours, so that the bound for outside numbers does not apply. */
export function difference(name: string, a: number, b: number): number {
  const result = a - b;
  if (result >= 0) {
    return result;
  }
  if (result > -1e-12 * Math.max(a, b)) {
    return 0;
  }
  throw negative(name, result);
}

/** A quotient of amounts of ours, or by a number that was checked on its way in. */
export function quotient(what: string, value: number, divisor: number): number {
  if (divisor === 0) {
    throw divisionByZero(what);
  }
  return value / divisor;
}

export function near(a: number, b: number, tolerance: number): boolean {
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b), Number.MIN_VALUE);
}

/** For people: three significant digits, thousands separated, unit after a space. Scales fall; the first that fits is used. */
export function shown(value: number, scales: [number, string][]): string {
  const [factor, unit] = scales.find(([scale]) => Math.abs(value) >= scale * 0.9995) ?? scales[scales.length - 1];
  return `${significant(value / factor)} ${unit}`;
}

export function significant(value: number): string {
  const rounded = Number(value.toPrecision(Math.abs(value) >= 1000 ? 4 : 3));
  const [whole, fraction] = String(rounded).split('.');
  const grouped = /e/.test(whole) ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction ? `${grouped}.${fraction}` : grouped;
}
