import { Check } from '../check';
import { facilityCost } from './facility-cost';

export const COST_CHECKS: Check[] = [facilityCost];
