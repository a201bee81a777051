import {
  AiCloud,
  ApparentPower,
  CduModel,
  Climate,
  CoolingPlant,
  DataHall,
  DryCoolerModel,
  Duration,
  ElectricalCode,
  GeneratorModel,
  GpuPod,
  HeatRejection,
  HeatRejectionPlant,
  IPowered,
  Length,
  Power,
  PowerPlant,
  RackSystem,
  Ratio,
  Redundancy,
  ServerRack,
  Site,
  Temperature,
  Tier,
  UpsCurve,
  UpsModel,
  UtilityPlant,
  Voltage,
} from 'cdktf-gigafactory';
import { newCloud } from '../support/cloud';
import { random } from '../support/random-site';

const SYSTEMS = [
  RackSystem.GB200_NVL72,
  RackSystem.GB300_NVL72,
  RackSystem.GB300_NVL72,
  RackSystem.VERA_RUBIN_NVL72,
  RackSystem.DGX_B200_X2,
  RackSystem.DGX_H100_X4,
];

/**
 * A site as users compose it, by chance: 1 to 3 halls, any redundancy, shelves and dual cords, own or shared heat rejection, tiers I to IV, ANSI or IEC,
 * up to 2,000 m. Good and bad ones alike: the audit is of numbers, not of verdicts. Undefined where the choices do not make a site.
 */
export function composedSite(seed: number): AiCloud | undefined {
  try {
    return compose(seed);
  } catch (error) {
    if ((error as { code?: string }).code) {
      return undefined;
    }
    throw error;
  }
}

function compose(seed: number): AiCloud {
  const next = random(seed);
  const pick = (n: number): number => Math.floor(next() * n);
  const among = <T>(choices: readonly T[]): T => choices[pick(choices.length)];
  const cloud = newCloud();
  const dry = 15 + pick(28);
  const site = new Site(cloud, `composed-${seed}`, {
    climate: Climate.designDay({ dryBulb: Temperature.celsius(dry), wetBulb: Temperature.celsius(dry - 2 - pick(15)) }),
    code: among([
      ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) }),
      ElectricalCode.ansi({ lowVoltage: Voltage.volts(480) }),
      ElectricalCode.iec({ lowVoltage: Voltage.volts(400) }),
    ]),
    tier: among([Tier.I, Tier.II, Tier.III, Tier.III, Tier.IV]),
    altitude: Length.meters(among([0, 0, 500, 1600, 2000])),
  });
  const redundancy = (): Redundancy =>
    among([
      Redundancy.N,
      Redundancy.nPlus(1),
      Redundancy.nPlus(2),
      Redundancy.TWO_N,
      Redundancy.distributed(3 + pick(4)),
      Redundancy.blockRedundant(2 + pick(3)),
    ]);
  const ups = (kilowatts: number): UpsModel =>
    UpsModel.generic({
      power: Power.kilowatts(kilowatts),
      apparentPower: ApparentPower.kilovoltAmperes(kilowatts * among([1, 1.03, 1.1])),
      curve: among([UpsCurve.SIC, UpsCurve.IGBT, UpsCurve.ECO, UpsCurve.LEGACY]),
    });
  // A generator of its own, so that the sites stay what they are.
  const less = random(seed + 1e6);
  const shared = next() < 0.4;
  const [plants, coolings]: [PowerPlant[], CoolingPlant[]] = [[], []];
  const boards: IPowered[] = [];
  for (let h = 0; h < 1 + pick(3); h++) {
    const hall = new DataHall(cloud, `composed-${seed}-hall-${h}`, { site });
    const pods = Array.from({ length: 1 + pick(2) }, (_, i) => {
      const system = among(SYSTEMS);
      const least = system.provisionedPower.toKilowatts();
      const cap = { power: Power.kilowatts(least * (0.7 + 0.25 * next())), response: Duration.seconds(1) };
      return new GpuPod(hall, `pod-${i}`, { system, rackCount: 1 + pick(4), powerCap: next() < 0.3 ? cap : undefined });
    });
    const network = Array.from(
      { length: pick(4) },
      (_, i) => new ServerRack(hall, `net-${i}`, { system: RackSystem.network({ power: Power.kilowatts(5 + pick(12)) }) }),
    );
    const power = new PowerPlant(hall, 'power', {
      simultaneity: less() < 0.25 ? Ratio.of(0.75 + less() / 4) : undefined,
      redundancy: redundancy(),
      ups: ups(among([250, 500, 800, 1000, 1500])),
      upsPerLineup: 1 + pick(2),
      fullyRatedBoards: next() < 0.3,
      loads: [...pods, ...network],
    });
    const cooling = new CoolingPlant(hall, 'cooling', {
      cdu: among([CduModel.VERTIV_COOLCHIP_1350, CduModel.VERTIV_COOLCHIP_1350_THREE_PUMP, CduModel.VERTIV_COOLCHIP_121]),
      redundancy: Redundancy.nPlus(1),
      supplyTemperature: Temperature.celsius(among([30, 35, 40, 40, 44])),
      loads: [...pods, ...network, power],
      rejection: shared ? HeatRejection.SHARED : HeatRejection.OWN,
      heatRejection: shared
        ? undefined
        : { dryCooler: DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70)), redundancy: Redundancy.nPlus(1) },
    });
    plants.push(power);
    coolings.push(cooling);
    boards.push(cooling);
  }
  if (shared) {
    boards.push(
      new HeatRejectionPlant(site, 'rejection', {
        loads: coolings,
        warmSupply: Temperature.celsius(among([26, 30, 36])),
        dryCooler: among([DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B, DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.percent(70))]),
      }),
    );
  }
  const mechanical = new PowerPlant(site, 'mechanical', { redundancy: among([Redundancy.N, Redundancy.TWO_N]), ups: ups(250), loads: boards });
  new UtilityPlant(site, 'utility', {
    simultaneity: less() < 0.25 ? Ratio.of(0.75 + less() / 4) : undefined,
    contract: Power.megawatts(among([3, 6, 10])),
    feeds: 1 + pick(3),
    generators:
      next() < 0.8 ? { model: among([GeneratorModel.DCC_2000, GeneratorModel.DCC_3000]), redundancy: Redundancy.nPlus(1 + pick(2)) } : undefined,
    loads: [...plants, mechanical],
  });
  return cloud;
}
