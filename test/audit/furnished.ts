import {
  AdiabaticFacts,
  Area,
  AssetRecord,
  Climate,
  CoolingFacts,
  CoolingUnitFacts,
  CoolingUnitType,
  Duration,
  Energy,
  EnergyFacts,
  GridCarbon,
  LimitRule,
  LoadClass,
  LoopMedium,
  Mass,
  Power,
  PowerDemand,
  PowerSource,
  Ratio,
  SourceRole,
  SupplyFacts,
  SwingFacts,
  Temperature,
  TemperatureDelta,
  Volume,
  Weather,
} from 'cdktf-gigafactory';
import type { SiteSnapshot } from '../../lib/analysis/model';
import { random } from '../support/random-site';

/** Numbers by chance, in a row of their own. */
class Chance {
  private readonly next: () => number;

  public constructor(seed: number) {
    this.next = random(104729 * seed + 3);
  }

  public is(chance: number): boolean {
    return this.next() < chance;
  }

  public between(least: number, most: number): number {
    return least + (most - least) * this.next();
  }

  public among<T>(choices: readonly T[]): T {
    return choices[Math.floor(this.next() * choices.length)];
  }

  /** Mostly left out. */
  public maybe<T>(chance: number, make: () => T): T | undefined {
    return this.is(chance) ? make() : undefined;
  }
}

const celsius = (c: number): Temperature => Temperature.celsius(c);
const kw = (power: number): Power => Power.kilowatts(power);
const seconds = (s: number): Duration => Duration.seconds(s);

/**
 * A site with what its generator leaves out, by chance: weather of a year, the hottest year of twenty, energy and carbon; agreements with the utility,
 * storage, swings, steps on generators, batteries; towers, adiabatic stages, chillers with curves, stores of water and coolant, restart times. Often in
 * part, so that what is not given is audited as well.
 */
export function furnished(site: SiteSnapshot, seed: number): SiteSnapshot {
  const chance = new Chance(seed);
  const silentSets = chance.is(0.25);
  const stepped = chance.is(0.65);
  const stores = chance.is(0.5) ? 2 : 0;
  const ramped = chance.is(0.6);
  let paths = 0;
  const assets = site.assets.map((asset) => {
    const { record } = asset;
    const source = record.source && withSupply(chance, record.source, { seed, silentSets, stepped, feed: asset.index });
    const storage =
      record.source?.role === SourceRole.PATH && paths++ < stores
        ? {
            power: kw(chance.between(100, 2000)),
            energy: Energy.kilowattHours(chance.between(10, 900)),
            reserve: chance.maybe(0.5, () => Ratio.percent(40)),
          }
        : record.storage;
    const changed: AssetRecord = {
      ...record,
      source,
      storage,
      demand: record.demand && withSwing(chance, record, ramped),
      cooling: record.cooling && withClimate(chance, record.cooling),
    };
    return { ...asset, record: changed };
  });
  return {
    ...site,
    assets,
    climate: climateOf(chance, site.climate),
    weather: chance.is(0.9) ? weatherOf(chance) : undefined,
    energy: energyOf(chance),
  };
}

function climateOf(chance: Chance, { designDayAir: { dryBulb, wetBulb } }: Climate): Climate {
  const hotter = { dryBulb: celsius(dryBulb.toCelsius() + chance.between(1, 5)), wetBulb: celsius(wetBulb.toCelsius() + chance.between(0, 1)) };
  return Climate.of({ designDay: { dryBulb, wetBulb }, extreme: chance.maybe(0.85, () => hotter) });
}

function weatherOf(chance: Chance): Weather {
  const dry = Array.from({ length: chance.among([3, 4, 5, 6]) }, () =>
    // Often about a set-point, where coolers and chillers share.
    chance.is(0.5) ? chance.between(-12, 42) : chance.among([18, 20, 24, 30, 36]) + chance.between(-4, 5),
  );
  const each = Math.floor(8760 / dry.length / 10) * 10;
  return Weather.bins(
    dry.map((c, i) => ({
      hours: i === 0 ? 8760 - each * (dry.length - 1) : each,
      dryBulb: celsius(c),
      wetBulb: celsius(c - chance.between(0, Math.max(1, (c + 15) / 3))),
    })),
    'made up',
  );
}

const energyOf = (chance: Chance): EnergyFacts | undefined =>
  chance.maybe(0.85, () => ({
    gridCarbon: chance.maybe(0.7, () => GridCarbon.of(chance.among(['United States', 'France']))),
    auxiliaryPower: chance.maybe(0.5, () => kw(chance.between(5, 80))),
    reusedHeat: chance.maybe(0.4, () => kw(chance.between(10, 300))),
    renewableShare: chance.maybe(0.4, () => Ratio.percent(60)),
    annualDiesel: chance.maybe(0.5, () => Volume.cubicMeters(chance.between(1, 60))),
    refrigerant: chance.maybe(0.5, () => ({
      charge: Mass.kilograms(chance.between(50, 900)),
      annualLeakage: Ratio.percent(chance.between(0.5, 6)),
      globalWarmingPotential: chance.among([7, 573, 1430]),
    })),
    buildingArea: chance.maybe(0.5, () => Area.squareMeters(chance.between(500, 9000))),
    generationWaterLitersPerKilowattHour: chance.maybe(0.4, () => chance.between(0.1, 3)),
  }));

function withSupply(chance: Chance, source: PowerSource, site: { seed: number; silentSets: boolean; stepped: boolean; feed: number }): PowerSource {
  const supply: SupplyFacts = {
    ...source.supply,
    energising:
      source.supply?.energising ??
      (site.stepped && source.role === SourceRole.PATH
        ? chance.maybe(0.25, () => ({ step: chance.among([1, 2, 3, 3, 5]), soft: chance.maybe(0.4, () => chance.is(0.7)) }))
        : undefined),
  };
  if (source.role === SourceRole.UTILITY) {
    return { ...source, supply: { ...supply, utility: source.supply?.utility ?? agreementOf(chance, site.seed, site.feed) } };
  }
  if (source.role === SourceRole.GENERATOR) {
    const generator = {
      ratingClass: 'DCC',
      startTime: seconds(chance.among([8, 10, 15])),
      synchronizingTime: chance.maybe(0.4, () => seconds(chance.between(5, 30))),
      firstBlock: chance.maybe(0.5, () => Ratio.percent(chance.between(20, 80))),
      powerFactor: chance.maybe(0.4, () => Ratio.of(0.85)),
    };
    return { ...source, supply: { ...supply, generator: site.silentSets && chance.is(0.5) ? undefined : generator } };
  }
  // What presents a power factor of its own is a rectifier: mostly a UPS with a battery.
  if (source.role !== SourceRole.PATH || !source.inputPowerFactor || source.autonomy) {
    return { ...source, supply };
  }
  return {
    ...source,
    limits: source.limits.map((limit) => ({ ...limit, rule: chance.is(0.9) ? LimitRule.UPS : limit.rule })),
    autonomy: chance.maybe(0.8, () => seconds(chance.among([60, 180, 300, 600]))),
    supply: {
      ...supply,
      ups: chance.maybe(0.6, () => ({
        walkIn: chance.maybe(0.6, () => seconds(chance.among([0, 5, 10, 30]))),
        peukertExponent: chance.maybe(0.5, () => chance.between(1, 1.3)),
        oneSecondOverload: chance.maybe(0.4, () => Ratio.percent(200)),
        returnRamp: chance.maybe(0.5, () => seconds(chance.among([0, 5, 20, 60]))),
        returnDelay: chance.maybe(0.5, () => seconds(chance.among([0, 5, 10, 30, 300]))),
      })),
    },
  };
}

const agreementOf = (chance: Chance, seed: number, feed: number): SupplyFacts['utility'] => {
  const name = chance.among(['grid', 'grid', `own-${feed}`]);
  // Feeds under one name repeat one agreement.
  const of = new Chance(1000 * seed + (name === 'grid' ? 0 : 1 + feed));
  return chance.maybe(0.85, () => ({
    name,
    contract: kw(of.between(500, 20000)),
    minimumPowerFactor: Ratio.of(0.95),
    rampMegawattsPerMinute: of.maybe(0.8, () => of.between(0.05, 5)),
    returnMegawattsPerMinute: of.maybe(0.4, () => of.between(0.05, 5)),
    largestLoadLoss: of.maybe(0.5, () => kw(of.between(100, 3000))),
  }));
};

function withSwing(chance: Chance, { demand, cooling }: AssetRecord, ramped: boolean): PowerDemand {
  const swing: SwingFacts | undefined = chance.maybe(ramped ? 0.95 : 0.5, () => ({
    depth: chance.maybe(0.7, () => Ratio.of(chance.among([0, 0.2, 0.5, 0.9, 1]))),
    lowestFrequency: chance.maybe(0.8, () => chance.between(0.2, 8)),
    storage: chance.maybe(0.7, () => Energy.kilojoules(chance.between(0.5, 60))),
    usableStorage: chance.maybe(0.5, () => Ratio.percent(chance.between(30, 100))),
    rampTime: chance.maybe(ramped ? 0.97 : 0.5, () => seconds(chance.between(1, 240))),
  }));
  if (demand!.loadClass !== LoadClass.TRAINING) {
    return demand!;
  }
  const level = demand!.average.toKilowatts() === demand!.thermal.toKilowatts();
  return {
    ...demand!,
    average: level ? demand!.thermal.times(chance.between(0.3, 1)) : demand!.average,
    loadClass: !cooling && chance.is(0.1) ? LoadClass.CONTROL : demand!.loadClass,
    swing: demand!.swing && chance.is(0.5) ? demand!.swing : swing,
  };
}

function withClimate(chance: Chance, cooling: CoolingFacts): CoolingFacts {
  const { heat, loop, unit } = cooling;
  const wet = loop?.medium === LoopMedium.FACILITY_WATER;
  return {
    ...cooling,
    heat: heat && { ...heat, environment: { ...heat.environment, coolantVolume: chance.maybe(0.9, () => Volume.liters(chance.between(5, 80))) } },
    loop: loop && {
      ...loop,
      volume: loop.volume ?? (wet ? chance.maybe(0.7, () => Volume.cubicMeters(chance.between(1, 30))) : undefined),
      environment: { ...loop.environment, makeUpStore: wet ? chance.maybe(0.6, () => Volume.cubicMeters(chance.between(5, 400))) : undefined },
    },
    unit: unit && withWater(chance, { ...unit, restart: unit.restart ?? chance.maybe(0.5, () => ({ time: seconds(chance.between(10, 300)) })) }),
  };
}

/** Some dry coolers become towers, some get an adiabatic stage; some chillers get curves. */
function withWater(chance: Chance, unit: CoolingUnitFacts): CoolingUnitFacts {
  const cycles = (): number | undefined => chance.maybe(0.5, () => chance.between(2, 8));
  const { dryCooler, chiller } = unit;
  if (dryCooler && chance.is(0.25)) {
    const tower = {
      ratedHeat: dryCooler.ratedHeat,
      waterIn: celsius(38),
      waterOut: celsius(chance.between(29, 31)),
      wetBulb: celsius(chance.between(22, 26)),
      fanPower: dryCooler.fanPower,
      exchangerApproach: chance.maybe(0.4, () => TemperatureDelta.kelvins(chance.between(1, 3))),
      cyclesOfConcentration: cycles(),
    };
    return { ...unit, unitType: CoolingUnitType.COOLING_TOWER, dryCooler: undefined, coolingTower: tower };
  }
  if (dryCooler) {
    const adiabatic: AdiabaticFacts = { threshold: chance.maybe(0.5, () => celsius(chance.between(15, 38))), cyclesOfConcentration: cycles() };
    const effectiveness = dryCooler.adiabaticEffectiveness ?? chance.maybe(0.6, () => Ratio.percent(chance.between(60, 85)));
    return { ...unit, dryCooler: { ...dryCooler, adiabaticEffectiveness: effectiveness, adiabatic: chance.maybe(0.7, () => adiabatic) } };
  }
  if (chiller && !chiller.curves && chance.is(0.4)) {
    const curves = {
      referenceCop: chance.between(3.5, 6),
      capacityByTemperature: [1.0, 0.014, 0, -0.008, 0, 0],
      inputByTemperature: [0.45, -0.008, 0.0001, 0.019, 0, -0.0001],
      inputByPartLoad: [0.15, 0.55, 0.3],
      leastPartLoad: chance.maybe(0.5, () => Ratio.percent(20)),
    };
    return { ...unit, chiller: { ...chiller, curves } };
  }
  return unit;
}
