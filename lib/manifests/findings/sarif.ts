import * as fs from 'fs';
import * as path from 'path';
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
  const root = repositoryRoot();
  const seen = new Map<string, number>();
  const results = [
    ...findings.map((finding) => resultOf(finding, index.get(finding.check)!, printOf(finding, seen), root)),
    ...outcomes.flatMap((outcome) =>
      outcome.missing.map(({ path: where, what }) => ({
        ruleId: outcome.check,
        ruleIndex: index.get(outcome.check)!,
        kind: 'open',
        level: 'none',
        message: { text: clean(`${where ? `${where}: ` : ''}not evaluated: ${what}`) },
        locations: [{ logicalLocations: [logical(where)] }],
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
        originalUriBaseIds: {
          ROOT: { description: { text: 'the root of the repository, or the folder in which the program was run where there is none' } },
        },
        results,
      },
    ],
  };
}

const logical = (where: string): { [key: string]: Json } => ({ fullyQualifiedName: clean(where), kind: 'resource' });

/** Code hosts look for files from the root of the repository, which need not be where the program is run. */
function repositoryRoot(): string {
  const start = process.cwd();
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (fs.existsSync(path.join(folder, '.git'))) {
      return folder;
    }
    if (path.dirname(folder) === folder) {
      return start;
    }
  }
}

/**
 * The same finding of the same equipment is the same result from run to run, whatever its figures; what a check finds more than once there is told apart by
 * its number.
 */
function printOf({ site, check, path: where }: ProvedFinding, seen: Map<string, number>): string {
  const print = clean(`${site} ${check} ${where}`);
  const count = (seen.get(print) ?? 0) + 1;
  seen.set(print, count);
  return count === 1 ? print : `${print} ${count}`;
}

function resultOf(proved: ProvedFinding, ruleIndex: number, print: string, root: string): { [key: string]: Json } {
  const finding = plainFinding(proved);
  // Code hosts show the text alone, without the logical location.
  const message = finding.path ? `${finding.path}: ${finding.message}` : finding.message;
  const text = [message, finding.scenario ? `when ${finding.scenario}` : '', finding.fix ? `fix: ${finding.fix}` : '']
    .filter((part) => part !== '')
    .join('; ');
  const [, file, line] = /^(.*):(\d+)$/.exec(finding.declaredAt ?? '') ?? [];
  const physical: { [key: string]: Json } = file
    ? {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(path.relative(root, path.resolve(file)).replace(/\\/g, '/')), uriBaseId: 'ROOT' },
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
    partialFingerprints: { 'equipment/v1': print },
    ...(finding.acknowledged === undefined ? {} : { suppressions: [{ kind: 'external', justification: clean(finding.acknowledged) }] }),
  };
}
