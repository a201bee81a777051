import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { Checks, Severity } from 'cdktf-gigafactory';
import { brokenHall } from '../../examples/halls/broken';
import { newCloud } from '../support/cloud';

interface Result {
  readonly ruleId: string;
  readonly kind?: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints?: { readonly 'equipment/v1': string };
  readonly locations: {
    readonly logicalLocations: { readonly fullyQualifiedName: string }[];
    readonly physicalLocation?: { readonly artifactLocation: { readonly uri: string } };
  }[];
}

function results(folder: string, texts: string[]): Result[] {
  const cloud = newCloud();
  brokenHall(cloud);
  Checks.of(cloud).add({ id: 'mine/same', severity: Severity.WARNING, evaluate: () => texts.map((message) => ({ path: 'us-tx-1', message })) });
  cloud.writeFindings(folder);
  return JSON.parse(fs.readFileSync(path.join(folder, 'findings.sarif'), 'utf8')).runs[0].results;
}

describe('SARIF for code hosts', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prints-'));
  const printsOf = (all: Result[]): string[] => all.filter((r) => r.kind !== 'open').map((r) => r.partialFingerprints!['equipment/v1']);

  test('no two findings are one result: a device and a conductor of one busway are two', () => {
    const all = results(folder, ['one', 'two']);
    const prints = printsOf(all);
    expect(new Set(prints).size).toBe(prints.length);
    const run = all.filter(
      (r) => r.partialFingerprints?.['equipment/v1'].includes('block-2/lineup-c/busway-pod-5') && r.ruleId === 'power/overcurrent',
    );
    expect(run.map((r) => /conductors/.test(r.message.text))).toEqual([false, true]);
  });

  test('the text names the equipment: code hosts show it without its place in the design', () => {
    for (const result of results(folder, [])) {
      const where = result.locations[0].logicalLocations[0].fullyQualifiedName;
      expect(result.message.text.startsWith(where === '' ? '' : `${where}: `)).toBe(true);
    }
  });

  test('other figures make no other result', () =>
    expect(printsOf(results(folder, ['three', 'four']))).toEqual(printsOf(results(folder, ['one', 'two']))));

  test('places are told from the root of the repository, wherever the program was run', () => {
    const cwd = process.cwd();
    process.chdir(path.join(cwd, 'examples/halls'));
    try {
      const places = new Set(results(folder, []).flatMap((r) => r.locations.flatMap((l) => l.physicalLocation?.artifactLocation.uri ?? [])));
      expect([...places].sort()).toEqual(['examples/halls/broken.ts', 'examples/halls/gb300.ts']);
    } finally {
      process.chdir(cwd);
    }
  });
});
