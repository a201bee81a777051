import { Check } from '../check';
import { Severity } from '../finding';
import { lacking, number } from '../words';

/** Usual cost of a facility without IT, $/W of IT. */
const [LEAST, MOST] = [7, 20];

export const facilityCost: Check = {
  id: 'cost/facility-cost',
  code: 'CST-01',
  severity: Severity.INFO,
  title: 'the facility costs between 7 and 20 dollars for each watt of IT',
  reason: 'An estimate far outside what others pay has usually forgotten something, or counted it twice.',
  inputs: ['SiteProps.obligations.facilityCostUsd', 'demand of racks'],
  source: 'Turner & Townsend data centre cost index 2025–26 (Frankfurt 11.6 to Tokyo 15.2 $/W), second-hand',
  acknowledgeable: true,
  applies: (analysis) => analysis.totals.racks > 0,
  evaluate: (analysis) => {
    const { path, obligations } = analysis.site;
    if (obligations?.facilityCostUsd === undefined) {
      return [lacking(path, 'cost of the facility; give SiteProps.obligations.facilityCostUsd')];
    }
    const perWatt = obligations.facilityCostUsd / (analysis.totals.itProvisionedKw * 1000);
    return perWatt >= LEAST * (1 - 1e-9) && perWatt <= MOST * (1 + 1e-9)
      ? []
      : [
          {
            path,
            message: `the facility costs ${number(perWatt)} $/W of provisioned IT, others pay ${LEAST} to ${MOST}`,
            measured: perWatt,
            limit: perWatt < LEAST ? LEAST : MOST,
            unit: '$/W',
            fix: 'look through the estimate',
          },
        ];
  },
};
