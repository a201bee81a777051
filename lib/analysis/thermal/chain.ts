import { AirCondition } from '../../core';
import { FAN_EXPONENT, RECIRCULATION_K, TRIM_COP } from '../figures';
import { CYCLES_OF_CONCENTRATION, EVAPORATION_HEAT } from '../figures-year';
import type { SiteSnapshot } from '../model';
import { chillerCapacity, chillerInput } from './chiller';
import { DryCooler, RejectionState, coolersState, fitDryCooler, onCoil } from './rejection';
import { Tower, fitTower, towersState } from './tower';
import type { LoopUnit } from './topology';

/** Units that reject the heat of one loop to outdoor air, and whether it has any of a kind at all. */
export interface RejectionUnits {
  readonly coolers: LoopUnit[];
  readonly towers: LoopUnit[];
  readonly chillers: LoopUnit[];
  readonly has: { readonly coolers: boolean; readonly towers: boolean; readonly chillers: boolean };
}

/** What heat rejection does with the heat of a loop. */
export interface Rejected {
  readonly supplyC: number;
  readonly capacityKw: number;
  /** Speed of the fans of coolers (or of towers, where there are no coolers). */
  readonly fanSpeed?: number;
  /** Heat left to chillers, kW. */
  readonly toChillKw: number;
  /** Water that evaporates in towers and adiabatic stages, kg/s, and make-up for it with bleed, kg/s. */
  readonly evaporation: number;
  readonly makeUp: number;
  readonly mechanicalKw: Map<number, number>;
}

const COOLERS = new WeakMap<SiteSnapshot, Map<object, DryCooler>>();
const TOWERS = new WeakMap<object, Tower>();

function cooler(site: SiteSnapshot, unit: LoopUnit): DryCooler {
  const known = COOLERS.get(site) ?? new Map<object, DryCooler>();
  COOLERS.set(site, known);
  const facts = unit.facts.dryCooler!;
  const fit = known.get(facts) ?? fitDryCooler(facts, site.climate, site.altitudeM);
  known.set(facts, fit);
  return fit;
}

function tower(unit: LoopUnit): Tower {
  const facts = unit.facts.coolingTower!;
  const fit = TOWERS.get(facts) ?? fitTower(facts);
  TOWERS.set(facts, fit);
  return fit;
}

/**
 * Series heat rejection: dry coolers first, then towers, then chillers trim what is left. With chillers behind, water enters the coolers at
 * set-point + Q/C_w; without, all heat leaves at a warmer supply where the units fall short. Without any heat rejection the set-point is taken as
 * held by what the design does not show, and the capacity is zero.
 */
export function rejectHeat(site: SiteSnapshot, air: AirCondition, units: RejectionUnits, heatKw: number, rate: number, setC: number): Rejected {
  const mechanicalKw = new Map<number, number>();
  const { coolers, towers, chillers, has } = units;
  const dry = has.coolers ? coolerStage(site, air, coolers, heatKw, rate, setC, has.towers || has.chillers) : undefined;
  coolers.forEach((unit) => mechanicalKw.set(unit.asset, cooler(site, unit).fanKw * (dry?.state.speed ?? 0) ** FAN_EXPONENT));
  let left = heatKw - (dry?.state.takenKw ?? 0);
  const wet = has.towers
    ? towersState(
        towers.map((unit) => tower(unit)),
        left,
        rate,
        setC,
        air.wetBulb.toCelsius(),
        has.chillers,
      )
    : undefined;
  towers.forEach((unit) => mechanicalKw.set(unit.asset, tower(unit).fanKw * (wet?.speed ?? 0) ** FAN_EXPONENT));
  left -= wet?.takenKw ?? 0;
  const toChillKw = has.chillers ? Math.max(0, left) : 0;
  const onCondenser = chillers.map((unit) => onCoil(air, unit.facts.chiller!.recirculation?.toKelvins() ?? RECIRCULATION_K, 0));
  const capacities = chillers.map((unit, i) => chillerCapacity(unit.facts.chiller!, onCondenser[i], setC));
  const chillerKw = capacities.reduce((a, b) => a + b, 0);
  chillers.forEach((unit, i) => {
    const share = chillerKw > 0 ? Math.min(toChillKw * (capacities[i] / chillerKw), capacities[i]) : 0;
    const limit = has.coolers || has.towers ? TRIM_COP : Infinity;
    mechanicalKw.set(unit.asset, chillerInput(unit.facts.chiller!, share, onCondenser[i], setC, limit));
  });
  let supplyC = setC;
  if (has.chillers && toChillKw > chillerKw) {
    supplyC = short(site, air, units, heatKw, chillerKw, rate, setC);
  } else if (!has.chillers) {
    supplyC = wet ? wet.leavingC : (dry?.state.leavingC ?? setC);
  }
  const free = heatKw - toChillKw;
  // Of coolers and towers in series the towers add what they can at the set-point to what the coolers take.
  const capacityKw = has.chillers
    ? (dry || wet ? free : 0) + chillerKw
    : wet
      ? (dry?.state.takenKw ?? 0) + wet.capacityKw
      : (dry?.state.capacityKw ?? 0);
  const water = waterOf(towers, wet?.takenKw ?? 0);
  return {
    supplyC,
    capacityKw,
    fanSpeed: dry?.state.speed ?? wet?.speed,
    toChillKw,
    evaporation: (dry?.evaporation ?? 0) + water.evaporation,
    makeUp: (dry?.makeUp ?? 0) + water.makeUp,
    mechanicalKw,
  };
}

/** Coolers with their adiabatic stages as their control has them: by a threshold of dry bulb, or where dry coils would miss the set-point. */
function coolerStage(
  site: SiteSnapshot,
  air: AirCondition,
  units: LoopUnit[],
  heatKw: number,
  rate: number,
  setC: number,
  trimmed: boolean,
): { state: RejectionState; evaporation: number; makeUp: number } {
  const run = (wet: (unit: LoopUnit) => boolean): { state: RejectionState; evaporation: number; makeUp: number } => {
    const effectiveness = (unit: LoopUnit): number => (wet(unit) ? (unit.facts.dryCooler!.adiabaticEffectiveness?.toFraction() ?? 0) : 0);
    const fits = units.map((unit) => ({
      ...cooler(site, unit),
      onCoilC: onCoil(air, unit.facts.dryCooler!.recirculation?.toKelvins() ?? RECIRCULATION_K, effectiveness(unit)),
    }));
    const state = coolersState(fits, heatKw, rate, setC, trimmed);
    let [evaporation, makeUp] = [0, 0];
    units.forEach((unit, i) => {
      // ṁ_air · c_p · ΔT_pad / h_fg, and bleed with it: make-up = E · CoC / (CoC − 1).
      const kgs =
        (fits[i].airRate * state.speed * fits[i].airRatio * effectiveness(unit) * (air.dryBulb.toCelsius() - air.wetBulb.toCelsius())) /
        EVAPORATION_HEAT;
      evaporation += kgs;
      makeUp += withBleed(kgs, unit.facts.dryCooler!.adiabatic?.cyclesOfConcentration);
    });
    return { state, evaporation, makeUp };
  };
  const threshold = (unit: LoopUnit): number | undefined => unit.facts.dryCooler!.adiabatic?.threshold?.toCelsius();
  const byThreshold = (unit: LoopUnit): boolean => (threshold(unit) ?? Infinity) < air.dryBulb.toCelsius();
  const first = run(byThreshold);
  const onDemand = units.some((unit) => (unit.facts.dryCooler!.adiabaticEffectiveness?.toFraction() ?? 0) > 0 && threshold(unit) === undefined);
  if (!onDemand) {
    return first;
  }
  const all = run((unit) => threshold(unit) === undefined || byThreshold(unit));
  const misses = first.state.leavingC > setC + 1e-9;
  return misses ? all : { ...first, state: { ...first.state, capacityKw: all.state.capacityKw } };
}

/** Supply where chillers at full capacity miss the set-point: entering water rises until coolers and towers take the rest. */
function short(
  site: SiteSnapshot,
  air: AirCondition,
  { coolers, towers, has }: RejectionUnits,
  heatKw: number,
  chillerKw: number,
  rate: number,
  setC: number,
): number {
  if ((!has.coolers && !has.towers) || rate <= 0) {
    return rate > 0 ? setC + (heatKw - chillerKw) / rate : Infinity;
  }
  const taken = (supplyC: number): number => {
    const dry = has.coolers ? coolerStage(site, air, coolers, heatKw, rate, supplyC, true).state.takenKw : 0;
    const wet = has.towers ? towersState(towers.map(tower), heatKw - dry, rate, supplyC, air.wetBulb.toCelsius(), true).takenKw : 0;
    return dry + wet;
  };
  let [low, high] = [setC, setC + (heatKw - chillerKw) / rate];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (taken(middle) + chillerKw < heatKw) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}

/** Evaporation of towers at full latent share, with bleed by each one's cycles; they share heat by rating. */
function waterOf(towers: LoopUnit[], takenKw: number): { evaporation: number; makeUp: number } {
  const rated = towers.reduce((sum, unit) => sum + tower(unit).waterRate, 0);
  return towers.reduce(
    (sum, unit) => {
      const kgs = (takenKw * (tower(unit).waterRate / rated)) / EVAPORATION_HEAT;
      return {
        evaporation: sum.evaporation + kgs,
        makeUp: sum.makeUp + withBleed(kgs, unit.facts.coolingTower!.cyclesOfConcentration),
      };
    },
    { evaporation: 0, makeUp: 0 },
  );
}

const withBleed = (kgs: number, cycles = CYCLES_OF_CONCENTRATION): number => (kgs * cycles) / (cycles - 1);
