import {
  AiCloud,
  BuswayModel,
  CduModel,
  CoolingPlant,
  Current,
  DataHall,
  FanWallModel,
  GpuPod,
  Power,
  PowerPlant,
  RackSystem,
  Redundancy,
  ServerRack,
  Site,
  TransformerModel,
  UpsModel,
} from 'cdktf-gigafactory';
import { boardRating, coolingUps, feeders, gb300Site, heatRejection, rowBusway, utilityOf } from './gb300';

/** The usual mistakes. Each can be made alone, so that what it costs is seen alone. */
export interface Mistakes {
  /** Block 2: lineups a and b hang on one transformer of 3,750 kVA. */
  readonly sharedTransformer?: boolean;
  /** Both CDUs of group 1 hang on the cooling UPS of side a, without a transfer switch. */
  readonly cdusOnOneUps?: boolean;
  /** Block 1: the eight shelves of a rack hang on two lineups, four and four. */
  readonly shelvesOnTwoLineups?: boolean;
  /** Block 1: 30 racks instead of 24. */
  readonly tooManyRacks?: boolean;
}

export const ALL_MISTAKES: Mistakes = { sharedTransformer: true, cdusOnOneUps: true, shelvesOnTwoLineups: true, tooManyRacks: true };

/** Pairs of lineups in the order in which dual-corded loads are laid out. */
const PAIRS = [
  ['a', 'b'],
  ['c', 'd'],
  ['a', 'c'],
  ['b', 'd'],
  ['a', 'd'],
  ['b', 'c'],
];

/** The GB300 hall with mistakes in it. */
export function brokenHall(cloud: AiCloud, mistakes: Mistakes = ALL_MISTAKES): void {
  const site: Site = gb300Site(cloud, 'us-tx-1');
  const hall = new DataHall(cloud, 'us-tx-1-hall-a', { site });
  const pod = (n: number, rackCount: number): GpuPod => new GpuPod(hall, `pod-${n}`, { system: RackSystem.GB300_NVL72, rackCount, row: `row-${n}` });
  const first = (mistakes.tooManyRacks ? [8, 8, 8, 6] : [8, 8, 8]).map((racks, i) => pod(i + 1, racks));
  const second = [5, 6, 7].map((n) => pod(n, 8));
  const network = Array.from(
    { length: 48 },
    (_, i) => new ServerRack(hall, `net-${String(i + 1).padStart(2, '0')}`, { system: RackSystem.network({ power: Power.kilowatts(15) }) }),
  );
  const pods = [...first, ...second];
  const racks = pods.flatMap((p) => p.racks);

  const power = new PowerPlant(hall, 'power', {
    redundancy: Redundancy.distributed(4),
    ups: UpsModel.EATON_9395_XR_1500,
    transformer: TransformerModel.DOE_LIQUID_2000,
    mainBreaker: Current.amperes(4000),
    podBusway: BuswayModel.PLUGIN_800,
    rowBusway: rowBusway(),
    interruptingRating: boardRating(),
    feeders: feeders(),
    blocks: 2,
    designLoad: Power.sum([...racks, ...network].map((rack) => rack.system.provisionedPower)),
    sharedTransformers: mistakes.sharedTransformer ? [{ block: 2, lineups: ['a', 'b'], model: TransformerModel.DOE_LIQUID_3750 }] : [],
  });
  first
    .flatMap((p) => p.racks)
    .forEach((rack, i) => power.supply(rack, { block: 1, lineups: mistakes.shelvesOnTwoLineups ? PAIRS[i % PAIRS.length] : undefined }));
  second.forEach((p) => power.supply(p, { block: 2 }));
  network.forEach((rack, i) => power.supply(rack, { block: i < 24 ? 1 : 2 }));

  const cooling = new CoolingPlant(hall, 'cooling', {
    cdu: CduModel.VERTIV_COOLCHIP_1350,
    redundancy: Redundancy.nPlus(1),
    racksPerGroup: racks.length / 6,
    fanWall: FanWallModel.VERTIV_FA096_HC,
    loads: [...pods, ...network, power],
    heatRejection: heatRejection(),
  });

  const misfed = mistakes.cdusOnOneUps ? cooling.cdus.slice(0, 2) : [];
  const mechanical = new PowerPlant(hall, 'mechanical', {
    redundancy: Redundancy.TWO_N,
    ups: coolingUps(),
    transformer: TransformerModel.DOE_LIQUID_2000,
    mainBreaker: Current.amperes(4000),
    interruptingRating: boardRating(),
    feeders: feeders(),
    designLoad: Power.sum(misfed.map((cdu) => cdu.power.designPower)),
    loads: cooling.equipment.filter((unit) => !misfed.some((cdu) => cdu === unit)),
  });
  misfed.forEach((cdu) => mechanical.supply(cdu, { lineups: ['a'] }));

  utilityOf(site, [power, mechanical]);
}
