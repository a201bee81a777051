import { CoolingUnitType, SourceRole } from '../../core';
import { onceFor } from '../memo';
import type { SiteAnalysis, SnapshotAsset } from '../model';

/** Sound of a site's outdoor equipment at its boundary. */
export interface BoundaryNoise {
  /** Level of coolers, towers and chillers, dBA: every day and night. */
  readonly plantDba?: number;
  /** The same with generators, dBA: in tests by day and in outages. */
  readonly withGeneratorsDba?: number;
  /** Outdoor equipment whose sound power nobody declares. */
  readonly unknown: number[];
}

/** Units that stand outdoors: they reject heat to the air by themselves. */
const OUTDOOR: readonly string[] = [CoolingUnitType.DRY_COOLER, CoolingUnitType.CHILLER, CoolingUnitType.COOLING_TOWER];

/**
 * Hemispherical spreading over a reflecting plane: L_p = L_w − 20·log10 r − 8, sources added by energy (ISO 9613-2 without ground, barriers and air
 * absorption; all units at the same distance and full speed, which is on the safe side).
 */
export const soundAt = (soundPowers: number[], meters: number): number | undefined =>
  soundPowers.length === 0 ? undefined : 10 * Math.log10(soundPowers.reduce((sum, lw) => sum + 10 ** (lw / 10), 0)) - 20 * Math.log10(meters) - 8;

const isPlant = ({ record }: SnapshotAsset): boolean => record.cooling?.unit !== undefined && OUTDOOR.includes(record.cooling.unit.unitType);
const isGenerator = ({ record }: SnapshotAsset): boolean => record.source?.role === SourceRole.GENERATOR;

/** Whether anything of a site stands outdoors and is heard. */
export const isHeard = ({ site }: SiteAnalysis): boolean => site.assets.some((asset) => isPlant(asset) || isGenerator(asset));

export const boundaryNoise = onceFor((analysis: SiteAnalysis): BoundaryNoise | undefined => {
  const { assets, obligations } = analysis.site;
  if (!obligations?.noise) {
    return undefined;
  }
  const meters = obligations.noise.boundary.toMeters();
  const level = (asset: SnapshotAsset): number | undefined => asset.record.emissions?.soundPowerDecibels;
  const known = (list: SnapshotAsset[]): number[] => list.flatMap((asset) => level(asset) ?? []);
  const plant = assets.filter(isPlant);
  const all = [...plant, ...assets.filter(isGenerator)];
  return {
    plantDba: soundAt(known(plant), meters),
    withGeneratorsDba: soundAt(known(all), meters),
    unknown: all.filter((asset) => level(asset) === undefined).map((asset) => asset.index),
  };
});
