import { Check } from '../../check';
import { autonomy } from './autonomy';
import { inrush } from './inrush';
import { peakCurrents } from './peak-currents';
import { stepLoad } from './step-load';
import { swingStorage } from './swing-storage';
import { utilityAgreement } from './utility-agreement';

/** What happens before the steady state, and what the grid sees of it: batteries, starts, steps, surges, swings and the agreement with the utility. */
export const SUPPLY_CHECKS: Check[] = [autonomy, stepLoad, utilityAgreement, swingStorage, peakCurrents, inrush];
