import type { SiteSnapshot, SnapshotAsset } from '../analysis/model';
import { Stage } from '../core';
import { invalidRecord } from '../core/errors';
import { compareNames } from '../core/names';
import { groupCollision, invalidPart } from './errors';
import { Renames, SiteNames } from './names';
import { groupName, isName, literal } from './text';

/** One part of a group: its key now and before the declared renames, and the facts whose change is physical rework. */
export interface Part {
  readonly key: string;
  readonly formerKey: string;
  /** Commissioning gate; of the part, since one kind may serve two stages. */
  readonly stage: string;
  readonly facts: { readonly [fact: string]: string };
}

/** One `null_resource` group: the parts of one kind in one building block of one stack. */
export interface Group {
  readonly name: string;
  /** The name before the declared renames. */
  readonly formerName: string;
  readonly parts: Part[];
}

/** Facts that follow from links; a record cannot say them itself. */
const DERIVED = ['feeds', 'coolant'];
const STAGES = new Set<string>(Object.values(Stage));

/** What lowering asks of one site again and again, for each of its stacks. Built once a proof: a campus has hundreds of halls. */
export class SiteIndex {
  /** Names before and after the declared renames. */
  public readonly names: SiteNames;
  private readonly byStack = new Map<string, SnapshotAsset[]>();
  private readonly power = new Map<number, SiteSnapshot['power'][number][]>();
  private readonly coolant = new Map<number, SnapshotAsset[]>();

  public constructor(
    private readonly site: SiteSnapshot,
    renamed: (stack: string) => Renames,
  ) {
    this.names = new SiteNames(site, renamed);
    site.assets.forEach((asset) => push(this.byStack, asset.stack, asset));
    site.power.forEach((link) => push(this.power, link.receiver, link));
    site.coolant.forEach((link) => push(this.coolant, link.receiver, site.assets[link.giver]));
  }

  /** Equipment of one stack, in order of path. */
  public assetsOf(stack: string): SnapshotAsset[] {
    return this.byStack.get(stack) ?? [];
  }

  /** The groups of one stack, by name. */
  public groupsOf(stack: string): Group[] {
    const groups = new Map<string, { first: SnapshotAsset; parts: Part[] }>();
    for (const asset of this.assetsOf(stack)) {
      checkPart(asset);
      const name = groupName(asset.block, asset.record.group);
      const group = groups.get(name) ?? { first: asset, parts: [] };
      if (group.first.block !== asset.block || group.first.record.group !== asset.record.group) {
        throw groupCollision(name, group.first.path, asset.path);
      }
      groups.set(name, group);
      group.parts.push({ key: asset.key, formerKey: this.names.formerKey(asset), stage: asset.record.stage, facts: this.facts(asset) });
    }
    return [...groups.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { first, parts }]) => ({
        name,
        formerName: groupName(this.names.formerBlock(first), first.record.group),
        parts,
      }));
  }

  private facts(asset: SnapshotAsset): { [fact: string]: string } {
    const facts = { ...asset.record.physical, ...this.linked(asset) };
    return Object.fromEntries(
      Object.entries(facts)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([fact, value]) => [literal(fact), literal(value)]),
    );
  }

  /** What feeds it, cord by cord and in order of preference, and what takes its heat. Never in order of the calls that linked it. */
  private linked(asset: SnapshotAsset): { [fact: string]: string } {
    const cords = new Map<string, string[]>();
    const links = [...(this.power.get(asset.index) ?? [])].sort((a, b) => compareNames(a.cord, b.cord) || a.order - b.order);
    for (const link of links) {
      const giver = this.names.giver(this.site.assets[link.giver], asset);
      push(cords, giver, link.order > 0 && link.cord !== '' ? `${link.cord} (${link.order + 1})` : link.cord);
    }
    const feeds = [...cords].map(([giver, of]) => (of[0] === '' ? giver : `${giver}: ${of.join(' ')}`));
    const coolant = (this.coolant.get(asset.index) ?? []).map((giver) => this.names.giver(giver, asset)).sort(compareNames);
    return { ...(feeds.length > 0 && { feeds: feeds.join('; ') }), ...(coolant.length > 0 && { coolant: coolant.join('; ') }) };
  }
}

/** What a class of the user's own may have got wrong, and what a construct of theirs between stack and equipment may be called. */
function checkPart(asset: SnapshotAsset): void {
  const bad = [asset.block, ...asset.key.split('/')].find((segment) => segment !== '' && !isName(segment));
  if (bad !== undefined) {
    throw invalidPart(bad, asset.path);
  }
  if (!STAGES.has(asset.record.stage)) {
    throw invalidRecord('stage', `must be one of ${[...STAGES].join(', ')}`, asset.path);
  }
  const derived = DERIVED.find((fact) => fact in asset.record.physical);
  if (derived) {
    throw invalidRecord('physical', `must not hold '${derived}', which follows from the links; give the fact another name`, asset.path);
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}
