import { Tier } from '../../core';
import type { SharedFate, SiteAnalysis } from '../../analysis/model';
import { Check } from '../check';
import { Severity } from '../finding';
import { pathOf, percent, some } from '../words';
import { candidate } from './second-source';
import { spreadOf } from './shelves';

export const sharedFate: Check = {
  id: 'power/shared-fate',
  code: 'PWR-08',
  severity: Severity.ERROR,
  title: 'cords of a load share nothing below the level that the tier asks for',
  reason: 'Two cords protect a rack only if nothing that both hang on can fail alone.',
  inputs: ['power links', 'SiteProps.tier'],
  source: 'Uptime Institute Tier Standard: Topology; ANSI/TIA-942',
  acknowledgeable: true,
  // Tier I asks for no independence.
  tiers: [Tier.II, Tier.III, Tier.IV],
  evaluate: (analysis) =>
    analysis.power.sharedFates.map((fate) => {
      const loads = [...fate.darkLoads, ...fate.shelfLoads];
      const what = [
        fate.darkLoads.length > 0 ? `${fate.darkLoads.length} go dark` : '',
        fate.shelfLoads.length > 0 ? `${fate.shelfLoads.length} keep too few shelves (${percent(fate.worstShelfRatio)})` : '',
      ].filter((text) => text !== '');
      return {
        path: pathOf(analysis, fate.component),
        message: `two or more cords of ${loads.length} load${loads.length === 1 ? ' hang' : 's hang'} on this alone: ${what.join(', ')} (${some(loads.map((a) => pathOf(analysis, a)))})`,
        measured: loads.length,
        limit: 0,
        unit: 'loads',
        scenario: 'on utility, this component out',
        fix: fixOf(analysis, fate),
      };
    }),
};

function fixOf(analysis: SiteAnalysis, { component, darkLoads, shelfLoads }: SharedFate): string {
  return [
    ...(darkLoads.length === 0
      ? []
      : [
          `feed cords of what goes dark from equipment that does not hang on this one: ${candidate(analysis, { state: 'U', removed: [component] }, darkLoads)}`,
        ]),
    ...(shelfLoads.length === 0 ? [] : [spreadOf(analysis, shelfLoads, component)]),
  ].join('; ');
}
