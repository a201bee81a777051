import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lackingOf, standsAnything, unsized } from './pieces';

export const rackUnits: Check = {
  id: 'space/rack-units',
  code: 'SPC-01',
  severity: Severity.ERROR,
  title: 'what is in a rack fits its rack units',
  reason: 'Equipment that does not fit is found at delivery otherwise.',
  inputs: ['RackSystem.rackUnits', 'RackSystem.usedRackUnits', 'RackSystem.withFrame'],
  source: 'EIA-310',
  acknowledgeable: false,
  applies: standsAnything,
  evaluate: (analysis) => {
    const standing = analysis.site.assets.filter(({ record }) => record.space !== undefined);
    const unknown = standing.filter(({ record: { space } }) => space!.rackUnits === undefined || space!.usedRackUnits === undefined);
    return [
      ...standing.flatMap(({ path, record }): RawFinding[] => {
        const { rackUnits: offered, usedRackUnits: used } = record.space!;
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
      ...lackingOf(
        analysis,
        [...unknown, ...unsized(analysis)],
        'rack units offered and used',
        'rackUnits and usedRackUnits to the system, or RackSystem.withFrame',
      ),
    ];
  },
};
