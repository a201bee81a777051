// Compiles the library with jsii, unless what it is made of is what the last build was made of.
// The banner about the age of Node is not ours to act on at run time; everything else is shown.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const STAMP = 'dist/.built';
const OUTPUTS = ['.jsii', 'dist/js/index.js', 'dist/js/index.d.ts'];

/** Sources, and all that jsii puts into its assembly: the manifest, README pages, its own version. */
function inputs() {
  const sources = readdirSync('lib', { recursive: true }).map((file) => join('lib', String(file)));
  const wanted = sources.filter((file) => /\.(ts|md)$/.test(file)).sort();
  return [...wanted, 'package.json', 'tsconfig.json', 'README.md', 'node_modules/jsii/package.json', 'node_modules/typescript/package.json'];
}

function digest(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    hash
      .update(`${file}\0`)
      .update(existsSync(file) ? readFileSync(file) : 'none')
      .update('\0');
  }
  return hash.digest('hex');
}

const compiled = inputs()
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/^lib/, 'dist/js').replace(/\.ts$/, '.js'));
const isThere = [...OUTPUTS, ...compiled, STAMP].every((file) => existsSync(file));
if (isThere && readFileSync(STAMP, 'utf8') === digest(inputs()) + digest(OUTPUTS)) {
  process.exit(0);
}
const banner = /^!!/;
const run = spawnSync(process.execPath, ['node_modules/jsii/bin/jsii', '--fail-on-warnings'], { encoding: 'utf8' });
const text = `${run.stdout}${run.stderr}`.split('\n').filter((line) => !banner.test(line) && line.trim() !== '' && !/^(✨|Errors: 0)/.test(line));
if (text.length > 0) {
  console.error(text.join('\n'));
}
if (run.status === 0) {
  // jsii may write to package.json or tsconfig.json: what counts is what is there now.
  writeFileSync(STAMP, digest(inputs()) + digest(OUTPUTS));
}
process.exit(run.status ?? 1);
