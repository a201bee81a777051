import { IConstruct } from 'constructs';
import { invalidValue } from '../core/errors';
import { isDay } from '../core/checked-facts';
import { construct } from '../core/given';
import { DesignRegistry } from '../core/registry';
import { tryEnclosingSite } from '../core/site';
import { Analysis } from '../analysis/analysis';
import { duplicateCheck, invalidDate, notAcknowledgeable, packsOfPart, reasonMissing, unknownCheck } from './errors';
import { Severity } from './finding';
import { CheckPack } from './packs';
import { CHECKS } from './registry';

/** Why a finding is accepted. */
export interface Acknowledgement {
  /** Who decided and why; printed in every output. */
  readonly reason: string;
  /**
   * Last day on which it counts, for example '2027-06-30'.
   * @default - no end
   */
  readonly until?: string;
}

/** What a check of your own says. */
export interface CustomFinding {
  /** Construct path of what it is about. */
  readonly path: string;
  /** What is wrong, with numbers. */
  readonly message: string;
  /**
   * The way out.
   * @default - none known
   */
  readonly fix?: string;
  /**
   * An input that your check lacks here: it then counts as not evaluated, and this is no finding.
   * @default - nothing is missing
   */
  readonly missing?: string;
}

/** Why a pack is left out. */
export interface ExclusionOptions {
  /** Who decided and why; printed in every output. */
  readonly reason: string;
}

/** A check of your own. Called once for each proof with what the analysis found; must have no side effects. */
export interface ICheck {
  /** Id, for example 'mine/rack-limit'. */
  readonly id: string;
  /** How bad a finding of it is. */
  readonly severity: Severity;
  /** Compares and returns findings; an error thrown here stops synthesis. */
  evaluate(analysis: Analysis): CustomFinding[];
}

interface Said {
  readonly path: string;
  readonly id: string;
  readonly acknowledgement: Acknowledgement;
}

/** A pack that was included (no reason) or left out, from a path downwards. */
interface Choice {
  readonly path: string;
  readonly pack: CheckPack;
  readonly reason?: string;
}

interface State {
  readonly said: Said[];
  readonly custom: ICheck[];
  readonly choices: Choice[];
}

const STATE = Symbol.for('cdktf-gigafactory/checks');

/** @internal */
export function _checksOf(scope: IConstruct): State {
  const root = scope.node.root as unknown as Record<symbol, State | undefined>;
  if (!root[STATE]) {
    Object.defineProperty(root, STATE, { value: { said: [], custom: [], choices: [] } });
  }
  return root[STATE]!;
}

/** Acknowledgements and checks of your own, below a construct. */
export class Checks {
  /** Checks as seen from `scope`: what is acknowledged here counts for everything below. */
  public static of(scope: IConstruct): Checks {
    return new Checks(construct('scope', scope));
  }

  /** Ids of all checks, those of your own included. */
  public static ids(scope: IConstruct): string[] {
    return [...CHECKS.map((check) => check.id), ..._checksOf(construct('scope', scope)).custom.map((check) => check.id)];
  }

  private constructor(private readonly scope: IConstruct) {}

  /**
   * Accepts the findings of a check for everything below. They stay in every output, with the reason. Fails for physical overloads, without a
   * reason, and for unknown checks.
   */
  public acknowledge(id: string, acknowledgement: Acknowledgement): void {
    const path = this.scope.node.path;
    const check = CHECKS.find((c) => c.id === id || c.code === id);
    if (!check && !_checksOf(this.scope).custom.some((c) => c.id === id)) {
      throw unknownCheck(id, Checks.ids(this.scope));
    }
    if (check && !check.acknowledgeable) {
      throw notAcknowledgeable(check.id, path);
    }
    if (typeof acknowledgement?.reason !== 'string' || acknowledgement.reason.trim().length < 5) {
      throw reasonMissing(id, path);
    }
    if (acknowledgement.until !== undefined && !isDay(acknowledgement.until)) {
      throw invalidDate(acknowledgement.until, path);
    }
    _checksOf(this.scope).said.push({ path, id: check?.id ?? id, acknowledgement: { ...acknowledgement } });
    DesignRegistry.of(this.scope).bump();
  }

  /** Runs the checks of a pack also where the tier does not ask for them. Fails below a site: packs are chosen for a cloud or a site. */
  public include(pack: CheckPack): void {
    this.choose(pack);
  }

  /**
   * Leaves the checks of a pack out; every output lists them with the reason. Physical limits are judged all the same. Fails without a reason, and
   * below a site.
   */
  public exclude(pack: CheckPack, options: ExclusionOptions): void {
    if (typeof options?.reason !== 'string' || options.reason.trim().length < 5) {
      throw reasonMissing(String(pack?.name), this.scope.node.path);
    }
    this.choose(pack, options.reason);
  }

  private choose(pack: CheckPack, reason?: string): void {
    const path = this.scope.node.path;
    if (!(pack instanceof CheckPack)) {
      throw invalidValue('pack', 'a CheckPack, for example CheckPack.COST', String(pack), path);
    }
    if (path.includes('/') || (path !== '' && tryEnclosingSite(this.scope)?.node.path !== path)) {
      throw packsOfPart(path);
    }
    _checksOf(this.scope).choices.push({ path, pack, reason });
    DesignRegistry.of(this.scope).bump();
  }

  /** Adds a check of your own, for the whole cloud. Fails when its id is taken. */
  public add(check: ICheck): void {
    if (typeof check?.id !== 'string' || typeof check?.evaluate !== 'function') {
      throw invalidValue(
        'check',
        "an ICheck with 'id', 'severity' and 'evaluate' (in Python with @jsii.implements)",
        String(check),
        this.scope.node.path,
      );
    }
    if (Checks.ids(this.scope).includes(check.id)) {
      throw duplicateCheck(check.id);
    }
    _checksOf(this.scope).custom.push(check);
    DesignRegistry.of(this.scope).bump();
  }
}
