import {
  AiCloud,
  ApparentPower,
  CduModel,
  CoolingPlant,
  DataHall,
  DryCoolerModel,
  GeneratorModel,
  GpuPod,
  Power,
  PowerPlant,
  RackSystem,
  Ratio,
  Redundancy,
  Site,
  UpsCurve,
  UpsModel,
  UtilityPlant,
} from 'cdktf-gigafactory';
import { newSite } from './cloud';

export interface SmallSite {
  readonly site: Site;
  readonly hall: DataHall;
  readonly pods: GpuPod[];
  readonly power: PowerPlant;
  readonly cooling: CoolingPlant;
}

export interface SmallOptions {
  readonly name?: string;
  readonly podNames?: string[];
  /** System of rack-02 of the first pod. */
  readonly odd?: RackSystem;
  /** UPS of each lineup, kW. */
  readonly upsKw?: number;
}

const ups = (kilowatts: number): UpsModel =>
  UpsModel.generic({ power: Power.kilowatts(kilowatts), apparentPower: ApparentPower.kilovoltAmperes(kilowatts * 1.03), curve: UpsCurve.SIC });

/** Two pods of two GB200 racks on 2N: small, and with every room in it. */
export function smallSite(cloud: AiCloud, options: SmallOptions = {}): SmallSite {
  const site = newSite(cloud, options.name ?? 'site');
  const hall = new DataHall(cloud, `${options.name ?? 'site'}-hall`, { site });
  const pods = (options.podNames ?? ['pod-1', 'pod-2']).map(
    (name, i) =>
      new GpuPod(hall, name, {
        system: RackSystem.GB200_NVL72,
        rackCount: 2,
        overrides: i === 0 && options.odd ? { 'rack-02': options.odd } : undefined,
      }),
  );
  const power = new PowerPlant(hall, 'power', { redundancy: Redundancy.TWO_N, ups: ups(options.upsKw ?? 800), loads: pods });
  const cooling = new CoolingPlant(hall, 'cooling', {
    cdu: CduModel.VERTIV_COOLCHIP_1350,
    loads: [...pods, power],
    heatRejection: { dryCooler: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70)) },
  });
  const mechanical = new PowerPlant(hall, 'mechanical', { redundancy: Redundancy.TWO_N, ups: ups(100), loads: [cooling] });
  new UtilityPlant(site, 'utility', { contract: Power.megawatts(3), generators: { model: GeneratorModel.DCC_2000 }, loads: [power, mechanical] });
  return { site, hall, pods, power, cooling };
}
