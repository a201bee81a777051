import { Aspects, LocalBackend, TerraformBackend, TerraformStack } from 'cdktf';
import { Construct, IConstruct } from 'constructs';
import { ISite } from '../core';
import { checkedId } from '../core/names';
import { DesignRegistry } from '../core/registry';
import { captureTrace } from '../core/trace';
import { Gates } from '../terraform';
import { nestedStack } from './errors';
import { proveAndLower } from './pipeline';
import { checkRename } from './renames';

const DESIGN_STACK = Symbol.for('cdktf-gigafactory/design-stack');

/**
 * A stack whose synthesis proves the whole tree first. It does so wherever cdktf gives it a chance before a file is written: when stacks are
 * prepared (App.synth, the CLI), when aspects run (Testing), and when it is rendered.
 */
export abstract class DesignStack extends TerraformStack {
  /** @internal */
  public static _isDesignStack(x: unknown): x is DesignStack {
    return typeof x === 'object' && x !== null && DESIGN_STACK in x;
  }

  /** Gates of commissioning, for provisioners and dependencies of your own. */
  public readonly gates: Gates;
  /** Reserved for what is lowered. @internal */
  public readonly _scope: Construct;
  /** Old block names by new ones. @internal */
  public readonly _renames = new Map<string, string>();
  /** Version of the design that was lowered. @internal */
  public _lowered = -1;
  private readonly trace: { stack?: string } = {};

  protected constructor(scope: Construct, id: string) {
    super(scope, checkedId(scope, id));
    if (scope.node.scopes.some((s) => TerraformStack.isStack(s))) {
      throw nestedStack(this.node.path);
    }
    Object.defineProperty(this, DESIGN_STACK, { value: true });
    captureTrace(this.trace, new.target);
    // Both ids are taken now, so that a user's construct of that name fails with our words instead of being deleted later.
    this.gates = new Gates(this, 'gates');
    this._scope = new Construct(this, 'terraform');
    DesignRegistry.of(this).bump();
    Aspects.of(this).add({
      visit: (node: IConstruct): void => {
        if (node === this) {
          proveAndLower(this);
        }
      },
    });
  }

  /** @internal */
  public get _trace(): string | undefined {
    return this.trace.stack;
  }

  /** The site of the stack: itself, or the one that its hall names. */
  public abstract get home(): ISite;

  /**
   * Says that a block of this stack (a pod, a plant, a rack of its own) had another name, so that the plan moves its parts instead of rebuilding
   * them. Keep the line as long as what the block feeds is in use: facts say givers by the name under which they were built.
   * Fails when the rename cannot be: an empty or unchanged name, or one that was said before.
   */
  public renamed(newName: string, oldName: string): void {
    checkRename(this._renames, newName, oldName, this.node.path);
    this._renames.set(newName, oldName);
    DesignRegistry.of(this).bump();
  }

  /** Proves the tree and lowers this stack; cdktf calls it for every stack before it writes any. */
  public prepareStack(): void {
    proveAndLower(this);
    super.prepareStack();
  }

  /** The stack as Terraform, proved and lowered. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- cdktf's own signature
  public toTerraform(): any {
    proveAndLower(this);
    return super.toTerraform();
  }

  /**
   * Keeps a backend that the user put on this very stack; else local state beside the output folder, by a path relative to the stack's own, so that the
   * project can be moved (cdktf's own default holds an absolute path of the machine).
   */
  public ensureBackendExists(): TerraformBackend {
    const own = this.node.children.find((child) => TerraformBackend.isBackend(child)) as TerraformBackend | undefined;
    if (own) {
      return own;
    }
    return new LocalBackend(this, { path: `../../../terraform.${this.node.id}.tfstate` });
  }
}
