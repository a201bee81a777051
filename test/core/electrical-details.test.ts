import {
  Current,
  Details,
  Duration,
  ElectricalDetails,
  PowerPlant,
  Power,
  Ratio,
  Redundancy,
  Switchboard,
  TripSettings,
  UpsModel,
  UtilityPlant,
} from 'cdktf-gigafactory';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { codeOf, newCloud, newSite } from '../support/cloud';

const device = (pickup: number, more: Partial<TripSettings> = {}): TripSettings => ({
  name: `${pickup} A`,
  pickup: Current.amperes(pickup),
  ...more,
});

function plant() {
  const cloud = newCloud();
  const site = newSite(cloud);
  const power = new PowerPlant(site, 'power', { redundancy: Redundancy.TWO_N, ups: UpsModel.EATON_9395_XR_1500, designLoad: Power.kilowatts(500) });
  const utility = new UtilityPlant(site, 'utility', { contract: Power.megawatts(2), loads: [power] });
  const own = new Switchboard(site, 'own', { mainBreaker: Current.amperes(1000), device: device(900) });
  power.lineups[0].output!.supply(own);
  const electrical = (path: string) => snapshotOf(cloud).sites[0].assets.find((asset) => asset.path === path)!.record.source!.electrical!;
  return { site, power, utility, own, electrical };
}

test('settings and distortion hold for what is below, the nearest first, and where the equipment says nothing itself', () => {
  const { site, power, utility, own, electrical } = plant();
  const [a, b] = power.lineups;
  Details.of(site).electrical({ board: device(3000), currentDistortion: Ratio.percent(4), voltageDistortion: Ratio.percent(2) });
  Details.of(a.output!).electrical({ board: device(1800) });
  expect(electrical(a.board.node.path).device!.pickup.toAmperes()).toBe(3000);
  expect(electrical(a.output!.node.path).device!.pickup.toAmperes()).toBe(1800);
  expect(electrical(own.node.path).device!.pickup.toAmperes()).toBe(900);
  expect(electrical(b.ups[0].node.path).currentDistortion!.toPercent()).toBeCloseTo(4, 9);
  // A transformer passes on what it feeds.
  expect(electrical(a.transformer.node.path)?.currentDistortion).toBeUndefined();
  expect(electrical(utility.feeds[0].node.path).voltageDistortion!.toPercent()).toBeCloseTo(2, 9);
});

test('what is said twice of one construct adds up', () => {
  const { power, electrical } = plant();
  Details.of(power).electrical({ board: device(3000) });
  Details.of(power).electrical({ currentDistortion: Ratio.percent(3) });
  expect(electrical(power.lineups[0].board.node.path).device!.pickup.toAmperes()).toBe(3000);
  expect(electrical(power.lineups[0].ups[0].node.path).currentDistortion!.toPercent()).toBeCloseTo(3, 9);
});

test.each<[string, ElectricalDetails]>([
  ['a short-time pickup below the long-time one', { board: device(1000, { shortTimePickup: Current.amperes(900) }) }],
  ['a delay of minutes', { busway: device(1000, { shortTimeDelay: Duration.seconds(60) }) }],
  ['a number for a current', { tapOff: device(60, { instantaneousPickup: 600 as never }) }],
  ['distortion beyond 200 %', { currentDistortion: Ratio.percent(250) }],
  ['nothing for a pickup', { board: { name: 'main' } as never }],
])('%s is refused', (_, facts) => {
  const { power } = plant();
  expect(codeOf(() => Details.of(power).electrical(facts))).toBe('InvalidValue');
});
