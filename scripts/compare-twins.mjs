// Compares two synthesised folders: stacks as JSON without metadata of the tool that wrote them, manifests byte by byte.
import { deepStrictEqual } from 'node:assert';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const [language, a, b] = process.argv.slice(2);
const files = (dir, below) =>
  readdirSync(path.join(dir, below), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
    .sort();
/** Where equipment was declared is known of TypeScript alone: lines of other languages are not in the trace of the kernel. */
const withoutLines = (text) =>
  text
    .replace(/^ *"declared_at": ".*",?\n/gm, '')
    .replace(/\ndeclared in [^\n<]*/g, '')
    .replace(/"physicalLocation": \{[^{}]*\{[^{}]*\}[^{}]*\{[^{}]*\}[^{}]*\},?\s*/g, '');
let compared = 0;
for (const below of ['stacks', 'manifests']) {
  const read = (text) => (below === 'stacks' ? JSON.parse(text) : withoutLines(text));
  deepStrictEqual(files(a, below), files(b, below));
  for (const file of files(a, below)) {
    const [left, right] = [a, b].map((dir) => readFileSync(path.join(dir, file), 'utf8'));
    deepStrictEqual(read(left), read(right), file);
    compared++;
  }
}
if (compared < 9) {
  throw new Error(`only ${compared} files were compared`);
}
console.log(`${language} and TypeScript wrote the same ${compared} files`);
