import { TerraformElement, TerraformOutput, TerraformStack, Token } from 'cdktf';
import { IConstruct } from 'constructs';
import { elementIdTaken, elementOutsideStack } from './errors';

/** What cdktf keeps private but every element has: its place in the Terraform namespace. */
interface Inside {
  readonly _elementType?: string;
  readonly _logicalIdOverride?: string;
}

/**
 * cdktf merges two elements of one address without a word, and leaves out what stands in no stack; we refuse both. The address is worked out
 * without `friendlyUniqueId`, which remembers the first answer and so would make a later `overrideLogicalId` of the user's void.
 */
export function assertUniqueIds(stack: TerraformStack): void {
  const seen = new Map<string, string>();
  visit(stack, (element) => {
    const address = addressOf(element);
    if (address === undefined) {
      return;
    }
    const other = seen.get(address);
    if (other !== undefined) {
      throw elementIdTaken(address, other, element.node.path);
    }
    seen.set(address, element.node.path);
  });
}

/** Refuses elements below the app that no stack contains. */
export function assertInStacks(root: IConstruct): void {
  visit(root, (element) => {
    throw elementOutsideStack(element.node.path);
  });
}

function addressOf(element: TerraformElement): string | undefined {
  const inside = element as unknown as Inside;
  // Providers may be many of one kind, and backends are alone by Terraform's own rule; neither has a type here.
  const type = TerraformOutput.isTerraformOutput(element) ? 'output' : inside._elementType;
  if (type === undefined) {
    return undefined;
  }
  const id = inside._logicalIdOverride ?? element.cdktfStack.getLogicalId(element);
  return Token.isUnresolved(id) ? undefined : `${type}.${id}`;
}

/** Elements below `node`, without those of stacks further down: they are written elsewhere. */
function visit(node: IConstruct, act: (element: TerraformElement) => void): void {
  for (const child of node.node.children) {
    if (TerraformStack.isStack(child)) {
      continue;
    }
    if (TerraformElement.isTerraformElement(child)) {
      act(child);
    }
    visit(child, act);
  }
}
