import { Confidence, ModelReference } from '../core';
import { invalidValue, unknownName } from '../core/errors';
import { given } from '../core/given';
import { Ratio } from '../units';

/** Provenance of a figure that a user gave. */
export const userReference = (name: string, source?: string): ModelReference => ({
  name,
  source: source ?? 'given by the user',
  confidence: Confidence.USER,
});

export const reference = (
  name: string,
  maker: string | undefined,
  source: string,
  confidence: Confidence,
  assumptions: string[] = [],
): ModelReference => ({ name, maker, source, confidence, assumptions });

/** The records that a class holds as constants, by the name of the constant. */
export function records<T extends { readonly name: string }>(kind: { readonly prototype: T }): [string, T][] {
  return Object.entries(kind).filter((entry): entry is [string, T] => Object.prototype.isPrototypeOf.call(kind.prototype, entry[1] as object));
}

/** Finds a record by its own name or by that of its constant, whatever the case and the separators; near names are offered. */
export function findNamed<T extends { readonly name: string }>(what: string, name: string, kind: { readonly prototype: T }): T {
  const wanted = normal(name);
  const known = records(kind);
  const found = known.find(([constant, model]) => normal(model.name) === wanted || normal(constant) === wanted);
  if (!found) {
    throw unknownName(
      what,
      String(name),
      known.map(([, model]) => model.name),
    );
  }
  return found[1];
}

const normal = (name: string): string =>
  String(name)
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');

/** Refuses amounts beyond what such equipment can be; `least` above zero refuses zero. */
export function within(name: string, value: number, least: number, most: number, unit: string): void {
  if (!(value >= least && value <= most)) {
    throw invalidValue(name, `between ${least} and ${most} ${unit}`.trim(), typeof value === 'number' ? Number(value.toPrecision(6)) : value);
  }
}

/** Refuses shares beyond what such equipment can have. */
export function shareWithin(name: string, share: Ratio, leastPercent: number, mostPercent: number): void {
  const percent = given(name, share, Ratio).toPercent();
  if (!(percent >= leastPercent && percent <= mostPercent)) {
    throw invalidValue(name, `between ${leastPercent} % and ${mostPercent} %`, share);
  }
}

/** Refuses what is not a whole number in a range. */
export function whole(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw invalidValue(name, `a whole number from ${least} to ${most}`, value);
  }
}

/** Refuses a name that says nothing: it reaches triggers, findings and the report. */
export function titled(name: string): void {
  if (typeof name !== 'string' || name.trim() === '') {
    throw invalidValue('name', 'the name of the model', name);
  }
}

/** Refuses a list of which an item is not above the one before. */
export function rising(name: string, values: number[]): void {
  if (values.some((value, i) => i > 0 && !(value > values[i - 1]))) {
    throw invalidValue(name, 'rising, each point above the one before', values.join(', '));
  }
}

/** Sources that many records share. */
export const SOURCES = {
  generic: 'engineering default of this library; see the formula beside the record',
  dcc: "maker's specification sheet, quoted by a public planning catalog (2026-09-01); check the original",
};
