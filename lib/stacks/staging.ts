import * as fs from 'fs';
import * as path from 'path';
import { App } from 'cdktf';
import { cannotWrite } from './errors';

/**
 * Lets `write` fill a folder of its own, and moves its files into the output folder only when all of them are there. cdktf writes stack by stack
 * and stops where a validation or an annotation of the user's fails, which leaves new stacks beside old ones.
 */
export function writeWhole(app: App, write: () => void, then: () => void): void {
  const target = app.outdir;
  const staging = stagingIn(target);
  try {
    redirect(app, staging);
    try {
      write();
    } finally {
      redirect(app, target);
    }
    then();
    moveInto(staging, target);
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

function stagingIn(target: string): string {
  try {
    fs.mkdirSync(target, { recursive: true });
    const staging = fs.mkdtempSync(path.join(target, '.synth-'));
    fs.mkdirSync(path.join(staging, 'stacks'));
    return staging;
  } catch (error) {
    throw cannotWrite(target, error);
  }
}

/** Both are readonly in their types only: cdktf reads them anew on each synthesis. */
function redirect(app: App, outdir: string): void {
  (app as { outdir: string }).outdir = outdir;
  (app.manifest as { outdir: string }).outdir = outdir;
}

/** File by file, since stack folders hold what Terraform keeps there; `manifest.json` last, since it says what is there. */
function moveInto(from: string, to: string): void {
  const entries = fs.readdirSync(from, { withFileTypes: true }).sort((a, b) => Number(a.isFile()) - Number(b.isFile()));
  for (const entry of entries) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) {
      fs.mkdirSync(target, { recursive: true });
      moveInto(source, target);
    } else {
      fs.renameSync(source, target);
    }
  }
}
