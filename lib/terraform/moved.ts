import { TerraformElement } from 'cdktf';
import { Construct } from 'constructs';
import { Group } from './groups';

/** One `moved` block. */
interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * `moved` blocks as an element of their own: cdktf joins the lists of elements, while an override of the stack would take the place of what the
 * user's own resources say.
 */
export class MovedBlocks extends TerraformElement {
  private readonly moves: Move[];

  public constructor(scope: Construct, id: string, groups: Group[]) {
    super(scope, id);
    this.moves = groups.flatMap(movesOf);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- cdktf's own signature
  public toTerraform(): any {
    return this.moves.length > 0 ? { moved: this.moves } : {};
  }
}

/** First the group as a whole, then the parts whose own id changed: Terraform follows the chain in this order. */
function movesOf(group: Group): Move[] {
  const keys = new Set(group.parts.map((part) => part.key));
  const whole = group.formerName === group.name ? [] : [{ from: `null_resource.${group.formerName}`, to: `null_resource.${group.name}` }];
  const parts = group.parts
    .filter((part) => part.formerKey !== part.key && !keys.has(part.formerKey))
    .map((part) => ({ from: address(group.name, part.formerKey), to: address(group.name, part.key) }));
  return [...whole, ...parts];
}

const address = (group: string, key: string): string => `null_resource.${group}[${JSON.stringify(key)}]`;
