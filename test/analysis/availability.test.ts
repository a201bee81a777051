import {
  AssetRecord,
  Confidence,
  Duration,
  Power,
  PowerLevel,
  Ratio,
  ReliabilityData,
  ReliabilityFacts,
  SourceRole,
  SourceSideDevice,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { availability } from '../../lib/analysis/availability/availability';
import { CutSetAnalysis } from '../../lib/analysis/availability/cut-sets';
import {
  MINUTES_A_YEAR,
  availabilityOf,
  commonCause,
  seriesAvailability,
  seriesRate,
  unavailabilityKofN,
} from '../../lib/analysis/availability/formulas';
import type { LoadAvailability } from '../../lib/analysis/availability/model';
import { Engine } from '../../lib/analysis/power/engine';
import { PowerNetwork } from '../../lib/analysis/power/network';
import { bruteForce } from '../support/brute-force';
import { LiteralSite } from '../support/literal-site';
import { randomSite } from '../support/random-site';

describe('formulas', () => {
  test('V20: 50,000 h and 20,000 h in series are 14,285.7 h', () => {
    const rate = (hours: number) => ({ failuresPerYear: 8760 / hours, repairHours: 4 });
    const series = seriesRate([rate(50_000), rate(20_000)]);
    expect(Math.abs(8760 / series.failuresPerYear / 14_285.714 - 1)).toBeLessThan(1e-5);
    // r = Σλr / Σλ of equal repair times is that time.
    expect(series.repairHours).toBeCloseTo(4, 12);
  });

  test('V21: two of three at .99 are .999702', () => {
    // 3 · .99² · .01 + .99³.
    expect(1 - unavailabilityKofN(2, 3, 0.01)).toBeCloseTo(0.999702, 7);
  });

  test('V28: 99.982 % are 1.577 h a year', () => {
    expect(((1 - 0.99982) * MINUTES_A_YEAR) / 60).toBeCloseTo(1.577, 3);
  });

  test('k of n keeps its digits, and more than there are is never enough', () => {
    // 1 of 2: U²; 1 of 1: U.
    expect(unavailabilityKofN(1, 2, 1e-9)).toBeCloseTo(1e-18, 30);
    expect(unavailabilityKofN(1, 1, 0.02)).toBeCloseTo(0.02, 15);
    expect(unavailabilityKofN(3, 2, 0.02)).toBe(1);
    // 4 of 5 at .0137542: 1 − (A⁵ + 5 A⁴ U).
    const u = 0.0137542;
    expect(unavailabilityKofN(4, 5, u)).toBeCloseTo(1 - ((1 - u) ** 5 + 5 * (1 - u) ** 4 * u), 12);
  });

  test.each(
    [
      { facts: ReliabilityData.UTILITY_CIRCUIT, printed: 0.999705, digits: 6 },
      { facts: ReliabilityData.UTILITY_BOTH_CIRCUITS, printed: 0.9999815, digits: 7 },
      { facts: ReliabilityData.LIQUID_TRANSFORMER, printed: 0.99999937, digits: 8 },
      { facts: ReliabilityData.BARE_BUS, printed: 0.9999921, digits: 7 },
      { facts: ReliabilityData.undergroundCable(304.8), printed: 0.9999974, digits: 7 },
      { facts: ReliabilityData.UPS_MODULE, printed: 0.999968, digits: 6 },
    ].map((row) => ({ ...row, name: row.facts.name })),
  )('$name: the printed availability follows from λ and r', ({ facts, printed, digits }) => {
    expect(availabilityOf(facts.failuresPerYear, facts.repair.toHours())).toBeCloseTo(printed, digits);
  });

  test('a generator set: .99974231 running, times the chance to start', () => {
    const { failuresPerYear, repair } = ReliabilityData.STANDBY_GENERATOR;
    expect(availabilityOf(failuresPerYear, repair.toHours())).toBeCloseTo(0.99974231, 7);
    expect(seriesAvailability([ReliabilityData.STANDBY_GENERATOR])).toBeCloseTo(0.99974231 * (1 - 0.0135), 7);
  });
});

const CABLE = ReliabilityData.undergroundCable(304.8);
const PATH: ReliabilityFacts[] = [
  ReliabilityData.LIQUID_TRANSFORMER,
  ReliabilityData.DRAWOUT_BREAKER,
  ReliabilityData.BARE_BUS,
  ReliabilityData.UPS_MODULE,
  ReliabilityData.DRAWOUT_BREAKER,
  CABLE,
  ReliabilityData.BARE_BUS,
];

/** A component with rates, on a site of literals. */
const part = (role: SourceRole, reliability?: ReliabilityFacts[], level = PowerLevel.LOW_VOLTAGE): Partial<AssetRecord> => ({
  source: { role, level, limits: [] },
  resilience: reliability && { reliability },
});

/** A source without failures of its own, then `paths` of the seven components of the example, and a load with a cord on each. */
function example(paths: number, source: 'perfect' | 'utility and generator'): LiteralSite {
  const site = new LiteralSite();
  if (source === 'perfect') {
    site.add('utility', part(SourceRole.UTILITY, []));
  } else {
    site
      .add('utility', part(SourceRole.UTILITY, [ReliabilityData.UTILITY_CIRCUIT]))
      .add('generator', part(SourceRole.GENERATOR, [ReliabilityData.STANDBY_GENERATOR]));
  }
  site.add('source', part(SourceRole.PATH, [])).feed('utility', 'source');
  if (source !== 'perfect') {
    site.feed('generator', 'source');
  }
  const cords = Array.from({ length: paths }, (_, p) => ({ id: String(p) }));
  cords.forEach(({ id }) =>
    PATH.forEach((facts, i) => site.add(`${id}-${i}`, part(SourceRole.PATH, [facts])).feed(i === 0 ? 'source' : `${id}-${i - 1}`, `${id}-${i}`)),
  );
  site.load('rack', 100, cords);
  cords.forEach(({ id }) => site.feed(`${id}-${PATH.length - 1}`, 'rack', id));
  return site;
}

const only = (site: LiteralSite): LoadAvailability => {
  const { classes } = availability(analyseSite(site.build()));
  expect(classes).toHaveLength(1);
  return classes[0];
};
const asAvailability = (minutes: number): number => 1 - minutes / MINUTES_A_YEAR;

describe('the worked path: transformer, breaker, switchgear, UPS, breaker, cable, switchgear', () => {
  test('.99994879, 26.9 min/yr', () => {
    expect(seriesAvailability(PATH)).toBeCloseTo(0.99994879, 8);
    const { minutes, first, second } = only(example(1, 'perfect'));
    // Rare events add up: 1e-9 from the product.
    expect(Math.abs(asAvailability(minutes.independent) - 0.99994879)).toBeLessThan(1e-8);
    expect(minutes.independent).toBeCloseTo(26.9, 1);
    // Nothing is doubled, so nothing fails in common.
    expect(minutes.beta5).toBeCloseTo(minutes.independent, 9);
    expect(first).toHaveLength(8);
    expect(second).toEqual([]);
  });

  test('behind utility and generator: N .99994474', () => {
    const { minutes } = only(example(1, 'utility and generator'));
    // Path 5.1213e-5 and source 4.053e-6.
    expect(Math.abs(asAvailability(minutes.independent) - 0.99994474)).toBeLessThan(1e-8);
  });

  test('two paths on one source: .99999594', () => {
    const { minutes, second } = only(example(2, 'utility and generator'));
    expect(Math.abs(asAvailability(minutes.independent) - 0.99999594)).toBeLessThan(1e-8);
    expect(second).toHaveLength(49);
  });

  test('utility and generator alone: .99999595, a set that fails to start included', () => {
    const { contributions } = only(example(2, 'utility and generator'));
    const source = contributions.find((c) => c.what === 'utility lost and generators fail')!;
    expect(Math.abs(asAvailability(source.minutes) - 0.99999595)).toBeLessThan(1e-8);
  });

  test('two paths: 0.0014 min/yr independent, 0.27 with β = 1 %, 1.35 with 5 %, that is (1 − β)²·U² + β·U', () => {
    const { minutes } = only(example(2, 'perfect'));
    expect(minutes.independent).toBeCloseTo(0.0014, 4);
    expect(minutes.beta1).toBeCloseTo(0.27, 2);
    expect(minutes.beta5).toBeCloseTo(1.35, 2);
    const u = 1 - seriesAvailability(PATH);
    expect(commonCause(2, u, 0.1) * MINUTES_A_YEAR).toBeCloseTo(2.69, 2);
  });

  test('what nobody gives rates for is named, and the figure is a lower bound', () => {
    const site = example(1, 'perfect')
      .add('board', part(SourceRole.PATH))
      .feed('0-6', 'board')
      .load('more', 1, [{ id: '1' }])
      .feed('board', 'more', '1');
    const { classes } = availability(analyseSite(site.build()));
    expect(classes.map((c) => c.missing.length)).toEqual([0, 1]);
  });
});

describe('two utility feeds', () => {
  /** Each feed carries its board; no generators. */
  const site = (): LiteralSite =>
    new LiteralSite()
      .add('u1', part(SourceRole.UTILITY, [ReliabilityData.UTILITY_CIRCUIT]))
      .add('u2', part(SourceRole.UTILITY, [ReliabilityData.UTILITY_CIRCUIT]))
      .add('board', part(SourceRole.PATH, []))
      .feed('u1', 'board')
      .feed('u2', 'board')
      .load('rack', 10, [{ id: '1' }])
      .feed('board', 'rack', '1');

  test('the independent product stands beside the observed rate of both', () => {
    const { classes, utilities } = availability(analyseSite(site().build()));
    const u = 1 - availabilityOf(1.956, 1.32);
    // U² = 8.7e-8: 0.046 min/yr; observed .312 · .52 / 8760 = 1.85e-5: 9.7 min/yr, two hundred times as much.
    expect(utilities[0].minutes.independent).toBeCloseTo(u * u * MINUTES_A_YEAR, 9);
    expect(utilities[0].minutes.independent).toBeCloseTo(0.0456, 4);
    expect(utilities[0].minutes.beta5).toBeCloseTo(((0.95 * u) ** 2 + 0.05 * u) * MINUTES_A_YEAR, 9);
    expect(utilities[0].minutes.observed).toBeCloseTo(9.73, 2);
    // Without generators the rack is dark for as long.
    expect(classes[0].minutes).toEqual(utilities[0].minutes);
    expect(classes[0].second).toEqual([]);
  });

  test('generators behind them: k of n with failures to start', () => {
    const four = site().add('bus', part(SourceRole.PATH, []));
    ['g1', 'g2', 'g3'].forEach((g) => four.generator(g, 6).feed(g, 'bus'));
    const built = four.feed('bus', 'board').build();
    const facts = [ReliabilityData.STANDBY_GENERATOR];
    const { utilities, classes } = availability(
      analyseSite({
        ...built,
        assets: built.assets.map((a) => (a.path.startsWith('g') ? { ...a, record: { ...a.record, resilience: { reliability: facts } } } : a)),
      }),
    );
    // 10 kW on sets of 6: two of three.
    const q = 1 - 0.99974231 * 0.9865;
    expect(utilities[0]).toMatchObject({ needed: 2, generators: expect.arrayContaining([5, 6, 7]) });
    expect(utilities[0].generatorsFail).toBeCloseTo(3 * q * q * (1 - q) + q ** 3, 8);
    expect(classes[0].minutes.independent).toBeCloseTo(utilities[0].minutes.independent * utilities[0].generatorsFail, 12);
  });
});

describe('property 6: minimal cut sets on random sites', () => {
  const seeds = Array.from({ length: 60 }, (_, i) => i + 300);

  test('first-order sets are the components whose removal alone darkens the load, second-order ones the other pairs that do (engine)', () => {
    for (const seed of seeds) {
      const { site, groups } = randomSite(seed);
      const net = new PowerNetwork(site);
      const sources = site.assets.filter((a) => a.record.source).map((a) => a.index);
      for (const state of net.hasGenerators ? (['U', 'G'] as const) : (['U'] as const)) {
        const engine = new Engine(net, state, groups);
        const before = engine.dark.slice();
        const cuts = new CutSetAnalysis(net, state);
        const darkWith = (removed: number[]): Uint8Array => {
          engine.apply(removed);
          const dark = engine.dark.slice();
          engine.rollback();
          return dark;
        };
        const first = net.loads.map(() => new Set<number>());
        const second = net.loads.map(() => [] as [number, number][]);
        for (const a of sources) {
          darkWith([a]).forEach((dark, load) => dark && !before[load] && first[load].add(a));
        }
        sources.forEach((a, i) =>
          sources.slice(i + 1).forEach((b) =>
            darkWith([a, b]).forEach((dark, load) => {
              if (dark && !before[load] && !first[load].has(a) && !first[load].has(b)) {
                second[load].push([a, b]);
              }
            }),
          ),
        );
        net.loads.forEach((_, load) => {
          const got = cuts.darkening(load);
          expect({ seed, state, load, down: got.down }).toEqual({ seed, state, load, down: before[load] === 1 });
          if (!got.down) {
            expect({ seed, state, load, first: got.first, second: got.second }).toEqual({
              seed,
              state,
              load,
              first: [...first[load]].sort((a, b) => a - b),
              second: second[load],
            });
          }
        });
      }
    }
  });

  test('and of the naive twin, which shares no code with the engine', () => {
    for (const seed of seeds.slice(0, 12)) {
      const { site, groups } = randomSite(seed);
      const net = new PowerNetwork(site);
      const sources = site.assets.filter((a) => a.record.source).map((a) => a.index);
      const cuts = new CutSetAnalysis(net, 'U');
      const before = bruteForce(site, 'U', new Set(), groups).dark;
      const singles = new Map(sources.map((a) => [a, bruteForce(site, 'U', new Set([a]), groups).dark]));
      for (const [load, { asset }] of net.loads.entries()) {
        if (!before.has(asset)) {
          expect(cuts.darkening(load).first).toEqual(sources.filter((a) => singles.get(a)!.has(asset)));
          for (const [a, b] of cuts.darkening(load).second) {
            expect(bruteForce(site, 'U', new Set([a, b]), groups).dark.has(asset)).toBe(true);
          }
        }
      }
    }
  });
});

test('a rack with shelves is out of service when they give too little, though it is not dark', () => {
  // Eight shelves of 33 kW, two a lineup; 142 kW AC need 138.45 kW DC: five shelves. Any two of four lineups leave four.
  const site = new LiteralSite().add('u', part(SourceRole.UTILITY, []));
  const cords = Array.from({ length: 8 }, (_, i) => ({ id: `s${i}`, shelves: 1 }));
  ['a', 'b', 'c', 'd'].forEach((l) => site.add(l, part(SourceRole.PATH, PATH)).feed('u', l));
  const shelves = { ratedPower: Power.kilowatts(33), efficiency: Ratio.of(0.975) };
  site
    .load('rack', 142, cords, { shelves })
    .load('capped', 142, cords, { shelves, powerCap: { power: Power.kilowatts(135), response: Duration.seconds(1) } });
  cords.forEach(({ id }, i) => ['rack', 'capped'].forEach((load) => site.feed('abcd'[i % 4], load, id)));
  const [rack, capped] = availability(analyseSite(site.build())).classes;
  expect([rack.first.length, rack.second.length]).toEqual([0, 6]);
  const u = 1 - seriesAvailability(PATH);
  expect(rack.minutes.independent).toBeCloseTo(6 * u * u * MINUTES_A_YEAR, 12);
  // Capped to 135 kW the rack runs on four shelves (131.6 of 132 kW), so that three lineups must be lost.
  expect([capped.first.length, capped.second.length]).toEqual([0, 0]);
  // What fails all four in common stops both.
  expect(capped.minutes.beta5).toBeCloseTo(0.05 * u * MINUTES_A_YEAR, 9);
});

test('rates given in hours and years, and a device that cannot stick, are facts of a record', () => {
  const facts: ReliabilityFacts = {
    name: 'mine',
    failuresPerYear: 0.01,
    repair: Duration.hours(8.76),
    source: 'maintenance log',
    confidence: Confidence.USER,
  };
  // λr/8760 = 1e-5.
  expect(1 - seriesAvailability([facts])).toBeCloseTo(1e-5, 9);
  expect(SourceSideDevice.FUSE).toBe('fuse');
});
