import { outageOf } from '../../analysis/power/remedies';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { number, pathOf, percent, scenarioOf } from '../words';
import { candidate } from './second-source';

/** Longest break of the supply of CDU pumps for racks of more than 50 kW. */
const TRANSFER_SECONDS = 5;

export const coolingSupply: Check = {
  id: 'power/cooling-supply',
  code: 'PWR-30',
  severity: Severity.ERROR,
  title: 'no single electrical failure leaves a coolant or air group short of capacity or flow',
  reason: 'Liquid-cooled racks stop within seconds without flow, so that cooling must survive what power survives.',
  inputs: ['power links of cooling units', 'transfer time of cords', 'rating points of cooling units'],
  source: 'continuous cooling, Uptime Institute Tier Standard: Topology',
  acknowledgeable: false,
  evaluate: (analysis) => {
    const findings: RawFinding[] = [];
    const electrical = new Set(
      analysis.scenarios.filter((s) => s.removed >= 0 && analysis.site.assets[s.removed].record.source !== undefined).map((s) => s.index),
    );
    for (const outcome of analysis.outcomes) {
      if (!electrical.has(outcome.scenario) || outcome.shortfalls.length === 0) {
        continue;
      }
      const shortfalls = outcome.shortfalls.map((s) => analysis.thermal.shortfalls[s]);
      const worst = shortfalls.reduce((a, b) => (b.measured / Math.max(b.limit, 1e-9) > a.measured / Math.max(a.limit, 1e-9) ? b : a));
      const scenario = analysis.scenarios[outcome.scenario];
      const lost = outcome.coolingLost.filter((asset) => asset !== scenario.removed);
      const units = outcome.coolingLost.map((asset) => analysis.site.assets[asset].key);
      findings.push({
        path: pathOf(analysis, analysis.scenarios[outcome.scenario].removed),
        message: `takes ${units.length} cooling unit${units.length === 1 ? '' : 's'} with it (${units.slice(0, 4).join(', ')}): '${pathOf(analysis, worst.loop)}' then has ${number(worst.limit)} of ${number(worst.measured)} ${worst.unit} ${worst.quantity.replace('_', ' ')}${worst.limit > 0 ? ` (${percent(worst.measured / worst.limit)})` : ''}; ${outcome.racksOverheated} racks lost`,
        measured: worst.measured,
        limit: worst.limit,
        unit: worst.unit,
        scenario: scenarioOf(analysis, outcome.scenario),
        fix: `feed the units of the group from two sides, each behind a transfer switch, half of them preferring either${lost.length > 0 ? `: ${candidate(analysis, outageOf(scenario), lost)}` : ''}`,
      });
    }
    return [...findings, ...slowTransfers(analysis)];
  },
};

function slowTransfers(analysis: Parameters<Check['evaluate']>[0]): RawFinding[] {
  const dense = analysis.site.assets.some(
    ({ record }) => record.cooling?.heat && (record.demand?.thermal.toKilowatts() ?? 0) > 50 && record.cooling.heat.liquidShare.toFraction() > 0,
  );
  if (!dense) {
    return [];
  }
  return analysis.site.assets
    .filter(
      ({ record }) => record.cooling?.unit?.cdu && record.demand?.cords.some((cord) => (cord.transferTime?.toSeconds() ?? 0) > TRANSFER_SECONDS),
    )
    .map((asset) => {
      const seconds = Math.max(...asset.record.demand!.cords.map((cord) => cord.transferTime?.toSeconds() ?? 0));
      return {
        path: asset.path,
        message: `its pumps stop for ${number(seconds)} s at a transfer, longer than ${TRANSFER_SECONDS} s for racks above 50 kW`,
        measured: seconds,
        limit: TRANSFER_SECONDS,
        unit: 's',
        fix: 'take a faster transfer switch',
      };
    });
}
