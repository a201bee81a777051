import { IConstruct } from 'constructs';
import { Analysis } from '../analysis/analysis';
import type { SiteAnalysis } from '../analysis/model';
import type { Check } from './check';
import { _checksOf } from './checks';
import { Finding, RawFinding, Severity } from './finding';
import { merged } from './merged';
import { CheckOutcome, CheckStatus } from './outcome';
import { CHECKS } from './registry';
import { today as ofToday } from './today';

/** A finding with where it was written in the user's code; the trace is formatted only when it is printed. */
export interface ProvedFinding extends Finding {
  readonly trace?: () => string | undefined;
}

/** All that the checks say: what they found, and what became of each. */
export interface Verdict {
  readonly findings: ProvedFinding[];
  readonly outcomes: CheckOutcome[];
}

/** Whether a finding stops synthesis: errors that nobody acknowledged. */
export const blocksSynthesis = (finding: Finding): boolean => finding.severity === Severity.ERROR && finding.acknowledged === undefined;

/** Runs every check on every site, then those of the user; applies packs and acknowledgements. `today` decides which of them have expired. */
export function judge(analyses: SiteAnalysis[], root: IConstruct, today: Date = new Date()): Verdict {
  const findings: ProvedFinding[] = [];
  const outcomes: CheckOutcome[] = [];
  const owners = analyses.map((analysis) => new Owners(analysis, root));
  for (const [i, analysis] of analyses.entries()) {
    const told = new Map<string, RawFinding[]>();
    for (const check of CHECKS) {
      const skipped = notRun(check, analysis, root);
      const raw = skipped ? [] : guarded(check.id, analysis.site.path, () => check.evaluate(analysis));
      const found = merged(raw.filter((f) => f.missing === undefined));
      told.set(check.id, raw);
      outcomes.push({ ...outcomeOf(check, analysis.site.name, raw, found), ...skipped });
      findings.push(...found.map((finding) => stamped(finding, check, analysis.site.name, owners[i])));
    }
    const ask = (check: Check, now: SiteAnalysis): RawFinding[] =>
      notRun(check, now, root) ? [] : merged(guarded(check.id, now.site.path, () => check.evaluate(now)));
    for (const { check, found } of ofToday(analysis, (asked) => told.get(asked.id) ?? [], ask)) {
      findings.push(...found.map((finding) => stamped(finding, check, analysis.site.name, owners[i])));
      const at = outcomes.findIndex((outcome) => outcome.check === check.id && outcome.site === analysis.site.name);
      outcomes[at] = { ...outcomes[at], status: CheckStatus.FOUND, findings: outcomes[at].findings + found.length };
    }
  }
  const whole = new Analysis(analyses);
  for (const check of _checksOf(root).custom) {
    const raw = guarded(check.id, '', () => check.evaluate(whole));
    const found = raw.filter((f) => f.missing === undefined);
    outcomes.push(outcomeOf({ ...check, id: check.id, code: check.id, title: check.id, severity: check.severity }, '', raw, found));
    for (const finding of found) {
      const owner = owners.find((o) => o.owns(finding.path));
      findings.push({
        ...finding,
        check: check.id,
        code: check.id,
        severity: finding.severity ?? check.severity,
        site: owner?.site ?? '',
        trace: owner?.traceOf(finding.path),
      });
    }
  }
  return { findings: acknowledged(findings, root, today), outcomes };
}

const stamped = (finding: RawFinding, check: Check, site: string, owners: Owners): ProvedFinding => ({
  ...finding,
  check: check.id,
  code: check.code,
  severity: finding.severity ?? check.severity,
  site,
  source: check.source,
  trace: owners.traceOf(finding.path),
});

/** The findings alone. */
export const runChecks = (analyses: SiteAnalysis[], root: IConstruct, today: Date = new Date()): ProvedFinding[] =>
  judge(analyses, root, today).findings;

/** Why a check is not run at a site. */
function notRun(check: Check, analysis: SiteAnalysis, root: IConstruct): Pick<CheckOutcome, 'status' | 'why'> | undefined {
  const choices = _checksOf(root).choices.filter((choice) => (choice.path === '' || choice.path === analysis.site.path) && choice.pack._holds(check));
  const excluded = choices.find((choice) => choice.reason !== undefined);
  if (excluded && check.acknowledgeable) {
    return { status: CheckStatus.EXCLUDED, why: excluded.reason };
  }
  const included = choices.some((choice) => choice.reason === undefined);
  if (check.optional && !included) {
    return { status: CheckStatus.NOT_ASKED, why: 'no pack that holds it is included' };
  }
  if (check.tiers && !check.tiers.includes(analysis.site.tier) && !included) {
    return { status: CheckStatus.NOT_ASKED, why: `asked at tier ${check.tiers.join(' and ')}` };
  }
  return check.applies && !applies(check, analysis) ? { status: CheckStatus.NOT_APPLICABLE } : undefined;
}

/** A rule that cannot say whether it applies is run, and says why it fails. */
function applies(check: Check, analysis: SiteAnalysis): boolean {
  try {
    return check.applies!(analysis);
  } catch {
    return true;
  }
}

function outcomeOf(check: Pick<Check, 'id' | 'code' | 'title' | 'severity'>, site: string, raw: RawFinding[], found: RawFinding[]): CheckOutcome {
  const missing = raw.flatMap((f) => (f.missing === undefined ? [] : [{ path: f.path, what: f.missing }]));
  const wrong = found.some((f) => (f.severity ?? check.severity) !== Severity.INFO);
  const status = wrong ? CheckStatus.FOUND : missing.length > 0 ? CheckStatus.NOT_EVALUATED : CheckStatus.PASSED;
  return { check: check.id, code: check.code, title: check.title, site, status, findings: found.length, missing };
}

/** Which equipment a path is about: the asset itself, or the first one below a block. Asset paths are sorted once. */
class Owners {
  private readonly byPath = new Map<string, number>();

  public constructor(
    private readonly analysis: SiteAnalysis,
    private readonly root: IConstruct,
  ) {
    analysis.site.assets.forEach((asset) => this.byPath.set(asset.path, asset.index));
  }

  public get site(): string {
    return this.analysis.site.name;
  }

  public owns(path: string): boolean {
    return path === this.analysis.site.path || this.byPath.has(path);
  }

  public traceOf(path: string): (() => string | undefined) | undefined {
    const { assets, path: site } = this.analysis.site;
    const found = this.byPath.get(path);
    if (found !== undefined) {
      return assets[found].trace;
    }
    // A site or a hall as a whole: where the stack was declared.
    const stack = path.includes('/') ? undefined : (this.root.node.tryFindChild(path || site) as { _trace?: string } | undefined);
    return stack ? () => stack._trace : assets.find((asset) => asset.path.startsWith(`${path}/`))?.trace;
  }
}

/** A check that throws is a finding that stops synthesis, never a pass. */
function guarded(id: string, path: string, evaluate: () => RawFinding[]): RawFinding[] {
  try {
    const findings = evaluate();
    return Array.isArray(findings) ? findings : [failed(id, path, 'it returned no list of findings')];
  } catch (error) {
    return [failed(id, path, error instanceof Error ? error.message : String(error))];
  }
}

const failed = (id: string, path: string, why: string): RawFinding => ({
  path,
  severity: Severity.ERROR,
  message: `check '${id}' could not be evaluated: ${why}`,
  fix: 'mend the check, or report it with this message if it is one of ours',
});

function acknowledged(findings: ProvedFinding[], root: IConstruct, today: Date): ProvedFinding[] {
  const said = _checksOf(root).said;
  const day = today.toISOString().slice(0, 10);
  return findings.map((finding) => {
    const found = said.find(
      (s) =>
        s.id === finding.check &&
        (s.path === '' || finding.path === s.path || finding.path.startsWith(`${s.path}/`)) &&
        (s.acknowledgement.until === undefined || s.acknowledgement.until >= day),
    );
    return found ? { ...finding, acknowledged: found.acknowledgement.reason, until: found.acknowledgement.until } : finding;
  });
}
