// Writes API.md from the built assembly; with --check, fails when the committed one is stale.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const out = path.join(mkdtempSync(path.join(tmpdir(), 'api-')), 'API.md');
const run = spawnSync(process.execPath, ['node_modules/jsii-docgen/bin/jsii-docgen', '-o', out], { encoding: 'utf8' });
if (run.status !== 0) {
  console.error(`${run.stdout}${run.stderr}`);
  process.exit(1);
}
const fresh = readFileSync(out, 'utf8');
if (!process.argv.includes('--check')) {
  writeFileSync('API.md', fresh);
} else if (readFileSync('API.md', 'utf8') !== fresh) {
  console.error("API.md is stale; run 'npm run docs' and commit it");
  process.exit(1);
}
