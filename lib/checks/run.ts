import { IConstruct } from 'constructs';
import { Analysis } from '../analysis/analysis';
import type { SiteAnalysis } from '../analysis/model';
import { _checksOf } from './checks';
import { Finding, RawFinding, Severity } from './finding';
import { CHECKS } from './registry';

/** A finding with where it was written in the user's code; the trace is formatted only when it is printed. */
export interface ProvedFinding extends Finding {
  readonly trace?: () => string | undefined;
}

/** Whether a finding stops synthesis: errors that nobody acknowledged. */
export const blocksSynthesis = (finding: Finding): boolean => finding.severity === Severity.ERROR && finding.acknowledged === undefined;

/** Runs every check on every site, then those of the user; applies acknowledgements. `today` decides which of them have expired. */
export function runChecks(analyses: SiteAnalysis[], root: IConstruct, today: Date = new Date()): ProvedFinding[] {
  const findings: ProvedFinding[] = [];
  for (const analysis of analyses) {
    const byPath = new Map(analysis.site.assets.map((asset) => [asset.path, asset]));
    for (const check of CHECKS) {
      for (const raw of merged(guarded(check.id, analysis.site.path, () => check.evaluate(analysis)))) {
        const asset = byPath.get(raw.path) ?? analysis.site.assets.find((a) => a.path.startsWith(`${raw.path}/`));
        findings.push({
          ...raw,
          check: check.id,
          code: check.code,
          severity: raw.severity ?? check.severity,
          site: analysis.site.name,
          source: check.source,
          trace: asset?.trace,
        });
      }
    }
  }
  const whole = new Analysis(analyses);
  for (const check of _checksOf(root).custom) {
    for (const raw of guarded(check.id, '', () => check.evaluate(whole))) {
      const site = analyses.find((a) => a.site.assets.some((asset) => asset.path === raw.path));
      findings.push({ ...raw, check: check.id, code: check.id, severity: raw.severity ?? check.severity, site: site?.site.name ?? '' });
    }
  }
  return acknowledged(findings, root, today);
}

const UTILITY = 'on utility, ';
const GENERATORS = 'on generators, ';

/** What is true of one failure on utility and on generators alike is told once. */
function merged(findings: RawFinding[]): RawFinding[] {
  const key = (f: RawFinding): string => [f.path, f.message, f.scenario?.replace(UTILITY, '').replace(GENERATORS, '')].join('\u0000');
  const byKey = new Map<string, RawFinding>();
  for (const finding of findings) {
    const first = byKey.get(key(finding));
    const both = first?.scenario?.startsWith(UTILITY) && finding.scenario?.startsWith(GENERATORS);
    byKey.set(
      key(finding),
      first ? { ...first, scenario: both ? first.scenario!.replace(UTILITY, 'on utility and on generators, ') : first.scenario } : finding,
    );
  }
  return [...byKey.values()];
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
