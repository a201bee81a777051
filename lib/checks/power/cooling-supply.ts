import { PumpBreak, pumpBreaks } from '../../analysis/electrical/transfer';
import type { SiteAnalysis } from '../../analysis/model';
import { outageOf } from '../../analysis/power/remedies';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lacking, number, pathOf, percent, scenarioOf, some } from '../words';
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
    const told = new Set(
      analysis.thermal.shortfalls.filter((s) => analysis.scenarios[s.scenario].removed < 0).map(({ loop, quantity }) => `${loop} ${quantity}`),
    );
    for (const outcome of analysis.outcomes) {
      if (!electrical.has(outcome.scenario) || outcome.shortfalls.length === 0) {
        continue;
      }
      // Where no unit is lost and the group falls short in any case, that is told once, by the rule of the group.
      const short = outcome.shortfalls.map((s) => analysis.thermal.shortfalls[s]);
      if (outcome.coolingLost.length === 0 && short.every(({ loop, quantity }) => told.has(`${loop} ${quantity}`))) {
        continue;
      }
      const worst = short.reduce((a, b) => (b.measured / Math.max(b.limit, 1e-9) > a.measured / Math.max(a.limit, 1e-9) ? b : a));
      const scenario = analysis.scenarios[outcome.scenario];
      const lost = outcome.coolingLost.filter((asset) => asset !== scenario.removed);
      const units = outcome.coolingLost.map((asset) => analysis.site.assets[asset].key);
      findings.push({
        path: pathOf(analysis, analysis.scenarios[outcome.scenario].removed),
        message: `${units.length === 0 ? 'changes the losses in cooled rooms' : `takes ${units.length} cooling unit${units.length === 1 ? '' : 's'} with it (${units.slice(0, 4).join(', ')})`}: '${pathOf(analysis, worst.loop)}' then has ${number(worst.limit)} of ${number(worst.measured)} ${worst.unit} ${worst.quantity.replace('_', ' ')}${worst.limit > 0 ? ` (${percent(worst.measured / worst.limit)})` : ''}; ${outcome.racksOverheated} rack${outcome.racksOverheated === 1 ? '' : 's'} lost`,
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

function slowTransfers(analysis: SiteAnalysis): RawFinding[] {
  const dense = analysis.site.assets.some(
    ({ record }) => record.cooling?.heat && (record.demand?.thermal.toKilowatts() ?? 0) > 50 && record.cooling.heat.liquidShare.toFraction() > 0,
  );
  if (!dense) {
    return [];
  }
  const slow = new Map<number, PumpBreak[]>();
  const silent = new Map<number, number[]>();
  for (const found of pumpBreaks(analysis)) {
    if (found.seconds === undefined) {
      silent.set(found.at, [...(silent.get(found.at) ?? []), found.load]);
    } else if (found.seconds > TRANSFER_SECONDS * (1 + 1e-9)) {
      slow.set(found.at, [...(slow.get(found.at) ?? []), found]);
    }
  }
  const [first] = silent;
  return [
    ...[...slow].map(([at, breaks]) => slowTransfer(analysis, at, breaks)),
    ...(first
      ? [
          lacking(
            pathOf(analysis, first[0]),
            `its transfer time (transferTime); the pumps of ${first[1].length} CDUs stop for it${silent.size > 1 ? `; ${silent.size} such transfers in all` : ''}`,
          ),
        ]
      : []),
  ];
}

/** Of the switch in the cord of a CDU, or of equipment above it. */
function slowTransfer(analysis: SiteAnalysis, at: number, breaks: PumpBreak[]): RawFinding {
  const seconds = breaks[0].seconds!;
  const pumps = breaks[0].load === at ? 'its pumps' : `pumps of ${some(breaks.map(({ load }) => pathOf(analysis, load)))}`;
  return {
    path: pathOf(analysis, at),
    message: `${pumps} stop for ${number(seconds)} s at a transfer, longer than ${TRANSFER_SECONDS} s for racks above 50 kW`,
    measured: seconds,
    limit: TRANSFER_SECONDS,
    unit: 's',
    fix: breaks[0].load === at ? 'take a faster transfer switch' : 'take a faster transfer switch, or put a UPS between it and the pumps',
  };
}
