import { IConstruct } from 'constructs';
import type { Asset } from './asset';
import type { DetailRecord } from './details';
import { cordTaken, duplicateLink, linkAcrossSites, linkToItself, portTaken, positionTaken, invalidValue, unknownCord } from './errors';
import { CableLink, CableOptions, CoolantLink, PowerLink, SupplyOptions } from './links';
import { Length } from '../units';
import { Conductor } from './electrical-facts';
import { Kinds, kinds } from './given';

const LINK_KINDS: Kinds = { cords: 'list', length: Length, conductor: Conductor, tapDistance: Length };

const REGISTRY = Symbol.for('cdktf-gigafactory/registry');

/** What a plant says of its own redundancy; a check verifies it, the analysis never relies on it. */
export interface RedundancyClaim {
  /** Path of the plant and the block, for example `hall/power/block-1`. */
  readonly path: string;
  /** In words, for example '4N/3'. */
  readonly label: string;
  /** The equipment whose loss is the loss of a lineup, one or more assets each. */
  readonly lineups: { readonly name: string; readonly assets: Asset[] }[];
  /** Lineups that must be left. */
  readonly needed: number;
}

/**
 * The one record of links of a cloud, kept on the root of the tree. Whatever changes the design bumps `version`, the key under which
 * the proof of the whole tree is memoised.
 */
export class DesignRegistry {
  public static of(construct: IConstruct): DesignRegistry {
    const root = construct.node.root as unknown as Record<symbol, DesignRegistry | undefined>;
    if (!root[REGISTRY]) {
      Object.defineProperty(root, REGISTRY, { value: new DesignRegistry() });
    }
    return root[REGISTRY]!;
  }

  public readonly assets: Asset[] = [];
  public readonly power: PowerLink[] = [];
  public readonly coolant: CoolantLink[] = [];
  public readonly cables: CableLink[] = [];
  public readonly claims: RedundancyClaim[] = [];
  /** Facts said from outside, by the path of the construct that they hold below. */
  public readonly details = new Map<string, DetailRecord>();
  private readonly powerByEnds = new Map<string, PowerLink>();
  private readonly sourcesOf = new Map<string, PowerLink[]>();
  private readonly coolantByEnds = new Map<string, CoolantLink>();
  private readonly portsTaken = new Map<string, CableLink>();
  private readonly positions = new Map<string, string>();
  private bumps = 0;

  public get version(): number {
    return this.bumps;
  }

  public bump(): void {
    this.bumps++;
  }

  public addAsset(asset: Asset): void {
    this.assets.push(asset);
    this.bump();
  }

  public addClaim(claim: RedundancyClaim): void {
    this.claims.push(claim);
    this.bump();
  }

  /** Takes a place on the floor of the stack that `asset` stands in. */
  public takePosition(floor: string, row: string, slot: number, asset: Asset): void {
    const key = `${floor}\u0000${row}\u0000${slot}`;
    const by = this.positions.get(key);
    if (by) {
      throw positionTaken(row, slot, by, asset.node.path);
    }
    this.positions.set(key, asset.node.path);
  }

  /** Links a giver to the named cords of a load, or to the input of equipment without cords. */
  public addPower(giver: Asset, receiver: Asset, options: SupplyOptions = {}): PowerLink[] {
    this.checkEnds(giver, receiver);
    kinds(options, LINK_KINDS, receiver.node.path);
    const all = receiver._cordIds();
    const wanted = options.cords ?? all;
    // Validated as a whole first: a call that fails must leave nothing behind.
    const cords = all.length === 0 && !options.cords ? [''] : wanted;
    for (const cord of cords) {
      if (cord !== '' && !all.includes(cord)) {
        throw unknownCord(cord, all, receiver.node.path);
      }
      if (this.powerByEnds.has(this.key(giver, receiver, cord))) {
        throw duplicateLink(giver.node.path, receiver.node.path, cord);
      }
      const [first] = this.sources(receiver, cord);
      if (cord !== '' && first && !receiver._cordTransfers(cord)) {
        throw cordTaken(cord, first.giver.node.path, receiver.node.path);
      }
    }
    return cords.map((cord) => {
      const sources = this.sources(receiver, cord);
      const link = new PowerLink(giver, receiver, sources.length, cord, options.length, options.conductor, options.tapDistance);
      sources.push(link);
      this.sourcesOf.set(`${receiver.node.path}#${cord}`, sources);
      this.powerByEnds.set(this.key(giver, receiver, cord), link);
      this.power.push(link);
      this.bump();
      return link;
    });
  }

  public addCoolant(giver: Asset, receiver: Asset): CoolantLink {
    this.checkEnds(giver, receiver);
    const link = new CoolantLink(giver, receiver);
    if (this.coolantByEnds.has(link.id)) {
      throw duplicateLink(giver.node.path, receiver.node.path, '');
    }
    this.coolantByEnds.set(link.id, link);
    this.coolant.push(link);
    this.bump();
    return link;
  }

  public addCable(giver: Asset, receiver: Asset, options: CableOptions): CableLink {
    this.checkEnds(giver, receiver);
    const connectors = options?.connectors ?? 2;
    if (!Number.isInteger(connectors) || connectors < 2 || connectors > 20) {
      throw invalidValue('connectors', 'a whole number from 2 to 20', connectors, giver.node.path);
    }
    const [port, otherPort] = [checkedPort(options?.port, giver), checkedPort(options?.otherPort, receiver)];
    const link = new CableLink(giver, receiver, port, otherPort, options.length, options.medium, connectors);
    const ends = [`${giver.node.path}:${link.giverPort}`, `${receiver.node.path}:${link.receiverPort}`];
    for (const end of ends) {
      const by = this.portsTaken.get(end);
      if (by) {
        throw portTaken(end, by.id);
      }
    }
    ends.forEach((end) => this.portsTaken.set(end, link));
    this.cables.push(link);
    this.bump();
    return link;
  }

  private sources(receiver: Asset, cord: string): PowerLink[] {
    return this.sourcesOf.get(`${receiver.node.path}#${cord}`) ?? [];
  }

  private key(giver: Asset, receiver: Asset, cord: string): string {
    return `${giver.node.path}>${receiver.node.path}#${cord}`;
  }

  private checkEnds(giver: Asset, receiver: Asset): void {
    if (giver === receiver) {
      throw linkToItself(giver.node.path);
    }
    const [a, b] = [giver.site.siteName, receiver.site.siteName];
    if (a !== b) {
      throw linkAcrossSites(giver.node.path, receiver.node.path, a, b);
    }
  }
}

/** A port's name as switches write it: swp1, Ethernet1/1, 1-2. */
function checkedPort(port: string, owner: Asset): string {
  if (typeof port !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._/:-]{0,31}$/.test(port)) {
    throw invalidValue('port', "1 to 32 letters, digits, '.', '_', '/', ':' or '-'", String(port), owner.node.path);
  }
  return port;
}
