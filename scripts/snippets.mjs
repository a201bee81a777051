// Compiles the TypeScript snippets of README, of docs/ and of the rooms' READMEs with rosetta, strictly: all are laid into a copy of the assembly's
// README, since jsii reads only one. docs/design.md is left to a test of its own: its program leaves out the imports.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, symlinkSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const dir = mkdtempSync(path.join(tmpdir(), 'snippets-'));
for (const file of ['package.json', '.jsii', 'dist', 'rosetta']) {
  cpSync(file, path.join(dir, file), { recursive: true });
}
symlinkSync(path.resolve('node_modules'), path.join(dir, 'node_modules'));
const assembly = JSON.parse(readFileSync(path.join(dir, '.jsii'), 'utf8'));
const rooms = readdirSync('lib', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`lib/${entry.name}/README.md`))
  .map((entry) => readFileSync(`lib/${entry.name}/README.md`, 'utf8'));
const docs = readdirSync('docs')
  .filter((file) => file.endsWith('.md') && file !== 'design.md')
  .map((file) => readFileSync(`docs/${file}`, 'utf8'));
assembly.readme = { markdown: [readFileSync('README.md', 'utf8'), ...docs, ...rooms].join('\n\n') };
const count = (assembly.readme.markdown.match(/^```ts/gm) ?? []).length;
writeFileSync(path.join(dir, '.jsii'), JSON.stringify(assembly));
const run = spawnSync(
  process.execPath,
  [
    path.resolve('node_modules/jsii-rosetta/bin/jsii-rosetta'),
    'extract',
    '--strict',
    '--compile',
    '--directory',
    dir,
    '--output',
    path.join(dir, 'tablet.json'),
    dir,
  ],
  { encoding: 'utf8' },
);
const text = `${run.stdout}${run.stderr}`.split('\n').filter((line) => !/^!!/.test(line));
if (run.status !== 0) {
  console.error(text.join('\n'));
}
console.log(`${count} snippets compiled: ${run.status === 0 ? 'all of them' : 'with errors'}`);
process.exit(run.status ?? 1);
