import * as fs from 'fs';
import type { Json } from './serialise';

/** A list whose elements are made one at a time, as they are written: of a large site not all are there at once. */
export class Lazy implements Iterable<Json> {
  public static of<T>(items: readonly T[], make: (item: T) => Json): Lazy {
    return new Lazy(function* () {
      for (const item of items) {
        yield make(item);
      }
    });
  }

  private constructor(private readonly all: () => Iterator<Json>) {}

  public [Symbol.iterator](): Iterator<Json> {
    return this.all();
  }

  /** The list as it is, for `JSON.stringify`. */
  public toJSON(): Json[] {
    return [...this];
  }
}

/** A document whose members may be lists made one element at a time. */
export interface Streamed {
  readonly [key: string]: Json | Lazy;
}

/** The text of `JSON.stringify(document, null, 1)` with a line feed at its end, in pieces. */
export function* jsonText(document: Streamed): Generator<string> {
  let first = true;
  for (const [key, value] of Object.entries(document)) {
    yield `${first ? '{' : ','}\n ${JSON.stringify(key)}: `;
    first = false;
    if (Array.isArray(value) || value instanceof Lazy) {
      yield* listText(value);
    } else {
      yield indented(value, ' ');
    }
  }
  yield first ? '{}\n' : '\n}\n';
}

function* listText(list: Iterable<Json>): Generator<string> {
  let empty = true;
  for (const element of list) {
    yield `${empty ? '[' : ','}\n  ${indented(element, '  ')}`;
    empty = false;
  }
  yield empty ? '[]' : '\n ]';
}

/** Line feeds within strings are escaped, so that all there are stand between lines. */
const indented = (value: Json, indent: string): string => JSON.stringify(value, null, 1).replace(/\n/g, `\n${indent}`);

const BUFFER = 1 << 20;

/** Writes text piece by piece. */
export function writeText(file: string, pieces: Iterable<string>): void {
  const descriptor = fs.openSync(file, 'w');
  try {
    let held = '';
    for (const piece of pieces) {
      held += piece;
      if (held.length >= BUFFER) {
        fs.writeSync(descriptor, held);
        held = '';
      }
    }
    fs.writeSync(descriptor, held);
  } finally {
    fs.closeSync(descriptor);
  }
}
