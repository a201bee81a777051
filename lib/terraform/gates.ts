import { createHash } from 'crypto';
import { Resource } from '@cdktf/provider-null/lib/resource';
import { TerraformResource, dependable } from 'cdktf';
import { Construct } from 'constructs';
import { Stage } from '../core';
import { Group } from './groups';

const ORDER = [Stage.UTILITY, Stage.POWER, Stage.COOLING, Stage.NETWORK, Stage.COMPUTE, Stage.BURN_IN];

/**
 * The commissioning chain of a stack: utility → power → cooling → network → compute → burn-in, one `null_resource` each. Hang provisioners and
 * dependencies on them. A gate reruns when equipment of its stage changes. Gates do not cross stacks.
 */
export class Gates extends Construct {
  private readonly resources: Resource[];
  /** Dependencies of each gate that lowering set. */
  private readonly lowered: Set<string>[];

  /** Made by the stack. */
  public constructor(scope: Construct, id: string) {
    super(scope, id);
    this.resources = ORDER.map((stage) => new Resource(this, stage, {}));
    this.resources.forEach((gate, i) => {
      gate.overrideLogicalId(`gate_${ORDER[i]}`);
      gate.dependsOn = i > 0 ? [dependable(this.resources[i - 1])] : undefined;
    });
    this.lowered = this.resources.map((gate) => new Set(gate.dependsOn));
  }

  /** Utility, substation, generators, medium voltage. */
  public get utility(): TerraformResource {
    return this.resources[0];
  }

  /** Transformers, UPS, boards, busways. */
  public get power(): TerraformResource {
    return this.resources[1];
  }

  /** Coolant, water and air. */
  public get cooling(): TerraformResource {
    return this.resources[2];
  }

  /** Switches and cables. */
  public get network(): TerraformResource {
    return this.resources[3];
  }

  /** Racks. */
  public get compute(): TerraformResource {
    return this.resources[4];
  }

  /** Acceptance under load. */
  public get burnIn(): TerraformResource {
    return this.resources[5];
  }

  /** Digests of keys and facts of each stage: a gate with `replace_triggered_by` would miss a new instance. @internal */
  public _digest(groups: Group[], digests: (group: Group) => string, resources: Map<string, TerraformResource>): void {
    this.resources.forEach((gate, i) => {
      const mine = groups.filter((group) => group.stage === ORDER[i]);
      const hash = createHash('sha256');
      mine
        .map(digests)
        .sort()
        .forEach((text) => hash.update(text));
      gate.triggers = { ...gate.triggersInput, equipment: mine.length > 0 ? hash.digest('hex').slice(0, 16) : 'none' };
      // What the user hung on the gate stays; only what an earlier lowering hung there is replaced.
      const own = [...(i > 0 ? [dependable(this.resources[i - 1])] : []), ...mine.map((group) => dependable(resources.get(group.name)!))];
      const users = (gate.dependsOn ?? []).filter((dependency) => !this.lowered[i].has(dependency));
      this.lowered[i] = new Set(own);
      gate.dependsOn = [...own, ...users.filter((dependency) => !own.includes(dependency))];
    });
  }
}
