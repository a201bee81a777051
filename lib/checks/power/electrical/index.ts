import type { Check } from '../../check';
import { siteDerating } from './derating';
import { directCurrentBus } from './direct-current';
import { faultCurrent } from './fault-current';
import { harmonicDistortion } from './harmonics';
import { phaseUnbalance } from './phase-balance';
import { selectivityScreen } from './selectivity';
import { transferTime } from './transfer-time';
import { voltageDrop } from './voltage-drop';

/** Network studies: voltages, fault currents, protection, phases, harmonics. */
export const ELECTRICAL_CHECKS: Check[] = [
  voltageDrop,
  faultCurrent,
  directCurrentBus,
  transferTime,
  phaseUnbalance,
  selectivityScreen,
  harmonicDistortion,
  siteDerating,
];
