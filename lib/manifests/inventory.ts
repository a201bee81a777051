import type { SiteAnalysis, SnapshotAsset } from '../analysis/model';
import { modelJson } from './model';
import { Lazy, Streamed } from './stream';
import { Json, clean, rounded, textMap, toJson } from './serialise';

/** Version of the inventory's schema: grows with every change of its shape. */
export const SCHEMA_VERSION = '1.0';

/**
 * Everything that the analysis used, so that somebody else's program can recompute every figure of the budget. Keys carry their unit; its
 * JSON Schema is `schemas/inventory.schema.json` of the package.
 */
export function inventory({ site }: SiteAnalysis): Streamed {
  const path = (asset: number): string => site.assets[asset].path;
  return {
    schema_version: SCHEMA_VERSION,
    site: {
      name: site.name,
      tier: site.tier,
      altitude_m: site.altitudeM,
      code: toJson({
        name: site.code.name,
        lowVoltage: site.code.lowVoltage,
        mediumVoltage: site.code.mediumVoltage,
        continuousFactor: site.code.continuousFactor,
        voltageTolerance: site.code.voltageTolerance,
      }),
      climate: toJson({ designDay: site.climate.designDayAir, extreme: site.climate.extreme, minimum: site.climate.minimum }),
      ...(site.weather ? { weather: toJson({ source: site.weather.source, conditions: site.weather.conditions }) } : {}),
      ...(site.energy ? { energy: toJson(site.energy) } : {}),
    },
    ...(site.obligations ? { obligations: toJson(site.obligations) } : {}),
    floors: (site.floors ?? []).map((floor) => ({ path: floor.path, ...(toJson(floor.facts) as object) })),
    assets: Lazy.of(site.assets, asset),
    power_links: site.power.map((link) => ({
      giver: path(link.giver),
      receiver: path(link.receiver),
      cord: link.cord,
      order: link.order,
      ...(link.lengthM === undefined ? {} : { length_m: link.lengthM }),
      ...(link.conductor === undefined ? {} : { conductor: toJson(link.conductor) }),
      ...(link.tapM === undefined ? {} : { tap_m: rounded(link.tapM) }),
    })),
    coolant_links: site.coolant.map((link) => ({ giver: path(link.giver), receiver: path(link.receiver) })),
    cable_links: site.cables.map((link) => ({
      giver: path(link.giver),
      giver_port: link.giverPort,
      receiver: path(link.receiver),
      receiver_port: link.receiverPort,
      ...(link.lengthM === undefined ? {} : { length_m: rounded(link.lengthM) }),
      ...(link.medium === undefined ? {} : { medium: link.medium, connectors: link.connectors ?? 2 }),
    })),
    model: modelJson(site.code),
    claims: site.claims.map((claim) => ({
      path: claim.path,
      label: claim.label,
      needed: claim.needed,
      lineups: claim.lineups.map((lineup) => ({ name: lineup.name, assets: lineup.assets.map(path) })),
    })),
  };
}

function asset(entry: SnapshotAsset): Json {
  const { record } = entry;
  const facets = toJson({
    model: record.model,
    demand: record.demand,
    source: record.source,
    cooling: record.cooling,
    space: record.space,
    resilience: record.resilience,
    workingSpace: record.workingSpace,
    network: record.network,
    programme: record.programme,
    emissions: record.emissions,
    service: record.service,
    storage: record.storage,
    parts: record.parts,
  }) as { [key: string]: Json };
  return {
    path: entry.path,
    stack: entry.stack,
    block: entry.block,
    key: entry.key,
    kind: record.kind,
    group: record.group,
    stage: record.stage,
    description: clean(entry.description),
    tags: textMap(entry.tags),
    physical: textMap(record.physical),
    ...facets,
  };
}
