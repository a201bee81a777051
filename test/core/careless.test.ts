import * as gf from 'cdktf-gigafactory';
import { Construct } from 'constructs';
import { codeOf, filesBelow, newCloud, newSite } from '../support/cloud';

/* eslint-disable @typescript-eslint/no-explicit-any -- what a program without types may pass */
const { Power, Temperature, Ratio } = gf;
const kW = (n: number): gf.Power => Power.kilowatts(n);
const C = (n: number): gf.Temperature => Temperature.celsius(n);
const ups = (n: number): gf.UpsModel =>
  gf.UpsModel.generic({ power: kW(n), apparentPower: gf.ApparentPower.kilovoltAmperes(n), curve: gf.UpsCurve.SIC });

interface Wrong {
  readonly site?: any;
  readonly pod?: any;
  readonly power?: any;
  readonly cooling?: any;
  readonly rejection?: any;
  readonly utility?: any;
  readonly generators?: any;
}

interface Made {
  readonly cloud: gf.AiCloud;
  readonly site: gf.Site;
  readonly pod: gf.GpuPod;
  readonly power: gf.PowerPlant;
  readonly cooling: gf.CoolingPlant;
  readonly utility: gf.UtilityPlant;
}

/** The smallest site that holds, with something else in one place. */
function made(wrong: Wrong = {}): Made {
  const cloud = newCloud();
  const site = newSite(cloud, 'site', wrong.site);
  const pod = new gf.GpuPod(site, 'pod', { system: gf.RackSystem.GB200_NVL72, rackCount: 2, ...wrong.pod });
  const power = new gf.PowerPlant(site, 'power', { redundancy: gf.Redundancy.TWO_N, ups: ups(400), loads: [pod], ...wrong.power });
  const cooling = new gf.CoolingPlant(site, 'cooling', {
    cdu: gf.CduModel.VERTIV_COOLCHIP_1350,
    loads: [pod, power],
    heatRejection: wrong.rejection,
    ...wrong.cooling,
  });
  const mechanical = new gf.PowerPlant(site, 'mechanical', { redundancy: gf.Redundancy.TWO_N, ups: ups(40), loads: [cooling] });
  const utility = new gf.UtilityPlant(site, 'utility', {
    contract: Power.megawatts(2),
    generators: { model: gf.GeneratorModel.DCC_2000, ...wrong.generators },
    loads: [power, mechanical],
    ...wrong.utility,
  });
  return { cloud, site, pod, power, cooling, utility };
}

const MEMBERS: { [place in keyof Wrong]: string[] } = {
  site: ['climate', 'code', 'tier', 'altitude', 'weather', 'energy', 'obligations'],
  pod: ['system', 'tapOff', 'powerCap', 'loadClass', 'electrical', 'programme', 'ports', 'crated'],
  power: [
    ...['redundancy', 'ups', 'loads', 'designLoad', 'podBusway', 'rowBusway', 'sharedTransformers', 'transformer', 'mainBreaker', 'upsAutonomy'],
    ...['interruptingRating', 'feeders', 'energising', 'simultaneity', 'upsMaintenanceBypass', 'upsTransients', 'upsDerating', 'transformerDerating'],
    ...['fullyRatedBoards', 'mainBreakerPickUp'],
  ],
  cooling: [
    ...['cdu', 'loads', 'redundancy', 'supplyTemperature', 'maximumSupplyTemperature', 'pipePressureDrop', 'airSupplyTemperature', 'maximumDewPoint'],
    ...['loopDetails', 'fanWall', 'rejection', 'heatRejection', 'coolant', 'fanWallContinuity', 'fanWallRestartTime'],
  ],
  rejection: [
    ...['redundancy', 'dryCooler', 'coolingTower', 'trimChiller', 'makeUpStore', 'chillerless', 'chiller', 'warmSupply', 'warmReturn', 'coldSupply'],
    ...['coldReturn', 'warmPump', 'coldPump', 'warmVolume', 'coldVolume', 'warmDetails', 'coldDetails', 'warmFluid', 'coldFluid', 'continuity'],
    'restartTime',
  ],
  utility: [
    ...['contract', 'agreement', 'feedCapacity', 'loads', 'generators', 'busCurrent', 'shortCircuitPower', 'interruptingRating', 'inletFeeder'],
    ...['simultaneity', 'switchgearDerating'],
  ],
  generators: ['model', 'redundancy', 'fuelStore', 'subtransientReactance', 'feeder', 'synchronizingTime', 'derating'],
};

describe('members of another kind are refused by name, and nothing is written', () => {
  const cases = Object.entries(MEMBERS).flatMap(([place, names]) => names!.map((name) => [place, name] as const));
  test.each(cases)('%s.%s', (place, name) => {
    for (const value of ['x', 5, () => 1, gf.Volume.cubicMeters(0), [1]]) {
      const ofThatKind = (value instanceof gf.Volume && /Volume|Store/.test(name)) || (Array.isArray(value) && name === 'sharedTransformers');
      if (!ofThatKind) {
        expect([name, String(value), codeOf(() => made({ [place]: { [name]: value } }))]).toEqual([
          name,
          String(value),
          expect.stringMatching(/^InvalidValue$|^NotLinkable$/),
        ]);
      }
    }
  });

  test('the message says which member, and where', () => {
    expect(() => made({ rejection: { dryCooler: 'BAC' } })).toThrow(`'dryCooler' must be a DryCoolerModel, got "BAC" at [site/cooling/rejection]`);
    expect(() => made({ generators: { fuelStore: 40 } })).toThrow(`'generators.fuelStore' must be a Volume, got 40 at [site/utility]`);
    expect(() => made({ utility: { inletFeeder: { length: 12 } } })).toThrow(`'inletFeeder.length' must be a Length, got 12 at [site/utility]`);
    expect(() => made({ cooling: { coolant: 'milk' } })).toThrow(/'coolant' must be one of water, pg25, .*, got "milk" at \[site\/cooling\]/);
    expect(() => made({ rejection: { warmPumps: 0 } })).toThrow(`'warmPumps' must be between`.slice(0, 11));
  });
});

describe('counts and temperatures that cannot be', () => {
  test.each([
    ['pumps', { rejection: { warmPumps: 0 } }],
    ['pumps that are no number', { rejection: { coldPumps: NaN } }],
    ['water as warm as the coolant', { rejection: { warmSupply: C(39.9) } }],
    ['no climate', { site: { climate: undefined } }],
    ['a cap without a response', { pod: { powerCap: { power: kW(100) } } }],
    ['a lineup list that is none', { power: { sharedTransformers: [{ model: gf.TransformerModel.DOE_LIQUID_2000 }] } }],
  ] as [string, Wrong][])('%s', (_, wrong) => expect(codeOf(() => made(wrong))).toBe('InvalidValue'));

  test('climates that contradict themselves', () => {
    const designDay = { dryBulb: C(35), wetBulb: C(22) };
    expect(codeOf(() => gf.Climate.of({ designDay, extreme: { dryBulb: C(30), wetBulb: C(20) } }))).toBe('InvalidValue');
    expect(codeOf(() => gf.Climate.of({ designDay, minimum: C(40) }))).toBe('InvalidValue');
    expect(codeOf(() => gf.Climate.of({ designDay, extreme: designDay, minimum: C(-40) }))).toBe('nothing was thrown');
  });

  test('more blocks than a plant has: what to take instead, not a property that nobody gave', () => {
    const site = newSite(newCloud());
    const pod = new gf.GpuPod(site, 'pod', { system: gf.RackSystem.GB200_NVL72, rackCount: 500 });
    // 500 · 132 kW over 100 · .98 · .95 / 1.006 = 92.5 kW.
    expect(() => new gf.PowerPlant(site, 'power', { redundancy: gf.Redundancy.TWO_N, ups: ups(100), loads: [pod] })).toThrow(
      /^66 MW would take 714 blocks of 92\.5\d* kW, at most 200 make one plant; take larger UPS/,
    );
  });
});

describe('links that mean nothing', () => {
  const fails = (act: (made: Made) => void): string => {
    const all = made();
    act(all);
    const code = codeOf(() => all.cloud.synth());
    expect(filesBelow(all.cloud.outdir)).toEqual([]);
    return code;
  };

  test('equipment cools equipment only through a loop', () => {
    expect(fails(({ pod, cooling }) => pod.racks[0].cool(cooling.cdus[0]))).toBe('CoolsNothing');
    expect(fails(({ cooling }) => cooling.rejection!.chillers[0].cool(cooling.cdus[0]))).toBe('CoolsNothing');
    expect(fails(({ cooling }) => cooling.rejection!.coldWater!.cool(cooling.loops[0]))).toBe('CoolsNothing');
  });

  test('conductors join one voltage', () => {
    const rack = (site: Construct): gf.ServerRack => new gf.ServerRack(site, 'net', { system: gf.RackSystem.network({ power: kW(5) }) });
    expect(fails(({ site, utility }) => utility.switchgear[0].supply(rack(site)))).toBe('VoltageMismatch');
    expect(fails(({ site, utility }) => utility.feeds[0].supply(rack(site)))).toBe('VoltageMismatch');
    const board = (site: Construct, volts: number): gf.Switchboard =>
      new gf.Switchboard(site, 'board', { mainBreaker: gf.Current.amperes(100), voltage: gf.Voltage.volts(volts) });
    expect(fails(({ site, power }) => power.lineups[0].board.supply(board(site, 600)))).toBe('VoltageMismatch');
    const all = made();
    // 400 V equipment on 415 V works.
    all.power.lineups[0].board.supply(board(all.site, 400));
    expect(codeOf(() => all.cloud.findings())).toBe('nothing was thrown');
  });

  test('an outage of what has no service', () => {
    expect(fails(({ pod }) => gf.Service.of(pod).failed())).toBe('ServiceOfNothing');
    expect(fails(({ pod }) => gf.Service.of(pod.racks[0]).failed())).not.toBe('nothing was thrown');
  });
});

describe('rooms of UPS that nothing cools', () => {
  const codes = (loads: (pod: gf.GpuPod, power: gf.PowerPlant) => gf.ICooled[], racks = 8): (string | undefined)[] => {
    const cloud = newCloud();
    const site = newSite(cloud);
    const pod = new gf.GpuPod(site, 'pod', { system: gf.RackSystem.GB200_NVL72, rackCount: racks });
    const power = new gf.PowerPlant(site, 'power', { redundancy: gf.Redundancy.TWO_N, ups: ups(1250), loads: [pod] });
    const cooling = new gf.CoolingPlant(site, 'cooling', { cdu: gf.CduModel.VERTIV_COOLCHIP_1350, loads: loads(pod, power) });
    const mechanical = new gf.PowerPlant(site, 'mechanical', { redundancy: gf.Redundancy.TWO_N, ups: ups(40), loads: [cooling] });
    new gf.UtilityPlant(site, 'utility', {
      contract: Power.megawatts(3),
      generators: { model: gf.GeneratorModel.DCC_2000 },
      loads: [power, mechanical],
    });
    return cloud.findings().map((finding) => finding.code);
  };

  // 2 · (14.5 kW of a UPS at 528 kW and 1.3 kW of its boards) is 3 % of 1,056 kW; two UPS of 40 kW for CDU pumps lose less than a kilowatt.
  test('non-compliant: the plant was left out of the cooling', () => expect(codes((pod) => [pod])).toContain('RoomNotCooled'));
  test('compliant', () => expect(codes((pod, power) => [pod, power])).not.toContain('RoomNotCooled'));
  test('not applicable without IT', () => {
    const cloud = newCloud();
    const site = newSite(cloud);
    new gf.Ups(site, 'ups', { model: ups(100) });
    expect(cloud.findings().map((finding) => finding.code)).not.toContain('RoomNotCooled');
  });
});

describe('racks that stand in the site itself', () => {
  // GB200: 1,360 kg · 9.81 over .6 · (1.068 + .6 + .5) m are 10.3 kPa, above the 7.2 kPa of Rated-1 and below 12.
  const floor = (site: Partial<gf.SiteProps>): string[] =>
    made({ site: { tier: gf.Tier.II, ...site } })
      .cloud.findings()
      .filter((finding) => finding.code === 'SPC-03')
      .map((finding) => finding.severity);

  test('non-compliant on the usual floor of tier II', () => expect(floor({})).toEqual(['error']));
  test('what SPC-03 advises can be said', () => {
    expect(floor({ floorRating: gf.Pressure.kilopascals(12) })).toEqual(['warning']);
    // 1,360 · 9.81 / (.6 · (1.068 + 1.6)) = 8.3 kPa with wider aisles.
    expect(floor({ floorRating: gf.Pressure.kilopascals(9), coldAisle: gf.Length.meters(1.8), hotAisle: gf.Length.meters(1.4) })).toEqual([]);
  });
});

test('shares are ratios', () => expect(codeOf(() => made({ power: { simultaneity: Ratio.percent(150) } }))).toBe('InvalidValue'));
