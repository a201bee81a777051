import { Duration, LimitRule, OverloadPoint, Power, Ratio, Tier } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { powerCaps } from '../../lib/analysis/power/capping';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { pair, USUAL } from '../support/capped-pair';
import { LiteralSite, limitKw } from '../support/literal-site';

const run = (code: string, site: LiteralSite): RawFinding[] => {
  const check = CHECKS.find((c) => c.code === code)!;
  const analysis = analyseSite(site.build());
  return check.applies?.(analysis) === false ? [] : check.evaluate(analysis);
};

describe('an overload after a failure that power caps bring back', () => {
  test('is a warning: 120 of 100 kW, borne for 10 min, capped to 2 · 45 = 90 kW in 30 s', () => {
    const found = run('PWR-16', pair());
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ severity: 'warning', measured: 120, limit: 100 });
    expect(found[0].message).toContain('power caps bring it to 90 kW in 30 s, and it bears the overload for 10 min');
    expect(run('PWR-21', pair())).toEqual([]);
    expect(run('PWR-09', pair())).toMatchObject([{ severity: 'warning', message: expect.stringContaining('power caps hold it in time') }]);
  });

  test('at the limit: caps in 0.8 · 600 = 480 s hold, in 481 s they do not', () => {
    expect(run('PWR-16', pair({ responseS: 480 }))[0].severity).toBe('warning');
    const late = pair({ responseS: 481 });
    expect(run('PWR-16', late)[0].severity).toBeUndefined();
    expect(run('PWR-09', late)[0].severity).toBe('error');
    expect(run('PWR-21', late)).toMatchObject([
      {
        path: 'ups-1',
        measured: 481,
        limit: 480,
        unit: 's',
        scenario: expect.stringContaining('feed-2 out'),
        fix: expect.stringContaining('within 8 min'),
      },
      { path: 'ups-2' },
    ]);
  });

  test('is an error as before where caps leave too much: 2 · 51 = 102 of 100 kW', () => {
    const site = pair({ capKw: 51 });
    expect(run('PWR-16', site)[0].severity).toBeUndefined();
    expect(run('PWR-21', site)).toEqual([]);
  });

  test('is an error beyond every overload that is borne: 2 · 80 = 160 %', () => {
    const site = pair({ kw: 80 });
    expect(run('PWR-16', site)[0].severity).toBeUndefined();
    const [found] = run('PWR-21', site);
    expect(found.message).toContain('160 kW, 160 % of its active power limit of 100 kW, which it does not bear');
    expect(found).toMatchObject({ measured: 30, limit: 0 });
  });

  test('is an error, and its cap not evaluated, where nothing says what is borne', () => {
    const site = pair({ overload: null });
    expect(run('PWR-16', site)[0].severity).toBeUndefined();
    expect(run('PWR-21', site)[0].missing).toContain("give 'overload' to the limit");
  });

  test('holds for breakers and equipment without a rule of their own alike', () => {
    expect(run('PWR-02', pair({ rule: LimitRule.OVERCURRENT })).map((f) => f.severity)).toEqual(['warning', 'warning']);
    expect(run('PWR-03', pair({ rule: LimitRule.CAPACITY })).map((f) => f.severity)).toEqual(['warning', 'warning']);
  });

  test('with everything in service stays an error: caps are for contingencies', () => {
    // 2 · 110 / 2 = 110 kW on each UPS in normal operation.
    expect(run('PWR-16', pair({ kw: 110, capKw: 40 }))[0].severity).toBeUndefined();
  });

  test('nothing is run where no load has a cap', () => {
    expect(powerCaps(analyseSite(pair({ capKw: 0 }).build()))).toEqual({ limits: [], cords: [], shelves: [], simultaneity: [], claims: [false] });
    expect(run('PWR-16', pair({ capKw: 0 }))[0].severity).toBeUndefined();
  });
});

/** Four racks of 30 kW on one board of 100 kW that counts on 80 % of them: 96 of 120 kW. The first `capped` cap themselves. */
function shared({ capped = 4, capKw = 24, overload = USUAL as OverloadPoint[] | null, share = 0.8, responseS = 30 } = {}): LiteralSite {
  const site = new LiteralSite(Tier.I).utility('feed');
  site.path('board', 100, {
    more: { simultaneity: Ratio.of(share), limits: [{ ...limitKw('rating', LimitRule.CAPACITY, 100), overload: overload ?? undefined }] },
  });
  site.feed('feed', 'board');
  for (let n = 1; n <= 4; n++) {
    site.load(`rack-${n}`, 30, [{ id: 'a' }], {
      powerCap: n <= capped ? { power: Power.kilowatts(capKw), response: Duration.seconds(responseS) } : undefined,
    });
    site.feed('board', `rack-${n}`, 'a');
  }
  return site;
}

describe('equipment that counts on less than all loads at once', () => {
  test('carries so much of them, and its sources too', () => {
    const { power } = analyseSite(shared().build());
    expect(power.normal[0]!.outKw).toBeCloseTo(96, 9);
    expect(power.normal[1]!.outKw).toBeCloseTo(96, 9);
    // Heat is that of all racks.
    expect(power.design[1]!.outKw).toBeCloseTo(120, 9);
  });

  test('holds at the limit: caps leave 4 · 24 = 96 kW, and the board bears 120 % long enough', () => {
    for (const code of ['PWR-01', 'PWR-20', 'PWR-21']) {
      expect(run(code, shared())).toEqual([]);
    }
  });

  test('fails without power caps, and where they take off too little', () => {
    const [none, ...rest] = run('PWR-20', shared({ capped: 0 }));
    expect(rest).toEqual([]);
    expect(none).toMatchObject({ path: 'board', measured: 120, unit: 'kW', fix: expect.stringContaining("set 'simultaneity' to 100 %") });
    expect(none.message).toContain('none of its 4 loads has a power cap');
    // 2 · 24 + 2 · 30 = 108 of 120 kW are 90 %.
    const [some] = run('PWR-20', shared({ capped: 2 }));
    expect(some).toMatchObject({ measured: 108, fix: "set 'simultaneity' to 90 %, or give its loads power caps that take off 12 kW more" });
    expect(run('PWR-21', shared({ capped: 2 }))).toEqual([]);
  });

  test('fails where caps come too late, or nothing says what is borne: no other check would tell', () => {
    expect(run('PWR-21', shared({ responseS: 481 }))).toMatchObject([{ path: 'board', measured: 481, limit: 480 }]);
    const [unknown] = run('PWR-21', shared({ overload: null }));
    expect(unknown.missing).toBeUndefined();
    expect(unknown.message).toContain('nothing says for how long it bears that');
  });

  test('is not asked about where nothing counts on less', () => {
    const check = CHECKS.find((c) => c.code === 'PWR-20')!;
    expect(check.applies!(analyseSite(shared({ share: 1 }).build()))).toBe(false);
  });
});
