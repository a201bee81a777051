import { Derating, ElectricalDetails, TripSettings } from './electrical-facts';
import { EmissionFacts } from './emission-facts';
import { EnergyFacts, EnergyRules } from './energy-facts';
import { Area, Current, Duration, Length, Mass, Power, Ratio, Volume } from '../units';
import { invalidValue } from './errors';
import { given } from './given';
import { ProgrammeFacts } from './programme-facts';
import { WorkingSpace } from './records';
import { SiteObligations } from './site-obligations';
import { OverloadPoint } from './power-facts';
import { ServiceKind, ServiceState } from './service-facts';
import { EnergisingFacts, RideThroughPoint, StorageFacts, SwingFacts, UtilityAgreement } from './supply-facts';

/** A calendar day as '2027-03-31', and one that exists. */
export const isDay = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

export function checkedDay(name: string, day: string | undefined, path: string): void {
  if (day !== undefined && !isDay(day)) {
    throw invalidValue(name, "a day such as '2027-03-31'", String(day), path);
  }
}

function amount(name: string, value: number | undefined, least: number, most: number, path: string): void {
  if (value !== undefined && !(value >= least && value <= most)) {
    throw invalidValue(name, `between ${least} and ${most}`, value, path);
  }
}

export function checkedProgramme(facts: ProgrammeFacts, path: string): ProgrammeFacts {
  checkedDay('programme.ordered', facts.ordered, path);
  checkedDay('programme.needed', facts.needed, path);
  checkedDay('programme.inService', facts.inService, path);
  amount('programme.leadTimeWeeks', facts.leadTimeWeeks, 0, 520, path);
  return facts;
}

export function checkedService(state: ServiceState, path: string): ServiceState {
  if (!Object.values(ServiceKind).includes(state?.kind)) {
    throw invalidValue('service.kind', 'a ServiceKind', String(state?.kind), path);
  }
  checkedDay('service.until', state.until, path);
  if (state.reason !== undefined && (typeof state.reason !== 'string' || state.reason.length > 500)) {
    throw invalidValue('service.reason', 'a text of at most 500 characters', String(state.reason), path);
  }
  return { kind: state.kind, until: state.until, reason: state.reason };
}

export function checkedWorkingSpace(facts: WorkingSpace, path: string): WorkingSpace {
  given('workingSpace.depth', facts?.depth, Length, path);
  for (const [name, value, most] of [
    ['exits', facts.exits, 20],
    ['condition', facts.condition, 3],
  ] as const) {
    if (value !== undefined && (!Number.isInteger(value) || value < 1 || value > most)) {
      throw invalidValue(`workingSpace.${name}`, `a whole number from 1 to ${most}`, value, path);
    }
  }
  return facts;
}

export function checkedEmissions(facts: EmissionFacts, path: string): EmissionFacts {
  amount('emissions.soundPowerDecibels', facts.soundPowerDecibels, 0, 150, path);
  amount('emissions.refrigerant.gwp', facts.refrigerant?.gwp, 0, 30000, path);
  return facts;
}

/** What the year of a site is worked out with: every figure in a range in which such figures are. */
export function checkedEnergy(facts: EnergyFacts, path: string): EnergyFacts {
  const { gridCarbon, refrigerant } = facts;
  if (gridCarbon !== undefined) {
    amount('energy.gridCarbon.kilogramsPerKilowattHour', gridCarbon.kilogramsPerKilowattHour ?? NaN, 0, 3, path);
    if (typeof gridCarbon.source !== 'string' || gridCarbon.source.trim() === '') {
      throw invalidValue('energy.gridCarbon.source', 'where the figure is from, with its year', String(gridCarbon.source), path);
    }
  }
  for (const [name, value, kind] of [
    ['auxiliaryPower', facts.auxiliaryPower, Power],
    ['reusedHeat', facts.reusedHeat, Power],
    ['renewableShare', facts.renewableShare, Ratio],
    ['annualDiesel', facts.annualDiesel, Volume],
    ['buildingArea', facts.buildingArea, Area],
    ['rules', facts.rules, EnergyRules],
  ] as const) {
    if (value !== undefined) {
      given(`energy.${name}`, value as never, kind as never, path);
    }
  }
  amount('energy.renewableShare', facts.renewableShare?.toFraction(), 0, 1, path);
  amount('energy.generationWaterLitersPerKilowattHour', facts.generationWaterLitersPerKilowattHour, 0, 200, path);
  amount('energy.wueCapLitersPerKilowattHour', facts.wueCapLitersPerKilowattHour, 0, 50, path);
  if (refrigerant !== undefined) {
    given('energy.refrigerant.charge', refrigerant.charge, Mass, path);
    amount(
      'energy.refrigerant.annualLeakage',
      given('energy.refrigerant.annualLeakage', refrigerant.annualLeakage, Ratio, path).toFraction(),
      0,
      1,
      path,
    );
    amount('energy.refrigerant.globalWarmingPotential', refrigerant.globalWarmingPotential ?? NaN, 0, 30000, path);
  }
  return facts;
}

export function checkedObligations(given: SiteObligations, path: string): SiteObligations {
  amount('obligations.noise.nightDecibels', given.noise?.nightDecibels, 0, 120, path);
  amount('obligations.noise.boundary', given.noise?.boundary.toMeters(), 1, 100_000, path);
  amount('obligations.maximumRefrigerantGwp', given.maximumRefrigerantGwp, 0, 30000, path);
  amount('obligations.facilityCostUsd', given.facilityCostUsd, 1, 1e13, path);
  const { hoursPerYear, testHours, outageHours } = given.generatorPermit ?? {};
  for (const [name, hours] of Object.entries({ hoursPerYear, testHours, outageHours })) {
    amount(`obligations.generatorPermit.${name}`, hours, 0, 8784, path);
  }
  for (const spare of given.spares ?? []) {
    amount(`obligations.spares '${spare.kind}'.held`, spare.held, 0, 1e6, path);
    amount(`obligations.spares '${spare.kind}'.failuresPerYear`, spare.failuresPerYear, 0, 10, path);
    amount(`obligations.spares '${spare.kind}'.deliveryDays`, spare.deliveryDays, 1, 3650, path);
  }
  return given;
}

export function checkedRideThrough(name: string, points: RideThroughPoint[] | undefined, path: string): void {
  let last = -1;
  for (const { voltage, duration } of points ?? []) {
    const share = voltage.toFraction();
    if (!(share > last && share < 1.5) || (duration && !(duration.toSeconds() >= 0))) {
      throw invalidValue(name, 'points of rising voltage, each with its time', `${share} after ${last}`, path);
    }
    last = share;
  }
}

/** More load, less time. */
export function checkedOverload(name: string, points: OverloadPoint[] | undefined, path: string): void {
  let [load, seconds] = [1, Infinity];
  for (const point of points ?? []) {
    const [more, less] = [point?.load?.toFraction(), point?.duration?.toSeconds()];
    if (!(more > load && more <= 10 && less >= 0 && less <= seconds)) {
      throw invalidValue(name, 'points of rising load above 100 %, each borne for no longer than the one before', `${more} for ${less} s`, path);
    }
    [load, seconds] = [more, less];
  }
}

export function checkedAgreement(facts: UtilityAgreement, path: string): UtilityAgreement {
  amount('agreement.contract', facts.contract?.toMegawatts() ?? NaN, 0.001, 20000, path);
  amount('agreement.minimumPowerFactor', facts.minimumPowerFactor?.toFraction(), 0.5, 1, path);
  amount('agreement.rampMegawattsPerMinute', facts.rampMegawattsPerMinute, 1e-4, 1e5, path);
  amount('agreement.returnMegawattsPerMinute', facts.returnMegawattsPerMinute, 1e-4, 1e5, path);
  amount('agreement.largestLoadLoss', facts.largestLoadLoss?.toMegawatts(), 0, 20000, path);
  checkedRideThrough('agreement.rideThrough', facts.rideThrough, path);
  return { ...facts };
}

export function checkedSwing(facts: SwingFacts, path: string): SwingFacts {
  amount('swing.depth', facts.depth?.toFraction(), 0, 1.5, path);
  amount('swing.lowestFrequency', facts.lowestFrequency, 0.001, 1000, path);
  amount('swing.storage', facts.storage?.toJoules(), 0, 1e12, path);
  amount('swing.usableStorage', facts.usableStorage?.toFraction(), 0, 1, path);
  amount('swing.rampTime', facts.rampTime?.toSeconds(), 0, 86_400, path);
  return { ...facts };
}

export function checkedStorage(facts: StorageFacts, path: string): StorageFacts {
  amount('reserve', facts.reserve?.toFraction(), 0, 1, path);
  return { ...facts };
}

export function checkedEnergising(facts: EnergisingFacts, path: string): EnergisingFacts {
  if (!Number.isInteger(facts.step) || facts.step < 1 || facts.step > 1000) {
    throw invalidValue('energising.step', 'a whole number from 1 to 1000', facts.step, path);
  }
  return { ...facts };
}

export function checkedTripSettings(name: string, device: TripSettings | undefined, path: string): TripSettings | undefined {
  if (device === undefined) {
    return undefined;
  }
  const { pickup, shortTimePickup, shortTimeDelay, instantaneousPickup, conventionalRatio } = device;
  amount(`${name}.pickup`, given(`${name}.pickup`, pickup, Current, path).toAmperes(), 0.1, 10_000, path);
  for (const [what, current] of Object.entries({ shortTimePickup, instantaneousPickup })) {
    // Below its long-time pickup a device has no other element.
    amount(`${name}.${what}`, current && given(`${name}.${what}`, current, Current, path).toAmperes(), pickup.toAmperes(), 1e6, path);
  }
  amount(`${name}.shortTimeDelay`, shortTimeDelay && given(`${name}.shortTimeDelay`, shortTimeDelay, Duration, path).toSeconds(), 0, 10, path);
  amount(`${name}.conventionalRatio`, conventionalRatio, 1, 3, path);
  return { ...device };
}

export function checkedElectrical(facts: ElectricalDetails, path: string): ElectricalDetails {
  const board = checkedTripSettings('electrical.board', facts.board, path);
  const busway = checkedTripSettings('electrical.busway', facts.busway, path);
  const tapOff = checkedTripSettings('electrical.tapOff', facts.tapOff, path);
  for (const name of ['currentDistortion', 'voltageDistortion'] as const) {
    amount(`electrical.${name}`, facts[name] && given(`electrical.${name}`, facts[name], Ratio, path).toFraction(), 0, 2, path);
  }
  return { ...facts, board, busway, tapOff };
}

/** What is left of ratings at a site, if it is given: shares above zero, at most the whole. */
export function checkedDerating(name: string, derating: Derating | undefined, path: string): Derating | undefined {
  if (derating === undefined || derating === null) {
    return undefined;
  }
  for (const member of ['altitude', 'temperature'] as const) {
    const share = given(`${name}.${member}`, derating[member], Ratio, path).toFraction();
    if (!(share > 0 && share <= 1)) {
      throw invalidValue(`${name}.${member}`, 'a share of the rating above 0 % and at most 100 %', derating[member], path);
    }
  }
  if (typeof derating.source !== 'string' || derating.source.trim() === '') {
    throw invalidValue(`${name}.source`, "the rule or chart, for example 'altitude chart of the maker, rev. 3'", derating.source, path);
  }
  return { altitude: derating.altitude, temperature: derating.temperature, source: derating.source };
}
