import {
  AgreementOptions,
  AiCloud,
  ApparentPower,
  Area,
  BuswayModel,
  CduModel,
  ChillerModel,
  Climate,
  Conductor,
  CoolingPlant,
  Current,
  DataHall,
  DryCoolerModel,
  ElectricalCode,
  FanWallModel,
  FlowRate,
  GeneratorModel,
  GpuPod,
  GridCarbon,
  HeatRejectionOptions,
  Length,
  LineupFeeders,
  Power,
  PowerPlant,
  PumpModel,
  RackSystem,
  Ratio,
  Redundancy,
  ServerRack,
  Site,
  SiteProps,
  Temperature,
  Tier,
  TransformerModel,
  UpsCurve,
  UpsModel,
  UtilityPlant,
  Voltage,
  Volume,
  Weather,
  WeatherBin,
} from 'cdktf-gigafactory';
import { coldLoop, coolantLoop, warmLoop } from './gb300-loops';

/** What the hall is made of, for those who go on from it. */
export interface Gb300Hall {
  readonly site: Site;
  readonly hall: DataHall;
  readonly pods: GpuPod[];
  readonly power: PowerPlant;
  readonly cooling: CoolingPlant;
  readonly mechanical: PowerPlant;
  readonly utility: UtilityPlant;
}

/** A warm year in four bins, made up but plausible: take `Weather.epw` of the place for a real one. */
const plausibleYear = (): Weather => {
  const bin = (hours: number, dry: number, wet: number): WeatherBin => ({
    hours,
    dryBulb: Temperature.celsius(dry),
    wetBulb: Temperature.celsius(wet),
  });
  return Weather.bins([bin(3500, 5, 3), bin(3500, 18, 14), bin(1660, 30, 20), bin(100, 38, 22)], 'four plausible bins');
};

/** A Texan site at sea level: 415 V, tier III, proved at 39 °C dry bulb and 22 °C wet bulb. */
export function gb300Site(cloud: AiCloud, name: string, more: Partial<SiteProps> = {}): Site {
  return new Site(cloud, name, {
    code: ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) }),
    tier: Tier.III,
    climate: Climate.of({
      designDay: { dryBulb: Temperature.celsius(39), wetBulb: Temperature.celsius(22) },
      extreme: { dryBulb: Temperature.celsius(42), wetBulb: Temperature.celsius(23) },
      minimum: Temperature.celsius(-8),
    }),
    weather: plausibleYear(),
    energy: { gridCarbon: GridCarbon.of('United States') },
    ...more,
  });
}

/** Dry coolers with an adiabatic stage for liquid, chillers for air. */
export const heatRejection = (): HeatRejectionOptions => ({
  dryCooler: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70)),
  chiller: ChillerModel.GENERIC_1100,
  warmPump: PumpModel.of({ name: '4,900 L/min', flow: FlowRate.litersPerMinute(4900), power: Power.kilowatts(45) }),
  coldPump: PumpModel.of({ name: '2,700 L/min', flow: FlowRate.litersPerMinute(2700), power: Power.kilowatts(22) }),
  makeUpStore: Volume.cubicMeters(300),
  warmDetails: warmLoop(),
  coldDetails: coldLoop(),
});

/** The UPS of CDU pumps on each cooling board. */
export const coolingUps = (): UpsModel =>
  UpsModel.generic({ power: Power.kilowatts(250), apparentPower: ApparentPower.kilovoltAmperes(250), curve: UpsCurve.IGBT });

const copper = (squareMillimeters: number, parallel: number, ampacity?: Current): Conductor =>
  Conductor.copper(Area.squareMillimeters(squareMillimeters), { parallel, ampacity });
/** What one medium-voltage cable of 95 mm² carries where it lies: a cautious figure, to be had from its maker. */
const mediumVoltageAmpacity = (): Current => Current.amperes(200);

/**
 * Boards stand at their transformers; UPS and output boards beside them; the row of racks is 20 m away. Behind a UPS lies what its main breaker of 4,000 A
 * protects: 11 × 380 A.
 */
export const feeders = (): LineupFeeders => ({
  transformerToBoard: { length: Length.meters(0) },
  boardToUps: { length: Length.meters(10), conductor: copper(300, 9) },
  upsToOutput: { length: Length.meters(10), conductor: copper(300, 11) },
  boardToBusway: { length: Length.meters(20), conductor: copper(300, 2) },
  boardToLoad: { length: Length.meters(60), conductor: copper(240, 2) },
  whip: { length: Length.meters(5), conductor: copper(16, 1) },
  podBuswayLength: Length.meters(8),
  rowBuswayLength: Length.meters(16),
});

/** Low-voltage gear for 47 kA at the boards; the run over network racks in its execution for 42 kA. */
export const boardRating = (): Current => Current.kiloamperes(65);
export const rowBusway = (): BuswayModel => BuswayModel.PLUGIN_400.withShortCircuitRating(Current.kiloamperes(42));

/** Two feeds of 12 MVA and 4 + 1 generators of 3 MW. */
export const utilityOf = (site: Site, loads: PowerPlant[], agreement?: AgreementOptions, subtransientReactance?: Ratio): UtilityPlant =>
  new UtilityPlant(site, 'utility', {
    contract: Power.megawatts(12),
    agreement,
    feeds: 2,
    feedCapacity: ApparentPower.megavoltAmperes(12),
    shortCircuitPower: ApparentPower.megavoltAmperes(500),
    interruptingRating: Current.kiloamperes(25),
    inletFeeder: { length: Length.meters(150), conductor: copper(95, 1, mediumVoltageAmpacity()) },
    generators: {
      model: GeneratorModel.DCC_3000,
      redundancy: Redundancy.nPlus(1),
      fuelStore: Volume.cubicMeters(40),
      subtransientReactance,
      feeder: { length: Length.meters(60), conductor: copper(95, 2, mediumVoltageAmpacity()) },
    },
    loads,
  });

/** The hall: six pods of eight racks, and 48 network racks. */
export function gb300Hall(cloud: AiCloud): Gb300Hall {
  const site = gb300Site(cloud, 'us-tx-1');
  const hall = new DataHall(cloud, 'us-tx-1-hall-a', { site });

  // What is to be powered and cooled.
  const pods = [1, 2, 3, 4, 5, 6].map((n) => new GpuPod(hall, `pod-${n}`, { system: RackSystem.GB300_NVL72, rackCount: 8, row: `row-${n}` }));
  const network = Array.from(
    { length: 48 },
    (_, i) => new ServerRack(hall, `net-${String(i + 1).padStart(2, '0')}`, { system: RackSystem.network({ power: Power.kilowatts(15) }) }),
  );

  // Two 4N/3 blocks follow from the load and the UPS: 7,536 kW on 3 × 1,500 kW each.
  const power = new PowerPlant(hall, 'power', {
    redundancy: Redundancy.distributed(4),
    ups: UpsModel.EATON_9395_XR_1500,
    transformer: TransformerModel.DOE_LIQUID_2000,
    mainBreaker: Current.amperes(4000),
    podBusway: BuswayModel.PLUGIN_800,
    rowBusway: rowBusway(),
    energising: { firstStep: 2 },
    interruptingRating: boardRating(),
    feeders: feeders(),
    loads: [...pods, ...network],
  });

  // Liquid at 40 °C in six groups; air and UPS rooms on chilled water.
  const cooling = new CoolingPlant(hall, 'cooling', {
    cdu: CduModel.VERTIV_COOLCHIP_1350,
    redundancy: Redundancy.nPlus(1),
    loopDetails: coolantLoop(),
    fanWall: FanWallModel.VERTIV_FA096_HC,
    loads: [...pods, ...network, power],
    heatRejection: heatRejection(),
  });

  // The mechanical load has its own boards, either of which carries all; CDU pumps are behind a UPS on each.
  const mechanical = new PowerPlant(hall, 'mechanical', {
    redundancy: Redundancy.TWO_N,
    ups: coolingUps(),
    transformer: TransformerModel.DOE_LIQUID_2000,
    mainBreaker: Current.amperes(4000),
    interruptingRating: boardRating(),
    feeders: feeders(),
    energising: { firstStep: 1, lineupsPerStep: 2 },
    loads: [cooling],
  });

  const utility = utilityOf(site, [power, mechanical]);
  return { site, hall, pods, power, cooling, mechanical, utility };
}
