import { Check } from '../check';
import { acceptance } from './acceptance';
import { capacityBeforeLoad } from './capacity-before-load';
import { leadTimes } from './lead-times';
import { spares } from './spares';

export const PROGRAMME_CHECKS: Check[] = [capacityBeforeLoad, acceptance, leadTimes, spares];
