import { cablesOf } from '../../analysis/fabric/cables';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lacking, number, pathOf, some } from '../words';
import { hasCables, someCables } from './support';

export const ports: Check = {
  id: 'network/ports',
  code: 'NET-03',
  severity: Severity.ERROR,
  title: 'every cable ends in a port that exists, and both ends have one speed',
  reason: 'A port that is not there, or a speed that the other end does not have, is a link that never comes up.',
  inputs: ['NetworkFacts.ports', 'CableOptions.port', 'CableOptions.otherPort'],
  source: 'port counts and rates of the equipment',
  acknowledgeable: false,
  applies: hasCables,
  evaluate: (analysis) => {
    const findings: RawFinding[] = [];
    const cables = cablesOf(analysis);
    const absent = cables.flatMap((cable) => cable.unknownPorts);
    if (absent.length > 0) {
      findings.push({
        path: absent.length === 1 ? absent[0].slice(0, absent[0].lastIndexOf(':')) : analysis.site.path,
        message: `${absent.length} cable end${absent.length === 1 ? ' is' : 's are'} in ports that the equipment does not have: ${some(absent)}`,
        measured: absent.length,
        limit: 0,
        unit: 'ports',
        fix: 'use a port within the counts and breakouts that the equipment declares, or take equipment with more',
      });
    }
    const unequal = cables.filter(({ rates: [a, b] }) => a !== undefined && b !== undefined && Math.abs(a - b) > 1e-9 * Math.max(a, b));
    if (unequal.length > 0) {
      const [a, b] = unequal[0].rates as [number, number];
      findings.push({
        path: unequal.length === 1 ? pathOf(analysis, unequal[0].cable.giver) : analysis.site.path,
        message: `${unequal.length} cable${unequal.length === 1 ? ' joins' : 's join'} ports of different speed, the first ${number(a)} and ${number(b)} Gb/s: ${someCables(analysis, unequal)}`,
        measured: Math.max(a, b),
        limit: Math.min(a, b),
        unit: 'Gb/s',
        fix: `divide the faster port (breakout of ${number(Math.max(a, b) / Math.min(a, b))}), or take ports of one speed`,
      });
    }
    const silent = new Set(
      cables.flatMap(({ cable, rates }) =>
        [cable.giver, cable.receiver].filter((asset, i) => rates[i] === undefined && !analysis.site.assets[asset].record.network),
      ),
    );
    if (silent.size > 0) {
      findings.push(
        lacking(
          analysis.site.path,
          `ports of ${silent.size} pieces of equipment with cables (${some(
            [...silent].map((a) => pathOf(analysis, a)),
            2,
          )}); give RackProps.ports`,
        ),
      );
    }
    return findings;
  },
};
