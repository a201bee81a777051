import {
  CduFacts,
  CduModel,
  Climate,
  CoolantCareFacts,
  CoolingUnitType,
  DryCoolerModel,
  Fluid,
  FlowRate,
  FreezeProtection,
  HeaderLayout,
  HeaderSection,
  HeadPoint,
  Length,
  LoadClass,
  LoopDetails,
  LoopMedium,
  PipeRun,
  Power,
  PowerDemand,
  Pressure,
  RackSystem,
  Ratio,
  Temperature,
  Tier,
  Volume,
  WettedFacts,
  WettedMaterial,
} from 'cdktf-gigafactory';
import { analyseSite } from '../../lib/analysis/analyse';
import { hydraulics } from '../../lib/analysis/hydraulics/results';
import type { SiteSnapshot } from '../../lib/analysis/model';
import type { RawFinding } from '../../lib/checks/finding';
import { CHECKS } from '../../lib/checks/registry';
import { LiteralSite } from '../support/literal-site';

interface Options {
  racks?: number;
  cdus?: number;
  cdu?: Partial<CduFacts>;
  tcs?: LoopDetails;
  warm?: LoopDetails;
  warmFluid?: Fluid;
  rackWetted?: WettedFacts;
  minimum?: number;
  tier?: Tier;
  pumpCurve?: HeadPoint[];
}

const { flowTable, liquidShare } = RackSystem.GB300_NVL72;

const demand = (kw: number): Omit<PowerDemand, 'cords'> => {
  const power = Power.kilowatts(kw);
  return { peak: power, provisioned: power, thermal: power, average: power, powerFactor: Ratio.of(0.98), loadClass: LoadClass.TRAINING };
};

/** Racks of 119 L/min at 40 °C on one coolant loop, CDUs of 1,200 L/min with two pumps, one warm loop with two dry coolers. */
function site(o: Options): SiteSnapshot {
  const literal = new LiteralSite(o.tier ?? Tier.III).utility('u').path('board', 1e6).feed('u', 'board');
  literal.add('tcs', {
    cooling: { loop: { medium: LoopMedium.TECHNOLOGY, fluid: Fluid.PG25, supplyTemperature: Temperature.celsius(40), ...o.tcs } },
  });
  literal.add('warm', {
    cooling: {
      loop: {
        medium: LoopMedium.FACILITY_WATER,
        fluid: o.warmFluid ?? Fluid.WATER,
        supplyTemperature: Temperature.celsius(36),
        returnTemperature: Temperature.celsius(46),
        ...o.warm,
      },
    },
  });
  for (let i = 0; i < (o.racks ?? 8); i++) {
    literal
      .add(`rack-${i}`, {
        demand: { ...demand(135), cords: [{ id: 's' }] },
        cooling: { heat: { liquidShare, flowTable, flowTableFluid: Fluid.WATER, wetted: o.rackWetted } },
      })
      .feed('board', `rack-${i}`, 's')
      .cool('tcs', `rack-${i}`);
  }
  for (let i = 0; i < (o.cdus ?? 2); i++) {
    const cdu = { ...CduModel.VERTIV_COOLCHIP_1350.facts, ...o.cdu };
    literal
      .add(`cdu-${i}`, { cooling: { unit: { unitType: CoolingUnitType.CDU, cdu } } })
      .cool(`cdu-${i}`, 'tcs')
      .cool('warm', `cdu-${i}`);
  }
  const dryCooler = DryCoolerModel.BAC_TDFS1238_N_C60_ET40_B.withAdiabaticStage(Ratio.of(0.7)).facts;
  for (let i = 0; i < 2; i++) {
    literal.add(`cooler-${i}`, { cooling: { unit: { unitType: CoolingUnitType.DRY_COOLER, duty: 1, dryCooler } } }).cool(`cooler-${i}`, 'warm');
  }
  if (o.pumpCurve) {
    const pump = { flow: FlowRate.litersPerMinute(1600), power: Power.kilowatts(1), headCurve: o.pumpCurve.length > 0 ? o.pumpCurve : undefined };
    for (let i = 0; i < 2; i++) {
      literal.add(`pump-${i}`, { cooling: { unit: { unitType: CoolingUnitType.PUMP, duty: 1, pump } } }).cool(`pump-${i}`, 'warm');
    }
  }
  const built = literal.build();
  const air = { dryBulb: Temperature.celsius(39), wetBulb: Temperature.celsius(22) };
  const minimum = o.minimum === undefined ? undefined : Temperature.celsius(o.minimum);
  return { ...built, climate: Climate.of({ designDay: air, minimum }) };
}

const all = (code: string, o: Options): RawFinding[] => {
  const analysis = analyseSite(site(o));
  return CHECKS.filter((c) => c.code === code).flatMap((c) => c.evaluate(analysis));
};
const found = (code: string, o: Options): RawFinding[] => all(code, o).filter((f) => f.missing === undefined);
const missing = (code: string, o: Options): string[] => all(code, o).flatMap((f) => f.missing ?? []);

const run = (meters: number, boreMm: number, more: Partial<PipeRun> = {}): PipeRun => ({
  length: Length.meters(meters),
  bore: Length.millimeters(boreMm),
  roughness: Length.millimeters(0.046),
  ...more,
});
const sections = (count: number, more: Partial<HeaderSection> = {}): HeaderSection[] =>
  Array.from({ length: count }, () => ({ pipe: run(1.2, 102.3), ...more }));
const drop = (lpm: number, bar: number): { flow: FlowRate; pressureDrop: Pressure } => ({
  flow: FlowRate.litersPerMinute(lpm),
  pressureDrop: Pressure.bars(bar),
});
const ring: LoopDetails = {
  pipework: { header: { layout: HeaderLayout.RING, sections: sections(10), unitNodes: [0, 5], loadNodes: [1, 2, 3, 4, 6, 7, 8, 9] } },
};

describe('THM-05: a pump of a CDU out, a header section out', () => {
  test('eight racks on two CDUs: share 476 of 600 L/min', () => expect(found('THM-05', { tcs: ring })).toEqual([]));
  // 10 · 119 / 2 = 595 of 600; 11: 654.5, ⌈1,309 / 600⌉ = 3.
  test('at the limit ten racks hold, eleven do not', () => {
    const details = { pipework: { header: { layout: HeaderLayout.RING, sections: sections(12) } } };
    expect(found('THM-05', { racks: 10, tcs: details })).toEqual([]);
    const [one] = found('THM-05', { racks: 11, tcs: details });
    expect(one).toMatchObject({ path: 'tcs', measured: expect.closeTo(654.5, 6), limit: 600, unit: 'L/min', severity: 'error' });
    expect(one.fix).toContain('take 3 CDUs');
  });
  test('a warning below tier III', () => expect(found('THM-05', { racks: 11, tier: Tier.II })[0].severity).toBe('warning'));
  test('a CDU with one pump gives nothing', () => expect(found('THM-05', { cdu: { pumps: 1 }, tcs: ring })[0]).toMatchObject({ limit: 0 }));
  test('a pump curve: enough flow, too little head at the share', () => {
    // One of two pumps at 476 L/min is the curve at 952: 4 − 3.5·(952/1,200)² = 1.797 bar; both at 476: 3.449.
    const headCurve = [
      { flow: FlowRate.ZERO, head: Pressure.bars(4) },
      { flow: FlowRate.litersPerMinute(1200), head: Pressure.bars(0.5) },
    ];
    const pipes = (bar: number): Options => ({ cdu: { headCurve }, tcs: { ...ring, pipework: { ...ring.pipework, equipment: drop(952, bar) } } });
    expect(found('THM-05', pipes(1))).toEqual([]);
    expect(found('THM-05', pipes(1.5))[0]).toMatchObject({ unit: 'bar', limit: expect.closeTo(1.797, 3) });
    expect(found('THM-01', pipes(1.5))).toEqual([]);
  });
  test('a dead-end header starves what is behind the section', () => {
    // CDUs at node 0, a rack at each of nodes 1 to 8: without section 1 all eight are lost, without section 8 one.
    const tcs = {
      pipework: { header: { layout: HeaderLayout.DEAD_END, sections: sections(8), unitNodes: [0, 0], loadNodes: [1, 2, 3, 4, 5, 6, 7, 8] } },
    };
    const [one] = found('THM-05', { tcs });
    expect(one).toMatchObject({ measured: 8, limit: 0, unit: 'racks', scenario: 'header section 1 is out', fix: 'close the header to a ring' });
    expect(one.message).toContain('8 of 8 valved stretches');
  });
  test('a ring without a valve beside a node loses the rack of that node', () => {
    const open = sections(10).map((section, i) =>
      i === 0 ? { ...section, valveAtEnd: false } : i === 1 ? { ...section, valveAtStart: false } : section,
    );
    const [one] = found('THM-05', { tcs: { pipework: { header: { ...ring.pipework!.header!, sections: open } } } });
    expect(one).toMatchObject({ measured: 1, scenario: 'header sections 1, 2 are out' });
    expect(one.message).toContain('rack-0');
  });
  test('not evaluated without a header', () => expect(missing('THM-05', {})[0]).toContain('of 2 loops'));
  test('a section of the warm loop that takes both CDUs takes their racks', () => {
    const warm = { pipework: { header: { layout: HeaderLayout.DEAD_END, sections: sections(2), loadNodes: [2, 2] } } };
    expect(found('THM-05', { tcs: ring, warm })).toEqual([expect.objectContaining({ path: 'warm', measured: 8 })]);
    const apart = { pipework: { header: { layout: HeaderLayout.DEAD_END, sections: sections(2), loadNodes: [0, 2] } } };
    expect(found('THM-05', { tcs: ring, warm: apart })).toEqual([]);
  });
});

describe('THM-01 and THM-04 take the pressure drop of the pipes where they are known', () => {
  test('normal: 1.7 bar at 952 L/min (ρ 1.0145) and .66 of the rack are within 2.44, 1.8 are not', () => {
    const pipes = (bar: number): Options => ({ tcs: { pipework: { equipment: drop(952, bar) } } });
    expect(found('THM-01', pipes(1.7))).toEqual([]);
    const [one] = found('THM-01', pipes(1.8));
    // 1.8 · 1.0142 + .661.
    expect(one).toMatchObject({ unit: 'bar', measured: expect.closeTo(2.486, 2), limit: 2.44 });
  });
  test('with a CDU out the connection of the other carries both shares: four times the drop', () => {
    // .46 bar at 476 L/min is 1.84 at 952.
    const o = (bar: number): Options => ({ tcs: { pipework: { unitConnection: run(0, 200, { components: [drop(476, bar)] }) } } });
    expect(found('THM-01', o(0.46))).toEqual([]);
    expect(found('THM-04', o(0.43))).toEqual([]);
    expect(found('THM-04', o(0.46))).toEqual([expect.objectContaining({ unit: 'bar', limit: 2.44 })]);
  });
});

describe('THM-06: pumps give what their curves and the pipes allow', () => {
  const point = (lpm: number, bar: number): HeadPoint => ({ flow: FlowRate.litersPerMinute(lpm), head: Pressure.bars(bar) });
  // 4 − V²·1e-6 bar.
  const pumpCurve = [point(0, 4), point(1000, 3), point(2000, 0)];
  const capacity = (o: Options): number => {
    const analysis = analyseSite(site(o));
    const warm = analysis.site.assets.findIndex((asset) => asset.path === 'warm');
    return analysis.thermal.results.find((r) => r.loop === warm && r.quantity === 'flow')!.normalLimit;
  };
  const warm = { pipework: { equipment: drop(2000, 3) } };
  test('with curve and pipes: 4 − V²·1e-6 = .75·.9937·V²·1e-6, V = 1,513.6 L/min', () => {
    expect(capacity({ pumpCurve, warm }) / 1513.6).toBeCloseTo(1, 3);
  });
  test('with one of both only: the duty of 1,600 L/min', () => {
    expect(capacity({ pumpCurve })).toBe(1600);
    expect(capacity({ pumpCurve: [], warm })).toBe(1600);
  });
  // 972 kW and pumps over 10 K ask for about 1,420 L/min: 4 bar at 2,000 leave √(4/1.994)·1,000 = 1,416.
  test('pipes that ask too much', () => {
    expect(found('THM-06', { pumpCurve, warm }).filter((f) => f.unit === 'L/min')).toEqual([]);
    const narrow = { pipework: { equipment: drop(2000, 4.2) } };
    expect(found('THM-06', { pumpCurve, warm: narrow })).toEqual([expect.objectContaining({ path: 'warm', unit: 'L/min' })]);
  });
});

const pressurisation = (fill: number, height = 4): LoopDetails => ({
  pressurisation: {
    fillPressure: Pressure.bars(fill),
    staticHeight: Length.meters(height),
    shutOffHead: Pressure.bars(2.44),
    pressureClass: Pressure.bars(5),
  },
});

describe('THM-08: speed and pressure', () => {
  const hose = (boreMm: number): Options => ({ tcs: { pipework: { loadConnection: run(2, boreMm) } } });
  // 119 L/min: 25 mm 4.04 m/s, 31.8 mm 2.497, 31.7 mm 2.513; 64 mm .617, 66 mm .580.
  test.each([
    [31.8, 0],
    [31.7, 1],
    [64, 0],
    [66, 1],
  ])('a hose of %d mm: %d findings', (bore, count) => expect(found('THM-08', hose(bore))).toHaveLength(count));
  test('a fast hose names the bore that does, as a warning', () => {
    const [one] = found('THM-08', hose(25));
    expect(one).toMatchObject({
      measured: expect.closeTo(4.04, 2),
      limit: 2.5,
      unit: 'm/s',
      severity: 'warning',
      fix: 'take a bore of at least 32 mm',
    });
  });
  test('a still section of a ring is no fault', () => expect(found('THM-08', { tcs: ring })).toEqual([]));
  // 2.56 + 2.44 = 5.00 of 5 bar.
  test('class: 2.56 bar of fill is the limit', () => {
    expect(found('THM-08', { tcs: pressurisation(2.56) })).toEqual([]);
    expect(found('THM-08', { tcs: pressurisation(2.57) })).toEqual([
      expect.objectContaining({ measured: expect.closeTo(5.01, 9), limit: 5, unit: 'bar' }),
    ]);
  });
  // 1,014.5 · 9.80665 · 4 = .398 bar of column: .9 bar leaves .502, .89 leaves .492.
  test('suction: .9 bar of fill under 4 m is the limit', () => {
    expect(found('THM-08', { tcs: pressurisation(0.9) })).toEqual([]);
    const [one] = found('THM-08', { tcs: pressurisation(0.89) });
    expect(one).toMatchObject({ measured: expect.closeTo(0.492, 3), limit: 0.5, fix: 'fill to at least 0.9 bar at the pumps' });
  });
  test('shut-off head of a curve from no flow', () => {
    const headCurve = [
      { flow: FlowRate.ZERO, head: Pressure.bars(3) },
      { flow: FlowRate.litersPerMinute(1200), head: Pressure.bars(2.44) },
    ];
    const { shutOffHead: _, ...rest } = pressurisation(2.5).pressurisation!;
    expect(found('THM-08', { cdu: { headCurve }, tcs: { pressurisation: rest } })[0]).toMatchObject({ measured: expect.closeTo(5.5, 9) });
    expect(missing('THM-08', { tcs: { pressurisation: rest } }).join()).toContain('shutOffHead');
  });
  test('not evaluated without facts, one line a kind', () => expect(missing('THM-08', {})).toHaveLength(3));
});

describe('THM-13: fluids, inhibitors, materials', () => {
  const good = [WettedMaterial.STAINLESS_304L, WettedMaterial.EPDM, WettedMaterial.COPPER, WettedMaterial.PTFE];
  test('allowed ones', () => expect(found('THM-13', { tcs: { wettedMaterials: good } })).toEqual([]));
  test('carbon steel in facility water, not in coolant', () => {
    expect(found('THM-13', { warm: { wettedMaterials: [WettedMaterial.CARBON_STEEL] } })).toEqual([]);
    expect(found('THM-13', { tcs: { wettedMaterials: [WettedMaterial.CARBON_STEEL] } })[0].message).toContain('carbon steel');
  });
  test('aluminium in a rack', () =>
    expect(found('THM-13', { rackWetted: { materials: [WettedMaterial.ALUMINIUM] } })[0]).toMatchObject({ path: 'tcs' }));
  test('racks filled with another fluid, CDU with another inhibitor', () => {
    expect(found('THM-13', { rackWetted: { filledWith: Fluid.PG25 } })).toEqual([]);
    expect(found('THM-13', { rackWetted: { filledWith: Fluid.WATER } })[0].message).toContain('comes filled with water');
    const o: Options = { tcs: { coolantCare: { inhibitor: 'organic acid' } }, cdu: { wetted: { inhibitor: 'nitrite' } } };
    expect(found('THM-13', o)[0].message).toContain('nitrite, organic acid meet');
  });
  test('not evaluated: pipes, racks and CDUs', () => expect(missing('THM-13', {})).toHaveLength(2));
});

describe('THM-14: freezing', () => {
  const o = (warmFluid: Fluid, minimum: number, freezeProtection?: FreezeProtection): Options => ({ warmFluid, minimum, warm: { freezeProtection } });
  // 30 % by volume freezes at −13.11 °C: −8.11 − 5 is the limit.
  test('30 % holds to −8.11 °C, 25 % does not to −8', () => {
    expect(found('THM-14', o(Fluid.PG30, -8.11))).toEqual([]);
    expect(found('THM-14', o(Fluid.PG30, -8.12))).toHaveLength(1);
    const [one] = found('THM-14', o(Fluid.PG25, -8));
    expect(one).toMatchObject({ path: 'warm', measured: -9.97, limit: -13, unit: '°C' });
    expect(one.fix).toContain('propylene glycol of 30 % by volume');
    // −4 − 5 = −9 °C, where 25 % (−9.97 °C) do; done as it says.
    expect(found('THM-14', o(Fluid.WATER, -4))[0].fix).toContain('propylene glycol of 25 % by volume');
    expect(found('THM-14', o(Fluid.PG25, -4))).toEqual([]);
  });
  test('heat trace counts on generators only; draining down counts', () => {
    expect(found('THM-14', o(Fluid.WATER, -8, FreezeProtection.HEAT_TRACE_ON_GENERATOR))).toEqual([]);
    expect(found('THM-14', o(Fluid.WATER, -8, FreezeProtection.DRAIN_DOWN))).toEqual([]);
    expect(found('THM-14', o(Fluid.WATER, -8, FreezeProtection.HEAT_TRACE_ON_UTILITY))[0].message).toContain('lost with the utility');
  });
  test('not evaluated without a coldest air; not asked of loops indoors', () => {
    expect(missing('THM-14', {})[0]).toContain('ClimateProps.minimum');
    expect(all('THM-14', { warm: { outdoorParts: false } })).toEqual([]);
    expect(found('THM-14', { minimum: -20, warm: { outdoorParts: false }, tcs: { outdoorParts: true } })[0]).toMatchObject({ path: 'tcs' });
  });
});

describe('THM-15: filter and water quality', () => {
  const care = (filterMm: number | undefined, more: Partial<CoolantCareFacts> = {}): Options => ({
    tcs: { coolantCare: { filter: filterMm === undefined ? undefined : Length.millimeters(filterMm), waterQuality: { ph: 8.5 }, ...more } },
  });
  test('50 µm is the limit', () => {
    expect(found('THM-15', care(0.05))).toEqual([]);
    expect(found('THM-15', care(0.051))[0]).toMatchObject({ measured: expect.closeTo(51, 6), limit: 50, unit: 'µm' });
    expect(found('THM-15', care(undefined))[0].message).toContain('no filter');
  });
  test('a record, within limits', () => {
    expect(found('THM-15', care(0.05, { waterQuality: undefined }))[0].message).toContain('no record');
    expect(found('THM-15', care(0.05, { waterQuality: { record: 'LAB-17' } }))[0].message).toContain('no record');
    expect(found('THM-15', care(0.05, { waterQuality: { ph: 9.5, chloride: 5, bacteria: 100 } }))).toEqual([]);
    expect(found('THM-15', care(0.05, { waterQuality: { ph: 7.2, chloride: 12 } })).map((f) => [f.measured, f.limit])).toEqual([
      [7.2, 8],
      [12, 5],
    ]);
  });
  test('not evaluated without care', () => expect(missing('THM-15', {})[0]).toContain('coolantCare'));
});

describe('THM-16: leaks', () => {
  const o = (sensors: number, pairs: number, liters?: number): Options => ({
    tcs: {
      leakProtection: {
        sensors,
        isolationValvePairs: pairs,
        isolatedVolume: liters === undefined ? undefined : Volume.liters(liters),
        containment: Volume.liters(80),
      },
    },
  });
  test('one of each a rack', () => {
    expect(found('THM-16', o(8, 8, 80))).toEqual([]);
    expect(found('THM-16', o(2, 8)).map((f) => [f.measured, f.limit, f.fix])).toEqual([[2, 8, 'add 6, one a rack or manifold']]);
    expect(found('THM-16', o(8, 7, 81)).map((f) => f.unit)).toEqual(['pairs of isolation valves', 'L']);
  });
  test('not evaluated', () => expect(missing('THM-16', {})[0]).toContain('leakProtection'));
  test('what runs out, not evaluated', () => {
    expect(missing('THM-16', o(8, 8))).toEqual([expect.stringContaining('isolatedVolume')]);
    expect(missing('THM-16', o(8, 8, 80))).toEqual([]);
  });
});

describe('THM-19: expansion and relief', () => {
  // 20 · (999.97/980.56 − 1) = .396 m³, 1.25 times .495.
  const o = (liters: number, relief: number): Options => ({
    warm: {
      volume: Volume.cubicMeters(20),
      pressurisation: { expansionVolume: Volume.liters(liters), reliefPressure: Pressure.bars(relief), pressureClass: Pressure.bars(10) },
    },
  });
  test('vessel', () => {
    expect(found('THM-19', o(500, 10))).toEqual([]);
    const [one] = found('THM-19', o(490, 10));
    expect(one).toMatchObject({ measured: 490, unit: 'L' });
    // Densities are known to .006 %, their difference to .3 %.
    expect(Math.abs(one.limit! / 495.1 - 1)).toBeLessThan(3e-3);
  });
  test('relief', () => expect(found('THM-19', o(500, 10.1))[0]).toMatchObject({ measured: 10.1, limit: 10, unit: 'bar' }));
  test('not evaluated', () => expect(missing('THM-19', {})).toHaveLength(2));
});

test('loops alike are told once', () => {
  const literal = new LiteralSite();
  for (const name of ['a', 'b', 'c']) {
    literal.add(name, {
      cooling: {
        loop: {
          medium: LoopMedium.TECHNOLOGY,
          fluid: Fluid.PG25,
          supplyTemperature: Temperature.celsius(40),
          coolantCare: { filter: Length.millimeters(0.1), waterQuality: { ph: 8.5 } },
        },
      },
    });
  }
  const analysis = analyseSite(literal.build());
  expect(hydraulics(analysis)).toHaveLength(3);
  const told = CHECKS.find((c) => c.code === 'THM-15')!.evaluate(analysis);
  expect(told).toEqual([expect.objectContaining({ path: 'a', message: expect.stringContaining('2 more loops alike') })]);
});
