import type { IConstruct } from 'constructs';
import { type Asset, type AssetRecord, type ElectricalDetails, Fluid, LoopMedium, ServiceKind, SourceRole } from '../core';
import { CloudError, describeFailed, invalidRecord } from '../core/errors';
import { checkedWorkingSpace } from '../core/checked-facts';
import { type DetailRecord, nearer } from '../core/details';
import { checkedCurve, checkedLoop } from '../core/loop-check';
import { compareNames } from '../core/names';
import { DesignRegistry } from '../core/registry';
import { resilienceOf } from '../core/resilience';
import { enclosingFloor } from '../core/site';
import { serviceOfNothing } from './errors';
import { checkLinks } from './link-check';
import { checkOneLoop } from './one-loop';
import { checkFacets } from './record-check';
import type { SiteSnapshot, Snapshot, SnapshotAsset, SnapshotFloor } from './model';

const GENERATOR = SourceRole.GENERATOR;
const STACK = Symbol.for('cdktf/TerraformStack');
const GROUP = /^[a-z][a-z0-9_]{0,62}$/;

/** Plain records of the whole tree: one walk, one `describe()` an asset. Sorted by path, so that nothing depends on the order of calls. */
export function snapshotOf(root: IConstruct): Snapshot {
  const registry = DesignRegistry.of(root);
  const bySite = new Map<string, Asset[]>();
  for (const asset of registry.assets) {
    const list = bySite.get(asset.site.siteName) ?? [];
    list.push(asset);
    bySite.set(asset.site.siteName, list);
  }
  const paths = new Map<Asset, string>();
  const position = new Map<Asset, number>();
  const sites: SiteSnapshot[] = [];
  for (const [name, assets] of [...bySite].sort(([a], [b]) => compareNames(a, b))) {
    assets.forEach((asset) => paths.set(asset, asset.node.path));
    assets.sort((a, b) => compareNames(paths.get(a)!, paths.get(b)!));
    assets.forEach((asset, index) => position.set(asset, index));
    const site = assets[0].site;
    const here = (asset: Asset): boolean => asset.site.siteName === name;
    sites.push({
      name,
      path: site.node.path,
      tier: site.tier,
      code: site.code,
      climate: site.climate,
      altitudeM: site.altitude.toMeters(),
      weather: site.weather,
      energy: site.energy,
      assets: assets.map((asset, index) => snapshotAsset(asset, index, registry.details)),
      power: registry.power
        .filter((link) => here(link.giver))
        .map((link) => ({
          giver: position.get(link.giver)!,
          receiver: position.get(link.receiver)!,
          order: link.order,
          cord: link.cord,
          lengthM: link.length?.toMeters(),
          conductor: link.conductor,
          tapM: link.tapDistance?.toMeters(),
        }))
        .sort((a, b) => a.receiver - b.receiver || (a.cord < b.cord ? -1 : a.cord > b.cord ? 1 : a.order - b.order)),
      coolant: registry.coolant
        .filter((link) => here(link.giver))
        .map((link) => ({ giver: position.get(link.giver)!, receiver: position.get(link.receiver)! })),
      cables: registry.cables
        .filter((link) => here(link.giver))
        .map((link) => ({
          giver: position.get(link.giver)!,
          receiver: position.get(link.receiver)!,
          giverPort: link.giverPort,
          receiverPort: link.receiverPort,
          lengthM: link.length?.toMeters(),
          medium: link.medium,
          connectors: link.connectors,
        })),
      floors: floorsOf(assets),
      obligations: site.obligations,
      claims: registry.claims
        .filter((claim) => claim.lineups.some((lineup) => lineup.assets.some(here)))
        .map((claim) => ({
          path: claim.path,
          label: claim.label,
          needed: claim.needed,
          lineups: claim.lineups.map((lineup) => ({ name: lineup.name, assets: lineup.assets.map((asset) => position.get(asset)!) })),
        }))
        .sort((a, b) => compareNames(a.path, b.path)),
    });
  }
  sites.forEach(checkLinks);
  sites.forEach(checkOneLoop);
  checkServices(sites, registry.details);
  // Coolant links keep the order in which units were linked to a loop: standby units start in that order, by receiver and then by giver.
  return { version: registry.version, sites };
}

function snapshotAsset(asset: Asset, index: number, details: DesignRegistry['details']): SnapshotAsset {
  const { scopes, path } = asset.node;
  const at = scopes.findIndex((scope) => STACK in scope);
  const below = scopes.slice(at + 1).map((scope) => scope.node.id);
  return {
    index,
    path,
    stack: scopes[at]?.node.path ?? '',
    block: below.length > 1 ? below[0] : '',
    key: (below.length > 1 ? below.slice(1) : below).join('/'),
    description: asset.description,
    tags: asset.tags,
    record: withService(asset, withGiven(asset, withResilience(asset, checkedRecord(asset, path)), path, details), path, details),
    trace: () => asset._trace,
  };
}

/** What the kind says of itself, over it what was given for this piece, and what was said of what contains it. */
function withResilience(asset: Asset, record: AssetRecord): AssetRecord {
  const given = Object.keys(asset.resilience).length > 0;
  const own = record.resilience || given ? { ...record.resilience, ...asset.resilience } : undefined;
  const resilience = resilienceOf(asset, own);
  return resilience === record.resilience ? record : { ...record, resilience };
}

/** Only what gives power or cools can be out of service: a rack that is out eases the site, a loop is its pipes. */
function withService(asset: Asset, record: AssetRecord, path: string, details: DesignRegistry['details']): AssetRecord {
  let said = asset.service ?? record.service ?? details.get(path)?.service;
  const equipment = record.source !== undefined || record.cooling?.unit !== undefined || record.storage !== undefined;
  if (!equipment) {
    if (said) {
      throw invalidRecord('service', 'said of power and cooling equipment only: racks count as drawing, loops as there', path);
    }
    return record;
  }
  for (let at = path; !said && details.size > 0 && at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    said = details.get(at)?.service;
  }
  const service = said?.kind === ServiceKind.IN_SERVICE ? undefined : said;
  return service === record.service ? record : { ...record, service };
}

/** What was said of a place without equipment would be lost silently. */
function checkServices(sites: SiteSnapshot[], details: DesignRegistry['details']): void {
  const said = [...details].filter(([, detail]) => detail.service).map(([path]) => path);
  if (said.length === 0) {
    return;
  }
  const places = new Set<string>(['']);
  for (const { assets } of sites) {
    for (const { path, record } of assets) {
      if (record.source || record.cooling?.unit || record.storage) {
        for (let at = path; at !== '' && !places.has(at); at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
          places.add(at);
        }
      }
    }
  }
  const lost = said.find((path) => !places.has(path));
  if (lost !== undefined) {
    throw serviceOfNothing(lost);
  }
}

/** What is said of equipment beside its record: by its own props, else by the nearest construct around it that details were given for. */
function withGiven(asset: Asset, record: AssetRecord, path: string, details: DesignRegistry['details']): AssetRecord {
  const own: DetailRecord = { programme: asset.programme ?? record.programme, emissions: asset.emissions ?? record.emissions };
  let found: DetailRecord = { workingSpace: record.workingSpace, ...own };
  let electrical: ElectricalDetails | undefined;
  for (let at = path; details.size > 0 && at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const said = details.get(at);
    const { programme, emissions, workingSpace } = said ?? {};
    electrical = nearer(electrical, said?.electrical);
    found = {
      programme: found.programme ?? programme,
      emissions: found.emissions ?? (record.cooling?.unit || record.source?.role === GENERATOR ? emissions : undefined),
      workingSpace: found.workingSpace ?? (record.kind === 'switchboard' ? workingSpace : undefined),
    };
  }
  const told = electrical ? withElectrical(record, electrical) : record;
  return found.programme || found.emissions || found.workingSpace ? { ...told, ...found } : told;
}

/** What equipment says of itself goes before what was said of what contains it. */
function withElectrical(record: AssetRecord, { board, busway, tapOff, currentDistortion, voltageDistortion }: ElectricalDetails): AssetRecord {
  const { source, demand, kind } = record;
  const device = kind === 'switchboard' ? board : kind === 'busway' ? busway : undefined;
  // A rectifier sets the currents at its input; other equipment passes on those of what it feeds.
  const distortion = source?.electrical?.regulatedOutput ? currentDistortion : undefined;
  const feed = source?.role === SourceRole.UTILITY ? voltageDistortion : undefined;
  return {
    ...record,
    source: source && { ...source, electrical: over({ device, currentDistortion: distortion, voltageDistortion: feed }, source.electrical) },
    demand: demand && { ...demand, electrical: over({ device: tapOff, currentDistortion }, demand.electrical) },
  };
}

/** `own` over `more`, where `own` says something. */
function over<T extends object>(more: Partial<T>, own: T | undefined): T {
  const given = Object.entries({ ...own }).filter(([, value]) => value !== undefined);
  return { ...more, ...Object.fromEntries(given) } as T;
}

/** Floors that racks stand on, each once, by the stack that declares it. */
function floorsOf(assets: Asset[]): SnapshotFloor[] {
  const floors = new Map<string, SnapshotFloor>();
  for (const asset of assets) {
    const stack = asset.node.scopes.find((scope) => STACK in scope);
    const path = stack?.node.path ?? '';
    const facts = stack && !floors.has(path) ? enclosingFloor(stack) : undefined;
    if (facts) {
      floors.set(path, { path, facts });
    }
  }
  return [...floors.values()];
}

function checkedRecord(asset: Asset, path: string): AssetRecord {
  let record: AssetRecord;
  try {
    record = asset.describe();
  } catch (error) {
    throw error instanceof CloudError ? error : describeFailed(error instanceof Error ? error.message : String(error), path);
  }
  if (!record || typeof record !== 'object') {
    throw describeFailed(`it returned ${record === null ? 'null' : typeof record}`, path);
  }
  for (const field of ['kind', 'group', 'stage'] as const) {
    if (typeof record[field] !== 'string' || record[field] === '') {
      throw invalidRecord(field, 'is missing', path);
    }
  }
  if (!GROUP.test(record.group) || !GROUP.test(record.kind)) {
    throw invalidRecord('group', "and 'kind' must be lower-case letters, digits and underscores", path);
  }
  if (!record.physical || Array.isArray(record.physical) || Object.values(record.physical).some((value) => typeof value !== 'string')) {
    throw invalidRecord('physical', 'must map facts to text', path);
  }
  if (record.workingSpace) {
    checkedWorkingSpace(record.workingSpace, path);
  }
  checkFacets(record, path);
  checkFluids(record, path);
  if (record.cooling?.loop) {
    checkedLoop(record.cooling.loop, path);
  }
  checkedCurve('headCurve', record.cooling?.unit?.cdu?.headCurve ?? record.cooling?.unit?.pump?.headCurve, path);
  return record;
}

/** A liquid whose properties are known wherever one is asked for: nothing is taken for water by default. */
function checkFluids({ cooling }: AssetRecord, path: string): void {
  const { loop, heat } = cooling ?? {};
  if (loop && (loop.fluid === Fluid.PG_MIX) !== (loop.glycolMix !== undefined)) {
    throw invalidRecord('cooling.loop.glycolMix', 'must be given with Fluid.PG_MIX, and only with it', path);
  }
  if (loop && (loop.fluid === Fluid.AIR) !== (loop.medium === LoopMedium.AIR)) {
    throw invalidRecord('cooling.loop.fluid', 'must be air in an air zone and a liquid in any other loop', path);
  }
  if (heat?.flowTableFluid === Fluid.AIR || heat?.flowTableFluid === Fluid.PG_MIX) {
    throw invalidRecord('cooling.heat.flowTableFluid', 'must be water or a named glycol', path);
  }
}
