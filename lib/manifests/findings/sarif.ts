import { Severity } from '../../checks/finding';
import { CheckOutcome } from '../../checks/outcome';
import { CHECKS } from '../../checks/registry';
import type { ProvedFinding } from '../../checks/run';
import { Json, clean } from '../serialise';
import { plainFinding } from './json';

const LEVEL = { [Severity.ERROR]: 'error', [Severity.WARNING]: 'warning', [Severity.INFO]: 'note' };
const PAGES = 'https://github.com/cdktf-gigafactory/cdktf-gigafactory/blob/main/docs/checks';

/**
 * Findings as SARIF 2.1.0 (OASIS standard), which code hosts show beside the line that declared the equipment. Accepted findings are suppressed results
 * with their reason; what was not evaluated is a result of kind `open`, level `none`.
 */
export function sarif(findings: ProvedFinding[], outcomes: CheckOutcome[], version: string): Json {
  const own = [...new Set([...outcomes, ...findings].map((o) => o.check))].filter((id) => !CHECKS.some((check) => check.id === id));
  const rules = [
    ...CHECKS.map((check) => ({
      id: check.id,
      name: check.code,
      shortDescription: { text: check.title },
      fullDescription: { text: check.reason },
      help: { text: `Source: ${check.source}. Inputs: ${check.inputs.join(', ')}.` },
      helpUri: `${PAGES}/${check.code}.md`,
      defaultConfiguration: { level: LEVEL[check.severity] },
    })),
    ...own.map((id) => ({ id, shortDescription: { text: id } })),
  ];
  const index = new Map(rules.map((rule, i) => [rule.id, i]));
  const results = [
    ...findings.map((finding) => resultOf(finding, index.get(finding.check)!)),
    ...outcomes.flatMap((outcome) =>
      outcome.missing.map(({ path, what }) => ({
        ruleId: outcome.check,
        ruleIndex: index.get(outcome.check)!,
        kind: 'open',
        level: 'none',
        message: { text: clean(`not evaluated: ${what}`) },
        locations: [{ logicalLocations: [logical(path)] }],
      })),
    ),
  ];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'cdktf-gigafactory', version, informationUri: 'https://github.com/cdktf-gigafactory/cdktf-gigafactory', rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'the folder in which the program was run' } } },
        results,
      },
    ],
  };
}

const logical = (path: string): { [key: string]: Json } => ({ fullyQualifiedName: clean(path), kind: 'resource' });

function resultOf(proved: ProvedFinding, ruleIndex: number): { [key: string]: Json } {
  const finding = plainFinding(proved);
  const text = [finding.message, finding.scenario ? `when ${finding.scenario}` : '', finding.fix ? `fix: ${finding.fix}` : '']
    .filter((part) => part !== '')
    .join('; ');
  const [, file, line] = /^(.*):(\d+)$/.exec(finding.declaredAt ?? '') ?? [];
  const physical: { [key: string]: Json } = file
    ? {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file.replace(/\\/g, '/')), uriBaseId: 'ROOT' },
          region: { startLine: Number(line) },
        },
      }
    : {};
  return {
    ruleId: finding.check,
    ruleIndex,
    level: LEVEL[finding.severity],
    message: { text: clean(text) },
    locations: [{ ...physical, logicalLocations: [logical(finding.path)] }],
    // The same finding of the same equipment is the same result from run to run, whatever its figures.
    partialFingerprints: { 'equipment/v1': clean(`${finding.site} ${finding.check} ${finding.path}`) },
    ...(finding.acknowledged === undefined ? {} : { suppressions: [{ kind: 'external', justification: clean(finding.acknowledged) }] }),
  };
}
