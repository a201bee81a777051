import type { LoopHydraulics } from '../../../analysis/hydraulics/model';
import { hydraulics } from '../../../analysis/hydraulics/results';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atMost, number, pathOf } from '../../words';
import { alike, lackingIn, liquidLoops } from './words';

/** The vessel accepts this many times what the coolant grows. */
const RESERVE = 1.25;

export const expansion: Check = {
  id: 'thermal/expansion',
  code: 'THM-19',
  severity: Severity.WARNING,
  title: 'the expansion vessel accepts 1.25 times the growth of the coolant from 5 to 65 °C, and relief opens within the lowest pressure class',
  reason: 'A loop that fills when cold bursts its weakest part when warm, unless the growth has somewhere to go.',
  inputs: ['LoopDetails.volume', 'LoopDetails.pressurisation'],
  source: 'density of the coolant at 5 and 65 °C; reserve of 25 % is engineering practice',
  acknowledgeable: true,
  applies: liquidLoops,
  evaluate: (analysis) => {
    const loops = hydraulics(analysis);
    return [
      ...alike(loops.flatMap((loop) => judged(analysis, loop))),
      ...lackingIn(
        analysis,
        loops.filter(({ pressures: p }) => p.growth === undefined || p.expansion === undefined),
        'expansion; give LoopDetails.volume and pressurisation.expansionVolume',
      ),
      ...lackingIn(
        analysis,
        loops.filter(({ pressures: p }) => p.relief === undefined || p.pressureClass === undefined),
        'relief; give reliefPressure and pressureClass in LoopDetails.pressurisation',
      ),
    ];
  },
};

function judged(analysis: SiteAnalysis, loop: LoopHydraulics): RawFinding[] {
  const path = pathOf(analysis, loop.loop);
  const { growth, expansion: accepts, relief, pressureClass } = loop.pressures;
  const found: RawFinding[] = [];
  if (growth !== undefined && accepts !== undefined && accepts < RESERVE * growth * (1 - 1e-9)) {
    const [need, has] = [RESERVE * growth * 1000, accepts * 1000];
    found.push({
      path,
      message: `the coolant grows by ${number(growth * 1000)} L from 5 to 65 °C, the vessel accepts ${number(has)} L of the ${number(need)} L that it should`,
      measured: has,
      limit: need,
      unit: 'L',
      fix: `take a vessel that accepts ${number(Math.ceil(need))} L`,
    });
  }
  if (relief !== undefined && pressureClass !== undefined && relief > pressureClass * (1 + 1e-9)) {
    found.push({
      path,
      message: `relief opens at ${number(relief)} bar, above the lowest pressure class of ${number(pressureClass)} bar`,
      measured: relief,
      limit: pressureClass,
      unit: 'bar',
      fix: `set the relief valve to at most ${atMost(pressureClass)} bar`,
    });
  }
  return found;
}
