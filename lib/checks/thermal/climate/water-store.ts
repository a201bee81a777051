import { designDayWater } from '../../../analysis/climate/water';
import { Tier } from '../../../core';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, lacking, number, pathOf } from '../../words';

/** Hours of the design day that the store lasts. */
const HOURS = 12;

export const waterStore: Check = {
  id: 'thermal/water-store',
  code: 'THM-20',
  severity: Severity.ERROR,
  title: 'make-up water is stored for 12 h of the design day',
  reason: 'Evaporative cooling stops with the water main: without a store, a mains failure on a hot day is a loss of all heat rejection.',
  inputs: ['HeatRejectionOptions.makeUpStore', 'LoopEnvironment.makeUpStore', 'AdiabaticFacts', 'CoolingTowerFacts.cyclesOfConcentration'],
  source: 'Uptime Institute Tier Standard: Topology (12 h of on-site water); make-up = evaporation · CoC / (CoC − 1)',
  acknowledgeable: true,
  applies: (analysis) => designDayWater(analysis).length > 0,
  evaluate: (analysis) => {
    const { tier } = analysis.site;
    return designDayWater(analysis)
      .filter((loop) => loop.makeUp > 0)
      .flatMap((loop): RawFinding[] => {
        const path = pathOf(analysis, loop.loop);
        const need = HOURS * loop.makeUp;
        if (loop.storeM3 === undefined) {
          return [lacking(path, `the make-up store (${number(need)} m³ are needed); give 'makeUpStore' to the heat rejection plant or the loop`)];
        }
        return loop.storeM3 >= need * (1 - 1e-9)
          ? []
          : [
              {
                path,
                severity: tier === Tier.III || tier === Tier.IV ? Severity.ERROR : Severity.WARNING,
                message: `${number(loop.storeM3)} m³ last ${number(loop.storeM3 / loop.makeUp)} h at ${number(loop.makeUp)} m³/h (${number(loop.evaporation)} m³/h evaporate), not ${HOURS} h`,
                measured: loop.storeM3,
                limit: need,
                unit: 'm³',
                scenario: 'design day, all in service',
                fix: `store ${atLeast(Math.ceil(need))} m³, or raise the cycles of concentration`,
              },
            ];
      });
  },
};
