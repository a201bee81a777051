import {
  ApparentPower,
  AssetRecord,
  Climate,
  Conductor,
  CordRecord,
  Current,
  ElectricalCode,
  InputMode,
  LimitRule,
  LoadClass,
  LossCurve,
  Power,
  PowerDemand,
  PowerLevel,
  PowerLimit,
  PowerSource,
  Ratio,
  SourceRole,
  Stage,
  Temperature,
  Tier,
  Voltage,
} from 'cdktf-gigafactory';
import type { SiteSnapshot, SnapshotAsset } from '../../lib/analysis/model';

/** What a link is made of. */
export interface LiteralRun {
  readonly lengthM?: number;
  readonly conductor?: Conductor;
  readonly tapM?: number;
}

/** Builds a snapshot without constructs: names and records, then links by name. */
export class LiteralSite {
  private readonly records: { name: string; record: AssetRecord }[] = [];
  private readonly links: ({ giver: string; receiver: string; cord: string; order: number } & LiteralRun)[] = [];
  private readonly coolant: { giver: string; receiver: string }[] = [];
  private readonly claims: { path: string; label: string; needed: number; lineups: string[][] }[] = [];

  private electricalCode = ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) });
  private altitudeM = 0;

  public constructor(
    private readonly tier: Tier = Tier.III,
    private readonly name = 'site',
  ) {}

  public under(code: ElectricalCode): this {
    this.electricalCode = code;
    return this;
  }

  public atAltitude(meters: number): this {
    this.altitudeM = meters;
    return this;
  }

  public add(name: string, facets: Partial<AssetRecord>): this {
    this.records.push({ name, record: { kind: 'thing', group: 'things', stage: Stage.POWER, physical: {}, ...facets } });
    return this;
  }

  /** Adds facets to what was added. */
  public amend(name: string, facets: Partial<AssetRecord>): this {
    const entry = this.records.find((one) => one.name === name)!;
    entry.record = { ...entry.record, ...facets };
    return this;
  }

  /** Says more of a source that was added. */
  public amendSource(name: string, more: (source: PowerSource) => Partial<PowerSource>): this {
    const source = this.records.find((one) => one.name === name)!.record.source!;
    return this.amend(name, { source: { ...source, ...more(source) } });
  }

  public utility(name: string, kva = 1e6): this {
    return this.add(name, {
      source: {
        role: SourceRole.UTILITY,
        level: PowerLevel.UTILITY,
        capacityComponent: true,
        limits: [limitKva('capacity', LimitRule.CAPACITY, kva)],
      },
    });
  }

  public generator(name: string, kw: number): this {
    return this.add(name, {
      source: {
        role: SourceRole.GENERATOR,
        level: PowerLevel.MEDIUM_VOLTAGE,
        capacityComponent: true,
        limits: [limitKw('rating', LimitRule.GENERATOR, kw)],
      },
    });
  }

  public path(
    name: string,
    kw: number,
    options: { input?: InputMode; losses?: LossCurve[]; role?: SourceRole; level?: PowerLevel; rule?: LimitRule; more?: object } = {},
  ): this {
    return this.add(name, {
      source: {
        role: options.role ?? SourceRole.PATH,
        level: options.level ?? PowerLevel.LOW_VOLTAGE,
        input: options.input,
        losses: options.losses,
        limits: [limitKw('rating', options.rule ?? LimitRule.CAPACITY, kw)],
        ...options.more,
      },
    });
  }

  public load(name: string, kw: number, cords: CordRecord[], more: Partial<PowerDemand> = {}): this {
    const power = Power.kilowatts(kw);
    return this.add(name, {
      demand: {
        peak: power,
        provisioned: power,
        thermal: power,
        average: power,
        powerFactor: Ratio.of(0.98),
        loadClass: LoadClass.TRAINING,
        cords,
        ...more,
      },
    });
  }

  public feed(giver: string, receiver: string, cord = '', run: LiteralRun = {}): this {
    const order = this.links.filter((link) => link.receiver === receiver && link.cord === cord).length;
    this.links.push({ giver, receiver, cord, order, ...run });
    return this;
  }

  public cool(giver: string, receiver: string): this {
    this.coolant.push({ giver, receiver });
    return this;
  }

  public claim(path: string, label: string, needed: number, lineups: string[][]): this {
    this.claims.push({ path, label, needed, lineups });
    return this;
  }

  public build(): SiteSnapshot {
    const at = new Map(this.records.map(({ name }, i) => [name, i]));
    const assets: SnapshotAsset[] = this.records.map(({ name, record }, index) => ({
      index,
      path: name,
      stack: 'site',
      block: '',
      key: name,
      description: '',
      tags: {},
      record,
      trace: () => undefined,
    }));
    return {
      name: this.name,
      path: this.name,
      tier: this.tier,
      code: this.electricalCode,
      climate: Climate.designDay({ dryBulb: Temperature.celsius(39), wetBulb: Temperature.celsius(22) }),
      altitudeM: this.altitudeM,
      assets,
      power: this.links.map((link) => ({ ...link, giver: at.get(link.giver)!, receiver: at.get(link.receiver)! })),
      coolant: this.coolant.map((link) => ({ giver: at.get(link.giver)!, receiver: at.get(link.receiver)! })),
      cables: [],
      claims: this.claims.map((claim) => ({
        ...claim,
        lineups: claim.lineups.map((names, i) => ({ name: String(i + 1), assets: names.map((name) => at.get(name)!) })),
      })),
    };
  }
}

export const limitKw = (name: string, rule: LimitRule, kw: number): PowerLimit => ({ name, rule, power: Power.kilowatts(kw) });
export const limitKva = (name: string, rule: LimitRule, kva: number): PowerLimit => ({
  name,
  rule,
  apparentPower: ApparentPower.kilovoltAmperes(kva),
});
export const limitA = (name: string, rule: LimitRule, amperes: number): PowerLimit => ({
  name,
  rule,
  current: Current.amperes(amperes),
  voltage: Voltage.volts(415),
});
