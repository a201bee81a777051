import { onceFor } from '../../../analysis/memo';
import type { LimitResult, SiteAnalysis } from '../../../analysis/model';
import { CappedLimit, powerCaps, RESPONSE_SHARE } from '../../../analysis/power/capping';
import { RawFinding, Severity } from '../../finding';
import { number } from '../../words';

const byLimit = onceFor(
  (analysis: SiteAnalysis): ReadonlyMap<LimitResult, CappedLimit> =>
    new Map([...powerCaps(analysis).limits, ...powerCaps(analysis).cords].map((cap) => [analysis.power.limits[cap.limit], cap])),
);

/** What power caps do about a limit that all loads at once exceed. */
export const capOf = (analysis: SiteAnalysis, limit: LimitResult): CappedLimit | undefined => byLimit(analysis).get(limit);

/** Whether power caps bring an overload that only failures cause back inside the limit, within the time that the equipment bears it. */
export function isHeld(analysis: SiteAnalysis, limit: LimitResult): boolean {
  const cap = capOf(analysis, limit);
  return cap !== undefined && cap.holds && !cap.inBaseState;
}

/** An overload after a failure that power caps hold is a warning: the caps are then part of the design. */
export function orHeld(analysis: SiteAnalysis, limit: LimitResult, finding: RawFinding): RawFinding {
  if (!isHeld(analysis, limit)) {
    return finding;
  }
  const { capped, responseS, toleranceS } = capOf(analysis, limit)!;
  const held = `power caps bring it to ${number(capped)} ${limit.unit} in ${number(responseS!)} s, and it bears the overload for ${seconds(toleranceS!)}`;
  return { ...finding, severity: Severity.WARNING, message: `${finding.message}; ${held}` };
}

/** A time as one says it. */
export const seconds = (s: number): string => (s >= 3600 ? `${number(s / 3600)} h` : s >= 120 ? `${number(s / 60)} min` : `${number(s)} s`);

/** Whether a cap that is low enough comes in time: of what bears the overload, and which member says for how long. */
export function borne(bears: string, member: string, toleranceS: number | undefined, holds: boolean): string {
  if (holds) {
    return `and ${bears} the overload for ${seconds(toleranceS!)}`;
  }
  return toleranceS === undefined
    ? `and nothing says for how long ${bears} the overload (${member})`
    : `which holds only after a failure and within ${seconds(RESPONSE_SHARE * toleranceS)}`;
}
