import { RideThrough, rideThrough } from '../../../analysis/climate/ride-through';
import type { SiteAnalysis } from '../../../analysis/model';
import { LoopMedium } from '../../../core';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { lacking, number, pathOf } from '../../words';

const RISE: Record<LoopMedium, string> = {
  [LoopMedium.TECHNOLOGY]: 'coolant in the racks, without flow, is 10 K warmer',
  [LoopMedium.FACILITY_WATER]: 'its water, without heat rejection, is 10 K warmer',
  [LoopMedium.AIR]: 'air in the aisles is 15 K warmer',
};

function fixOf(zone: RideThrough): string {
  if (zone.medium === LoopMedium.FACILITY_WATER) {
    return `hold ${number(Math.ceil(10 * zone.neededM3!) / 10)} m³ in the loop (a buffer tank), put its pumps and fans on UPS ('continuity' of its heat rejection, and 'ups' of the plant that feeds them), or restart faster`;
  }
  return zone.medium === LoopMedium.TECHNOLOGY
    ? 'feed the CDUs from a UPS on each side, with a transfer of at most 5 s'
    : "put the fan walls on UPS ('fanWallContinuity' of their plant, and 'ups' of the plant that feeds them), or restart their drives faster";
}

/** Zones of one kind and one lack are told together. */
function lacks(analysis: SiteAnalysis, zones: RideThrough[]): RawFinding[] {
  const groups = new Map<string, { path: string; count: number }>();
  for (const zone of zones) {
    const what =
      zone.silent !== undefined
        ? "the restart time of chillers; give 'restartTime' to the chiller or its model"
        : zone.medium === LoopMedium.TECHNOLOGY
          ? "the coolant in a rack; give 'environment.coolantVolume' to its system"
          : "the water in the loop; give 'volume' to it, or 'warmVolume' and 'coldVolume' to the plant";
    const known = groups.get(what);
    groups.set(what, { path: known?.path ?? pathOf(analysis, zone.loop), count: (known?.count ?? 0) + 1 });
  }
  return [...groups].map(([what, { path, count }]) => lacking(path, `${what} (${count} loop${count === 1 ? '' : 's'})`));
}

export const rideThroughTime: Check = {
  id: 'thermal/ride-through',
  code: 'THM-12',
  severity: Severity.ERROR,
  title: 'when the utility fails, each zone stays cool until its pumps, fans and chillers are back',
  reason: 'Racks on UPS go on heating while pumps and chillers restart; a rack without flow has about fourteen seconds.',
  inputs: [
    'RackEnvironment.coolantVolume',
    'FacilityWaterLoopProps.volume',
    'MechanicalProps.restartTime',
    'ChillerModel.restartTime',
    'MechanicalProps.transferTime',
  ],
  source: 't = ΔT · Σ(m·c_p) / Q; InterPACK 2017 on loss of flow in direct liquid cooling',
  acknowledgeable: false,
  applies: (analysis) => analysis.power.hasGenerators && rideThrough(analysis).length > 0,
  evaluate: (analysis) => {
    const zones = rideThrough(analysis);
    const known = zones.filter((zone) => zone.seconds !== undefined && zone.restartSeconds !== undefined);
    const short = known.filter((zone) => zone.seconds! <= zone.restartSeconds! * (1 - 1e-9));
    // Loops of one name in many halls are told together, by the one with least time.
    const groups = new Map<string, RideThrough[]>();
    for (const zone of short) {
      const key = `${zone.medium} ${pathOf(analysis, zone.loop).split('/').pop()}`;
      groups.set(key, [...(groups.get(key) ?? []), zone]);
    }
    const findings = [...groups.values()].map((group): RawFinding => {
      const worst = group.reduce((a, b) => (b.seconds! / b.restartSeconds! < a.seconds! / a.restartSeconds! ? b : a));
      const others = group.length > 1 ? ` (${group.length} such loops)` : '';
      return {
        path: pathOf(analysis, worst.loop),
        // Within a range of estimates an engineer looks; beyond it the aisle is too warm in any case.
        severity: (worst.latestSeconds ?? 0) > worst.restartSeconds! ? Severity.WARNING : Severity.ERROR,
        message: `after ${number(worst.seconds!)} s${worst.latestSeconds === undefined ? '' : ` to ${number(worst.latestSeconds)} s`} ${RISE[worst.medium]}${others}, but '${pathOf(analysis, worst.last!).split('/').pop()}' is back only after ${number(worst.restartSeconds!)} s`,
        measured: worst.seconds,
        limit: worst.restartSeconds,
        unit: 's',
        scenario: 'utility lost, generators start',
        fix: fixOf(worst),
      };
    });
    return [
      ...findings,
      ...lacks(
        analysis,
        zones.filter((zone) => !known.includes(zone) || (zone.unknownRacks ?? 0) > 0),
      ),
    ];
  },
};
