import { Tier } from '../../../core';
import { DevicePair, selectivity } from '../../../analysis/electrical/selectivity';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, lacking, number, pathOf } from '../../words';

const PICKUP = 1.6;
const SHORT_TIME = 1.5;
const DELAY = 0.1;
const SLACK = 1e-9;

export const selectivityScreen: Check = {
  id: 'power/selectivity',
  code: 'PWR-15',
  severity: Severity.WARNING,
  title: 'a device trips before the one above it: long-time 1.6, short-time 1.5, delay 0.1 s apart',
  reason: 'A fault at one rack must not take a board with it.',
  inputs: ['SwitchboardProps.device', 'BuswayProps.device', 'LoadElectricalFacts.device', 'TripSettings.selectiveByTable'],
  source: 'Electrical Installation Guide, selectivity between devices (rule of thumb); a coordination study decides',
  acknowledgeable: true,
  applies: (analysis) => selectivity(analysis).pairs.length + selectivity(analysis).unknown.length > 0,
  evaluate: (analysis) => [...unselective(analysis), ...missing(analysis)],
};

/** Devices alike below one device are told together. */
function unselective(analysis: SiteAnalysis): RawFinding[] {
  const groups = new Map<string, DevicePair[]>();
  for (const pair of selectivity(analysis).pairs.filter((p) => !p.byTable && faultsOf(p).length > 0)) {
    const key = [pair.upper, pair.lowerName, pair.pickupRatio, pair.shortTimeRatio, pair.delayGapS].join('|');
    const group = groups.get(key) ?? [];
    group.push(pair);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => {
    const [first] = group;
    const faults = faultsOf(first);
    return {
      path: pathOf(analysis, first.lower),
      severity: analysis.site.tier === Tier.IV ? Severity.ERROR : Severity.WARNING,
      message: `'${first.lowerName}' is not selective with '${first.upperName}' of ${pathOf(analysis, first.upper)}: ${faults.map((f) => f.text).join(', ')}${group.length > 1 ? `; ${group.length} alike` : ''}; a coordination study is needed`,
      measured: faults[0].measured,
      limit: faults[0].limit,
      unit: faults[0].unit,
      fix: `${wayOf(first, faults)}, or declare the maker's table (selectiveByTable)`,
    };
  });
}

/** Pickups are raised together, in proportion; a delay is a matter of its own. */
function wayOf({ upperName, delayGapS }: DevicePair, faults: Fault[]): string {
  const factors = faults.filter(({ unit }) => unit === 'ratio').map(({ limit, measured }) => limit / measured);
  return [
    ...(factors.length > 0 ? [`raise the pickups of '${upperName}' by a factor of ${atLeast(Math.max(...factors))}`] : []),
    ...(faults.some(({ unit }) => unit === 's') ? [`delay the short-time element of '${upperName}' by ${atLeast(DELAY - delayGapS!)} s more`] : []),
  ].join(' and ');
}

interface Fault {
  readonly text: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
}

function faultsOf(pair: DevicePair): Fault[] {
  const { pickupRatio, shortTimeRatio, delayGapS } = pair;
  return [
    ...(pickupRatio < PICKUP - SLACK ? [{ text: `I_r ${number(pickupRatio)} times`, measured: pickupRatio, limit: PICKUP, unit: 'ratio' }] : []),
    ...(shortTimeRatio !== undefined && shortTimeRatio < SHORT_TIME - SLACK
      ? [{ text: `I_sd ${number(shortTimeRatio)} times`, measured: shortTimeRatio, limit: SHORT_TIME, unit: 'ratio' }]
      : []),
    ...(delayGapS !== undefined && delayGapS < DELAY - SLACK
      ? [{ text: `${number(delayGapS)} s apart`, measured: delayGapS, limit: DELAY, unit: 's' }]
      : []),
  ];
}

function missing(analysis: SiteAnalysis): RawFinding[] {
  const { unknown } = selectivity(analysis);
  return unknown.length === 0
    ? []
    : [
        lacking(
          pathOf(analysis, unknown[0]),
          `trip settings ('device' of boards and busways, or Details.of(plant).electrical); ${unknown.length} devices in all`,
        ),
      ];
}
