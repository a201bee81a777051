import { CoolingUnitFacts, CoolingUnitType, LoopFacts, LoopMedium } from '../../core';
import { Ratio, Temperature } from '../../units';
import type { SiteAnalysis, SiteSnapshot, ThermalShortfall } from '../model';
import { MAXIMUM_SUPPLY_C } from '../figures';
import { benchOf } from '../resilience/bench';
import { airKw } from './air';
import { liquidKw } from './technology';
import type { LoopNode, LoopUnit } from './topology';
import { Edit, Trial, TrialOptions } from './trial';

/** One change that alone ends a shortfall without starting another: tried, not divided. */
export type CoolingRemedy =
  /** Units more, as they are; `running` of them all where the group has units that stand by, undefined where the new ones stand by. */
  | { readonly kind: 'units'; readonly asset: number; readonly count: number; readonly standby: boolean; readonly running: number }
  /** Every unit of the kind of that larger model. */
  | { readonly kind: 'model'; readonly asset: number; readonly model: string; readonly heatKw?: number; readonly flow?: number }
  /** An adiabatic stage of that effectiveness on every dry cooler. */
  | { readonly kind: 'adiabatic'; readonly asset: number; readonly effectiveness: number }
  /** Another set-point of a loop, and with `together` of the facility water of its CDUs by as much. */
  | { readonly kind: 'set_point'; readonly loop: number; readonly celsius: number; readonly kelvins: number; readonly together: boolean }
  /** A warmer class of the coolant, which the racks bear. */
  | { readonly kind: 'class'; readonly celsius: number; readonly bearsC: number }
  /** Racks fewer, by heat they give to the loop. */
  | { readonly kind: 'racks'; readonly count: number; readonly heatKw: number };

/** Set-points are tried to this difference, in these steps. */
const MOST_KELVIN = 12;
const COARSE = 0.5;
const FINE = 0.1;
/** More units than this are another design. */
const MOST_UNITS = 64;
/** Least usual effectiveness of an adiabatic stage. */
const ADIABATIC = 0.7;

const KNOWN = new WeakMap<SiteAnalysis, Map<string, CoolingRemedy[]>>();

/** Ways out of a shortfall, cheapest first: set-points, units, larger models, racks. Loops alike in a like condition are worked out once. */
export function coolingRemedies(analysis: SiteAnalysis, shortfall: ThermalShortfall, options: TrialOptions = {}): CoolingRemedy[] {
  const known = KNOWN.get(analysis) ?? new Map<string, CoolingRemedy[]>();
  KNOWN.set(analysis, known);
  const { site, scenarios } = analysis;
  const bench = benchOf(site);
  const loop = bench.thermal.topology.loops.get(shortfall.loop)!;
  const models = loop.units.map((unit) => site.assets[unit.asset].record.model?.name ?? unit.facts.unitType);
  const { removed, part, state } = scenarios[shortfall.scenario];
  const gone = removed < 0 ? '' : `${site.assets[removed].record.cooling?.unit?.unitType} ${part === undefined}`;
  const key = [shortfall.quantity, shortfall.measured, shortfall.limit, loop.racks.length, state, gone, airKey(options), ...models].join('|');
  const found = known.get(key);
  if (found && loop.facts.medium !== LoopMedium.FACILITY_WATER) {
    return found;
  }
  const trial = new Trial(bench, shortfall, scenarios[shortfall.scenario], options);
  const remedies = trial.seen ? [...setPoints(trial), ...warmerClass(site, trial), ...units(site, trial), ...racks(site, trial, options)] : [];
  known.set(key, remedies);
  return remedies;
}

const airKey = ({ air, chillerless }: TrialOptions): string =>
  `${chillerless ? 'chillerless' : ''} ${air ? `${air.dryBulb.toCelsius()}/${air.wetBulb.toCelsius()}` : ''}`;

const replaced = (loop: LoopNode, facts: Partial<LoopFacts>): [number, LoopNode] => [loop.asset, { ...loop, facts: { ...loop.facts, ...facts } }];

const shifted = (loop: LoopNode, kelvins: number): [number, LoopNode] => {
  const by = (value: Temperature): Temperature => Temperature.celsius(value.toCelsius() + kelvins);
  const { supplyTemperature, returnTemperature } = loop.facts;
  return replaced(loop, { supplyTemperature: by(supplyTemperature), returnTemperature: returnTemperature && by(returnTemperature) });
};

/**
 * Colder water for a technology loop (with colder coolant where its own temperature is what counts), or colder coolant alone where it is supplied warmer
 * than it may be; a warmer set-point for heat rejection.
 */
function setPoints(trial: Trial): CoolingRemedy[] {
  const { loop, shortfall } = trial;
  const warmer = loop.facts.medium === LoopMedium.FACILITY_WATER;
  // What fan walls and rooms would take at warmer water is not in their ratings: for them no warmer set-point is offered.
  const cold = warmer && (loop.rooms.length > 0 || trial.below(loop).some((one) => one.facts.medium === LoopMedium.AIR));
  if (cold || loop.facts.medium === LoopMedium.AIR || (warmer && shortfall.quantity === 'flow')) {
    return [];
  }
  if (warmer) {
    return shiftThatHolds(trial, [loop], 1);
  }
  const facilities = [...new Set(loop.units.map((unit) => unit.facility))].flatMap((facility) => trial.loopOf(facility) ?? []);
  if (['flow', 'return_temperature', 'pressure'].includes(shortfall.quantity)) {
    return shiftThatHolds(trial, [loop, ...facilities], -1);
  }
  const supply = shortfall.quantity === 'supply_temperature';
  // A set-point that is itself above the class: alone where the rated approach is left, else with its facility water.
  if (supply && loop.facts.supplyTemperature.toCelsius() > shortfall.limit + 1e-3) {
    const alone = shiftThatHolds(trial, [loop], -1);
    const approach = Math.max(...loop.units.map(({ facts }) => facts.cdu?.approach.toKelvins() ?? 0));
    const warmest = Math.max(...facilities.map((facility) => facility.facts.supplyTemperature.toCelsius()));
    const isEnough = alone.some((one) => one.kind === 'set_point' && one.celsius - warmest >= approach - 1e-9);
    const both = isEnough ? [] : shiftThatHolds(trial, [loop, ...facilities], -1);
    return both.length > 0 ? both : alone;
  }
  return [...shiftThatHolds(trial, facilities, -1), ...(supply ? shiftThatHolds(trial, [loop], -1) : [])];
}

/** The least shift of the set-points of these loops that ends the shortfall, in tenths of a kelvin. */
function shiftThatHolds(trial: Trial, moved: LoopNode[], sign: 1 | -1): CoolingRemedy[] {
  if (moved.length === 0) {
    return [];
  }
  const holds = (kelvins: number): boolean => trial.holds({ loops: new Map(moved.map((one) => shifted(one, sign * kelvins))) });
  for (let coarse = COARSE; coarse <= MOST_KELVIN; coarse += COARSE) {
    if (holds(coarse)) {
      let kelvins = coarse;
      for (let fine = coarse - COARSE + FINE; fine < coarse - FINE / 2; fine += FINE) {
        if (holds(fine)) {
          kelvins = fine;
          break;
        }
      }
      const celsius = moved[0].facts.supplyTemperature.toCelsius() + sign * kelvins;
      return [{ kind: 'set_point', loop: moved[0].asset, celsius, kelvins, together: moved.length > 1 && moved[0] === trial.loop }];
    }
  }
  return [];
}

/** The class at which coolant as warm as it gets would be allowed, if the racks bear it. */
function warmerClass(site: SiteSnapshot, trial: Trial): CoolingRemedy[] {
  const { loop, shortfall } = trial;
  if (shortfall.quantity !== 'supply_temperature' || loop.facts.medium !== LoopMedium.TECHNOLOGY) {
    return [];
  }
  const bearsC = Math.min(...loop.racks.map((r) => site.assets[r].record.cooling!.heat!.maximumSupplyTemperature?.toCelsius() ?? MAXIMUM_SUPPLY_C));
  const celsius = Math.ceil(shortfall.measured * 10 - 1e-6) / 10;
  const edit = { loops: new Map([replaced(loop, { maximumSupplyTemperature: Temperature.celsius(Math.min(celsius, bearsC)) })]) };
  return celsius <= bearsC && trial.holds(edit) ? [{ kind: 'class', celsius, bearsC }] : [];
}

/** More units or larger ones, on the loop or, where facility water is short too, on that. */
function units(site: SiteSnapshot, trial: Trial): CoolingRemedy[] {
  const { loop, shortfall } = trial;
  const found: CoolingRemedy[] = [];
  const above = [...new Set(loop.units.map((unit) => unit.facility))].filter((facility) => trial.isShort(facility));
  for (const node of [loop, ...above.flatMap((facility) => trial.loopOf(facility) ?? [])]) {
    const pumps = node.facts.medium === LoopMedium.FACILITY_WATER && node === loop && shortfall.quantity === 'flow';
    const types = new Set(node.units.map((unit) => unit.facts.unitType));
    for (const type of types) {
      if (node.facts.medium === LoopMedium.FACILITY_WATER && node === loop && pumps !== (type === CoolingUnitType.PUMP)) {
        continue;
      }
      found.push(...adiabatic(trial, node, type), ...more(trial, node, type), ...larger(site, trial, node, type));
    }
  }
  return found;
}

function more(trial: Trial, loop: LoopNode, type: CoolingUnitType): CoolingRemedy[] {
  if (trial.piped) {
    return [];
  }
  const group = loop.units.filter((unit) => unit.facts.unitType === type);
  const [template] = group;
  const { duty } = template.facts;
  const all = Math.min(duty ?? Infinity, group.length);
  const holds = (count: number, standby: boolean): boolean => trial.holds(withUnits(trial, loop, template, count, standby ? duty : undefined));
  if (duty !== undefined && holds(1, true)) {
    return [{ kind: 'units', asset: template.asset, count: 1, standby: true, running: all }];
  }
  const count = least(MOST_UNITS, (n) => holds(n, false));
  return count === undefined ? [] : [{ kind: 'units', asset: template.asset, count, standby: false, running: all + count }];
}

/** `count` units more, linked as the first of their kind; all of them running besides the others, or with `duty` running as given. */
function withUnits(trial: Trial, loop: LoopNode, template: LoopUnit, count: number, duty: number | undefined): Edit {
  const running = template.facts.duty === undefined ? undefined : (duty ?? template.facts.duty + count);
  // Negative numbers are no equipment of the site.
  const added = Array.from({ length: count }, (_, i) => ({ ...template, asset: -2 - i, facts: { ...template.facts, duty: running } }));
  const loops = new Map([[loop.asset, { ...loop, units: [...loop.units, ...added] }]]);
  const water = trial.loopOf(template.facility);
  if (water) {
    loops.set(water.asset, { ...water, clients: [...water.clients, ...added.map((unit) => unit.asset)] });
  }
  return { loops, serving: new Map(added.map((unit) => [unit.asset, loop.asset])) };
}

const withFacts = (loop: LoopNode, type: CoolingUnitType, change: (facts: CoolingUnitFacts) => CoolingUnitFacts): Edit => {
  const units = loop.units.map((unit) => (unit.facts.unitType === type ? { ...unit, facts: change(unit.facts) } : unit));
  return { loops: new Map([[loop.asset, { ...loop, units }]]) };
};

function larger(site: SiteSnapshot, trial: Trial, loop: LoopNode, type: CoolingUnitType): CoolingRemedy[] {
  const { asset } = loop.units.find((unit) => unit.facts.unitType === type)!;
  const model = (site.assets[asset].record.larger ?? []).find(
    ({ unit }) => unit?.unitType === type && trial.holds(withFacts(loop, type, (own) => ({ ...unit, duty: own.duty, restart: own.restart }))),
  );
  return model ? [{ kind: 'model', asset, model: model.model, heatKw: model.heat?.toKilowatts(), flow: model.flow?.toLitersPerMinute() }] : [];
}

function adiabatic(trial: Trial, loop: LoopNode, type: CoolingUnitType): CoolingRemedy[] {
  const coolers = loop.units.filter((unit) => unit.facts.unitType === CoolingUnitType.DRY_COOLER);
  if (type !== CoolingUnitType.DRY_COOLER || coolers.some((unit) => (unit.facts.dryCooler!.adiabaticEffectiveness?.toFraction() ?? 0) > 0)) {
    return [];
  }
  const edit = withFacts(loop, type, (own) => ({ ...own, dryCooler: { ...own.dryCooler!, adiabaticEffectiveness: Ratio.of(ADIABATIC) } }));
  return trial.holds(edit) ? [{ kind: 'adiabatic', asset: coolers[0].asset, effectiveness: ADIABATIC }] : [];
}

/** The fewest racks to move away, those that give most heat to the loop first. */
function racks(site: SiteSnapshot, trial: Trial, { air }: TrialOptions): CoolingRemedy[] {
  const { loop, shortfall } = trial;
  // On a day of rare air racks may stand idle; as a rule a temperature is no matter of their number.
  if (!['heat', 'flow', 'airflow', ...(air ? ['supply_temperature'] : [])].includes(shortfall.quantity)) {
    return [];
  }
  const facility = loop.facts.medium === LoopMedium.FACILITY_WATER;
  const heat = new Map<number, number>();
  for (const node of facility ? [loop, ...trial.below(loop)] : [loop]) {
    const of = node.facts.medium === LoopMedium.AIR ? airKw : liquidKw;
    node.racks.forEach((rack) => heat.set(rack, (heat.get(rack) ?? 0) + of(site, rack)));
  }
  const ranked = [...heat].filter(([, kw]) => kw > 0).sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const without = (count: number): Edit => ({ without: ranked.slice(0, count).map(([rack]) => rack) });
  const count = least(ranked.length - 1, (n) => trial.holds(without(n)));
  return count === undefined ? [] : [{ kind: 'racks', count, heatKw: ranked.slice(0, count).reduce((sum, [, kw]) => sum + kw, 0) }];
}

/** The least number of at most `most` for which `holds`, which holds for all above it. */
function least(most: number, holds: (n: number) => boolean): number | undefined {
  let high = 1;
  while (high < most && !holds(high)) {
    high *= 2;
  }
  high = Math.min(high, most);
  if (most < 1 || !holds(high)) {
    return undefined;
  }
  let low = Math.floor(high / 2) + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = holds(middle) ? [low, middle] : [middle + 1, high];
  }
  return high;
}
