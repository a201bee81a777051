import { railLayout } from '../../analysis/fabric/cables';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { pathOf, percent, some } from '../words';

export const rails: Check = {
  id: 'network/rails',
  code: 'NET-05',
  severity: Severity.WARNING,
  title: 'GPU rank n is on the leaf of rail n, and the loss of a leaf takes one rail at most',
  reason: 'Collectives run rail by rail; a leaf with two rails is a hop more for one of them, and its loss takes both.',
  inputs: ['NetworkFacts.role', 'PortGroup.rails', 'cables'],
  source: 'rail-optimised topology, NVIDIA DGX SuperPOD reference architectures',
  acknowledgeable: true,
  applies: (analysis) => railLayout(analysis).hosts > 0,
  evaluate: (analysis) => {
    const { fragile, mixed } = railLayout(analysis);
    const findings: RawFinding[] = [];
    if (fragile.length > 0) {
      const worst = fragile.reduce((a, b) => (b.lost / b.rails > a.lost / a.rails ? b : a));
      findings.push({
        path: pathOf(analysis, worst.leaf),
        message: `the loss of a leaf takes ${worst.lost} of ${worst.rails} rails (${percent(worst.lost / worst.rails)}) of ${fragile.length} host${fragile.length === 1 ? '' : 's'}: ${some(fragile.map(({ host }) => pathOf(analysis, host)))}`,
        measured: worst.rails - worst.lost,
        limit: worst.rails - 1,
        unit: 'rails left',
        scenario: `${pathOf(analysis, worst.leaf)} out`,
        fix: 'plug each rail of a host into a leaf of its own',
      });
    }
    if (mixed.length > 0) {
      const [first] = mixed;
      findings.push({
        path: mixed.length === 1 ? pathOf(analysis, first.leaf) : analysis.site.path,
        message: `${mixed.length} ${mixed.length === 1 ? 'leaf carries' : 'leaves carry'} more than one rail, the first rails ${first.rails.join(', ')}: ${some(mixed.map(({ leaf }) => pathOf(analysis, leaf)))}`,
        measured: Math.max(...mixed.map(({ rails: r }) => r.length)),
        limit: 1,
        unit: 'rails',
        fix: 'plug port n of every host into the leaf of rail n',
      });
    }
    return findings;
  },
};
