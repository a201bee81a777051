import { AssetRecord, FloorFacts, Length, Power, Pressure, Ratio, SiteObligations, Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { SiteAnalysis } from '../../lib/analysis/model';
import { poissonSpares, usualShare } from '../../lib/analysis/programme/spares';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite } from '../support/literal-site';

const run = (code: string, analysis: SiteAnalysis): RawFinding[] =>
  CHECKS.filter((c) => c.code === code).flatMap((c) => (c.applies?.(analysis) === false ? [] : c.evaluate(analysis)));
const missing = (found: RawFinding[]): string[] => found.flatMap((f) => f.missing ?? []);

const LINEUPS = ['1', '2', '3', '4'];

/**
 * One 4N/3 block of 2,500 kW lineups of which the fourth is in service in June, and racks of 132 kW that land in March. `cords` says which lineups feed
 * rack n: two of them, or eight shelves over some.
 */
function march(racks: number, cords: (n: number) => string[]): SiteAnalysis {
  const site = new LiteralSite(Tier.III).utility('u');
  for (const lineup of LINEUPS) {
    site.path(`ups-${lineup}`, 2500).feed('u', `ups-${lineup}`);
  }
  for (let n = 0; n < racks; n++) {
    const fed = cords(n);
    const shelves = fed.length > 2;
    site.load(
      `rack-${n}`,
      132,
      fed.map((_, i) => ({ id: `c${i}`, ...(shelves ? { shelves: 1 } : {}) })),
      shelves ? { shelves: { ratedPower: Power.kilowatts(33), efficiency: Ratio.of(0.975) } } : {},
    );
    fed.forEach((lineup, i) => site.feed(`ups-${lineup}`, `rack-${n}`, `c${i}`));
  }
  const built = site.build();
  const dated = built.assets.map((asset) => {
    const day = asset.path === 'ups-4' ? '2027-06-01' : asset.path.startsWith('rack') ? '2027-03-01' : undefined;
    return day ? { ...asset, record: { ...asset.record, programme: { inService: day } } } : asset;
  });
  // The one utility feed is a single point of the finished design, and so of no day in particular.
  return analyseSite({ ...built, assets: dated });
}

const worst = (racks: number, cords: (n: number) => string[]): RawFinding[] =>
  run('PRG-01', march(racks, cords)).filter((f) => f.message.includes('2027-03-01'));

describe('PRG-01: V40, three lineups of four in March are 3N/2 with a limit of 2/3 · 3 · 2,500 = 5,000 kW, ⌊5,000 / 132⌋ = 37 racks', () => {
  const pairs =
    (list: string[][]) =>
    (n: number): string[] =>
      list[n % list.length];
  /** As wired for 4N/3: six pairs in turn, of which three (12, 13, 23) have both lineups; nine racks each. */
  const wired = (perPair: number): ((n: number) => string[]) => {
    const order = [
      ['1', '2'],
      ['1', '3'],
      ['2', '3'],
    ];
    return (n) => order[Math.floor(n / perPair)] ?? ['3', '4'];
  };
  const rePaired = pairs([
    ['1', '2'],
    ['1', '3'],
    ['2', '3'],
  ]);
  /** Shelves 3-3-2, the two in turn on each lineup. */
  const spread = (n: number): string[] => {
    const two = n % 3;
    return ['1', '2', '3'].flatMap((lineup, i) => Array.from({ length: i === two ? 2 : 3 }, () => lineup));
  };

  const holds = (racks: number, cords: (n: number) => string[]): boolean => worst(racks, cords).length === 0;

  test('27 as wired: racks of pairs with lineup 4 have one cord', () => {
    expect(holds(27, wired(9))).toBe(true);
    expect(holds(28, wired(9))).toBe(false);
  });
  test('36 re-paired 12 + 12 + 12; a 37th gives 19 · 132 = 2,508 kW on a lineup', () => {
    expect(holds(36, rePaired)).toBe(true);
    const [found] = worst(37, rePaired);
    expect(found).toMatchObject({ measured: 37, limit: 36, unit: 'racks' });
    expect(found.message).toContain('100.3 %');
  });
  test('37 with shelves 3-3-2 (2,455 kW at most); 38 are over 2/3 of 7,500', () => {
    expect(holds(37, spread)).toBe(true);
    expect(holds(38, spread)).toBe(false);
  });
  test('not applicable without dates', () => {
    const analysis = analyseSite(new LiteralSite().utility('u').build());
    expect(CHECKS.find((c) => c.code === 'PRG-01')!.applies!(analysis)).toBe(false);
  });
});

const rack: Partial<AssetRecord> = new LiteralSite().load('r', 100, [{ id: 'a' }]).build().assets[0].record;

function hall(programme: AssetRecord['programme'], acceptance?: FloorFacts['acceptance'], obligations?: SiteObligations): SiteAnalysis {
  const site = new LiteralSite(Tier.I)
    .utility('u')
    .add('rack', { ...rack, kind: 'some_rack', programme, cooling: { heat: { liquidShare: Ratio.percent(90) } } })
    .feed('u', 'rack', 'a');
  const floor: FloorFacts = { rating: Pressure.kilopascals(12), coldAisle: Length.meters(1.2), hotAisle: Length.meters(1), acceptance };
  return analyseSite({ ...site.build(), floors: [{ path: 'site', facts: floor }], obligations });
}

describe('PRG-02: load banks reach the design heat, 30 days before the racks', () => {
  // 90 kW in liquid, 10 in air.
  const banks = (liquid: number, air: number, testDate?: string) => ({
    liquidLoadBanks: Power.kilowatts(liquid),
    airLoadBanks: Power.kilowatts(air),
    testDate,
  });
  test('at the limit', () => expect(run('PRG-02', hall({ inService: '2027-03-31' }, banks(90, 10, '2027-03-01')))).toEqual([]));
  test('too little of each, a day late', () => {
    const found = run('PRG-02', hall({ inService: '2027-03-31' }, banks(80, 9, '2027-03-02')));
    expect(found.map(({ measured, limit, unit }) => [Math.round(measured!), limit, unit])).toEqual([
      [90, 80, 'kW'],
      [10, 9, 'kW'],
      [29, 30, 'days'],
    ]);
  });
  test('not evaluated without a test, its day or the landing', () => {
    expect(missing(run('PRG-02', hall({ inService: '2027-03-31' })))).toHaveLength(1);
    expect(missing(run('PRG-02', hall({ inService: '2027-03-31' }, banks(90, 10))))).toHaveLength(1);
    expect(missing(run('PRG-02', hall(undefined, banks(90, 10, '2027-03-01'))))).toHaveLength(1);
  });
});

describe('PRG-03: what is ordered arrives in time', () => {
  // 2026-01-05 + 20 weeks = 2026-05-25.
  const order = (needed: string, leadTimeWeeks?: number): RawFinding[] => run('PRG-03', hall({ ordered: '2026-01-05', leadTimeWeeks, needed }));
  test('on the day', () => expect(order('2026-05-25', 20)).toEqual([]));
  test('a day late', () =>
    expect(order('2026-05-24', 20)).toEqual([
      expect.objectContaining({ measured: 1, unit: 'days late', fix: expect.stringContaining('order by 2026-01-04') }),
    ]));
  test('no lead time: not evaluated', () => expect(missing(order('2026-05-25'))).toHaveLength(1));
  test('no day of need: not evaluated', () =>
    expect(missing(run('PRG-03', hall({ ordered: '2026-01-05', leadTimeWeeks: 20 })))).toEqual([expect.stringContaining('programme.needed')]));
});

describe('SPR-01: spares last until the next delivery', () => {
  test('V40: 10,000 pieces, 1 % a year, 60 days: 16.4 expected failures ask for 23', () => {
    expect((10000 * 0.01 * 60) / 365).toBeCloseTo(16.4, 1);
    expect(poissonSpares((10000 * 0.01 * 60) / 365)).toBe(23);
  });
  test('none expected, none needed; many expected do not overflow', () => {
    expect(poissonSpares(0)).toBe(0);
    // Normal approximation: m + 1.645·√m.
    expect(Math.abs(poissonSpares(5000) - (5000 + 1.645 * Math.sqrt(5000)))).toBeLessThan(3);
  });
  test('usual shares go by words: mechanical is no NIC', () => {
    expect(['pump', 'cdu_pump', 'power_shelf', 'nic', 'optics_800g', 'compute_tray'].map(usualShare)).toEqual([0.1, 0.1, 0.03, 0.03, 0.03, 0.02]);
    expect(['mechanical_board', 'pumpkin', 'gpu_rack'].map(usualShare)).toEqual([undefined, undefined, undefined]);
  });
  const held = (pieces: number, kind = 'some_rack', failuresPerYear?: number): RawFinding[] =>
    run('SPR-01', hall(undefined, undefined, { spares: [{ kind, held: pieces, failuresPerYear }] }));
  test('enough, too few, nothing known', () => {
    // One rack, 1.2 failures a year, 60 days: 0.197 expected; e^-m·(1 + m) = 0.983 ≥ 95 %: one spare.
    expect(held(1, 'some_rack', 1.2)).toEqual([]);
    expect(held(0, 'some_rack', 1.2)).toEqual([expect.objectContaining({ measured: 0, limit: 1 })]);
    expect(missing(held(0))).toHaveLength(1);
    expect(missing(held(0, 'unicorn', 1))[0]).toContain('nothing of that kind');
    expect(missing(run('SPR-01', hall(undefined)))).toHaveLength(1);
  });
});
