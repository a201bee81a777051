import { createHash } from 'crypto';
import { Resource } from '@cdktf/provider-null/lib/resource';
import { TerraformResource, dependable } from 'cdktf';
import { Construct } from 'constructs';
import { Stage } from '../core';
import { checkedId } from '../core/names';
import { Group } from './groups';

const ORDER = [Stage.UTILITY, Stage.POWER, Stage.COOLING, Stage.NETWORK, Stage.COMPUTE, Stage.BURN_IN];

/** Burn-in loads what was commissioned before it: it reruns when racks or network change, having no equipment of its own. */
const DIGESTS = (gate: Stage): Stage[] => (gate === Stage.BURN_IN ? [Stage.NETWORK, Stage.COMPUTE, Stage.BURN_IN] : [gate]);

/**
 * The commissioning chain of a stack: utility → power → cooling → network → compute → burn-in, one `null_resource` each. Hang provisioners and
 * dependencies on them. A gate reruns when equipment of its stage changes. Gates do not cross stacks.
 */
export class Gates extends Construct {
  private readonly resources: Resource[];
  /** What lowering put into `depends_on` of each; the rest is the user's and stays. */
  private readonly ours: Set<string>[] = ORDER.map(() => new Set());

  /** Made by the stack. */
  public constructor(scope: Construct, id: string) {
    super(scope, checkedId(scope, id));
    this.resources = ORDER.map((stage) => new Resource(this, stage, {}));
    this.resources.forEach((gate, i) => gate.overrideLogicalId(`gate_${ORDER[i]}`));
    this.resources.forEach((_, i) => this.depend(i, []));
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

  /**
   * Puts keys and facts of each stage into its gate: a gate with `replace_triggered_by` would miss a new instance. Facts are digested under the
   * names that they were built with, so that a rename reruns nothing.
   * @internal
   */
  public _digest(groups: Group[], resources: Map<string, TerraformResource>): void {
    this.resources.forEach((gate, i) => {
      const stages = new Set<string>(DIGESTS(ORDER[i]));
      const hash = createHash('sha256');
      let parts = 0;
      for (const group of [...groups].sort((a, b) => (a.formerName < b.formerName ? -1 : 1))) {
        const mine = group.parts.filter((part) => stages.has(part.stage)).map((part) => [part.formerKey, part.facts] as const);
        parts += mine.length;
        if (mine.length > 0) {
          hash.update(JSON.stringify([group.formerName, mine.sort(([a], [b]) => (a < b ? -1 : 1))]));
        }
      }
      gate.triggers = { ...gate.triggersInput, equipment: parts > 0 ? hash.digest('hex').slice(0, 16) : 'none' };
      const own = groups.filter((group) => group.parts.some((part) => part.stage === ORDER[i]));
      this.depend(
        i,
        own.map((group) => dependable(resources.get(group.name)!)),
      );
    });
  }

  /** The gate before, then its equipment, then what the user hung on it. By `dependable`: Terraform refuses the expression that an `fqn` becomes. */
  private depend(i: number, equipment: string[]): void {
    const gate = this.resources[i];
    const ours = [...(i > 0 ? [dependable(this.resources[i - 1])] : []), ...equipment];
    const users = (gate.dependsOn ?? []).filter((other) => !this.ours[i].has(other) && !ours.includes(other));
    this.ours[i] = new Set(ours);
    gate.dependsOn = ours.length + users.length > 0 ? [...ours, ...users] : undefined;
  }
}
