import { AiCloud, CheckOutcome, CheckPack, CheckStatus, Checks, CustomFinding, GpuRack, ICheck, RackSystem, Severity, Tier } from 'cdktf-gigafactory';
import { CHECKS } from '../../lib/checks/registry';
import { codeOf, newCloud, newSite } from '../support/cloud';
import { smallSite } from '../support/small-site';

const own = (id: string, findings: CustomFinding[]): ICheck => ({ id, severity: Severity.WARNING, evaluate: () => findings });
const outcome = (cloud: AiCloud, check: string): CheckOutcome => cloud.checks().find((o) => o.check === check)!;

describe('what became of each check', () => {
  test('every check has one outcome at every site', () => {
    const cloud = newCloud();
    smallSite(cloud, { name: 'one' });
    smallSite(cloud, { name: 'two' });
    for (const site of ['one', 'two']) {
      expect(
        cloud
          .checks()
          .filter((o) => o.site === site)
          .map((o) => o.check),
      ).toEqual(CHECKS.map((c) => c.id));
    }
  });

  test('passed where nothing is wrong, found where something is', () => {
    const cloud = newCloud();
    const { hall } = smallSite(cloud);
    new GpuRack(hall, 'lonely', { system: RackSystem.GB200_NVL72 });
    expect(outcome(cloud, 'structure/not-powered')).toMatchObject({ status: CheckStatus.FOUND, findings: 1 });
    expect(outcome(cloud, 'structure/group-size')).toMatchObject({ status: CheckStatus.PASSED, findings: 0, missing: [] });
  });

  test('what lacks an input is not evaluated, never passed, and is no finding', () => {
    const cloud = newCloud();
    smallSite(cloud);
    Checks.of(cloud).add(own('mine/noise', [{ path: 'site', message: '', missing: 'sound power of the coolers' }]));
    expect(outcome(cloud, 'mine/noise')).toMatchObject({
      status: CheckStatus.NOT_EVALUATED,
      findings: 0,
      missing: [{ path: 'site', what: 'sound power of the coolers' }],
    });
    expect(cloud.findings().filter((f) => f.check === 'mine/noise')).toEqual([]);
    expect(cloud.summary()).toMatch(/1 not evaluated|[2-9]\d* not evaluated|\d\d+ not evaluated/);
    // The summary shows the first few and says how many more there are.
    expect(cloud.summary()).toMatch(/not evaluated, at least in part:[^;]*mine\/noise;/);
  });

  test('findings beside a missing input: found, and the input is still told', () => {
    const cloud = newCloud();
    smallSite(cloud);
    Checks.of(cloud).add(
      own('mine/partly', [
        { path: 'site', message: 'is loud' },
        { path: 'site', message: '', missing: 'the rest' },
      ]),
    );
    expect(outcome(cloud, 'mine/partly')).toMatchObject({ status: CheckStatus.FOUND, findings: 1, missing: [{ what: 'the rest' }] });
  });
});

describe('packs', () => {
  const excludable = CHECKS.filter((c) => c.acknowledgeable && c.id.startsWith('power/'));

  test('a pack that is left out is listed with the reason; physical limits are judged all the same', () => {
    const cloud = newCloud();
    const { site } = smallSite(cloud);
    Checks.of(site).exclude(CheckPack.POWER, { reason: 'reviewed by the utility' });
    for (const check of CHECKS.filter((c) => c.id.startsWith('power/'))) {
      const { status, why } = outcome(cloud, check.id);
      if (excludable.includes(check)) {
        expect([check.id, status, why]).toEqual([check.id, CheckStatus.EXCLUDED, 'reviewed by the utility']);
      } else {
        expect([check.id, status]).not.toEqual([check.id, CheckStatus.EXCLUDED]);
      }
    }
    expect(cloud.summary()).toContain('left out: PWR-10 power/headroom: reviewed by the utility');
  });

  test('a choice at one site leaves the other alone', () => {
    const cloud = newCloud();
    const one = smallSite(cloud, { name: 'one' });
    smallSite(cloud, { name: 'two' });
    Checks.of(one.site).exclude(CheckPack.POWER, { reason: 'reviewed by the utility' });
    const status = (site: string): CheckStatus => cloud.checks().find((o) => o.site === site && o.check === 'power/headroom')!.status;
    expect([status('one'), status('two') === CheckStatus.EXCLUDED]).toEqual([CheckStatus.EXCLUDED, false]);
  });

  test('packs by tier hold what the tier asks for first', () => {
    for (const check of CHECKS) {
      const holding = [Tier.I, Tier.II, Tier.III, Tier.IV].filter((tier) => CheckPack.tier(tier)._holds(check));
      expect([check.id, holding]).toEqual([check.id, check.optional ? [] : [check.tiers?.[0] ?? Tier.I]]);
    }
  });

  test('refusals: no reason, no pack, below a site', () => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const { hall } = smallSite(cloud, { name: 'other' });
    expect(codeOf(() => Checks.of(site).exclude(CheckPack.COST, { reason: '' }))).toBe('ReasonMissing');
    expect(codeOf(() => Checks.of(site).include('cost' as unknown as CheckPack))).toBe('InvalidValue');
    expect(codeOf(() => Checks.of(hall).include(CheckPack.SECOND_FAILURE))).toBe('PacksOfPart');
  });
});

test('every check says why it is there and what it reads', () => {
  for (const check of CHECKS) {
    expect(check.reason.length).toBeGreaterThan(20);
    expect(check.inputs.length).toBeGreaterThan(0);
    expect(check.source).not.toBe('');
  }
  expect(new Set(CHECKS.map((c) => c.id)).size).toBe(CHECKS.length);
});
