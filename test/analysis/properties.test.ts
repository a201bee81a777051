import { LimitRule, Power, Ratio, SourceRole } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { SiteSnapshot } from '../../lib/analysis/model';
import { Engine } from '../../lib/analysis/power/engine';
import { PowerNetwork, UTILITY } from '../../lib/analysis/power/network';
import { LiteralSite } from '../support/literal-site';
import { random, randomSite } from '../support/random-site';

const SEEDS = Array.from({ length: 100 }, (_, i) => i + 1000);

/** The same site with its loads and ratings times `factor`. */
function scaled(site: SiteSnapshot, factor: number): SiteSnapshot {
  const power = (p: Power | undefined): Power | undefined => p?.times(factor);
  return {
    ...site,
    assets: site.assets.map((asset) => {
      const { demand, source } = asset.record;
      return {
        ...asset,
        record: {
          ...asset.record,
          demand: demand && {
            ...demand,
            peak: power(demand.peak)!,
            provisioned: power(demand.provisioned)!,
            thermal: power(demand.thermal)!,
            average: power(demand.average)!,
            shelves: demand.shelves && { ...demand.shelves, ratedPower: power(demand.shelves.ratedPower)! },
          },
          source: source && {
            ...source,
            limits: source.limits.map((l) => ({
              ...l,
              power: power(l.power),
              apparentPower: l.apparentPower?.times(factor),
              current: l.current?.times(factor),
            })),
            losses: source.losses?.map((l) => ({ ...l, ratedPower: power(l.ratedPower), ratedApparentPower: l.ratedApparentPower?.times(factor) })),
          },
        },
      };
    }),
  };
}

/** The same site with its assets in another order. Ties keep theirs: a bus tries its ties in the order of their names. */
function permuted(site: SiteSnapshot, seed: number): SiteSnapshot {
  const next = random(seed);
  const isTie = (i: number): boolean => site.assets[i].record.source?.role === SourceRole.TIE;
  const ties = site.assets.map((_, i) => i).filter(isTie);
  const order = site.assets
    .map((_, i) => ({ i, key: next() }))
    .sort((a, b) => a.key - b.key)
    .map(({ i }) => (isTie(i) ? ties.shift()! : i));
  const at = new Map(order.map((old, now) => [old, now]));
  const move = <T extends { giver: number; receiver: number }>(link: T): T => ({
    ...link,
    giver: at.get(link.giver)!,
    receiver: at.get(link.receiver)!,
  });
  return {
    ...site,
    assets: order.map((old, index) => ({ ...site.assets[old], index })),
    power: site.power.map(move),
    coolant: site.coolant.map(move),
  };
}

const utilisations = (site: SiteSnapshot): Map<string, [number, number]> => {
  const analysis = analyseSite(site);
  return new Map(analysis.power.limits.map((l) => [`${site.assets[l.asset].path} ${l.name} ${l.cord}`, [l.normal / l.limit, l.worst / l.limit]]));
};

function expectSame(a: Map<string, [number, number]>, b: Map<string, [number, number]>): void {
  expect([...a.keys()].sort()).toEqual([...b.keys()].sort());
  for (const [key, [normal, worst]] of a) {
    const other = b.get(key)!;
    expect(Math.abs(normal - other[0])).toBeLessThanOrEqual(1e-9 * Math.max(1, normal));
    expect(Math.abs(worst - other[1])).toBeLessThanOrEqual(1e-9 * Math.max(1, worst));
  }
}

describe('properties of the electrical analysis on 100 random sites', () => {
  test('what flows into a site is its live loads and its losses', () => {
    for (const seed of SEEDS) {
      const { site, groups } = randomSite(seed);
      const net = new PowerNetwork(site);
      const engine = new Engine(net, 'U', groups);
      let sources = 0;
      let losses = 0;
      for (let n = 0; n < net.count; n++) {
        const top = net.kind[n] === UTILITY || net.start[n] === net.start[n + 1];
        sources += top ? engine.outP[0][n] : 0;
        losses += top ? 0 : engine.input(n, 0)[0] - (engine.up[n] ? engine.outP[0][n] : 0);
      }
      const loads = engine.feedP[0].reduce((sum, kw) => sum + kw, 0);
      expect(Math.abs(sources - loads - losses)).toBeLessThanOrEqual(1e-9 * Math.max(1, sources));
      expect(loads).toBeCloseTo(
        net.loads.reduce((sum, l, i) => sum + (engine.dark[i] || !engine.running[i] ? 0 : l.provisioned), 0),
        6,
      );
    }
  });

  test('twice the loads on twice the ratings is the same utilisation', () => {
    for (const seed of SEEDS.slice(0, 40)) {
      // Reactive power of a transformer scales with the square over its rating, so it keeps its share too.
      const { site } = randomSite(seed);
      expectSame(utilisations(site), utilisations(scaled(site, 2)));
    }
  });

  test('another order of components is the same result', () => {
    for (const seed of SEEDS.slice(0, 40)) {
      const { site } = randomSite(seed);
      expectSame(utilisations(site), utilisations(permuted(site, seed)));
    }
  });

  test('more load never lowers a utilisation while the same loads are dark', () => {
    for (const seed of SEEDS.slice(0, 40)) {
      const { site } = randomSite(seed);
      const more = {
        ...site,
        assets: site.assets.map((a) =>
          a.record.demand
            ? { ...a, record: { ...a.record, demand: { ...a.record.demand, provisioned: a.record.demand.provisioned.times(1.1) } } }
            : a,
        ),
      };
      const [before, after] = [utilisations(site), utilisations(more)];
      for (const [key, [normal]] of before) {
        expect(after.get(key)![0]).toBeGreaterThanOrEqual(normal * (1 - 1e-12));
      }
    }
  });

  test.each([
    [49, true],
    [50, true],
    [51, false],
  ])('2N without losses at %d % a side: single failures pass exactly up to half', (percent, passes) => {
    const site = new LiteralSite().utility('u1').utility('u2').path('a', 1000).path('b', 1000).feed('u1', 'a').feed('u2', 'b');
    site
      .load('racks', 20 * percent, [{ id: '1' }, { id: '2' }])
      .feed('a', 'racks', '1')
      .feed('b', 'racks', '2');
    const { power, outcomes } = analyseSite(site.build());
    const overloads = power.limits.filter((l) => l.rule === LimitRule.CAPACITY && l.overloads.length > 0);
    expect(overloads.length === 0 && outcomes.length === 0).toBe(passes);
  });
});

describe('a cap that the load declares', () => {
  test('holds where shelves would be overloaded, and only there', () => {
    const cords = Array.from({ length: 8 }, (_, i) => ({ id: `s${i}`, shelves: 1 }));
    const site = new LiteralSite().utility('u').path('a', 1000).path('b', 1000).feed('u', 'a').feed('u', 'b');
    site.load('rack', 142, cords, {
      shelves: { ratedPower: Power.kilowatts(33), efficiency: Ratio.of(0.975) },
      powerCap: {
        power: Power.kilowatts(135),
        response: (jest.requireActual('cdktf-gigafactory') as typeof import('cdktf-gigafactory')).Duration.seconds(1),
      },
    });
    cords.forEach((cord, i) => site.feed(i < 4 ? 'a' : 'b', 'rack', cord.id));
    const { power } = analyseSite(site.build());
    // 4 · 33 kW DC are 135.4 kW AC: capped to 135, the survivor carries that.
    expect(power.limits.find((l) => l.asset === 1)).toMatchObject({ normal: 71, worst: 135 });
    expect(power.shelves[0]).toMatchObject({ worstKw: 132, cappedKw: 135 });
  });
});
