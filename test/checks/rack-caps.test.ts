import {
  DataHall,
  Duration,
  ElectricalCode,
  GpuPod,
  LimitRule,
  OverloadPoint,
  Power,
  PowerDemand,
  RackSystem,
  Ratio,
  Tier,
  Voltage,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { newCloud, newSite } from '../support/cloud';
import { LiteralSite, limitA } from '../support/literal-site';

const run = (code: string, site: LiteralSite): RawFinding[] => {
  const analysis = analyseSite(site.build());
  return CHECKS.filter((c) => c.code === code).flatMap((c) => c.evaluate(analysis));
};

/** Shelves that bear 110 % for ten seconds; a 60 A device under the 80 % rule that bears its whole rating for three hours. */
const TEN_SECONDS: OverloadPoint[] = [{ load: Ratio.percent(110), duration: Duration.seconds(10) }];
const WHOLE: OverloadPoint[] = [{ load: Ratio.percent(125), duration: Duration.hours(3) }];

interface Options {
  readonly kw?: number;
  readonly each?: number;
  readonly capKw?: number;
  readonly responseS?: number;
  readonly shelfKw?: number;
  readonly shelfOverload?: OverloadPoint[];
  readonly whipOverload?: OverloadPoint[];
}

/** A rack on eight shelves, `each` on each lineup, efficiency 97.5 %; whips of 60 A at 415 V, power factor .99. */
function rack({
  kw = 142,
  each = 4,
  capKw,
  responseS = 1,
  shelfKw = 33,
  shelfOverload = TEN_SECONDS,
  whipOverload = WHOLE,
}: Options = {}): LiteralSite {
  const site = new LiteralSite(Tier.III).utility('u').utility('v');
  const cords = Array.from({ length: 8 }, (_, i) => ({
    id: `s${i}`,
    shelves: 1,
    powerFactor: Ratio.of(0.99),
    limits: [{ ...limitA('whip', LimitRule.CORD, 60), factor: Ratio.percent(80), overload: whipOverload.length > 0 ? whipOverload : undefined }],
  }));
  site.load('pod/rack', kw, cords, {
    shelves: { ratedPower: Power.kilowatts(shelfKw), efficiency: Ratio.of(0.975), overload: shelfOverload.length > 0 ? shelfOverload : undefined },
    powerCap: capKw === undefined ? undefined : { power: Power.kilowatts(capKw), response: Duration.seconds(responseS) },
  });
  cords.forEach(({ id }, i) => {
    const name = `lineup-${Math.floor(i / each)}`;
    if (i % each === 0) {
      site.path(name, 1e4).feed('u', name).feed('v', name);
    }
    site.feed(name, 'pod/rack', id);
  });
  return site;
}

describe('PWR-07: a cap holds shelves only if it is low enough and comes in time', () => {
  // 142 · .975 = 138.45 kW DC on four shelves of 33 kW: 104.9 %; 132 / .975 = 135.385 kW AC is what they give.
  test('4 + 4 with a cap of 135 kW in a second', () => {
    const [found] = run('PWR-07', rack({ capKw: 135 }));
    expect(found).toMatchObject({ severity: 'warning', measured: 142 * 0.975, limit: 132 });
    expect(found.message).toContain('its cap brings it to 135 kW in 1 s, and its shelves bear the overload for 10 s');
  });
  test.each([
    ['a cap of 132/.975 kW, just enough', { capKw: 132 / 0.975 }, 'warning'],
    ['a cap of 135.39 kW, 132.005 kW DC', { capKw: 135.39 }, 'error'],
    ['a cap in 8 s, .8 of 10', { capKw: 135, responseS: 8 }, 'warning'],
    ['a cap in 8.01 s', { capKw: 135, responseS: 8.01 }, 'error'],
    ['shelves of which nobody says what they bear', { capKw: 135, shelfOverload: [] }, 'error'],
    ['110 % is not 120 %: 162.5 kW', { kw: 162.5, capKw: 135 }, 'error'],
    ['no cap', {}, 'error'],
  ])('%s', (_, options, severity) => expect(run('PWR-07', rack(options)).map((f) => f.severity)).toEqual([severity]));
  test('with everything in service no cap helps: 280 · .975 = 273 of 264 kW', () => {
    const [found] = run('PWR-07', rack({ kw: 280, capKw: 135 }));
    expect(found).toMatchObject({ severity: 'error', fix: 'take a rack with more shelves' });
  });
});

describe('PWR-07: the spread that is told leaves enough', () => {
  // 175 · .975 = 170.6 kW DC: six of eight shelves. Three lineups lose ⌈8/3⌉ = 3 and keep five, 165 kW; four lose two.
  test('4 + 4: four lineups', () =>
    expect(run('PWR-07', rack({ kw: 175 }))[0].fix).toMatch(/^spread the shelves evenly over 4 lineups, or cap the rack at 135\.38 kW/));
  test('3 + 3 + 2 is told the same, not three again', () =>
    expect(run('PWR-07', rack({ kw: 175, each: 3 }))[0].fix).toMatch(/^spread the shelves evenly over 4 lineups/));
  test('done', () => expect(run('PWR-07', rack({ kw: 175, each: 2 }))).toEqual([]));
  test('spread already, on lineups that fall together: four of eight hang on one transformer', () => {
    const site = new LiteralSite(Tier.III).utility('u').path('shared', 1e4).path('other', 1e4).feed('u', 'shared').feed('u', 'other');
    const cords = Array.from({ length: 8 }, (_, i) => ({ id: `s${i}`, shelves: 1 }));
    site.load('pod/rack', 142, cords, { shelves: { ratedPower: Power.kilowatts(33), efficiency: Ratio.of(0.975) } });
    [0, 1, 2, 3].forEach((n) => site.path(`lineup-${n}`, 1e4).feed(n < 2 ? 'shared' : 'other', `lineup-${n}`));
    cords.forEach(({ id }, i) => site.feed(`lineup-${Math.floor(i / 2)}`, 'pod/rack', id));
    // Five must stay, so that three may go.
    expect(run('PWR-07', site)[0].fix).toMatch(/^let no more than 3 of 8 shelves hang on 'shared', or cap/);
    expect(run('PWR-08', site).map((f) => f.fix)).toEqual([
      "let no more than 3 of 8 shelves hang on 'shared'",
      "let no more than 3 of 8 shelves hang on 'other'",
    ]);
  });
});

describe('PWR-11: what a cord carries until the cap holds', () => {
  // 35.5 kW a cord: 35.5 / (√3 · .415 · .99) = 49.887 A of 48; shelves of 40 kW have enough, so that only the cord is short.
  const cord = (options: Options): RawFinding[] => run('PWR-11', rack({ shelfKw: 40, ...options }));
  test('is told, as a warning where a cap of 130 kW comes within .8 · 3 h', () => {
    const [found] = cord({ capKw: 130, responseS: 8640 });
    expect(found).toMatchObject({ severity: 'warning', limit: 48, unit: 'A' });
    expect(found.measured).toBeCloseTo(49.887, 3);
    expect(found.message).toContain('its power cap brings it to 45.67 A in 8,640 s, and it bears the overload for 3 h');
  });
  test.each([
    ['later', { capKw: 130, responseS: 8641 }],
    ['never: a cap of 140 kW leaves 49.18 A', { capKw: 140 }],
    ['and nobody says what the cord bears', { capKw: 130, whipOverload: [] }],
  ])('and as an error where it comes %s', (_, options) => expect(cord(options).map((f) => f.severity)).toEqual(['error']));
  test('the cap that is told is that of the whole demand: 142 · 48 / 49.887 = 136.63 kW, whatever cap there is', () => {
    expect(cord({ capKw: 140 })[0].fix).toContain('cap the rack at 136.6 kW');
    expect(cord({ capKw: 136.6 })[0].severity).toBe('warning');
  });
  test('with everything in service it is an error: 280 kW, 49.18 A on each', () => {
    expect(run('PWR-11', rack({ kw: 280, shelfKw: 80, capKw: 130 })).map((f) => f.severity)).toEqual(['error']);
  });
});

describe('what constructs say of a rack that caps itself', () => {
  const demandOf = (code: ElectricalCode, capped: boolean): PowerDemand => {
    const cloud = newCloud();
    const hall = new DataHall(cloud, 'hall', { site: newSite(cloud, 'site', { code }) });
    const pod = new GpuPod(hall, 'pod', {
      system: RackSystem.GB300_NVL72.withShelfOverload(TEN_SECONDS),
      rackCount: 1,
      powerCap: capped ? { power: Power.kilowatts(135), response: Duration.seconds(1) } : undefined,
      allowedDarkRacks: 8,
    });
    return pod.racks[0].describe().demand!;
  };
  const ANSI = ElectricalCode.ansi({ lowVoltage: Voltage.volts(415) });
  const borne = (demand: PowerDemand): (number | undefined)[] => demand.cords[0].limits!.map((limit) => limit.overload?.[0].load.toFraction());
  test('its shelves bear what their maker says, its cords under ANSI 1/.8 of the continuous share for three hours, under IEC nothing known', () => {
    const demand = demandOf(ANSI, true);
    expect(demand.shelves!.overload).toEqual(TEN_SECONDS);
    expect(demand.allowedDarkRacks).toBe(8);
    expect(borne(demand)).toEqual([1.25]);
    expect(demand.cords[0].limits![0].overload![0].duration.toHours()).toBe(3);
    expect(borne(demandOf(ANSI, false))).toEqual([undefined]);
    expect(borne(demandOf(ElectricalCode.iec({ lowVoltage: Voltage.volts(400) }), true))).toEqual([undefined]);
  });
  test('overloads that do not rise are refused', () =>
    expect(() => RackSystem.GB300_NVL72.withShelfOverload([{ load: Ratio.percent(90), duration: Duration.seconds(1) }])).toThrow(/rising load/));
});
