/** The smallest thing: one pod of eight GB200 racks on 2N, straight in a site. */
import * as gf from 'cdktf-gigafactory';

const cloud = new gf.AiCloud();
const site = new gf.Site(cloud, 'first-site', {
  climate: gf.Climate.designDay({ dryBulb: gf.Temperature.celsius(35), wetBulb: gf.Temperature.celsius(22) }),
  code: gf.ElectricalCode.ansi({ lowVoltage: gf.Voltage.volts(415) }),
});
const ups = (kw: number) =>
  gf.UpsModel.generic({ power: gf.Power.kilowatts(kw), apparentPower: gf.ApparentPower.kilovoltAmperes(kw), curve: gf.UpsCurve.SIC });

const pod = new gf.GpuPod(site, 'pod-1', { system: gf.RackSystem.GB200_NVL72, rackCount: 8 });
const power = new gf.PowerPlant(site, 'power', { redundancy: gf.Redundancy.TWO_N, ups: ups(1250), loads: [pod] });
const cooling = new gf.CoolingPlant(site, 'cooling', {
  cdu: gf.CduModel.VERTIV_COOLCHIP_1350,
  loads: [pod, power],
  heatRejection: { dryCooler: gf.DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(gf.Ratio.percent(70)) },
});
const mechanical = new gf.PowerPlant(site, 'mechanical', { redundancy: gf.Redundancy.TWO_N, ups: ups(50), loads: [cooling] });
new gf.UtilityPlant(site, 'utility', {
  contract: gf.Power.megawatts(2.5),
  generators: { model: gf.GeneratorModel.DCC_2000 },
  loads: [power, mechanical],
});

cloud.synth();
console.log(cloud.summary());
