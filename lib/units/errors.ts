/**
 * The one error of this library: a stable code, a sentence that says what to do, and where it happened. Not exported from any index: jsii
 * refuses classes that extend Error.
 */
export class CloudError extends Error {
  public readonly code: string;

  public constructor(code: string, message: string, path?: string) {
    super(path ? `${message} at [${path}]` : message);
    this.code = code;
    this.name = code;
  }
}

export const lateBound = (name: string): CloudError =>
  new CloudError('QuantityLateBound', `'${name}' must be known at synth time, got a late-bound value; pass a number`);

export const notFinite = (name: string, got: unknown, rule = 'a finite number'): CloudError =>
  new CloudError('QuantityNotFinite', `'${name}' must be ${rule}, got ${described(got)}; pass a number`);

/** What was got, in words. Never throws: what is no number may be anything, cycles and bigints included. */
function described(got: unknown): string {
  if (typeof got === 'string') {
    return `string "${got}"`;
  }
  if (typeof got === 'bigint') {
    return `bigint ${got}`;
  }
  return typeof got === 'object' && got !== null ? 'an object' : typeof got === 'function' ? 'a function' : String(got);
}

export const negative = (name: string, got: number): CloudError =>
  new CloudError('QuantityNegative', `'${name}' must be at least 0, got ${got}; direction is said by ports, not by signs`);

export const outOfRange = (name: string, rule: string, got: string): CloudError =>
  new CloudError('QuantityOutOfRange', `'${name}' must be ${rule}, got ${got}`);

export const divisionByZero = (what: string): CloudError =>
  new CloudError('DivisionByZero', `cannot divide ${what} by zero; check the divisor first`);
