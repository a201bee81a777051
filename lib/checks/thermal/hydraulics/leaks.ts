import type { LoopHydraulics } from '../../../analysis/hydraulics/model';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { number, pathOf } from '../../words';
import { alike, coolantLoops, factsOf, lackingIn } from './words';

export const leaks: Check = {
  id: 'thermal/leaks',
  code: 'THM-16',
  severity: Severity.WARNING,
  title: 'every rack or manifold has a leak sensor and a pair of isolation valves, and the tray holds what can run out',
  reason: 'A leak that is found and shut in seconds costs a rack; one that is not costs a row.',
  inputs: ['LoopDetails.leakProtection'],
  source: 'NVIDIA DSX rack schema (leak detection and isolation points); engineering practice',
  acknowledgeable: true,
  applies: (analysis) => coolantLoops(analysis).length > 0,
  evaluate: (analysis) => {
    const loops = coolantLoops(analysis);
    return [
      ...alike(loops.filter((loop) => factsOf(analysis, loop).leakProtection).flatMap((loop) => judged(analysis, loop))),
      ...lackingIn(
        analysis,
        loops.filter((loop) => !factsOf(analysis, loop).leakProtection),
        'leak sensors and isolation valves; give LoopDetails.leakProtection',
      ),
      ...lackingIn(
        analysis,
        loops.filter((loop) => {
          const given = factsOf(analysis, loop).leakProtection;
          return given && !(given.isolatedVolume && given.containment);
        }),
        'what can run out and what the tray holds; give isolatedVolume and containment in LoopDetails.leakProtection',
      ),
    ];
  },
};

function judged(analysis: SiteAnalysis, loop: LoopHydraulics): RawFinding[] {
  const path = pathOf(analysis, loop.loop);
  const { sensors, isolationValvePairs, isolatedVolume, containment } = factsOf(analysis, loop).leakProtection!;
  const racks = loop.racks.length;
  const counts: [string, number][] = [
    ['leak sensors', sensors],
    ['pairs of isolation valves', isolationValvePairs],
  ];
  const found: RawFinding[] = counts
    .filter(([, count]) => count < racks)
    .map(([name, count]) => ({
      path,
      message: `${count} ${name} for ${racks} racks`,
      measured: count,
      limit: racks,
      unit: name,
      fix: `add ${racks - count}, one a rack or manifold`,
    }));
  if (isolatedVolume && containment && isolatedVolume.toLiters() > containment.toLiters() * (1 + 1e-9)) {
    const [most, held] = [isolatedVolume.toLiters(), containment.toLiters()];
    found.push({
      path,
      message: `${number(most)} L stand between two isolation valves, the tray holds ${number(held)} L`,
      measured: most,
      limit: held,
      unit: 'L',
      fix: `take a tray of ${number(Math.ceil(most))} L, or more valves`,
    });
  }
  return found;
}
