/** The smallest thing: one pod of eight GB200 racks on 2N, straight in a site. */
import {
  AiCloud,
  CduModel,
  Climate,
  CoolingPlant,
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
  UpsCurve,
  UpsModel,
  UtilityPlant,
  Voltage,
} from 'cdktf-gigafactory';

const cloud = new AiCloud();
const site = new Site(cloud, 'first-site', {
  climate: Climate.designDay({ dryBulb: Temperature.celsius(35), wetBulb: Temperature.celsius(22) }),
  code: ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) }),
});
const pod = new GpuPod(site, 'pod-1', { system: RackSystem.GB200_NVL72, rackCount: 8 });
const ups = (kilowatts: number) =>
  UpsModel.generic({ power: Power.kilowatts(kilowatts), apparentPower: Power.kilowatts(kilowatts).atPowerFactor(Ratio.of(1)), curve: UpsCurve.SIC });

const power = new PowerPlant(site, 'power', { redundancy: Redundancy.TWO_N, ups: ups(1250), loads: [pod] });
const cooling = new CoolingPlant(site, 'cooling', {
  cdu: CduModel.VERTIV_COOLCHIP_1350,
  loads: [pod, power],
  heatRejection: { dryCooler: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70)) },
});
const mechanical = new PowerPlant(site, 'mechanical', { redundancy: Redundancy.TWO_N, ups: ups(50), loads: [cooling] });
new UtilityPlant(site, 'utility', {
  contract: Power.megawatts(2.5),
  generators: { model: GeneratorModel.DCC_2000 },
  loads: [power, mechanical],
});

cloud.synth();
console.log(cloud.summary());
