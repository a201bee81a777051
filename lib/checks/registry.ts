import { Check } from './check';
import { COST_CHECKS } from './cost';
import { ENVIRONMENT_CHECKS } from './environment';
import { NETWORK_CHECKS } from './network';
import { baseOverload } from './power/base-overload';
import { CAPPING_CHECKS } from './power/capping';
import { claims } from './power/claims';
import { coolingSupply } from './power/cooling-supply';
import { cords } from './power/cords';
import { generators } from './power/generators';
import { headroom } from './power/headroom';
import { ELECTRICAL_CHECKS } from './power/electrical';
import { overcurrent } from './power/overcurrent';
import { RESILIENCE } from './power/resilience';
import { sharedFate } from './power/shared-fate';
import { shelves } from './power/shelves';
import { singleFailure } from './power/single-failure';
import { SUPPLY_CHECKS } from './power/supply';
import { ups } from './power/ups';
import { PROGRAMME_CHECKS } from './programme';
import { clearances } from './space/clearances';
import { deliveryRoute } from './space/delivery-route';
import { floor } from './space/floor-load';
import { rackMass } from './space/rack-mass';
import { rackUnits } from './space/rack-units';
import { workingSpace } from './space/working-space';
import { groupSize } from './structure/group-size';
import { notCooled } from './structure/not-cooled';
import { notPowered } from './structure/not-powered';
import { roomNotCooled } from './structure/room-not-cooled';
import { airCooling } from './thermal/air-cooling';
import { balance } from './thermal/balance';
import { CLIMATE_CHECKS } from './thermal/climate';
import { cduGroup } from './thermal/cdu-group';
import { coolantTemperature } from './thermal/coolant-temperature';
import { designDay } from './thermal/design-day';
import { groupCapacity } from './thermal/group-capacity';
import { heatRejection } from './thermal/heat-rejection';
import { HYDRAULICS } from './thermal/hydraulics';
import { rackFlow } from './thermal/rack-flow';

/** Structure first, then budgets in each failure, then policy: the order in which findings are told. */
export const CHECKS: Check[] = [
  notPowered,
  notCooled,
  roomNotCooled,
  baseOverload,
  overcurrent,
  singleFailure,
  ...RESILIENCE,
  shelves,
  sharedFate,
  claims,
  headroom,
  cords,
  ups,
  generators,
  ...CAPPING_CHECKS,
  ...SUPPLY_CHECKS,
  coolingSupply,
  ...ELECTRICAL_CHECKS,
  rackFlow,
  coolantTemperature,
  designDay,
  groupCapacity,
  cduGroup,
  heatRejection,
  balance,
  airCooling,
  ...CLIMATE_CHECKS,
  ...HYDRAULICS,
  rackUnits,
  rackMass,
  floor,
  clearances,
  workingSpace,
  deliveryRoute,
  ...NETWORK_CHECKS,
  ...PROGRAMME_CHECKS,
  ...ENVIRONMENT_CHECKS,
  ...COST_CHECKS,
  groupSize,
];
