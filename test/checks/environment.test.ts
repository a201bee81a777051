import {
  ChillerModel,
  CoolingUnitType,
  DryCoolerModel,
  EmissionFacts,
  FloorFacts,
  Length,
  Mass,
  Pressure,
  SiteObligations,
  SpaceFacts,
  Tier,
} from 'cdktf-gigafactory';
import { soundAt } from '../../lib/analysis/environment/noise';
import { analyseSite } from '../../lib/analysis/analyse';
import type { SiteAnalysis } from '../../lib/analysis/model';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite } from '../support/literal-site';

const run = (code: string, analysis: SiteAnalysis): RawFinding[] =>
  CHECKS.filter((c) => c.code === code).flatMap((c) => (c.applies?.(analysis) === false ? [] : c.evaluate(analysis)));
const missing = (found: RawFinding[]): string[] => found.flatMap((f) => f.missing ?? []);
const applies = (code: string, analysis: SiteAnalysis): boolean => CHECKS.find((c) => c.code === code)!.applies!(analysis);

/** `coolers` outdoor units, a chiller and a generator. */
function outdoors(obligations: SiteObligations | undefined, coolers = 1, emissions?: EmissionFacts, chiller?: EmissionFacts): SiteAnalysis {
  const site = new LiteralSite(Tier.I).utility('u').generator('g', 1000);
  for (let i = 0; i < coolers; i++) {
    site.add(`cooler-${i}`, {
      emissions,
      cooling: { unit: { unitType: CoolingUnitType.DRY_COOLER, dryCooler: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.facts } },
    });
  }
  site.add('chiller', { emissions: chiller, cooling: { unit: { unitType: CoolingUnitType.CHILLER, chiller: ChillerModel.GENERIC_500.facts } } });
  return analyseSite({ ...site.build(), obligations });
}

describe('ENV-01: noise at the boundary', () => {
  test('V40: 40 coolers of 95 dBA at 300 m: 95 + 16.0 − 49.5 − 8 = 53.5 dBA', () => expect(soundAt(Array(40).fill(95), 300)).toBeCloseTo(53.5, 1));
  const noisy = (night: number): RawFinding[] =>
    run(
      'ENV-01',
      outdoors({ noise: { boundary: Length.meters(300), nightDecibels: night } }, 40, { soundPowerDecibels: 95 }, { soundPowerDecibels: 0 }),
    );
  test('over the night limit, with the distance that would do', () => {
    const [found] = noisy(45);
    expect(found).toMatchObject({ measured: expect.closeTo(53.48, 1), limit: 45, unit: 'dBA' });
    // 300 m · 10^(8.48/20) = 796 m.
    expect(found.fix).toMatch(/79\d m away/);
  });
  test('below it; the generator whose level nobody gives is not evaluated', () => {
    expect(noisy(54).filter((f) => !f.missing)).toEqual([]);
    expect(missing(noisy(54))[0]).toContain('1 outdoor units');
  });
  test('no boundary: not evaluated', () => expect(missing(run('ENV-01', outdoors(undefined)))).toHaveLength(1));
});

describe('ENV-03: refrigerants', () => {
  const with_ = (limit: number | undefined, gwp?: number, pfas?: boolean): RawFinding[] =>
    run(
      'ENV-03',
      outdoors({ maximumRefrigerantGwp: limit }, 1, undefined, gwp === undefined ? undefined : { refrigerant: { name: 'R-x', gwp, pfas } }),
    );
  test('at the limit', () => expect(with_(750, 750)).toEqual([]));
  test('above', () => expect(with_(150, 629)).toEqual([expect.objectContaining({ path: 'chiller', measured: 629, limit: 150 })]));
  test('PFAS', () => expect(with_(750, 7, true)).toEqual([expect.objectContaining({ message: expect.stringContaining('PFAS') })]));
  test('unknown limit, unknown refrigerant', () => expect(missing(with_(undefined))).toHaveLength(2));
});

describe('ENV-04: running hours of the permit', () => {
  const permit = (hoursPerYear: number): RawFinding[] =>
    run('ENV-04', outdoors({ generatorPermit: { hoursPerYear, testHours: 24, outageHours: 26 } }));
  test('at the limit', () => expect(permit(50)).toEqual([]));
  test('above', () => expect(permit(40)).toEqual([expect.objectContaining({ measured: 50, limit: 40, fix: expect.stringContaining('10 h less') })]));
  test('not given', () => expect(missing(run('ENV-04', outdoors({})))).toHaveLength(1));
  test('not applicable without generators', () => expect(applies('ENV-04', analyseSite(new LiteralSite().utility('u').build()))).toBe(false));
});

describe('CST-01: cost a watt', () => {
  const cost = (usd?: number): RawFinding[] => {
    const site = new LiteralSite(Tier.I)
      .utility('u')
      .load('rack', 1000, [{ id: 'a' }])
      .feed('u', 'rack', 'a');
    return run('CST-01', analyseSite({ ...site.build(), obligations: { facilityCostUsd: usd } }));
  };
  test('12 $/W', () => expect(cost(12e6)).toEqual([]));
  test.each([6.9e6, 20.1e6])('%d $ for a megawatt', (usd) => expect(cost(usd)).toHaveLength(1));
  test('not given', () => expect(missing(cost())).toHaveLength(1));
});

describe('SPC-04 and SPC-06: room in the hall and on the way to it', () => {
  const space: SpaceFacts = {
    mass: Mass.kilograms(1580),
    width: Length.meters(0.6),
    depth: Length.meters(1.2),
    height: Length.meters(2.4),
    row: 'r',
    slot: 1,
  };
  const floor: FloorFacts = {
    rating: Pressure.kilopascals(12),
    coldAisle: Length.meters(1.2),
    hotAisle: Length.meters(1),
    pathway: Length.meters(1.2),
    clearHeight: Length.meters(3.9),
    sprinklerHeight: Length.meters(2.86),
    route: { height: Length.meters(2.4), width: Length.meters(0.6), mass: Mass.kilograms(1580) },
  };
  const hall = (change: Partial<FloorFacts> = {}, more: Partial<SpaceFacts> = {}, racks = 1): SiteAnalysis => {
    const site = new LiteralSite(Tier.I).utility('u');
    for (let i = 1; i <= racks; i++) {
      site.add(`rack-${i}`, {
        space: { ...space, slot: i, crated: { mass: Mass.kilograms(1580), height: Length.meters(2.4), width: Length.meters(0.6) }, ...more },
      });
    }
    return analyseSite({ ...site.build(), floors: [{ path: 'site', facts: { ...floor, ...change } }] });
  };
  // 2.4 + 1.5 = 3.9 m clear; 2.4 + 0.46 = 2.86 m to the sprinklers.
  test('at every limit', () => {
    expect(run('SPC-04', hall())).toEqual([]);
    expect(run('SPC-06', hall())).toEqual([]);
  });
  test.each([
    [{ coldAisle: Length.meters(1.1) }, 1.2],
    [{ hotAisle: Length.meters(0.9) }, 1],
    [{ pathway: Length.meters(1.1) }, 1.2],
    [{ clearHeight: Length.meters(3.8) }, 3.9],
    [{ sprinklerHeight: Length.meters(2.8) }, 0.46],
  ])('too narrow or low: %j', (change, limit) =>
    expect(run('SPC-04', hall(change))).toEqual([expect.objectContaining({ limit: expect.closeTo(limit, 9) })]),
  );
  test('21 racks in a row', () =>
    expect(run('SPC-04', hall({}, {}, 21))).toEqual([expect.objectContaining({ measured: 21, limit: 20, unit: 'racks' })]));
  test('what is not given is not evaluated', () => {
    expect(missing(run('SPC-04', hall({ pathway: undefined, clearHeight: undefined, sprinklerHeight: undefined })))).toHaveLength(3);
    expect(missing(run('SPC-06', hall({ route: undefined })))).toHaveLength(1);
  });
  test('a crate that is too high; a bare rack that is too heavy', () => {
    const crated = { mass: Mass.kilograms(1700), height: Length.meters(2.6), width: Length.meters(0.6) };
    expect(run('SPC-06', hall({}, { crated })).map(({ measured, unit }) => [measured, unit])).toEqual([
      [2.6, 'm'],
      [1700, 'kg'],
    ]);
    const bare = run('SPC-06', hall({ route: { ...floor.route!, mass: Mass.kilograms(1500) } }, { crated: undefined }));
    expect(bare[0]).toMatchObject({ measured: 1580, limit: 1500 });
    expect(missing(bare)).toHaveLength(1);
  });
});
