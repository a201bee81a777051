import type { SiteAnalysis, SnapshotAsset } from '../../analysis/model';
import { CoolingUnitType } from '../../core';
import { Check } from '../check';
import { RawFinding, Severity } from '../finding';
import { lacking, number, some } from '../words';

const hasCircuit = ({ record }: SnapshotAsset): boolean =>
  record.cooling?.unit?.unitType === CoolingUnitType.CHILLER || record.emissions?.refrigerant !== undefined;

export const refrigerants: Check = {
  id: 'environment/refrigerants',
  code: 'ENV-03',
  severity: Severity.WARNING,
  title: 'refrigerants stay below the warming potential that the jurisdiction allows, and PFAS are named',
  reason: 'A chiller whose refrigerant is phased out cannot be refilled for half of its life.',
  inputs: ['SiteProps.obligations.maximumRefrigerantGwp', 'AssetProps.emissions.refrigerant'],
  source: 'the declared limit (for example Regulation (EU) 2024/573, US AIM Act)',
  acknowledgeable: true,
  applies: (analysis) => analysis.site.assets.some(hasCircuit),
  evaluate: (analysis) => {
    const limit = analysis.site.obligations?.maximumRefrigerantGwp;
    const units = analysis.site.assets.filter(hasCircuit);
    const unknown = units.filter(({ record }) => !record.emissions?.refrigerant);
    return [
      ...(limit === undefined
        ? [lacking(analysis.site.path, 'largest warming potential that is allowed; give SiteProps.obligations.maximumRefrigerantGwp')]
        : []),
      ...(unknown.length === 0
        ? []
        : [
            lacking(
              analysis.site.path,
              `refrigerant of ${unknown.length} units (${some(
                unknown.map((unit) => unit.path),
                2,
              )}); give 'emissions.refrigerant', or Details.of(plant).emissions`,
            ),
          ]),
      ...(limit === undefined ? [] : tooWarming(analysis, units, limit)),
      ...fluorinated(analysis, units),
    ];
  },
};

function tooWarming(analysis: SiteAnalysis, units: SnapshotAsset[], limit: number): RawFinding[] {
  const over = units.filter(({ record }) => (record.emissions?.refrigerant?.gwp ?? 0) > limit);
  if (over.length === 0) {
    return [];
  }
  const worst = over.reduce((a, b) => (b.record.emissions!.refrigerant!.gwp > a.record.emissions!.refrigerant!.gwp ? b : a));
  const { name, gwp } = worst.record.emissions!.refrigerant!;
  return [
    {
      path: over.length === 1 ? worst.path : analysis.site.path,
      message: `${over.length} unit${over.length === 1 ? ' has' : 's have'} refrigerants above a warming potential of ${number(limit)}, ${name} with ${number(gwp)}: ${some(over.map((unit) => unit.path))}`,
      measured: gwp,
      limit,
      unit: 'GWP',
      fix: 'order the unit with a refrigerant below the limit',
    },
  ];
}

function fluorinated(analysis: SiteAnalysis, units: SnapshotAsset[]): RawFinding[] {
  const pfas = units.filter(({ record }) => record.emissions?.refrigerant?.pfas);
  return pfas.length === 0
    ? []
    : [
        {
          path: pfas.length === 1 ? pfas[0].path : analysis.site.path,
          message: `${pfas.length} unit${pfas.length === 1 ? ' has' : 's have'} a refrigerant that counts as PFAS (${pfas[0].record.emissions!.refrigerant!.name}): ${some(pfas.map((unit) => unit.path))}`,
          measured: pfas.length,
          limit: 0,
          unit: 'units',
          fix: 'look up the restriction of the jurisdiction, or take a refrigerant without',
        },
      ];
}
