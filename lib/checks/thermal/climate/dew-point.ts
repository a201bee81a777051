import { dewMargins } from '../../../analysis/climate/rooms';
import { LoopMedium } from '../../../core';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, atMost, lacking, number, pathOf } from '../../words';
import { mediumOf } from '../support';

/** Kelvins above the dew point that a bare surface keeps. */
const MARGIN = 2;

export const dewPoint: Check = {
  id: 'thermal/dew-point',
  code: 'THM-07',
  severity: Severity.WARNING,
  title: 'bare coolant and facility water pipes stay at least 2 K above the dew point of the room',
  reason: 'Water condenses on pipes and cold plates that are colder than the dew point of the air around them, and drips onto live equipment.',
  inputs: ['AirZoneProps.maximumDewPoint', 'CoolingPlantProps.maximumDewPoint', 'LoopEnvironment.maximumDewPoint', 'LoopEnvironment.insulated'],
  source: 'ASHRAE TC 9.9 liquid cooling guidelines; Magnus formula',
  acknowledgeable: true,
  evaluate: (analysis) => {
    const margins = dewMargins(analysis);
    const unknown = margins.filter(({ dewC }) => dewC === undefined);
    const findings: RawFinding[] = margins
      .filter(({ supplyC, dewC }) => dewC !== undefined && supplyC - dewC < MARGIN - 1e-9)
      .map(({ loop, supplyC, dewC }) => {
        const margin = supplyC - dewC!;
        const water = mediumOf(analysis, loop) === LoopMedium.FACILITY_WATER;
        return {
          path: pathOf(analysis, loop),
          severity: margin < 0 ? Severity.ERROR : Severity.WARNING,
          message: `supply of ${number(supplyC)} °C is ${number(Math.abs(margin))} K ${margin < 0 ? 'below' : 'above'} the dew point of ${number(dewC!)} °C of the room`,
          measured: margin,
          limit: MARGIN,
          unit: 'K',
          fix: `supply at ${atLeast(dewC! + MARGIN)} °C or warmer, hold the room at a dew point of ${atMost(supplyC - MARGIN)} °C${water ? ', or insulate the pipes with a vapour barrier' : ''}`,
        };
      });
    return unknown.length === 0
      ? findings
      : [
          ...findings,
          lacking(
            pathOf(analysis, unknown[0].loop),
            `the dew point of the room around ${unknown.length} loop${unknown.length === 1 ? '' : 's'}; give 'maximumDewPoint' to the air zone, the cooling plant or the loop`,
          ),
        ];
  },
};
