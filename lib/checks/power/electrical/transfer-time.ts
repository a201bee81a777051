import { Break, transfers } from '../../../analysis/electrical/transfer';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { lacking, number, pathOf, some } from '../../words';

export const transferTime: Check = {
  id: 'power/transfer-time',
  code: 'PWR-29',
  severity: Severity.ERROR,
  title: 'a transfer before a required single-corded load is over before its power supplies give up',
  reason: 'Power supplies hold 10 to 20 ms; an automatic transfer switch takes 50 ms to 10 s, and the load restarts.',
  inputs: ['StaticTransferSwitchProps.transferTime', 'TransformerProps.transferTime', 'MvSwitchgearProps.transferTime', 'LoadElectricalFacts.holdUp'],
  source: 'hold-up 10 ms, engineering default',
  acknowledgeable: false,
  applies: (analysis) => transfers(analysis).length > 0,
  evaluate: (analysis) => {
    const byPlace = new Map<string, Break[]>();
    for (const found of transfers(analysis)) {
      const key = `${found.at === found.load ? 'own' : found.at}|${found.seconds}|${found.holdUpS}`;
      const group = byPlace.get(key) ?? [];
      group.push(found);
      byPlace.set(key, group);
    }
    return [...byPlace.values()].flatMap((group) => told(analysis, group));
  },
};

function told(analysis: SiteAnalysis, group: Break[]): RawFinding[] {
  const [{ at, load, seconds, holdUpS }] = group;
  if (seconds === undefined) {
    return [lacking(pathOf(analysis, at), `its transfer time (transferTime); ${group.length} single-corded loads hang on it`)];
  }
  if (seconds <= holdUpS * (1 + 1e-9)) {
    return [];
  }
  return [
    {
      path: pathOf(analysis, at),
      message: `it transfers in ${number(1000 * seconds)} ms, longer than the ${number(1000 * holdUpS)} ms that ${group.length} required load${group.length === 1 ? '' : 's'} on one cord hold: ${some(group.map((g) => pathOf(analysis, g.load)))}`,
      measured: 1000 * seconds,
      limit: 1000 * holdUpS,
      unit: 'ms',
      fix:
        at === load
          ? 'feed the load by two cords, or put a UPS or a static switch of 4 ms before it'
          : 'put a UPS below it, take a static switch of 4 ms, or feed the loads by two cords',
    },
  ];
}
