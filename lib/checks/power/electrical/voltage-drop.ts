import { SourceRole } from '../../../core';
import type { CordDrop, InputVoltage } from '../../../analysis/electrical/model';
import { voltages } from '../../../analysis/electrical/voltage';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { byParent, lacking, number, pathOf, percent, scenarioOf, some } from '../../words';

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
      ...told(analysis, tooMuch, Severity.ERROR, limits.total, (cord) => cord.total, 'between the last transformer or UPS and the load'),
      ...told(analysis, branch, Severity.WARNING, limits.branch ?? 0, (cord) => cord.worstBranch, 'in its branch circuit'),
    ];
  });
}

function told(
  analysis: SiteAnalysis,
  cords: (CordDrop & { path: string })[],
  severity: Severity,
  limit: number,
  value: (cord: CordDrop) => number,
  where: string,
): RawFinding[] {
  if (cords.length === 0) {
    return [];
  }
  const worst = cords.reduce((most, cord) => (value(cord) > value(most) ? cord : most));
  const more = cords.length > 1 ? `; ${cords.length} loads are over: ${some(cords.map((cord) => cord.path))}` : '';
  return [
    {
      path: worst.path,
      severity,
      message: `cord '${worst.cord}' loses ${percent(value(worst))} of the voltage ${where}, and gets ${number(worst.volts)} V${more}`,
      measured: 100 * value(worst),
      limit: 100 * limit,
      unit: '%',
      scenario: scenarioOf(analysis, worst.scenario),
      fix: way(worst, value(worst), limit),
    },
  ];
}

/** The longer part of the drop is where copper helps most: how much of it would do, in cross-section or in length. */
function way(worst: CordDrop, value: number, limit: number): string {
  const feeder = worst.total - worst.branch;
  const [name, part] = value === worst.worstBranch || worst.branch >= feeder ? ['whip', worst.branch] : ['feeder and busway', feeder];
  const left = part - (value - limit);
  return left > 0
    ? `of it ${percent(part)} is in its ${name}: take ${number(part / left)} times the cross-section there, or ${percent(left / part)} of the length`
    : 'larger conductors in feeder, busway and whip together';
}

function atInput(analysis: SiteAnalysis, input: InputVoltage): RawFinding[] {
  const low = input.lowest < WARN.low - 1e-9;
  if (!low && input.highest <= WARN.high + 1e-9) {
    return [];
  }
  const u = low ? input.lowest : input.highest;
  const error = u < FAIL.low - 1e-9 || u > FAIL.high + 1e-9;
  const limit = low ? (error ? FAIL.low : WARN.low) : error ? FAIL.high : WARN.high;
  return [
    {
      path: pathOf(analysis, input.asset),
      severity: error ? Severity.ERROR : Severity.WARNING,
      message: `its input is at ${number(u)} of the nominal voltage, outside ${error ? '0.90 to 1.10' : '0.95 to 1.05'}`,
      measured: u,
      limit,
      unit: 'pu',
      scenario: scenarioOf(analysis, low ? input.lowestScenario : input.highestScenario),
      fix: `move the transformer's tap by ${percent(Math.abs(1 - u))}, or take larger cables above it`,
    },
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
