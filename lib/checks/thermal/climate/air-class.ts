import { AirClassGroup, airClassGroups } from '../../../analysis/climate/rooms';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, lacking, number, pathOf } from '../../words';

const racks = ({ racks }: AirClassGroup): string => `${racks.length} rack${racks.length === 1 ? '' : 's'}`;

export const airClass: Check = {
  id: 'thermal/air-class',
  code: 'THM-11',
  severity: Severity.WARNING,
  title: 'air at the racks, recirculation included, stays within the recommended range of their class, and always within the allowable one',
  reason: 'Above the recommended range fans speed up and failures rise; above the allowable one, lower at altitude, equipment throttles or trips.',
  inputs: ['AirZoneProps.supplyTemperature', 'AirZoneProps.recirculation', 'RackEnvironment.airClass', 'SiteProps.altitude'],
  source: 'ASHRAE Thermal Guidelines for Data Processing Environments, 2021',
  acknowledgeable: true,
  evaluate: (analysis) => {
    const groups = airClassGroups(analysis);
    const unknown = groups.filter((group) => !group.airClass);
    const findings = groups.flatMap((group): RawFinding[] => {
      if (!group.airClass || group.inletC <= Math.min(group.recommendedC, group.allowableC) + 1e-9) {
        return [];
      }
      const over = group.inletC > group.allowableC + 1e-9;
      const limit = over ? group.allowableC : group.recommendedC;
      return [
        {
          path: pathOf(analysis, group.zone),
          severity: over ? Severity.ERROR : Severity.WARNING,
          message: `${racks(group)} of class ${group.airClass.name} see air of ${number(group.inletC)} °C, above the ${over ? 'allowable' : 'recommended'} ${number(limit)} °C`,
          measured: group.inletC,
          limit,
          unit: '°C',
          // The allowable maximum ends the error, the recommended one the finding.
          fix: `supply air ${atLeast(group.inletC - Math.min(group.recommendedC, group.allowableC))} K colder${over && group.allowableC > group.recommendedC + 1e-9 ? ` (${atLeast(group.inletC - limit)} K end the error)` : ''}, or contain the aisles and declare less recirculation`,
        },
      ];
    });
    const count = unknown.reduce((sum, group) => sum + group.racks.length, 0);
    return count === 0
      ? findings
      : [
          ...findings,
          lacking(
            pathOf(analysis, unknown[0].racks[0]),
            `the air class of ${count} rack${count === 1 ? '' : 's'}; give 'environment.airClass' to the system, or RackSystem.withEnvironment`,
          ),
        ];
  },
};
