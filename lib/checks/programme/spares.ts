import { sparesOf } from '../../analysis/programme/spares';
import { Check } from '../check';
import { Severity } from '../finding';
import { lacking, number } from '../words';

export const spares: Check = {
  id: 'programme/spares',
  code: 'SPR-01',
  severity: Severity.WARNING,
  title: 'spares last until the delivery of the next with 95 % probability',
  reason: 'A part that fails every week somewhere in the hall and takes two months to come must lie on the shelf.',
  inputs: ['SiteProps.obligations.spares'],
  source:
    'Poisson: the least s with P(failures ≤ s) ≥ 95 %, failures = pieces · rate · delivery; without a rate the usual shares (engineering default)',
  acknowledgeable: true,
  applies: (analysis) => analysis.totals.racks > 0,
  evaluate: (analysis) => {
    const results = sparesOf(analysis);
    if (results.length === 0) {
      return [lacking(analysis.site.path, 'no spares are declared; give SiteProps.obligations.spares')];
    }
    return results.flatMap(({ spare, installed, needed, expected }) => {
      if (installed === 0) {
        return [lacking(analysis.site.path, `spares of '${spare.kind}': nothing of that kind is installed; use a kind of the bill of materials`)];
      }
      if (needed === undefined) {
        return [lacking(analysis.site.path, `failure rate of '${spare.kind}'; give failuresPerYear`)];
      }
      if (spare.held >= needed) {
        return [];
      }
      const why = expected === undefined ? 'the usual share of them' : `${number(expected)} failures are expected until a delivery`;
      return [
        {
          path: analysis.site.path,
          message: `${spare.held} spares are held for ${number(installed)} of '${spare.kind}'; ${why}, so that ${needed} are asked for`,
          measured: spare.held,
          limit: needed,
          unit: 'pieces',
          fix: `hold ${needed - spare.held} more, or shorten the delivery`,
        },
      ];
    });
  },
};
