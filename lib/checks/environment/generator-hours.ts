import { SourceRole } from '../../core';
import { Check } from '../check';
import { Severity } from '../finding';
import { atLeast, lacking, number } from '../words';

export const generatorHours: Check = {
  id: 'environment/generator-hours',
  code: 'ENV-04',
  severity: Severity.WARNING,
  title: 'tests and expected outages stay within the running hours that the permit allows each generator',
  reason: 'A permit that is used up by tests leaves no hours for the outage that the generators are there for.',
  inputs: ['SiteProps.obligations.generatorPermit'],
  source: 'the permit of the site',
  acknowledgeable: true,
  applies: (analysis) => analysis.site.assets.some(({ record }) => record.source?.role === SourceRole.GENERATOR),
  evaluate: (analysis) => {
    const { path, obligations } = analysis.site;
    const permit = obligations?.generatorPermit;
    if (!permit) {
      return [lacking(path, 'permitted running hours; give SiteProps.obligations.generatorPermit')];
    }
    const hours = permit.testHours + permit.outageHours;
    return hours <= permit.hoursPerYear * (1 + 1e-9)
      ? []
      : [
          {
            path,
            message: `each set runs ${number(hours)} h a year (${number(permit.testHours)} h of tests, ${number(permit.outageHours)} h of outages), the permit allows ${number(permit.hoursPerYear)} h`,
            measured: hours,
            limit: permit.hoursPerYear,
            unit: 'h/a',
            fix: `test ${atLeast(hours - permit.hoursPerYear)} h less, or have the permit widened`,
          },
        ];
  },
};
