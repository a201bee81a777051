import {
  AiCloud,
  BuswayModel,
  CduModel,
  Climate,
  CoolingPlant,
  Current,
  DataHall,
  DryCoolerModel,
  ElectricalCode,
  GeneratorModel,
  GpuPod,
  Power,
  PowerPlant,
  RackSystem,
  Ratio,
  Redundancy,
  Site,
  Temperature,
  TransformerModel,
  UpsCurve,
  UpsModel,
  UtilityPlant,
  Voltage,
  ApparentPower,
  Area,
  Conductor,
  Length,
  LineupFeeders,
} from '../lib';

const run = (meters: number, squareMillimeters: number, parallel: number): { length: Length; conductor: Conductor } => ({
  length: Length.meters(meters),
  conductor: Conductor.copper(Area.squareMillimeters(squareMillimeters), { parallel }),
});

/** Cables as in the reference hall, so that voltages are a matter of every node. */
const feeders: LineupFeeders = {
  transformerToBoard: { length: Length.meters(0) },
  boardToUps: run(10, 300, 9),
  upsToOutput: run(10, 300, 11),
  boardToBusway: run(20, 300, 2),
  boardToLoad: run(60, 240, 2),
  whip: run(5, 16, 1),
  podBuswayLength: Length.meters(8),
  rowBuswayLength: Length.meters(16),
};

/**
 * One hall as the reference hall: six pods of eight racks, two 4N/3 blocks, its own mechanical plant, utility switchgear and generators. Of halls that
 * are not `alike` each has a contract of its own, so that what is found for one cannot be told of another.
 */
export function campus(cloud: AiCloud, halls: number, alike = true): Site {
  const site = new Site(cloud, 'campus', {
    climate: Climate.designDay({ dryBulb: Temperature.celsius(39), wetBulb: Temperature.celsius(22) }),
    code: ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) }),
  });
  for (let h = 1; h <= halls; h++) {
    const hall = new DataHall(cloud, `hall-${h}`, { site });
    const pods = [1, 2, 3, 4, 5, 6].map((n) => new GpuPod(hall, `pod-${n}`, { system: RackSystem.GB300_NVL72, rackCount: 8 }));
    const power = new PowerPlant(hall, 'power', {
      redundancy: Redundancy.distributed(4),
      ups: UpsModel.EATON_9395_XR_1500,
      transformer: TransformerModel.DOE_LIQUID_2000,
      mainBreaker: Current.amperes(4000),
      podBusway: BuswayModel.PLUGIN_800,
      feeders,
      loads: pods,
    });
    const cooling = new CoolingPlant(hall, 'cooling', {
      cdu: CduModel.VERTIV_COOLCHIP_1350,
      loads: [...pods, power],
      heatRejection: { dryCooler: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70)) },
    });
    const ups = UpsModel.generic({ power: Power.kilowatts(250), apparentPower: ApparentPower.kilovoltAmperes(250), curve: UpsCurve.IGBT });
    const mechanical = new PowerPlant(hall, 'mechanical', { redundancy: Redundancy.TWO_N, ups, feeders, loads: [cooling] });
    new UtilityPlant(hall, 'utility', {
      contract: Power.megawatts(alike ? 12 : 12 + h / 1000),
      shortCircuitPower: ApparentPower.megavoltAmperes(500),
      inletFeeder: run(150, 95, 1),
      generators: { model: GeneratorModel.DCC_3000, feeder: run(60, 95, 2) },
      loads: [power, mechanical],
    });
  }
  return site;
}
