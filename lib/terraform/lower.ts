import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { Resource } from '@cdktf/provider-null/lib/resource';
import {
  TerraformElement,
  TerraformLocal,
  TerraformOutput,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  TerraformVariable,
  Token,
} from 'cdktf';
import { Construct } from 'constructs';
import type { SiteAnalysis } from '../analysis/model';
import { elementIdTaken } from './errors';
import { Gates } from './gates';
import { Group, Renames, formerKey, groupsOf } from './groups';
import { StackNumber, stackNumbers } from './numbers';
import { groupName, literal } from './text';

/** What is lowered. */
export interface Lowering {
  readonly stack: TerraformStack;
  /** The construct reserved for what is made here; emptied first, so that lowering twice is lowering once. */
  readonly scope: Construct;
  readonly gates: Gates;
  readonly analysis: SiteAnalysis;
  /** Whether the stack is the site itself: it carries the numbers of the whole site. */
  readonly isSite: boolean;
  /** Renames of blocks in any stack, old names by new ones. */
  readonly renamed: (stack: string) => Renames;
}

/** Writes records into `null_resource` groups, numbers into outputs, limits into variables. */
export function lowerStack(lowering: Lowering): void {
  const { stack, scope, analysis } = lowering;
  for (const child of scope.node.children) {
    scope.node.tryRemoveChild(child.node.id);
  }
  ensureProvider(stack, scope);
  const groups = groupsOf(analysis.site, stack.node.path, lowering.renamed);
  const resources = new Map<string, TerraformResource>();
  for (const group of groups) {
    resources.set(group.name, lowerGroup(scope, group));
  }
  const renames = lowering.renamed(stack.node.path);
  lowering.gates._digest(groups, (group) => digestOf(group, renames), resources);
  lowerRenames(stack, groups, renames);
  for (const number of stackNumbers(analysis, stack.node.path, lowering.isSite)) {
    lowerNumber(scope, number);
  }
}

function lowerGroup(scope: Construct, group: Group): TerraformResource {
  const local = new TerraformLocal(scope, `local-${group.name}`, group.entries);
  local.overrideLogicalId(group.name);
  const resource = new Resource(scope, `group-${group.name}`, {});
  resource.overrideLogicalId(group.name);
  // An inline map costs ten times the plan time: the map is a local, each instance takes its own entry.
  resource.addOverride('for_each', `\${local.${group.name}}`);
  resource.addOverride('triggers', '${each.value}');
  return resource;
}

function lowerRenames(stack: TerraformStack, groups: Group[], renames: Renames): void {
  const moved = groups.flatMap((group) => {
    const before = renames.get(group.block);
    if (before !== undefined) {
      return [{ from: `null_resource.${groupName(before, group.kind)}`, to: `null_resource.${group.name}` }];
    }
    return Object.keys(group.entries)
      .map((key) => ({ key, former: formerKey(key, renames) }))
      .filter(({ key, former }) => key !== former && !(former in group.entries))
      .map(({ key, former }) => ({ from: address(group.name, former), to: address(group.name, key) }));
  });
  // Moves that the user wrote stay; only those of an earlier lowering are replaced.
  const given = ((stack as unknown as { rawOverrides: { moved?: object[] } }).rawOverrides.moved ?? []).filter((move) => !LOWERED_MOVES.has(move));
  moved.forEach((move) => LOWERED_MOVES.add(move));
  const all = [...given, ...moved];
  stack.addOverride('moved', all.length > 0 ? all : undefined);
}

/** Moves made here, by identity. */
const LOWERED_MOVES = new WeakSet<object>();

const address = (group: string, key: string): string => `null_resource.${group}[${JSON.stringify(key)}]`;

/** What a gate digests of a group: facts under the names that they were built with, so that a rename reruns nothing. */
function digestOf(group: Group, renames: Renames): string {
  const before = renames.get(group.block);
  const entries = Object.entries(group.entries).map(([key, facts]) => [before === undefined ? formerKey(key, renames) : key, facts]);
  return JSON.stringify([groupName(before ?? group.block, group.kind), entries.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function lowerNumber(scope: Construct, number: StackNumber): void {
  const output = new TerraformOutput(scope, `output-${number.name}`, { value: number.value, description: literal(number.description) });
  output.overrideLogicalId(number.name);
  if (!number.limit) {
    return;
  }
  const { variable: name, description, atMost } = number.limit;
  const variable = new TerraformVariable(scope, `variable-${name}`, { type: 'number', description: literal(description), nullable: true });
  variable.addOverride('default', null);
  variable.overrideLogicalId(name);
  const ok = atMost ? '<=' : '>=';
  // `TerraformOutput.precondition` is dropped on synthesis, hence the override.
  output.addOverride('precondition', [
    {
      condition: `\${var.${name} == null ? true : ${number.value} ${ok} var.${name}}`,
      error_message: `${literal(number.sentence)} \${var.${name} == null ? "" : var.${name}}; ${literal(number.limit.fix)}.`,
    },
  ]);
}

/** Our provider block only where the user has none; the constraint only where the user set none. */
function ensureProvider(stack: TerraformStack, scope: Construct): void {
  const own = stack.node
    .findAll()
    .some((c) => TerraformProvider.isTerraformProvider(c) && c.terraformResourceType === 'null' && c.alias === undefined && !within(c, scope));
  if (!own) {
    new NullProvider(scope, 'null-provider');
  }
  const user = (stack as unknown as { rawOverrides?: { terraform?: { required_providers?: { null?: unknown } } } }).rawOverrides;
  if (!user?.terraform?.required_providers?.null) {
    stack.addOverride('terraform.required_providers.null', { source: 'hashicorp/null', version: '>= 3.2.0, < 4.0.0' });
  }
}

const within = (c: Construct, scope: Construct): boolean => (c as unknown as { node: Construct['node'] }).node.scopes.includes(scope);

/** cdktf merges two elements with one id without a word; we do not. */
export function assertUniqueIds(stack: TerraformStack): void {
  const seen = new Map<string, string>();
  for (const element of stack.node.findAll()) {
    if (!TerraformElement.isTerraformElement(element) || TerraformStack.of(element) !== stack || TerraformStack.isStack(element)) {
      continue;
    }
    const kind = (element as { terraformResourceType?: string }).terraformResourceType ?? element.constructor.name;
    const alias = (element as { alias?: string }).alias;
    if (TerraformProvider.isTerraformProvider(element)) {
      continue;
    }
    const id = Token.isUnresolved(element.friendlyUniqueId) ? element.node.path : element.friendlyUniqueId;
    const address = `${kind}.${id}${alias ? `.${alias}` : ''}`;
    const other = seen.get(address);
    if (other) {
      throw elementIdTaken(address, other, element.node.path);
    }
    seen.set(address, element.node.path);
  }
}
