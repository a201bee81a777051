import { Current, Duration, LimitRule, Tier, TripSettings } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { selectivityScreen } from '../../lib/checks/power/electrical/selectivity';
import type { RawFinding } from '../../lib/checks/finding';
import { LiteralSite, limitA } from '../support/literal-site';

const settings = (name: string, ir: number, isd: number, delay: number, more: Partial<TripSettings> = {}): TripSettings => ({
  name,
  pickup: Current.amperes(ir),
  shortTimePickup: Current.amperes(isd),
  shortTimeDelay: Duration.seconds(delay),
  ...more,
});

const board = (amperes: number, device?: TripSettings): object => ({
  limits: [limitA('breaker', LimitRule.OVERCURRENT, amperes)],
  electrical: { device },
});

const pair = (upper: TripSettings | undefined, lower: TripSettings | undefined, tier = Tier.III): LiteralSite =>
  new LiteralSite(tier)
    .utility('u')
    .path('main', 1, { more: board(4000, upper) })
    .path('run', 1, { more: board(800, lower) })
    .feed('u', 'main')
    .feed('main', 'run')
    .load('rack', 10, [{ id: 'a' }])
    .feed('run', 'rack', 'a');
const run = (site: LiteralSite): RawFinding[] => selectivityScreen.evaluate(analyseSite(site.build()));

const lower = settings('run', 1000, 4000, 0.1);

describe('PWR-15: selectivity screen', () => {
  test('compliant', () => expect(run(pair(settings('main', 4000, 24000, 0.3), lower))).toEqual([]));
  test('at the limit: 1.6, 1.5 and .1 s', () => expect(run(pair(settings('main', 1600, 6000, 0.2), lower))).toEqual([]));
  test('non-compliant: each setting is named', () => {
    const [found, ...rest] = run(pair(settings('main', 1500, 5600, 0.15), lower));
    expect(rest).toEqual([]);
    expect(found).toMatchObject({ path: 'run', severity: 'warning', measured: 1.5, limit: 1.6 });
    expect(found.message).toMatch(/I_r 1\.5 times, I_sd 1\.4 times, 0\.05 s apart/);
    // 1.5/1.4 = 1.0714 is more than 1.6/1.5; told rounded up, so that what is told is enough. .15 − .1 = .05 s is .05 s short of .1 s.
    expect(found.fix).toMatch(/raise the pickups of 'main' by a factor of 1\.072 and delay the short-time element of 'main' by 0\.05 s more/);
  });
  test('an instantaneous element above a delayed one trips before it: 0 − .1 s', () => {
    const instant: TripSettings = { name: 'main', pickup: Current.amperes(4000), instantaneousPickup: Current.amperes(24000) };
    const [found] = run(pair(instant, lower));
    expect(found).toMatchObject({ measured: -0.1, limit: 0.1, unit: 's' });
    expect(found.fix).toMatch(/delay the short-time element of 'main' by 0\.2 s more/);
    // Above an instantaneous element the currents alone decide.
    expect(run(pair(instant, { name: 'run', pickup: Current.amperes(1000), instantaneousPickup: Current.amperes(4000) }))).toEqual([]);
  });
  test('an error at tier IV', () => expect(run(pair(settings('main', 1500, 6000, 0.2), lower, Tier.IV))[0].severity).toBe('error'));
  test("not judged by rule where the maker's table is declared", () =>
    expect(run(pair(settings('main', 1000, 4000, 0.1), { ...lower, selectiveByTable: true }))).toEqual([]));
  test('not evaluated without settings', () => {
    expect(run(pair(undefined, undefined))).toEqual([expect.objectContaining({ path: 'main', missing: expect.stringMatching(/2 devices in all/) })]);
  });
  test('not applicable without devices', () =>
    expect(selectivityScreen.applies!(analyseSite(new LiteralSite().utility('u').path('b', 1).feed('u', 'b').build()))).toBe(false));
  test('a UPS parts the devices above it from those below', () => {
    const site = new LiteralSite()
      .utility('u')
      .path('main', 1, { more: board(4000, settings('main', 1000, 4000, 0.1)) })
      .path('ups', 1, { more: { electrical: { regulatedOutput: true } } })
      .path('run', 1, { more: board(800, lower) })
      .feed('u', 'main')
      .feed('main', 'ups')
      .feed('ups', 'run');
    expect(run(site)).toEqual([]);
  });
});
