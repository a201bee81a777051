import { execFileSync, spawnSync } from 'child_process';
import * as fs from 'fs';
import * as path from 'path';
import { AiCloud } from 'cdktf-gigafactory';
import { analyse } from '../../lib/analysis/analyse';
import type { SiteAnalysis, SiteSnapshot } from '../../lib/analysis/model';
import { snapshotOf } from '../../lib/analysis/snapshot';
import { budget } from '../../lib/manifests/budget';
import { inventory } from '../../lib/manifests/inventory';

const ROOT = path.join(__dirname, '../..');

/** Writes inventory and budget of an analysis to `<folder>/<name>`, whatever the checks say of it. */
export function writeAnalysis(analysis: SiteAnalysis, folder: string, name: string): string {
  const target = path.join(folder, name);
  fs.mkdirSync(target, { recursive: true });
  fs.writeFileSync(path.join(target, 'inventory.json'), JSON.stringify(inventory(analysis)));
  fs.writeFileSync(path.join(target, 'budget.json'), JSON.stringify(budget(analysis)));
  return target;
}

/** Writes every site of a cloud, as it is or changed. */
export const writeCloud = (cloud: AiCloud, folder: string, name: string, change = (site: SiteSnapshot): SiteSnapshot => site): string[] => {
  const snapshot = snapshotOf(cloud);
  return analyse({ ...snapshot, sites: snapshot.sites.map(change) }).map((analysis, i) =>
    writeAnalysis(analysis, folder, i === 0 ? name : `${name}-${i + 1}`),
  );
};

/** What becomes of one value of a manifest. */
export type Change = (value: never) => unknown;
export const times = (factor: number) => (value: number) => value * factor;
export const plus = (more: number) => (value: number) => value + more;
export const without = (index: number) => (list: unknown[]) => list.filter((_, i) => i !== index);

/** A copy of a written site with values of one manifest replaced; a place is named as in `limits.4.demand_worst`. */
export function withChanged(site: string, target: string, file: string, changes: [place: string, change: Change][]): string {
  fs.cpSync(site, target, { recursive: true });
  const document = JSON.parse(fs.readFileSync(path.join(site, file), 'utf8'));
  for (const [place, change] of changes) {
    const keys = place.split('.');
    const last = keys.pop()!;
    const holder = keys.reduce((value, key) => value[key], document);
    holder[last] = change(holder[last] as never);
  }
  fs.writeFileSync(path.join(target, file), JSON.stringify(document));
  return target;
}

/** Runs the audit; its exit code and what it said. */
export function runAudit(folders: string[]): { readonly status: number | null; readonly output: string } {
  const run = spawnSync('python3', [path.join(ROOT, 'audit'), ...folders], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return { status: run.status, output: run.stdout + run.stderr };
}

export const hasPython = (): boolean => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};
