import { Length, Mass, Pressure } from 'cdktf-gigafactory';
import type { SpaceFacts } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { floorLoad } from '../../lib/analysis/space';
import { Check } from '../../lib/checks/check';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite } from '../support/literal-site';

const check = (id: string): Check => CHECKS.find((c) => c.id === id)!;
const rack = (space: Partial<SpaceFacts>) =>
  analyseSite(
    new LiteralSite().add('rack', { space: { mass: Mass.kilograms(1000), width: Length.meters(0.6), depth: Length.meters(1.2), ...space } }).build(),
  );
const aisles = { coldAisle: Length.meters(1.2), hotAisle: Length.meters(1) };

describe('SPC-01: what is in a rack fits its rack units', () => {
  test.each([
    ['compliant', { rackUnits: 48, usedRackUnits: 40 }, 0],
    ['at the limit', { rackUnits: 48, usedRackUnits: 48 }, 0],
    ['non-compliant', { rackUnits: 48, usedRackUnits: 49 }, 1],
  ])('%s', (_, space, count) => expect(check('space/rack-units').evaluate(rack(space))).toHaveLength(count));
  test.each([{ rackUnits: 48 }, { usedRackUnits: 40 }, {}])('not evaluated with only %j', (space) =>
    expect(check('space/rack-units').evaluate(rack(space))).toEqual([
      expect.objectContaining({ path: 'rack', missing: expect.stringContaining('1 rack') }),
    ]),
  );
});

describe('SPC-02: a rack weighs no more than its frame is rated for', () => {
  test.each([
    ['compliant', { staticRating: Mass.kilograms(1500) }, 0],
    ['at the limit', { staticRating: Mass.kilograms(1000) }, 0],
    ['non-compliant', { staticRating: Mass.kilograms(999) }, 1],
  ])('%s', (_, space, count) => expect(check('space/rack-mass').evaluate(rack(space))).toHaveLength(count));
  test('not evaluated without a rating', () =>
    expect(check('space/rack-mass').evaluate(rack({}))).toEqual([expect.objectContaining({ missing: expect.stringContaining('staticRating') })]));
});

describe('SPC-03: racks load the floor that they share with their aisles no more than it is rated for', () => {
  // 1,360 kg · 9.80665 / (0.6 · (1.068 + 0.6 + 0.5)) = 10.25 kPa; 1,580 kg on 0.6 · (1.2 + 1.1): 11.23 kPa.
  test('GB200 10.3 kPa, GB300 11.2 kPa', () => {
    expect(floorLoad({ mass: Mass.kilograms(1360), width: Length.meters(0.6), depth: Length.meters(1.068), ...aisles })).toBeCloseTo(10.25, 2);
    expect(floorLoad({ mass: Mass.kilograms(1580), width: Length.meters(0.6), depth: Length.meters(1.2), ...aisles })).toBeCloseTo(11.23, 2);
  });

  test.each([
    ['compliant', 1000, 12, []],
    ['above 10 kPa', 1580, 12, ['warning']],
    ['above the rating', 1800, 12, ['error']],
    ['on a floor of 7.2 kPa', 1100, 7.2, ['error']],
  ])('%s', (_, kg, kpa, severities) => {
    const found = check('space/floor-load').evaluate(rack({ mass: Mass.kilograms(kg), floorRating: Pressure.kilopascals(kpa), ...aisles }));
    expect(found.filter((f) => f.missing === undefined).map((f) => f.severity)).toEqual(severities);
  });

  // 1,580 kg on four feet: 395 kg.
  test.each([
    [395, []],
    [394, [expect.objectContaining({ path: 'rack', measured: 395, limit: 394, unit: 'kg', fix: expect.stringContaining('395 kg') })]],
  ])('a tile that bears %d kg under a foot', (kg, expected) => {
    const space = { mass: Mass.kilograms(1580), floorRating: Pressure.kilopascals(20), footRating: Mass.kilograms(kg) };
    expect(check('space/floor-load').evaluate(rack(space))).toEqual(expected);
  });
  test('what a tile bears is not evaluated where nobody says', () =>
    expect(check('space/floor-load').evaluate(rack({ floorRating: Pressure.kilopascals(12), ...aisles }))).toEqual([
      expect.objectContaining({ missing: expect.stringContaining('footRating') }),
    ]));

  test('not applicable without a floor', () => expect(check('space/floor-load').evaluate(rack({ mass: Mass.kilograms(9000) }))).toEqual([]));
});

describe('every check', () => {
  test('has an id of its own, a title, a source', () => {
    expect(new Set(CHECKS.map((c) => c.id)).size).toBe(CHECKS.length);
    for (const { title, source } of CHECKS) {
      expect(title.length).toBeGreaterThan(20);
      expect(source.length).toBeGreaterThan(3);
    }
  });

  test('of the list that this version promises is there', () => {
    const power = ['01', '02', '03', '07', '08', '09', '10', '11', '16', '18', '30'].map((n) => `PWR-${n}`);
    const thermal = ['01', '02', '03', '04', '06', '09', '10'].map((n) => `THM-${n}`);
    const space = ['01', '02', '03'].map((n) => `SPC-${n}`);
    expect(CHECKS.map((c) => c.code)).toEqual(expect.arrayContaining([...power, ...thermal, ...space]));
  });
});
