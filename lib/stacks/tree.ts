import { TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { assertInStacks, assertUniqueIds } from '../terraform/unique';
import { stackIdTaken } from './errors';

const DESIGN_STACK = Symbol.for('cdktf-gigafactory/design-stack');

/** Every stack of the tree, wherever it stands, in order of declaration. */
export const stacksBelow = (root: IConstruct): TerraformStack[] => root.node.findAll().filter((c) => TerraformStack.isStack(c)) as TerraformStack[];

/**
 * What spans the tree and cdktf does not look at. Two stacks with one id write one folder, and the last one wins; so do two ids that differ in
 * case only where the file system does not tell them apart.
 */
export function checkStackIds(stacks: TerraformStack[]): void {
  const seen = new Map<string, string>();
  for (const { node } of stacks) {
    const folder = node.id.toLowerCase();
    const other = seen.get(folder);
    if (other !== undefined) {
      throw stackIdTaken(node.id, other, node.path);
    }
    seen.set(folder, node.path);
  }
}

/** Elements that cdktf would lose: outside every stack, or with the address of another. Design stacks look after their own when they are lowered. */
export function checkElements(root: IConstruct, stacks: TerraformStack[]): void {
  if (!TerraformStack.isStack(root)) {
    assertInStacks(root);
  }
  stacks.filter((stack) => !(DESIGN_STACK in stack)).forEach(assertUniqueIds);
}
