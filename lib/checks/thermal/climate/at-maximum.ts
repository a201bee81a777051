import { atMaximum } from '../../../analysis/climate/at-maximum';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { number, pathOf, percent, scenarioOf } from '../../words';
import { QUANTITY_NAMES } from '../support';

export const atMaximumPower: Check = {
  id: 'thermal/at-maximum',
  code: 'THM-21',
  severity: Severity.WARNING,
  title: 'flow, supply, CDU groups, heat rejection and fan walls hold at provisioned power too, with any cooling unit or CDU pump out',
  reason: 'Cooling is sized by thermal design power; racks may hold their provisioned power for hours, for which nothing reserves cooling.',
  inputs: ['RackSystem.provisionedPower', 'CduModel.facts', 'PumpModel', 'DryCoolerModel.facts', 'ChillerModel.facts', 'FanWallModel'],
  source: 'engineering judgement: THM-01, 03, 04, 06 and 10 at provisioned power; coolant flow in proportion to heat',
  acknowledgeable: true,
  evaluate: (analysis) =>
    atMaximum(analysis).short.map((short): RawFinding => {
      const temperature = short.unit === '°C' || short.unit === 'K';
      const finite = Number.isFinite(short.measured);
      const measured = finite ? `${number(short.measured)} ${short.unit}` : 'more than any unit gives';
      const share = !temperature && finite && short.limit > 0 ? ` (${percent(short.measured / short.limit)})` : '';
      const others = short.loops > 1 ? `, the worst of ${short.loops} such loops` : '';
      return {
        path: pathOf(analysis, short.loop),
        message: `at provisioned power ${QUANTITY_NAMES[short.quantity]} is ${measured} against ${number(short.limit)} ${short.unit}${share}${others} (as ${short.asks})`,
        measured: short.measured,
        limit: short.limit,
        unit: short.unit,
        scenario: scenarioOf(analysis, short.scenario),
        fix: finite
          ? temperature
            ? `gain ${number(short.measured - short.limit)} K by heat rejection or CDUs, or cap the racks at thermal design power`
            : `add ${number(short.measured - short.limit)} ${short.unit}, or cap the racks at thermal design power`
          : 'supply colder coolant, or cap the racks at thermal design power',
      };
    }),
};
