import { CoolingUnitType } from '../../core';
import { AIRFLOW_MARGIN, AIR_TEMPERATURE_RISE_K } from '../figures';
import { airFlowFor } from '../fluids';
import type { LoopState, SiteSnapshot } from '../model';
import type { Quantity, ThermalCondition } from './network';
import { LoopNode, runningUnits } from './topology';

/** An air zone in one condition. */
export interface AirResult {
  readonly loop: LoopNode;
  readonly state: LoopState;
  readonly quantities: Quantity[];
  readonly mechanicalKw: Map<number, number>;
  /** Heat that each live fan wall hands to facility water, its fan heat included. */
  readonly heatOfUnit: ReadonlyMap<number, number>;
  /** Air heat of one rack, by rack, kW. */
  readonly rackKw: Map<number, number>;
}

/** Residual heat in air and fan heat over the live fan walls, all running. */
export function airState(site: SiteSnapshot, loop: LoopNode, condition: ThermalCondition): AirResult {
  const racks = loop.racks.filter((rack) => !condition.dark.has(rack));
  const rackKw = new Map(racks.map((rack) => [rack, airKw(site, rack)]));
  const rooms = loop.rooms.reduce((total, room) => total + condition.lossKw(room), 0);
  const residual = [...rackKw.values()].reduce((a, b) => a + b, 0) + rooms;
  const walls = runningUnits(loop, CoolingUnitType.FAN_WALL, condition.out);
  const fans = walls.reduce((total, unit) => total + unit.facts.fanWall!.fanPower.toKilowatts(), 0);
  const capacity = walls.reduce((total, unit) => total + unit.facts.fanWall!.grossCapacity.toKilowatts(), 0);
  const airflow = walls.reduce((total, unit) => total + unit.facts.fanWall!.airflow.toCubicMetersPerSecond(), 0);
  const need = racks.reduce((total, rack) => {
    const rise = site.assets[rack].record.cooling!.heat!.airTemperatureRise?.toKelvins() ?? AIR_TEMPERATURE_RISE_K;
    return total + airFlowFor(rackKw.get(rack)!, rise, site.altitudeM);
  }, 0);
  const heat = residual + fans;
  const mechanicalKw = new Map<number, number>(loop.units.map((unit) => [unit.asset, 0]));
  const heatOfUnit = new Map<number, number>();
  for (const unit of walls) {
    const facts = unit.facts.fanWall!;
    mechanicalKw.set(unit.asset, facts.fanPower.toKilowatts());
    heatOfUnit.set(unit.asset, (heat * facts.grossCapacity.toKilowatts()) / capacity);
  }
  const supplyC = loop.facts.supplyTemperature.toCelsius();
  const state: LoopState = {
    loop: loop.asset,
    heatKw: heat,
    capacityKw: capacity,
    flow: AIRFLOW_MARGIN * need,
    flowCapacity: airflow,
    supplyC,
    returnC: supplyC + (airflow > 0 ? heat / (airflow * (1 / airFlowFor(1, 1, site.altitudeM))) : 0),
    unitsLive: walls.length,
  };
  const quantities: Quantity[] =
    residual <= 0
      ? []
      : [
          { loop: loop.asset, quantity: 'heat', unit: 'kW', measured: heat, limit: capacity },
          { loop: loop.asset, quantity: 'airflow', unit: 'm3/s', measured: AIRFLOW_MARGIN * need, limit: airflow },
        ];
  return { loop, state, quantities, mechanicalKw, heatOfUnit, rackKw };
}

export function airKw(site: SiteSnapshot, rack: number): number {
  const { cooling, demand } = site.assets[rack].record;
  return (demand?.thermal.toKilowatts() ?? 0) * (1 - (cooling?.heat?.liquidShare.toFraction() ?? 0));
}
