import type { Tier } from '../core';
import type { SiteAnalysis } from '../analysis/model';
import { RawFinding, Severity } from './finding';

/** A rule: compares what the analysis found with a limit. Never throws, prints or computes physics. */
export interface Check {
  /** For example 'power/overcurrent'; its last part is the name of its file. */
  readonly id: string;
  /** Code in the engineering list, for example 'PWR-02'. */
  readonly code: string;
  readonly severity: Severity;
  /** The rule in one sentence. */
  readonly title: string;
  /** Why the rule exists. */
  readonly reason: string;
  /** What it reads, by the names under which a design gives it. */
  readonly inputs: string[];
  /** Standard or document. */
  readonly source: string;
  /** A physical overload cannot be acknowledged. */
  readonly acknowledgeable: boolean;
  /** Tiers that ask for it; all where none are given. */
  readonly tiers?: Tier[];
  /** Off until a pack that holds it is included. */
  readonly optional?: boolean;
  /** Whether the design has anything that the rule is about; it has where this is missing. */
  applies?(analysis: SiteAnalysis): boolean;
  /** What it found, and (`lacking`) what it could not judge for want of an input. */
  evaluate(analysis: SiteAnalysis): RawFinding[];
}
