import { Check } from '../../check';
import { autonomy } from './autonomy';
import { peakCurrents } from './peak-currents';

/** What happens before the steady state: batteries, starts and surges. */
export const SUPPLY_CHECKS: Check[] = [autonomy, peakCurrents];
