import type { SiteSnapshot } from '../model';
import { isPumped } from './facility';
import type { LoopNode } from './topology';

/**
 * Numbers loops by what they are made of, so that two loops of one number do the same with the same heat and the same units out: halls of one shape
 * are worked out once.
 */
export class LoopClasses {
  private readonly facts = new WeakMap<object, number>();
  private readonly texts = new Map<string, number>();

  public constructor(private readonly site: SiteSnapshot) {}

  /** `water` tells what a unit's facility water is in the normal state, where that is part of what decides. */
  public of(loop: LoopNode, water: (facility: number) => string): number {
    const { assets, out } = this.site;
    const gone = (unit: number): string => (out?.has(unit) ? ' out' : '');
    const units = loop.units.map((unit) => `${this.idOf(assets[unit.asset].record.cooling!)}@${water(unit.facility)}${gone(unit.asset)}`);
    const racks = loop.racks.map((rack) => `${this.idOf(assets[rack].record.cooling!)}*${assets[rack].record.demand?.thermal.toKilowatts() ?? 0}`);
    const clients = isPumped(loop) ? loop.clients.map((client) => `${this.idOf(assets[client].record.cooling!)}${gone(client)}`) : [];
    return this.number(`loop ${this.idOf(loop.facts)} ${units.join()} ${racks.join()} ${loop.rooms.length} ${loop.clients.length} ${clients.join()}`);
  }

  private idOf(facts: object): number {
    const known = this.facts.get(facts) ?? this.number(JSON.stringify(facts));
    this.facts.set(facts, known);
    return known;
  }

  private number(text: string): number {
    const known = this.texts.get(text) ?? this.texts.size;
    this.texts.set(text, known);
    return known;
  }
}
