import type { CheckOutcome } from '../../checks/outcome';
import type { ProvedFinding } from '../../checks/run';
import { sourceLine } from '../../checks/source-line';
import { Json, toJson } from '../serialise';

/** A finding as data, with the line that declared what it is about in place of the stack trace of the machine. */
export function plainFinding({ trace, ...finding }: ProvedFinding): Omit<ProvedFinding, 'trace'> {
  const declaredAt = trace && sourceLine(trace());
  return declaredAt ? { ...finding, declaredAt } : finding;
}

export const findingsJson = (findings: ProvedFinding[]): Json => findings.map((finding) => toJson(plainFinding(finding)));

/** What became of every check: passed, found something, not evaluated and why. */
export const checksJson = (outcomes: CheckOutcome[]): Json => outcomes.map((outcome) => toJson(outcome));
