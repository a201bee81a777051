import { Check } from '../../check';
import { autonomy } from './autonomy';
import { peakCurrents } from './peak-currents';
import { swingStorage } from './swing-storage';
import { utilityAgreement } from './utility-agreement';

/** What happens before the steady state, and what the grid sees of it: batteries, starts, surges, swings and the agreement with the utility. */
export const SUPPLY_CHECKS: Check[] = [autonomy, utilityAgreement, swingStorage, peakCurrents];
