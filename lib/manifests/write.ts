import * as fs from 'fs';
import * as path from 'path';
import type { SiteAnalysis } from '../analysis/model';
import type { ProvedFinding } from '../checks/run';
import { budget, findingsJson } from './budget';
import { inventory } from './inventory';
import { Json } from './serialise';
import { tables } from './tables';

/** What is written: a proof. */
export interface ManifestInput {
  readonly analyses: SiteAnalysis[];
  readonly findings: ProvedFinding[];
}

/**
 * Writes `<outdir>/manifests/<site>/`. Everything goes to a folder beside the target first and is moved into place whole, so that a reader sees the
 * old manifests or the new ones, never half of either. Returns the files, relative to `outdir`.
 */
export function writeManifests({ analyses, findings }: ManifestInput, outdir: string): string[] {
  fs.mkdirSync(outdir, { recursive: true });
  const target = path.join(outdir, 'manifests');
  const fresh = fs.mkdtempSync(path.join(outdir, '.manifests-'));
  const written: string[] = [];
  try {
    for (const analysis of analyses) {
      const folder = path.join(fresh, analysis.site.name);
      fs.mkdirSync(folder);
      for (const [file, text] of Object.entries(filesOf(analysis, findings))) {
        fs.writeFileSync(path.join(folder, file), text);
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

function filesOf(analysis: SiteAnalysis, findings: ProvedFinding[]): { [file: string]: string } {
  return {
    'inventory.json': json(inventory(analysis)),
    'budget.json': json(budget(analysis)),
    'findings.json': json(findingsJson(findings, analysis.site.name)),
    ...tables(analysis),
  };
}

const json = (value: Json): string => `${JSON.stringify(value, null, 1)}\n`;
