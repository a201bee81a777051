import { LimitRule } from '../../core';
import type { SiteAnalysis } from '../../analysis/model';
import { outageOf } from '../../analysis/power/remedies';
import { isAllowed } from '../../analysis/resilience/allowed';
import { runLosses } from '../../analysis/resilience/run-losses';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { overload, pathOf, scenarioOf, some } from '../words';
import { orHeld } from './capping/held';
import { candidate } from './second-source';

export const singleFailure: Check = {
  id: 'power/single-failure',
  code: 'PWR-03',
  severity: Severity.ERROR,
  title: 'no single failure of the declared tier darkens a required load or overloads equipment',
  reason: 'One thing is always out; the design has to hold then.',
  inputs: ['SiteProps.tier', 'power links', 'limits of equipment'],
  source: 'Uptime Institute Tier Standard: Topology; ANSI/TIA-942',
  acknowledgeable: false,
  evaluate: (analysis) => [...dark(analysis), ...runs(analysis), ...overloads(analysis)],
};

function dark(analysis: SiteAnalysis): RawFinding[] {
  const fed = new Set(analysis.site.power.map((link) => link.receiver));
  const unfed = new Set(analysis.site.assets.filter((a) => a.record.demand && !fed.has(a.index)).map((a) => a.index));
  return analysis.outcomes.flatMap((outcome) => {
    // What nothing feeds has a finding of its own.
    const required = outcome.dark.filter((asset) => (analysis.site.assets[asset].record.demand?.required ?? true) && !unfed.has(asset));
    const scenario = analysis.scenarios[outcome.scenario];
    if (required.length === 0 || (scenario.removed >= 0 && isAllowed(analysis.site, [scenario.removed], required))) {
      return [];
    }
    const names = some(required.map((asset) => pathOf(analysis, asset)));
    const lost = outcome.gpusLost > 0 ? `, ${outcome.gpusLost} GPUs` : '';
    return [
      {
        path: scenario.removed >= 0 ? pathOf(analysis, scenario.removed) : pathOf(analysis, required[0]),
        message: `${required.length} required load${required.length === 1 ? ' loses' : 's lose'} all supply${lost}: ${names}`,
        measured: required.length,
        limit: 0,
        unit: 'loads',
        scenario: scenarioOf(analysis, outcome.scenario),
        fix: `feed each of them from a second source that does not hang on this one: ${candidate(analysis, outageOf(scenario), required)}`,
      },
    ];
  });
}

/** Tier II accepts that paths fail; how many racks hang on one run is told. */
function runs(analysis: SiteAnalysis): RawFinding[] {
  const losses = runLosses(analysis);
  if (losses.length === 0) {
    return [];
  }
  const worst = losses.reduce((most, loss) => (loss.dark.length > most.dark.length ? loss : most));
  const more = losses.length > 1 ? `; ${losses.length} runs take racks with them, this one most` : '';
  return [
    {
      path: pathOf(analysis, worst.asset),
      severity: Severity.WARNING,
      message: `its loss, which tier II does not ask about, would take ${worst.dark.length} required load${worst.dark.length === 1 ? '' : 's'}: ${some(worst.dark.map((asset) => pathOf(analysis, asset)))}${more}`,
      measured: worst.dark.length,
      limit: 0,
      unit: 'loads',
      scenario: `on utility, ${pathOf(analysis, worst.asset)} out`,
      fix: `feed them from a second run too: ${candidate(analysis, { state: 'U', removed: [worst.asset] }, worst.dark)}; or accept it (allowedDarkRacks: ${worst.dark.length})`,
    },
  ];
}

const overloads = (analysis: SiteAnalysis): RawFinding[] =>
  analysis.power.limits
    .filter((limit) => limit.rule === LimitRule.CAPACITY && limit.overloads.some((s) => analysis.scenarios[s].removed >= 0))
    .filter((limit) => analysis.scenarios[limit.worstScenario].removed >= 0)
    .map((limit) => orHeld(analysis, limit, overload(analysis, limit, limit.worst, limit.worstScenario)));
