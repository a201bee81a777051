import { Check } from '../../check';
import { airClass } from './air-class';
import { atMaximumPower } from './at-maximum';
import { dewPoint } from './dew-point';
import { extremeYear } from './extreme-year';
import { freeCooling } from './free-cooling';
import { rideThroughTime } from './ride-through';
import { waterStore } from './water-store';

/** Room air, weather and water. */
export const CLIMATE_CHECKS: Check[] = [dewPoint, airClass, rideThroughTime, freeCooling, extremeYear, waterStore, atMaximumPower];
