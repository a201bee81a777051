import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { number, atLeast } from '../words';
import { lackingOf, standsAnything, unsized } from './pieces';

export const rackMass: Check = {
  id: 'space/rack-mass',
  code: 'SPC-02',
  severity: Severity.ERROR,
  title: 'a rack weighs no more than its frame is rated for',
  reason: 'A frame carries what it was tested with.',
  inputs: ['RackSystem.mass', 'RackSystem.staticRating', 'RackSystem.withFrame'],
  source: 'static rating of the rack',
  acknowledgeable: false,
  applies: standsAnything,
  evaluate: (analysis) => {
    const standing = analysis.site.assets.filter(({ record }) => record.space !== undefined);
    const unknown = standing.filter(({ record: { space } }) => space!.staticRating === undefined);
    return [
      ...standing.flatMap(({ path, record }): RawFinding[] => {
        const { mass, staticRating } = record.space!;
        return !staticRating || mass.toKilograms() <= staticRating.toKilograms() * (1 + 1e-9)
          ? []
          : [
              {
                path,
                message: `weighs ${number(mass.toKilograms())} kg, its frame is rated for ${number(staticRating.toKilograms())} kg`,
                measured: mass.toKilograms(),
                limit: staticRating.toKilograms(),
                unit: 'kg',
                fix: `take a frame rated for ${atLeast(mass.toKilograms())} kg or move equipment`,
              },
            ];
      }),
      ...lackingOf(
        analysis,
        [...unknown, ...unsized(analysis)],
        'mass and static rating of the frame',
        'mass and staticRating to the system, or RackSystem.withFrame',
      ),
    ];
  },
};
