import { csv } from '../../lib/manifests/csv';

describe('numbers in spreadsheets', () => {
  test.each([
    [912.2255368, '912.226'],
    [0.0004, '0'],
    [-0.0004, '0'],
    [12000, '12000'],
    [1234567.8912, '1234567.891'],
    [Infinity, ''],
  ])('%f stands as %s: a thousandth of a kilowatt or of a bar is all that anybody reads', (value, text) =>
    expect(csv(['kw'], [[value]]).split('\n')[1]).toBe(text),
  );
});
