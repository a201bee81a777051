import { phaseBalance } from '../../../analysis/electrical/phases';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { byParent, lacking, number, pathOf, percent, scenarioOf, some } from '../../words';

const WARN = 0.1;
const FAIL = 0.2;

export const phaseUnbalance: Check = {
  id: 'power/phase-balance',
  code: 'PWR-12',
  severity: Severity.ERROR,
  title: 'the three phases are loaded evenly, at whips normally and at busways and above always',
  reason: 'The fullest phase trips the breaker while the others have room, and the neutral carries the difference.',
  inputs: ['LoadElectricalFacts.phases', 'RackProps.electrical', 'GpuPodProps.electrical'],
  source: 'engineering practice: 10 and 20 %',
  acknowledgeable: true,
  applies: (analysis) => analysis.site.assets.some((asset) => asset.record.demand),
  evaluate: (analysis) => [...equipment(analysis), ...whips(analysis), ...missing(analysis)],
};

const severityOf = (u: number): Severity => (u > FAIL + 1e-9 ? Severity.ERROR : Severity.WARNING);

function equipment(analysis: SiteAnalysis): RawFinding[] {
  return phaseBalance(analysis)
    .equipment.filter(({ unbalance }) => unbalance > WARN + 1e-9)
    .map(({ asset, unbalance, amperes, neutralA, scenario }) => {
      const severity = severityOf(unbalance);
      return {
        path: pathOf(analysis, asset),
        severity,
        message: `its phases carry ${amperes.map(number).join(', ')} A, ${percent(unbalance)} off their average; neutral ${number(neutralA)} A`,
        measured: 100 * unbalance,
        limit: 100 * (severity === Severity.ERROR ? FAIL : WARN),
        unit: '%',
        scenario: scenarioOf(analysis, scenario),
        fix: evened(amperes),
      };
    });
}

/** The moves that bring every phase to the average: one, or two where two phases are on one side of it. */
function evened(amperes: number[]): string {
  const average = (amperes[0] + amperes[1] + amperes[2]) / 3;
  const left = amperes.map((phase) => phase - average);
  const moves: string[] = [];
  while (moves.length < 2 && Math.max(...left) > 1e-3 * average) {
    const [most, least] = [left.indexOf(Math.max(...left)), left.indexOf(Math.min(...left))];
    const move = Math.min(left[most], -left[least]);
    moves.push(`${number(move)} A from L${most + 1} to L${least + 1}`);
    left[most] -= move;
    left[least] += move;
  }
  return `move ${moves.join(' and ')}`;
}

function whips(analysis: SiteAnalysis): RawFinding[] {
  const uneven = phaseBalance(analysis)
    .whips.filter(({ unbalance }) => unbalance > WARN + 1e-9)
    .map((whip) => ({ ...whip, path: pathOf(analysis, whip.load) }));
  return [...byParent(uneven).values()].map((group) => {
    const worst = group.reduce((most, whip) => (whip.unbalance > most.unbalance ? whip : most));
    const severity = severityOf(worst.unbalance);
    return {
      path: worst.path,
      severity,
      message: `its whips are ${percent(worst.unbalance)} off their average in the fullest phase${group.length > 1 ? `, like those of ${group.length - 1} more: ${some(group.map((whip) => whip.path))}` : ''}`,
      measured: 100 * worst.unbalance,
      limit: 100 * (severity === Severity.ERROR ? FAIL : WARN),
      unit: '%',
      scenario: scenarioOf(analysis, 0),
      fix: 'connect the same number of supplies to each phase of a whip',
    };
  });
}

function missing(analysis: SiteAnalysis): RawFinding[] {
  const { unknown } = phaseBalance(analysis);
  return unknown.length === 0
    ? []
    : [lacking(pathOf(analysis, unknown[0]), `how its cords load the phases (RackProps.electrical, phases); ${unknown.length} loads in all`)];
}
