import { LimitRule } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { RawFinding } from '../../lib/checks/finding';
import { claims } from '../../lib/checks/power/claims';
import { LiteralSite, limitKw } from '../support/literal-site';

const run = (site: LiteralSite): RawFinding[] => claims.evaluate(analyseSite(site.build()));

/** Four lineups of `kw`, each behind a feed of its own; six racks of 50 kW, each on two of them. 4N/3: any one may be lost. */
function block(kw: number, models: number[] = [], racks = 12): LiteralSite {
  const site = new LiteralSite();
  const names = ['a', 'b', 'c', 'd'];
  names.forEach((name) => {
    site.utility(`u-${name}`).path(name, kw, { rule: LimitRule.UPS }).feed(`u-${name}`, name);
    site.amend(name, { larger: models.map((size) => ({ model: `ups-${size}`, limits: [limitKw('rating', LimitRule.UPS, size)] })) });
  });
  const pairs = names.flatMap((one, i) => names.slice(i + 1).map((other) => [one, other]));
  for (let i = 0; i < racks; i++) {
    const [one, other] = pairs[i % pairs.length];
    site
      .load(`rack-${i}`, 50, [{ id: '1' }, { id: '2' }])
      .feed(one, `rack-${i}`, '1')
      .feed(other, `rack-${i}`, '2');
  }
  return site.claim('plant', '4N/3', 3, [['a'], ['b'], ['c'], ['d']]);
}

describe('PWR-09: ways out of a claim that does not hold', () => {
  // 12 racks: 150 kW a lineup; one lost hands 2 · 25 to each of the others: 200 kW.
  test('holds at 200 kW', () => expect(run(block(200)).filter((f) => f.severity !== 'info')).toEqual([]));

  test('the next model that carries it with the lineup out, and the racks to move', () => {
    const [found] = run(block(180, [190, 210, 300]));
    expect(found).toMatchObject({ measured: expect.closeTo(200 / 180, 9), limit: 1 });
    // 20 kW over: a rack shared with the lost lineup gives 50.
    expect(found.fix).toMatch(/^of '[abcd]': take 'ups-210' \(210 kW\), or move 1 rack away/);
  });

  test('and it is so: with that model it holds', () => expect(run(block(210)).filter((f) => f.severity !== 'info')).toEqual([]));

  test('what goes dark is told with the lineup that could feed it', () => {
    const site = block(300)
      .load('lone', 20, [{ id: '1' }])
      .feed('a', 'lone', '1');
    const [found] = run(site);
    expect(found.message).toMatch(/without 1 1 load goes dark/);
    // The others carry 200 of 300 kW then.
    expect(found.fix).toMatch(/^feed lone from another lineup too: for example '[bcd]', live then with 100 kW of headroom for 20 kW$/);
  });

  test('a shared component: how many lineups need one of their own', () => {
    const site = new LiteralSite().utility('u').path('tx', 1000).feed('u', 'tx');
    ['a', 'b', 'c'].forEach((name) => site.path(name, 100).feed('tx', name));
    site
      .load('rack', 50, [{ id: '1' }, { id: '2' }])
      .feed('a', 'rack', '1')
      .feed('b', 'rack', '2');
    site.load('other', 50, [{ id: '1' }]).feed('c', 'other', '1');
    const [found] = run(site.claim('plant', '3N/2', 2, [['a'], ['b'], ['c']]));
    expect(found.fix).toBe('give 2 of them a thing of their own');
  });
});
