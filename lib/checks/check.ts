import type { SiteAnalysis } from '../analysis/model';
import { RawFinding, Severity } from './finding';

/** A rule: compares what the analysis found with a limit. Never throws, prints or computes physics. */
export interface Check {
  /** For example 'power/overcurrent'; also the name of its file. */
  readonly id: string;
  /** Code in the engineering list, for example 'PWR-02'. */
  readonly code: string;
  readonly severity: Severity;
  /** The rule in one sentence. */
  readonly title: string;
  /** Standard or document. */
  readonly source: string;
  /** A physical overload cannot be acknowledged. */
  readonly acknowledgeable: boolean;
  evaluate(analysis: SiteAnalysis): RawFinding[];
}
