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

export const notFinite = (name: string, got: unknown): CloudError =>
  new CloudError(
    'QuantityNotFinite',
    `'${name}' must be a finite number, got ${typeof got === 'number' ? String(got) : `${typeof got} ${JSON.stringify(got)}`}; pass a number`,
  );

export const negative = (name: string, got: number): CloudError =>
  new CloudError('QuantityNegative', `'${name}' must be at least 0, got ${got}; direction is said by ports, not by signs`);

export const outOfRange = (name: string, rule: string, got: string): CloudError =>
  new CloudError('QuantityOutOfRange', `'${name}' must be ${rule}, got ${got}`);

export const divisionByZero = (what: string): CloudError =>
  new CloudError('DivisionByZero', `cannot divide ${what} by zero; check the divisor first`);
