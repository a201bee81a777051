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
} from '../lib';

/** One hall as the reference hall: six pods of eight racks, two 4N/3 blocks, its own mechanical plant, utility switchgear and generators. */
export function campus(cloud: AiCloud, halls: number): Site {
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
      loads: pods,
    });
    const cooling = new CoolingPlant(hall, 'cooling', {
      cdu: CduModel.VERTIV_COOLCHIP_1350,
      loads: [...pods, power],
      heatRejection: { dryCooler: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70)) },
    });
    const ups = UpsModel.generic({ power: Power.kilowatts(250), apparentPower: ApparentPower.kilovoltAmperes(250), curve: UpsCurve.IGBT });
    const mechanical = new PowerPlant(hall, 'mechanical', { redundancy: Redundancy.TWO_N, ups, loads: [cooling] });
    new UtilityPlant(hall, 'utility', { contract: Power.megawatts(12), generators: { model: GeneratorModel.DCC_3000 }, loads: [power, mechanical] });
  }
  return site;
}
