import { Tier } from '../../../core';
import type { SiteAnalysis } from '../../../analysis/model';
import { maintenance as maintenanceOf } from '../../../analysis/resilience/run';
import type { FailingZone, ZoneOutcome } from '../../../analysis/resilience/model';
import { Check } from '../../check';
import { Severity } from '../../finding';
import { pathOf } from '../../words';
import { alone, largerFor, zoneFinding } from './told';

export const maintenance: Check = {
  id: 'power/maintenance',
  code: 'PWR-04',
  severity: Severity.ERROR,
  title:
    'every component can be taken out for maintenance, with all that must be dead for it, without a dark required load, an overload or lost cooling',
  reason: 'Equipment that cannot be taken out of service is not maintained, or is maintained in an outage.',
  inputs: ['SiteProps.tier', 'Resilience.maintenanceZone', 'ResilienceFacts.sourceSide', 'UpsProps.maintenanceBypass', 'power links'],
  source: 'Uptime Institute Tier Standard: Topology (concurrently maintainable); ANSI/TIA-942 Rated-3',
  acknowledgeable: false,
  tiers: [Tier.III, Tier.IV],
  evaluate: (analysis) => {
    const { failing } = maintenanceOf(analysis);
    const zones = failing.filter(({ zone }) => zone.removed.length > 1);
    return [
      ...alone(analysis, failing, 'cannot be taken out of service', 'see the single-failure findings of each, or give a UPS a maintenance bypass'),
      ...zones.map((entry) => zoneFinding(analysis, entry, what(analysis, entry), (outcome) => way(analysis, entry, outcome))),
    ];
  },
};

const what = (analysis: SiteAnalysis, { zone }: FailingZone): string =>
  `to work on '${pathOf(analysis, zone.subjects[0])}'${zone.subjects.length > 1 ? ` or ${zone.subjects.length - 1} more` : ''} ${zone.removed.length} components must be dead; then`;

function way(analysis: SiteAnalysis, { zone }: FailingZone, outcome: ZoneOutcome): string {
  if (outcome.dark.length > 0) {
    return `feed the dark loads from outside '${pathOf(analysis, zone.removed[0])}' and what goes with it, or divide the zone by isolating devices`;
  }
  return largerFor(analysis, outcome) || 'feed the cooling units of the group from two sides, each behind a transfer switch';
}
