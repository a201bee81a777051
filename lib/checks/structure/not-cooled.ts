import type { SiteAnalysis } from '../../analysis/model';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { byParent, lacking, number, pathOf, some } from '../words';
import { uncooledRooms } from './uncooled-rooms';

export const notCooled: Check = {
  id: 'structure/not-cooled',
  code: 'NotCooled',
  severity: Severity.ERROR,
  title: 'the heat of every load is taken, in liquid and in air',
  reason: 'Heat that nobody takes is a forgotten link, and every thermal number after it is too good.',
  inputs: ['coolant links', 'RackSystem.liquidShare', 'losses of UPS and boards'],
  source: 'completeness of the design',
  acknowledgeable: false,
  evaluate: (analysis) => [
    ...(['Liquid', 'Air'] as const).flatMap((medium): RawFinding[] => {
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
    ...rooms(analysis),
  ],
};

/** Losses that heat rooms which no loop of the design cools: they are in no thermal number. */
function rooms(analysis: SiteAnalysis): RawFinding[] {
  const left = uncooledRooms(analysis).filter(({ lossKw }) => lossKw > 1e-9);
  const kw = left.reduce((sum, { lossKw }) => sum + lossKw, 0);
  const paths = left.map(({ asset }) => asset.path);
  return left.length === 0
    ? []
    : [
        lacking(
          paths.length === 1 ? paths[0] : analysis.site.path,
          `what cools the rooms of ${paths.length} UPS and boards (${some(paths, 2)}), ${number(kw)} kW of losses; put their plant among the 'loads' of a cooling plant, or call 'cool' on facility water`,
        ),
      ];
}
