import type { IConstruct } from 'constructs';
import { invalidValue } from './errors';

/** A class with instances: what a property must be one of. */
interface Kind<T> {
  readonly name: string;
  readonly prototype: T;
}

/** The value itself. Refuses what is missing or of another kind, as a program without types may pass it. */
export function given<T>(name: string, value: T | undefined, kind: Kind<T>, path?: string): T {
  if (!(value instanceof (kind as unknown as { new (): object }))) {
    throw invalidValue(name, `a ${kind.name}`, value, path);
  }
  return value;
}

/** The quantity itself. Refuses zero, too. */
export function amount<T extends { isGreaterThan(other: T): boolean }>(
  name: string,
  value: T | undefined,
  kind: Kind<T> & { readonly ZERO: T },
  path?: string,
): T {
  const quantity = given(name, value, kind, path);
  if (!quantity.isGreaterThan(kind.ZERO)) {
    throw invalidValue(name, `a ${kind.name} above 0`, quantity, path);
  }
  return quantity;
}

/** The construct itself. Refuses what has no place in a tree. */
export function construct<T extends IConstruct>(name: string, value: T): T {
  if (typeof value?.node?.path !== 'string') {
    throw invalidValue(name, 'a construct: a cloud, a site, a plant or a piece of equipment', value);
  }
  return value;
}

/** Like `amount` for what may be left out. */
export function amountIfGiven<T extends { isGreaterThan(other: T): boolean }>(
  name: string,
  value: T | undefined,
  kind: Kind<T> & { readonly ZERO: T },
  path?: string,
): T | undefined {
  return value === undefined || value === null ? undefined : amount(name, value, kind, path);
}

/** The list itself. */
export function list<T>(name: string, value: T[] | undefined, path?: string): T[] {
  if (!Array.isArray(value)) {
    throw invalidValue(name, 'a list', value === undefined ? 'nothing' : String(value), path);
  }
  return value;
}

/** What properties must be: of a class, one of an enum, or of a plain shape. */
export interface Kinds {
  readonly [name: string]: Kind<unknown> | { readonly [member: string]: string } | 'flag' | 'number' | 'struct' | 'list';
}

const SHAPES = { flag: 'true or false', number: 'a number', struct: 'an object with the members that its documentation names', list: 'a list' };

/** Refuses properties of another kind, as a program without types may pass them. What is left out is left to the caller; `prefix` is the path to them. */
export function kinds(props: object | undefined, wanted: Kinds, path?: string, prefix: string = ''): void {
  for (const [name, kind] of Object.entries(wanted)) {
    const value = (props as { [name: string]: unknown } | undefined)?.[name];
    if (value === undefined || value === null) {
      continue;
    }
    if (typeof kind === 'function') {
      given(prefix + name, value, kind, path);
    } else if (typeof kind === 'string' ? !isShape(value, kind) : !Object.values(kind).includes(value as string)) {
      const rule = typeof kind === 'string' ? SHAPES[kind] : `one of ${Object.values(kind).join(', ')}`;
      throw invalidValue(prefix + name, rule, typeof value === 'function' ? 'a function' : value, path);
    }
  }
}

function isShape(value: unknown, shape: keyof typeof SHAPES): boolean {
  switch (shape) {
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return typeof value === 'number';
    case 'list':
      return Array.isArray(value);
    default:
      return typeof value === 'object' && !Array.isArray(value) && !isQuantity(value as object);
  }
}

/** Quantities and catalog records say of themselves what they are; properties do not. */
function isQuantity(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype !== null && prototype !== Object.prototype && Object.prototype.hasOwnProperty.call(prototype, 'toString');
}
