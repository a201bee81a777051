import { CoolingUnitType, FlowRate, InputMode, LoadClass, LossCurve, Power, PowerLevel, Ratio, SourceRole, Duration } from 'cdktf-gigafactory';
import type { SiteSnapshot } from '../../lib/analysis/model';
import { LiteralSite } from './literal-site';

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

/** A site of any shape that the rules allow: feeds, generators, tied buses, selective, parallel and unit nodes, transfer switches, shelves, standby. */
export function randomSite(seed: number): { site: SiteSnapshot; groups: { members: number[]; duty: number }[] } {
  const next = random(seed);
  const pick = (n: number): number => Math.floor(next() * n);
  const site = new LiteralSite();
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
  const buses = 1 + pick(3);
  for (let i = 0; i < buses; i++) {
    site.path(`bus-${i}`, 1e5, { level: PowerLevel.MEDIUM_VOLTAGE, losses: losses(next) });
    site.feed(`feed-${pick(feeds)}`, `bus-${i}`);
    if (sets > 0 && next() < 0.8) {
      site.feed('gen-bus', `bus-${i}`);
    }
    names.push(`bus-${i}`);
  }
  for (let i = 0; i + 1 < buses; i++) {
    if (next() < 0.6) {
      site.path(`tie-${i}`, 1e5, { role: SourceRole.TIE, level: PowerLevel.MEDIUM_VOLTAGE });
      site.feed(`bus-${i}`, `tie-${i}`).feed(`bus-${i + 1}`, `tie-${i}`);
    }
  }
  const nodes = 3 + pick(10);
  for (let i = 0; i < nodes; i++) {
    const input = [InputMode.SELECTIVE, InputMode.PARALLEL, InputMode.UNIT][pick(3)];
    const ups = next() < 0.3;
    site.path(`node-${i}`, 200 + pick(3000), {
      input,
      losses: losses(next),
      more: ups ? { inputPowerFactor: Ratio.of(0.99), recharge: Ratio.percent(10) } : next() < 0.3 ? { impedance: Ratio.percent(6) } : {},
    });
    const sources = new Set(Array.from({ length: 1 + pick(3) }, () => names[pick(names.length)]));
    sources.forEach((source) => site.feed(source, `node-${i}`));
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
    }));
    site.load(`load-${i}`, 20 + pick(300), cords, {
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

function losses(next: () => number): LossCurve[] {
  return next() < 0.5
    ? [
        {
          name: 'loss',
          ratedPower: Power.kilowatts(500 + next() * 2000),
          noLoad: next() * 0.01,
          linear: (next() - 0.3) * 0.01,
          square: next() * 0.03,
        },
      ]
    : [];
}
