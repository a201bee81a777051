import XMLBuilder from 'fast-xml-builder';
import { Severity } from '../../checks/finding';
import { CheckOutcome, CheckStatus } from '../../checks/outcome';
import type { ProvedFinding } from '../../checks/run';
import { clean } from '../serialise';
import { plainFinding } from './json';

interface TestCase {
  readonly [key: string]: unknown;
}

/**
 * Findings as JUnit XML, the form that CI systems read: a suite a site, a case a check. Errors that nobody accepted are failures; warnings and accepted
 * findings are the case's output; what was not evaluated, applicable or asked for is skipped, with the reason.
 */
export function junit(findings: ProvedFinding[], outcomes: CheckOutcome[]): string {
  const sites = [...new Set(outcomes.map((outcome) => outcome.site))];
  const byCheck = new Map<string, ProvedFinding[]>();
  for (const finding of findings) {
    // A check of the user's own is one case for all sites.
    for (const key of [`${finding.site} ${finding.check}`, ` ${finding.check}`]) {
      byCheck.set(key, [...(byCheck.get(key) ?? []), finding]);
    }
  }
  const suites = sites.map((site) => {
    const cases = outcomes
      .filter((outcome) => outcome.site === site)
      .map((outcome) => caseOf(outcome, byCheck.get(`${site} ${outcome.check}`) ?? []));
    return { ...counts(cases), '@name': site || 'own checks', testcase: cases };
  });
  const all = suites.flatMap((suite) => suite.testcase);
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true, suppressEmptyNode: true });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ testsuites: { '@name': 'cdktf-gigafactory', ...counts(all), testsuite: suites } })}`;
}

const counts = (cases: TestCase[]): TestCase => ({
  '@tests': cases.length,
  '@failures': cases.filter((testcase) => testcase.failure !== undefined).length,
  '@skipped': cases.filter((testcase) => testcase.skipped !== undefined).length,
});

function caseOf(outcome: CheckOutcome, findings: ProvedFinding[]): TestCase {
  const head = { '@classname': outcome.check.replace('/', '.'), '@name': clean(`${outcome.code} ${outcome.title}`) };
  const failing = findings.filter((finding) => finding.severity === Severity.ERROR && finding.acknowledged === undefined);
  const rest = findings.filter((finding) => !failing.includes(finding));
  const output = [...rest.map(told), ...outcome.missing.map(({ path, what }) => `not evaluated at ${path}: ${what}`)].map(clean);
  if (failing.length > 0) {
    const lines = failing.map(told).map(clean);
    return { ...head, failure: { '@message': clean(failing[0].message), '@type': 'error', '#text': lines.join('\n\n') }, ...outputOf(output) };
  }
  const skipped = {
    [CheckStatus.NOT_EVALUATED]: `not evaluated: ${outcome.missing.map(({ what }) => what).join('; ')}`,
    [CheckStatus.NOT_APPLICABLE]: 'not applicable to this design',
    [CheckStatus.NOT_ASKED]: `not asked: ${outcome.why}`,
    [CheckStatus.EXCLUDED]: `left out: ${outcome.why}`,
    [CheckStatus.PASSED]: undefined,
    [CheckStatus.FOUND]: undefined,
  }[outcome.status];
  return { ...head, ...(skipped === undefined ? {} : { skipped: { '@message': clean(skipped) } }), ...outputOf(output) };
}

const outputOf = (lines: string[]): TestCase => (lines.length > 0 ? { 'system-out': lines.join('\n\n') } : {});

function told(finding: ProvedFinding): string {
  const { declaredAt, severity, path, message, scenario, fix, acknowledged } = plainFinding(finding);
  return [
    `${severity} at ${path}: ${message}`,
    ...(scenario ? [`when ${scenario}`] : []),
    ...(fix ? [`fix: ${fix}`] : []),
    ...(acknowledged === undefined ? [] : [`acknowledged: ${acknowledged}`]),
    ...(declaredAt ? [`declared in ${declaredAt}`] : []),
  ].join('\n');
}
