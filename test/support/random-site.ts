import {
  ApparentPower,
  CoolingUnitType,
  FlowRate,
  InputMode,
  LimitRule,
  LoadClass,
  LossCurve,
  Power,
  PowerLevel,
  Ratio,
  SourceRole,
  Duration,
  Tier,
} from 'cdktf-gigafactory';
import type { SiteSnapshot } from '../../lib/analysis/model';
import { LiteralSite, limitA, limitKva } from './literal-site';

/** A small generator of numbers with a seed (mulberry32). */
export function random(seed: number): () => number {
  let a = seed >>> 0;
  return () => {
    a = (a + 0x6d2b79f5) >>> 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const OVERLOAD = [
  { load: Ratio.percent(110), duration: Duration.minutes(60) },
  { load: Ratio.percent(150), duration: Duration.minutes(1) },
];

/**
 * A site of any shape that the rules allow: feeds, generators, tied buses, selective, parallel and unit nodes, transfer switches, shelves, standby.
 * `cords` adds limits of cords and caps of loads, `simultaneity` equipment that counts on less than all loads at once.
 */
export function randomSite(
  seed: number,
  options: { cords?: boolean; simultaneity?: boolean } = {},
): { site: SiteSnapshot; groups: { members: number[]; duty: number }[] } {
  const next = random(seed);
  const pick = (n: number): number => Math.floor(next() * n);
  const site = new LiteralSite(Tier.III, `supply-${seed}`);
  const feeds = 1 + pick(3);
  const names: string[] = [];
  for (let i = 0; i < feeds; i++) {
    site.utility(`feed-${i}`);
  }
  const sets = pick(4);
  for (let i = 0; i < sets; i++) {
    site.generator(`set-${i}`, 500 + pick(2000));
  }
  if (sets > 0) {
    site.path('gen-bus', 1e5, { input: InputMode.PARALLEL, level: PowerLevel.MEDIUM_VOLTAGE });
    for (let i = 0; i < sets; i++) {
      site.feed(`set-${i}`, 'gen-bus');
    }
  }
  const buses = 1 + pick(4);
  for (let i = 0; i < buses; i++) {
    site.path(`bus-${i}`, 1e5, {
      level: PowerLevel.MEDIUM_VOLTAGE,
      losses: losses(next),
      more: next() < 0.2 ? { impedance: Ratio.percent(4), limits: [limitKva('rating', LimitRule.CAPACITY, 500 + pick(3000))] } : {},
    });
    site.feed(`feed-${pick(feeds)}`, `bus-${i}`);
    if (sets > 0 && next() < 0.8) {
      site.feed('gen-bus', `bus-${i}`);
    }
    names.push(`bus-${i}`);
  }
  for (let i = 0; i + 1 < buses; i++) {
    if (next() < 0.6) {
      tie(site, next, `bus-${i}`, `bus-${i + 1}`);
    }
  }
  if (buses > 2 && next() < 0.3) {
    tie(site, next, `bus-${buses - 1}`, 'bus-0');
  }
  // Boards of low voltage, fed from the buses and tied to each other.
  const boards = pick(4);
  for (let i = 0; i < boards; i++) {
    site.path(`board-${i}`, 1000 + pick(3000), { losses: losses(next), input: [InputMode.SELECTIVE, InputMode.PARALLEL][pick(2)] });
    new Set([names[pick(buses)], names[pick(buses)]]).forEach((source) => site.feed(source, `board-${i}`));
    if (sets > 0 && next() < 0.3) {
      site.feed('gen-bus', `board-${i}`);
    }
    if (i > 0 && next() < 0.7) {
      tie(site, next, `board-${i - 1}`, `board-${i}`);
    }
  }
  names.push(...Array.from({ length: boards }, (_, i) => `board-${i}`));
  // A generator of its own: which sites there are does not hang on how many count on less than all loads.
  const share = random(seed + 1e6);
  const leanOnCaps = (name: string): void => {
    if (options.simultaneity) {
      site.amendSource(name, ({ limits }) => ({
        simultaneity: share() < 0.4 ? Ratio.of(0.5 + share() / 2) : undefined,
        limits: limits.map((limit) => ({ ...limit, overload: share() < 0.7 ? OVERLOAD : undefined })),
      }));
    }
  };
  names.forEach(leanOnCaps);
  const nodes = 3 + pick(10);
  for (let i = 0; i < nodes; i++) {
    const input = [InputMode.SELECTIVE, InputMode.PARALLEL, InputMode.UNIT][pick(3)];
    const ups = next() < 0.3;
    site.path(`node-${i}`, 200 + pick(3000), {
      input,
      losses: losses(next),
      more: ups
        ? { inputPowerFactor: Ratio.of(0.99), recharge: Ratio.percent(10) }
        : next() < 0.4
          ? { impedance: Ratio.percent(2 + pick(6)), limits: [limitKva('rating', LimitRule.CAPACITY, 200 + pick(3000))] }
          : {},
    });
    const sources = new Set(Array.from({ length: 1 + pick(3) }, () => names[pick(names.length)]));
    sources.forEach((source) => site.feed(source, `node-${i}`));
    leanOnCaps(`node-${i}`);
    names.push(`node-${i}`);
  }
  const loads = 2 + pick(6);
  for (let i = 0; i < loads; i++) {
    const shelves = next() < 0.4;
    const cords = Array.from({ length: 1 + pick(4) }, (_, c) => ({
      id: `c${c}`,
      shelves: shelves ? 1 + pick(3) : undefined,
      shareWeight: shelves ? undefined : 0.5 + next(),
      transferTime: next() < 0.5 ? Duration.seconds(1) : undefined,
      powerFactor: next() < 0.3 ? Ratio.of(0.99) : undefined,
      limits: options.cords && next() < 0.5 ? [limitA('whip', LimitRule.CORD, 20 + pick(400))] : undefined,
    }));
    const kw = 20 + pick(300);
    site.load(`load-${i}`, kw, cords, {
      thermal: Power.kilowatts(kw * (0.5 + next() / 2)),
      powerFactor: Ratio.of(0.85 + next() * 0.15),
      powerCap: options.cords && next() < 0.3 ? { power: Power.kilowatts(kw * (0.6 + next() / 2)), response: Duration.seconds(1) } : undefined,
      shelves: shelves ? { ratedPower: Power.kilowatts(33), efficiency: Ratio.of(0.975) } : undefined,
      minimumCords: 1 + pick(2) * (cords.length > 1 ? 1 : 0),
    });
    for (const cord of cords) {
      const sources = new Set(Array.from({ length: cord.transferTime ? 1 + pick(2) : 1 }, () => names[pick(names.length)]));
      sources.forEach((source) => site.feed(source, `load-${i}`, cord.id));
    }
  }
  const pumps = pick(4);
  for (let i = 0; i < pumps; i++) {
    site.add(`pump-${i}`, {
      demand: {
        peak: Power.kilowatts(40),
        provisioned: Power.kilowatts(40),
        thermal: Power.kilowatts(40),
        average: Power.kilowatts(40),
        powerFactor: Ratio.of(0.95),
        loadClass: LoadClass.COOLING,
        required: false,
        cords: [{ id: 'supply', transferTime: Duration.seconds(5) }],
      },
      cooling: {
        unit: {
          unitType: CoolingUnitType.PUMP,
          duty: Math.max(1, pumps - 1),
          pump: { flow: FlowRate.litersPerMinute(1000), power: Power.kilowatts(40) },
        },
      },
    });
    site.feed(names[pick(names.length)], `pump-${i}`, 'supply');
  }
  const built = site.build();
  const members = built.assets.filter((a) => a.record.cooling?.unit).map((a) => a.index);
  return { site: built, groups: members.length > 0 ? [{ members, duty: Math.max(1, pumps - 1) }] : [] };
}

function tie(site: LiteralSite, next: () => number, one: string, two: string): void {
  const name = `tie-${one}-${two}`;
  site.path(name, 1e5, { role: SourceRole.TIE, losses: losses(next) });
  site.feed(one, name).feed(two, name);
}

/** None, one or two curves, in kW or in kVA. */
function losses(next: () => number): LossCurve[] {
  return Array.from({ length: Math.floor(next() * 3) }, (_, i) => {
    const rating = 500 + next() * 2000;
    const base = next() < 0.5 ? { ratedPower: Power.kilowatts(rating) } : { ratedApparentPower: ApparentPower.kilovoltAmperes(rating) };
    return { name: `loss-${i}`, ...base, noLoad: next() * 0.01, linear: (next() - 0.3) * 0.01, square: next() * 0.03 };
  });
}
