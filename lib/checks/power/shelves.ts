import type { ShelfResult, SiteAnalysis } from '../../analysis/model';
import { CappedShelves, powerCaps } from '../../analysis/power/capping';
import { shelfRemedy } from '../../analysis/power/cord-remedies';
import { Check } from '../check';
import { Severity } from '../finding';
import { byParent, number, pathOf, percent, scenarioOf, some } from '../words';
import { borne } from './capping/held';

export const shelves: Check = {
  id: 'power/shelves',
  code: 'PWR-07',
  severity: Severity.ERROR,
  title: 'the live power shelves of every rack give what it needs, in every scenario',
  reason: 'Shelves share one DC bus: when cords are lost, the shelves that are left must give all of it.',
  inputs: ['RackSystem.shelfPower', 'RackSystem.shelfEfficiency', 'RackSystem.shelfOverload', 'RackProps.powerCap', 'power links'],
  source: 'rating of the power shelves (DC output)',
  acknowledgeable: false,
  evaluate: (analysis) => {
    const capOf = new Map(powerCaps(analysis).shelves.map((cap) => [cap.shelf, cap]));
    const short = analysis.power.shelves.flatMap((shelf, i) =>
      shelf.overloads.length > 0 ? [{ ...shelf, path: pathOf(analysis, shelf.asset), cap: capOf.get(i) }] : [],
    );
    return [...byParent(short)].map(([parent, racks]) => {
      // What no cap holds comes first.
      const rank = (rack: (typeof racks)[number]): number => rack.neededKw / rack.worstKw + (rack.cap?.holds ? 0 : 1e6);
      const worst = racks.reduce((most, rack) => (rank(rack) > rank(most) ? rack : most));
      const held = racks.every(({ cap }) => cap?.holds);
      return {
        path: racks.length === 1 ? racks[0].path : parent,
        message: `${racks.length} rack${racks.length === 1 ? ' needs' : 's need'} ${number(worst.neededKw)} kW DC of ${worst.worstLive} live shelves that give ${number(worst.worstKw)} kW (${percent(worst.neededKw / worst.worstKw)}): ${some(racks.map((r) => r.path))}${worst.cap ? `; ${capped(worst.cap)}` : ''}`,
        measured: worst.neededKw,
        limit: worst.worstKw,
        unit: 'kW DC',
        scenario: scenarioOf(analysis, worst.worstScenario),
        fix: fixOf(analysis, racks, worst),
        severity: held ? Severity.WARNING : Severity.ERROR,
      };
    });
  },
};

function capped({ capKw, responseS, toleranceS, enough, holds }: CappedShelves): string {
  if (!enough) {
    return `its cap of ${number(capKw)} kW leaves too much`;
  }
  const brings = `its cap brings it to ${number(capKw)} kW in ${number(responseS)} s`;
  return `${brings}, ${borne('its shelves bear', 'RackSystem.shelfOverload', toleranceS, holds)}`;
}

/** With everything in service no spread helps; nor does a cap, which is for contingencies. */
function fixOf(analysis: SiteAnalysis, racks: ShelfResult[], { asset, worstKw, worstScenario, overloads }: ShelfResult): string {
  if (overloads.some((s) => analysis.scenarios[s].removed < 0)) {
    return 'take a rack with more shelves';
  }
  const { removed } = analysis.scenarios[worstScenario];
  const spread = spreadOf(
    analysis,
    racks.map((rack) => rack.asset),
    removed,
  );
  const efficiency = analysis.site.assets[asset].record.demand!.shelves!.efficiency.toFraction();
  return worstKw > 0
    ? `${spread}, or cap the rack at ${Math.floor((100 * worstKw) / efficiency + 1e-6) / 100} kW within the time that its shelves bear the overload`
    : spread;
}

/** How shelves have to hang so that enough are left without `component`. */
export function spreadOf(analysis: SiteAnalysis, loads: readonly number[], component: number): string {
  const { lineups, spread, spare, shelves } = shelfRemedy(analysis, loads);
  if (lineups === undefined) {
    return 'add shelves: no spread of those there are leaves enough';
  }
  return spread
    ? `let no more than ${spare} of ${shelves} shelves hang on '${pathOf(analysis, component)}'`
    : `spread the shelves evenly over ${lineups} lineups`;
}
