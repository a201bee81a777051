import { boardTooLarge } from '../../core/errors';
import { ElectricalCode } from '../../core/site-values';
import { ApparentPower, Current, Power } from '../../units';
import { BuswayModel } from '../busway';
import { TransformerModel } from '../transformer';
import { UpsModel } from '../ups';

/**
 * Share of a rating that an assembly sizes itself to use after its worst single failure: the 5 % below which the headroom check warns.
 */
export const DESIGN_UTILISATION = 0.95;

/** The same with all in service: below 10 % headroom the check warns. */
export const NORMAL_UTILISATION = 0.9;

/** Share of the rating that boards and busways of a lineup lose at full load (engineering default). */
const CONDUCTOR_LOSS = 0.006;

/** Power factors of racks with active correction and of mechanical loads on drives, as shared equipment sees them. */
export const RACK_POWER_FACTOR = 0.98;
export const MECHANICAL_POWER_FACTOR = 0.95;

/** What a UPS may carry at the racks after a failure: kW and kVA at the power factor of racks, with its headroom and conductor loss. */
export const upsDesignKilowatts = (model: UpsModel): number =>
  (Math.min(model.power.toKilowatts(), model.apparentPower.toKilovoltAmperes() * RACK_POWER_FACTOR) * DESIGN_UTILISATION) / (1 + CONDUCTOR_LOSS);

/** Power factor at a transformer that feeds UPS rectifiers. */
const UPS_INPUT_POWER_FACTOR = 0.99;

/** Input of a UPS at full output, battery recharge included (10 % of output after an outage). */
export function upsFullInput(model: UpsModel): Power {
  const { noLoad, linear, square } = model.curve;
  return model.power.times(1 + noLoad + linear + square + 0.1);
}

/** Apparent power that a transformer must carry for `ups` frames in parallel and `direct` mechanical load at power factor 0.95. */
export function transformerDuty(ups: Power, direct: Power): ApparentPower {
  return ApparentPower.voltAmperes(ups.toWatts() / UPS_INPUT_POWER_FACTOR + direct.toWatts() / MECHANICAL_POWER_FACTOR);
}

/** The smallest transformer of the code's usual class that carries `duty`; the largest of the class if none does, for the checks to judge. */
export function smallestTransformer(code: ElectricalCode, duty: ApparentPower): TransformerModel {
  const ladder = TransformerModel.ladder(code);
  return ladder.find((model) => !model.rating.isLessThan(duty)) ?? ladder[ladder.length - 1];
}

/** Main breaker of `what` for `duty` at low voltage under the continuous-load rule. */
export function mainBreaker(code: ElectricalCode, duty: ApparentPower, what: string, path: string, fullyRated = false): Current {
  const current = duty.threePhaseCurrent(code.lowVoltage);
  const wanted = fullyRated ? current.times(code.continuousFactor.toFraction()) : current;
  const most = code._largestDevice.times(fullyRated ? 1 : code.continuousFactor.toFraction());
  if (current.isGreaterThan(most)) {
    throw boardTooLarge(what, `${current}`, `${most}`, path);
  }
  return code.nextDeviceSize(wanted);
}

/** What the largest main breaker, or the given one, carries continuously. */
export function boardCapacity(code: ElectricalCode, breaker: Current = code._largestDevice, fullyRated = false): ApparentPower {
  const amperes = breaker.toAmperes() * (fullyRated ? 1 : code.continuousFactor.toFraction());
  return ApparentPower.voltAmperes(Math.sqrt(3) * amperes * code.lowVoltage.toVolts());
}

/**
 * The smallest plug-in busway that carries its load at power factor 0.98 behind a standard breaker of its own rating, with the headroom below
 * which the check warns.
 */
export function smallestBusway(code: ElectricalCode, normal: Power, worst: Power): BuswayModel {
  const watts = Math.max(normal.toWatts() / NORMAL_UTILISATION, worst.toWatts() / DESIGN_UTILISATION);
  const current = ApparentPower.voltAmperes(watts / RACK_POWER_FACTOR).threePhaseCurrent(code.lowVoltage);
  const wanted = current.dividedBy(code.continuousFactor.toFraction());
  const ladder = BuswayModel.ladder();
  return ladder.find((model) => !model.rating.isLessThan(wanted)) ?? ladder[ladder.length - 1];
}
