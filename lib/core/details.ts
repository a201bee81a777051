import { IConstruct } from 'constructs';
import { EmissionFacts } from './emission-facts';
import { checkedElectrical, checkedEmissions, checkedProgramme, checkedWorkingSpace } from './checked-facts';
import { ElectricalDetails } from './electrical-facts';
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
  readonly electrical?: ElectricalDetails;
}

/** Member by member, what is said nearer. */
export const nearer = (near: ElectricalDetails | undefined, far: ElectricalDetails | undefined): ElectricalDetails | undefined =>
  near && far
    ? {
        board: near.board ?? far.board,
        busway: near.busway ?? far.busway,
        tapOff: near.tapOff ?? far.tapOff,
        currentDistortion: near.currentDistortion ?? far.currentDistortion,
        voltageDistortion: near.voltageDistortion ?? far.voltageDistortion,
      }
    : (near ?? far);

/**
 * Facts of equipment that an assembly made, said from outside: dates, noise and refrigerant, working space, trip settings and distortion. They hold for
 * everything below the construct unless the equipment or something nearer says otherwise.
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

  /**
   * Trip settings, and distortion of loads, UPS and feeds below. Each member holds where the equipment itself says nothing, the nearest construct first. Fails for a
   * pickup below the long-time one, and for a distortion beyond 200 %.
   */
  public electrical(facts: ElectricalDetails): void {
    this.say({ electrical: checkedElectrical(facts, this.scope.node.path) });
  }

  private say(detail: DetailRecord): void {
    const registry = DesignRegistry.of(this.scope);
    const { path } = this.scope.node;
    const known = registry.details.get(path);
    registry.details.set(path, { ...known, ...detail, electrical: nearer(detail.electrical, known?.electrical) });
    registry.bump();
  }
}
