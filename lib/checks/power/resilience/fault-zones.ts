import { Tier } from '../../../core';
import type { SiteAnalysis } from '../../../analysis/model';
import { withoutCompartment } from '../../../analysis/resilience/fire';
import { faults } from '../../../analysis/resilience/run';
import type { FailingZone, ZoneOutcome } from '../../../analysis/resilience/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { lacking, pathOf, some } from '../../words';
import { alone, largerFor, zoneFinding } from './told';

export const faultZones: Check = {
  id: 'power/fault-zones',
  code: 'PWR-05',
  severity: Severity.ERROR,
  title:
    'no fault, with all that trips with it, a breaker that sticks, or a fire in one compartment darkens a required load, overloads equipment or takes cooling',
  reason: 'A fault takes more than the faulty part: what shares its protection, what its stuck breaker hangs on, what stands in its room.',
  inputs: ['SiteProps.tier', 'Resilience.faultZone', 'Resilience.fireCompartment', 'ResilienceFacts.sourceSide', 'power links'],
  source: 'Uptime Institute Tier Standard: Topology (fault tolerant, compartmentalised); ANSI/TIA-942 Rated-4',
  acknowledgeable: false,
  tiers: [Tier.IV],
  evaluate: (analysis) => {
    const { failing } = faults(analysis);
    const single = failing.filter(({ zone }) => zone.kind === 'fault');
    return [
      ...alone(analysis, single, 'may not fault', 'see the single-failure findings of each'),
      ...failing
        .filter(({ zone }) => zone.removed.length > 1)
        .map((entry) => zoneFinding(analysis, entry, what(analysis, entry), (outcome) => way(analysis, entry, outcome))),
      ...unplaced(analysis),
    ];
  },
};

function what(analysis: SiteAnalysis, { zone }: FailingZone): string {
  switch (zone.kind) {
    case 'stuck_breaker':
      return `after a fault in '${zone.name}' stuck`;
    case 'fire':
      return `after a fire in ${zone.name}`;
    default:
      return `a fault in '${pathOf(analysis, zone.subjects[0])}' trips ${zone.removed.length} components; then`;
  }
}

function way(analysis: SiteAnalysis, { zone }: FailingZone, outcome: ZoneOutcome): string {
  if (outcome.dark.length === 0 && outcome.overloads.length > 0) {
    return largerFor(analysis, outcome);
  }
  if (zone.kind === 'fire') {
    return `put what backs '${pathOf(analysis, zone.removed[0])}' up into another compartment`;
  }
  return zone.kind === 'stuck_breaker'
    ? 'feed the loads from equipment that hangs on neither of the two, or put two devices in series'
    : 'divide the zone by protective devices, or feed the loads from outside it';
}

function unplaced(analysis: SiteAnalysis): RawFinding[] {
  const missing = withoutCompartment(analysis.site);
  return missing.length === 0
    ? []
    : [
        lacking(
          analysis.site.path,
          `fire compartment of ${missing.length} components (${some(missing.map((asset) => pathOf(analysis, asset)))}): say it with Resilience.of(…).fireCompartment(name)`,
        ),
      ];
}
