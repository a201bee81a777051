import * as fs from 'fs';
import * as path from 'path';
import { App, TerraformStack } from 'cdktf';
import { IConstruct } from 'constructs';
import { analyse } from '../analysis/analyse';
import type { LimitResult, SiteAnalysis, Snapshot } from '../analysis/model';
import { snapshotOf } from '../analysis/snapshot';
import { Verdict, blocksSynthesis, judge } from '../checks/run';
import { DesignRegistry } from '../core/registry';
import { failureText } from '../report/text';
import { SiteIndex } from '../terraform/groups';
import { ensureProvider, lowerStack } from '../terraform/lower';
import { stackNumbers, tightestByStack } from '../terraform/numbers';
import { assertUniqueIds } from '../terraform/unique';
import type { DesignStack } from './design-stack';
import { designFailed, hclRefused, withoutTrace } from './errors';
import { checkRenames } from './renames';
import { checkElements, checkStackIds, stacksBelow } from './tree';

/** A proved tree: what was read, what was found. */
export interface Proof {
  readonly version: number;
  readonly snapshot: Snapshot;
  readonly analyses: SiteAnalysis[];
  readonly verdict: Verdict;
}

/** What the stacks of one site have in common when they are lowered. */
interface SiteLowering {
  readonly analysis: SiteAnalysis;
  readonly index: SiteIndex;
  readonly tightest: Map<string, LimitResult>;
}

/** What is remembered on the root, each with the state of the tree that it holds for. */
interface Memo {
  proof?: Proof;
  lowerings?: Map<string, SiteLowering>;
  /** Version of the design and number of the root's children when the tree was last looked through. */
  tree?: string;
}

const MEMO = Symbol.for('cdktf-gigafactory/memo');

function memoOf(root: IConstruct): Memo {
  const holder = root as unknown as { [MEMO]?: Memo };
  if (!holder[MEMO]) {
    Object.defineProperty(root, MEMO, { value: {} });
  }
  return holder[MEMO]!;
}

/** Analyses and judges the whole tree, once for each version of the design. Does not throw on findings. */
export function prove(root: IConstruct): Proof {
  const memo = memoOf(root);
  const { version } = DesignRegistry.of(root);
  if (memo.proof?.version !== version) {
    // Two sites with one name would be added up as one.
    checkStackIds(stacksBelow(root));
    const snapshot = snapshotOf(root);
    const analyses = analyse(snapshot);
    memo.proof = { version, snapshot, analyses, verdict: judge(analyses, root) };
    memo.lowerings = undefined;
  }
  return memo.proof;
}

/** The verdict comes before any file and is of the whole tree: one bad site stops all. */
export function proveOrThrow(root: IConstruct): Proof {
  return withoutTrace(() => {
    if (App.isApp(root) && root.hclOutput) {
      throw hclRefused();
    }
    checkTree(root);
    const proof = prove(root);
    if (proof.verdict.findings.some(blocksSynthesis)) {
      throw designFailed(failureText(proof.verdict, olderOutput(root)));
    }
    return proof;
  });
}

/** Forgets that the tree was looked through: a user's own stack may have changed without any change of the design. */
export function lookAgain(root: IConstruct): void {
  memoOf(root).tree = undefined;
}

/** Proves the tree, then lowers the stack unless that is done; what the user may have added since is looked at each time. */
export function proveAndLower(stack: DesignStack): void {
  const root = stack.node.root;
  const proof = proveOrThrow(root);
  withoutTrace(() => {
    if (stack._lowered !== proof.version) {
      const site = loweringOf(root, proof, stack.home.siteName);
      checkRenames(stack, stack._renames);
      lowerStack({
        stack,
        scope: stack._scope,
        gates: stack.gates,
        index: site?.index,
        numbers: site ? numbersOf(site, stack) : [],
      });
      stack._lowered = proof.version;
    }
    ensureProvider(stack, stack._scope);
    assertUniqueIds(stack);
  });
}

function numbersOf({ analysis, index, tightest }: SiteLowering, { node: { path: stack } }: DesignStack): ReturnType<typeof stackNumbers> {
  return stackNumbers(analysis, index.assetsOf(stack), tightest.get(stack), stack === analysis.site.path);
}

/** The site as it is lowered; nothing where it has no equipment. */
function loweringOf(root: IConstruct, proof: Proof, site: string): SiteLowering | undefined {
  const memo = memoOf(root);
  if (!memo.lowerings) {
    const renames = new Map(stacksBelow(root).map((stack) => [stack.node.path, (stack as Partial<DesignStack>)._renames]));
    const none = new Map<string, string>();
    memo.lowerings = new Map(
      proof.analyses.map((analysis) => [
        analysis.site.name,
        { analysis, index: new SiteIndex(analysis.site, (stack) => renames.get(stack) ?? none), tightest: tightestByStack(analysis) },
      ]),
    );
  }
  return memo.lowerings.get(site);
}

/** Walks the tree once a version: a plain app asks for every stack, and a campus has hundreds. */
function checkTree(root: IConstruct): void {
  const memo = memoOf(root);
  const state = `${DesignRegistry.of(root).version} ${root.node.children.length}`;
  if (memo.tree !== state) {
    const stacks: TerraformStack[] = stacksBelow(root);
    checkStackIds(stacks);
    checkElements(root, stacks);
    memo.tree = state;
  }
}

/** Folder of an older, good synthesis that is still on disk. */
function olderOutput(root: IConstruct): string | undefined {
  const outdir = App.isApp(root) ? root.outdir : undefined;
  return outdir && fs.existsSync(path.join(outdir, 'manifest.json')) ? path.relative(process.cwd(), path.resolve(outdir)) || '.' : undefined;
}
