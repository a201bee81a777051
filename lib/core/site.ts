import { Construct, IConstruct, Node } from 'constructs';
import { Length } from '../units';
import { noSite } from './errors';
import { SiteObligations } from './site-obligations';
import { EnergyFacts } from './energy-facts';
import { Climate, ElectricalCode, FloorFacts, Tier } from './site-values';
import { Weather } from './weather';

/** The budget boundary: everything that shares utility, heat rejection and rules. */
export interface ISite {
  /** The place in the construct tree. */
  readonly node: Node;
  /** Name of the site, unique in the app. */
  readonly siteName: string;
  /** Outdoor air for which cooling is proved. */
  readonly climate: Climate;
  /** Electrical code and voltages. */
  readonly code: ElectricalCode;
  /** Declared resilience. */
  readonly tier: Tier;
  /** Height above sea level. */
  readonly altitude: Length;
  /**
   * What law, neighbours, permits and the owner ask for.
   * @default - nothing is evaluated
   */
  readonly obligations?: SiteObligations;
  /**
   * A year of weather.
   * @default - the year is not evaluated
   */
  readonly weather?: Weather;
  /**
   * What the year needs beyond equipment.
   * @default - as EnergyFacts says
   */
  readonly energy?: EnergyFacts;
}

const SITE = Symbol.for('cdktf-gigafactory/site');
const FLOOR = Symbol.for('cdktf-gigafactory/floor');

/** Marks `owner` and all below it as part of `site`. Identity is by symbol, so two copies of this package still find each other. */
export function belongsToSite(owner: Construct, site: ISite): void {
  Object.defineProperty(owner, SITE, { value: site });
}

export function standsOnFloor(owner: Construct, floor: FloorFacts): void {
  Object.defineProperty(owner, FLOOR, { value: floor });
}

function enclosing<T>(start: IConstruct, key: symbol): T | undefined {
  for (let at: IConstruct | undefined = start; at; at = at.node.scope) {
    const found = (at as unknown as Record<symbol, T | undefined>)[key];
    if (found) {
      return found;
    }
  }
  return undefined;
}

export const tryEnclosingSite = (construct: IConstruct): ISite | undefined => enclosing<ISite>(construct, SITE);

export function enclosingSite(construct: IConstruct): ISite {
  const site = tryEnclosingSite(construct);
  if (!site) {
    throw noSite(construct.node.path);
  }
  return site;
}

export const enclosingFloor = (construct: IConstruct): FloorFacts | undefined => enclosing<FloorFacts>(construct, FLOOR);
