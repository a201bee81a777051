import { Continuity, Duration, LoadClass } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { transferTime } from '../../lib/checks/power/electrical/transfer-time';
import type { RawFinding } from '../../lib/checks/finding';
import { LiteralSite } from '../support/literal-site';

const run = (site: LiteralSite): RawFinding[] => transferTime.evaluate(analyseSite(site.build()));

/** A board with two sources, and what hangs on it. */
const board = (milliseconds?: number): LiteralSite =>
  new LiteralSite()
    .utility('u1')
    .utility('u2')
    .path('board', 100, {
      more: milliseconds === undefined ? {} : { electrical: { transferTime: Duration.milliseconds(milliseconds) } },
    })
    .feed('u1', 'board')
    .feed('u2', 'board');

describe('PWR-29: transfer time before single-corded loads', () => {
  test('compliant: a static switch of 4 ms', () =>
    expect(
      run(
        board(4)
          .load('rack', 10, [{ id: 'a' }])
          .feed('board', 'rack', 'a'),
      ),
    ).toEqual([]));
  test('at the limit: 10 ms', () =>
    expect(
      run(
        board(10)
          .load('rack', 10, [{ id: 'a' }])
          .feed('board', 'rack', 'a'),
      ),
    ).toEqual([]));
  test('non-compliant: 50 ms, told once for all loads', () => {
    const site = board(50)
      .load('rack-1', 10, [{ id: 'a' }])
      .feed('board', 'rack-1', 'a')
      .load('rack-2', 10, [{ id: 'a' }])
      .feed('board', 'rack-2', 'a');
    expect(run(site)).toEqual([expect.objectContaining({ path: 'board', measured: 50, limit: 10, unit: 'ms' })]);
  });
  test('a load that holds longer', () => {
    const site = board(15).load('rack', 10, [{ id: 'a' }], { electrical: { holdUp: Duration.milliseconds(20) } });
    expect(run(site.feed('board', 'rack', 'a'))).toEqual([]);
  });
  test("the switch in the load's own cord", () => {
    const site = new LiteralSite()
      .utility('u1')
      .utility('u2')
      .load('rack', 10, [{ id: 'a', transferTime: Duration.seconds(5) }])
      .feed('u1', 'rack', 'a')
      .feed('u2', 'rack', 'a');
    expect(run(site)).toEqual([expect.objectContaining({ path: 'rack', measured: 5000, limit: 10 })]);
  });
  test('not evaluated without a time', () =>
    expect(
      run(
        board()
          .load('rack', 10, [{ id: 'a' }])
          .feed('board', 'rack', 'a'),
      ),
    ).toEqual([expect.objectContaining({ path: 'board', missing: expect.stringMatching(/transferTime/) })]));
  test.each([
    ['two cords', [{ id: 'a' }, { id: 'b' }], {}],
    ['a load that rides through', [{ id: 'a' }], { continuity: Continuity.SHORT_BREAK }],
    ['a load that need not run', [{ id: 'a' }], { required: false }],
    ['a pump', [{ id: 'a' }], { loadClass: LoadClass.COOLING }],
  ])('not applicable: %s', (_, cords, more) => {
    const analysis = analyseSite(board(50).load('it', 10, cords, more).feed('board', 'it', 'a').build());
    expect(transferTime.applies!(analysis)).toBe(false);
  });
  test('not applicable behind a UPS', () => {
    const site = board(5000)
      .path('ups', 100, { more: { electrical: { regulatedOutput: true } } })
      .feed('board', 'ups')
      .load('rack', 10, [{ id: 'a' }])
      .feed('ups', 'rack', 'a');
    expect(transferTime.applies!(analyseSite(site.build()))).toBe(false);
  });
});
