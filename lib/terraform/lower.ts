import { NullProvider } from '@cdktf/provider-null/lib/provider';
import { Resource } from '@cdktf/provider-null/lib/resource';
import { TerraformLocal, TerraformOutput, TerraformProvider, TerraformResource, TerraformStack, TerraformVariable } from 'cdktf';
import { Construct } from 'constructs';
import { Gates } from './gates';
import { Group, SiteIndex } from './groups';
import { MovedBlocks } from './moved';
import { StackNumber } from './numbers';
import { literal } from './text';

/** What is lowered. */
export interface Lowering {
  readonly stack: TerraformStack;
  /** The construct reserved for what is made here; emptied first, so that lowering twice is lowering once. */
  readonly scope: Construct;
  readonly gates: Gates;
  /** The site, unless it has no equipment yet. */
  readonly index?: SiteIndex;
  /** Derived numbers, which become outputs and limits. */
  readonly numbers: StackNumber[];
}

/** Writes records into `null_resource` groups, numbers into outputs, limits into variables. */
export function lowerStack({ stack, scope, gates, index, numbers }: Lowering): void {
  for (const child of scope.node.children) {
    scope.node.tryRemoveChild(child.node.id);
  }
  const groups = index?.groupsOf(stack.node.path) ?? [];
  const resources = new Map<string, TerraformResource>();
  for (const group of groups) {
    resources.set(group.name, lowerGroup(scope, group));
  }
  gates._digest(groups, resources);
  new MovedBlocks(scope, 'moved', groups);
  numbers.forEach((number) => lowerNumber(scope, number));
}

function lowerGroup(scope: Construct, group: Group): TerraformResource {
  const entries = Object.fromEntries(group.parts.map((part) => [part.key, part.facts]));
  new TerraformLocal(scope, `local-${group.name}`, entries).overrideLogicalId(group.name);
  const resource = new Resource(scope, `group-${group.name}`, {});
  resource.overrideLogicalId(group.name);
  // An inline map costs ten times the plan time: the map is a local, each instance takes its own entry.
  resource.addOverride('for_each', `\${local.${group.name}}`);
  resource.addOverride('triggers', '${each.value}');
  return resource;
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

/**
 * Our provider block only where the stack has none without alias (Terraform refuses two); the constraint only where the user set none, since the
 * binding pins one exact version. Asked anew on each synthesis: a provider may have been added, without any change of the design.
 */
export function ensureProvider(stack: TerraformStack, scope: Construct): void {
  const ours = scope.node.tryFindChild(PROVIDER);
  const users = stack.node
    .findAll()
    .some((c) => TerraformProvider.isTerraformProvider(c) && c !== ours && c.cdktfStack === stack && isNull(c) && c.alias === undefined);
  if (users && ours) {
    scope.node.tryRemoveChild(PROVIDER);
  }
  if (!users && !ours) {
    new NullProvider(scope, PROVIDER);
  }
  const { rawOverrides } = stack as unknown as { rawOverrides?: { terraform?: { required_providers?: { null?: unknown } } } };
  if (!rawOverrides?.terraform?.required_providers?.null) {
    stack.addOverride('terraform.required_providers.null', { source: 'hashicorp/null', version: '>= 3.2.0, < 4.0.0' });
  }
}

const PROVIDER = 'null-provider';

const isNull = (provider: TerraformProvider): boolean => provider.terraformResourceType === 'null';
