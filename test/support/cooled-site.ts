import {
  AirClass,
  Alternative,
  CduModel,
  ChillerModel,
  Climate,
  CoolingTowerFacts,
  CoolingUnitFacts,
  CoolingUnitType,
  DryCoolerModel,
  FanWallModel,
  Fluid,
  FlowRate,
  LoadClass,
  LoopEnvironment,
  LoopMedium,
  Power,
  PowerDemand,
  RackSystem,
  Ratio,
  Temperature,
  Tier,
} from 'cdktf-gigafactory';
import type { SiteSnapshot } from '../../lib/analysis/model';
import { LiteralSite } from './literal-site';

export interface CooledOptions {
  readonly tier?: Tier;
  readonly racks?: number;
  /** Adiabatic effectiveness; 0 is dry. */
  readonly effectiveness?: number;
  readonly coolers?: number;
  readonly duty?: number;
  readonly cdus?: number;
  readonly walls?: number;
  readonly pumps?: number;
  readonly pumpDuty?: number;
  /** Larger models of the CDUs. */
  readonly larger?: Alternative[];
  readonly towers?: CoolingTowerFacts;
  readonly trim?: number;
  readonly pumpLpm?: number;
  readonly warmC?: number;
  readonly coldC?: number;
  readonly coolantC?: number;
  readonly classC?: number;
  readonly airC?: number;
  readonly warm?: LoopEnvironment;
  readonly cold?: LoopEnvironment;
  readonly air?: LoopEnvironment;
  readonly airClass?: AirClass;
  readonly altitudeM?: number;
  /** Dry and wet bulb. */
  readonly designDay?: [number, number];
  readonly extreme?: [number, number];
  readonly average?: number;
}

const celsius = (value: number): Temperature => Temperature.celsius(value);

/**
 * GB300 racks (142 kW provisioned, 135 kW thermal, 108 kW average) on one coolant loop with two CDUs, one zone with fan walls, a warm loop with coolers
 * (or towers, or coolers with trim chillers) and a cold loop with chillers; everything on one board.
 */
export function cooledSite(o: CooledOptions = {}): SiteSnapshot {
  const site = new LiteralSite(o.tier ?? Tier.II).utility('u').path('board', 1e6).feed('u', 'board');
  const kw = (value: number): Power => Power.kilowatts(value);
  const unit = (name: string, input: number, facts: CoolingUnitFacts, serves: string): void => {
    const power = { peak: kw(input), provisioned: kw(input), thermal: kw(input), average: kw(input) };
    const demand: PowerDemand = { ...power, powerFactor: Ratio.of(0.95), loadClass: LoadClass.COOLING, required: false, cords: [{ id: 's' }] };
    site
      .add(name, { demand, cooling: { unit: facts } })
      .feed('board', name, 's')
      .cool(name, serves);
  };
  const warmC = o.warmC ?? 36;
  const coldC = o.coldC ?? 20;
  site.add('tcs', {
    cooling: {
      loop: {
        medium: LoopMedium.TECHNOLOGY,
        fluid: Fluid.PG25,
        supplyTemperature: celsius(o.coolantC ?? 40),
        maximumSupplyTemperature: celsius(o.classC ?? 40),
      },
    },
  });
  site.add('air', { cooling: { loop: { medium: LoopMedium.AIR, fluid: Fluid.AIR, supplyTemperature: celsius(o.airC ?? 25), environment: o.air } } });
  const water = (name: string, supplyC: number, environment?: LoopEnvironment): void => {
    site.add(name, {
      cooling: {
        loop: {
          medium: LoopMedium.FACILITY_WATER,
          fluid: Fluid.WATER,
          supplyTemperature: celsius(supplyC),
          returnTemperature: celsius(supplyC + 10),
          environment,
        },
      },
    });
  };
  water('warm', warmC, o.warm);
  water('cold', coldC, o.cold);
  const { liquidShare, flowTable } = RackSystem.GB300_NVL72;
  for (let i = 0; i < (o.racks ?? 8); i++) {
    site
      .add(`rack-${i}`, {
        demand: {
          peak: kw(155),
          provisioned: kw(142),
          thermal: kw(135),
          average: kw(o.average ?? 108),
          powerFactor: Ratio.of(0.98),
          loadClass: LoadClass.TRAINING,
          gpus: 72,
          cords: [{ id: 's' }],
        },
        cooling: { heat: { liquidShare, flowTable, environment: { airClass: o.airClass } } },
      })
      .feed('board', `rack-${i}`, 's')
      .cool('tcs', `rack-${i}`)
      .cool('air', `rack-${i}`);
  }
  for (let i = 0; i < (o.cdus ?? 2); i++) {
    unit(`cdu-${i}`, 13.7, { unitType: CoolingUnitType.CDU, cdu: CduModel.VERTIV_COOLCHIP_1350.facts }, 'tcs');
    site.amend(`cdu-${i}`, { larger: o.larger }).cool('warm', `cdu-${i}`);
  }
  for (let i = 0; i < (o.walls ?? 2); i++) {
    unit(`wall-${i}`, 19.5, { unitType: CoolingUnitType.FAN_WALL, fanWall: FanWallModel.VERTIV_FA096_HC.facts }, 'air');
    site.cool('cold', `wall-${i}`);
  }
  for (let i = 0; i < 2; i++) {
    unit(`chiller-${i}`, 150, { unitType: CoolingUnitType.CHILLER, duty: 1, chiller: ChillerModel.GENERIC_500.facts }, 'cold');
  }
  for (let i = 0; i < (o.pumps ?? 2); i++) {
    const pump = { flow: FlowRate.litersPerMinute(o.pumpLpm ?? 3000), power: kw(20) };
    unit(`pump-${i}`, 20, { unitType: CoolingUnitType.PUMP, duty: o.pumpDuty ?? 1, pump }, 'warm');
  }
  const plain = DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B;
  const dryCooler = (o.effectiveness === 0 ? plain : plain.withAdiabaticStage(Ratio.of(o.effectiveness ?? 0.7))).facts;
  for (let i = 0; i < (o.coolers ?? 2); i++) {
    unit(
      `cooler-${i}`,
      117,
      o.towers
        ? { unitType: CoolingUnitType.COOLING_TOWER, duty: o.duty ?? 1, coolingTower: o.towers }
        : { unitType: CoolingUnitType.DRY_COOLER, duty: o.duty ?? 1, dryCooler },
      'warm',
    );
  }
  for (let i = 0; i < (o.trim ?? 0); i++) {
    unit(`trim-${i}`, 500, { unitType: CoolingUnitType.CHILLER, chiller: ChillerModel.GENERIC_1100.facts }, 'warm');
  }
  const air = ([dry, wet]: [number, number]) => ({ dryBulb: celsius(dry), wetBulb: celsius(wet) });
  return {
    ...site.build(),
    altitudeM: o.altitudeM ?? 0,
    climate: Climate.of({ designDay: air(o.designDay ?? [39, 22]), extreme: o.extreme && air(o.extreme) }),
  };
}
