import { ElectricalCode } from '../../core/site-values';
import { ApparentPower, Current, Power } from '../../units';
import { BuswayModel } from '../busway';
import { TransformerModel } from '../transformer';
import { UpsModel } from '../ups';

/**
 * Share of a rating that an assembly sizes itself to use after its worst single failure: the 5 % below which the headroom check warns.
 */
export const DESIGN_UTILISATION = 0.95;

/** Power factor at a transformer that feeds UPS rectifiers. */
const UPS_INPUT_POWER_FACTOR = 0.99;

/** Input of a UPS at full output, battery recharge included (10 % of output after an outage). */
export function upsFullInput(model: UpsModel): Power {
  const { noLoad, linear, square } = model.curve;
  return model.power.times(1 + noLoad + linear + square + 0.1);
}

/** Apparent power that a transformer must carry for `ups` frames in parallel and `direct` mechanical load at power factor 0.95. */
export function transformerDuty(ups: Power, direct: Power): ApparentPower {
  return ApparentPower.voltAmperes(ups.toWatts() / UPS_INPUT_POWER_FACTOR + direct.toWatts() / 0.95);
}

/** The smallest transformer of the code's usual class that carries `duty`; the largest of the class if none does, for the checks to judge. */
export function smallestTransformer(code: ElectricalCode, duty: ApparentPower): TransformerModel {
  const ladder = TransformerModel.ladder(code);
  return ladder.find((model) => !model.rating.isLessThan(duty)) ?? ladder[ladder.length - 1];
}

/** Main breaker for `duty` at low voltage under the continuous-load rule. */
export function mainBreaker(code: ElectricalCode, duty: ApparentPower): Current {
  return code.nextDeviceSize(duty.threePhaseCurrent(code.lowVoltage));
}

/** The smallest plug-in busway that carries `load` at power factor 0.98 behind a standard breaker of its own rating. */
export function smallestBusway(code: ElectricalCode, load: Power): BuswayModel {
  const current = ApparentPower.voltAmperes(load.toWatts() / 0.98).threePhaseCurrent(code.lowVoltage);
  const wanted = current.dividedBy(code.continuousFactor.toFraction());
  const ladder = BuswayModel.ladder();
  return ladder.find((model) => !model.rating.isLessThan(wanted)) ?? ladder[ladder.length - 1];
}
