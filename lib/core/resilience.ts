import type { IConstruct } from 'constructs';
import { Duration } from '../units';
import { invalidValue } from './errors';
import { construct as checkedConstruct, given, list } from './given';
import { DesignRegistry } from './registry';
import type { ReliabilityFacts, ResilienceFacts } from './resilience-facts';

const FACTS = Symbol.for('cdktf-gigafactory/resilience');

interface Said {
  fireCompartment?: string;
  reliability?: ReliabilityFacts[];
  readonly faultZones: string[];
  readonly maintenanceZones: string[];
}

/** Zones and fire compartments, said of a construct and everything below it: a lineup, a plant, one board. */
export class Resilience {
  /** What is said here counts for `scope` and all equipment below it. */
  public static of(scope: IConstruct): Resilience {
    return new Resilience(checkedConstruct('scope', scope));
  }

  private constructor(private readonly scope: IConstruct) {}

  /** The fire compartment that it stands in; the nearest said counts. */
  public fireCompartment(name: string): Resilience {
    this.said().fireCompartment = checked('fireCompartment', name, this.scope);
    return this;
  }

  /** A fault in any member of this zone trips all of them. */
  public faultZone(name: string): Resilience {
    this.said().faultZones.push(checked('faultZone', name, this.scope));
    return this;
  }

  /** To work on any member of this zone all of them must be dead. */
  public maintenanceZone(name: string): Resilience {
    this.said().maintenanceZones.push(checked('maintenanceZone', name, this.scope));
    return this;
  }

  /**
   * Failure rates of this one piece of equipment, in place of those of its kind; the parts are in series. Fails on what is no equipment: rates are of
   * one piece.
   */
  public reliability(parts: ReliabilityFacts[]): Resilience {
    if (typeof (this.scope as { describe?: unknown }).describe !== 'function') {
      throw invalidValue('scope', 'one piece of equipment; rates are not handed down', this.scope.node.path || 'the cloud', this.scope.node.path);
    }
    for (const { failuresPerYear, repair } of list('reliability', parts, this.scope.node.path)) {
      given('repair', repair, Duration, this.scope.node.path);
      if (!Number.isFinite(failuresPerYear) || failuresPerYear < 0) {
        throw invalidValue('failuresPerYear', 'a number of failures a year, not below zero', failuresPerYear, this.scope.node.path);
      }
    }
    this.said().reliability = [...parts];
    return this;
  }

  private said(): Said {
    const holder = this.scope as unknown as { [FACTS]?: Said };
    if (!holder[FACTS]) {
      Object.defineProperty(holder, FACTS, { value: { faultZones: [], maintenanceZones: [] } });
    }
    DesignRegistry.of(this.scope).bump();
    return holder[FACTS]!;
  }
}

/** Facts of equipment: its own, and what was said of what contains it. Zones add up, the nearest compartment counts. */
export function resilienceOf(construct: IConstruct, own: ResilienceFacts | undefined): ResilienceFacts | undefined {
  // Rates are of one piece: what contains it has no say.
  const reliability = (construct as unknown as { [FACTS]?: Said })[FACTS]?.reliability;
  let compartment = own?.fireCompartment;
  const fault = new Set(own?.faultZones);
  const maintenance = new Set(own?.maintenanceZones);
  let found = false;
  for (let at: IConstruct | undefined = construct; at; at = at.node.scope) {
    const said = (at as unknown as { [FACTS]?: Said })[FACTS];
    if (said) {
      found = true;
      compartment ??= said.fireCompartment;
      said.faultZones.forEach((zone) => fault.add(zone));
      said.maintenanceZones.forEach((zone) => maintenance.add(zone));
    }
  }
  if (!found) {
    return own;
  }
  return {
    ...own,
    ...(reliability === undefined ? {} : { reliability }),
    ...(compartment === undefined ? {} : { fireCompartment: compartment }),
    ...(fault.size > 0 ? { faultZones: [...fault].sort() } : {}),
    ...(maintenance.size > 0 ? { maintenanceZones: [...maintenance].sort() } : {}),
  };
}

function checked(what: string, name: string, scope: IConstruct): string {
  if (typeof name !== 'string' || !/^[A-Za-z0-9][A-Za-z0-9._ -]{0,62}$/.test(name)) {
    throw invalidValue(what, "1 to 63 letters, digits, '.', '_', '-' or spaces", String(name), scope.node.path);
  }
  return name;
}
