import { Check } from '../../check';
import { LEAST_SUCTION, hydraulics } from '../../../analysis/hydraulics/results';
import type { LoopHydraulics } from '../../../analysis/hydraulics/model';
import type { SiteAnalysis } from '../../../analysis/model';
import { RawFinding, Severity } from '../../finding';
import { atLeast, number, pathOf } from '../../words';
import { alike, lackingIn, liquidLoops } from './words';

/** Slower, solids settle; faster, copper erodes. m/s */
const [SLOWEST, FASTEST] = [0.6, 2.5];

export const pipes: Check = {
  id: 'thermal/pipes',
  code: 'THM-08',
  severity: Severity.ERROR,
  title: 'coolant moves at 0.6 to 2.5 m/s, shut-off head and fill pressure stay within the lowest pressure class, and 0.5 bar is left at the top',
  reason:
    'Fast water erodes, slow water drops its dirt; a closed valve puts the whole shut-off head on the weakest hose; suction below air pressure draws air in.',
  inputs: ['LoopDetails.pipework', 'LoopDetails.pressurisation', 'PumpFacts.headCurve', 'CduFacts.headCurve'],
  source: 'engineering practice for closed cooling loops: 0.6 to 2.5 m/s, at least 0.5 bar gauge on the suction side',
  acknowledgeable: false,
  applies: liquidLoops,
  evaluate: (analysis) => {
    const loops = hydraulics(analysis);
    return [
      ...alike(loops.flatMap((loop) => [...speeds(analysis, loop), ...pressures(analysis, loop)])),
      ...lackingIn(
        analysis,
        loops.filter((l) => l.flow > 0 && !l.fastest),
        'velocity; give bore and length of the pipes in LoopDetails.pipework',
      ),
      ...lackingIn(
        analysis,
        loops.filter(({ pressures: p }) => p.highest === undefined || p.pressureClass === undefined),
        'highest pressure; give fillPressure, shutOffHead (or pump curves from zero flow) and pressureClass in LoopDetails.pressurisation',
      ),
      ...lackingIn(
        analysis,
        loops.filter(({ pressures: p }) => p.suction === undefined),
        'suction pressure; give fillPressure in LoopDetails.pressurisation',
      ),
    ];
  },
};

function speeds(analysis: SiteAnalysis, loop: LoopHydraulics): RawFinding[] {
  const path = pathOf(analysis, loop.loop);
  const found: RawFinding[] = [];
  const { fastest, slowest } = loop;
  if (fastest && fastest.speed > FASTEST * (1 + 1e-9)) {
    const bore = Math.ceil(fastest.boreMm * Math.sqrt(fastest.speed / FASTEST));
    found.push({
      path,
      severity: Severity.WARNING,
      message: `coolant moves at ${number(fastest.speed)} m/s in its ${fastest.run} of ${number(fastest.boreMm)} mm, more than ${FASTEST} m/s`,
      measured: fastest.speed,
      limit: FASTEST,
      unit: 'm/s',
      fix: `take a bore of at least ${bore} mm`,
    });
  }
  if (slowest && slowest.speed < SLOWEST * (1 - 1e-9)) {
    const bore = Math.floor(slowest.boreMm * Math.sqrt(slowest.speed / SLOWEST));
    found.push({
      path,
      severity: Severity.WARNING,
      message: `coolant moves at ${number(slowest.speed)} m/s in its ${slowest.run} of ${number(slowest.boreMm)} mm, less than ${SLOWEST} m/s`,
      measured: slowest.speed,
      limit: SLOWEST,
      unit: 'm/s',
      fix: `take a bore of at most ${bore} mm`,
    });
  }
  return found;
}

function pressures(analysis: SiteAnalysis, loop: LoopHydraulics): RawFinding[] {
  const path = pathOf(analysis, loop.loop);
  const { highest, pressureClass, suction, fillNeeded } = loop.pressures;
  const found: RawFinding[] = [];
  if (highest !== undefined && pressureClass !== undefined && highest > pressureClass * (1 + 1e-9)) {
    found.push({
      path,
      message: `${number(highest)} bar stand on the loop when a valve closes against the pumps, its lowest pressure class is ${number(pressureClass)} bar`,
      measured: highest,
      limit: pressureClass,
      unit: 'bar',
      scenario: 'pumps at full speed against a closed valve',
      fix: `take parts of at least ${number(Math.ceil(highest * 10 - 1e-9) / 10)} bar, or fill ${atLeast(highest - pressureClass)} bar lower`,
    });
  }
  if (suction !== undefined && suction < LEAST_SUCTION - 1e-9) {
    found.push({
      path,
      message: `${number(suction)} bar gauge are left at the highest point on the suction side, less than ${LEAST_SUCTION} bar`,
      measured: suction,
      limit: LEAST_SUCTION,
      unit: 'bar',
      fix: `fill to at least ${number(Math.ceil(fillNeeded! * 100 - 1e-9) / 100)} bar at the pumps`,
    });
  }
  return found;
}
