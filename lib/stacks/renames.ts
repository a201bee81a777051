import { TerraformStack } from 'cdktf';
import { invalidRename } from '../terraform/errors';
import { Renames } from '../terraform/names';
import { isName } from '../terraform/text';

/** Refuses a rename that can never be, when it is said. */
export function checkRename(renames: Renames, newName: string, oldName: string, path: string): void {
  for (const name of [newName, oldName]) {
    if (!isName(name)) {
      throw invalidRename(
        `${JSON.stringify(name)} cannot be a name; a rename takes the new and the old id of a block, of letters, digits, '.', '_' or '-'`,
        path,
      );
    }
  }
  if (newName === oldName) {
    throw invalidRename(`a rename needs two different names, got '${oldName}' to '${newName}'`, path);
  }
  if (renames.has(newName) || [...renames.values()].includes(oldName)) {
    throw invalidRename(`'${newName}' or '${oldName}' is already part of a rename; say each rename once`, path);
  }
}

/** Refuses renames that do not fit the design, when it is lowered: blocks may be declared after the rename. */
export function checkRenames(stack: TerraformStack, renames: Renames): void {
  if (renames.size === 0) {
    return;
  }
  const blocks = new Set(stack.node.children.map((child) => child.node.id));
  for (const [now, before] of renames) {
    if (!blocks.has(now)) {
      const known = [...blocks].filter((id) => id !== 'gates' && id !== 'terraform').sort();
      throw invalidRename(`there is no block '${now}' in this stack; blocks are ${known.join(', ')}`, stack.node.path);
    }
    if (blocks.has(before)) {
      throw invalidRename(`'${before}' still exists, so it cannot have become '${now}'; rename it first`, stack.node.path);
    }
    if (renames.has(before)) {
      throw invalidRename(`'${before}' is the new name of another rename; say '${now}' was '${renames.get(before)}' in one step`, stack.node.path);
    }
  }
}
