import {
  ApparentPower,
  Area,
  AssetRecord,
  Conductor,
  Current,
  Duration,
  ElectricalCode,
  ElectricalFacts,
  Length,
  LimitRule,
  LoadElectricalFacts,
  LossCurve,
  Power,
  PowerLevel,
  PowerSource,
  Ratio,
  ReliabilityData,
  ResilienceFacts,
  SourceRole,
  SourceSideDevice,
  Tier,
  Voltage,
} from 'cdktf-gigafactory';
import type { SiteSnapshot, SnapshotPowerLink } from '../../lib/analysis/model';
import { limitKva } from '../support/literal-site';
import { random } from '../support/random-site';

/**
 * A site with all that electrical studies, zones and availability read, by chance: conductors, windings, fault levels, busways with taps, phases,
 * harmonics, zones, compartments, bypasses, failure rates. Often all is given, often something is missing.
 */
export function wired(plain: SiteSnapshot, seed: number): SiteSnapshot {
  const next = random(104729 * seed + 7);
  const site = next() < 0.6 ? withDirectCurrent(plain) : plain;
  const between = (least: number, most: number): number => least + (most - least) * next();
  const among = <T>(choices: readonly T[]): T => choices[Math.floor(next() * choices.length)];
  const maybe = <T>(chance: number, make: () => T): T | undefined => (next() < chance ? make() : undefined);
  const given = among([1, 1, 0.97, 0.85]);
  const tier = among([Tier.II, Tier.III, Tier.III, Tier.IV, Tier.IV]);
  const conductor = (level: PowerLevel): Conductor => {
    const parallel = level === PowerLevel.LOW_VOLTAGE ? 4 + Math.floor(next() * 8) : 1 + Math.floor(next() * 2);
    const area = Area.squareMillimeters(among([95, 185, 300]));
    return next() < 0.7
      ? Conductor.copper(area, { parallel, ampacity: maybe(0.5, () => Current.amperes(400)) })
      : Conductor.aluminium(area, { parallel, reactanceOhmsPerKilometer: between(0.05, 0.12) });
  };
  const ofLoad = new Set(site.power.map((link) => link.receiver));
  const trips = new Set(site.assets.filter((asset) => ofLoad.has(asset.index) && next() < 0.15).map((asset) => asset.index));
  /** Buses of ties, and the level of each tie. */
  const tied = new Map(site.power.filter(isTied).flatMap(({ giver, receiver }) => [giver, receiver].map((a) => [a, levelOf(giver)] as const)));
  const assets = site.assets.map((asset) => ({ ...asset, record: record(asset.record, trips.has(asset.index), tied.get(asset.index)) }));

  function isTied({ receiver }: SnapshotPowerLink): boolean {
    return site.assets[receiver].record.source?.role === SourceRole.TIE;
  }

  function levelOf(asset: number): PowerLevel {
    return site.assets[asset].record.source!.level;
  }

  function record(old: AssetRecord, bare: boolean, joined?: PowerLevel): AssetRecord {
    const resilience = facts(old, bare);
    const { source, demand } = old;
    if (source) {
      const busway = isPlain(source) && joined === undefined && next() < 0.25;
      return { ...old, kind: busway ? 'busway' : old.kind, source: { ...giver(source, busway), level: joined ?? source.level }, resilience };
    }
    return { ...old, resilience, demand: demand && { ...demand, electrical: next() < given ? drawer() : undefined } };
  }

  function isPlain(source: PowerSource): boolean {
    return (
      !source.electrical &&
      source.role === SourceRole.PATH &&
      source.level === PowerLevel.LOW_VOLTAGE &&
      !source.impedance &&
      !source.inputPowerFactor
    );
  }

  function giver(source: PowerSource, busway: boolean): PowerSource {
    const electrical = studied(source, busway);
    if (source.impedance) {
      const kva = source.limits.find((limit) => limit.apparentPower)!.apparentPower!;
      const curves: LossCurve[] = [
        { name: 'transformer', ratedApparentPower: kva, noLoad: between(0.0005, 0.002), linear: 0, square: between(0.004, 0.012) },
        { name: 'medium-voltage cable', ratedApparentPower: kva, noLoad: 0, linear: 0, square: 0.002 },
      ];
      return { ...source, losses: next() < 0.8 ? curves : source.losses, electrical };
    }
    if (source.role === SourceRole.GENERATOR) {
      const set = { ratingClass: 'DCC', startTime: Duration.seconds(10), powerFactor: maybe(0.5, () => Ratio.of(0.9)) };
      return { ...source, electrical, supply: maybe(0.7, () => ({ generator: set })) };
    }
    const conductors: LossCurve = { name: 'conductors', ratedPower: Power.kilowatts(1500), noLoad: 0, linear: 0, square: 0.006 };
    return {
      ...source,
      losses: source.role === SourceRole.PATH && next() < 0.3 ? [...(source.losses ?? []), conductors] : source.losses,
      electrical,
    };
  }

  function studied(source: PowerSource, busway: boolean): ElectricalFacts {
    const converter = source.inputPowerFactor !== undefined;
    return {
      ...source.electrical,
      voltage: source.electrical?.voltage ?? (source.role === SourceRole.UTILITY ? Voltage.volts(13800) : undefined),
      shortCircuitPower: source.role === SourceRole.UTILITY ? maybe(given, () => ApparentPower.megavoltAmperes(between(150, 900))) : undefined,
      minimumShortCircuitPower: source.role === SourceRole.UTILITY ? maybe(0.5, () => ApparentPower.megavoltAmperes(between(80, 150))) : undefined,
      resistanceToReactance: source.role === SourceRole.UTILITY ? maybe(0.5, () => between(0.05, 0.5)) : undefined,
      subtransientReactance: source.role === SourceRole.GENERATOR ? maybe(given, () => Ratio.of(between(0.1, 0.2))) : undefined,
      noLoadVoltage: source.impedance && source.level === PowerLevel.LOW_VOLTAGE ? maybe(0.5, () => Voltage.volts(427)) : undefined,
      regulatedOutput: converter ? next() < 0.8 : undefined,
      bypass: converter ? maybe(0.6, () => next() < 0.5) : undefined,
      inverterFaultRatio: converter ? maybe(0.3, () => between(2, 3)) : undefined,
      currentDistortion: converter ? maybe(given, () => Ratio.of(between(0.02, 0.08))) : undefined,
      run: busway
        ? maybe(given, () => ({ conductor: conductor(source.level), length: maybe(given, () => Length.meters(between(2, 40))) }))
        : undefined,
    };
  }

  function drawer(): LoadElectricalFacts {
    const even = next() < 0.4;
    return {
      phases: maybe(given, () => (even ? { l1: 1, l2: 1, l3: 1 } : { l1: between(1, 3), l2: between(1, 3), l3: between(0, 3) })),
      phasesAfterLoss: maybe(0.5, () => ({ l1: 2, l2: 2, l3: 1 })),
      currentDistortion: maybe(given, () => Ratio.of(between(0.02, 0.15))),
    };
  }

  function facts(old: AssetRecord, bare: boolean): ResilienceFacts {
    const rates = old.source?.role === SourceRole.UTILITY ? ReliabilityData.UTILITY_CIRCUIT : ReliabilityData.STANDBY_GENERATOR;
    const path = [ReliabilityData.DRAWOUT_BREAKER, ReliabilityData.busDuct(between(1, 60))];
    const known = old.source && old.source.role !== SourceRole.PATH && old.source.role !== SourceRole.TIE ? [rates] : path;
    const zone = (): string[] => [`z${Math.floor(next() * 4)}`];
    return {
      sourceSide: bare ? SourceSideDevice.NONE : among([undefined, SourceSideDevice.BREAKER, SourceSideDevice.FUSE]),
      faultZones: maybe(0.12, zone),
      maintenanceZones: maybe(0.12, zone),
      fireCompartment: maybe(0.7, () => `room ${Math.floor(next() * 4)}`),
      maintenanceBypass: old.source?.inputPowerFactor ? maybe(0.7, () => [limitKva('rating', LimitRule.CAPACITY, between(50, 3000))]) : undefined,
      reliability: maybe(given, () => known),
    };
  }

  const power = site.power.map((link): SnapshotPowerLink => {
    const level = levelOf(link.giver);
    const tap = maybe(0.7, () => between(0, 45));
    if (next() > given) {
      return { ...link, tapM: tap };
    }
    const feeder = next() < 0.1 ? { lengthM: 0 } : { lengthM: between(1, link.cord ? 8 : 60), conductor: conductor(level) };
    return { ...link, ...(isTied(link) && next() < 0.8 ? {} : feeder), tapM: tap };
  });
  const code = among([
    ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) }),
    ElectricalCode.iec({ lowVoltage: Voltage.volts(400), voltageTolerance: Ratio.percent(10) }),
  ]);
  return { ...site, assets, power, tier, code, name: `${site.name}-wired` };
}

/** A rectifier on equipment of low voltage, a bus of 800 V behind it, and a rack on that. */
function withDirectCurrent(site: SiteSnapshot): SiteSnapshot {
  const buses = new Set(site.power.filter(({ receiver }) => site.assets[receiver].record.source?.role === SourceRole.TIE).map(({ giver }) => giver));
  const giver = site.assets.find(
    ({ index, record: { source } }) => source?.role === SourceRole.PATH && source.level === PowerLevel.LOW_VOLTAGE && !buses.has(index),
  );
  const rack = site.assets.find(({ record }) => record.demand);
  if (!giver || !rack) {
    return site;
  }
  const electrical = { voltage: Voltage.volts(800), directCurrent: { insulationMonitor: true } };
  const source = (name: string, rule: LimitRule, more: Partial<PowerSource>): Partial<SiteSnapshot['assets'][number]> => ({
    path: name,
    key: name,
    record: {
      ...giver.record,
      cooling: undefined,
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.LOW_VOLTAGE,
        limits: [{ name: 'rating', rule, power: Power.kilowatts(300), factor: Ratio.of(0.8) }],
        electrical,
        ...more,
      },
    },
  });
  const first = site.assets.length;
  const regulated = { inputPowerFactor: Ratio.of(0.97), electrical: { ...electrical, regulatedOutput: true } };
  const added = [
    source('rectifier', LimitRule.CAPACITY, regulated),
    source('direct-bus', LimitRule.DIRECT_CURRENT, {}),
    {
      path: 'direct-rack',
      key: 'direct-rack',
      record: { ...rack.record, cooling: undefined, demand: { ...rack.record.demand!, cords: [{ id: 'd' }], minimumCords: 1 } },
    },
  ];
  const assets = added.map((asset, i) => ({ ...giver, ...asset, index: first + i }));
  const links = [
    [giver.index, first, ''],
    [first, first + 1, ''],
    [first + 1, first + 2, 'd'],
  ] as const;
  return {
    ...site,
    assets: [...site.assets, ...assets],
    power: [...site.power, ...links.map(([from, receiver, cord]) => ({ giver: from, receiver, cord, order: 0 }))],
  };
}
