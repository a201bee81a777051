import { RawFinding } from './finding';

const UTILITY = 'on utility, ';
const GENERATORS = 'on generators, ';

/** What is true of one failure on utility and on generators alike is told once. */
export function merged(findings: RawFinding[]): RawFinding[] {
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
