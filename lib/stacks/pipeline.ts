import * as fs from 'fs';
import * as path from 'path';
import { App, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { analyse } from '../analysis/analyse';
import type { SiteAnalysis, Snapshot } from '../analysis/model';
import { snapshotOf } from '../analysis/snapshot';
import { ProvedFinding, blocksSynthesis, runChecks } from '../checks/run';
import { failureText } from '../report/text';
import { DesignRegistry } from '../core/registry';
import { invalidRename } from '../terraform/errors';
import { assertUniqueIds, lowerStack } from '../terraform/lower';
import type { DesignStack } from './design-stack';
import { designFailed, hclRefused, stackIdTaken } from './errors';

/** A proved tree: what was read, what was found. */
export interface Proof {
  readonly version: number;
  readonly snapshot: Snapshot;
  readonly analyses: SiteAnalysis[];
  readonly findings: ProvedFinding[];
}

const PROOF = Symbol.for('cdktf-gigafactory/proof');

/** Analyses and judges the whole tree, once for each version of the design. Does not throw on findings. */
export function prove(root: IConstruct): Proof {
  const version = DesignRegistry.of(root).version;
  const holder = root as unknown as { [PROOF]?: Proof };
  if (holder[PROOF]?.version !== version) {
    const snapshot = snapshotOf(root);
    const analyses = analyse(snapshot);
    holder[PROOF] = { version, snapshot, analyses, findings: runChecks(analyses, root) };
  }
  return holder[PROOF]!;
}

/** The verdict comes before any file and is of the whole tree: one bad site stops all. */
export function proveOrThrow(root: IConstruct): Proof {
  if (App.isApp(root) && root.hclOutput) {
    throw hclRefused();
  }
  checkStackIds(root);
  const proof = prove(root);
  if (proof.findings.some(blocksSynthesis)) {
    throw designFailed(failureText(proof.findings, olderOutput(root)));
  }
  return proof;
}

export function proveAndLower(stack: DesignStack): void {
  const root = stack.node.root;
  const proof = proveOrThrow(root);
  if (stack._lowered === proof.version) {
    return;
  }
  const analysis = proof.analyses.find((a) => a.site.name === stack.home.siteName);
  if (!analysis) {
    return;
  }
  checkRenames(stack, proof);
  const renames = new Map(designStacks(root).map((s) => [s.node.path, s._renames]));
  lowerStack({
    stack,
    scope: stack._scope,
    gates: stack.gates,
    analysis,
    isSite: stack.node.path === analysis.site.path,
    renamed: (of) => renames.get(of) ?? new Map(),
  });
  assertUniqueIds(stack);
  stack._lowered = proof.version;
}

function designStacks(root: IConstruct): DesignStack[] {
  return root.node.children.filter((c) => Symbol.for('cdktf-gigafactory/design-stack') in c) as unknown as DesignStack[];
}

/** Two stacks with one id anywhere in the tree write one folder, and cdktf says nothing. */
function checkStackIds(root: IConstruct): void {
  const seen = new Map<string, string>();
  for (const c of root.node.findAll()) {
    if (!TerraformStack.isStack(c)) {
      continue;
    }
    const other = seen.get(c.node.id);
    if (other) {
      throw stackIdTaken(c.node.id, other, c.node.path);
    }
    seen.set(c.node.id, c.node.path);
  }
}

function checkRenames(stack: DesignStack, proof: Proof): void {
  const blocks = new Set(proof.snapshot.sites.flatMap((s) => s.assets.filter((a) => a.stack === stack.node.path).map((a) => a.block)));
  for (const [now, before] of stack._renames) {
    if (!blocks.has(now)) {
      throw invalidRename(`there is no block '${now}' in this stack; blocks are ${[...blocks].sort().join(', ')}`, stack.node.path);
    }
    if (blocks.has(before)) {
      throw invalidRename(`'${before}' still exists, so it cannot have become '${now}'; rename it first`, stack.node.path);
    }
  }
}

/** Folder of an older, good synthesis that is still on disk. */
function olderOutput(root: IConstruct): string | undefined {
  const outdir = App.isApp(root) ? root.outdir : undefined;
  return outdir && fs.existsSync(path.join(outdir, 'manifest.json')) ? path.relative(process.cwd(), path.resolve(outdir)) || '.' : undefined;
}
