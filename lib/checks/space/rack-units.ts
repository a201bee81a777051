import { Check } from '../check';
import { Severity } from '../finding';

export const rackUnits: Check = {
  id: 'space/rack-units',
  code: 'SPC-01',
  severity: Severity.ERROR,
  title: 'what is in a rack fits its rack units',
  reason: 'Equipment that does not fit is found at delivery otherwise.',
  inputs: ['SpaceFacts.rackUnits', 'SpaceFacts.usedRackUnits'],
  source: 'EIA-310',
  acknowledgeable: false,
  evaluate: (analysis) =>
    analysis.site.assets.flatMap(({ path, record }) => {
      const { rackUnits: offered, usedRackUnits: used } = record.space ?? {};
      return offered === undefined || used === undefined || used <= offered
        ? []
        : [
            {
              path,
              message: `${used} U are used of ${offered} U`,
              measured: used,
              limit: offered,
              unit: 'U',
              fix: `move ${used - offered} U to another rack`,
            },
          ];
    }),
};
