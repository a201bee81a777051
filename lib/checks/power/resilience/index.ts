import type { Check } from '../../check';
import { faultZones } from './fault-zones';
import { maintenance } from './maintenance';

/** Beyond single failures. */
export const RESILIENCE: Check[] = [maintenance, faultZones];
