/**
 * Dates of equipment in the building programme, each as '2027-03-31'. Equipment counts as capacity from its commissioning on, and racks as load from
 * their landing on.
 */
export interface ProgrammeFacts {
  /**
   * Day of the order.
   * @default - not ordered yet: PRG-03 is not evaluated
   */
  readonly ordered?: string;
  /**
   * Weeks from order to delivery.
   * @default - unknown: PRG-03 is not evaluated
   */
  readonly leadTimeWeeks?: number;
  /**
   * Where the lead time is from, for example a quotation.
   * @default - not given
   */
  readonly leadTimeSource?: string;
  /**
   * Day on which it must be on site.
   * @default - the day of `inService`
   */
  readonly needed?: string;
  /**
   * Equipment: day on which it passed its level-5 (integrated systems) test. Racks: day on which they land and draw power.
   * @default - from the beginning
   */
  readonly inService?: string;
}
