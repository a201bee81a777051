import { SourceRole } from '../../../core';
import type { CordDrop, InputVoltage } from '../../../analysis/electrical/model';
import { voltages } from '../../../analysis/electrical/voltage';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, atMost, byParent, lacking, number, pathOf, percent, scenarioOf, some } from '../../words';

/** Largest share of the voltage that may be lost: in a branch circuit, and from the source of the low voltage to the load. */
interface DropLimits {
  readonly branch?: number;
  readonly total: number;
}

const WARN = { low: 0.95, high: 1.05 };
const FAIL = { low: 0.9, high: 1.1 };

export const voltageDrop: Check = {
  id: 'power/voltage-drop',
  code: 'PWR-13',
  severity: Severity.ERROR,
  title: 'no load loses more voltage on its way than the code allows, and every UPS gets a voltage that it accepts',
  reason: 'A power supply that gets less voltage draws more current; below its input window it or its UPS goes to battery.',
  inputs: ['SupplyOptions.length', 'SupplyOptions.conductor', 'LineupOptions.feeders', 'UtilityPlantProps.inletFeeder', 'ElectricalCode'],
  source: 'NEC 210.19(A), 215.2(A) informational notes; IEC 60364-5-52 annex G',
  acknowledgeable: true,
  applies: (analysis) => analysis.site.assets.some((asset) => asset.record.demand),
  evaluate: (analysis) => {
    const study = voltages(analysis);
    return [
      ...study.collapsed.map((scenario) => collapse(analysis, scenario)),
      ...drops(analysis),
      ...study.inputs.flatMap((input) => atInput(analysis, input)),
      ...missing(analysis),
    ];
  },
};

/** ANSI: 3 % in the branch, 5 % in all. IEC: 8 % behind a transformer of one's own, 5 % from the public low-voltage network. */
export function dropLimits({ site }: SiteAnalysis): DropLimits {
  if (site.code.name === 'ANSI') {
    return { branch: 0.03, total: 0.05 };
  }
  return { total: site.assets.some((asset) => asset.record.source?.impedance) ? 0.08 : 0.05 };
}

function drops(analysis: SiteAnalysis): RawFinding[] {
  const limits = dropLimits(analysis);
  const alternating = voltages(analysis)
    .cords.filter((cord) => !cord.direct)
    .map((cord) => ({ ...cord, path: pathOf(analysis, cord.load) }));
  const groups = [...byParent(alternating).values()];
  return groups.flatMap((cords) => {
    const tooMuch = cords.filter((cord) => cord.total > limits.total * (1 + 1e-9));
    const branch = cords.filter((cord) => !tooMuch.includes(cord) && cord.worstBranch > (limits.branch ?? Infinity) * (1 + 1e-9));
    return [
      ...told(analysis, tooMuch.map(inAll), Severity.ERROR, limits.total, 'between the last transformer or UPS and the load'),
      ...told(analysis, branch.map(inBranch), Severity.WARNING, limits.branch ?? 0, 'in its branch circuit'),
    ];
  });
}

/** What one cord loses where it is judged, and the part of it where copper helps most. */
interface Drop {
  readonly path: string;
  readonly cord: string;
  readonly value: number;
  readonly volts: number;
  readonly scenario: number;
  readonly where: string;
  readonly part: number;
}

type Placed = CordDrop & { readonly path: string };

function inAll({ path, cord, total, branch, volts, scenario }: Placed): Drop {
  const feeder = total - branch;
  const [where, part] = branch >= feeder ? ['whip', branch] : ['feeder and busway', feeder];
  return { path, cord, value: total, volts, scenario, where, part };
}

const inBranch = ({ path, worstBranchCord, worstBranch, worstBranchVolts, worstBranchScenario }: Placed): Drop => ({
  path,
  cord: worstBranchCord,
  value: worstBranch,
  volts: worstBranchVolts,
  scenario: worstBranchScenario,
  where: 'whip',
  part: worstBranch,
});

function told(analysis: SiteAnalysis, cords: Drop[], severity: Severity, limit: number, what: string): RawFinding[] {
  if (cords.length === 0) {
    return [];
  }
  const worst = cords.reduce((most, cord) => (cord.value > most.value ? cord : most));
  const more = cords.length > 1 ? `; ${cords.length} loads are over: ${some(cords.map((cord) => cord.path))}` : '';
  return [
    {
      path: worst.path,
      severity,
      message: `cord '${worst.cord}' loses ${percent(worst.value)} of the voltage ${what}, and gets ${number(worst.volts)} V${more}`,
      measured: 100 * worst.value,
      limit: 100 * limit,
      unit: '%',
      scenario: scenarioOf(analysis, worst.scenario),
      fix: way(worst, limit),
    },
  ];
}

/** How much less impedance would do: more conductors in parallel, or a shorter run. A larger cross-section leaves the reactance as it is. */
function way({ where, part, value }: Drop, limit: number): string {
  const left = part - (value - limit);
  return left > 0
    ? `of it ${percent(part)} is in its ${where}: ${atMost((100 * left) / part)} % of the impedance there would do, with ${atLeast(part / left)} times the conductors in parallel or ${atMost((100 * left) / part)} % of the length`
    : 'larger conductors in feeder, busway and whip together';
}

/** Too low after a failure and too high without it are two findings. */
function atInput(analysis: SiteAnalysis, { asset, lowest, lowestScenario, highest, highestScenario }: InputVoltage): RawFinding[] {
  const low = lowest < FAIL.low - 1e-9 ? FAIL.low : lowest < WARN.low - 1e-9 ? WARN.low : undefined;
  const high = highest > FAIL.high + 1e-9 ? FAIL.high : highest > WARN.high + 1e-9 ? WARN.high : undefined;
  const outside = (u: number, limit: number, scenario: number, fix: string): RawFinding => {
    const error = limit === FAIL.low || limit === FAIL.high;
    return {
      path: pathOf(analysis, asset),
      severity: error ? Severity.ERROR : Severity.WARNING,
      message: `its input is at ${number(u)} of the nominal voltage, outside ${error ? '0.90 to 1.10' : '0.95 to 1.05'}`,
      measured: u,
      limit,
      unit: 'pu',
      scenario: scenarioOf(analysis, scenario),
      fix,
    };
  };
  const tap = (u: number): string => `move the transformer's tap by ${percent(Math.abs(1 - u))}`;
  return [
    ...(low === undefined ? [] : [outside(lowest, low, lowestScenario, `${tap(lowest)}, or take larger cables above it`)]),
    ...(high === undefined ? [] : [outside(highest, high, highestScenario, tap(highest))]),
  ];
}

const collapse = (analysis: SiteAnalysis, scenario: number): RawFinding => ({
  path: analysis.site.path,
  message: 'no steady voltage exists: the impedance on the way is too large for the load',
  scenario: scenarioOf(analysis, scenario),
  fix: 'shorten the runs or take larger conductors',
});

function missing(analysis: SiteAnalysis): RawFinding[] {
  const { unknownLoads, unknownInputs } = voltages(analysis);
  const tell = (assets: number[], what: string): RawFinding[] =>
    assets.length === 0
      ? []
      : [
          lacking(
            pathOf(analysis, assets[0]),
            `length and conductor of a run ${what} (SupplyOptions, LineupOptions.feeders); ${assets.length} in all`,
          ),
        ];
  const utility = analysis.site.assets.some((asset) => asset.record.source?.role === SourceRole.UTILITY);
  return [...tell(unknownLoads, 'to it'), ...(utility ? tell(unknownInputs, 'to its input') : [])];
}
