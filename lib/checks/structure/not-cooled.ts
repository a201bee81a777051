import { Check } from '../check';
import { Severity } from '../finding';
import { byParent, pathOf, some } from '../words';

export const notCooled: Check = {
  id: 'structure/not-cooled',
  code: 'NotCooled',
  severity: Severity.ERROR,
  title: 'the heat of every load is taken, in liquid and in air',
  reason: 'Heat that nobody takes is a forgotten link, and every thermal number after it is too good.',
  inputs: ['coolant links', 'RackSystem.liquidShare'],
  source: 'completeness of the design',
  acknowledgeable: false,
  evaluate: (analysis) =>
    (['Liquid', 'Air'] as const).flatMap((medium) => {
      const missing = analysis.thermal[`uncooled${medium}`].map((asset) => ({ path: pathOf(analysis, asset) }));
      return [...byParent(missing)].map(([parent, loads]) => ({
        path: loads.length === 1 ? loads[0].path : parent,
        message: `the ${medium.toLowerCase()} heat of ${loads.length} load${loads.length === 1 ? '' : 's'} is taken by nothing: ${some(loads.map((load) => load.path))}`,
        measured: loads.length,
        limit: 0,
        unit: 'loads',
        fix: "call 'cool' on the loop or air zone, or put it among the 'loads' of a cooling plant",
      }));
    }),
};
