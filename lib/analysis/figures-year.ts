import type { ModelFigure } from './figures';

const ESTIMATE = 'engineering default';

/** Heat of evaporation of water, kJ/kg. */
export const EVAPORATION_HEAT = 2430;
export const CYCLES_OF_CONCENTRATION = 3;
export const WATER_DENSITY = 998.2;
/** Rise that equipment bears while cooling is away, K. */
export const RIDE_THROUGH_RISE_K = 10;
/** Generators on the bus, where they do not say it; a drive back at full speed. */
export const GENERATORS_READY_S = 30;
export const DRIVE_RESTART_S = 30;
/** An enclosed aisle warms by 15 K within this range. */
export const AISLE = { early: 60, late: 120, kilowatts: 17 };
/** kg CO2 for each liter. */
export const DIESEL_CARBON = 2.68;
/** Ranges of embodied carbon in tonnes: an eight-GPU server, a square meter of building, plant for a kilowatt of IT; over years. */
export const SERVER = { low: 2.5, high: 5, gpus: 8, years: 5 };
export const BUILDING = { low: 0.5, high: 1, years: 25 };
export const PLANT = { low: 0.3, high: 0.6, longest: 15, shortest: 14 };

const range = (name: string, unit: string, low: number, high: number, meaning: string, source: string): ModelFigure[] => [
  { name: `${name}_low_${unit}`, value: low, meaning: `${meaning}, low end`, source },
  { name: `${name}_high_${unit}`, value: high, meaning: `${meaning}, high end`, source },
];

/** What weather, water, ride-through, the year and its carbon are worked out with. */
export const YEAR_FIGURES: ModelFigure[] = [
  { name: 'evaporation_heat_kj_per_kg', value: EVAPORATION_HEAT, meaning: 'heat that evaporating water takes', source: 'steam tables, near 30 °C' },
  {
    name: 'cycles_of_concentration',
    value: CYCLES_OF_CONCENTRATION,
    meaning: 'of water in towers and on pads that declare none; make-up = evaporation · CoC / (CoC − 1)',
    source: ESTIMATE,
  },
  { name: 'water_density_kg_per_m3', value: WATER_DENSITY, meaning: 'make-up water at 20 °C', source: 'IAPWS-97' },
  {
    name: 'ride_through_rise_k',
    value: RIDE_THROUGH_RISE_K,
    meaning: 'rise of coolant and water that equipment bears while cooling is away',
    source: ESTIMATE,
  },
  {
    name: 'generators_ready_s',
    value: GENERATORS_READY_S,
    meaning: 'from loss of the utility until generators are on the bus, where not every set says it',
    source: ESTIMATE,
  },
  {
    name: 'drive_restart_s',
    value: DRIVE_RESTART_S,
    meaning: 'from supply restored to full duty, of pumps, fan walls, coolers and towers that declare none',
    source: ESTIMATE,
  },
  { name: 'aisle_early_s', value: AISLE.early, meaning: 'earliest at which air in an enclosed aisle is 15 K warmer', source: ESTIMATE },
  { name: 'aisle_late_s', value: AISLE.late, meaning: 'latest at which it is', source: ESTIMATE },
  {
    name: 'aisle_heat_kw',
    value: AISLE.kilowatts,
    meaning: 'air heat of a rack for which these hold; others in inverse proportion',
    source: ESTIMATE,
  },
  { name: 'diesel_carbon_kg_per_liter', value: DIESEL_CARBON, meaning: 'carbon dioxide of a liter of diesel', source: 'usual emission factor' },
  ...range('server_carbon', 't', SERVER.low, SERVER.high, 'embodied carbon of a server of `server_gpus`', ESTIMATE),
  { name: 'server_gpus', value: SERVER.gpus, meaning: 'GPUs of such a server', source: ESTIMATE },
  { name: 'server_life_years', value: SERVER.years, meaning: 'its life', source: ESTIMATE },
  ...range('building_carbon', 't_per_m2', BUILDING.low, BUILDING.high, 'embodied carbon of gross floor area', ESTIMATE),
  { name: 'building_life_years', value: BUILDING.years, meaning: 'its life', source: ESTIMATE },
  ...range('plant_carbon', 't_per_kw', PLANT.low, PLANT.high, 'embodied carbon of electrical and mechanical plant by provisioned IT power', ESTIMATE),
  { name: 'plant_life_longest_years', value: PLANT.longest, meaning: 'its longest life, for the low end', source: ESTIMATE },
  { name: 'plant_life_shortest_years', value: PLANT.shortest, meaning: 'its shortest life, for the high end', source: ESTIMATE },
];
