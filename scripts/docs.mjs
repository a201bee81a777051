// Writes API.md from the built assembly and the index of checks from the registry; with --check, fails when a committed one is stale.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const out = path.join(mkdtempSync(path.join(tmpdir(), 'api-')), 'API.md');
const run = spawnSync(process.execPath, ['node_modules/jsii-docgen/bin/jsii-docgen', '-o', out], { encoding: 'utf8' });
if (run.status !== 0) {
  console.error(`${run.stdout}${run.stderr}`);
  process.exit(1);
}

const { CHECKS } = createRequire(import.meta.url)('../dist/js/checks/registry.js');
const row = (cells) => `| ${cells.join(' | ')} |`;
const asked = ({ optional, tiers }) => (optional ? 'when its pack is included' : tiers ? `tier ${tiers.join(', ')}` : 'always');
const index = [
  '# Checks',
  '',
  `${CHECKS.length} rules, each on a page of its own with inputs, limit, examples and the arithmetic to verify it by hand. What lacks an input is *not evaluated* and never`,
  'counted as passed. The severity is the worst that a rule gives; the pages say where a tier softens it. Written by `npm run docs`.',
  '',
  row(['Code', 'Id', 'Severity', 'Asked', 'Rule']),
  row(['---', '---', '---', '---', '---']),
  ...CHECKS.map((check) => row([`[${check.code}](${check.code}.md)`, `\`${check.id}\``, check.severity, asked(check), check.title])),
  '',
].join('\n');

for (const [file, fresh] of [
  ['API.md', readFileSync(out, 'utf8')],
  ['docs/checks/README.md', index],
]) {
  if (!process.argv.includes('--check')) {
    writeFileSync(file, fresh);
  } else if (!existsSync(file) || readFileSync(file, 'utf8') !== fresh) {
    console.error(`${file} is stale; run 'npm run docs' and commit it`);
    process.exit(1);
  }
}
