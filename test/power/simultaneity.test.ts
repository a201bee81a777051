import {
  ApparentPower,
  Current,
  Duration,
  GeneratorModel,
  GpuPod,
  LimitRule,
  Power,
  PowerPlant,
  RackSystem,
  Ratio,
  Redundancy,
  Switchboard,
  Ups,
  UpsCurve,
  UpsModel,
  UtilityPlant,
} from 'cdktf-gigafactory';
import { analyse } from '../../lib/analysis/analyse';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { runChecks } from '../../lib/checks/run';
import { codeOf, newCloud, newSite } from '../support/cloud';

const generic = (kw: number): UpsModel =>
  UpsModel.generic({ power: Power.kilowatts(kw), apparentPower: ApparentPower.kilovoltAmperes(kw * 1.03), curve: UpsCurve.SIC });

/** Two pods of four racks of 142 kW, capped at 105 kW in 10 s, on 2N of 1,000 kW. */
function hall(simultaneity: Ratio | undefined, cap = 105) {
  const cloud = newCloud();
  const site = newSite(cloud);
  const powerCap = { power: Power.kilowatts(cap), response: Duration.seconds(10) };
  const pods = [1, 2].map((n) => new GpuPod(site, `pod-${n}`, { system: RackSystem.GB300_NVL72, rackCount: 4, powerCap }));
  const power = new PowerPlant(site, 'power', { redundancy: Redundancy.TWO_N, ups: generic(1000), loads: pods, simultaneity });
  new UtilityPlant(site, 'utility', { contract: Power.megawatts(2), generators: { model: GeneratorModel.DCC_2000 }, loads: [power] });
  const [analysis] = analyse(snapshotOf(cloud));
  const found = runChecks([analysis], cloud).filter((f) => ['PWR-16', 'PWR-20', 'PWR-21', 'PWR-09', 'PWR-02'].includes(f.code));
  return { power, analysis, found };
}

test('a plant is sized for what its loads draw at once', () => {
  // All eight racks are 1,136 kW, more than one block of 1,000 kW; 80 % of them, 908.8 kW, are not.
  expect(hall(undefined).power.blockCount).toBe(2);
  const { power, analysis, found } = hall(Ratio.percent(80));
  expect(power.blockCount).toBe(1);
  // One side lost: 908.8 kW and conductors, 0.6 % of 1,000 · 0.9088² = 4.96 kW.
  const ups = analysis.power.limits.filter((limit) => limit.rule === LimitRule.UPS && limit.unit === 'kW');
  expect(ups.map((limit) => limit.worst)).toEqual([expect.closeTo(913.76, 1), expect.closeTo(913.76, 1)]);
  // All at once are 1,136 kW: 114 %, which a UPS bears for 10 min; 8 · 105 = 840 kW are left in 10 s.
  expect(found).toEqual([]);
});

test('and is refused where caps leave more: 8 · 120 = 960 of 908.8 kW', () => {
  const { found } = hall(Ratio.percent(80), 120);
  expect([...new Set(found.map((f) => f.code))]).toEqual(['PWR-20']);
  expect(found[0].message).toMatch(/counts on 80 % of its loads at once, 908.8 kW, but they still draw 960 kW when capped: 8 of its 8 loads/);
  // 960 / 1,136 = 84.5 %, and 51.2 kW more to take off.
  expect(found[0].fix).toBe("set 'simultaneity' to 84.6 %, or give its loads power caps that take off 51.2 kW more");
});

test('a bus of a utility plant may count on less, and its feed carries no more', () => {
  const site = newSite(newCloud());
  const pod = new GpuPod(site, 'pod', { system: RackSystem.GB300_NVL72, rackCount: 4 });
  const power = new PowerPlant(site, 'power', { redundancy: Redundancy.TWO_N, ups: generic(1000), loads: [pod] });
  const utility = new UtilityPlant(site, 'utility', { contract: Power.megawatts(2), loads: [power], simultaneity: Ratio.percent(90) });
  const [analysis] = analyse(snapshotOf(site.node.root as never));
  const out = (path: string): number => analysis.power.normal[analysis.site.assets.find((a) => a.path === path)!.index]!.outKw;
  const into = analysis.power.normal[analysis.site.assets.find((a) => a.path === power.lineups[0].transformer.node.path)!.index]!.inKw;
  expect(out(utility.switchgear[0].node.path)).toBeCloseTo(0.9 * into, 6);
  expect(out(utility.feeds[0].node.path)).toBeCloseTo(0.9 * into, 6);
});

test('what is no share, and overloads that do not fall, are refused', () => {
  const site = newSite(newCloud());
  const board = (id: string, simultaneity: unknown) => () =>
    new Switchboard(site, id, { mainBreaker: Current.amperes(1000), simultaneity: simultaneity as Ratio });
  expect(codeOf(board('zero', Ratio.of(0)))).toBe('InvalidValue');
  expect(codeOf(board('more', Ratio.percent(120)))).toBe('InvalidValue');
  expect(codeOf(board('number', 0.8))).toBe('InvalidValue');
  const ups = (id: string, points: [number, number][]) => () =>
    new Ups(site, id, {
      model: generic(100),
      transients: { overload: points.map(([percent, s]) => ({ load: Ratio.percent(percent), duration: Duration.seconds(s) })) },
    });
  expect(codeOf(ups('less', [[90, 60]]))).toBe('InvalidValue');
  expect(
    codeOf(
      ups('rising', [
        [110, 60],
        [125, 90],
      ]),
    ),
  ).toBe('InvalidValue');
  expect(
    codeOf(
      ups('good', [
        [110, 60],
        [125, 60],
      ]),
    ),
  ).toBe('nothing was thrown');
});
