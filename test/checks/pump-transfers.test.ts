import { CoolingUnitType, CordRecord, Duration, FlowRate, LoadClass, Power, Ratio, Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { coolingSupply } from '../../lib/checks/power/cooling-supply';
import type { RawFinding } from '../../lib/checks/finding';
import { LiteralSite } from '../support/literal-site';

const cdu = {
  unit: { unitType: CoolingUnitType.CDU, cdu: { pumpPower: Power.kilowatts(1), maximumFlow: FlowRate.litersPerMinute(1), pumps: 1 } as never },
};

/** A dense rack, and a CDU on a board that two transformers feed by turns, in `seconds`. */
function site(seconds: number | undefined, cords: CordRecord[] = [{ id: 's' }], ups = false): LiteralSite {
  const built = new LiteralSite(Tier.I)
    .utility('u')
    .utility('v')
    .path('board', 1000, { more: { electrical: { transferTime: seconds === undefined ? undefined : Duration.seconds(seconds) } } })
    .path('other', 1000)
    .feed('u', 'board')
    .feed('v', 'board')
    .feed('v', 'other')
    .path('ups', 1000, { more: { electrical: { regulatedOutput: true } } })
    .feed('board', 'ups')
    .load('rack', 60, [{ id: 'a' }], { powerFactor: Ratio.ONE })
    .amend('rack', { cooling: { heat: { liquidShare: Ratio.percent(90) } } })
    .feed('other', 'rack', 'a')
    .load('cdu', 1, cords, { loadClass: LoadClass.COOLING, required: false })
    .amend('cdu', { cooling: cdu });
  cords.forEach((cord, i) => built.feed(i > 0 ? 'other' : ups ? 'ups' : 'board', 'cdu', cord.id));
  return built;
}
const run = (built: LiteralSite): RawFinding[] => coolingSupply.evaluate(analyseSite(built.build()));

describe('PWR-30: pumps stop for a transfer above them, too', () => {
  test('10 s of the board that feeds them', () =>
    expect(run(site(10))).toEqual([
      expect.objectContaining({ path: 'board', measured: 10, limit: 5, unit: 's', message: expect.stringContaining('pumps of cdu stop for 10 s') }),
    ]));
  test('at the limit of 5 s', () => expect(run(site(5))).toEqual([]));
  test('not behind a UPS, which carries them over it', () => expect(run(site(10, [{ id: 's' }], true))).toEqual([]));
  test('not with a second cord that stays live', () => expect(run(site(10, [{ id: 's' }, { id: 't' }]))).toEqual([]));
  test('a time that nobody gives is not evaluated, and not passed', () =>
    expect(run(site(undefined))).toEqual([expect.objectContaining({ path: 'board', missing: expect.stringMatching(/transferTime/) })]));
  test('the switch of its own cord is told of the CDU: the longest transfer stands for all', () => {
    const own = run(site(10, [{ id: 's', transferTime: Duration.seconds(12) }]));
    expect(own).toEqual([expect.objectContaining({ path: 'cdu', measured: 12 })]);
  });
});
