/** Whether equipment is there to be used today. */
export enum ServiceKind {
  /** In service. */
  IN_SERVICE = 'in_service',
  /** It failed and is not yet repaired. */
  FAILED = 'failed',
  /** It is worked on. */
  MAINTENANCE = 'maintenance',
  /** It stands there and is not energised yet. */
  NOT_YET_ENERGISED = 'not_yet_energised',
}

/** What is said of a piece of equipment that is out of service, beside the reason of its kind. */
export interface OutageOptions {
  /**
   * Day on which it is expected back, as '2027-03-31'. It is told, and ends nothing: a design says the same on every day. Take the statement out when the
   * equipment is back.
   * @default - not known
   */
  readonly until?: string;
  /**
   * Why, for those who read the findings.
   * @default - not told
   */
  readonly reason?: string;
}

/** The state of a piece of power or cooling equipment today. */
export interface ServiceState extends OutageOptions {
  /** In service, failed, in maintenance or not yet energised. */
  readonly kind: ServiceKind;
}
