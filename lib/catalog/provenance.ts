import { Confidence, ModelReference } from '../core';
import { invalidValue, unknownName } from '../core/errors';

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

/** Finds a record by name; near names are offered. */
export function findNamed<T extends { readonly name: string }>(what: string, name: string, known: T[]): T {
  const wanted = normal(name);
  const found = known.find((model) => normal(model.name) === wanted);
  if (!found) {
    throw unknownName(
      what,
      String(name),
      known.map((model) => model.name),
    );
  }
  return found;
}

const normal = (name: string): string =>
  String(name)
    .toLowerCase()
    .replace(/[\s_-]+/g, '-');

/** Refuses amounts of zero or beyond what such equipment can be. */
export function within(name: string, value: number, least: number, most: number, unit: string): void {
  if (!(value > 0) || value < least || value > most) {
    throw invalidValue(name, `between ${least} and ${most} ${unit}`, value);
  }
}

/** Sources that many records share. */
export const SOURCES = {
  generic: 'engineering default of this library; see the formula beside the record',
  dcc: "maker's specification sheet, quoted by a public planning catalog (2026-09-01); check the original",
};
