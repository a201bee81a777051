import * as fs from 'fs';
import * as path from 'path';
import type { SiteAnalysis } from '../analysis/model';
import type { Verdict } from '../checks/run';
import { budget } from './budget';
import { checksJson, findingsJson } from './findings/json';
import { junit } from './findings/junit';
import { sarif } from './findings/sarif';
import { VERSION } from './version';
import { inventory } from './inventory';
import { Json } from './serialise';
import { jsonText, writeText } from './stream';
import { tables } from './tables';

/** What is written: a proof. */
export interface ManifestInput {
  readonly analyses: SiteAnalysis[];
  readonly verdict: Verdict;
}

/**
 * Writes `<outdir>/manifests/<site>/`. Everything goes to a folder beside the target first and is moved into place whole, so that a reader sees the
 * old manifests or the new ones, never half of either. Returns the files, relative to `outdir`.
 */
export function writeManifests({ analyses, verdict }: ManifestInput, outdir: string): string[] {
  fs.mkdirSync(outdir, { recursive: true });
  const target = path.join(outdir, 'manifests');
  const fresh = fs.mkdtempSync(path.join(outdir, '.manifests-'));
  const written: string[] = [];
  try {
    for (const analysis of analyses) {
      const folder = path.join(fresh, analysis.site.name);
      fs.mkdirSync(folder);
      for (const [file, text] of filesOf(analysis, verdict)) {
        writeText(path.join(folder, file), text);
        written.push(path.join('manifests', analysis.site.name, file));
      }
    }
    const old = `${fresh}-old`;
    if (fs.existsSync(target)) {
      fs.renameSync(target, old);
    }
    fs.renameSync(fresh, target);
    fs.rmSync(old, { recursive: true, force: true });
  } finally {
    fs.rmSync(fresh, { recursive: true, force: true });
  }
  return written.sort();
}

/** One file after another, so that of a large site only one is there at once. */
function* filesOf(analysis: SiteAnalysis, verdict: Verdict): Generator<[file: string, text: Iterable<string>]> {
  yield ['inventory.json', jsonText(inventory(analysis))];
  yield ['budget.json', jsonText(budget(analysis))];
  for (const [file, text] of Object.entries(verdictFiles(ofSite(verdict, analysis.site.name)))) {
    yield [file, [text]];
  }
  for (const [file, text] of tables(analysis)) {
    yield [file, [text]];
  }
}

/** A site's own findings, and what is of no site. */
const ofSite = ({ findings, outcomes }: Verdict, site: string): Verdict => ({
  findings: findings.filter((finding) => finding.site === site || finding.site === ''),
  outcomes: outcomes.filter((outcome) => outcome.site === site || outcome.site === ''),
});

/** What the checks said, in the forms that people's tools read. */
export function verdictFiles({ findings, outcomes }: Verdict): { [file: string]: string } {
  return {
    'findings.json': json(findingsJson(findings)),
    'checks.json': json(checksJson(outcomes)),
    'findings.junit.xml': junit(findings, outcomes),
    'findings.sarif': json(sarif(findings, outcomes, VERSION)),
  };
}

const json = (value: Json): string => `${JSON.stringify(value, null, 1)}\n`;
