// Translates the snippets of the README for the packages of other languages, into the tablet file given: without it they would carry the TypeScript.
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';

const out = path.resolve(process.argv[2]);
mkdirSync(path.dirname(out), { recursive: true });
const rosetta = 'node_modules/jsii-rosetta/bin/jsii-rosetta';
const run = spawnSync(process.execPath, [rosetta, 'extract', '--strict', '--compile', '--directory', '.', '--output', out, '.'], {
  encoding: 'utf8',
});
// What rosetta says of Node's age, and of the package itself, which it takes from this folder, is not ours to act on.
const text = `${run.stdout}${run.stderr}`.split('\n').filter((line) => line.trim() !== '' && !/^!!|packages necessary to compile/.test(line));
if (run.status !== 0 || text.length > 0) {
  console.error(text.join('\n'));
  process.exit(run.status || 1);
}
