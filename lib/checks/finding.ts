/** How bad a finding is. */
export enum Severity {
  /** Stops synthesis. */
  ERROR = 'error',
  /** Is reported. */
  WARNING = 'warning',
  /** For information. */
  INFO = 'info',
}

/** One thing that a check found, as data. */
export interface Finding {
  /** Id of the check, for example 'power/overcurrent'. */
  readonly check: string;
  /** Its code in the engineering list, for example 'PWR-02'. */
  readonly code: string;
  /** How bad it is. */
  readonly severity: Severity;
  /** Name of the site. */
  readonly site: string;
  /** Construct path of what it is about. */
  readonly path: string;
  /** What is wrong, with numbers and scenario. */
  readonly message: string;
  /**
   * What was measured, in `unit`.
   * @default - not a quantity
   */
  readonly measured?: number;
  /**
   * What is allowed, in `unit`.
   * @default - not a quantity
   */
  readonly limit?: number;
  /**
   * Unit of both.
   * @default - not a quantity
   */
  readonly unit?: string;
  /**
   * The scenario that drives it, in words.
   * @default - all
   */
  readonly scenario?: string;
  /**
   * The cheapest way out, with numbers.
   * @default - none known
   */
  readonly fix?: string;
  /**
   * Standard or document that the limit is from.
   * @default - none
   */
  readonly source?: string;
  /**
   * File and line of the program that declared the equipment, relative to the working directory.
   * @default - not known (other languages than TypeScript and JavaScript, or a site as a whole)
   */
  readonly declaredAt?: string;
  /**
   * Why it is accepted, if someone did.
   * @default - not acknowledged
   */
  readonly acknowledged?: string;
  /**
   * Last day of the acknowledgement.
   * @default - no end
   */
  readonly until?: string;
}

/** What a check says; the runner stamps id, code, severity and site. */
export interface RawFinding {
  readonly path: string;
  readonly message: string;
  readonly measured?: number;
  readonly limit?: number;
  readonly unit?: string;
  readonly scenario?: string;
  readonly fix?: string;
  /** Where it differs from the check's own. */
  readonly severity?: Severity;
  /** An input that the check lacks here: this is no finding, and the check is counted as not evaluated. */
  readonly missing?: string;
}
