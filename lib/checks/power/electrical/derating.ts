import { SourceRole } from '../../../core';
import type { SiteAnalysis, SnapshotAsset } from '../../../analysis/model';
import { Check } from '../../check';
import { RawFinding, Severity } from '../../finding';
import { number, percent } from '../../words';

/** Equipment is rated for 1,000 m and 40 °C (IEC 62271-1, IEC 60076-1, IEC 61439-1). */
const ALTITUDE = 1000;
const AMBIENT = 40;

export const siteDerating: Check = {
  id: 'power/derating',
  code: 'PWR-28',
  severity: Severity.WARNING,
  title: 'above 1,000 m or 40 °C every rating is reduced by a known rule',
  reason: 'Thin and warm air cools and insulates less: a rating on the nameplate is not there.',
  inputs: [
    'SiteProps.altitude',
    'SiteProps.climate',
    'SwitchboardProps.ambient',
    'BuswayProps.ambient',
    'PowerEquipmentProps.derating',
    'ElectricalFacts.derating',
  ],
  source: 'IEC 62271-1, IEC 60076-2, IEC 61439-1; UPS 1 % and transformers 0.5 % a 100 m, engineering defaults',
  acknowledgeable: true,
  applies: ({ site }) =>
    site.altitudeM > ALTITUDE ||
    site.climate.designDayAir.dryBulb.toCelsius() > AMBIENT ||
    site.assets.some((asset) => (asset.record.source?.electrical?.ambient?.toCelsius() ?? 0) > AMBIENT),
  evaluate: (analysis) => [...high(analysis), ...hot(analysis)],
};

/** Equipment whose ratings hang on air: all but the utility's. */
const rated = ({ site }: SiteAnalysis): SnapshotAsset[] =>
  site.assets.filter(({ record: { source } }) => source && source.role !== SourceRole.UTILITY && source.limits.length > 0);

function high(analysis: SiteAnalysis): RawFinding[] {
  const { altitudeM } = analysis.site;
  if (altitudeM <= ALTITUDE) {
    return [];
  }
  const insulation = Math.exp((altitudeM - ALTITUDE) / 8150);
  return byKind(rated(analysis).filter((asset) => !asset.record.source!.electrical?.derating)).map(([first, ...more]) => {
    const medium = first.record.source!.level === 'medium_voltage' && first.record.source!.role !== SourceRole.GENERATOR;
    return {
      path: first.path,
      message: `no rule is known by which '${first.record.kind}' is rated at ${number(altitudeM)} m${and(more)}${medium ? `; its insulation needs ${number(insulation)} times the withstand voltage` : ''}`,
      measured: altitudeM,
      limit: ALTITUDE,
      unit: 'm',
      fix: `ask the maker what is left of its rating at that altitude and give it as 'derating' (${medium ? "'switchgearDerating' of a utility plant" : "'electrical.derating' of the source facet of equipment of your own"})`,
    };
  });
}

function hot(analysis: SiteAnalysis): RawFinding[] {
  const outdoor = analysis.site.climate.designDayAir.dryBulb.toCelsius();
  const air = ({ record: { source } }: SnapshotAsset): number =>
    source!.electrical?.ambient?.toCelsius() ?? (source!.impedance || source!.role === SourceRole.GENERATOR ? outdoor : -Infinity);
  const without = rated(analysis).filter((asset) => {
    const derating = asset.record.source!.electrical?.derating;
    return air(asset) > AMBIENT && (!derating || derating.temperature.toFraction() >= 1);
  });
  return byKind(without).map(([first, ...more]) => ({
    path: first.path,
    message: `no rule is known by which '${first.record.kind}' is rated in air of ${number(air(first))} °C${and(more)}`,
    measured: air(first),
    limit: AMBIENT,
    unit: '°C',
    fix: `ask the maker for its rating at ${number(air(first))} °C; √((95 − ambient)/55), as for busbars, would leave ${percent(Math.sqrt((95 - air(first)) / 55))}`,
  }));
}

const and = (more: SnapshotAsset[]): string => (more.length > 0 ? `, nor ${more.length} more of the kind` : '');

function byKind(assets: SnapshotAsset[]): SnapshotAsset[][] {
  const kinds = new Map<string, SnapshotAsset[]>();
  for (const asset of assets) {
    const list = kinds.get(asset.record.kind) ?? [];
    list.push(asset);
    kinds.set(asset.record.kind, list);
  }
  return [...kinds.values()];
}
