import { CableFacts, cablesOf } from '../../analysis/fabric/cables';
import { CableMedium } from '../../core';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { atMost, lacking, number, pathOf } from '../words';
import { someCables } from './support';

/** Loss budget of DR4, dB. */
const DR4_BUDGET = 3;

/** Loss of one connection, and of single-mode fibre a kilometre, dB. */
const [CONNECTION_DB, FIBRE_DB] = [0.35, 0.4];
/** Connections at the ends of a path: those stay. */
const ENDS = 2;

function wayOut({ cable, lossDb }: CableFacts): string {
  const connections = cable.connectors ?? ENDS;
  const out = Math.ceil((lossDb! - DR4_BUDGET) / CONNECTION_DB - 1e-9);
  return out <= connections - ENDS
    ? `take out ${out} connection${out === 1 ? '' : 's'}`
    : `shorten the path to ${atMost((1000 * (DR4_BUDGET - CONNECTION_DB * ENDS)) / FIBRE_DB)} m with ${ENDS} connections, or take optics with a larger budget`;
}

export const opticalLoss: Check = {
  id: 'network/optical-loss',
  code: 'NET-06',
  severity: Severity.ERROR,
  title: 'the connections and fibre of a single-mode path lose no more than its optics bear',
  reason: 'Each patch panel costs as much light as hundreds of metres of fibre.',
  inputs: ['CableOptions.medium', 'CableOptions.connectors', 'CableOptions.length'],
  source: '0.35 dB a connection and 0.4 dB a kilometre of single-mode fibre; DR4 budget 3 dB (engineering default: confirm with the transceiver)',
  acknowledgeable: true,
  applies: (analysis) => analysis.site.cables.some(({ medium }) => medium === CableMedium.DR4 || medium === CableMedium.FR4),
  evaluate: (analysis) => {
    const paths = cablesOf(analysis);
    const dr4 = paths.filter(({ cable }) => cable.medium === CableMedium.DR4);
    const weak = dr4.filter(({ lossDb }) => lossDb !== undefined && lossDb > DR4_BUDGET + 1e-9);
    const findings: RawFinding[] = [];
    if (weak.length > 0) {
      const worst = weak.reduce((a, b) => (b.lossDb! > a.lossDb! ? b : a));
      findings.push({
        path: weak.length === 1 ? pathOf(analysis, worst.cable.giver) : analysis.site.path,
        message: `${weak.length} DR4 path${weak.length === 1 ? ' loses' : 's lose'} up to ${number(worst.lossDb!)} dB over ${worst.cable.connectors ?? 2} connections and ${number(worst.lengthM!)} m, more than ${DR4_BUDGET} dB: ${someCables(analysis, weak)}`,
        measured: worst.lossDb!,
        limit: DR4_BUDGET,
        unit: 'dB',
        fix: wayOut(worst),
      });
    }
    const short = dr4.filter(({ lossDb }) => lossDb === undefined);
    if (short.length > 0) {
      findings.push(lacking(analysis.site.path, `length of ${short.length} DR4 paths; give CableOptions.length`));
    }
    const fr4 = paths.filter(({ cable }) => cable.medium === CableMedium.FR4);
    if (fr4.length > 0) {
      findings.push(lacking(analysis.site.path, `loss budget of FR4 optics (${fr4.length} paths): compare with the maker's figure`));
    }
    return findings;
  },
};
