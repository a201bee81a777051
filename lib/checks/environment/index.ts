import { Check } from '../check';
import { generatorHours } from './generator-hours';
import { noise } from './noise';
import { refrigerants } from './refrigerants';

export const ENVIRONMENT_CHECKS: Check[] = [noise, refrigerants, generatorHours];
