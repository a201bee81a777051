import { Check } from '../check';
import { Severity } from '../finding';
import { number } from '../words';

export const rackMass: Check = {
  id: 'space/rack-mass',
  code: 'SPC-02',
  severity: Severity.ERROR,
  title: 'a rack weighs no more than its frame is rated for',
  reason: 'A frame carries what it was tested with.',
  inputs: ['SpaceFacts.mass', 'SpaceFacts.staticRating'],
  source: 'static rating of the rack',
  acknowledgeable: false,
  evaluate: (analysis) =>
    analysis.site.assets.flatMap(({ path, record }) => {
      const { mass, staticRating } = record.space ?? {};
      return !mass || !staticRating || mass.toKilograms() <= staticRating.toKilograms() * (1 + 1e-9)
        ? []
        : [
            {
              path,
              message: `weighs ${number(mass.toKilograms())} kg, its frame is rated for ${number(staticRating.toKilograms())} kg`,
              measured: mass.toKilograms(),
              limit: staticRating.toKilograms(),
              unit: 'kg',
              fix: `take a frame rated for ${number(mass.toKilograms())} kg or move equipment`,
            },
          ];
    }),
};
