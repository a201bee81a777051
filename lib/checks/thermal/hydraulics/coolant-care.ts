import type { LoopHydraulics } from '../../../analysis/hydraulics/model';
import type { SiteAnalysis } from '../../../analysis/model';
import { WaterQuality } from '../../../core';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { number, pathOf } from '../../words';
import { alike, coolantLoops, factsOf, lackingIn } from './words';

/** Particles that a filter of the coolant loop may let pass, mm. */
const FILTER_MM = 0.05;

/** Limits of coolant water: least, most, unit. */
const LIMITS: [keyof WaterQuality & string, string, number, number, string][] = [
  ['ph', 'pH', 8, 9.5, ''],
  ['chloride', 'chloride', 0, 5, 'mg/L'],
  ['sulfate', 'sulfate', 0, 10, 'mg/L'],
  ['hardness', 'hardness', 0, 20, 'mg/L'],
  ['suspendedSolids', 'suspended solids', 0, 3, 'mg/L'],
  ['turbidity', 'turbidity', 0, 20, 'NTU'],
  ['bacteria', 'bacteria', 0, 100, 'CFU/mL'],
];

export const coolantCare: Check = {
  id: 'thermal/coolant-care',
  code: 'THM-15',
  severity: Severity.WARNING,
  title: 'the coolant of racks passes a filter of at most 50 µm, and its water quality is on record and within limits',
  reason: 'Channels of a cold plate are a tenth of a millimeter wide: what the filter lets pass stays in them.',
  inputs: ['LoopDetails.coolantCare'],
  source: 'OCP MGX rack specification (25 and 50 µm filters); IBM and Boyd water requirements',
  acknowledgeable: true,
  applies: (analysis) => coolantLoops(analysis).length > 0,
  evaluate: (analysis) => {
    const loops = coolantLoops(analysis);
    return [
      ...alike(loops.filter((loop) => factsOf(analysis, loop).coolantCare).flatMap((loop) => judged(analysis, loop))),
      ...lackingIn(
        analysis,
        loops.filter((loop) => !factsOf(analysis, loop).coolantCare),
        'filter and water quality; give LoopDetails.coolantCare',
      ),
    ];
  },
};

function judged(analysis: SiteAnalysis, loop: LoopHydraulics): RawFinding[] {
  const path = pathOf(analysis, loop.loop);
  const { filter, waterQuality } = factsOf(analysis, loop).coolantCare!;
  const found: RawFinding[] = [];
  const passes = filter?.toMillimeters();
  if (passes === undefined || passes > FILTER_MM * (1 + 1e-9)) {
    found.push({
      path,
      message:
        passes === undefined ? 'the coolant passes no filter' : `the filter lets particles of ${number(passes * 1000)} µm pass, more than 50 µm`,
      ...(passes === undefined ? {} : { measured: passes * 1000, limit: 50, unit: 'µm' }),
      fix: 'take a filter of 50 µm, or of 25 µm where the rack maker asks for it',
    });
  }
  if (!waterQuality || LIMITS.every(([name]) => waterQuality[name] === undefined)) {
    found.push({
      path,
      message: 'there is no record of the water quality',
      fix: 'have the coolant analysed, and give the values in coolantCare.waterQuality',
    });
    return found;
  }
  for (const [name, label, least, most, unit] of LIMITS) {
    const value = waterQuality[name] as number | undefined;
    if (value !== undefined && (value < least || value > most)) {
      found.push({
        path,
        message: `${label} of the coolant is ${number(value)} ${unit}`.trim() + `, outside ${least} to ${most}`,
        measured: value,
        limit: value < least ? least : most,
        unit: unit || undefined,
        fix: 'treat or replace the coolant',
      });
    }
  }
  return found;
}
