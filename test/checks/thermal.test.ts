import {
  CduModel,
  ChillerModel,
  CoolingFacts,
  CoolingUnitFacts,
  CoolingUnitType,
  DryCoolerModel,
  FanWallModel,
  Fluid,
  FlowRate,
  LoadClass,
  LoopMedium,
  Power,
  Pressure,
  RackSystem,
  Ratio,
  Temperature,
  Tier,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite } from '../support/literal-site';

interface Options {
  racks?: number;
  cdus?: number;
  coolers?: number;
  duty?: number;
  fanWalls?: number;
  chillers?: number;
  supplyC?: number;
  warmC?: number;
  classC?: number;
  pipeBar?: number;
  effectiveness?: number;
  pumpLpm?: number;
  link?: boolean;
}

/** Racks of 121.5 kW liquid and 13.5 kW air on one loop, one zone, two facility loops; everything fed by one board that never fails (tier I or II). */
function cooled(o: Options, tier = Tier.II): LiteralSite {
  const site = new LiteralSite(tier).utility('u').path('board', 1e6).feed('u', 'board');
  const power = (kw: number, loadClass: LoadClass) => ({
    peak: Power.kilowatts(kw),
    provisioned: Power.kilowatts(kw),
    thermal: Power.kilowatts(kw),
    average: Power.kilowatts(kw),
    powerFactor: Ratio.of(0.98),
    loadClass,
    required: loadClass !== LoadClass.COOLING,
    cords: [{ id: 's' }],
  });
  const unit = (name: string, kw: number, facts: CoolingUnitFacts, serves: string): void => {
    site
      .add(name, { demand: power(kw, LoadClass.COOLING), cooling: { unit: facts } })
      .feed('board', name, 's')
      .cool(name, serves);
  };
  const loop = (name: string, facts: NonNullable<CoolingFacts['loop']>): LiteralSite => site.add(name, { cooling: { loop: facts } });
  const gb300 = RackSystem.GB300_NVL72;
  const supply = Temperature.celsius(o.supplyC ?? 40);
  const warm = o.warmC ?? 36;
  loop('tcs', {
    medium: LoopMedium.TECHNOLOGY,
    fluid: Fluid.PG25,
    supplyTemperature: supply,
    maximumSupplyTemperature: Temperature.celsius(o.classC ?? 45),
    pipePressureDrop: Pressure.bars(o.pipeBar ?? 0.3),
  });
  loop('air', { medium: LoopMedium.AIR, fluid: Fluid.AIR, supplyTemperature: Temperature.celsius(25) });
  loop('warm', {
    medium: LoopMedium.FACILITY_WATER,
    fluid: Fluid.WATER,
    supplyTemperature: Temperature.celsius(warm),
    returnTemperature: Temperature.celsius(warm + 10),
  });
  loop('cold', {
    medium: LoopMedium.FACILITY_WATER,
    fluid: Fluid.WATER,
    supplyTemperature: Temperature.celsius(20),
    returnTemperature: Temperature.celsius(30),
  });
  for (let i = 0; i < (o.racks ?? 8); i++) {
    site
      .add(`rack-${i}`, {
        demand: power(135, LoadClass.TRAINING),
        cooling: { heat: { liquidShare: gb300.liquidShare, flowTable: gb300.flowTable, flowTableFluid: Fluid.WATER } },
      })
      .feed('board', `rack-${i}`, 's')
      .cool('tcs', `rack-${i}`)
      .cool('air', `rack-${i}`);
  }
  const cooler = DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.of(o.effectiveness ?? 0.7)).facts;
  for (let i = 0; i < (o.cdus ?? 2); i++) {
    unit(`cdu-${i}`, 13.7, { unitType: CoolingUnitType.CDU, cdu: CduModel.VERTIV_COOLCHIP_1350.facts }, 'tcs');
    site.cool('warm', `cdu-${i}`);
  }
  for (let i = 0; i < (o.fanWalls ?? 2); i++) {
    unit(`wall-${i}`, 19.5, { unitType: CoolingUnitType.FAN_WALL, fanWall: FanWallModel.VERTIV_FA096_HC.facts }, 'air');
    if (o.link !== false) {
      site.cool('cold', `wall-${i}`);
    }
  }
  for (let i = 0; i < (o.coolers ?? 2); i++) {
    unit(`cooler-${i}`, 117, { unitType: CoolingUnitType.DRY_COOLER, duty: o.duty ?? 1, dryCooler: cooler }, 'warm');
  }
  for (let i = 0; i < (o.chillers ?? 2); i++) {
    unit(`chiller-${i}`, 150, { unitType: CoolingUnitType.CHILLER, duty: 1, chiller: ChillerModel.GENERIC_500.facts }, 'cold');
  }
  for (let i = 0; i < 2; i++) {
    unit(
      `pump-${i}`,
      20,
      { unitType: CoolingUnitType.PUMP, duty: 1, pump: { flow: FlowRate.litersPerMinute(o.pumpLpm ?? 3000), power: Power.kilowatts(20) } },
      'warm',
    );
  }
  return site;
}

const run = (code: string, o: Options, tier?: Tier): RawFinding[] => {
  const analysis = analyseSite(cooled(o, tier).build());
  return CHECKS.filter((c) => c.code === code).flatMap((c) => c.evaluate(analysis));
};

const THERMAL = ['THM-01', 'THM-02', 'THM-03', 'THM-04', 'THM-06', 'THM-09', 'THM-10'];

test('a sound plant has no finding of any thermal check', () => {
  // Of the cold loop only that nothing moves its water: its flow is not evaluated.
  expect(THERMAL.flatMap((code) => run(code, {}))).toEqual([expect.objectContaining({ path: 'cold', missing: expect.stringContaining('PumpSet') })]);
});

describe('THM-01: flow by the table of the maker, and head for it', () => {
  // 8 · 119 = 952 of 1,200 L/min; eleven racks: 1,309.
  test('flow short with everything in service', () => {
    const found = run('THM-01', { racks: 11, cdus: 1 });
    expect(found).toEqual([expect.objectContaining({ measured: 1309, limit: 1200, unit: 'L/min', scenario: 'on utility, all in service' })]);
  });
  // .66 bar of the rack and pipe against 2.44 bar of head.
  test('head short', () => expect(run('THM-01', { pipeBar: 1.9 })).toEqual([expect.objectContaining({ unit: 'bar', limit: 2.44 })]));
  test('no flow is known above the end of the table', () =>
    expect(run('THM-01', { supplyC: 48, warmC: 44, classC: 50 })[0].message).toContain('more than any unit gives'));
});

describe('THM-02 and THM-03: supply and return within class and rack', () => {
  // Eight racks on one CDU of two: approach 1.86 K at 36 °C is far below 40; at water of 39.5 °C the supply is 41.4.
  test('within a warmer class', () => expect(run('THM-03', { warmC: 39.5, classC: 45 })).toEqual([]));
  test('above the class when a CDU is out', () => {
    const [found] = run('THM-03', { warmC: 39, classC: 40 });
    expect(found.measured).toBeGreaterThan(40);
    expect(found).toMatchObject({ path: 'tcs', limit: 40, unit: '°C', scenario: expect.stringMatching(/cdu-\d out/) });
  });
  test('facility water that no cooler gets cold enough', () => {
    // 41 °C on the coil, dry: water leaves above it whatever the number of coolers.
    const [found] = run('THM-03', { effectiveness: 0.1, coolers: 4, duty: 3, classC: 40 });
    expect(found.measured).toBeGreaterThan(40);
  });
});

describe('THM-04: any CDU or pump out', () => {
  test('two of nine racks each: 9 · 121.5 = 1,093.5 of 1,350 kW', () => expect(run('THM-04', { racks: 9 })).toEqual([]));
  // 12 · 121.5 = 1,458 kW and 1,428 L/min on one unit; it needs more than its 4 K, so that the coolant warms and the racks ask for more.
  test('too many racks for the one that is left', () => {
    const [heat, flow] = run('THM-04', { racks: 12 });
    expect(heat).toMatchObject({ unit: 'kW', measured: expect.closeTo(1458, 6) });
    expect(flow.unit).toBe('L/min');
    expect(flow.measured).toBeGreaterThan(1428);
    expect(flow.measured).toBeLessThan(1500);
    // 108 kW short of 1,350 at 121.5 a rack is one rack; 1,458 · (1 − 1,200/1,459) = 259 kW is three.
    expect(heat.message).toContain('1 rack affected');
    expect(flow.message).toContain('3 racks affected');
  });
  test('one of one: no capacity is left', () => expect(run('THM-04', { cdus: 1 })[0]).toMatchObject({ measured: 972, limit: 0 }));
  test('not applicable at tier I', () => expect(run('THM-04', { cdus: 1 }, Tier.I)).toEqual([]));
});

describe('THM-06: one unit of each type of heat rejection out', () => {
  test('one dry cooler of one', () => expect(run('THM-06', { coolers: 1 }).map((f) => f.path)).toContain('warm'));
  test('too few chillers', () => {
    // 8 · 13.5 + 2 · 19.5 = 147 kW on 500·(1 − .012·6) = 464 kW: one is enough; with none standing by, its loss is not.
    expect(run('THM-06', { chillers: 1 })).toEqual(expect.arrayContaining([expect.objectContaining({ path: 'cold', limit: 0 })]));
  });
  // 972 kW and pumps over 10 K: about 1,430 L/min.
  test('pumps short', () =>
    expect(run('THM-06', { pumpLpm: 1000 })).toEqual(
      expect.arrayContaining([expect.objectContaining({ path: 'warm', unit: 'L/min', limit: 1000 })]),
    ));
});

describe('THM-09: heat out is electricity in', () => {
  test('a fan wall without water is heat that goes nowhere', () => {
    // 8 · 13.5 kW of air and 39 kW of fans are missing.
    const [found] = run('THM-09', { link: false });
    expect(found.limit! - found.measured!).toBeCloseTo(147, 6);
  });
});

describe('THM-10: any fan wall out', () => {
  test('one of one', () => expect(run('THM-10', { fanWalls: 1 })[0]).toMatchObject({ path: 'air', limit: 0 }));
  // 26 racks: 351 + 19.5 kW on 351.7.
  test('too much heat for the one that is left', () =>
    expect(run('THM-10', { racks: 26, cdus: 6 })[0]).toMatchObject({ measured: expect.closeTo(370.5, 6), limit: 351.7 }));
});
