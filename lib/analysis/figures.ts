import { ReliabilityData } from '../core/reliability-data';

/** A figure of the models that no record carries: a constant, or what is taken where a record leaves a member out. */
export interface ModelFigure {
  /** Its name, with its unit. */
  readonly name: string;
  readonly value: number;
  readonly meaning: string;
  readonly source: string;
}

const ESTIMATE = 'engineering default';

/** Air through a rack: of the declared rise, or of this one. */
export const AIR_TEMPERATURE_RISE_K = 15;
export const LITERS_PER_MINUTE_PER_KILOWATT = 1.5;
export const PRESSURE_EXPONENT = 1.89;
export const MAXIMUM_SUPPLY_C = 45;
export const MAXIMUM_RETURN_C = 65;
export const RECIRCULATION_K = 2;
export const FACILITY_WATER_RISE_K = 10;
export const AIR_TO_WATER_CAPACITY_RATE = 1.1;
export const AIR_DENSITY = 1.184;
export const AIR_SPECIFIC_HEAT = 1.006;
export const AIRFLOW_MARGIN = 1.05;
export const PUMP_EXPONENT = 2.5;
export const FAN_EXPONENT = 3;
export const LEAST_FAN_SPEED = 0.3;
export const FACILITY_WATER_PROPERTIES_C = 35;
export const CDU_FILM_EXPONENT = 0.8;
export const COOLER_AIR_RESISTANCE_SHARE = 0.8;
export const COOLER_AIR_FILM_EXPONENT = 0.6;
export const COOLER_WATER_FILM_EXPONENT = 0.8;
export const CHILLER_NOMINAL_AIR_C = 35;
export const CHILLER_LEAST_PART_LOAD = 0.25;
export const TRIM_COP = 6;
export const CLEAN_CONDUCTANCE_SHARE = 0.9;

/** Voltage factors c of IEC 60909-0, table 1: above 1 kV, and of low voltage within and beyond this tolerance. */
export const VOLTAGE_FACTORS = { medium: { most: 1.1, least: 1 }, low: { most: 1.05, least: 0.95 }, wide: { most: 1.1, least: 0.9 } };
export const WIDE_TOLERANCE_PERCENT = 8;
export const GRID_RESISTANCE_TO_REACTANCE = 0.1;
export const GENERATOR_POWER_FACTOR = 0.8;
export const GENERATOR_RESISTANCE = { medium: 0.07, low: 0.15 };
export const INVERTER_FAULT_RATIO = 2;
export const CONDUCTOR_PER_KELVIN = 0.004;
export const CONDUCTOR_FINAL_C = 250;
const IEC_60909 = 'IEC 60909-0';

/** All of them, as the inventory states them: somebody else's program needs no knowledge of this one. */
export const MODEL_FIGURES: ModelFigure[] = [
  {
    name: 'air_temperature_rise_k',
    value: AIR_TEMPERATURE_RISE_K,
    meaning: 'rise of the air through equipment that declares none',
    source: ESTIMATE,
  },
  {
    name: 'liters_per_minute_per_kilowatt',
    value: LITERS_PER_MINUTE_PER_KILOWATT,
    meaning: 'coolant flow for each kilowatt of liquid heat of a rack without a table',
    source: 'OCP: 1.25 to 2.0; NVIDIA DSX: at least 1.5',
  },
  { name: 'pressure_exponent', value: PRESSURE_EXPONENT, meaning: 'exponent of pressure drop with flow of a rack', source: 'fit of the GB300 table' },
  {
    name: 'maximum_supply_temperature_c',
    value: MAXIMUM_SUPPLY_C,
    meaning: 'warmest coolant at the inlet of a rack that declares none',
    source: 'end of published rack tables',
  },
  {
    name: 'maximum_return_temperature_c',
    value: MAXIMUM_RETURN_C,
    meaning: 'warmest coolant at the outlet of a rack that declares none',
    source: ESTIMATE,
  },
  {
    name: 'return_temperature_ceiling_c',
    value: MAXIMUM_RETURN_C,
    meaning: 'warmest coolant return of any loop',
    source: 'THM-02: return at most 65 °C',
  },
  {
    name: 'recirculation_k',
    value: RECIRCULATION_K,
    meaning: 'rise of the air on outdoor coils above the weather, of units that declare none',
    source: ESTIMATE,
  },
  {
    name: 'facility_water_rise_k',
    value: FACILITY_WATER_RISE_K,
    meaning: 'return above supply of a facility water loop that declares no return',
    source: ESTIMATE,
  },
  {
    name: 'air_to_water_capacity_rate',
    value: AIR_TO_WATER_CAPACITY_RATE,
    meaning: 'heat capacity rate of the air over that of the water at the rating point, of dry coolers whose airflow is unpublished',
    source: ESTIMATE,
  },
  {
    name: 'air_density_kg_per_m3',
    value: AIR_DENSITY,
    meaning: 'air at 25 °C and sea level; pressure falls by (1 − 2.25577e-5·h)^5.25588',
    source: 'ICAO standard atmosphere',
  },
  { name: 'air_specific_heat_kj_per_kg_k', value: AIR_SPECIFIC_HEAT, meaning: 'specific heat of air', source: 'dry air at 25 °C' },
  { name: 'airflow_margin', value: AIRFLOW_MARGIN, meaning: 'airflow of fan walls over the sum of the racks', source: ESTIMATE },
  {
    name: 'pump_exponent',
    value: PUMP_EXPONENT,
    meaning: 'power of CDU pumps with flow, on drives against a pressure set-point',
    source: 'affinity laws with a set-point: 2 to 2.5',
  },
  { name: 'fan_exponent', value: FAN_EXPONENT, meaning: 'power of fans with speed', source: 'affinity laws' },
  { name: 'least_fan_speed', value: LEAST_FAN_SPEED, meaning: 'below it coolers cycle or bypass', source: ESTIMATE },
  {
    name: 'facility_water_properties_c',
    value: FACILITY_WATER_PROPERTIES_C,
    meaning: 'temperature at which facility water in a CDU is evaluated; its coolant at the set-point of its loop',
    source: 'changes ρ·c_p by 0.2 % over 20 to 45 °C',
  },
  {
    name: 'cdu_film_exponent',
    value: CDU_FILM_EXPONENT,
    meaning: 'film coefficients with flow: UA = 2·UA_0 / (v_h^−n + v_c^−n)',
    source: 'turbulent flow, Incropera ch. 8',
  },
  {
    name: 'cooler_air_resistance_share',
    value: COOLER_AIR_RESISTANCE_SHARE,
    meaning: 'share of the air side in the thermal resistance of a dry cooler at its rating point',
    source: ESTIMATE,
  },
  { name: 'cooler_air_film_exponent', value: COOLER_AIR_FILM_EXPONENT, meaning: 'air film of a dry cooler with fan speed', source: ESTIMATE },
  {
    name: 'cooler_water_film_exponent',
    value: COOLER_WATER_FILM_EXPONENT,
    meaning: 'water film of a dry cooler with flow',
    source: 'turbulent flow, Incropera ch. 8',
  },
  {
    name: 'chiller_nominal_air_c',
    value: CHILLER_NOMINAL_AIR_C,
    meaning: 'air on the coil at nominal capacity, below which capacity stays level',
    source: 'EN 14511',
  },
  {
    name: 'chiller_least_part_load',
    value: CHILLER_LEAST_PART_LOAD,
    meaning: 'part load below which chillers with curves cycle, where they declare none',
    source: ESTIMATE,
  },
  {
    name: 'fault_c_max_medium_voltage',
    value: VOLTAGE_FACTORS.medium.most,
    meaning: 'voltage factor c above 1 kV, largest current',
    source: IEC_60909,
  },
  { name: 'fault_c_min_medium_voltage', value: VOLTAGE_FACTORS.medium.least, meaning: 'the same, smallest current', source: IEC_60909 },
  {
    name: 'fault_c_max_low_voltage',
    value: VOLTAGE_FACTORS.low.most,
    meaning: 'voltage factor c of low voltage, largest current',
    source: IEC_60909,
  },
  { name: 'fault_c_min_low_voltage', value: VOLTAGE_FACTORS.low.least, meaning: 'the same, smallest current', source: IEC_60909 },
  { name: 'fault_c_max_low_voltage_wide', value: VOLTAGE_FACTORS.wide.most, meaning: 'the same beyond the wide tolerance', source: IEC_60909 },
  { name: 'fault_c_min_low_voltage_wide', value: VOLTAGE_FACTORS.wide.least, meaning: 'the same, smallest current', source: IEC_60909 },
  {
    name: 'fault_wide_tolerance_ratio',
    value: WIDE_TOLERANCE_PERCENT / 100,
    meaning: 'voltage tolerance above which the wide factors count: those of 6 % and of 10 % are tabled',
    source: IEC_60909,
  },
  {
    name: 'fault_grid_resistance_to_reactance',
    value: GRID_RESISTANCE_TO_REACTANCE,
    meaning: 'R/X of a feed that declares none',
    source: IEC_60909,
  },
  {
    name: 'fault_generator_power_factor',
    value: GENERATOR_POWER_FACTOR,
    meaning: 'power factor of the rating of a generator that declares none',
    source: 'ISO 8528-1: usual rating',
  },
  {
    name: 'fault_generator_resistance_to_reactance_medium_voltage',
    value: GENERATOR_RESISTANCE.medium,
    meaning: 'fictitious R/X of generators above 1 kV',
    source: IEC_60909,
  },
  {
    name: 'fault_generator_resistance_to_reactance_low_voltage',
    value: GENERATOR_RESISTANCE.low,
    meaning: 'fictitious R/X of generators of low voltage',
    source: IEC_60909,
  },
  {
    name: 'fault_inverter_ratio',
    value: INVERTER_FAULT_RATIO,
    meaning: 'fault current of a UPS without bypass, in rated currents, where it declares none',
    source: ESTIMATE,
  },
  {
    name: 'fault_conductor_per_kelvin',
    value: CONDUCTOR_PER_KELVIN,
    meaning: 'temperature coefficient of the resistance of copper and aluminium',
    source: IEC_60909,
  },
  {
    name: 'fault_final_temperature_c',
    value: CONDUCTOR_FINAL_C,
    meaning: 'conductors at the end of a short circuit, for the smallest current',
    source: 'XLPE and EPR, IEC 60364-5-54',
  },
  {
    name: 'observed_both_circuits_failures_per_year',
    value: ReliabilityData.UTILITY_BOTH_CIRCUITS.failuresPerYear,
    meaning: 'both of two utility circuits lost at once, as observed',
    source: ReliabilityData.UTILITY_BOTH_CIRCUITS.source,
  },
  {
    name: 'observed_both_circuits_repair_h',
    value: ReliabilityData.UTILITY_BOTH_CIRCUITS.repair.toHours(),
    meaning: 'and for how long',
    source: ReliabilityData.UTILITY_BOTH_CIRCUITS.source,
  },
  { name: 'trim_cop', value: TRIM_COP, meaning: 'largest COP of chillers behind coolers or towers, against a least lift', source: ESTIMATE },
  {
    name: 'clean_conductance_share',
    value: CLEAN_CONDUCTANCE_SHARE,
    meaning: 'conductance kept by a CDU whose rating is that of a clean exchanger',
    source: 'allowance for fouling, an engineering default',
  },
];
