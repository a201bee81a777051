import * as path from 'path';

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
    this.stack = ownFrames(this);
  }
}

/** Folders whose frames say nothing to the user: those of this library. */
const OURS = ['dist/js', 'lib'].map((folder) => path.join(packageRoot(), folder) + path.sep);

function packageRoot(): string {
  const above = path.resolve(__dirname, '..');
  return path.basename(above) === 'js' ? path.resolve(above, '../..') : path.dirname(above);
}

/** The message and the frames of the user's own program, so that the line to change is the first that is seen. */
function ownFrames(error: CloudError): string {
  const depth = Error.stackTraceLimit;
  Error.stackTraceLimit = 50;
  const holder: { stack?: string } = {};
  Error.captureStackTrace(holder, CloudError);
  Error.stackTraceLimit = depth;
  const frames = (holder.stack ?? '')
    .split('\n')
    .slice(1)
    .filter(
      (line) =>
        !line.includes('(node:') &&
        !line.includes('at node:') &&
        !line.includes(`${path.sep}node_modules${path.sep}`) &&
        !line.includes('<anonymous>'),
    )
    .filter((line) => !OURS.some((folder) => line.includes(folder)));
  return [`${error.code}: ${error.message}`, ...frames].join('\n');
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

export const notAmounts = (kind: string): CloudError => new CloudError('InvalidValue', `'items' must be a list of ${kind}; pass amounts of one kind`);

export const outOfRange = (name: string, rule: string, got: string): CloudError =>
  new CloudError('QuantityOutOfRange', `'${name}' must be ${rule}, got ${got}`);

export const divisionByZero = (what: string): CloudError =>
  new CloudError('DivisionByZero', `cannot divide ${what} by zero; check the divisor first`);
