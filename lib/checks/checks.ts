import { IConstruct } from 'constructs';
import { invalidValue } from '../core/errors';
import { DesignRegistry } from '../core/registry';
import { Analysis } from '../analysis/analysis';
import { duplicateCheck, invalidDate, notAcknowledgeable, reasonMissing, unknownCheck } from './errors';
import { Severity } from './finding';
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

interface State {
  readonly said: Said[];
  readonly custom: ICheck[];
}

const STATE = Symbol.for('cdktf-gigafactory/checks');

/** @internal */
export function _checksOf(construct: IConstruct): State {
  const root = construct.node.root as unknown as Record<symbol, State | undefined>;
  if (!root[STATE]) {
    Object.defineProperty(root, STATE, { value: { said: [], custom: [] } });
  }
  return root[STATE]!;
}

/** Acknowledgements and checks of your own, below a construct. */
export class Checks {
  /** Checks as seen from `scope`: what is acknowledged here counts for everything below. */
  public static of(scope: IConstruct): Checks {
    return new Checks(scope);
  }

  /** Ids of all checks, those of your own included. */
  public static ids(scope: IConstruct): string[] {
    return [...CHECKS.map((check) => check.id), ..._checksOf(scope).custom.map((check) => check.id)];
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
    if (acknowledgement.until !== undefined && !isDate(acknowledgement.until)) {
      throw invalidDate(acknowledgement.until, path);
    }
    _checksOf(this.scope).said.push({ path, id: check?.id ?? id, acknowledgement: { ...acknowledgement } });
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

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
