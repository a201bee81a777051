import { IConstruct } from 'constructs';
import { EmissionFacts } from './emission-facts';
import { checkedEmissions, checkedProgramme, checkedWorkingSpace } from './checked-facts';
import { construct } from './given';
import { ProgrammeFacts } from './programme-facts';
import { WorkingSpace } from './records';
import { DesignRegistry } from './registry';
import type { ServiceState } from './service-facts';

/** What was said of everything below one construct. */
export interface DetailRecord {
  readonly programme?: ProgrammeFacts;
  readonly emissions?: EmissionFacts;
  readonly workingSpace?: WorkingSpace;
  readonly service?: ServiceState;
}

/**
 * Facts of equipment that an assembly made, said from outside: dates, noise and refrigerant, working space. They hold for everything below the construct
 * unless the equipment or something nearer says otherwise.
 */
export class Details {
  /** Details of `scope` and everything below it. */
  public static of(scope: IConstruct): Details {
    return new Details(construct('scope', scope));
  }

  private constructor(private readonly scope: IConstruct) {}

  /** Dates of all equipment and racks below. Fails for what is no day. */
  public programme(facts: ProgrammeFacts): void {
    this.say({ programme: checkedProgramme(facts, this.scope.node.path) });
  }

  /** Noise and refrigerant of every cooling unit and generator below. */
  public emissions(facts: EmissionFacts): void {
    this.say({ emissions: checkedEmissions(facts, this.scope.node.path) });
  }

  /** Room to work on every low-voltage board below. Fails without a depth, and for exits or conditions that there are not. */
  public workingSpace(facts: WorkingSpace): void {
    this.say({ workingSpace: checkedWorkingSpace(facts, this.scope.node.path) });
  }

  private say(detail: DetailRecord): void {
    const registry = DesignRegistry.of(this.scope);
    const { path } = this.scope.node;
    registry.details.set(path, { ...registry.details.get(path), ...detail });
    registry.bump();
  }
}
