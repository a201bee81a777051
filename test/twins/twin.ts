import {
  AiCloud,
  ApparentPower,
  Asset,
  AssetRecord,
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
  Stage,
  Temperature,
  UpsCurve,
  UpsModel,
  UtilityPlant,
  Voltage,
} from 'cdktf-gigafactory';

/** A kind of the user's own. */
class LeakPanel extends Asset {
  public describe(): AssetRecord {
    return { kind: 'leak_panel', group: 'leak_panels', stage: Stage.COOLING, physical: { zones: '4' } };
  }
}

const cloud = new AiCloud();
const site = new Site(cloud, 'twin', {
  climate: Climate.designDay({ dryBulb: Temperature.celsius(35), wetBulb: Temperature.celsius(22) }),
  code: ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) }),
});
const ups = (kilowatts: number): UpsModel =>
  UpsModel.generic({ power: Power.kilowatts(kilowatts), apparentPower: ApparentPower.kilovoltAmperes(kilowatts), curve: UpsCurve.SIC });
const pod = new GpuPod(site, 'pod-1', { system: RackSystem.GB200_NVL72, rackCount: 4 });
const power = new PowerPlant(site, 'power', { redundancy: Redundancy.TWO_N, ups: ups(800), loads: [pod] });
const cooling = new CoolingPlant(site, 'cooling', {
  cdu: CduModel.VERTIV_COOLCHIP_1350,
  loads: [pod, power],
  heatRejection: { dryCooler: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70)) },
});
const mechanical = new PowerPlant(site, 'mechanical', { redundancy: Redundancy.TWO_N, ups: ups(100), loads: [cooling] });
new UtilityPlant(site, 'utility', { contract: Power.megawatts(3), generators: { model: GeneratorModel.DCC_2000 }, loads: [power, mechanical] });
new LeakPanel(site, 'leak-panel', { description: 'row 1' });
cloud.synth();
console.log(cloud.summary());
