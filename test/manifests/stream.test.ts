import * as fc from 'fast-check';
import { Lazy, jsonText } from '../../lib/manifests/stream';
import type { Json } from '../../lib/manifests/serialise';

const whole = (document: object): string => `${JSON.stringify(document, null, 1)}\n`;

test('text in pieces is that of JSON.stringify, whatever is in it', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (document) => {
      expect([...jsonText(document as { [key: string]: Json })].join('')).toBe(whole(document));
    }),
  );
});

test('so is that of lists made as they are written', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (items) => {
      const document = { before: 1, list: Lazy.of(items, (item) => item as Json), after: [] };
      expect([...jsonText(document)].join('')).toBe(whole({ ...document, list: items }));
      expect(JSON.stringify(document)).toBe(JSON.stringify({ ...document, list: items }));
    }),
  );
});

test('and of a list only one element is made at a time', () => {
  const made: number[] = [];
  const pieces = jsonText({ list: Lazy.of([1, 2, 3], (n) => (made.push(n), n)) })[Symbol.iterator]();
  pieces.next();
  pieces.next();
  expect(made).toEqual([1]);
});
