import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { AiCloud, Checks, Severity } from 'cdktf-gigafactory';
import { brokenHall } from '../../examples/halls/broken';
import { gb300Hall } from '../../examples/halls/gb300';
import { CHECKS } from '../../lib/checks/registry';
import { newCloud } from '../support/cloud';

/** The OASIS schema of SARIF 2.1.0, as the SARIF tools of its editors ship it. */
const schema = JSON.parse(fs.readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));

function written(cloud: AiCloud): (file: string) => string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'findings-'));
  const files = cloud.writeFindings(folder);
  expect(files.map((file) => path.basename(file)).sort()).toEqual(['checks.json', 'findings.json', 'findings.junit.xml', 'findings.sarif']);
  return (file) => fs.readFileSync(path.join(folder, file), 'utf8');
}

const list = <T>(value: T | T[]): T[] => (Array.isArray(value) ? value : [value]);

describe.each([
  ['a hall that holds', (cloud: AiCloud) => void gb300Hall(cloud)],
  ['a hall that does not', (cloud: AiCloud) => brokenHall(cloud)],
])('findings of %s, for machines', (_, design) => {
  const cloud = newCloud();
  design(cloud);
  Checks.of(cloud).acknowledge('SPC-03', { reason: 'slab of 15 kPa, <structural> report & "seal"' });
  Checks.of(cloud).add({
    id: 'mine/odd',
    severity: Severity.WARNING,
    evaluate: () => [
      { path: 'us-tx-1', message: 'text with <tags>, ]]> and \u0007 a bell' },
      { path: 'us-tx-1', message: '', missing: 'something' },
    ],
  });
  const read = written(cloud);
  const findings = cloud.findings();

  test('SARIF follows the schema of OASIS', () => {
    const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
    addFormats(ajv);
    const validate = ajv.compile(schema);
    const log = JSON.parse(read('findings.sarif'));
    expect([validate(log), validate.errors]).toEqual([true, null]);
  });

  test('SARIF has every finding once, with its rule, level and place in the code', () => {
    const [run] = JSON.parse(read('findings.sarif')).runs;
    const results = run.results.filter((r: { kind?: string }) => r.kind !== 'open');
    expect(results).toHaveLength(findings.length);
    for (const [i, result] of results.entries()) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(findings[i].check);
      expect(result.level).toBe({ error: 'error', warning: 'warning', info: 'note' }[findings[i].severity]);
      expect(result.locations[0].logicalLocations[0].fullyQualifiedName).toBe(findings[i].path);
    }
    // Equipment, halls and sites are declared in this repository's own examples.
    const placed = results.filter((r: { locations: { physicalLocation?: object }[] }) => r.locations[0].physicalLocation);
    expect(placed.length).toBeGreaterThan(0.9 * results.length);
    for (const { locations } of placed) {
      const { artifactLocation, region } = locations[0].physicalLocation;
      const lines = fs.readFileSync(artifactLocation.uri, 'utf8').split('\n');
      expect(lines[region.startLine - 1]).toMatch(/new |cloud|Array\.from|Plant|=>/);
    }
    const suppressed = results.filter((r: { suppressions?: object[] }) => r.suppressions);
    expect(suppressed.map((r: { ruleId: string }) => r.ruleId)).toEqual(['space/floor-load']);
    expect(run.results.filter((r: { kind?: string }) => r.kind === 'open').map((r: { ruleId: string }) => r.ruleId)).toContain('mine/odd');
  });

  test('JUnit is well-formed, has a case a check, fails where synthesis would, and skips what was not evaluated', () => {
    const xml = read('findings.junit.xml');
    expect(XMLValidator.validate(xml)).toBe(true);
    const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '@' }).parse(xml);
    const suite = list(testsuites.testsuite).find((s) => s['@name'] === 'us-tx-1');
    const cases = list(suite.testcase);
    expect(cases).toHaveLength(CHECKS.length);
    const failing = new Set(findings.filter((f) => f.severity === 'error' && f.acknowledged === undefined).map((f) => f.check));
    expect(
      cases
        .filter((c) => c.failure)
        .map((c) => c['@classname'].replace('.', '/'))
        .sort(),
    ).toEqual([...failing].sort());
    expect(Number(testsuites['@failures'])).toBe(failing.size);
    const [mine] = list(list(testsuites.testsuite).find((s) => s['@name'] === 'own checks').testcase);
    expect(mine['system-out']).toContain('text with <tags>, ]]> and  a bell');
  });

  test('JSON names path, figures, scenario, fix and line', () => {
    const json = JSON.parse(read('findings.json'));
    expect(json).toHaveLength(findings.length);
    const floor = json.find((f: { code: string }) => f.code === 'SPC-03');
    expect(floor).toMatchObject({ unit: 'kPa', limit: 10, declared_at: expect.stringMatching(/^examples\/halls\/\w+\.ts:\d+$/) });
    expect(read('findings.json')).not.toContain('/tmp/');
  });
});
