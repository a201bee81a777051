import {
  ApparentPower,
  Duration,
  EnergisingFacts,
  GeneratorFacts,
  InputMode,
  LimitRule,
  PowerLevel,
  Ratio,
  SourceRole,
  Tier,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { energising } from '../../lib/analysis/supply/energising';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite, limitKw } from '../support/literal-site';

const run = (code: string, site: LiteralSite): RawFinding[] => {
  const analysis = analyseSite(site.build());
  return CHECKS.filter((c) => c.code === code).flatMap((c) => (c.applies && !c.applies(analysis) ? [] : c.evaluate(analysis)));
};

interface Options {
  readonly a?: EnergisingFacts;
  readonly b?: EnergisingFacts;
  readonly tier?: Tier;
  readonly generator?: Partial<GeneratorFacts>;
  readonly walkInS?: number;
  readonly pumpKw?: number;
}

/**
 * Sets of 1,000 kW (1,250 kVA at .8), two at tier I, three at tier III (one out): 2,000 kW and 2,500 kVA are live. Two lossless transformers of
 * `kva`: one with a pump of 1,000 kW, one with a UPS that carries 600 kW.
 */
const site = (kva: number, { a, b, tier = Tier.I, generator, walkInS, pumpKw = 1000 }: Options = {}): LiteralSite => {
  const transformer = (energisingFacts?: EnergisingFacts): object => ({
    impedance: Ratio.percent(6),
    limits: [{ name: 'rating', rule: LimitRule.CAPACITY, apparentPower: ApparentPower.kilovoltAmperes(kva) }],
    supply: energisingFacts && { energising: energisingFacts },
  });
  const literal = new LiteralSite(tier).utility('u').path('bus', 1e5, { level: PowerLevel.MEDIUM_VOLTAGE }).feed('u', 'bus');
  literal.path('sets', 1e5, { level: PowerLevel.MEDIUM_VOLTAGE, input: InputMode.PARALLEL });
  for (let n = 1; n <= (tier === Tier.I ? 2 : 3); n++) {
    const facts: GeneratorFacts = { ratingClass: 'DCC', startTime: Duration.seconds(10), ...generator };
    literal
      .add(`set-${n}`, {
        source: {
          role: SourceRole.GENERATOR,
          level: PowerLevel.MEDIUM_VOLTAGE,
          capacityComponent: true,
          limits: [limitKw('rating', LimitRule.GENERATOR, 1000)],
          supply: { generator: facts },
        },
      })
      .feed(`set-${n}`, 'sets');
  }
  const ups = { autonomy: Duration.minutes(5), supply: { ups: walkInS === undefined ? undefined : { walkIn: Duration.seconds(walkInS) } } };
  return literal
    .feed('sets', 'bus')
    .path('tx-a', 0, { more: transformer(a) })
    .path('tx-b', 0, { more: transformer(b) })
    .feed('bus', 'tx-a')
    .feed('bus', 'tx-b')
    .load('pump', pumpKw, [{ id: 'a' }])
    .feed('tx-a', 'pump', 'a')
    .path('ups', 2000, { rule: LimitRule.UPS, more: ups })
    .feed('tx-b', 'ups')
    .load('rack', 600, [{ id: 'a' }])
    .feed('ups', 'rack', 'a');
};
const [one, two] = [{ step: 1 }, { step: 2 }];

describe('PWR-19: blocks of load on generators', () => {
  test('1,000 kW at once on 2,000 live kW are at the limit; the UPS takes over in a ramp', () => {
    const literal = site(1000, { a: one, b: two });
    const { steps, blockLimitKw } = energising(analyseSite(literal.build()))!;
    expect(blockLimitKw).toBe(1000);
    expect(steps.map((s) => [s.step, Math.round(s.blockKw)])).toEqual([
      [1, 1000],
      [2, 0],
    ]);
    expect(run('PWR-19', literal)).toEqual([]);
  });
  test('1,001 kW are too many, and the order is told', () => {
    const [found, ...rest] = run('PWR-19', site(1000, { a: one, b: two, pumpKw: 1001 }));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'tx-a', limit: 1000, unit: 'kW', fix: expect.stringContaining('2 steps') });
    expect(found.measured).toBeCloseTo(1001, 6);
    expect(found.message).toContain('order: 1: 1,001 kW, 1,000 kVA; 2: 0 kW, 1,000 kVA');
  });
  test('a UPS that walks in within 5 s is a block: 600 kW beside 1,000 kW in one step', () => {
    const [found] = run('PWR-19', site(1000, { a: one, b: one, walkInS: 5 }));
    expect(found.measured).toBeCloseTo(1600, 6);
    expect(run('PWR-19', site(1000, { a: one, b: two, walkInS: 5 }))).toEqual([]);
  });
  test("the maker's 40 % counts, 60 % does not", () => {
    expect(run('PWR-19', site(1000, { a: one, b: two, generator: { firstBlock: Ratio.percent(40) } }))[0].limit).toBe(800);
    expect(run('PWR-19', site(1000, { a: one, b: two, pumpKw: 1001, generator: { firstBlock: Ratio.percent(60) } }))[0].limit).toBe(1000);
  });
  test('from tier II one of three sets is out', () =>
    expect(run('PWR-19', site(1000, { tier: Tier.III, a: one, b: two, pumpKw: 1001 }))[0].limit).toBe(1000));
  test('what gives no step comes with the bus', () => {
    const [found] = run('PWR-19', site(1000, { b: one, pumpKw: 1001 }));
    expect(found.message).toContain('with the bus 1,001 kW');
  });
  test('without any step it is not evaluated; without generators not asked', () => {
    expect(run('PWR-19', site(1000))).toEqual([expect.objectContaining({ missing: expect.stringContaining("give 'energising'") })]);
    const none = new LiteralSite(Tier.I)
      .utility('u')
      .load('rack', 1, [{ id: 'a' }])
      .feed('u', 'rack', 'a');
    expect(CHECKS.find((c) => c.code === 'PWR-19')!.applies!(analyseSite(none.build()))).toBe(false);
  });
});

describe('PWR-25: inrush of transformers on generators', () => {
  test('1,250 kVA of 2,500 live kVA a step is at the limit', () => expect(run('PWR-25', site(1250, { a: one, b: two }))).toEqual([]));
  test('two of 650 kVA in one step are not', () => {
    const [found, ...rest] = run('PWR-25', site(650, { a: one, b: one, pumpKw: 10 }));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'tx-a', measured: 1300, limit: 1250, unit: 'kVA', fix: expect.stringContaining('2 steps') });
  });
  test('one of 1,300 kVA alone is too large for any number of steps', () =>
    expect(run('PWR-25', site(1300, { a: one, b: two, pumpKw: 10 }))[0].fix).toBe(
      'ramp the voltage of the sets up with them connected (soft): one of them alone is too large',
    ));
  test('1,250 kVA a step: two of 900 with one of 300 take two, three of 700 go one by one', () => {
    const more = (kva: number, another: number): string | undefined => {
      const limits = [{ name: 'rating', rule: LimitRule.CAPACITY, apparentPower: ApparentPower.kilovoltAmperes(another) }];
      const third = { impedance: Ratio.percent(6), limits, supply: { energising: one } };
      return run('PWR-25', site(kva, { a: one, b: one, pumpKw: 10 }).path('tx-c', 0, { more: third }).feed('bus', 'tx-c'))[0].fix;
    };
    expect(more(900, 300)).toMatch(/^split them into 2 steps/);
    // 2,100 / 1,250 would be two.
    expect(more(700, 700)).toMatch(/^split them into 3 steps/);
  });
  test('soft energising takes the inrush away', () =>
    expect(run('PWR-25', site(650, { a: { step: 1, soft: true }, b: one, pumpKw: 10 }))).toEqual([]));
  test('sets rated at power factor 1 have 2,000 kVA', () =>
    expect(run('PWR-25', site(1250, { a: one, b: two, generator: { powerFactor: Ratio.of(1) } }))[0].limit).toBe(1000));
  test('without any step it is not evaluated; without transformers not asked', () => {
    expect(run('PWR-25', site(650))).toEqual([expect.objectContaining({ path: 'tx-a', missing: expect.stringContaining("give 'energising'") })]);
    const none = new LiteralSite(Tier.I)
      .generator('set', 10)
      .load('rack', 1, [{ id: 'a' }])
      .feed('set', 'rack', 'a');
    expect(CHECKS.find((c) => c.code === 'PWR-25')!.applies!(analyseSite(none.build()))).toBe(false);
  });
});
