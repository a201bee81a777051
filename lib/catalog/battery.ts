import { Confidence, ModelReference } from '../core';
import { Duration, Energy, Power } from '../units';
import { findNamed, reference, titled, userReference, within } from './provenance';
import { given } from '../core/given';

const MEGABLOCK = 'Tesla Megablock datasheet Rev 1.7 (2026-06-29)';

/** Battery storage of a site. */
export class BatteryModel {
  /** Tesla Megapack 3, two hours: 2,186 kW / 4,372 kWh. */
  public static readonly TESLA_MEGAPACK_3_2_H = BatteryModel.megapack('2 h', 2186, 4372);
  /** Tesla Megapack 3, four hours: 1,206 kW / 4,826 kWh. */
  public static readonly TESLA_MEGAPACK_3_4_H = BatteryModel.megapack('4 h', 1206, 4826);
  /** Tesla Megapack 3, eight hours: 603 kW / 4,824 kWh. */
  public static readonly TESLA_MEGAPACK_3_8_H = BatteryModel.megapack('8 h', 603, 4824);

  /** A battery of your own: rated power for that long. */
  public static of(name: string, power: Power, duration: Duration, source?: string): BatteryModel {
    titled(name);
    given('power', power, Power);
    given('duration', duration, Duration);
    within('power', power.toKilowatts(), 1, 1e6, 'kW');
    within('duration', duration.toHours(), 0.01, 100, 'h');
    return new BatteryModel(power, power.over(duration), userReference(name, source));
  }

  /** A record by name. */
  public static named(name: string): BatteryModel {
    return findNamed<BatteryModel>('battery', name, BatteryModel);
  }

  private static megapack(variant: string, kilowatts: number, kilowattHours: number): BatteryModel {
    return new BatteryModel(
      Power.kilowatts(kilowatts),
      Energy.kilowattHours(kilowattHours),
      reference(`Tesla Megapack 3 ${variant}`, 'Tesla', MEGABLOCK, Confidence.VENDOR_SECOND_HAND, [
        'rated at 25 °C and full depth; round-trip efficiency and mass are not published',
      ]),
    );
  }

  /** Name of the model. */
  public readonly name: string;

  private constructor(
    /** Rated power. */
    public readonly power: Power,
    /** Usable energy. */
    public readonly energy: Energy,
    /** Where the figures come from. */
    public readonly reference: ModelReference,
  ) {
    this.name = reference.name;
  }
}
