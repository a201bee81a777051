import { switchTraffic } from '../../analysis/fabric/cables';
import type { SiteAnalysis } from '../../analysis/model';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { atLeast, byParent, lacking, number, pathOf, some } from '../words';

export const oversubscription: Check = {
  id: 'network/oversubscription',
  code: 'NET-04',
  severity: Severity.WARNING,
  title: 'switches of a training fabric carry as much upwards as downwards',
  reason: 'All GPUs exchange gradients at once: a switch with less bandwidth up than down holds the whole job back.',
  inputs: ['NetworkFacts.role', 'NetworkFacts.ports', 'cables'],
  source: 'non-blocking Clos; NVIDIA DGX SuperPOD reference architectures',
  acknowledgeable: true,
  applies: (analysis) => switchTraffic(analysis).some((traffic) => traffic.up > 0),
  evaluate: (analysis) => {
    const all = switchTraffic(analysis);
    // The top tier, and switches that nothing is above, have no way up by design.
    const blocked = all
      .filter(({ up, down }) => up > 0 && down > up * (1 + 1e-9))
      .map((traffic) => ({ ...traffic, path: pathOf(analysis, traffic.asset) }));
    const findings: RawFinding[] = [...byParent(blocked)].map(([parent, switches]) => {
      const worst = switches.reduce((a, b) => (b.down / b.up > a.down / a.up ? b : a));
      return {
        path: switches.length === 1 ? worst.path : parent,
        message: `${switches.length} switch${switches.length === 1 ? ' has' : 'es have'} up to ${number(worst.down)} Gb/s down and ${number(worst.up)} Gb/s up (${number(worst.down / worst.up)} : 1): ${some(switches.map((s) => s.path))}`,
        measured: worst.down / worst.up,
        limit: 1,
        unit: 'down : up',
        fix: `add ${atLeast(worst.down - worst.up)} Gb/s of uplinks to each, or hang fewer hosts on it`,
      };
    });
    return [...findings, ...unrated(analysis)];
  },
};

function unrated(analysis: SiteAnalysis): RawFinding[] {
  const cables = switchTraffic(analysis).reduce((sum, traffic) => sum + traffic.unrated, 0);
  return cables === 0 ? [] : [lacking(analysis.site.path, `rates of ${cables} cable ends at switches; give NetworkFacts.ports of the equipment`)];
}
