import {
  type AssetRecord,
  Continuity,
  type CoolingFacts,
  CoolingUnitType,
  type CordRecord,
  Fluid,
  InputMode,
  LimitRule,
  LoadClass,
  LoopMedium,
  type LossCurve,
  type OverloadPoint,
  type PowerDemand,
  PowerLevel,
  type PowerLimit,
  type PowerSource,
  type ResilienceFacts,
  SourceRole,
} from '../core';
import { invalidRecord } from '../core/errors';
import { ApparentPower, Current, Duration, Length, Mass, Power, Ratio, Temperature, Voltage } from '../units';

type Kind = { readonly name: string; readonly prototype: object };
type Say = (ok: boolean, field: string, rule: string) => void;

/** Which facts a unit must come with. */
const FACTS_OF: { readonly [type in CoolingUnitType]: keyof NonNullable<CoolingFacts['unit']> } = {
  [CoolingUnitType.CDU]: 'cdu',
  [CoolingUnitType.PUMP]: 'pump',
  [CoolingUnitType.DRY_COOLER]: 'dryCooler',
  [CoolingUnitType.CHILLER]: 'chiller',
  [CoolingUnitType.FAN_WALL]: 'fanWall',
  [CoolingUnitType.COOLING_TOWER]: 'coolingTower',
};

const is = (value: unknown, kind: Kind): boolean => value instanceof (kind as unknown as { new (): object });
const oneOf = (value: unknown, kinds: object): boolean => Object.values(kinds).includes(value);
const count = (value: unknown, least: number): boolean => value === undefined || (Number.isInteger(value) && (value as number) >= least);
const share = (value: unknown): boolean => is(value, Ratio) && (value as Ratio).toFraction() <= 1;
const positiveShare = (value: unknown): boolean => share(value) && (value as Ratio).toFraction() > 0;

/**
 * Facets that a class of the user's says of itself. What the analysis could not read is refused here; so is what it would read and nobody would judge:
 * a limit of a rule that there is not, a loss that is no number.
 */
export function checkFacets(record: AssetRecord, path: string): void {
  const say: Say = (ok, field, rule) => {
    if (!ok) {
      throw invalidRecord(field, rule, path);
    }
  };
  if (record.demand) {
    checkDemand(record.demand, say);
  }
  if (record.source) {
    checkSource(record.source, say);
  }
  if (record.cooling) {
    checkCooling(record.cooling, say);
  }
  if (record.space) {
    say(is(record.space.mass, Mass), 'space.mass', 'must be a Mass');
    say(is(record.space.width, Length) && is(record.space.depth, Length), 'space.width', "and 'space.depth' must be Lengths");
  }
  if (record.resilience) {
    checkResilience(record.resilience, say);
  }
  if (record.parts) {
    say(
      Array.isArray(record.parts) && record.parts.every((part) => typeof part?.id === 'string' && part.id !== ''),
      'parts',
      'must be a list, each with an id',
    );
    say(new Set(record.parts.map((part) => part.id)).size === record.parts.length, 'parts', 'must each have an id of its own');
  }
  if (record.model) {
    say(typeof record.model.name === 'string' && typeof record.model.source === 'string', 'model', 'must have a name and a source');
  }
}

function checkDemand(demand: PowerDemand, say: Say): void {
  for (const name of ['peak', 'provisioned', 'thermal', 'average'] as const) {
    say(is(demand[name], Power), `demand.${name}`, 'must be a Power');
  }
  say(positiveShare(demand.powerFactor), 'demand.powerFactor', 'must be a Ratio above 0 and at most 1');
  say(oneOf(demand.loadClass, LoadClass), 'demand.loadClass', 'must be a LoadClass');
  say(demand.continuity === undefined || oneOf(demand.continuity, Continuity), 'demand.continuity', 'must be a Continuity');
  const named = Array.isArray(demand.cords) && demand.cords.every((cord) => typeof cord?.id === 'string' && cord.id !== '');
  const own = named && new Set(demand.cords.map((cord) => cord.id)).size === demand.cords.length;
  say(own && demand.cords.length > 0, 'demand.cords', 'must have at least one cord, each with a name of its own');
  demand.cords.forEach((cord) => checkCord(cord, say));
  say(
    count(demand.minimumCords, 1) && (demand.minimumCords ?? 1) <= demand.cords.length,
    'demand.minimumCords',
    'must be between 1 and the number of cords',
  );
  say(count(demand.allowedDarkRacks, 0), 'demand.allowedDarkRacks', 'must be a whole number');
  say(count(demand.gpus, 0), 'demand.gpus', 'must be a whole number');
  if (demand.shelves) {
    say(
      is(demand.shelves.ratedPower, Power) && positiveShare(demand.shelves.efficiency),
      'demand.shelves',
      'must have a Power and an efficiency above 0',
    );
    checkOverload(demand.shelves.overload ?? [], 'demand.shelves', say);
  }
}

function checkCord(cord: CordRecord, say: Say): void {
  const field = `cord '${cord.id}'`;
  say(count(cord.shelves, 0), field, "must have a whole number of 'shelves'");
  say(
    cord.shareWeight === undefined || (Number.isFinite(cord.shareWeight) && cord.shareWeight >= 0),
    field,
    "must have a 'shareWeight' of at least 0",
  );
  say(cord.powerFactor === undefined || positiveShare(cord.powerFactor), field, "must have a 'powerFactor' above 0 and at most 1");
  checkLimits(cord.limits ?? [], field, say);
}

function checkSource(source: PowerSource, say: Say): void {
  say(oneOf(source.role, SourceRole), 'source.role', 'must be a SourceRole');
  say(oneOf(source.level, PowerLevel), 'source.level', 'must be a PowerLevel');
  say(source.input === undefined || oneOf(source.input, InputMode), 'source.input', 'must be an InputMode');
  checkLimits(source.limits, 'source.limits', say);
  say(source.simultaneity === undefined || positiveShare(source.simultaneity), 'source.simultaneity', 'must be a Ratio above 0 and at most 1');
  say(source.losses === undefined || Array.isArray(source.losses), 'source.losses', 'must be a list');
  source.losses?.forEach((loss) => checkLoss(loss, say));
}

/** The loss may fall in one term (a UPS curve does), never as a whole. */
function checkLoss(loss: LossCurve, say: Say): void {
  const field = `loss '${loss?.name}'`;
  const rated = [is(loss?.ratedPower, Power), is(loss?.ratedApparentPower, ApparentPower)].filter(Boolean).length;
  say(rated === 1, field, "must have exactly one of 'ratedPower' and 'ratedApparentPower'");
  const at = (x: number): number => loss.noLoad + loss.linear * x + loss.square * x * x;
  say(
    [0, 0.25, 0.5, 0.75, 1].every((x) => Number.isFinite(at(x)) && at(x) >= 0),
    field,
    'must be a number of at least 0 from no load to full load',
  );
}

function checkLimits(limits: PowerLimit[], field: string, say: Say): void {
  say(Array.isArray(limits), field, 'must be a list of limits');
  for (const limit of limits) {
    const given = [is(limit?.power, Power), is(limit?.apparentPower, ApparentPower), is(limit?.current, Current)].filter(Boolean).length;
    const all = [limit?.power, limit?.apparentPower, limit?.current].filter((value) => value !== undefined).length;
    const name = `limit '${limit?.name}'`;
    say(given === 1 && all === 1, name, 'must have exactly one of power, apparentPower and current, and a voltage with current');
    say(
      limit.current === undefined || is(limit.voltage, Voltage),
      name,
      'must have exactly one of power, apparentPower and current, and a voltage with current',
    );
    say(oneOf(limit.rule, LimitRule), name, 'must name a LimitRule, or no check would judge it');
    say(limit.factor === undefined || is(limit.factor, Ratio), name, "must have a Ratio as 'factor'");
    checkOverload(limit.overload ?? [], name, say);
  }
}

function checkOverload(overload: OverloadPoint[], field: string, say: Say): void {
  const known = Array.isArray(overload) && overload.every((point) => is(point?.load, Ratio) && is(point?.duration, Duration));
  say(known && falls(overload), field, "must have 'overload' points of rising load above 100 %, each borne for no longer than the one before");
}

/** More load, less time. */
const falls = (points: OverloadPoint[]): boolean =>
  points.every(
    ({ load, duration }, i) =>
      load.toFraction() > (points[i - 1]?.load.toFraction() ?? 1) && duration.toSeconds() <= (points[i - 1]?.duration.toSeconds() ?? Infinity),
  );

function checkCooling({ heat, loop, unit }: CoolingFacts, say: Say): void {
  if (heat) {
    say(share(heat.liquidShare), 'cooling.heat.liquidShare', 'must be a Ratio of at most 1');
  }
  if (loop) {
    say(oneOf(loop.medium, LoopMedium), 'cooling.loop.medium', 'must be a LoopMedium');
    say(oneOf(loop.fluid, Fluid), 'cooling.loop.fluid', 'must be a Fluid');
    say(is(loop.supplyTemperature, Temperature), 'cooling.loop.supplyTemperature', 'must be a Temperature');
  }
  if (unit) {
    say(oneOf(unit.unitType, CoolingUnitType), 'cooling.unit.unitType', 'must be a CoolingUnitType');
    const facts = FACTS_OF[unit.unitType];
    say(typeof unit[facts] === 'object' && unit[facts] !== null, `cooling.unit.${facts}`, 'must be given with a unit of that type');
    say(count(unit.duty, 1), 'cooling.unit.duty', 'must be a whole number of at least 1');
  }
}

function checkResilience({ faultZones, maintenanceZones, maintenanceBypass, reliability }: ResilienceFacts, say: Say): void {
  const lists = { faultZones, maintenanceZones, maintenanceBypass, reliability };
  Object.entries(lists).forEach(([name, list]) => say(list === undefined || Array.isArray(list), `resilience.${name}`, 'must be a list'));
  checkLimits(maintenanceBypass ?? [], 'resilience.maintenanceBypass', say);
  for (const rate of reliability ?? []) {
    const known = Number.isFinite(rate?.failuresPerYear) && rate.failuresPerYear >= 0 && is(rate.repair, Duration);
    say(known, 'resilience.reliability', "must have 'failuresPerYear' of at least 0 and a Duration as 'repair'");
  }
}
