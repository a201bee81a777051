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
