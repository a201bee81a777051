/** What became of a check at a site. */
export enum CheckStatus {
  /** It was judged, and nothing is wrong. */
  PASSED = 'passed',
  /** It was judged, and has findings that warn or stop synthesis. */
  FOUND = 'found',
  /** It lacks an input, at least in part; it is never counted as passed. */
  NOT_EVALUATED = 'not_evaluated',
  /** The design has nothing that the rule is about. */
  NOT_APPLICABLE = 'not_applicable',
  /** The tier does not ask for it, or its pack is not included. */
  NOT_ASKED = 'not_asked',
  /** Somebody left its pack out, with a reason. */
  EXCLUDED = 'excluded',
}

/** An input that a check lacks. */
export interface MissingInput {
  /** Construct path of where it is missing. */
  readonly path: string;
  /** What is missing, and which property gives it. */
  readonly what: string;
}

/** What became of one check at one site. */
export interface CheckOutcome {
  /** Id of the check. */
  readonly check: string;
  /** Its code in the engineering list. */
  readonly code: string;
  /** The rule in one sentence. */
  readonly title: string;
  /** Name of the site; empty for a check of your own. */
  readonly site: string;
  /** What became of it. */
  readonly status: CheckStatus;
  /** How many findings it has, information included. */
  readonly findings: number;
  /** Inputs that it lacks. A check with findings may lack some too. */
  readonly missing: MissingInput[];
  /**
   * Why it was not asked or left out.
   * @default - it was asked
   */
  readonly why?: string;
}
