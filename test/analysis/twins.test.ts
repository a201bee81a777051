import { Power } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { FailureRun } from '../../lib/analysis/failure-run';
import type { SiteSnapshot, SnapshotAsset } from '../../lib/analysis/model';
import { scenariosOf } from '../../lib/analysis/power/scenarios';
import type { FailingZone } from '../../lib/analysis/resilience/model';
import { faultZoneRun, maintenanceRun } from '../../lib/analysis/resilience/run';
import { SecondFailure, secondFailureRun } from '../../lib/analysis/resilience/second';
import { settled } from '../../lib/analysis/settled';
import { noTwins, twinsOf } from '../../lib/analysis/twins';
import { cooledSite } from '../audit/cooled-site';
import { randomSite } from '../support/random-site';

/** The same site several times over, side by side or asset by asset in turn, with nothing between them. */
function copies(site: SiteSnapshot, count: number, inTurn: boolean): SiteSnapshot {
  const n = site.assets.length;
  const at = (copy: number, asset: number): number => (inTurn ? asset * count + copy : copy * n + asset);
  const all = Array.from({ length: count }, (_, copy) => copy);
  const assets: SnapshotAsset[] = [];
  all.forEach((copy) => site.assets.forEach((a) => (assets[at(copy, a.index)] = { ...a, index: at(copy, a.index), path: `${copy}/${a.path}` })));
  const linked = <T extends { readonly giver: number; readonly receiver: number }>(links: readonly T[]): T[] =>
    all.flatMap((copy) => links.map((link) => ({ ...link, giver: at(copy, link.giver), receiver: at(copy, link.receiver) })));
  return { ...site, assets, power: linked(site.power), coolant: linked(site.coolant), claims: [] };
}

/** Everything that the failure run finds. */
function found(site: SiteSnapshot, twins = twinsOf(site)): unknown {
  const base = settled(site);
  const run = new FailureRun(site, base, twins);
  const scenarios = scenariosOf(
    site,
    base.engines.map((engine) => engine.state),
  );
  run.run(scenarios);
  return run.results(scenarios);
}

/** How many assets stand for others. */
const told = (site: SiteSnapshot): number => twinsOf(site).original.filter((original, asset) => original !== asset).length;

const supplies = Array.from({ length: 40 }, (_, i) => randomSite(i + 1, { cords: i % 2 === 0 }).site);
const plants = Array.from({ length: 8 }, (_, i) => cooledSite(i + 1));

describe('parts of a site that are alike', () => {
  test.each([
    ['supplies', supplies],
    ['cooling plants', plants],
  ])('give the same as when each is run for itself: %s', (_, sites) => {
    let shared = 0;
    for (const site of sites) {
      for (const inTurn of [false, true]) {
        const several = copies(site, 3, inTurn);
        shared += told(several);
        // As text: all digits of every number.
        expect(JSON.stringify(found(several))).toBe(JSON.stringify(found(several, noTwins(several))));
      }
    }
    // Where a base state is in trouble nothing is shared; that is not so of most.
    expect(shared).toBeGreaterThan(sites.length * 20);
  });

  test('fail in the same pairs as one of them alone, each told of its own equipment', () => {
    let fail = 0;
    for (const site of [...supplies.slice(0, 15), ...plants.slice(0, 4)]) {
      const [one, both] = [secondFailureRun(site), secondFailureRun(copies(site, 2, false))];
      fail += one.failing.length;
      expect(both.pairs).toBe(2 * one.pairs);
      const told = ({ maintained, failed, removed, outcomes }: SecondFailure, first: number): string =>
        JSON.stringify([
          [maintained, failed, ...removed].map((asset) => asset + first),
          outcomes.map((o) => [o.dark.map((asset) => asset + first), o.overloads.map((l) => [l.asset + first, l.value]), o.shortfalls.length]),
        ]);
      expect(both.failing.map((pair) => told(pair, 0))).toEqual(
        [0, site.assets.length].flatMap((first) => one.failing.map((pair) => told(pair, first))),
      );
    }
    expect(fail).toBeGreaterThan(20);
  });

  test('are run for themselves where a fault in one takes equipment of another', () => {
    const alone = supplies.find((site) => told(copies(site, 2, false)) > 0 && secondFailureRun(site).pairs > 0)!;
    const { pairs } = secondFailureRun(copies(alone, 2, false));
    const joined = copies(alone, 2, false);
    // Every source of the second is in a fault zone with one of the first: a pair of the second takes it too.
    const first = joined.assets.find(({ record }) => record.source)!.index;
    const zone = { resilience: { faultZones: ['cable tray'] } };
    const zoned = (asset: SnapshotAsset): boolean =>
      asset.index === first || (asset.index >= alone.assets.length && asset.record.source !== undefined);
    const tray = { ...joined, assets: joined.assets.map((a) => (zoned(a) ? { ...a, record: { ...a.record, ...zone } } : a)) };
    const run = secondFailureRun(tray);
    expect(run.pairs).not.toBe(pairs);
    run.failing
      .filter(({ failed }) => failed >= alone.assets.length && tray.assets[failed].record.source)
      .forEach(({ removed }) => expect(removed).toContain(first));
  });

  test('fail in the same zones as one of them alone', () => {
    for (const site of [...supplies.slice(0, 15), ...plants.slice(0, 6)]) {
      const two = copies(site, 2, false);
      for (const run of [maintenanceRun, faultZoneRun]) {
        const [one, both] = [run(site), run(two)];
        expect(both.scenarios).toBe(2 * one.scenarios);
        const told = ({ zone, outcomes }: FailingZone, first: number): string =>
          JSON.stringify([
            zone.kind,
            zone.removed.map((asset) => asset + first),
            outcomes.map((o) => [o.dark.map((asset) => asset + first), o.overloads.map((l) => l.value)]),
          ]);
        expect(both.failing.map((zone) => told(zone, 0)).sort()).toEqual(
          [0, site.assets.length].flatMap((first) => one.failing.map((zone) => told(zone, first))).sort(),
        );
      }
    }
  });

  test('are not alike when one number differs, nor when something joins them', () => {
    const site = plants.find((plant) => told(copies(plant, 2, false)) > 0)!;
    const two = copies(site, 2, false);
    expect(told(two)).toBe(site.assets.length);
    const load = two.assets.findIndex(({ record }, i) => i >= site.assets.length && record.demand);
    const demand = two.assets[load].record.demand!;
    const changed = two.assets.map((asset, i) =>
      i === load
        ? { ...asset, record: { ...asset.record, demand: { ...demand, provisioned: Power.watts(demand.provisioned.toWatts() * (1 + 1e-12)) } } }
        : asset,
    );
    expect(told({ ...two, assets: changed })).toBe(0);
    const allowed = two.assets.map((asset, i) =>
      i === load ? { ...asset, record: { ...asset.record, demand: { ...demand, allowedDarkRacks: 4 } } } : asset,
    );
    expect(told({ ...two, assets: allowed })).toBe(0);
    const first = two.power.find((link) => link.cord === '')!;
    const { giver } = two.power.find((link) => link.cord === '' && link.giver >= site.assets.length)!;
    expect(told({ ...two, power: [...two.power, { ...first, giver, order: 9 }] })).toBe(0);
    expect(analyseSite({ ...two, assets: changed }).outcomes.length).toBe(analyseSite(two).outcomes.length);
  });
});
