import {
  AiCloud,
  AirClass,
  CduModel,
  ChillerModel,
  CoolingPlant,
  Current,
  DataHall,
  Details,
  Duration,
  FanWallModel,
  FlowRate,
  GpuPod,
  HeaderLayout,
  Length,
  LoopDetails,
  Mass,
  Power,
  PowerPlant,
  Pressure,
  RackSystem,
  Ratio,
  Redundancy,
  RideThroughPoint,
  ServerRack,
  Temperature,
  TransformerModel,
  TripSettings,
  UpsModel,
  Volume,
  WettedMaterial,
} from 'cdktf-gigafactory';
import { boardRating, coolingUps, feeders, gb300Site, heatRejection, rowBusway, utilityOf } from './gb300';
import { coldLoop, coolantLoop, ring, run } from './gb300-loops';

/*
 * What reviewers ask for beyond the hall itself. Every figure here is plausible and made up: it stands for a setting list, a quotation, a permit or a
 * survey that only the owner has.
 */

/** The placeholder curve of NERC PRC-024, which many utilities start from. */
const rideThrough = (): RideThroughPoint[] => {
  const point = (percent: number, seconds?: number): RideThroughPoint => ({
    voltage: Ratio.percent(percent),
    duration: seconds === undefined ? undefined : Duration.seconds(seconds),
  });
  return [point(0, 0.15), point(45, 0.3), point(65, 2), point(75, 3), point(90)];
};

const trip = (name: string, pickup: number, shortTime: number, delay: number, instantaneous: number): TripSettings => ({
  name,
  pickup: Current.amperes(pickup),
  shortTimePickup: Current.amperes(shortTime),
  shortTimeDelay: Duration.seconds(delay),
  instantaneousPickup: Current.amperes(instantaneous),
});

/** Stainless steel, copper and EPDM on the coolant side; filled on site. */
const wetted = { materials: [WettedMaterial.STAINLESS_316L, WettedMaterial.COPPER, WettedMaterial.EPDM] };

/** The racks as they are bought: phases in balance, frames of 52 units, swings above 5.1 Hz once power smoothing is on. */
const gpuRack = (): RackSystem =>
  RackSystem.GB300_NVL72.withFrame({ height: Length.millimeters(2400), usedRackUnits: 40, staticRating: Mass.kilograms(1800) })
    .withEnvironment({ airClass: AirClass.A2 })
    .withWetted(wetted)
    .withSwing({ lowestFrequency: 5.1, rampTime: Duration.seconds(60) });
const networkRack = (): RackSystem =>
  RackSystem.network({ power: Power.kilowatts(15) })
    .withFrame({
      mass: Mass.kilograms(700),
      width: Length.millimeters(600),
      depth: Length.millimeters(1200),
      height: Length.millimeters(2200),
      rackUnits: 47,
      usedRackUnits: 32,
      staticRating: Mass.kilograms(1400),
    })
    .withEnvironment({ airClass: AirClass.A2 });

/** Supplies between phases, without a neutral, so that no third harmonic flows in one. */
const balanced = {
  phases: { l1: 1, l2: 1, l3: 1 },
  phasesAfterLoss: { l1: 1, l2: 1, l3: 0.9 },
  currentDistortion: Ratio.percent(5),
  thirdHarmonic: Ratio.ZERO,
};
const crated = { mass: Mass.kilograms(1800), height: Length.millimeters(2600), width: Length.millimeters(1000) };

/** The cold loop in pipes: DN200 from the chillers, a ring past the fan walls and the coolers of the UPS rooms. */
const coldPipes = (): LoopDetails => ({
  ...coldLoop(),
  volume: Volume.cubicMeters(12),
  pipework: {
    unitConnection: run(6, 154.1, { lossCoefficient: 3 }),
    mains: run(120, 202.7, { lossCoefficient: 6 }),
    header: { layout: HeaderLayout.RING, sections: ring(8, run(6, 154.1, { lossCoefficient: 0.4 })) },
    loadDrop: { flow: FlowRate.litersPerMinute(400), pressureDrop: Pressure.bars(0.4) },
    equipment: { flow: FlowRate.litersPerMinute(2700), pressureDrop: Pressure.bars(0.6) },
  },
  pressurisation: {
    fillPressure: Pressure.bars(2),
    staticHeight: Length.meters(8),
    pressureClass: Pressure.bars(10),
    shutOffHead: Pressure.bars(4),
    reliefPressure: Pressure.bars(9),
    expansionVolume: Volume.liters(300),
  },
  wettedMaterials: [WettedMaterial.CARBON_STEEL, WettedMaterial.COPPER, WettedMaterial.EPDM],
});

/** The GB300 hall with everything said that a reviewer asks for: no check is left without an answer. */
export function reviewedHall(cloud: AiCloud): void {
  const site = gb300Site(cloud, 'us-tx-1', {
    obligations: {
      noise: { boundary: Length.meters(400) },
      maximumRefrigerantGwp: 700,
      generatorPermit: { hoursPerYear: 100, testHours: 24, outageHours: 20 },
      spares: [
        { kind: 'power_shelf', held: 6, failuresPerYear: 0.01 },
        { kind: 'pump', held: 3 },
      ],
      facilityCostUsd: 95e6,
    },
  });
  const hall = new DataHall(cloud, 'us-tx-1-hall-a', {
    site,
    footRating: Mass.kilograms(450),
    pathway: Length.meters(1.8),
    clearHeight: Length.meters(4.5),
    sprinklerHeight: Length.meters(4.2),
    deliveryRoute: { height: Length.meters(2.8), width: Length.meters(1.4), mass: Mass.kilograms(3000) },
    acceptance: { liquidLoadBanks: Power.megawatts(6), airLoadBanks: Power.megawatts(1.4), testDate: '2027-05-31' },
  });
  const landing = { inService: '2027-07-15', ordered: '2026-10-01', leadTimeWeeks: 36, leadTimeSource: 'quotation' };
  const pods = [1, 2, 3, 4, 5, 6].map(
    (n) => new GpuPod(hall, `pod-${n}`, { system: gpuRack(), rackCount: 8, row: `row-${n}`, electrical: balanced, crated, programme: landing }),
  );
  const network = Array.from(
    { length: 48 },
    (_, i) =>
      new ServerRack(hall, `net-${String(i + 1).padStart(2, '0')}`, {
        system: networkRack(),
        position: { row: `net-${Math.floor(i / 12) + 1}`, slot: (i % 12) + 1 },
        electrical: balanced,
        crated,
        programme: landing,
      }),
  );
  const power = new PowerPlant(hall, 'power', {
    redundancy: Redundancy.distributed(4),
    ups: UpsModel.EATON_9395_XR_1500,
    upsTransients: { rideThrough: rideThrough(), returnRamp: Duration.seconds(60) },
    transformer: TransformerModel.DOE_LIQUID_2000,
    mainBreaker: Current.amperes(4000),
    rowBusway: rowBusway(),
    energising: { firstStep: 2 },
    interruptingRating: boardRating(),
    feeders: feeders(),
    loads: [...pods, ...network],
  });
  const cooling = new CoolingPlant(hall, 'cooling', {
    cdu: CduModel.VERTIV_COOLCHIP_1350.withWetted(wetted),
    redundancy: Redundancy.nPlus(1),
    loopDetails: coolantLoop(),
    maximumDewPoint: Temperature.celsius(15),
    fanWall: FanWallModel.VERTIV_FA096_HC,
    loads: [...pods, ...network, power],
    heatRejection: { ...heatRejection(), chiller: ChillerModel.GENERIC_1100.withRestartTime(Duration.minutes(3)), coldDetails: coldPipes() },
  });
  const mechanical = new PowerPlant(hall, 'mechanical', {
    redundancy: Redundancy.TWO_N,
    ups: coolingUps(),
    upsTransients: { rideThrough: rideThrough(), returnRamp: Duration.seconds(60) },
    transformer: TransformerModel.DOE_LIQUID_2000,
    mainBreaker: Current.amperes(4000),
    interruptingRating: boardRating(),
    feeders: feeders(),
    energising: { firstStep: 1, lineupsPerStep: 2 },
    loads: [cooling],
  });
  // The rooms of its own UPS and boards, which are there only now.
  cooling.rejection!.coldWater!.cool(mechanical);
  utilityOf(
    site,
    [power, mechanical],
    {
      minimumPowerFactor: Ratio.of(0.95),
      rampMegawattsPerMinute: 10,
      rideThrough: rideThrough(),
      largestLoadLoss: Power.megawatts(3),
    },
    Ratio.percent(12),
  );

  Details.of(site).electrical({ voltageDistortion: Ratio.percent(2) });
  Details.of(hall).electrical({
    currentDistortion: Ratio.percent(5),
    board: trip('main breaker', 3200, 12800, 0.3, 40000),
    busway: trip('feeder breaker', 800, 4800, 0.1, 12000),
    tapOff: trip('tap-off', 60, 360, 0, 720),
  });
  Details.of(hall).workingSpace({ depth: Length.meters(1.2), exits: 2 });
  Details.of(site).emissions({ soundPowerDecibels: 98 });
  Details.of(cooling.rejection!).emissions({ soundPowerDecibels: 92, refrigerant: { name: 'R-513A', gwp: 630, charge: Mass.kilograms(120) } });
}
