import type { IConstruct } from 'constructs';
import { checkedService } from './checked-facts';
import { construct } from './given';
import { DesignRegistry } from './registry';
import { OutageOptions, ServiceKind } from './service-facts';

/**
 * What is out of service today, said of equipment or of all power and cooling equipment below a construct: a UPS, a lineup, a plant. The nearest statement
 * counts, and what equipment says of itself (`AssetProps.service`) before all. The design is proved as built, and again with this out from the start.
 */
export class Service {
  /** The service of `scope` and of all power and cooling equipment below it. */
  public static of(scope: IConstruct): Service {
    return new Service(construct('scope', scope));
  }

  private constructor(private readonly scope: IConstruct) {}

  /** It failed and is not yet repaired. Fails for an `until` that is no day. */
  public failed(options: OutageOptions = {}): void {
    this.say(ServiceKind.FAILED, options);
  }

  /** It is worked on. Fails for an `until` that is no day. */
  public maintenance(options: OutageOptions = {}): void {
    this.say(ServiceKind.MAINTENANCE, options);
  }

  /** It stands there and is not energised yet. Fails for an `until` that is no day. */
  public notYetEnergised(options: OutageOptions = {}): void {
    this.say(ServiceKind.NOT_YET_ENERGISED, options);
  }

  /** It is in service, whatever was said of what contains it. */
  public inService(): void {
    this.say(ServiceKind.IN_SERVICE, {});
  }

  private say(kind: ServiceKind, options: OutageOptions): void {
    const registry = DesignRegistry.of(this.scope);
    const { path } = this.scope.node;
    const service = checkedService({ kind, until: options?.until, reason: options?.reason }, path);
    registry.details.set(path, { ...registry.details.get(path), service });
    registry.bump();
  }
}
