import { Check } from '../check';
import { cableReach } from './cable-reach';
import { nvlinkDomain } from './nvlink-domain';
import { opticalLoss } from './optical-loss';
import { oversubscription } from './oversubscription';
import { ports } from './ports';
import { rails } from './rails';

export const NETWORK_CHECKS: Check[] = [cableReach, nvlinkDomain, ports, oversubscription, rails, opticalLoss];
