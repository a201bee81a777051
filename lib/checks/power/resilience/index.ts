import type { Check } from '../../check';
import { faultZones } from './fault-zones';
import { maintenance } from './maintenance';
import { secondFailure } from './second-failure';

/** Beyond single failures. */
export const RESILIENCE: Check[] = [maintenance, faultZones, secondFailure];
