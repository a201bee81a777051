import { ConductorFix, conductorFix } from '../../analysis/electrical/ampacity';
import { ConductorLoad, conductorLoads } from '../../analysis/electrical/conductors';
import type { SiteAnalysis } from '../../analysis/model';
import { RawFinding } from '../finding';
import { atLeast, atMost, lacking, number, pathOf, percent, scenarioOf, some } from '../words';

const SLACK = 1e-9;

/** Conductors that carry more than they may, those that their device does not protect, and those of which nobody says what they carry. */
export function conductorFindings(analysis: SiteAnalysis): RawFinding[] {
  const { loads, unknownConductors, unknownAmpacities } = conductorLoads(analysis);
  const over = loads.filter((load) => load.worstA > load.carrying.limitA * (1 + SLACK));
  const bare = loads.filter((load) => load.device && load.device.ratingA > load.largestDeviceA * (1 + SLACK));
  const how =
    analysis.site.code.name === 'ANSI'
      ? 'sizes of 14 AWG to 1,000 kcmil up to 2,000 V are in the table; give ConductorOptions.ampacity'
      : 'give ConductorOptions.ampacity, I_z where they lie';
  return [
    ...grouped(analysis, over, (load) => load.worstA / load.carrying.limitA, overloaded),
    ...grouped(analysis, bare, (load) => load.device!.ratingA / load.largestDeviceA, unprotected),
    ...missing(analysis, unknownConductors, 'the conductor of a run whose length is given (SupplyOptions.conductor, LineupOptions.feeders)'),
    ...missing(analysis, unknownAmpacities, `ampacity of the conductors to it (${how})`),
  ];
}

/** Runs of one kind, on devices of one size, are told together, by the worst: they are chosen together. */
function grouped(
  analysis: SiteAnalysis,
  loads: ConductorLoad[],
  ratio: (load: ConductorLoad) => number,
  tell: (analysis: SiteAnalysis, worst: ConductorLoad, more: string) => RawFinding,
): RawFinding[] {
  const kinds = new Map<string, ConductorLoad[]>();
  for (const load of loads) {
    const key = [load.conductor.description, analysis.site.assets[load.receiver].record.kind, load.device?.ratingA].join(' ');
    const same = kinds.get(key) ?? [];
    kinds.set(key, same);
    same.push(load);
  }
  return [...kinds.values()].map((same) => {
    const worst = same.reduce((most, load) => (ratio(load) > ratio(most) * (1 + SLACK) ? load : most));
    const receivers = [...new Set(same.map((load) => load.receiver))].map((receiver) => pathOf(analysis, receiver));
    return tell(analysis, worst, receivers.length > 1 ? `; so are those to ${receivers.length} receivers in all: ${some(receivers)}` : '');
  });
}

const run = (analysis: SiteAnalysis, { giver, cord, conductor }: ConductorLoad): string =>
  `its conductors from '${pathOf(analysis, giver)}'${cord ? ` (cord '${cord}')` : ''}, ${conductor.description} a phase,`;

function overloaded(analysis: SiteAnalysis, load: ConductorLoad, more: string): RawFinding {
  const { ampacityA, limitA } = load.carrying;
  const share = limitA < ampacityA * (1 - SLACK) ? ` for continuous current, of an ampacity of ${number(ampacityA)} A` : '';
  return {
    path: pathOf(analysis, load.receiver),
    message: `${run(analysis, load)} would carry ${number(load.worstA)} A, ${percent(load.worstA / limitA)} of ${number(limitA)} A${share}${more}`,
    measured: load.worstA,
    limit: limitA,
    unit: 'A',
    scenario: scenarioOf(analysis, load.worstScenario),
    fix: `${ways(load)}, or take off ${atLeast(load.worstA - limitA)} A`,
  };
}

function unprotected(analysis: SiteAnalysis, load: ConductorLoad, more: string): RawFinding {
  const { device, largestDeviceA, circuit, worstA } = load;
  const smaller =
    largestDeviceA * circuit.continuousFactor >= worstA * (1 - SLACK) ? `, or set the device to ${atMost(largestDeviceA)} A at most` : '';
  return {
    path: pathOf(analysis, load.receiver),
    message: `${run(analysis, load)} with an ampacity of ${number(load.carrying.ampacityA)} A are protected by a device of ${number(device!.ratingA)} A; ${number(largestDeviceA)} A would protect them${more}`,
    measured: device!.ratingA,
    limit: largestDeviceA,
    unit: 'A',
    fix: `${ways(load)}${smaller}`,
  };
}

function ways({ conductor, circuit, worstA, device }: ConductorLoad): string {
  const fix: ConductorFix = conductorFix(conductor, circuit, worstA, device);
  const now = conductor.parallel;
  const options = [
    ...(fix.size ? [`take ${now > 1 ? `${now} × ` : ''}${fix.size} ${conductor.metal} a phase`] : []),
    ...(fix.parallel ? [`lay ${fix.parallel} in parallel instead of ${now}`] : []),
  ];
  return options.length > 0 ? options.join(', or ') : `take conductors for ${atLeast(fix.ampacityA)} A`;
}

const missing = (analysis: SiteAnalysis, receivers: number[], what: string): RawFinding[] =>
  receivers.length === 0 ? [] : [lacking(pathOf(analysis, receivers[0]), `${what}; ${receivers.length} in all`)];
