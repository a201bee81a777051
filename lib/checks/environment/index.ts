import { Check } from '../check';
import { energyRules } from './energy-rules';
import { generatorHours } from './generator-hours';
import { noise } from './noise';
import { pueRange } from './pue-range';
import { refrigerants } from './refrigerants';
import { wueCap } from './wue-cap';

export const ENVIRONMENT_CHECKS: Check[] = [noise, wueCap, refrigerants, generatorHours, energyRules, pueRange];
