import { SourceRole } from '../../../core';
import { faultLevels } from '../../../analysis/electrical/fault';
import type { FaultLevel } from '../../../analysis/electrical/model';
import type { SiteAnalysis } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { atLeast, atMost, byParent, lacking, number, pathOf, some } from '../../words';

/** Usual short-circuit ratings, kA: low voltage (UL 489, UL 891, IEC 60947-2), medium voltage (IEC 62271-1, IEEE C37.06). */
const LOW = [10, 14, 18, 22, 25, 30, 35, 42, 50, 65, 85, 100, 125, 150, 200];
const MEDIUM = [16, 20, 25, 31.5, 40, 50, 63];
/** The smallest fault must exceed the pickup that is to clear it by this factor. */
const SENSITIVITY = 1.2;

export const faultCurrent: Check = {
  id: 'power/fault-current',
  code: 'PWR-14',
  severity: Severity.ERROR,
  title: 'switchgear interrupts the largest fault current, and the smallest one still trips it',
  reason: 'Gear that cannot interrupt a fault bursts; a fault too small for the short-time or instantaneous element burns on.',
  inputs: [
    'UtilityPlantProps.shortCircuitPower',
    'UtilityPlantProps.interruptingRating',
    'LineupOptions.interruptingRating',
    'SwitchboardProps.interruptingRating',
    'BuswayModel.shortCircuitRating',
    'SwitchboardProps.device',
  ],
  source: 'IEC 60909-0; NEC 110.9; IEC 60947-2',
  acknowledgeable: false,
  applies: (analysis) => analysis.site.assets.some((asset) => isGear(analysis, asset.index)),
  evaluate: (analysis) => [...ruptured(analysis), ...unseen(analysis), ...missing(analysis)],
};

/** Switchgear of alternating current: what has a limit in amperes. */
function isGear({ site }: SiteAnalysis, asset: number): boolean {
  const source = site.assets[asset].record.source;
  const role = source?.role;
  const switches = role === SourceRole.PATH || role === SourceRole.TIE;
  return switches && !source?.electrical?.directCurrent && (source?.electrical?.interruptingRating !== undefined || hasCurrent(source!.limits));
}

const hasCurrent = (limits: { readonly current?: unknown }[]): boolean => limits.some((limit) => limit.current !== undefined);

function ruptured(analysis: SiteAnalysis): RawFinding[] {
  const over = faultLevels(analysis)
    .levels.map((level) => ({ ...level, path: pathOf(analysis, level.asset), rated: ratingOf(analysis, level.asset) }))
    .filter((level) => level.rated !== undefined && level.maximumKa > level.rated * (1 + 1e-9));
  const groups = [...byParent(over).values()].flatMap((group) => byKind(analysis, group));
  return groups.map((group) => {
    const worst = group.reduce((most, level) => (level.maximumKa / level.rated! > most.maximumKa / most.rated! ? level : most));
    const others = group.length > 1 ? `; ${group.length} pieces of gear there are over: ${some(group.map((level) => level.path))}` : '';
    const medium = voltsOf(analysis, worst) === 'medium';
    const size = (medium ? MEDIUM : LOW).find((ka) => ka >= worst.maximumKa);
    return {
      path: worst.path,
      message: `a fault of ${number(worst.maximumKa)} kA, fed from ${pathOf(analysis, worst.maximumFrom)}, is more than the ${number(worst.rated!)} kA that it interrupts or withstands${others}`,
      measured: worst.maximumKa,
      limit: worst.rated,
      unit: 'kA',
      scenario: 'fed from the source of least impedance',
      fix: size
        ? `take gear of ${number(size)} kA, or ${atLeast(worst.maximumKa / worst.rated!)} times the impedance above it (a smaller transformer, more u_k, a longer feeder)`
        : 'divide the source, or take current-limiting devices: no usual rating is that high',
    };
  });
}

/** Boards and busways of one lineup have different ways out. */
function byKind<T extends { readonly asset: number }>(analysis: SiteAnalysis, group: T[]): T[][] {
  const kinds = new Map<string, T[]>();
  for (const level of group) {
    const { kind } = analysis.site.assets[level.asset].record;
    kinds.set(kind, [...(kinds.get(kind) ?? []), level]);
  }
  return [...kinds.values()];
}

const ratingOf = (analysis: SiteAnalysis, asset: number): number | undefined =>
  analysis.site.assets[asset].record.source?.electrical?.interruptingRating?.toKiloamperes();

function voltsOf(analysis: SiteAnalysis, level: FaultLevel): 'low' | 'medium' {
  return analysis.site.assets[level.asset].record.source?.level === 'low_voltage' ? 'low' : 'medium';
}

/** Pickups that the smallest fault does not exceed by a fifth. */
function unseen(analysis: SiteAnalysis): RawFinding[] {
  return faultLevels(analysis).levels.flatMap((level) => {
    const device = analysis.site.assets[level.asset].record.source?.electrical?.device;
    const pickup = device?.shortTimePickup ?? device?.instantaneousPickup;
    if (!pickup || level.minimumKa === undefined || level.minimumKa >= SENSITIVITY * pickup.toKiloamperes() * (1 - 1e-9)) {
      return [];
    }
    return [
      {
        path: pathOf(analysis, level.asset),
        severity: Severity.WARNING,
        message: `the smallest fault of ${number(level.minimumKa)} kA does not surely trip '${device!.name}', set to ${number(pickup.toKiloamperes())} kA`,
        measured: level.minimumKa,
        limit: SENSITIVITY * pickup.toKiloamperes(),
        unit: 'kA',
        scenario: `fed from ${pathOf(analysis, level.minimumFrom!)}`,
        fix: `set the pickup to at most ${atMost(level.minimumKa / SENSITIVITY)} kA`,
      },
    ];
  });
}

function missing(analysis: SiteAnalysis): RawFinding[] {
  const { unknownFeeds, unknownGenerators, levels } = faultLevels(analysis);
  const first = (assets: number[], what: string): RawFinding[] =>
    assets.length === 0 ? [] : [lacking(pathOf(analysis, assets[0]), `${what}; ${assets.length} in all`)];
  const gear = analysis.site.assets.filter((asset) => isGear(analysis, asset.index) && ratingOf(analysis, asset.index) === undefined);
  const kinds = [...new Set(gear.map((asset) => asset.record.kind))].sort();
  const unlit = levels.filter((level) => level.minimumKa === undefined && pickupGiven(analysis, level.asset)).map((level) => level.asset);
  return [
    ...first(unknownFeeds, 'short-circuit power of the feed (UtilityFeedProps.shortCircuitPower)'),
    ...first(unknownGenerators, 'subtransient reactance of the alternator (GeneratorProps.subtransientReactance), for faults on generators'),
    ...kinds.flatMap((kind) =>
      first(
        gear.filter((asset) => asset.record.kind === kind).map((asset) => asset.index),
        `short-circuit rating of '${kind}' (interruptingRating)`,
      ),
    ),
    ...first(unlit, 'length and conductor of a run to it (SupplyOptions), for the smallest fault current'),
  ];
}

function pickupGiven(analysis: SiteAnalysis, asset: number): boolean {
  const device = analysis.site.assets[asset].record.source?.electrical?.device;
  return (device?.shortTimePickup ?? device?.instantaneousPickup) !== undefined;
}
