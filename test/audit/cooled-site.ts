import {
  ApparentPower,
  CoolingFacts,
  CoolingUnitFacts,
  CoolingUnitType,
  Duration,
  FlowRate,
  Fluid,
  GlycolMix,
  HeatFacts,
  InputMode,
  LoadClass,
  LoopMedium,
  Power,
  PowerLevel,
  Pressure,
  Ratio,
  SourceRole,
  Temperature,
  TemperatureDelta,
  ThermalConductance,
  Tier,
} from 'cdktf-gigafactory';
import type { SiteSnapshot } from '../../lib/analysis/model';
import { LiteralSite } from '../support/literal-site';
import { random } from '../support/random-site';
import { pipeChoices } from './piped';

const celsius = (c: number): Temperature => Temperature.celsius(c);
const lpm = (flow: number): FlowRate => FlowRate.litersPerMinute(flow);
const kw = (power: number): Power => Power.kilowatts(power);

/**
 * Loops, units and racks by chance on a small, tied supply: every fluid, tables and flows per kilowatt, facility flows given and not, rooms, direct
 * racks on facility water, coolers with chillers behind them, one facility loop for liquid and air, too few pumps, units on one feed.
 */
export function cooledSite(seed: number): SiteSnapshot {
  const next = random(seed);
  const pick = (n: number): number => Math.floor(next() * n);
  const among = <T>(choices: readonly T[]): T => choices[pick(choices.length)];
  const between = (least: number, most: number): number => least + (most - least) * next();
  const pipes = pipeChoices(seed);
  const site = new LiteralSite(Tier.III, `cooled-${seed}`);
  site.utility('feed-a').utility('feed-b').generator('set', 4000);
  for (const side of ['a', 'b']) {
    site.path(`mv-${side}`, 1e5, { level: PowerLevel.MEDIUM_VOLTAGE }).feed(`feed-${side}`, `mv-${side}`).feed('set', `mv-${side}`);
  }
  site.path('tie', 1e5, { role: SourceRole.TIE, level: PowerLevel.MEDIUM_VOLTAGE }).feed('mv-a', 'tie').feed('mv-b', 'tie');
  const boards = ['a', 'b', 'c'].map((name, i) => {
    const loss = { name: 'loss', ratedPower: kw(2000), noLoad: between(0.002, 0.01), linear: between(-0.001, 0.01), square: between(0, 0.03) };
    const room = next() < 0.7;
    site.add(`board-${name}`, {
      source: {
        role: SourceRole.PATH,
        level: PowerLevel.LOW_VOLTAGE,
        input: InputMode.SELECTIVE,
        limits: [{ name: 'rating', rule: 'ups' as never, apparentPower: ApparentPower.kilovoltAmperes(2000) }],
        losses: [loss],
        recharge: Ratio.percent(among([0, 10])),
        inputPowerFactor: next() < 0.5 ? Ratio.of(0.99) : undefined,
      },
      cooling: room ? { rejectsLosses: true } : undefined,
    });
    (i % 2 ? ['mv-b', 'mv-a'] : ['mv-a', 'mv-b']).forEach((bus) => site.feed(bus, `board-${name}`));
    return { name: `board-${name}`, room };
  });
  const draw = (name: string, power: number, more: CoolingUnitFacts): void => {
    const [first, second] = [among(boards).name, among(boards).name];
    const switched = next() < 0.6 && first !== second;
    site.load(name, power, [{ id: 'supply', transferTime: switched ? Duration.seconds(5) : undefined }], {
      loadClass: LoadClass.COOLING,
      required: false,
      powerFactor: Ratio.of(0.95),
    });
    site.amend(name, { cooling: { unit: more } });
    site.feed(first, name, 'supply');
    if (switched) {
      site.feed(second, name, 'supply');
    }
  };
  const loop = (name: string, facts: CoolingFacts['loop']): void => {
    site.add(name, { cooling: { loop: facts } });
  };

  // Facility water: one loop for liquid and one for air, or one for both.
  const supply = among([18, 24, 30, 36]);
  const shared = next() < 0.3;
  const waters = shared ? ['water'] : ['warm', 'cold'];
  for (const name of waters) {
    const set = name === 'cold' ? 20 : supply;
    loop(name, {
      medium: LoopMedium.FACILITY_WATER,
      fluid: among([Fluid.WATER, Fluid.WATER, Fluid.PG25, Fluid.PG30]),
      supplyTemperature: celsius(set),
      returnTemperature: next() < 0.7 ? celsius(set + 6 + pick(8)) : undefined,
      ...pipes.loop(0.25, { flow: lpm(400), pressureDrop: Pressure.bars(0.4) }),
    });
    const duty = 1 + pick(2);
    for (let i = 0; i <= duty; i++) {
      const flow = between(800, 2500);
      const pump = { flow: lpm(flow), power: kw(between(5, 30)), headCurve: pipes.curve(flow, 2.5) };
      draw(`${name}-pump-${i}`, 30, { unitType: CoolingUnitType.PUMP, duty: next() < 0.9 ? duty : undefined, pump });
      site.cool(`${name}-pump-${i}`, name);
    }
    const coolers = name !== 'cold' && next() < 0.8;
    if (coolers) {
      const facts = {
        ratedHeat: kw(between(600, 2500)),
        waterIn: celsius(46),
        waterOut: celsius(40),
        airIn: celsius(among([33, 35])),
        fanPower: kw(between(20, 90)),
        airCapacityRate: next() < 0.4 ? ThermalConductance.kilowattsPerKelvin(between(200, 700)) : undefined,
        recirculation: next() < 0.3 ? TemperatureDelta.kelvins(3) : undefined,
      };
      for (let i = 0; i < 2 + pick(2); i++) {
        draw(`${name}-cooler-${i}`, 90, { unitType: CoolingUnitType.DRY_COOLER, duty: 2, dryCooler: facts });
        site.cool(`${name}-cooler-${i}`, name);
      }
    }
    if (name !== 'warm' || !coolers || next() < 0.4) {
      for (let i = 0; i < 2; i++) {
        const chiller = {
          nominalCapacity: kw(between(300, 1500)),
          capacityLossPerKelvin: Ratio.percent(1.2),
          carnotShare: Ratio.of(0.45),
          condenserApproach: TemperatureDelta.kelvins(12),
          evaporatorApproach: TemperatureDelta.kelvins(4),
          maximumCop: 12,
        };
        draw(`${name}-chiller-${i}`, 300, { unitType: CoolingUnitType.CHILLER, duty: 1 + pick(2), chiller });
        site.cool(`${name}-chiller-${i}`, name);
      }
    }
  }

  // Technology loops and racks.
  const racks: string[] = [];
  for (let g = 0; g < 1 + pick(3); g++) {
    const set = supply + 2 + pick(6);
    const fluid = among([Fluid.WATER, Fluid.PG25, Fluid.PG25_BY_MASS, Fluid.PG40, Fluid.PG_MIX]);
    const mix = next() < 0.5 ? GlycolMix.byVolume(Ratio.percent(34)) : GlycolMix.byMass(Ratio.percent(45));
    loop(`tcs-${g}`, {
      medium: LoopMedium.TECHNOLOGY,
      fluid,
      glycolMix: fluid === Fluid.PG_MIX ? mix : undefined,
      supplyTemperature: celsius(set),
      maximumSupplyTemperature: next() < 0.5 ? celsius(set + 2) : undefined,
      pipePressureDrop: next() < 0.5 ? Pressure.bars(0.3) : undefined,
      ...pipes.loop(0.08),
    });
    for (let i = 0; i < 1 + pick(3); i++) {
      const flow = between(300, 1300);
      const cdu = {
        ratedHeat: kw(flow * between(0.8, 1.3)),
        approach: TemperatureDelta.kelvins(3 + pick(4)),
        ratedFlow: lpm(flow),
        maximumFlow: lpm(flow * between(1, 1.3)),
        head: Pressure.bars(2),
        headCurve: pipes.curve(flow, 3),
        pumps: 1 + pick(3),
        pumpPower: kw(between(5, 15)),
        ratedFacilityFlow: next() < 0.4 ? lpm(flow * between(0.8, 1.3)) : undefined,
      };
      draw(`cdu-${g}-${i}`, 15, { unitType: CoolingUnitType.CDU, cdu });
      site.amend(`cdu-${g}-${i}`, { parts: [{ id: 'pump-1', kind: 'cdu_pump', pump: true }] });
      site.cool(`cdu-${g}-${i}`, `tcs-${g}`).cool(waters[0], `cdu-${g}-${i}`);
    }
    for (let r = 0; r < 1 + pick(5); r++) {
      const point = (c: number, flow: number) => ({
        supplyTemperature: celsius(c),
        flow: lpm(flow),
        pressureDrop: Pressure.bars(0.15 * (flow / 59) ** 1.9),
      });
      const heat: HeatFacts = {
        liquidShare: Ratio.of(among([0.85, 0.9, 1])),
        flowTable: next() < 0.6 ? [point(25, 59), point(30, 71), point(35, 89), point(40, 119), point(45, 177)] : undefined,
        litersPerMinutePerKilowatt: next() < 0.3 ? 1.8 : undefined,
        airTemperatureRise: next() < 0.3 ? TemperatureDelta.kelvins(12) : undefined,
        maximumSupplyTemperature: next() < 0.3 ? celsius(42) : undefined,
      };
      const [first, second] = [among(boards).name, among(boards).name];
      const name = `rack-${g}-${r}`;
      const thermal = kw(between(60, 140));
      site.load(name, 140, [{ id: 'a' }, { id: 'b' }], { gpus: 72, thermal, minimumCords: 1 + pick(2) });
      site.feed(first, name, 'a').feed(second, name, 'b');
      site.amend(name, { cooling: { heat } });
      site.cool(`tcs-${g}`, name);
      racks.push(name);
    }
  }

  // Residual air, rooms, and a rack straight on facility water.
  loop('air', { medium: LoopMedium.AIR, fluid: Fluid.AIR, supplyTemperature: celsius(25) });
  for (let i = 0; i < 1 + pick(3); i++) {
    const fanWall = { grossCapacity: kw(between(20, 120)), airflow: lpm(between(2e5, 9e5)), waterFlow: lpm(200), fanPower: kw(between(2, 8)) };
    draw(`wall-${i}`, 8, { unitType: CoolingUnitType.FAN_WALL, fanWall });
    site.cool(`wall-${i}`, 'air').cool(waters[waters.length - 1], `wall-${i}`);
  }
  racks.forEach((rack) => site.cool('air', rack));
  boards.filter((board) => board.room).forEach((board) => site.cool(next() < 0.7 ? waters[waters.length - 1] : 'air', board.name));
  if (next() < 0.3) {
    site.load('door', 40, [{ id: 'a' }]).feed(boards[0].name, 'door', 'a');
    site.amend('door', { cooling: { heat: { liquidShare: Ratio.ONE } } });
    site.cool(waters[0], 'door');
  }
  return site.build();
}
