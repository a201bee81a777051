import type { SiteAnalysis } from '../analysis/model';
import { withoutWhat } from '../analysis/power/scenarios';
import { todayOf } from '../analysis/today';
import { Check } from './check';
import { RawFinding, Severity } from './finding';
import { some } from './words';
import { baseOverload } from './power/base-overload';
import { coolingSupply } from './power/cooling-supply';
import { cords } from './power/cords';
import { voltageDrop } from './power/electrical/voltage-drop';
import { generators } from './power/generators';
import { overcurrent } from './power/overcurrent';
import { faultZones } from './power/resilience/fault-zones';
import { maintenance } from './power/resilience/maintenance';
import { shelves } from './power/shelves';
import { singleFailure } from './power/single-failure';
import { autonomy } from './power/supply/autonomy';
import { inrush } from './power/supply/inrush';
import { stepLoad } from './power/supply/step-load';
import { ups } from './power/ups';
import { airCooling } from './thermal/air-cooling';
import { cduGroup } from './thermal/cdu-group';
import { coolantTemperature } from './thermal/coolant-temperature';
import { designDay } from './thermal/design-day';
import { groupCapacity } from './thermal/group-capacity';
import { heatRejection } from './thermal/heat-rejection';
import { rackFlow } from './thermal/rack-flow';

/** Rules of what flows in a scenario. Claims, shared fates, headroom, the year and all that does not move are of the design as built. */
const IN_SCENARIOS: Check[] = [
  baseOverload,
  overcurrent,
  singleFailure,
  shelves,
  cords,
  ups,
  generators,
  autonomy,
  stepLoad,
  inrush,
  coolingSupply,
  voltageDrop,
  rackFlow,
  coolantTemperature,
  designDay,
  groupCapacity,
  cduGroup,
  heatRejection,
  airCooling,
];
/** Those that take out more than one thing at once. */
const OF_ZONES: Check[] = [maintenance, faultZones];

/** A check asked again, with what it found beyond the site as built. */
export interface Again {
  readonly check: Check;
  readonly found: RawFinding[];
}

/**
 * With declared equipment out: what fails in a base state is as bad as ever, since it is so today; what only a further failure brings is a warning, since no
 * tier promises to bear one during an outage. What the site as built has too is told there.
 */
export function today(
  asBuilt: SiteAnalysis,
  told: (check: Check) => RawFinding[],
  ask: (check: Check, analysis: SiteAnalysis) => RawFinding[],
): Again[] {
  const now = todayOf(asBuilt);
  if (!now) {
    return [];
  }
  const without = withoutWhat(now.failures.site).replace(', ', '');
  const named = (finding: RawFinding): RawFinding => ({
    ...finding,
    scenario: finding.scenario?.includes(without) ? finding.scenario : scenarioOf(finding, without),
  });
  return [...IN_SCENARIOS, ...OF_ZONES].flatMap((check): Again[] => {
    const known = new Set(told(check).map(keyOf));
    const fresh = (finding: RawFinding): boolean =>
      finding.missing === undefined && (finding.severity ?? check.severity) !== Severity.INFO && !known.has(keyOf(finding));
    const base = OF_ZONES.includes(check) ? [] : ask(check, now.base).filter(fresh);
    const already = new Set(base.map((finding) => finding.path));
    const further = worstOf(ask(check, now.failures).filter((finding) => fresh(finding) && !already.has(finding.path)));
    const found = [...base, ...further].map(named).map(back);
    return found.length > 0 ? [{ check, found }] : [];
  });
}

/** What a further failure would bring, in one finding a check: the worst, and how many others there are. Each would be a list of what must not fail now. */
function worstOf(findings: RawFinding[]): RawFinding[] {
  if (findings.length === 0) {
    return [];
  }
  // Loads that go dark are measured against none.
  const ratio = ({ measured, limit }: RawFinding): number =>
    measured === undefined || limit === undefined ? 0 : limit > 0 ? measured / limit : Infinity;
  const worst = findings.reduce((most, finding) => (ratio(finding) > ratio(most) * (1 + 1e-9) ? finding : most));
  const paths = [...new Set(findings.map(({ path }) => path))];
  const others = findings.length > 1 ? `; ${findings.length} such findings in all, at ${some(paths)}` : '';
  return [{ ...worst, message: `${worst.message}${others}`, severity: Severity.WARNING }];
}

const back = (finding: RawFinding): RawFinding => ({
  ...finding,
  fix: finding.fix === undefined ? 'bring it back into service' : `bring back into service what is out, or ${finding.fix}`,
});

const keyOf = ({ path, message }: RawFinding): string => `${path}\u0000${message}`;

const scenarioOf = ({ scenario }: RawFinding, without: string): string => (scenario === undefined ? without : `${scenario}, ${without}`);
