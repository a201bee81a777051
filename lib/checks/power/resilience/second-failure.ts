import type { SiteAnalysis } from '../../../analysis/model';
import { SecondFailure, SecondFailures, secondFailures } from '../../../analysis/resilience/second';
import type { ZoneOutcome } from '../../../analysis/resilience/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { pathOf } from '../../words';
import { largerFor, zoneFinding } from './told';

export const secondFailure: Check = {
  id: 'power/second-failure',
  code: 'PWR-06',
  severity: Severity.WARNING,
  title: 'during maintenance of any component, no failure of another darkens a required load, overloads equipment or leaves cooling short',
  reason: 'Maintenance takes days a year, and failures do not wait for it. No tier asks for this: it is stricter than fault tolerance.',
  inputs: ['power links', 'limits of equipment', 'Resilience.maintenanceZone', 'Resilience.faultZone'],
  source: 'N-1-1, stricter than Uptime Institute tier IV; an option',
  acknowledgeable: true,
  optional: true,
  evaluate: (analysis) => {
    const result = secondFailures(analysis);
    return KINDS.flatMap((kind) => told(analysis, result, kind));
  },
};

interface Kind {
  readonly what: string;
  readonly is: (outcome: ZoneOutcome) => boolean;
  readonly fix: string;
}

/** What a pair does, worst first: a pair is told of the first that it does in any state. */
const KINDS: Kind[] = [
  { what: 'darken required loads', is: (o) => o.dark.length > 0, fix: 'feed the loads from one more source that hangs on neither' },
  { what: 'overload equipment or shelves', is: (o) => o.overloads.length + o.shelves.length > 0, fix: '' },
  { what: 'leave cooling short', is: (o) => o.shortfalls.length > 0, fix: 'give the group one more spare unit' },
];

const kindOf = (pair: SecondFailure): Kind => KINDS.find((kind) => pair.amounts.some(kind.is))!;

function told(analysis: SiteAnalysis, { pairs, failing }: SecondFailures, kind: Kind): RawFinding[] {
  const alike = failing.filter((pair) => kindOf(pair) === kind);
  if (alike.length === 0) {
    return [];
  }
  const worst = alike.reduce((a, b) => (size(b) > size(a) ? b : a));
  const both = `'${pathOf(analysis, worst.maintained)}' out for maintenance and '${pathOf(analysis, worst.failed)}' failed`;
  const finding = zoneFinding(
    analysis,
    { zone: { kind: 'maintenance', name: both, subjects: [worst.maintained], removed: worst.removed }, outcomes: worst.outcomes.filter(kind.is) },
    `${alike.length} of ${pairs} pairs ${kind.what}; by most, with ${both}`,
    (outcome) => kind.fix || largerFor(analysis, outcome) || 'spread the shelves of the racks over more lineups, or cap the racks',
  );
  return [{ ...finding, path: analysis.site.path }];
}

const size = ({ amounts }: SecondFailure): number =>
  Math.max(
    ...amounts.map((o) => o.dark.length * 1e9 + (o.overloads.length + o.shelves.length) * 1e6 + o.racksOverheated * 1e3 + o.shortfalls.length),
  );
