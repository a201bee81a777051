import { Check } from '../check';
import { Severity } from '../finding';
import { number } from '../words';

/** Share by which heat out and electricity in may differ. */
const TOLERANCE = 0.001;

export const balance: Check = {
  id: 'thermal/balance',
  code: 'THM-09',
  severity: Severity.ERROR,
  title: 'the heat that leaves through facility water is the electricity that became heat inside',
  reason: 'Heat that enters and does not leave shows an unlinked unit or an error of the model.',
  inputs: ['coolant links'],
  source: 'conservation of energy',
  acknowledgeable: false,
  evaluate: (analysis) => {
    const { heatKw, electricKw } = analysis.thermal.balance;
    if (electricKw === 0 || Math.abs(heatKw - electricKw) <= TOLERANCE * electricKw) {
      return [];
    }
    return [
      {
        path: analysis.site.path,
        message: `${number(electricKw)} kW become heat in cooled equipment, ${number(heatKw)} kW leave through facility water`,
        measured: heatKw,
        limit: electricKw,
        unit: 'kW',
        fix: 'link every CDU, fan wall and cooled room to facility water, and every loop to its units',
      },
    ];
  },
};
