import type { ModelFigure } from './figures';

const ESTIMATE = 'engineering default';

/** A rectifier takes its load over so long; from `RAMP_WALK_IN_S` on it is a ramp, not a block. */
export const WALK_IN_S = 15;
export const RAMP_WALK_IN_S = 10;
export const SYNCHRONIZING_S = 20;
/** Of PWR-17, beyond start, paralleling and walk-in. */
export const AUTONOMY_MARGIN_S = 10;
/** Of the rating of live sets: what they take at once (ISO 8528-5, class G2), and transformers that they magnetise at once. */
export const FIRST_BLOCK = 0.5;
export const INRUSH_SHARE = 0.5;
export const GENERATOR_POWER_FACTOR = 0.8;
export const ONE_SECOND_OVERLOAD = 1.5;
/** Of an instantaneous pick-up that a surge may reach. */
export const PICK_UP_SHARE = 0.8;
export const SWING_DEPTH = 0.7;
export const STORAGE_RESERVE = 0.5;

/** What transients, steps on generators and swings are worked out with. */
export const SUPPLY_FIGURES: ModelFigure[] = [
  { name: 'walk_in_s', value: WALK_IN_S, meaning: 'over which a UPS that declares none takes its load from the generators', source: ESTIMATE },
  { name: 'ramp_walk_in_s', value: RAMP_WALK_IN_S, meaning: 'walk-in from which a UPS is a ramp for generators, no block', source: ESTIMATE },
  {
    name: 'synchronizing_time_s',
    value: SYNCHRONIZING_S,
    meaning: 'from ready until sets that declare none are in parallel',
    source: ESTIMATE,
  },
  { name: 'autonomy_margin_s', value: AUTONOMY_MARGIN_S, meaning: 'that batteries last beyond start, paralleling and walk-in', source: 'PWR-17' },
  {
    name: 'first_block_ratio',
    value: FIRST_BLOCK,
    meaning: 'largest block of load at once, of the rating of live sets; also of sets that declare more, or none',
    source: 'ISO 8528-5, class G2',
  },
  {
    name: 'inrush_share_ratio',
    value: INRUSH_SHARE,
    meaning: 'transformers magnetised at once, of the apparent power of live sets',
    source: ESTIMATE,
  },
  {
    name: 'generator_power_factor_ratio',
    value: GENERATOR_POWER_FACTOR,
    meaning: 'rated power factor of sets that declare none',
    source: 'usual rating',
  },
  { name: 'one_second_overload_ratio', value: ONE_SECOND_OVERLOAD, meaning: 'that a UPS that declares none bears for a second', source: ESTIMATE },
  { name: 'pick_up_share_ratio', value: PICK_UP_SHARE, meaning: 'of an instantaneous pick-up that a surge may reach', source: 'PWR-24' },
  {
    name: 'swing_depth_ratio',
    value: SWING_DEPTH,
    meaning: 'peak-to-peak swing of training that declares none, of thermal design power',
    source: ESTIMATE,
  },
  { name: 'storage_reserve_ratio', value: STORAGE_RESERVE, meaning: 'of the energy of a storage, there in either direction', source: ESTIMATE },
];
