import { Check } from '../../check';
import { capResponse } from './cap-response';
import { simultaneity } from './simultaneity';

/** Where a design leans on loads that hold themselves to less. */
export const CAPPING_CHECKS: Check[] = [simultaneity, capResponse];
