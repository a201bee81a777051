import { Check } from '../check';
import { Severity } from '../finding';
import { byParent, number, pathOf, percent, scenarioOf, some } from '../words';

export const shelves: Check = {
  id: 'power/shelves',
  code: 'PWR-07',
  severity: Severity.ERROR,
  title: 'the live power shelves of every rack give what it needs, in every scenario',
  reason: 'Shelves share one DC bus: when cords are lost, the shelves that are left must give all of it.',
  inputs: ['RackSystem.shelfPower', 'RackSystem.shelfEfficiency', 'RackProps.powerCap', 'power links'],
  source: 'rating of the power shelves (DC output)',
  acknowledgeable: false,
  evaluate: (analysis) => {
    const short = analysis.power.shelves
      .filter((shelf) => shelf.overloads.length > 0)
      .map((shelf) => ({ ...shelf, path: pathOf(analysis, shelf.asset) }));
    return [...byParent(short)].map(([parent, racks]) => {
      const worst = racks.reduce((most, rack) => (rack.neededKw / rack.worstKw > most.neededKw / most.worstKw ? rack : most));
      const capped = racks.every((rack) => rack.cappedKw !== undefined && !rack.overloads.some((s) => analysis.scenarios[s].removed < 0));
      // One lineup of n lost leaves (n − 1)/n of the shelves.
      const lineups = worst.normalKw > worst.neededKw ? Math.max(2, Math.ceil(1 / (1 - worst.neededKw / worst.normalKw) - 1e-9)) : undefined;
      const spread = lineups ? `spread the shelves over ${lineups} or more lineups` : 'take a rack with more shelves';
      const efficiency = analysis.site.assets[worst.asset].record.demand!.shelves!.efficiency.toFraction();
      const cap = worst.worstKw > 0 ? `, or cap the rack at ${number(Math.floor((worst.worstKw / efficiency) * 100) / 100)} kW` : '';
      return {
        path: racks.length === 1 ? racks[0].path : parent,
        message: `${racks.length} rack${racks.length === 1 ? ' needs' : 's need'} ${number(worst.neededKw)} kW DC of ${worst.worstLive} live shelves that give ${number(worst.worstKw)} kW (${percent(worst.neededKw / worst.worstKw)}): ${some(racks.map((r) => r.path))}${capped ? `; held by the cap of ${number(worst.cappedKw!)} kW` : ''}`,
        measured: worst.neededKw,
        limit: worst.worstKw,
        unit: 'kW DC',
        scenario: scenarioOf(analysis, worst.worstScenario),
        fix: `${spread}${cap}`,
        severity: capped ? Severity.WARNING : Severity.ERROR,
      };
    });
  },
};
