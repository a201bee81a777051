import type { ClaimResult, LimitResult, SiteAnalysis } from '../../analysis/model';
import { powerCaps } from '../../analysis/power/capping';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { fixOf, pathOf, percent, some } from '../words';
import { candidate } from './second-source';

export const claims: Check = {
  id: 'power/claims',
  code: 'PWR-09',
  severity: Severity.ERROR,
  title: 'a claimed redundancy holds: any spare lineups may be lost, and nothing takes more of them along',
  reason: 'A topology label is an intention; only removing lineups shows whether the wiring has it.',
  inputs: ['PowerPlant.redundancy', 'power links'],
  source: 'topology label given by the designer, verified by removal',
  acknowledgeable: true,
  evaluate: (analysis) => analysis.power.claims.flatMap((claim) => told(analysis, claim)),
};

function told(analysis: SiteAnalysis, result: ClaimResult): RawFinding[] {
  const claim = analysis.site.claims[result.claim];
  const said = `says ${claim.label} (${claim.lineups.length} lineups, ${claim.needed} needed)`;
  if (result.holds) {
    return result.survivesMore
      ? [
          {
            path: claim.path,
            severity: Severity.INFO,
            message: `${said} and survives the loss of one lineup more than claimed`,
            fix: 'nothing to do',
          },
        ]
      : [];
  }
  const findings: RawFinding[] = result.shared.map(({ component, lineups }) => ({
    path: claim.path,
    message: `${said}, but '${pathOf(analysis, component)}' takes lineups ${lineups.join(' and ')} with it`,
    measured: lineups.length,
    limit: claim.lineups.length - claim.needed,
    unit: 'lineups',
    scenario: `${pathOf(analysis, component)} out`,
    fix: `give ${lineups.length - Math.max(claim.lineups.length - claim.needed, 1)} of them ${modelOf(analysis, component)} of their own`,
  }));
  const held = powerCaps(analysis).claims[result.claim];
  if (result.failing.length > 0) {
    const over = result.overloads.map(({ limit, value }) => ({
      ratio: value / analysis.power.limits[limit].limit,
      value,
      limit: analysis.power.limits[limit],
    }));
    const worst = over.sort((a, b) => b.ratio - a.ratio)[0];
    const consequences = [
      result.darkLoads.length > 0 ? `${result.darkLoads.length} load${result.darkLoads.length === 1 ? ' goes' : 's go'} dark` : '',
      worst
        ? `${over.length} limit${over.length === 1 ? ' is' : 's are'} exceeded, '${pathOf(analysis, worst.limit.asset)}' by most at ${percent(worst.ratio)}`
        : '',
    ].filter((text) => text !== '');
    findings.push({
      path: claim.path,
      message: `${said}, but without ${result.failing.join(' and ')} ${consequences.join(' and ')}${held ? '; power caps hold it in time' : ''}`,
      severity: held ? Severity.WARNING : Severity.ERROR,
      measured: worst?.ratio ?? result.darkLoads.length,
      limit: worst ? 1 : 0,
      unit: worst ? 'of the limit' : 'loads',
      scenario: `${result.failingState === 'U' ? 'on utility' : 'on generators'}, lineup ${result.failing.join(', ')} out`,
      fix: ways(analysis, result, worst?.limit, worst?.value),
    });
  }
  return findings;
}

/** Out of the largest overload and out of the dark, with the lineups out that the claim says may be. */
function ways(analysis: SiteAnalysis, result: ClaimResult, limit: LimitResult | undefined, value: number | undefined): string {
  const { lineups } = analysis.site.claims[result.claim];
  const removed = lineups.filter(({ name }) => result.failing.includes(name)).flatMap(({ assets }) => assets);
  const outage = { state: result.failingState, removed };
  const dark = result.darkLoads;
  return [
    ...(limit ? [`of '${pathOf(analysis, limit.asset)}': ${fixOf(analysis, limit, [{ value: value!, outage, share: 1 }])}`] : []),
    ...(dark.length > 0
      ? [`feed ${some(dark.map((load) => pathOf(analysis, load)))} from another lineup too: ${candidate(analysis, outage, dark)}`]
      : []),
  ].join('; ');
}

function modelOf(analysis: SiteAnalysis, component: number): string {
  const { kind, model } = analysis.site.assets[component].record;
  return `a ${kind.replace(/_/g, ' ')}${model ? ` '${model.name}'` : ''}`;
}
