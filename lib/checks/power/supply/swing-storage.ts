import { RampResult, ramps, SwingResult, swings } from '../../../analysis/supply/swing';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, lacking, number, pathOf } from '../../words';

export const swingStorage: Check = {
  id: 'power/swing-storage',
  code: 'PWR-23',
  severity: Severity.WARNING,
  title: 'storage takes up the swings of synchronous training at their lowest frequency, and its start and stop within the ramp that is agreed',
  reason: 'Slow swings of megawatts excite shafts of generators and modes between areas of the grid; the slower they are, the more energy it takes.',
  inputs: [
    'SwingFacts',
    'RackSystemProps.swing',
    'BatteryStorageProps.model',
    'BatteryStorageProps.reserve',
    'AgreementOptions.rampMegawattsPerMinute',
  ],
  source:
    'P / (2 π f) of a sine, P / (4 f) of a square, peak to peak; ΔP² / (2 R) of a ramp; swing 30 to 100 % of thermal design power (engineering default)',
  acknowledgeable: true,
  applies: (analysis) => swings(analysis).loads > 0,
  evaluate: (analysis) => {
    const all = swings(analysis);
    const ramp = ramps(analysis);
    return [
      ...(all.restSquareKj > all.storageKj * (1 + 1e-9) ? [swing(analysis, all)] : []),
      ...(ramp && ramp.neededMwh > ramp.storageMwh * (1 + 1e-9) ? [step(analysis, ramp)] : []),
      ...(all.silent > 0
        ? [
            lacking(
              pathOf(analysis, all.firstSilent),
              `the lowest frequency at which ${all.silent} load${all.silent === 1 ? '' : 's'} swing${all.silent === 1 ? 's' : ''}; give 'swing': lowestFrequency to the system`,
            ),
          ]
        : []),
    ];
  },
};

/** Steps of training are nearer to a square than to a sine: the square is the limit, and both are told. */
function swing(analysis: SiteAnalysis, all: SwingResult): RawFinding {
  const need = (kilojoules: number): string => number(kilojoules + all.inLoadsKj);
  const sine = all.restSineKj <= all.storageKj * (1 + 1e-9);
  return {
    path: pathOf(analysis, all.first),
    message: `swings of ${number(all.knownKw)} kW peak to peak from ${number(all.hertz!)} Hz need ${need(all.restSquareKj)} kJ as a square and ${need(all.restSineKj)} kJ as a sine; loads store ${number(all.inLoadsKj)} kJ, the site ${number(all.storageKj)} kJ in one direction${sine ? ', enough for a sine only' : ''}`,
    measured: all.inLoadsKj + all.storageKj,
    limit: all.inLoadsKj + all.restSquareKj,
    unit: 'kJ',
    scenario: 'on utility, all in service',
    fix: `add storage of ${atLeast(all.restSquareKj - all.storageKj)} kJ in one direction for ${atLeast(all.knownKw / 2)} kW either way, or keep training out of low frequencies`,
  };
}

function step(analysis: SiteAnalysis, ramp: RampResult): RawFinding {
  return {
    path: pathOf(analysis, ramp.feed),
    message: `a step of ${number(ramp.stepMw)} MW held to ${number(ramp.limit)} MW/min needs ${number(ramp.neededMwh)} MWh; storage holds ${number(ramp.storageMwh)} MWh in one direction`,
    measured: ramp.storageMwh,
    limit: ramp.neededMwh,
    unit: 'MWh',
    scenario: 'on utility, all in service',
    fix: `add ${atLeast(ramp.neededMwh - ramp.storageMwh)} MWh in one direction, or ramp the load more slowly`,
  };
}
