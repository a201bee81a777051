import * as fs from 'fs';
import * as path from 'path';
import {
  ApparentPower,
  Asset,
  AssetRecord,
  CduModel,
  Checks,
  Continuity,
  CoolantLoop,
  CoolingPort,
  CoolingUnitType,
  Current,
  DryCooler,
  DryCoolerModel,
  FacilityWaterLoop,
  FlowRate,
  HeatFacts,
  ICooled,
  IPowered,
  LimitRule,
  LoadClass,
  Power,
  PowerDemand,
  PowerLevel,
  PowerPort,
  PowerSource,
  Pump,
  PumpModel,
  Ratio,
  Site,
  SourceRole,
  Stage,
  Temperature,
  Tier,
  UtilityFeed,
} from 'cdktf-gigafactory';
import { codeOf, filesBelow, newCloud, newSite } from '../support/cloud';

const kw = (value: number): Power => Power.kilowatts(value);

/** A power path of one's own: a solid-state transformer that loses 1 % of its rating and 2 % of its load. */
class SolidState extends Asset implements IPowered {
  public readonly power = PowerPort.inlet(this, kw(1000));

  public constructor(
    scope: Site,
    id: string,
    private readonly rating: Power,
  ) {
    super(scope, id);
  }

  public describe(): AssetRecord {
    return {
      kind: 'solid_state_transformer',
      group: 'solid_state_transformers',
      stage: Stage.POWER,
      physical: { rating: this.rating.toString() },
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.LOW_VOLTAGE,
        limits: [{ name: 'converter', rule: LimitRule.CAPACITY, power: this.rating }],
        losses: [{ name: 'converter', ratedPower: this.rating, noLoad: 0.01, linear: 0.02, square: 0 }],
      },
    };
  }
}

const demand = (value: number, loadClass: LoadClass): PowerDemand => ({
  peak: kw(value),
  provisioned: kw(value),
  thermal: kw(value),
  average: kw(value),
  powerFactor: Ratio.ONE,
  loadClass,
  continuity: Continuity.SHORT_BREAK,
  cords: [{ id: 'a' }],
});

/** A load of one's own: an immersion tank, all heat in liquid at 1.2 L/min for each kilowatt. */
class Tank extends Asset implements IPowered, ICooled {
  private readonly heat: HeatFacts = { liquidShare: Ratio.ONE, litersPerMinutePerKilowatt: 1.2 };
  private readonly draw = demand(200, LoadClass.TRAINING);
  public readonly power = PowerPort.load(this, this.draw);
  public readonly cooling = CoolingPort.load(this, this.heat);

  public describe(): AssetRecord {
    return {
      kind: 'immersion_tank',
      group: 'immersion_tanks',
      stage: Stage.COMPUTE,
      physical: { litres: '1500' },
      demand: this.draw,
      cooling: { heat: this.heat },
    };
  }
}

/** A cooling unit of one's own, with the rating point of a CDU. */
class Exchanger extends Asset implements IPowered, ICooled {
  private readonly draw = demand(5, LoadClass.COOLING);
  public readonly power = PowerPort.load(this, this.draw);
  public readonly cooling = CoolingPort.load(this);

  public describe(): AssetRecord {
    return {
      kind: 'immersion_exchanger',
      group: 'immersion_exchangers',
      stage: Stage.COOLING,
      physical: { plates: '=120' },
      demand: this.draw,
      cooling: { unit: { unitType: CoolingUnitType.CDU, cdu: CduModel.VERTIV_COOLCHIP_1350.facts } },
    };
  }
}

/** 2 tanks of 200 kW behind one converter, cooled through one exchanger: 400 kW of heat, 480 L/min. */
function design(rating = kw(500)) {
  const cloud = newCloud();
  const site = newSite(cloud, 'site', { tier: Tier.I });
  const feed = new UtilityFeed(site, 'feed', { capacity: ApparentPower.megavoltAmperes(1) });
  const converter = new SolidState(site, 'converter', rating);
  feed.supply(converter);
  const loop = new CoolantLoop(site, 'loop', { supplyTemperature: Temperature.celsius(45) });
  const water = new FacilityWaterLoop(site, 'water', { supplyTemperature: Temperature.celsius(40), returnTemperature: Temperature.celsius(50) });
  for (const id of ['tank-1', 'tank-2']) {
    const tank = new Tank(site, id, { description: '=HYPERLINK("x")' });
    converter.supply(tank);
    loop.cool(tank);
  }
  const exchanger = new Exchanger(site, 'exchanger');
  exchanger.cool(loop);
  water.cool(exchanger);
  const cooler = new DryCooler(site, 'cooler', { model: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B });
  const pump = new Pump(site, 'pump', { model: PumpModel.of({ name: 'p', flow: FlowRate.litersPerMinute(1000), power: kw(10) }) });
  [cooler, pump].forEach((unit) => unit.cool(water));
  [exchanger, cooler, pump].forEach((unit) => feed.supply(unit));
  return { cloud, site, converter };
}

describe('equipment of the user', () => {
  test('as power path, load and cooling unit is analysed, checked, lowered and listed', () => {
    const { cloud } = design();
    cloud.synth();
    const read = (name: string): string => fs.readFileSync(path.join(cloud.outdir, 'manifests/site', name), 'utf8');
    const findings = JSON.parse(read('findings.json'));
    expect(findings.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);
    const budget = JSON.parse(read('budget.json'));
    const limit = budget.limits.find((l: { path: string }) => l.path === 'site/converter');
    // 400 of 500 kW.

    // Input: 400 + 500·(.01 + .02·.8) = 413 kW.
    expect(limit).toMatchObject({ limit: 500, demand_normal: 400, demand_worst: 400, scenarios_over: 0 });
    const flow = budget.flows.find((f: { path: string }) => f.path === 'site/converter');
    expect(flow.normal.in_kw).toBeCloseTo(413, 6);
    const stack = JSON.parse(fs.readFileSync(path.join(cloud.outdir, 'stacks/site/cdk.tf.json'), 'utf8'));
    expect(stack.locals.immersion_tanks).toEqual({ 'tank-1': expect.objectContaining({ litres: '1500' }), 'tank-2': expect.anything() });
    expect(Object.keys(stack.resource.null_resource)).toEqual(
      expect.arrayContaining(['solid_state_transformers', 'immersion_tanks', 'immersion_exchangers']),
    );
    expect(read('assets.csv')).toContain(`"'=HYPERLINK(""x"")"`);
    expect(read('cooling-schedule.csv')).toContain('site/loop,tcs,flow,L/min,480,1200');
    expect(read('power-schedule.csv')).toContain('site/converter,,converter,kW,500,500,400,400,100');
    expect(read('links.csv')).toContain('site/tank-1');
  });

  test('is judged like ours: a converter of 300 kW is overloaded, and cannot be acknowledged', () => {
    const { cloud, site } = design(kw(300));
    expect(cloud.findings()).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'PWR-01', path: 'site/converter', measured: 400, limit: 300 })]),
    );
    expect(() => Checks.of(site).acknowledge('PWR-01', { reason: 'we like it' })).toThrow(/cannot be acknowledged/);
    expect(() => cloud.synth()).toThrow(/site\/converter/);
  });
});

describe('a record that could not be analysed, or would not be judged', () => {
  const draw = demand(10, LoadClass.CONTROL);
  const plain: AssetRecord = { kind: 'own', group: 'owns', stage: Stage.POWER, physical: {} };
  const path: PowerSource = { role: SourceRole.PATH, level: PowerLevel.LOW_VOLTAGE, limits: [] };
  const limit = { name: 'x', rule: LimitRule.CAPACITY, power: kw(5) };
  const loss = { name: 'x', ratedPower: kw(5), noLoad: 0, linear: 0, square: 0 };
  const wrong = (value: unknown): never => value as never;
  test.each<[string, Partial<AssetRecord>, RegExp]>([
    ['a power that is a number', { demand: { ...draw, thermal: wrong(5) } }, /'demand.thermal' must be a Power/],
    ['no power factor', { demand: { ...draw, powerFactor: Ratio.ZERO } }, /'demand.powerFactor' must be a Ratio above 0/],
    ['an unknown class of load', { demand: { ...draw, loadClass: wrong('x') } }, /'demand.loadClass'/],
    ['no cords', { demand: { ...draw, cords: wrong(undefined) } }, /'demand.cords' must have at least one cord/],
    ['a cord that is nothing', { demand: { ...draw, cords: wrong([null]) } }, /'demand.cords'/],
    ['more cords needed than there are', { demand: { ...draw, minimumCords: 2 } }, /'demand.minimumCords'/],
    ['a role that there is not', { source: { ...path, role: wrong('x') } }, /'source.role'/],
    ['a limit that no check would judge', { source: { ...path, limits: [{ ...limit, rule: wrong('x') }] } }, /must name a LimitRule/],
    ['a limit as a number', { source: { ...path, limits: [{ ...limit, power: wrong(5) }] } }, /exactly one of power/],
    [
      'a current without voltage',
      { source: { ...path, limits: [{ ...limit, power: undefined, current: Current.amperes(5) }] } },
      /a voltage with current/,
    ],
    ['a loss that is no number', { source: { ...path, losses: [{ ...loss, linear: NaN }] } }, /loss 'x'' must be a number of at least 0/],
    [
      'a loss below zero at half load',
      { source: { ...path, losses: [{ ...loss, linear: -0.1, square: 0.1 }] } },
      /loss 'x'' must be a number of at least 0/,
    ],
    ['a share as a number', { cooling: { heat: { liquidShare: wrong(0.5) } } }, /'cooling.heat.liquidShare'/],
    ['a unit without its facts', { cooling: { unit: { unitType: CoolingUnitType.CDU } } }, /'cooling.unit.cdu' must be given/],
    ['a unit of an unknown type', { cooling: { unit: { unitType: wrong('x') } } }, /'cooling.unit.unitType'/],
    ['parts of one name', { parts: [1, 2].map(() => ({ id: 'a', kind: 'part' })) }, /'parts' must each have an id of its own/],
    ['a rate that is no number', { resilience: { reliability: [wrong({ failuresPerYear: NaN })] } }, /'resilience.reliability'/],
  ])('%s', (_, facets, message) => {
    class Own extends Asset {
      public describe(): AssetRecord {
        return { ...plain, ...facets };
      }
    }
    const cloud = newCloud();
    new Own(newSite(cloud), 'own');
    expect(() => cloud.synth()).toThrow(message);
    expect(codeOf(() => cloud.findings())).toBe('InvalidRecord');
    expect(filesBelow(cloud.outdir)).toEqual([]);
  });
});
