import { ApparentPower, Current, LimitRule, LoadClass, LossCurve, Power, PowerDemand, PowerLimit, PowerSource, SourceRole } from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { LimitResult, SiteAnalysis, SiteSnapshot } from '../../lib/analysis/model';
import { Engine, PROVISIONED, THERMAL } from '../../lib/analysis/power/engine';
import { GENERATOR, PowerNetwork, UTILITY } from '../../lib/analysis/power/network';
import { removable } from '../../lib/analysis/power/scenarios';
import { LiteralSite } from '../support/literal-site';
import { random, randomSite } from '../support/random-site';

/** What must hold whatever the numbers are, on random sites. */
const SEEDS = Array.from({ length: 100 }, (_, i) => 1000 + i);
const close = (a: number, b: number, relative = 1e-9): boolean => Math.abs(a - b) <= relative * Math.max(Math.abs(a), Math.abs(b), 1);

/** Says which seed and which limit, instead of which of ten thousand expectations. */
function must(holds: boolean, where: string): void {
  if (!holds) {
    throw new Error(where);
  }
}

const changed = (
  site: SiteSnapshot,
  demand: (d: PowerDemand, asset: number) => PowerDemand,
  source: (s: PowerSource) => PowerSource,
): SiteSnapshot => ({
  ...site,
  assets: site.assets.map((asset) => ({
    ...asset,
    record: {
      ...asset.record,
      demand: asset.record.demand && demand(asset.record.demand, asset.index),
      source: asset.record.source && source(asset.record.source),
    },
  })),
});

const key = (analysis: SiteAnalysis, limit: LimitResult): string => `${analysis.site.assets[limit.asset].path}#${limit.cord} ${limit.name}`;
const limitsOf = (analysis: SiteAnalysis): Map<string, LimitResult> => new Map(analysis.power.limits.map((limit) => [key(analysis, limit), limit]));
const darkOf = (analysis: SiteAnalysis): string =>
  analysis.outcomes
    .map((o) => `${analysis.scenarios[o.scenario].label}: ${o.dark.map((asset) => analysis.site.assets[asset].path).sort()}`)
    .sort()
    .join('\n');

describe('properties of the electrical analysis', () => {
  test('(1) energy is conserved: sources give what loads draw and equipment loses, and what is down gives nothing', () => {
    for (const seed of SEEDS) {
      const { site, groups } = randomSite(seed, { cords: true });
      const net = new PowerNetwork(site);
      for (const state of ['U', 'G'] as const) {
        const engine = new Engine(net, state, groups);
        for (const removed of [[], ...removable(site).map((part) => [part])]) {
          engine.apply(removed);
          for (const channel of [PROVISIONED, THERMAL]) {
            let [given, drawn, lost] = [0, 0, 0];
            for (let n = 0; n < net.count; n++) {
              const out = engine.outP[channel][n];
              if (net.kind[n] === UTILITY || net.kind[n] === GENERATOR) {
                given += out;
              } else if (engine.up[n]) {
                lost += engine.input(n, channel)[0] - out;
              } else {
                must(close(out, 0), `seed ${seed}: ${site.assets[net.asset[n]].path} is down and gives ${out} kW`);
              }
            }
            engine.feedP[channel].forEach((kw) => (drawn += kw));
            must(close(given, drawn + lost), `seed ${seed}, ${state}, out ${removed}: ${given} against ${drawn} + ${lost}`);
          }
          engine.rollback();
        }
      }
    }
  });

  test('(1) a load draws what it is said to, or its cap, or nothing', () => {
    for (const seed of SEEDS) {
      const { site, groups } = randomSite(seed, { cords: true });
      const net = new PowerNetwork(site);
      const engine = new Engine(net, 'U', groups);
      for (const part of removable(site)) {
        engine.apply([part]);
        net.loads.forEach((load, i) => {
          let kw = 0;
          for (let f = net.feedStart[i]; f < net.feedStart[i + 1]; f++) {
            kw += engine.feedP[PROVISIONED][f];
          }
          const live = !engine.dark[i] && engine.running[i];
          const expected = live ? [load.provisioned, Math.min(load.capKw, load.provisioned)] : [0];
          must(
            expected.some((e) => close(kw, e)),
            `seed ${seed}: ${site.assets[load.asset].path} draws ${kw} of ${load.provisioned}`,
          );
        });
        engine.rollback();
      }
    }
  });

  test('(2) more load never lowers a utilisation while the same loads are dark', () => {
    let compared = 0;
    for (const seed of SEEDS) {
      const next = random(seed);
      // Without caps: a cap that sets in lowers what is drawn, as it should.
      const site = changed(
        randomSite(seed, { cords: true }).site,
        (d) => ({ ...d, powerCap: undefined }),
        (s) => s,
      );
      const loads = site.assets.filter((a) => a.record.demand).map((a) => a.index);
      const grown = loads[Math.floor(next() * loads.length)];
      const more = changed(
        site,
        (d, asset) => (asset === grown ? { ...d, provisioned: d.provisioned.times(1.3), thermal: d.thermal.times(1.3) } : d),
        (s) => s,
      );
      const [before, after] = [analyseSite(site), analyseSite(more)];
      expect(darkOf(after)).toBe(darkOf(before));
      const then = limitsOf(before);
      for (const [name, limit] of limitsOf(after)) {
        const was = then.get(name)!;
        must(
          limit.worst >= was.worst * (1 - 1e-9) && limit.normal >= was.normal * (1 - 1e-9),
          `seed ${seed}: ${name} ${was.worst} -> ${limit.worst}`,
        );
        compared += limit.worst > was.worst * (1 + 1e-6) ? 1 : 0;
      }
    }
    expect(compared).toBeGreaterThan(100);
  });

  test('(3) twice all loads and all ratings are the same utilisations', () => {
    const twice = <T extends { times(factor: number): T }>(quantity: T | undefined): T | undefined => quantity?.times(2);
    const limit = (l: PowerLimit): PowerLimit => ({
      ...l,
      power: l.power && Power.kilowatts(l.power.toKilowatts() * 2),
      apparentPower: l.apparentPower && ApparentPower.kilovoltAmperes(l.apparentPower.toKilovoltAmperes() * 2),
      current: l.current && Current.amperes(l.current.toAmperes() * 2),
    });
    const loss = (l: LossCurve): LossCurve => ({
      ...l,
      ratedPower: twice(l.ratedPower),
      ratedApparentPower: l.ratedApparentPower && ApparentPower.kilovoltAmperes(l.ratedApparentPower.toKilovoltAmperes() * 2),
    });
    for (const seed of SEEDS) {
      const { site } = randomSite(seed, { cords: true });
      const doubled = changed(
        site,
        (d) => ({
          ...d,
          provisioned: d.provisioned.times(2),
          thermal: d.thermal.times(2),
          shelves: d.shelves && { ...d.shelves, ratedPower: d.shelves.ratedPower.times(2) },
          powerCap: d.powerCap && { ...d.powerCap, power: d.powerCap.power.times(2) },
          cords: d.cords.map((cord) => ({ ...cord, limits: cord.limits?.map(limit) })),
        }),
        (s) => ({ ...s, limits: s.limits.map(limit), losses: s.losses?.map(loss) }),
      );
      const [before, after] = [analyseSite(site), analyseSite(doubled)];
      const then = limitsOf(before);
      for (const [name, now] of limitsOf(after)) {
        const was = then.get(name)!;
        must(close(now.worst / now.limit, was.worst / was.limit) && now.overloads.join() === was.overloads.join(), `seed ${seed}: ${name}`);
      }
      expect(darkOf(after)).toBe(darkOf(before));
    }
  });

  test('(3) three times all weights of a load are the same shares', () => {
    for (const seed of SEEDS) {
      const { site } = randomSite(seed, { cords: true });
      const heavier = changed(
        site,
        (d) => ({ ...d, cords: d.cords.map((cord) => ({ ...cord, shareWeight: cord.shareWeight && cord.shareWeight * 3 })) }),
        (s) => s,
      );
      const then = limitsOf(analyseSite(site));
      for (const [name, now] of limitsOf(analyseSite(heavier))) {
        must(close(now.worst, then.get(name)!.worst), `seed ${seed}: ${name}`);
      }
    }
  });

  test('(4) other numbers for the same equipment are the same results', () => {
    for (const seed of SEEDS) {
      const { site } = randomSite(seed, { cords: true });
      // Ties keep their order: a bus with two tries them in it.
      const isTie = (asset: number): boolean => site.assets[asset].record.source?.role === SourceRole.TIE;
      const all = site.assets.map((asset) => asset.index);
      const order = [...all.filter((a) => !isTie(a)).reverse(), ...all.filter(isTie)];
      const now = new Map(order.map((old, index) => [old, index]));
      const renumbered: SiteSnapshot = {
        ...site,
        assets: order.map((old, index) => ({ ...site.assets[old], index })),
        power: [...site.power].reverse().map((link) => ({ ...link, giver: now.get(link.giver)!, receiver: now.get(link.receiver)! })),
      };
      renumbered.power.sort((a, b) => a.receiver - b.receiver || a.cord.localeCompare(b.cord) || a.order - b.order);
      const [before, after] = [analyseSite(site), analyseSite(renumbered)];
      const then = limitsOf(before);
      for (const [name, limit] of limitsOf(after)) {
        const was = then.get(name)!;
        must(close(limit.worst, was.worst) && close(limit.normal, was.normal), `seed ${seed}: ${name} ${was.worst} -> ${limit.worst}`);
        must(limit.overloads.length === was.overloads.length, `seed ${seed}: ${name} overloads`);
      }
      expect(darkOf(after)).toBe(darkOf(before));
      expect(close(after.totals.facilityDesignKw, before.totals.facilityDesignKw)).toBe(true);
    }
  });

  test('(10) 2N with disjoint sides, lossless: passes exactly when each side carries at most half of its rating', () => {
    const next = random(10);
    const verdicts = new Set<boolean>();
    for (let i = 0; i < 200; i++) {
      const ratings = [500 + Math.floor(next() * 500), 500 + Math.floor(next() * 500)];
      const site = new LiteralSite();
      ['a', 'b'].forEach((side, s) => site.utility(`u-${side}`).path(side, ratings[s], { rule: LimitRule.UPS }).feed(`u-${side}`, side));
      for (let rack = 0; rack < 5; rack++) {
        const kw = 100 + Math.floor(next() * 60);
        site.load(`r-${rack}`, kw, [{ id: '1' }, { id: '2' }], { loadClass: LoadClass.INFERENCE });
        site.feed('a', `r-${rack}`, '1').feed('b', `r-${rack}`, '2');
      }
      const { power } = analyseSite(site.build());
      const sides = power.limits.filter((limit) => limit.rule === LimitRule.UPS);
      const half = sides.every((limit) => limit.normal <= limit.limit / 2 + 1e-9);
      const passes = power.limits.every((limit) => limit.overloads.length === 0);
      must(passes === half, `site ${i}: ${sides.map((limit) => `${limit.normal} of ${limit.limit}`)}`);
      verdicts.add(passes);
    }
    expect(verdicts.size).toBe(2);
  });
});
