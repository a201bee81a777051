import { InputMode, PowerLevel, PowerLimit, SourceRole, Stage } from '../../core';
import type { SiteSnapshot, SnapshotAsset, SnapshotPowerLink } from '../model';
import { onceFor } from '../memo';
import { ResilienceBench } from './bench';

/** Equipment with a declared maintenance bypass that may be closed: what it feeds runs on nothing else beside it at the time. */
export function bypassable(site: SiteSnapshot): Set<number> {
  const sources = new Map<number, number>();
  site.power.forEach((link) => link.cord === '' && sources.set(link.receiver, (sources.get(link.receiver) ?? 0) + 1));
  const shared = new Set<number>();
  for (const { giver, receiver, cord } of site.power) {
    const input = site.assets[receiver].record.source?.input ?? InputMode.SELECTIVE;
    // Raw supply is not paralleled with inverters: the others carry on without it.
    if (cord === '' && input !== InputMode.SELECTIVE && sources.get(receiver)! > 1) {
      shared.add(giver);
    }
  }
  return new Set(
    site.assets
      .filter(({ index, record }) => record.source && record.resilience?.maintenanceBypass && !shared.has(index))
      .map((asset) => asset.index),
  );
}

/**
 * The site with the bypasses in place: beside each UPS its bypass, on the same sources, and after both a junction that takes the UPS where it is up. A
 * bypass so carries load only where its UPS itself is out.
 */
export const bypassBench = onceFor((site: SiteSnapshot): ResilienceBench => {
  const assets: SnapshotAsset[] = [...site.assets];
  const junctionOf = new Map<number, number>();
  const extra: SnapshotPowerLink[] = [];
  const aliases = new Map<number, number>();
  const sourcesOf = new Map([...bypassable(site)].map((ups): [number, SnapshotPowerLink[]] => [ups, []]));
  site.power.forEach((link) => sourcesOf.get(link.receiver)?.push(link));
  for (const [ups, sources] of sourcesOf) {
    const bypass = assets.length;
    const limits = site.assets[ups].record.resilience!.maintenanceBypass!.map((limit) => ({ ...limit, name: `maintenance bypass, ${limit.name}` }));
    assets.push(passing(site.assets[ups], bypass, limits), passing(site.assets[ups], bypass + 1, []));
    junctionOf.set(ups, bypass + 1);
    [bypass, bypass + 1].forEach((asset) => aliases.set(asset, ups));
    sources.forEach((link) => extra.push({ ...link, receiver: bypass }));
    extra.push({ giver: ups, receiver: bypass + 1, order: 0, cord: '' }, { giver: bypass, receiver: bypass + 1, order: 1, cord: '' });
  }
  const power = site.power.map((link) => ({ ...link, giver: junctionOf.get(link.giver) ?? link.giver }));
  return new ResilienceBench({ ...site, assets, power: [...power, ...extra] }, aliases);
});

/** Something that only passes power on: no losses, no place. */
const passing = (ups: SnapshotAsset, index: number, limits: PowerLimit[]): SnapshotAsset => ({
  ...ups,
  index,
  record: {
    kind: 'maintenance_bypass',
    group: 'maintenance_bypasses',
    stage: Stage.POWER,
    physical: {},
    source: { role: SourceRole.PATH, level: PowerLevel.LOW_VOLTAGE, limits },
  },
});
